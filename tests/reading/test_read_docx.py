"""Word files: list numbers as Word prints them, italics, notes, tracked changes, tables."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx_writer import level, p, r, table, write_docx

from resindex.errors import ReadingError
from resindex.model import Line, Link, Mark, Note
from resindex.reading.docx import read_docx

ITALIC = "<w:i/>"
LEGAL = level(0, "%1.") + level(1, "(%2)", "lowerLetter") + level(2, "(%3)", "lowerRoman")


def lines(body: str, **more: str) -> tuple[Line, ...]:
    return read_docx(Path("a.docx"), write_docx(body, None, **more)).lines


def lists(*definitions: str, nums: str = "") -> str:
    """Definitions 0, 1 …, and a list with the next higher number for each."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{i}">{d}</w:abstractNum>' for i, d in enumerate(definitions))
    made += "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(definitions)))
    return made + nums


def labels(numbering: str, *numbers: tuple[int, int], styles: str = "") -> list[str | None]:
    body = "".join(p(r("x"), number=number) for number in numbers)
    return [line.mark.label if line.mark else None for line in lines(body, numbering=numbering, styles=styles)]


# ---------------------------------------------------------------- list numbers


@pytest.mark.parametrize(
    ("numbering", "used", "expected"),
    [
        pytest.param(
            lists(LEGAL),
            [(1, 0), (1, 1), (1, 1), (1, 2), (1, 1), (1, 0), (1, 1)],
            ["1.", "(a)", "(b)", "(i)", "(c)", "2.", "(a)"],
            id="levels restart below a higher one",
        ),
        pytest.param(
            lists(level(0, "%1") + level(1, "%1.%2") + level(2, "%1.%2.%3")),
            [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)],
            ["1", "1.1", "1.2", "1.2.1", "2", "2.1"],
            id="numbers of higher levels",
        ),
        pytest.param(
            lists(level(0, "%1.", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>")),
            [(1, 0), (1, 0), (1, 1)],
            ["I.", "II.", "2.1"],
            id="legal numbering",
        ),
        pytest.param(
            lists(level(0, "%1)", "upperLetter", 26)), [(1, 0)] * 3, ["Z)", "AA)", "BB)"], id="letters double"
        ),
        pytest.param(lists(level(0, "Article %1")), [(1, 0)] * 2, ["Article 1", "Article 2"], id="words"),
        pytest.param(lists(level(0, "%1.", "decimalZero", 9)), [(1, 0)] * 2, ["09.", "10."], id="leading zero"),
        pytest.param(lists(level(0, "%1)", "russianLower")), [(1, 0)] * 2, ["а)", "б)"], id="Russian"),
        pytest.param(lists(level(0, "", "bullet")), [(1, 0)], [None], id="bullet"),
        pytest.param(lists(level(0, "%1", "none")), [(1, 0)], [None], id="none"),
        pytest.param(
            lists(LEGAL), [(1, 0), (0, 0), (9, 0), (1, 0)], ["1.", None, None, "2."], id="off, and no such list"
        ),
        pytest.param(
            lists(LEGAL, nums='<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'),
            [(1, 0), (5, 0), (1, 0)],
            ["1.", "2.", "3."],
            id="lists of one definition count on together",
        ),
        pytest.param(
            lists(
                LEGAL,
                nums='<w:num w:numId="5"><w:abstractNumId w:val="0"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
            ),
            [(1, 0), (1, 0), (5, 0), (5, 0), (5, 1)],
            ["1.", "2.", "7.", "8.", "(a)"],
            id="a start of its own",
        ),
        pytest.param(
            lists(
                LEGAL,
                nums='<w:num w:numId="5"><w:abstractNumId w:val="0"/>'
                f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerRoman")}</w:lvlOverride></w:num>',
            ),
            [(1, 0), (5, 0)],
            ["1.", "ii)"],
            id="a form of its own",
        ),
        pytest.param(
            lists(level(0, "%1.") + level(1, "(%2)", more='<w:lvlRestart w:val="0"/>')),
            [(1, 0), (1, 1), (1, 0), (1, 1)],
            ["1.", "(1)", "2.", "(2)"],
            id="a level that never restarts",
        ),
        pytest.param(
            lists('<w:numStyleLink w:val="L"/>', '<w:styleLink w:val="L"/>' + LEGAL),
            [(1, 0), (1, 1)],
            ["1.", "(a)"],
            id="linked",
        ),
    ],
)
def test_numbers_are_those_that_word_prints(
    numbering: str, used: list[tuple[int, int]], expected: list[str | None]
) -> None:
    assert labels(numbering, *used) == expected


def test_level_is_the_depth() -> None:
    found = lines(p(r("a"), number=(1, 0)) + p(r("b"), number=(1, 2)), numbering=lists(LEGAL))
    assert [line.mark.level for line in found if line.mark] == [0, 2]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Op"><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="OpChild"><w:basedOn w:val="Op"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Off"><w:basedOn w:val="Op"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="UN"><w:name w:val="_ H_1_G"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Out"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Slanted"><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Emphasis"><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:basedOn w:val="Emphasis"/></w:style>'
    '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_numbers_come_from_styles_too() -> None:
    numbering = lists(level(0, "%1.") + level(1, "(%2)", "lowerLetter", more='<w:pStyle w:val="Sub"/>'))
    body = "".join(p(r("x"), style=s) for s in ("Op", "OpChild", "Sub", "Off", "Normal", "Op", "Loop", "Missing"))
    found = lines(body, numbering=numbering, styles=STYLES)
    assert [line.mark.label if line.mark else None for line in found] == [
        "1.",
        "2.",
        "(a)",
        None,
        None,
        "3.",
        None,
        None,
    ]


def test_a_typed_number_stays_in_the_text() -> None:
    (line,) = lines(p(r("3.\t"), r("Urges", ITALIC), r(" ports")))
    assert line == Line("3. Urges ports", 1, whole=True, mark=Mark(verb="Urges"))


# ---------------------------------------------------------------- runs


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        pytest.param(p(r("Recalling", ITALIC), r(" it")), "Recalling", id="directly"),
        pytest.param(p(r("Recalling", '<w:rStyle w:val="Emphasis"/>'), r(" it")), "Recalling", id="by a style"),
        pytest.param(
            p(r("Recalling", '<w:rStyle w:val="Strong"/>'), r(" it")), "Recalling", id="by what a style is based on"
        ),
        pytest.param(
            p(r("Recalling"), r(" it", '<w:rStyle w:val="Emphasis"/>'), style="Slanted"),
            "Recalling",
            id="two styles cancel",
        ),
        pytest.param(
            p(r("Recalling", '<w:rStyle w:val="Emphasis"/><w:i w:val="0"/>'), r(" it")), None, id="turned off"
        ),
        pytest.param(p(r("Re", ITALIC), r("calling", ITALIC), r(" it")), "Recalling", id="in pieces"),
        pytest.param(p(r("Recalling", '<w:u w:val="single"/>'), r(" it")), "Recalling", id="underlined"),
        pytest.param(p(r("Recalling", '<w:u w:val="none"/>'), r(" it")), None, id="not underlined"),
    ],
)
def test_words_set_apart(body: str, verb: str | None) -> None:
    (line,) = lines(body, styles=STYLES)
    assert line.text == "Recalling it"
    assert (line.mark.verb if line.mark else None) == verb


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c", id="tab and soft break"
        ),
        pytest.param("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>State</w:t></w:r>", "non‑State", id="hard hyphen"),
        pytest.param("<w:r><w:t>lan</w:t><w:softHyphen/><w:t>terns</w:t></w:r>", "lanterns", id="soft hyphen"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="2013"/></w:r>', "–", id="symbols"),
        pytest.param(
            r("a ") + f"<w:ins>{r('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
            "a new",
            id="changes",
        ),
        pytest.param(f"<w:moveFrom>{r('x')}</w:moveFrom><w:moveTo>{r('y')}</w:moveTo>", "y", id="moves"),
        pytest.param(
            r("shown") + r("ODS 123", "<w:vanish/>") + r("x", '<w:rStyle w:val="Hidden"/>'), "shown", id="hidden"
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{r('in')}</w:sdtContent></w:sdt><w:smartTag>{r(' tag')}</w:smartTag>",
            "in tag",
            id="wrappers",
        ),
        pytest.param("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1", id="formula"),
        pytest.param(r("goals,") + r("12", '<w:vertAlign w:val="superscript"/>'), "goals,¹²", id="typed note mark"),
        pytest.param(r("61") + r("st", '<w:vertAlign w:val="superscript"/>'), "61st", id="ordinal"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/></w:r>',
            "3",
            id="field",
        ),
    ],
)
def test_what_a_run_prints(inside: str, text: str) -> None:
    assert [line.text for line in lines(p(inside), styles=STYLES)] == [text]


