"""What stands beside a hit: groups, neighbours, other languages, years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_samples import ABEILLES, BEES, HIVES, NOTES, paragraph

from resindex.errors import UsageError
from resindex.hit_records import Timeline
from resindex.model import Facts, Paragraph, Resolution
from resindex.search import Index
from resindex.search.alignment import Alignment, align

Make = Callable[..., Index]


def places(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [p.place for p in paragraphs]


def test_a_grouped_page_counts_resolutions(make_index: Make) -> None:
    index = make_index(BEES, HIVES, NOTES)
    page = index.search("", section=["op", "pp"], group="resolution", limit=2)
    assert [(g.shown, g.found) for g in page.groups or ()] == [(3, 4), (2, 2)]
    assert [h.source for h in page.hits] == ["ga/bees.txt"] * 3 + ["hrc/hives.txt"] * 2
    assert (page.total, page.documents) == (7, 3)
    rest = index.search("", section=["op", "pp"], group="resolution", limit=2, offset=2)
    assert [(g.shown, g.found) for g in rest.groups or ()] == [(1, 1)]


def test_a_page_that_is_not_grouped_says_so(index: Index) -> None:
    assert index.search("impunity").groups is None


def test_neighbours_end_with_the_document(make_index: Make) -> None:
    index = make_index(BEES, HIVES)
    (hit,) = index.search("", verb="requests", context=2, limit=1).hits
    assert (hit.paragraph.place, places(hit.before), places(hit.after)) == ("op_2", ["pp_1", "op_1"], ["op_2_a"])
    (first,) = index.search("", cites="A/RES/52/10", context=1).hits
    assert (places(first.before), places(first.after)) == ([], ["op_1"])
    (last,) = index.search("condemns attacks", body="HRC", context=3).hits
    assert (places(last.before), places(last.after)) == ([], ["op_2"]), "nothing of the document before it"


def test_years_without_a_gap(make_index: Make) -> None:
    index = make_index(BEES, HIVES, NOTES)
    timeline = index.search("", section=["op", "pp"], timeline=True, limit=0).timeline
    assert timeline is not None
    assert (timeline.years[0], timeline.years[1], timeline.years[-1]) == ((1998, 4), (1999, 0), (2023, 2))
    assert timeline.undated == 1


def test_nothing_dated_has_no_timeline(make_index: Make) -> None:
    assert make_index(NOTES).search("official", timeline=True).timeline is None
    assert isinstance(make_index(BEES).search("impunity", timeline=True).timeline, Timeline)


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        ({"group": "body"}, 'cannot group by "body"', "resolution, none"),
        ({"context": 21}, "21 paragraphs of context", "up to 20"),
        ({"context": -1}, "-1 paragraphs of context", "up to 20"),
        ({"show": "fr,klingon"}, 'unknown language "klingon"', "fr (French)"),
    ],
)
def test_what_cannot_be_shown(arguments: dict[str, object], message: str, hint: str, index: Index) -> None:
    with pytest.raises(UsageError, match=message.replace("(", r"\(")) as caught:
        index.search("impunity", **arguments)  # type: ignore[arg-type]
    assert hint in (caught.value.hint or "")


# ---------------------------------------------------------------- other languages


def test_the_wording_in_other_languages(make_index: Make) -> None:
    index = make_index(BEES, ABEILLES, HIVES)
    (hit,) = index.search("impunity", symbol="A/RES/53/144", section="op", show="French,en,ru").hits
    french, russian = hit.versions
    assert (french.language, french.aligned) == ("fr", "place")
    assert french.paragraph is not None
    assert french.paragraph.text.startswith("Exhorte tous les États")
    assert (russian.language, russian.paragraph, russian.aligned) == ("ru", None, None)


def test_a_paragraph_that_nothing_answers(make_index: Make) -> None:
    index = make_index(BEES, ABEILLES)
    (hit,) = index.search("", cites="A/RES/52/10", show="fr").hits
    (french,) = hit.versions
    assert (french.paragraph, french.aligned) == (None, "sequence")


def test_a_document_without_a_symbol_has_no_other_language(make_index: Make) -> None:
    (hit,) = make_index(NOTES).search("official", show="fr").hits
    assert hit.versions[0].paragraph is None


ENGLISH = (
    paragraph("pp_1", "Recalling its resolution 61/222 of 20 December 2006,", "recalls"),
    paragraph("pp_2", "Noting with concern that many boats are lost at night on the coasts of its Members,", "notes"),
    paragraph("pp_3", "Recalling also the report of 2019 on harbours,", "recalls"),
    paragraph("pp_4", "Convinced of the need for light,", "convinced"),
)
FRENCH = tuple(
    replace(p, text=text, verbs=(verb,), verb=verb, verb_en=p.verbs)
    for p, text, verb in zip(
        ENGLISH,
        (
            "Rappelant sa résolution 61/222 du 20 décembre 2006,",
            "Notant avec inquiétude que de nombreux bateaux se perdent la nuit sur les côtes de ses Membres,",
            "Rappelant également le rapport de 2019 sur les ports,",
            "Convaincue de la nécessité de la lumière,",
        ),
        ("rappelle", "note", "rappelle", "convaincue"),
        strict=True,
    )
)


@pytest.mark.parametrize("missing", range(4))
def test_a_paragraph_more_on_one_side_moves_no_other(missing: int) -> None:
    kept = [n for n in range(4) if n != missing]
    expected = [(n, place) for place, n in enumerate(kept)]
    assert align(ENGLISH, [FRENCH[n] for n in kept]) == expected
    assert align([FRENCH[n] for n in kept], ENGLISH) == [(b, a) for a, b in expected]


@given(st.lists(st.integers(0, 3), max_size=6), st.lists(st.integers(0, 3), max_size=6))
def test_an_alignment_never_crosses_and_uses_nothing_twice(own: list[int], other: list[int]) -> None:
    pairs = align([ENGLISH[n] for n in own], [FRENCH[n] for n in other])
    for (i, j), (k, m) in pairwise(pairs):
        assert i < k
        assert j < m


def text_of(paragraphs: tuple[Paragraph, ...], language: str) -> Resolution:
    return Resolution(f"{language}.txt", "text", Facts("A/RES/9/9", language=language), paragraphs)


def test_only_the_section_that_differs_is_aligned_as_a_sequence() -> None:
    operative = (paragraph("op_1", "Urges all States to light lamps;", "urges"),)
    alignment = Alignment(text_of(ENGLISH + operative, "en"), text_of(FRENCH[1:] + operative, "fr"))
    assert alignment.answering("op_1") == (operative[0], "place")
    assert alignment.answering("pp_1") is None
    assert alignment.answering("pp_4") == (FRENCH[3], "sequence")
    assert alignment.answering("op_9") is None


def test_a_printed_number_that_is_the_same_is_a_place() -> None:
    operative = tuple(paragraph(f"op_{n}", f"Decides to light {n} lamps;", "decides") for n in (1, 2, 3))
    alignment = Alignment(text_of(operative, "en"), text_of(operative[:2], "fr"))
    assert alignment.answering("op_2") == (operative[1], "place")
    assert alignment.answering("op_3") is None


@pytest.mark.parametrize("group", ["none", "resolution"])
@pytest.mark.parametrize("query", ["", "bees OR hives OR nothing"])
def test_pages_follow_one_another(query: str, group: str, make_index: Make) -> None:
    index = make_index(BEES, HIVES, NOTES)
    whole = index.search(query, section=["op", "pp"], group=group).hits
    size = 1 if group == "resolution" else 2
    pages = [
        index.search(query, section=["op", "pp"], group=group, limit=size, offset=n).hits for n in range(0, 8, size)
    ]
    assert [hit.id for page in pages for hit in page] == [hit.id for hit in whole]
    assert len(whole) >= 4
