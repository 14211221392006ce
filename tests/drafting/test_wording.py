"""Wording and governing acts: pure functions over text."""

from __future__ import annotations

import pytest

from resindex.governing import act_places, governing
from resindex.wording import clause_set, clauses, likeness, shared, title_key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Report of the Committee on its twenty-third session", "Report of the Committee on its 9th session", True),
        ("Programme of work for the period 2022–2024", "Programme of work for the period 2025", True),
        ("Lanterns, and oil", "LANTERNS and OIL", True),
        ("Lanterns and oil", "Lanterns and wicks", False),
        ("On the eightieth anniversary", "On the fiftieth anniversary", True),
    ],
)
def test_titles_of_a_series_have_one_key(one: str, other: str, same: bool) -> None:
    assert (title_key(one) == title_key(other)) is same


def test_no_title_has_no_key() -> None:
    assert title_key(None) == title_key("") == ""
    assert likeness("", "") == 0.0


def test_shared_wording_is_told_from_new_wording() -> None:
    old = "Decides to extend the mandate of the keepers until 31 May 2040, and requests them to report on the oil;"
    new = "Decides to extend the mandate of the keepers until 30 May 2041, and asks for no report of any kind at all;"
    rest = [f"the {word} harbour keeps a lamp of its own;" for word in ("first", "next", "last")]
    one, other = (clause_set(clauses([text, *rest])) for text in (old, new))
    assert shared(one, one) == 1.0
    assert shared(one, other) == pytest.approx(4 / 5)
    assert shared(one, clause_set(clauses(["bees"]))) == 0.0


def test_the_last_act_before_a_citation_governs_it() -> None:
    text = "Recalling resolution 1/2, reaffirming resolution 3/4, and deeply concerned by report 5/6,"
    places = act_places(text, ("recalls", "reaffirms", "concerned"), "en")
    assert [governing(places, text.index(number)) for number in ("1/2", "3/4", "5/6")] == [
        "recalls", "reaffirms", "concerned",
    ]  # fmt: skip


def test_an_act_that_comes_again_governs_again() -> None:
    text = "Recalling 1/2, welcoming the report 3/4 that is called recalling 5/6, and recalling also resolution 7/8,"
    places = act_places(text, ("recalls", "welcomes"), "en")
    assert [governing(places, text.index(number)) for number in ("1/2", "3/4", "5/6", "7/8")] == [
        "recalls", "welcomes", "welcomes", "recalls",
    ]  # fmt: skip


def test_an_act_whose_words_are_not_found_governs_nothing() -> None:
    assert act_places("Recalling resolution 1/2,", ("recalls", "lampoons"), "en") == ((0, "recalls"),)