def test_links() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "http://b.example/" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("there")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p(r("See "), f'<w:hyperlink r:id="L1">{r("he", "<w:u/>")}{r("re")}</w:hyperlink>', r(" or "), field, r("."))
    (line,) = read_docx(Path("a.docx"), write_docx(body, links={"L1": "http://a.example/"})).lines
    assert line.text == "See here or there."
    assert line.mark == Mark(links=(Link(4, 8, "http://a.example/"), Link(12, 17, "http://b.example/")))


def test_footnotes_and_endnotes_are_numbered_as_they_are_cited() -> None:
    def cite(kind: str, number: int, more: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'

    note = '<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Resolution 9/1</w:t></w:r>'
    star = '<w:r><w:footnoteReference w:id="4" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = p(r("One,"), cite("footnote", 3), r(" two"), star, f"<w:del>{cite('footnote', 2)}</w:del>") + p(
        r("Three"), cite("footnote", 2), cite("endnote", 2)
    )
    first, second = lines(
        body,
        footnotes=f'<w:footnote w:id="3">{p(note)}{p(r("and more."))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("Second."))}</w:footnote><w:footnote w:id="4">{p(r("* Late."))}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p(r("End."))}</w:endnote>',
    )
    assert first.text == "One, two"
    assert first.mark == Mark(notes=(Note("1", "Resolution 9/1 and more."), Note("*", "Late.")))
    assert second.mark == Mark(notes=(Note("2", "Second."), Note("i", "End.")))


