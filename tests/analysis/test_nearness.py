"""Words near each other: against the definition, tried out in full."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.analysis import Occurrence, together
from resindex.analysis.wildcards import fitting, head, is_one_word, near

_PLACES = st.lists(st.builds(Occurrence, st.integers(0, 12), st.integers(1, 2)), max_size=4, unique=True)


def defined(parts: list[list[Occurrence]], distance: int) -> bool:
    """Is there a choice of one of each part that overlaps nowhere and leaves at most so many words between?"""
    for choice in product(*parts):
        words = [set(range(o.start, o.start + o.length)) for o in choice]
        apart = all(one.isdisjoint(other) for one, other in combinations(words, 2))
        stretch = max(map(max, words)) - min(map(min, words)) + 1
        if apart and stretch - sum(map(len, words)) <= distance:
            return True
    return False


@given(parts=st.lists(_PLACES.filter(bool), min_size=2, max_size=2), distance=st.integers(0, 6))
def test_two_parts_are_near_just_when_the_definition_says_so(parts: list[list[Occurrence]], distance: int) -> None:
    assert bool(together(parts, distance)) == defined(parts, distance)


@given(parts=st.lists(st.lists(st.integers(0, 12).map(lambda n: Occurrence(n, 1)), min_size=1, max_size=3, unique=True),
                      min_size=3, max_size=3), distance=st.integers(0, 6))  # fmt: skip
def test_what_is_said_to_be_near_is_near(parts: list[list[Occurrence]], distance: int) -> None:
    if together(parts, distance):
        assert defined(parts, distance)


def test_a_word_that_is_asked_for_twice_must_stand_twice() -> None:
    once, twice = [Occurrence(3, 1)], [Occurrence(3, 1), Occurrence(5, 1)]
    assert together([once, once], 5) == set()
    assert together([twice, twice], 1) == set(twice)


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("organi?ation", ["organization", "organisation"], ["organizations", "organiation"]),
        ("*governmental", ["governmental", "nongovernmental"], ["government"]),
        ("wom?n", ["woman", "women"], ["womn", "womans"]),
        ("IM*Té", ["imite", "immunite"], ["immunity"]),
        ("a.*b", ["a.xb"], ["axb"]),
    ],
)
def test_patterns(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    assert [word for word in fits + fits_not if fitting(pattern)(word)] == fits
    assert all(word.startswith(head(pattern)) for word in fits)


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    assert not fitting("*a" * 40 + "b")("a" * 500)


def test_one_word_is_no_symbol_and_no_chinese() -> None:
    assert [text for text in ("wom?n", "53/1*4", "non-g*l", "人?", "a?’b") if is_one_word(text)] == [
        "wom?n",
        "non-g*l",
        "a?’b",
    ]


def test_letters_left_out_put_in_changed_or_swapped() -> None:
    words = ["impunity", "immunity", "impurity", "community", "impuinty"]
    assert near("Impuniti", 1, words) == ["impunity"]
    assert set(near("impunity", 1, words)) == {"impunity", "immunity", "impurity", "impuinty"}
    assert set(near("impunit", 2, words)) == {"impunity", "immunity", "impurity", "impuinty"}
