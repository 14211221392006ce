"""Hits put together by family and by language, whatever way they are ranked and paged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from engine_factories import entry

from resindex.engines.base import Entry, Folding, Grouping, Searcher
from resindex.query.syntax import Everything, Node, Value, Word

#: Key, family, place, language: two families over years, a resolution in three languages, one that is alone.
ROWS = (
    (11, 1, 100, "en", "A/RES/91/1", "2031-01-01"),
    (12, 1, 101, "en", "A/RES/92/1", "2032-01-01"),
    (13, 1, 102, "en", "A/RES/93/1", "2033-01-01"),
    (14, 4, 103, "fr", "A/RES/93/1", "2033-01-01"),
    (15, 5, 102, "fr", "A/RES/93/1", "2033-01-01"),
    (16, 6, 102, "es", "A/RES/93/1", "2033-01-01"),
    (17, 7, 104, "es", "A/RES/94/1", "2034-01-01"),
    (18, 0, 105, "en", "", "2030-01-01"),
    (19, 0, 106, "en", "", "2029-01-01"),
)


def folding(*languages: str) -> Folding:
    families = [0] * 20
    places = [0] * 20
    for key, family, place, *_ in ROWS:
        families[key - 10], places[key - 10] = family, place
    return Folding(10, families, lambda: (10, places), languages or ("en",))


@pytest.fixture
def searcher(built: Callable[..., Searcher]) -> Searcher:
    entries: list[Entry] = []
    for key, _, _, language, symbol, date in ROWS:
        values = {"date": date, "year": date[:4], "verb": "urges"} | ({"symbol": symbol} if symbol else {})
        text = f"lamp {key}" + (" lamp" if key == 12 else "")
        entries.append(entry(key, text, document=key, language=language, **values))
    return built(*entries)


def keys(searcher: Searcher, tree: Node, fold: Folding | None, **options: object) -> list[int]:
    return [m.key for m in searcher.search(tree, folding=fold, **options).matches]  # type: ignore[arg-type]


def test_a_family_is_its_member_that_comes_first(searcher: Searcher) -> None:
    english = (Value("language", ("en",)),)
    assert keys(searcher, Word("lamp"), folding(), filters=english)[0] == 12, "the best"
    assert keys(searcher, Everything(), folding(), filters=english, sort="date") == [13, 18, 19], "the newest"
    assert keys(searcher, Everything(), folding(), filters=english, sort="symbol") == [11, 18, 19]
    found = searcher.search(Everything(), folding=folding(), filters=english)
    assert (found.total, found.families, found.documents) == (5, 3, 5)


def test_a_paragraph_is_taken_in_one_language(searcher: Searcher) -> None:
    urges = Value("verb", ("urges",))
    assert keys(searcher, urges, folding(), sort="date") == [17, 13, 14, 18, 19]
    assert keys(searcher, urges, folding("fr", "en"), sort="date") == [17, 14, 15, 12, 18, 19]
    found = searcher.search(urges, folding=folding("fr"), facets=["language", "year"])
    assert (found.total, found.documents) == (7, 6), "languages of one resolution are one"
    assert dict(found.facets["language"]) == {"en": 5, "fr": 2, "es": 2}, "but the facet counts all"
    assert dict(found.facets["year"])["2033"] == 2


def test_without_folding_every_paragraph_is_found(searcher: Searcher) -> None:
    found = searcher.search(Everything(), limit=100)
    assert len(found.matches) == found.total == len(ROWS)
    assert found.families is None


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
@pytest.mark.parametrize("sort", ["relevance", "date", "symbol"])
def test_pages_follow_one_another(searcher: Searcher, limit: int, sort: str) -> None:
    whole = keys(searcher, Everything(), folding(), sort=sort, limit=100)
    pages = [keys(searcher, Everything(), folding(), sort=sort, limit=limit, offset=o) for o in range(0, 9, limit)]
    assert [key for page in pages for key in page] == whole
    assert keys(searcher, Everything(), folding(), sort=sort, limit=0) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("sort", ["relevance", "date", "symbol"])
@pytest.mark.parametrize("tree", [Everything(), Word("lamp")], ids=["everything", "lamp"])
def test_a_family_has_the_same_first_member_where_hits_are_grouped(
    searcher: Searcher, tree: Node, sort: str, reverse: bool
) -> None:
    english = (Value("language", ("en",)),)
    fold = folding()
    for together in (
        fold,
        replace(fold, families=[3 if family or n in (8, 9) else 0 for n, family in enumerate(fold.families)]),
    ):
        options = {"sort": sort, "reverse": reverse, "filters": english, "limit": 100}
        grouped = keys(searcher, tree, together, grouping=Grouping(each=9), **options)
        assert sorted(grouped) == sorted(keys(searcher, tree, together, **options))


def test_many_members_of_one_family_do_not_hide_the_next(built: Callable[..., Searcher]) -> None:
    entries = [entry(n, "lamp", date=f"20{n:02}-01-01") for n in range(1, 60)]
    families = [0] + [7 if n > 9 else n for n in range(1, 60)]
    fold = Folding(0, families, lambda: (0, [0] * 60))
    assert keys(built(*entries), Word("lamp"), fold, limit=3) == [59, 9, 8]
