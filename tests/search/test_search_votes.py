"""Filters by what the publisher's file says of a resolution as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from search_samples import BEES, HIVES

from resindex.errors import QueryError
from resindex.model import Adoption
from resindex.search import Index

VOTED = replace(
    BEES,
    facts=replace(
        BEES.facts,
        adoption=Adoption(
            "recorded vote", 2, 1, 1,
            (("Brazil", "for"), ("Iran (Islamic Republic of)", "for"), ("France", "against"), ("Yugoslavia", "abstaining")),
        ),
        sponsors=("Iran (Islamic Republic of)",),
        status="adopted",
        agenda_item="17",
    ),
)  # fmt: skip
FAILED = replace(HIVES, facts=replace(HIVES.facts, status="not adopted", adoption=Adoption("without a vote")))


@pytest.fixture
def index(make_index: Callable[..., Index]) -> Index:
    return make_index(VOTED, FAILED)


@pytest.mark.parametrize(
    ("filters", "symbols"),
    [
        ({"voted_for": "BRA"}, ["A/RES/53/144"]),
        ({"voted_for": "République islamique d'Iran"}, ["A/RES/53/144"]),
        ({"voted_against": "FRA"}, ["A/RES/53/144"]),
        ({"voted_against": "BRA"}, []),
        ({"abstained": "YUG"}, ["A/RES/53/144"]),
        ({"abstained": "Serbia"}, []),
        ({"voted_for": ["USA", "BRA"]}, ["A/RES/53/144"]),
        ({"sponsor": "IRN"}, ["A/RES/53/144"]),
        ({"adoption": "vote"}, ["A/RES/53/144"]),
        ({"adoption": "consensus"}, ["A/HRC/RES/53/14"]),
        ({"status": "not-adopted"}, ["A/HRC/RES/53/14"]),
        ({"agenda": "17"}, ["A/RES/53/144"]),
        ({"subject": "insects"}, ["A/RES/53/144"]),
    ],
    ids=str,
)
def test_filters(filters: dict[str, str], symbols: list[str], index: Index) -> None:
    page = index.search("", filters=filters, limit=20)
    assert sorted({hit.facts.symbol for hit in page.hits}) == symbols  # type: ignore[type-var]


def test_all_of_several_states_is_a_query(index: Index) -> None:
    assert index.search("voted_for:BRA AND voted_for:IRN").total == 4
    assert index.search("voted_for:BRA AND voted_for:FRA").total == 0


def test_who_abstained_can_be_counted(index: Index) -> None:
    (facet,) = index.search("", filters={"voted_for": "BRA"}, facets=["abstained"], limit=0).facets
    assert facet.counts == (("Yugoslavia", 4),)


def test_a_state_that_is_none_is_shown_as_it_was_typed(index: Index) -> None:
    with pytest.raises(QueryError, match='unknown State "Brazzil"') as caught:
        index.search("", filters={"voted_for": "Brazzil"})
    assert caught.value.text == "--voted-for Brazzil"
    assert "--voted-for Brazil (4 paragraphs)" in (caught.value.hint or "")
