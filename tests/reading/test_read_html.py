"""HTML: blocks, list numbers, notes, what belongs to the page and not to the document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.errors import ReadingError
from resindex.model import Line, Link, Mark, Note, SourceText
from resindex.reading.html import read_html


def page(text: str | bytes) -> SourceText:
    return read_html(Path("a.html"), text.encode() if isinstance(text, str) else text)


def texts(text: str) -> list[str]:
    return [line.text for line in page(text).lines]


def labels(text: str) -> list[tuple[str | None, int, str]]:
    lines = page(text).lines
    return [((line.mark.label, line.mark.level) if line.mark else (None, 0)) + (line.text,) for line in lines]


def test_paragraphs_are_whole_and_know_their_line() -> None:
    source = page(
        "<title>x</title>\n<h1>On <b>lanterns</b></h1>\n<p>\n  The Assembly of\n  Ports,</p>\n<div>Tail</div>"
    )
    assert source.lines == (
        Line("On lanterns", 2, whole=True, mark=Mark(style="heading")),
        Line("The Assembly of Ports,", 4, whole=True),
        Line("Tail", 6, whole=True),
    )
    assert (source.format, source.marked) == ("html", False)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("<p><i>Recalling</i> its work", "Recalling", id="i"),
        pytest.param("<p><b><em>Recalling</em> <em>also</em></b> its work", "Recalling also", id="em in two pieces"),
        pytest.param('<p><span style="font-style: italic">Notes</span> it', "Notes", id="style"),
        pytest.param(
            "<style>p, .c7 { font-style : italic }</style><p><span class='a c7'>Notes</span> it", "Notes", id="class"
        ),
        pytest.param("<p>3. <u>Urges</u> States", "Urges", id="typescript underlines"),
        pytest.param("<p>It notes, <i>inter alia</i>, this", None, id="not at the head"),
        pytest.param("<h2><i>Part</i> one</h2>", None, id="heading"),
    ],
)
def test_words_set_apart(text: str, verb: str | None) -> None:
    mark = page(text).lines[0].mark
    assert (mark.verb if mark else None) == verb


def test_links_keep_their_place_in_the_folded_text() -> None:
    (line,) = page('<p>  See  <a href="https://x.example/1">resolution <i>9/1</i></a>, <a href="#top">above</a>').lines
    assert line.mark == Mark(links=(Link(4, 18, "https://x.example/1"),))
    assert line.text[4:18] == "resolution 9/1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<ol><li>A<li>B</ol>", [("1.", 0, "A"), ("2.", 0, "B")], id="decimal"),
        pytest.param(
            "<ol start=4><li>A<li value=9>B<li>C</ol>", [("4.", 0, "A"), ("9.", 0, "B"), ("10.", 0, "C")], id="start"
        ),
        pytest.param("<ol reversed><li>A<li>B</ol>", [("2.", 0, "A"), ("1.", 0, "B")], id="reversed"),
        pytest.param(
            "<ol><li>A<ol type=a><li>B<ol type=i><li>C</ol></ol><li>D</ol>",
            [("1.", 0, "A"), ("a.", 1, "B"), ("i.", 2, "C"), ("2.", 0, "D")],
            id="nested",
        ),
        pytest.param(
            "<ol type=I><li>A<li>B</ol><ol type=A><li>C</ol>",
            [("I.", 0, "A"), ("II.", 0, "B"), ("A.", 0, "C")],
            id="capitals",
        ),
        pytest.param('<ol style="list-style: lower-alpha inside"><li>A</ol>', [("a.", 0, "A")], id="style"),
        pytest.param('<ol style="list-style-type:none"><li>A</ol>', [(None, 0, "A")], id="no marker"),
        pytest.param("<ol type=a start=27><li>A<li>B</ol>", [("aa.", 0, "A"), ("ab.", 0, "B")], id="past z"),
        pytest.param("<ol><li>1. A<li>(b) B</ol>", [(None, 0, "1. A"), (None, 0, "(b) B")], id="typed numbers win"),
        pytest.param("<ul><li>A<li>B</ul>", [(None, 0, "A"), (None, 0, "B")], id="bullets"),
        pytest.param(
            "<ol><li><p>A<p>B<li>C</ol>", [("1.", 0, "A"), (None, 0, "B"), ("2.", 0, "C")], id="two paragraphs"
        ),
        pytest.param("<ol><li><li>B</ol>", [("2.", 0, "B")], id="an empty item counts"),
        pytest.param("<ol><li><ol><li>A</ol></ol>", [(None, 0, "1."), ("1.", 1, "A")], id="an item that is all list"),
    ],
)
def test_list_numbers(text: str, expected: list[tuple[str | None, int, str]]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '<p>goals,<sup><a id="r1" href="#fn1">1</a></sup> and</p>'
            '<ol><li id="fn1">Resolution 9/1. <a href="#r1">↩</a></ol>',
            "goals, and",
            id="list of notes",
        ),
        pytest.param(
            '<p>goals,<a href="#_ftn1" name="_ftnref1">[1]</a> and</p>'
            '<div id=_ftn1><p><a href="#_ftnref1">[1]</a> Resolution 9/1.</div>',
            "goals, and",
            id="as Word writes pages",
        ),
        pytest.param(
            '<p>goals,<a href="#n"><sup>1</sup></a> and</p><hr><p><a name="n"></a><sup>1</sup> Resolution 9/1.',
            "goals, and",
            id="named anchor",
        ),
        pytest.param("<p>goals,<sup>1</sup> and</p><p><sup>1</sup>Resolution 9/1.", "goals, and", id="no links at all"),
    ],
)
def test_notes_are_joined_to_their_mark(text: str, expected: str) -> None:
    (line,) = page(text).lines
    assert line.text == expected
    assert line.mark is not None
    assert line.mark.notes == (Note("1", "Resolution 9/1."),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the 61<sup>st</sup> day", "the 61st day", id="ordinal"),
        pytest.param("5 km<sup>2</sup> of", "5 km² of", id="square"),
        pytest.param("10<sup>6</sup> lamps", "10⁶ lamps", id="power"),
        pytest.param("non\u2011State &amp;&nbsp;other", "non\u2011State & other", id="hyphen and spaces"),
        pytest.param("lan&shy;terns", "lanterns", id="soft hyphen"),
        pytest.param("&#147;lit&#148;", "“lit”", id="old quotation marks"),
    ],
)
def test_signs(text: str, expected: str) -> None:
    assert texts(f"<p>{text}") == [expected]


def test_a_table_of_contents_is_no_list_of_notes() -> None:
    text = '<p><a href="#s1">1</a> Lanterns</p><p id="s1">1. <i>Urges</i> all ports to light them.'
    assert texts(text) == ["1 Lanterns", "1. Urges all ports to light them."]


def test_a_raised_number_without_a_note_leaves_the_text() -> None:
    (line,) = page("<p>goals,<sup>3</sup> and").lines
    assert (line.text, line.mark) == ("goals, and", Mark(notes=(Note("3", ""),)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<table><tr><th>Port<th>Lamps<tr><td>Arra<td><p>3</p></table>",
            [("Port | Lamps", "table"), ("Arra | 3", "table")],
            id="rows",
        ),
        pytest.param(
            "<table><tr><td>3.<td><i>Urges</i> ports</table>", [("3. Urges ports", None)], id="number in a cell"
        ),
        pytest.param("<table><tr><td><p>One<p>Two</table>", [("One", None), ("Two", None)], id="layout"),
        pytest.param(
            "<table><tr><td>Menu<td><table><tr><td>a<td>b</table></table>",
            [("Menu", None), ("a | b", "table")],
            id="nested",
        ),
    ],
)
def test_tables(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(line.text, line.mark.style if line.mark else None) for line in page(text).lines] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<p>One<br>two<br><br>three<br></p><p>four",
            [("One", 0), ("two", 0), ("", 0), ("three", 1), ("four", 1)],
            id="br",
        ),
        pytest.param("<h2>One<br>two</h2>", [("One two", 1)], id="a heading is one line"),
        pytest.param(
            "<pre>1.  Urges\n    all &amp;\n\nend</pre>",
            [("1.  Urges", 0), ("    all &", 0), ("", 0), ("end", 0)],
            id="pre",
        ),
    ],
)
def test_broken_text_is_plain_lines(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(line.text, line.whole) for line in page(text).lines] == expected


PROSE = (
    "The Assembly of Ports recalls that a harbour without a light is found by the rocks first, and by ships after. " * 2
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<nav><p>Menu</nav><script>x()</script><p>Text<footer>Imprint</footer>", ["Text"], id="frame of the site"
        ),
        pytest.param(
            "<div role=navigation>Menu</div><p hidden>No</p><p style='display: none'>No</p><p>Text",
            ["Text"],
            id="roles",
        ),
        pytest.param(
            f"<form><table><tr><td><p>A<p>{PROSE}</table></form>", ["A", PROSE.strip()], id="a form around it all"
        ),
        pytest.param(
            f"<header><h2>Preamble</h2><p>{PROSE}</header>", ["Preamble", PROSE.strip()], id="a header with prose"
        ),
        pytest.param(
            "<header>Site</header><article><header><h1>T</h1></header><p>x</article>",
            ["T", "x"],
            id="title of an article",
        ),
        pytest.param("<nav>Only this</nav>", ["Only this"], id="nothing else remains"),
    ],
)
def test_what_surrounds_the_document_is_left_out(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("head", "symbol", "language"),
    [
        pytest.param("<html lang=fr><title>A/PORT/RES/9/1</title>", "A/PORT/RES/9/1", "fr", id="title is the symbol"),
        pytest.param("<title>S/RES/9 (2001)</title>", "S/RES/9(2001)", None, id="with a year"),
        pytest.param("<html lang=en-GB><title>A/RES/9/1: lanterns</title>", None, "en", id="title says more"),
        pytest.param("<title>N/A</title>", None, None, id="no symbol"),
        pytest.param('<meta name="DC.Identifier" content="A/RES/9/1">', "A/RES/9/1", None, id="Dublin Core"),
    ],
)
def test_only_what_the_head_states_is_a_fact(head: str, symbol: str | None, language: str | None) -> None:
    facts = page(head + "<p>Text").facts
    assert (facts.symbol, facts.language) == (symbol, language)


def test_declared_encoding_is_used() -> None:
    assert page('<meta charset="windows-1251"><p>Фонарь'.encode("cp1251")).lines[0].text == "Фонарь"


def test_a_page_that_nests_too_deep_is_read_as_far_as_it_goes_and_says_so() -> None:
    source = page("<p>Before</p>" + "<b>" * 5000 + "deep")
    assert source.lines[0].text == "Before"
    assert source.warnings


def test_no_page_at_all() -> None:
    with pytest.raises(ReadingError, match="no HTML"):
        page("   ")


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "<i>",
                "<br>",
                "<ol><li>",
                "<li>",
                "</ol>",
                "<table><tr><td>",
                "<td>",
                "</table>",
                "a",
                " b",
                "c",
            ]
        )
    )
)
def test_no_letter_is_lost_and_none_is_made(pieces: list[str]) -> None:
    letters = [c for c in pieces if not c.startswith("<")]
    if letters:
        kept = "".join(texts("<div>" + "".join(pieces) + "</div>"))
        assert sorted(c for c in kept if c.isalpha()) == sorted("".join(letters).replace(" ", ""))
