"""What is cited most: by works, each once."""

from __future__ import annotations

import pytest

from resindex.drafting.ranking import most_cited
from resindex.errors import UsageError
from resindex.search import Index


def test_works_count_once_and_never_themselves(index: Index) -> None:
    found = most_cited(index)
    assert [(r.work.name, r.works, r.paragraphs) for r in found.ranked] == [
        ("A/RES/90/7", 2, 2),
        ("A/RES/95/10", 2, 4),
        ("A/RES/96/20", 2, 2),
        ("A/RES/95/10A", 1, 1),
    ]
    assert (found.total, found.citing) == (4, 5)


def test_filters_are_those_of_the_citing_paragraphs(index: Index) -> None:
    found = most_cited(index, filters={"body": ["HRC"], "year": ["2040..2045"]})
    assert [(r.work.name, r.paragraphs) for r in found.ranked] == [("A/RES/95/10", 2)]
    assert found.citing == 1
    assert "Human Rights Council" in found.filters


def test_places_and_kinds(index: Index) -> None:
    assert [(r.work.name, r.place) for r in most_cited(index, kind="all", places=True).ranked] == [
        ("A/RES/95/10", "op_2"), ("treaty:ICCPR", "art_4"),
    ]  # fmt: skip
    assert [r.work.name for r in most_cited(index, kind="treaties").ranked] == ["treaty:ICCPR"]
    assert most_cited(index, kind="decisions").ranked == ()
    with pytest.raises(UsageError, match="poems"):
        most_cited(index, kind="poems")


def test_a_limit_leaves_the_total(index: Index) -> None:
    found = most_cited(index, limit=1)
    assert (len(found.ranked), found.total) == (1, 4)
