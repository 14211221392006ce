"""Counts of what an index holds are those of searches for the same thing."""

from __future__ import annotations

import pytest

from resindex.errors import QueryError, UsageError
from resindex.search import Index
from resindex.tallies import Tally


def test_the_usual_counts(index: Index) -> None:
    found = index.stats()
    assert [field.field for field in found.fields] == ["body", "year", "language", "section", "verb"]
    assert (found.paragraphs, found.resolutions, found.understood) == (12, 3, "all paragraphs")
    assert found.fields[0].values == (
        Tally("General Assembly", 9, 1), Tally("Human Rights Council", 2, 1), Tally(None, 1, 1),
    )  # fmt: skip


def test_years_stand_in_their_order_and_what_has_none_last(index: Index) -> None:
    (years,) = index.stats(by=["year"]).fields
    assert [one.value for one in years.values] == ["1998", "2023", None]


@pytest.mark.parametrize("field", ["body", "language", "section", "verb", "addressee", "subject"])
def test_a_count_is_that_of_a_search(field: str, index: Index) -> None:
    (tallies,) = index.stats("impunity", by=[field], filters={"section": "op"}).fields
    assert any(one.value for one in tallies.values) or field == "subject"
    for one in tallies.values:
        if one.value is not None:
            page = index.search("impunity", section="op", filters={field: one.value}, limit=0)
            assert (page.total, page.documents) == (one.paragraphs, one.resolutions)


def test_several_fields_with_commas(index: Index) -> None:
    assert [field.field for field in index.stats(by=["body,verb"]).fields] == ["body", "verb"]


def test_what_cannot_be_counted(index: Index) -> None:
    with pytest.raises(UsageError, match='cannot count by "text"'):
        index.stats(by=["text"])
    with pytest.raises(QueryError, match="unknown body"):
        index.stats(filters={"body": "Parliament of Owls"})
