"""What documents, file names and queries may hold never acts on a terminal."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex import render
from resindex.errors import QueryError
from resindex.hit_records import Facet, Hit, ResultPage
from resindex.model import Adoption, Facts, Note, Paragraph, Resolution, Span
from resindex.render import clean
from resindex.render.report import problems

ATTACKS = [
    pytest.param("\x1b]0;owned\x07", id="window title"),
    pytest.param("\x1b[2J\x1b[1;1H", id="clear the screen"),
    pytest.param("\x1b[8mhidden\x1b[0m", id="hidden text"),
    pytest.param("\x9b31m", id="C1 control sequence"),
    pytest.param("\x90q\x9c", id="C1 device control"),
    pytest.param("\x1b]8;;http://evil.example\x1b\\safe\x1b]8;;\x1b\\", id="false link"),
    pytest.param("a\rb", id="carriage return over a line"),
    pytest.param("a\b\b\bb", id="backspaces"),
    pytest.param("a\x7f\x00b", id="delete and null"),
    pytest.param("\u202edetpoda ton\u202c", id="right-to-left override"),
    pytest.param("\u2066isolate\u2069", id="isolate"),
    pytest.param("ur\u200bges", id="zero width space"),
    pytest.param("ur\u200dges", id="joiner inside a Latin word"),
    pytest.param("\ufeffurges", id="byte order mark"),
    pytest.param("\U000e0041\U000e007f", id="tags"),
    pytest.param("\ud800", id="lone surrogate"),
    pytest.param("one\u2028two\x85three", id="line separators"),
]

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def attacked(evil: str) -> tuple[ResultPage, Resolution]:
    """A page and a document in which every string is evil."""
    word = f"urges {evil} States"
    facts = Facts(
        symbol=f"A/RES/1/{evil}", title=word, body=word, date=evil, language=evil, session=evil,
        adoption=Adoption("recorded vote", votes=((evil, "against"),)),
    )  # fmt: skip
    paragraph = Paragraph(
        f"op_{evil}", "operative", evil, word, verb_phrase=evil, verb=evil, verbs=(evil,), modifiers=(evil,),
        addressees=(evil,), notes=(Note(evil, word),),
    )  # fmt: skip
    inherited = replace(paragraph, place=f"op_{evil}_a", parent=paragraph.place, verb_inherited=True)
    odd = replace(paragraph, place=f"annex_{evil}_p_1", section="annex")
    hits = tuple(
        Hit(f"x{evil}#op", 1.0, evil, facts, p, (Span(0, 7),), (Span(0, 7),), duplicate_of=evil)
        for p in (paragraph, inherited, odd)
    )
    page = ResultPage(evil, evil, hits, 3, 1, facets=(Facet("verb", ((evil, 1),)),))
    return page, Resolution(evil, "text", facts, (paragraph, inherited, odd))


@pytest.mark.parametrize("evil", ATTACKS)
@pytest.mark.parametrize("name", ["table", "plain", "jsonl"])
def test_attacks_reach_no_format(evil: str, name: str) -> None:
    page, document = attacked(evil)
    out = io.StringIO()
    render.page(page, format=name, out=out, footer=True)
    render.resolution(document, format=name, out=out)
    for paragraph in document.paragraphs:
        render.paragraph(document, paragraph, format=name, out=out)
    assert not FORBIDDEN.search(out.getvalue())


@pytest.mark.parametrize("evil", ATTACKS)
def test_attacks_do_not_slip_in_between_colours(evil: str) -> None:
    page, document = attacked(evil)
    out = io.StringIO()
    render.page(page, format="table", out=out, color=True, links=True)
    render.resolution(document, format="table", out=out, color=True, links=True)
    ours = re.compile(r"\x1b\[[\d;]*m|\x1b]8;(?:id=[\d-]+;https://docs\.un\.org/[\x21-\x7e]*|;)\x1b\\")
    assert not FORBIDDEN.search(ours.sub("", out.getvalue()))


@pytest.mark.parametrize("evil", ATTACKS)
def test_attacks_do_not_reach_errors_and_reports(evil: str) -> None:
    class Unread:
        path = evil
        reason = evil

    out = io.StringIO()
    render.error(QueryError(evil, hint=evil, span=Span(1, 3), text=f"a {evil} b"), out=out)
    out.writelines(problems([Unread()]))
    assert not FORBIDDEN.search(out.getvalue())


@pytest.mark.parametrize("evil", ATTACKS)
def test_json_escapes_but_keeps(evil: str) -> None:
    for ascii_only in (False, True):
        written = clean.json_line({"text": evil}, ascii_only=ascii_only)
        assert json.loads(written) == {"text": evil}
        assert "\n" not in written


@given(st.text())
def test_clean_text_is_harmless_and_stays_so(text: str) -> None:
    cleaned = clean.text(text)
    assert not FORBIDDEN.search(cleaned)
    assert clean.text(cleaned) == cleaned


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    letters = [c for c in text if c.isalnum() and c not in "\u115f\u1160\u3164\uffa0"]
    assert [c for c in clean.line(text) if c.isalnum()] == letters


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_survives_json(text: str) -> None:
    assert json.loads(clean.json_line(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("نیم\u200cفاصله", id="Persian non-joiner"),
        pytest.param("क्\u200dष", id="Devanagari joiner"),
        pytest.param("«безнаказанность»", id="Russian"),
        pytest.param("有罪不罚现象", id="Chinese"),
        pytest.param("l’impunité – à l’égard de", id="French"),
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert clean.line(text) == text
