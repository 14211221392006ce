"""Classes of addressees: a filter, a facet, a part of every record."""

from __future__ import annotations

import pytest
from search_samples import ABEILLES, BEES

from resindex.records import record
from resindex.search import Index


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("addressee_class:all_states", ["ga/abeilles.txt", "ga/bees.txt", "hrc/bees-copy.txt"], id="name"),
        pytest.param('whom:"Member States" -impunité', ["ga/bees.txt", "hrc/bees-copy.txt"], id="words"),
        pytest.param("whom:private_sector", [], id="a class that nobody is of"),
    ],
)
def test_a_class_filters(index: Index, query: str, found: list[str]) -> None:
    assert sorted(hit.source for hit in index.search(query).hits) == found


def test_classes_are_counted(index: Index) -> None:
    (facet,) = index.search("body:GA", facets=["whom"]).facets
    assert facet.field == "addressee_class"
    assert dict(facet.counts) == {"all_states": 3, "secretary_general": 2}


def test_a_record_has_a_class_for_each_addressee() -> None:
    english = record("ga/bees.txt", BEES.facts, BEES.paragraphs[2])
    french = record("ga/abeilles.txt", ABEILLES.facts, ABEILLES.paragraphs[0])
    assert english["addressee_classes"] == ["secretary_general"]
    assert french["addressee_classes"] == ["all_states"]
