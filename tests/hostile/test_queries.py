"""No query costs more than so much: what is too long, too deep or too wide is an error that says what the limit is."""

from __future__ import annotations

import pytest

from resindex.engines.whoosh_near import STRIDE, _pairs
from resindex.errors import QueryError
from resindex.query import examine, explain, parse
from resindex.query.problems import MAX_DEPTH, MAX_DISTANCE, MAX_HALF_KNOWN, MAX_LENGTH, MAX_NEAR, MAX_TERMS


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param("a" * (MAX_LENGTH + 1), "too long", id="length"),
        pytest.param("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), "more than 50 deep", id="depth"),
        pytest.param("ab " * (MAX_TERMS + 1), "more than 200 words", id="terms"),
        pytest.param("ab* " * (MAX_HALF_KNOWN + 1), "more than 10 words with", id="beginnings"),
        pytest.param("*ab*c " * (MAX_HALF_KNOWN + 1), "more than 10 words with", id="patterns"),
        pytest.param("impunty~ " * (MAX_HALF_KNOWN + 1), "more than 10 words with", id="fuzzy words"),
        pytest.param(
            f"(a) OR ({' OR '.join(['ab*'] * 6)}) AND ({' '.join(['abc~'] * 5)})",
            "more than 10 words with",
            id="of all kinds",
        ),
        pytest.param(" NEAR ".join(["a"] * (MAX_NEAR + 2)), "must be near another", id="signs of nearness"),
        pytest.param(f'"{"a " * (MAX_NEAR + 2)}"~5', "must be near another", id="a quotation of near words"),
        pytest.param(f"a NEAR/{MAX_DISTANCE + 1} b", "at most 100 apart", id="distance"),
        pytest.param(f'"a b"~{"9" * 1900}', "at most 100 apart", id="a number of many figures"),
        pytest.param("year:" + "9" * 1900, "", id="a year of many figures"),
        pytest.param("symbol:" + "A/" * 900, "", id="a symbol without end"),
        pytest.param("\\" * 1999, "", id="nothing but backslashes"),
        pytest.param('"' * 1999, "", id="nothing but quotations"),
        pytest.param("-" * 1000 + "a", None, id="nothing but hyphens"),
        pytest.param("NOT " * 499 + "a", None, id="denials of denials"),
    ],
)
def test_a_query_has_limits(query: str, message: str | None) -> None:
    examined = examine(query)
    assert "\n" not in explain(examined.tree)
    if message is None:
        parse(query)
    elif message:
        with pytest.raises(QueryError, match=message) as error:
            parse(query)
        assert error.value.hint


def test_what_is_left_of_a_query_beyond_its_limits_keeps_to_them() -> None:
    """A search box goes on with the best tree that can be made."""
    tree = examine("ab* " * 100).tree
    assert len(tree.parts) == MAX_HALF_KNOWN  # type: ignore[union-attr]


@pytest.mark.parametrize("distance", [0, 3, 11, 12, 40, 100])
def test_nearness_means_the_same_however_far(distance: int) -> None:
    def places(*positions: tuple[int, int]) -> dict[int, set[int]]:
        return {1: {(paragraph << STRIDE) + position + 500 for paragraph, position in positions}}

    one = places((1, 0), (2, 7), (3, 300), (4, 5))
    other = places((1, 1), (2, 20), (3, 250), (5, 6))
    gaps = {1: 0, 2: 12, 3: 49}
    assert _pairs(one, other, distance) == {paragraph for paragraph, gap in gaps.items() if gap <= distance}
