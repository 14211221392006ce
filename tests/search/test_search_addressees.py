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
    assert sorted(hit.source for hit in index.search(query, families=False).hits) == found


def test_classes_are_counted(index: Index) -> None:
    (facet,) = index.search("body:GA", facets=["whom"], families=False).facets
    assert facet.field == "addressee_class"
    assert dict(facet.counts) == {"all_states": 3, "secretary_general": 2}


def test_a_record_has_a_class_for_each_addressee() -> None:
    english = record("ga/bees.txt", BEES.facts, BEES.paragraphs[2])
    french = record("ga/abeilles.txt", ABEILLES.facts, ABEILLES.paragraphs[0])
    assert english["addressee_classes"] == ["secretary_general"]
    assert french["addressee_classes"] == ["all_states"]


def test_a_name_is_found_in_every_language(index: Index) -> None:
    asked = index.search("", addressee="Estados", families=False).hits
    assert {hit.facts.language for hit in asked} == {"en", "fr"}
    assert {hit.id for hit in asked} == {hit.id for hit in index.search("", addressee="States").hits}


def test_what_is_copied_from_a_page_finds_the_same(index: Index) -> None:
    plain = index.search("verb:urges", addressee="States").hits
    copied = index.search("verb:\u2068urges\u2069", addressee="\u2067States\u2069").hits
    assert plain
    assert [hit.id for hit in copied] == [hit.id for hit in plain]
