"""Nothing is lost: every letter of a text is in some paragraph, whatever the text."""

from __future__ import annotations

from collections import Counter

import specimen
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resindex.model import Line, SourceText
from resindex.parsing import parse

_PIECES = (
    "The General Assembly,",
    "The Security Council,",
    "Recalling its resolution 98/770,",
    "Deeply concerned,",
    "1.",
    "2. Urges all States to act;",
    "(a) To do so;",
    "(i)",
    "• A bullet",
    "Annex",
    "“The Economic and Social Council, taking note,",
    "approves.”",
    "A/RES/99/901",
    "99/902. Another title",
    "44-12345 2/3",
    "__________",
    "1 A note.",
    "71st plenary meeting",
    "[Adopted without a vote.",
    "In favour: Atlantis, Utopia",
    "Against: None]",
    "resis-",
    "tant",
    "",
    "   ",
    "I. Heading",
    "| cell | cell |",
)


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


@given(lines=st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=40)), max_size=30))
@example(lines=specimen.paged(70, 10).split("\n"))
@settings(max_examples=300, deadline=None)
def test_every_letter_is_in_some_paragraph(lines: list[str]) -> None:
    source = SourceText("x.txt", "text", tuple(Line(text, n) for n, text in enumerate(lines, start=1)))
    kept: Counter[str] = Counter()
    for resolution in parse(source):
        for paragraph in resolution.paragraphs:
            kept += letters(paragraph.text)
            kept += letters(paragraph.number or "")
            for note in paragraph.notes:
                kept += letters(note.text) + letters(note.mark)
    # A chapeau's number is repeated by its items: more may be found than was printed, never less.
    missing = letters("\n".join(lines)) - kept
    assert not missing


@given(lines=st.lists(st.sampled_from(_PIECES), max_size=25))
@settings(max_examples=150, deadline=None)
def test_places_are_unique_and_parents_exist(lines: list[str]) -> None:
    source = SourceText("x.txt", "text", tuple(Line(text, n) for n, text in enumerate(lines, start=1)))
    for resolution in parse(source):
        places = [p.place for p in resolution.paragraphs]
        assert len(places) == len(set(places))
        assert all(text == text.strip() for text in (p.text for p in resolution.paragraphs))
