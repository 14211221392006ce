"""Places, citations, carets, numbers: how things are said."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest

from resindex import render
from resindex.errors import QueryError, ResindexError
from resindex.hit_records import Freshness
from resindex.model import Facts, Line, Paragraph, Resolution, SourceText, Span
from resindex.parsing import parse
from resindex.render import report, status, why
from resindex.render.citing import citation
from resindex.render.measure import age, cells, count, cut, duration
from resindex.render.places import place_words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("pp_8", "PP 8"),
        ("pp_8_a", "PP 8 (a)"),
        ("op_5", "OP 5"),
        ("op_5bis", "OP 5 bis"),
        ("op_4.1_a", "OP 4.1 (a)"),
        ("op_8_a_ii", "OP 8 (a) (ii)"),
        ("op_5~2", "OP 5 [2]"),
        ("op_text_3", "OP unnumbered (3)"),
        ("annex_1_text_4", "Annex I, unnumbered (4)"),
        ("annex_1_art_4_p_2", "Annex I, article 4, para. 2"),
        ("annex_1_p_12", "Annex I, para. 12"),
        ("annex_p_12_a", "Annex, para. 12 (a)"),
        ("annex_14_heading_2", "Annex XIV, Heading"),
        ("annex_II_p_3", "Annex II, para. 3"),
        ("annex_II", "Annex II"),
        ("nested_1_op_2", "Nested 1, OP 2"),
        ("sec_VI_op_3", "Section VI, OP 3"),
        ("part_B_pp_1", "Part B, PP 1"),
        ("annex_1_part_A_p_2", "Annex I, Part A, para. 2"),
        ("fn_3", "Footnote 3"),
        ("title", "Title"),
        ("title_2", "Title"),
        ("note_1", "Source note"),
        ("heading_4", "Heading"),
        ("adoption_1", "Adoption"),
        ("vote_1", "Vote"),
        ("enacting", "Enacting formula"),
        ("schedule_9", "schedule_9"),
        ("", ""),
    ],
)
def test_places(place: str, words: str) -> None:
    assert place_words(place) == words


@pytest.mark.parametrize(
    ("symbol", "place", "words"),
    [
        ("A/RES/53/144", "op_4", "General Assembly resolution 53/144, para. 4"),
        ("A/RES/217(III)A", "op_1", "General Assembly resolution 217 A (III), para. 1"),
        ("S/RES/1325(2000)", "op_8_a", "Security Council resolution 1325 (2000), para. 8 (a)"),
        ("A/HRC/RES/16/18", "pp_3", "Human Rights Council resolution 16/18, third preambular paragraph"),
        ("E/CN.4/RES/2003/64", "pp_22", "Commission on Human Rights resolution 2003/64, 22nd preambular paragraph"),
        ("A/RES/70/1", "annex_1_p_5", "General Assembly resolution 70/1, annex I, para. 5"),
        ("A/HRC/DEC/2/102", "op_1", "Human Rights Council decision 2/102, para. 1"),
        ("E/CN.4/2002/106/Add.1", "fn_2", "E/CN.4/2002/106/Add.1, footnote 2"),
        (None, "op_2", "“On lamps”, para. 2"),
    ],
)
def test_citations(symbol: str | None, place: str, words: str) -> None:
    paragraph = Paragraph(place, "operative", None, "x")
    document = Resolution("x.txt", "text", Facts(symbol=symbol, title="On lamps"), (paragraph,))
    assert citation(document, paragraph) == words


def errors_as_text(trouble: ResindexError, width: int = 100) -> str:
    out = io.StringIO()
    render.error(trouble, out=out, width=width)
    return out.getvalue()


def test_error_with_caret_and_hint() -> None:
    query = 'verb:urgs AND "young people'
    trouble = QueryError('unknown verb "urgs"', hint="did you mean  verb:urges", span=Span(5, 9), text=query)
    assert errors_as_text(trouble) == (
        'error: unknown verb "urgs"\n'
        '  verb:urgs AND "young people\n'
        "       ^^^^\n"
        "hint: did you mean  verb:urges\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "place", "shown", "carets"),
    [
        pytest.param("a AND", Span(5, 5), "a AND", "     ^", id="at the end"),
        pytest.param("有罪 verb:x", Span(8, 9), "有罪 verb:x", "          ^", id="wide letters before"),
        pytest.param("verb:有罪", Span(5, 7), "verb:有罪", "     ^^^^", id="wide letters marked"),
        pytest.param("e\u0301te\u0301 x", Span(6, 7), "e\u0301te\u0301 x", "    ^", id="combining marks"),
        pytest.param("a\tb\nx", Span(4, 5), "a b x", "    ^", id="tabs and newlines"),
        pytest.param("a\x1b[1mx", Span(5, 6), "a[1mx", "    ^", id="controls"),
        pytest.param("abc", Span(9, 12), "abc", "   ^", id="outside"),
    ],
)
def test_caret_stands_under_the_place(query: str, place: Span, shown: str, carets: str) -> None:
    lines = errors_as_text(QueryError("no", span=place, text=query)).splitlines()
    assert lines[1:3] == [f"  {shown}", f"  {carets}"]


@pytest.mark.parametrize("length", [1, 8, 90])
@pytest.mark.parametrize("before", [0, 5, 200])
def test_long_query_is_cut_around_the_place(before: int, length: int) -> None:
    query = "b" * before + "X" * length + "a" * 200
    lines = errors_as_text(QueryError("no", span=Span(before, before + length), text=query), width=60).splitlines()
    assert max(map(cells, lines)) <= 60
    marked = lines[2].index("^")
    assert lines[1][marked] == "X"
    assert lines[2].strip("^ ") == ""


def test_error_stays_on_its_lines_whatever_it_holds() -> None:
    trouble = QueryError("one\ntwo\x1b[31m", hint="three\r\nfour")
    assert errors_as_text(trouble) == "error: one two[31m\nhint: three four\n"


def test_colour_of_errors_paints_words_only() -> None:
    out = io.StringIO()
    render.error(QueryError("no", hint="yes", span=Span(2, 3), text="a b"), out=out, color=True)
    assert out.getvalue() == "\x1b[1;31merror:\x1b[0m no\n  a b\n    \x1b[31m^\x1b[0m\n\x1b[36mhint:\x1b[0m yes\n"


@dataclass(frozen=True)
class Unread:
    path: str
    reason: str


@dataclass(frozen=True)
class Run:
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    documents: int = 0
    paragraphs: int = 0
    seconds: float = 1.24
    problems: tuple[Unread, ...] = ()
    warnings: tuple[Unread, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (Run(2, 1, 0, 11, 3, 1112), "3 documents, 1 112 paragraphs in 1.2 s · files: 2 added, 1 changed, 11 unchanged"),
        (
            Run(1, documents=1, paragraphs=1, problems=(Unread("a", "b"),)),
            "1 document, 1 paragraph in 1.2 s · files: 1 added, 1 unreadable",
        ),
        (Run(unchanged=14), "nothing to do, the index is up to date (1.2 s) · files: 14 unchanged"),
        (Run(), "no files found (1.2 s)"),
    ],
)  # fmt: skip
def test_closing_line_of_a_run(run: Run, words: str) -> None:
    assert report.closing_line(run) == words


def test_duplicates_are_named_but_not_endlessly() -> None:
    run = Run(added=50, documents=50, paragraphs=50, duplicates=tuple((f"b{n}", f"a{n}") for n in range(50)))
    lines = list(report.closing(run))
    assert lines[0] == "b0: the same document as a0"
    assert "and 30 more (resindex status --files names them all)" in lines
    assert len(lines) == 22


def test_what_was_odd_is_named() -> None:
    run = Run(
        added=1, documents=1, paragraphs=9, warnings=(Unread("a.xml", "not well-formed XML, recovered (line 3)"),)
    )
    assert next(iter(report.closing(run))) == "a.xml: not well-formed XML, recovered (line 3)"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Freshness(), "not built yet"),
        (Freshness(7300), "built 2 h ago, up to date"),
        (
            Freshness(50, added=1, changed=2, removed=1),
            "built 50 s ago, 1 new file, 2 changed files, 1 removed file since (resindex index)",
        ),
        (Freshness(50, checked=False), "built 50 s ago, corpus not looked at"),
    ],
)  # fmt: skip
def test_standing_of_an_index(state: Freshness, words: str) -> None:
    assert status.standing(state) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (count(10558), "10 558"),
        (count(999), "999"),
        (duration(0.018), "18 ms"),
        (duration(0.9999), "1.0 s"),
        (duration(185), "3 min 5 s"),
        (duration(7200), "2 h"),
        (age(-3), "0 s"),
        (age(59), "59 s"),
        (age(3599), "59 min"),
        (age(86400 * 400), "400 days"),
        (cut("lighthouse", 20), "lighthouse"),
        (cut("lighthouse keeper", 12), "lighthouse…"),
        (cut("有罪不罚", 5), "有罪…"),
    ],
)
def test_numbers_and_times(said: str, words: str) -> None:
    assert said == words


def test_why_each_paragraph_is_one() -> None:
    text = ("The General Assembly,", "Recalling its work,", "1. Urges all States to rest;", "2. Decides to go on.")
    source = SourceText("rest.txt", "text", tuple(Line(line, number) for number, line in enumerate(text, start=1)))
    (document,) = parse(source)
    shown = list(why.lines(document))
    columns = [line.split("\t") for line in shown if "\t" in line]
    assert shown[0] == "rest.txt: no symbol"
    assert [row[:3] for row in columns][-1] == ["4", "OP 2", "operative"]
    assert "paragraph number" in columns[-1][3]
    assert "enacting formula" in columns[0][3]
    assert shown[-1] == "info: no document symbol found"
