"""Plain text and Markdown: encodings, lines, pages, marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.model import Line, Link, Mark, Note, SourceText
from resindex.reading.decode import decode
from resindex.reading.inline import Inline
from resindex.reading.markdown import read_markdown
from resindex.reading.plain import read_plain

RUSSIAN = "Генеральная Ассамблея, ссылаясь на свои резолюции о фонарях, постановляет продолжать рассмотрение вопроса. "
ARABIC = "إن الجمعية العامة، إذ تشير إلى قراراتها السابقة بشأن الفوانيس، تقرر مواصلة النظر في المسألة. "
FRENCH = "L’Assemblée générale, rappelant ses résolutions « antérieures », décide – enfin – d’agir."


def plain(text: str | bytes) -> SourceText:
    return read_plain(Path("a.txt"), text.encode() if isinstance(text, str) else text)


def markdown(text: str) -> SourceText:
    return read_markdown(Path("a.md"), text.encode())


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(FRENCH, "utf-8", id="UTF-8"),
        pytest.param(FRENCH, "utf-8-sig", id="UTF-8 with a mark"),
        pytest.param(FRENCH, "utf-16", id="UTF-16 with a mark"),
        pytest.param(FRENCH, "utf-16-le", id="UTF-16, little-endian"),
        pytest.param(FRENCH, "utf-16-be", id="UTF-16, big-endian"),
        pytest.param(RUSSIAN, "utf-16-le", id="UTF-16, Russian"),
        pytest.param("大会，\n回顾第53/144号决议，\n决定继续审议。\n", "utf-16-be", id="UTF-16, Chinese"),
        pytest.param(FRENCH, "utf-32", id="UTF-32"),
        pytest.param(FRENCH, "cp1252", id="Windows, Western"),
        pytest.param(RUSSIAN * 3, "cp1251", id="Windows, Cyrillic"),
        pytest.param(RUSSIAN * 3, "koi8-r", id="KOI8"),
        pytest.param(ARABIC * 3, "cp1256", id="Windows, Arabic"),
        pytest.param("Plain ASCII.", "ascii", id="ASCII"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        pytest.param('<?xml version="1.0" encoding="ISO-8859-5"?>', "iso8859-5", id="XML"),
        pytest.param('<html><head><meta charset="windows-1250">', "cp1250", id="HTML 5"),
        pytest.param('<META http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", id="HTML 4"),
        pytest.param('<meta charset="iso-8859-1">', "cp1252", id="Latin-1 means Windows-1252"),
    ],
)
def test_what_a_page_declares_is_believed(declaration: str, encoding: str) -> None:
    text = "“Świeca” – 1" if encoding == "cp1250" else "“Bougie” – café" if encoding == "cp1252" else "Фонарь"
    decoded = decode((declaration + text).encode(encoding))
    assert decoded.text == declaration + text
    assert decoded.encoding == encoding


def test_utf_8_refutes_another_declaration() -> None:
    text = '<meta charset="iso-8859-1">Décide – “enfin”'
    assert decode(text.encode()).text == text


def test_a_wrong_declaration_is_reported() -> None:
    decoded = decode('<meta charset="utf-8">Décidé – “été”'.encode("cp1252"))
    assert "Décidé – “été”" in decoded.text
    assert decoded.encoding == "cp1252"
    assert any("declared as utf-8" in w for w in decoded.warnings)


def test_one_foreign_byte_does_not_spoil_the_rest() -> None:
    decoded = decode((FRENCH * 3).encode() + b" caf\xe9")
    assert decoded.text == FRENCH * 3 + " café"
    assert decoded.encoding == "utf-8"
    assert decoded.warnings


def test_control_characters_go_and_are_reported() -> None:
    source = plain("A\x00lpha be\x07ta\tgamma non\x1estate \x93q\x94\n".encode("latin-1"))
    assert source.lines[0].text == "Alpha be ta\tgamma non‑state “q”"
    assert source.encoding == "cp1252"
    assert source.warnings == ("3 control characters removed",)


def test_quotation_marks_that_were_taken_for_controls_come_back() -> None:
    assert plain("\x93Lanterns\x94 \x96 lit").lines[0].text == "“Lanterns” – lit"


@given(st.binary(max_size=400))
def test_any_bytes_become_text_without_controls(data: bytes) -> None:
    text = decode(data).text
    assert not [c for c in text if c < " " and c not in "\t\n\r\f"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_utf_8_loses_no_letter(text: str) -> None:
    assert [c for c in decode(text.encode("utf-8", "ignore")).text if c.isalnum()] == [
        c for c in text.encode("utf-8", "ignore").decode() if c.isalnum()
    ]


# ---------------------------------------------------------------- plain text


def test_lines_are_kept_as_printed() -> None:
    source = plain("Title  \r\n\r\n    Indented  twice\rLast\u2028still last")
    assert source.lines == (
        Line("Title", 1),
        Line("", 2),
        Line("    Indented  twice", 3),
        Line("Last\u2028still last", 4),
    )
    assert source.format == "text"


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        pytest.param("a\nb\n", [None, None, None], id="no pages"),
        pytest.param("a\n\fb\nc", [1, 2, 2], id="form feed at the head of a line"),
        pytest.param("a\n\f\nb", [1, 2], id="form feed on a line of its own"),
        pytest.param("a\fb", [1, 2], id="form feed inside a line"),
        pytest.param("<!-- Page 3 -->\na\n<!-- page 4 -->\nb", [3, 3, 4, 4], id="comments"),
    ],
)
def test_pages(text: str, pages: list[int | None]) -> None:
    assert [line.page for line in plain(text).lines] == pages


def test_a_page_break_does_not_shift_line_numbers() -> None:
    assert [(line.number, line.text) for line in plain("a\n\fb\n\f\nc").lines] == [(1, "a"), (2, "b"), (4, "c")]


def test_soft_hyphens_show_at_the_end_of_a_line_only() -> None:
    assert [line.text for line in plain("lan\xadterns resis\xad\ntant").lines] == ["lanterns resis-", "tant"]


# ---------------------------------------------------------------- inline text


@pytest.mark.parametrize(
    ("pieces", "verb"),
    [
        pytest.param([("Recalling", True), (" its resolution", False)], "Recalling", id="at the head"),
        pytest.param(
            [("Recalling", True), (" ", False), ("also,", True), (" its", False)], "Recalling also", id="runs"
        ),
        pytest.param([("3. ", False), ("Urges", True), (" States", False)], "Urges", id="behind a typed number"),
        pytest.param([("(b)\t“", False), ("Urges", True), (" States", False)], "Urges", id="behind letter and quote"),
        pytest.param([("Recalling, ", False), ("inter alia", True), (", this", False)], None, id="not at the head"),
        pytest.param([("On lanterns", True), (".", False)], None, id="everything is in italics"),
        pytest.param([("Urges States", False)], None, id="no italics"),
    ],
)
def test_the_words_set_apart_at_the_head(pieces: list[tuple[str, bool]], verb: str | None) -> None:
    inline = Inline()
    for text, italic in pieces:
        inline.add(text, italic=italic)
    mark = inline.line().mark
    assert (mark.verb if mark else None) == verb


@given(
    st.lists(st.tuples(st.text(alphabet="ab \n\u00a0", max_size=6), st.booleans(), st.sampled_from([None, "x", "y"])))
)
def test_spans_of_links_fit_the_folded_text(pieces: list[tuple[str, bool, str | None]]) -> None:
    inline = Inline()
    for text, italic, target in pieces:
        inline.add(text, italic=italic, target=target)
    line = inline.line()
    assert line.text == " ".join("".join(text for text, _, _ in pieces).split())
    linked = "".join(line.text[k.start : k.end] for k in (line.mark.links if line.mark else ()))
    assert "".join(linked.split()) == "".join("".join(t for t, _, target in pieces if target).split())


# ---------------------------------------------------------------- Markdown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("# Lanterns #", [Line("Lanterns", 1, whole=True, mark=Mark(style="heading"))], id="heading"),
        pytest.param(
            "Lanterns\n========",
            [Line("Lanterns", 1, whole=True, mark=Mark(style="heading"))],
            id="heading, underlined",
        ),
        pytest.param("*Recalls* its", [Line("Recalls its", 1, mark=Mark(verb="Recalls"))], id="stars"),
        pytest.param(
            "_Takes note_ of it", [Line("Takes note of it", 1, mark=Mark(verb="Takes note"))], id="underscores"
        ),
        pytest.param("**Recalls** its", [Line("Recalls its", 1)], id="bold is taken out"),
        pytest.param("***Urges*** all", [Line("Urges all", 1, mark=Mark(verb="Urges"))], id="bold italics"),
        pytest.param(
            "3. *Urges* all, *inter alia*",
            [Line("3. Urges all, inter alia", 1, mark=Mark(verb="Urges"))],
            id="number kept",
        ),
        pytest.param(
            "A/RES/1/2* and snake_case_name", [Line("A/RES/1/2* and snake_case_name", 1)], id="mere asterisks"
        ),
        pytest.param("__________________", [Line("__________________", 1)], id="a rule stays"),
        pytest.param("3\\. \\*star\\*", [Line("3. *star*", 1)], id="escapes"),
        pytest.param("a &amp; b &lt;c", [Line("a & b <c", 1)], id="entities"),
        pytest.param("> Quoted", [Line("Quoted", 1, mark=Mark(style="quote"))], id="quotation"),
        pytest.param(
            "    (a) see [it](http://x.example/a_(b))",
            [Line("    (a) see it", 1, mark=Mark(links=(Link(12, 14, "http://x.example/a_(b)"),)))],
            id="link behind an indent",
        ),
        pytest.param(
            "| State | Lanterns |\n|---|---:|\n| Atlantis | 3 |",
            [
                Line("State | Lanterns", 1, whole=True, mark=Mark(style="table")),
                Line("Atlantis | 3", 3, whole=True, mark=Mark(style="table")),
            ],
            id="table",
        ),
        pytest.param(
            "Its goals[^1] and\n\n[^1]: Resolution *70/1*.\n    See also\n\nmore[^2]",
            [
                Line("Its goals and", 1, mark=Mark(notes=(Note("1", "Resolution 70/1. See also"),))),
                Line("", 2),
                Line("", 5),
                Line("more[^2]", 6),
            ],
            id="notes",
        ),
        pytest.param("[^1]: not cited", [Line("[^1]: not cited", 1)], id="a note that nothing cites"),
    ],
)
def test_markdown_lines(text: str, lines: list[Line]) -> None:
    assert list(markdown(text).lines) == lines


@given(st.text(alphabet="ab*_[]:!\\`> #|-=\n1.", max_size=80))
def test_markdown_loses_no_letter(text: str) -> None:
    shown = [c for line in markdown(text).lines for c in line.text if c.isalnum()]
    assert shown == [c for c in text if c.isalnum()]