# ---------------------------------------------------------------- paragraphs, tables, boxes


def test_headings() -> None:
    found = lines("".join(p(r("Lanterns"), style=s) for s in ("H", "UN", "Out", "Normal")), styles=STYLES)
    assert [line.mark.style if line.mark else None for line in found] == ["heading"] * 3 + [None]


def test_a_deleted_paragraph_end_joins_two_paragraphs_and_counts_one() -> None:
    body = p(r("One "), number=(1, 0), marks="<w:del/>") + p(r("two"), number=(1, 0)) + p(r("three"), number=(1, 0))
    found = lines(body, numbering=lists(LEGAL))
    assert [(line.text, line.mark.label if line.mark else None) for line in found] == [
        ("One two", "1."),
        ("three", "2."),
    ]


def test_empty_paragraphs_are_no_lines_but_count() -> None:
    found = lines(p() + p(r("a"), number=(1, 0)) + p(number=(1, 0)) + p(r("b"), number=(1, 0)), numbering=lists(LEGAL))
    assert [(line.number, line.text, line.mark.label if line.mark else None) for line in found] == [
        (2, "a", "1."),
        (4, "b", "3."),
    ]


def test_a_masthead_gives_its_cells_and_a_table_its_rows() -> None:
    body = (
        table((p(r("Assembly of Ports")), p(r("A/PORT/RES/9/1")) + p(r("Distr.: General"))))
        + p(r("Lanterns"))
        + table(
            (p(r("Port")), p(r("Lamps"))),
            (p(r("Arra")), p(f'<w:hyperlink r:id="L1">{r("three")}</w:hyperlink>')),
            (p(number=(1, 0)), p(r("Urges", ITALIC), r(" ports"))),
            (p(r("Only one")), p()),
        )
        + table((p(r("Framed"), number=(1, 0)) + p(r("text")),))
    )
    data = write_docx(body, links={"L1": "http://a.example/"}, numbering=lists(LEGAL))
    found = read_docx(Path("a.docx"), data).lines
    assert [(line.text, line.mark.style if line.mark else None) for line in found] == [
        ("Assembly of Ports", "table"),
        ("A/PORT/RES/9/1", "table"),
        ("Distr.: General", "table"),
        ("Lanterns", None),
        ("Port | Lamps", "table"),
        ("Arra | three", "table"),
        ("1. Urges ports", None),
        ("Only one", "table"),
        ("Framed", None),
        ("text", None),
    ]
    assert found[5].mark is not None
    assert found[5].mark.links == (Link(7, 12, "http://a.example/"),)
    assert found[6].mark is not None
    assert found[6].mark.verb == "Urges"
    assert found[8].mark is not None
    assert found[8].mark.label == "2."


