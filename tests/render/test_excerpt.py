"""The window of a long paragraph, and what is marked in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.model import Span
from resindex.render.excerpt import excerpt, marked

LONG = "Alpha beta. " + "Filler words go on and on. " * 20 + "The lamp and the keeper. " + "More of the same. " * 20


def spans(text: str, *words: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer("|".join(words), text)]


@pytest.mark.parametrize(
    ("text", "found", "shown"),
    [
        pytest.param("urges States", [], "urges States", id="nothing matched"),
        pytest.param("urges States", [Span(6, 12)], "urges *States*", id="one word"),
        pytest.param("human rights now", [Span(0, 5), Span(6, 12)], "*human rights* now", id="neighbours are one mark"),
        pytest.param("impunity", [Span(0, 4), Span(2, 8)], "*impunity*", id="overlap"),
        pytest.param("lamp", [Span(-3, 99), Span(7, 9), Span(2, 2)], "*lamp*", id="spans that lie outside"),
        pytest.param("有罪不罚", [Span(1, 3)], "有*罪不*罚", id="Chinese"),
    ],
)
def test_marks(text: str, found: list[Span], shown: str) -> None:
    assert marked(excerpt(text, found)) == shown


def test_acting_words_are_marked_apart() -> None:
    runs = excerpt("Also urges States to end impunity", [Span(25, 33)], act="Also urges")
    assert [(r.role, r.text) for r in runs] == [
        ("act", "Also urges"),
        ("plain", " States to end "),
        ("match", "impunity"),
    ]
    assert marked(runs, acts=True) == "_Also urges_ States to end *impunity*"
    assert marked(runs) == "Also urges States to end *impunity*"


def test_window_holds_the_place_with_the_most_different_words() -> None:
    shown = marked(excerpt(LONG, spans(LONG, "Filler", "lamp", "keeper"), room=100))
    assert "*lamp*" in shown
    assert "*keeper*" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_window_begins_at_the_head_if_nothing_is_lost_by_it() -> None:
    shown = marked(excerpt(LONG, spans(LONG, "beta", "same"), room=100))
    assert shown.startswith("Alpha *beta*")


def test_window_without_matches_is_the_head() -> None:
    assert marked(excerpt(LONG, [], room=60)).startswith("Alpha beta.")


def test_window_cuts_between_words() -> None:
    shown = marked(excerpt(LONG, spans(LONG, "lamp"), room=80))
    assert set(re.findall(r"[A-Za-z]+", shown)) <= set(re.findall(r"[A-Za-z]+", LONG))


@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.integers(-5, 310), st.integers(-5, 310)), max_size=8),
    st.integers(1, 120),
)
def test_window_is_a_part_of_the_text_and_keeps_to_its_room(text: str, edges: list[tuple[int, int]], room: int) -> None:
    from resindex.render.clean import line
    from resindex.render.measure import cells

    found = [Span(*pair) for pair in edges]
    whole = "".join(run.text for run in excerpt(text, found))
    cut = "".join(run.text for run in excerpt(text, found, room=room))
    fold = str.split
    assert fold(whole) == fold(line(text))
    assert "".join(fold(cut.removeprefix("… ").removesuffix(" …"))) in "".join(fold(whole))
    assert cells(cut) <= max(2 * room, room + 8)
