"""One hit for what recurs, and for what stands in several languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from search_samples import paragraph

from resindex.errors import UsageError
from resindex.hit_records import ResultPage
from resindex.model import Facts, Resolution
from resindex.search import Index

LAMPS = "Urges coastal States to keep the lamps of their lighthouses lit, and to report at its {} session;"
PHARES = "Exhorte les États côtiers à veiller à ce que les phares restent allumés, et à faire rapport ;"
FAROS = "Insta a los Estados ribereños a que mantengan encendidos los faros;"


def english(number: int, year: int, text: str, body: str = "General Assembly") -> Resolution:
    facts = Facts(f"A/RES/{number}/1", f"Lamps {number}", body, date=f"{year}-05-04", language="en")
    return Resolution(f"{number}-en.txt", "text", facts, (paragraph("op_1", text, "urges", to=["States"]),))


def translated(original: Resolution, text: str, language: str) -> Resolution:
    facts = replace(original.facts, language=language)
    return Resolution(f"{original.source}.{language}", "text", facts, (paragraph("op_1", text, "urges"),))


FIRST = english(91, 2031, LAMPS.format("ninety-second"))
SECOND = english(
    92, 2032, LAMPS.format("ninety-third").replace("coastal", "coastal and island"), "Human Rights Council"
)
LAST = english(93, 2033, LAMPS.format("ninety-fourth"))
OTHER = english(94, 2034, "Invites island States to paint their lighthouses white and red, so that ships may see them;")


@pytest.fixture
def lamps(make_index: Callable[..., Index]) -> Index:
    return make_index(
        FIRST, SECOND, LAST, OTHER, translated(LAST, PHARES, "fr"), translated(LAST, FAROS, "es"),
        translated(OTHER, "Invite les États insulaires à peindre leurs phares ;", "fr"),
    )  # fmt: skip


def ids(page: ResultPage) -> list[str]:
    return [hit.id for hit in page.hits]


def test_what_recurs_is_one_hit_that_says_so(lamps: Index) -> None:
    page = lamps.search("lamps lit")
    assert (page.total, page.families, page.results, page.documents) == (3, 1, 1, 3)
    (hit,) = page.hits
    assert hit.family is not None
    assert (hit.family.occurrences, hit.family.wordings) == (3, 2)
    assert (hit.family.first_year, hit.family.last_year, hit.family.last) == (2031, 2033, "A/RES/93/1#op_1")
    assert hit.family.bodies == ("General Assembly", "Human Rights Council")
    assert hit.family.members == ()


def test_members_come_when_asked_for(lamps: Index) -> None:
    (hit,) = lamps.search("lamps lit", expand=True).hits
    assert hit.family is not None
    assert [member.id for member in hit.family.members] == ["A/RES/93/1#op_1", "A/RES/92/1#op_1", "A/RES/91/1#op_1"]
    with pytest.raises(UsageError):
        lamps.search("lamps", expand=True, families=False)


def test_families_can_be_turned_off(lamps: Index) -> None:
    page = lamps.search("", verb="urges", families=False)
    assert len(page.hits) == page.total == page.results == 7
    assert all(hit.family is None and hit.languages == () for hit in page.hits)


@pytest.mark.parametrize(
    ("query", "options", "languages"),
    [
        pytest.param("", {"symbol": "A/RES/93/1"}, ["en"], id="a filter alone"),
        pytest.param("symbol:A/RES/93/1", {}, ["en"], id="a symbol"),
        pytest.param("", {"symbol": "A/RES/93/1", "language": "fr"}, ["fr"], id="the language of the filter"),
        pytest.param("", {"symbol": "A/RES/93/1", "language": ("es", "fr")}, ["es"], id="the first of several"),
        pytest.param("phares OR lamps", {"symbol": "A/RES/93/1"}, ["en"], id="words of two languages"),
        pytest.param("phares", {"symbol": "A/RES/93/1"}, ["fr"], id="words of one language"),
        pytest.param("la les lamps OR phares", {"symbol": "A/RES/93/1"}, ["fr"], id="what the articles say"),
    ],
)
def test_a_paragraph_is_shown_once(lamps: Index, query: str, options: dict[str, str], languages: list[str]) -> None:
    page = lamps.search(query, **options)
    assert [hit.facts.language for hit in page.hits] == languages
    assert [hit.languages for hit in page.hits] == [("en", "es", "fr")]


def test_a_paragraph_shown_says_how_often_it_recurs(lamps: Index) -> None:
    found = lamps.find("A/RES/91/1#op_1", expand=True)
    assert found.family is not None
    assert (found.family.occurrences, len(found.family.members)) == (3, 3)
    assert lamps.find("A/RES/91/1").family is None