def test_text_boxes_come_once_and_content_controls_are_read() -> None:
    box = f"<w:txbxContent>{p(r('Boxed'))}</w:txbxContent>"
    body = (
        p(
            r("Before"),
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
        )
        + f"<w:sdt><w:sdtContent>{p(r('Controlled'))}{table((p(r('a')), p(r('b'))))}</w:sdtContent></w:sdt>"
    )
    assert [line.text for line in lines(body)] == ["Before", "Boxed", "Controlled", "a | b"]


def test_the_page_head_is_read_only_for_a_symbol_that_the_body_lacks() -> None:
    head = p(r("A/PORT/RES/9/1")) + p(r("Page 1"))
    first, second = lines(p(r("Lanterns")), header=head)
    assert first == Line("A/PORT/RES/9/1", 0, whole=True, mark=Mark(section="source_note"))
    assert second.text == "Lanterns"
    assert [line.text for line in lines(p(r("Resolution A/PORT/RES/9/1")), header=head)] == [
        "Resolution A/PORT/RES/9/1"
    ]


# ---------------------------------------------------------------- files


def test_a_file_as_word_processors_write_it(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Lanterns", 1)
    for text in ("ports", "ships"):
        paragraph = document.add_paragraph(style="List Number")
        paragraph.add_run("Urges").italic = True
        paragraph.add_run(f" {text};")
    document.save(str(tmp_path / "a.docx"))
    source = read_docx(tmp_path / "a.docx", (tmp_path / "a.docx").read_bytes())
    assert source.format == "docx"
    assert [(line.text, line.mark.label, line.mark.verb) for line in source.lines if line.mark] == [
        ("Lanterns", None, None),
        ("Urges ports;", "1.", "Urges"),
        ("Urges ships;", "2.", "Urges"),
    ]


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(write_docx(p(r("x")))[:-30], "damaged", id="cut short"),
        pytest.param(zipped(**{"word/styles.xml": "<x/>"}), "damaged", id="no body"),
        pytest.param(zipped(readme="x"), "zip archive", id="some other archive"),
    ],
)
def test_damage_is_told(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        read_docx(Path("a.docx"), data)


GOOD = write_docx(p(r("Urges ports"), number=(1, 0)), links={"L1": "http://a.example/"}, numbering=lists(LEGAL))
STRICT = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"),
)


def changed(*changes: tuple[bytes, bytes]) -> bytes:
    """The good file, with something replaced in all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            content = package.read(name)
            for old, new in changes:
                content = content.replace(old, new)
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            changed((b'Target="http://a.example/" TargetMode="External"', b'Target="NULL"')), id="dangling target"
        ),
        pytest.param(changed((b"wordprocessingml.document.main+xml", b"ms-word.macro.main+xml")), id="with macros"),
        pytest.param(changed((b"</w:body></w:document>", b"")), id="broken XML"),
        pytest.param(changed((b"</Relationships>", b"")), id="broken relations"),
        pytest.param(changed(*STRICT), id="strict form"),
    ],
)
def test_what_is_not_quite_in_order_is_read_with_a_warning(data: bytes) -> None:
    source = read_docx(Path("a.docx"), data)
    assert source.lines == (Line("Urges ports", 1, whole=True, mark=Mark(label="1.")),)
    assert source.warnings
