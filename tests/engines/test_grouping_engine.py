"""A page of resolutions, an order turned round, and counts of values: held against a plain reading of the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from engine_factories import CORPUS, entry
from hypothesis import given
from hypothesis import strategies as st

from resindex.engines.base import Entry, Grouping, Searcher
from resindex.errors import UsageError
from resindex.query.syntax import Everything, Node, Or, Value, Word
from resindex.tallies import Tally

Build = Callable[..., Searcher]
SORTS = ("relevance", "date", "symbol")
TREES = [
    pytest.param(Everything(), id="everything"),
    pytest.param(Or((Word("lights"), Word("return"), Word("phares"))), id="words"),
]


def owners(keys: list[int]) -> list[object]:
    """The resolution of each paragraph: its symbol, or its document where it has none."""
    by_key = {e.key: e for e in CORPUS}
    return [by_key[key].values.get("symbol", (by_key[key].document,))[0] for key in keys]


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("reverse", [False, True])
@given(offset=st.integers(0, 4), limit=st.integers(0, 4), each=st.integers(1, 4))
def test_a_grouped_page_is_the_flat_order_put_together(
    searcher: Searcher, tree: Node, sort: str, reverse: bool, offset: int, limit: int, each: int
) -> None:
    flat = searcher.search(tree, sort=sort, reverse=reverse, limit=100)
    together: dict[object, list[int]] = {}
    keys = [m.key for m in flat.matches]
    for key, owner in zip(keys, owners(keys), strict=True):
        together.setdefault(owner, []).append(key)
    page = list(together.values())[offset : offset + limit]
    found = searcher.search(tree, sort=sort, reverse=reverse, limit=limit, offset=offset, grouping=Grouping(each))
    assert [m.key for m in found.matches] == [key for group in page for key in group[:each]]
    assert found.groups == tuple((len(group[:each]), len(group)) for group in page)
    assert (found.total, found.documents) == (flat.total, flat.documents) == (len(keys), len(together))


def test_a_resolution_far_down_is_not_missed(built: Build) -> None:
    many = [entry(n, "lamps", document=1, symbol="A/RES/1/1") for n in range(1, 60)]
    searcher = built(*many, entry(90, "lamps and oil and much else", document=2, symbol="A/RES/1/2"))
    found = searcher.search(Word("lamps"), limit=2, grouping=Grouping(3))
    assert [m.key for m in found.matches] == [1, 2, 3, 90]
    assert found.groups == ((3, 59), (1, 1))


def test_files_and_languages_of_one_symbol_are_one_resolution(searcher: Searcher) -> None:
    assert searcher.search(Value("symbol", ("A/RES/9/12",))).documents == 1


def test_documents_without_a_symbol_are_each_their_own(built: Build) -> None:
    searcher = built(entry(1, "lamps", document=1), entry(2, "lamps", document=1), entry(3, "lamps", document=2))
    found = searcher.search(Word("lamps"), grouping=Grouping(3))
    assert found.documents == 2
    assert found.groups == ((2, 2), (1, 1))


PLACED = (
    entry(1, "one", document=1, symbol="A/RES/9/1", date="2001-01-01"),
    entry(2, "two", document=1, symbol="A/RES/9/1", date="2001-01-01"),
    entry(3, "three", document=2, symbol="A/RES/10/1", date="2005-01-01"),
    entry(4, "four", document=3),
)


@pytest.mark.parametrize(
    ("sort", "reverse", "expected"),
    [
        pytest.param("date", False, [3, 1, 2, 4], id="newest first"),
        pytest.param("date", True, [1, 2, 3, 4], id="oldest first, paragraphs as they read, the undated last"),
        pytest.param("symbol", False, [1, 2, 3, 4], id="symbols"),
        pytest.param("symbol", True, [3, 1, 2, 4], id="symbols from the last, those without one behind them"),
        pytest.param("relevance", True, [3, 1, 2, 4], id="nothing has a score: as by date"),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_reversed(built: Build, sort: str, reverse: bool, expected: list[int], limit: int) -> None:
    found = built(*PLACED).search(Everything(), sort=sort, reverse=reverse, limit=limit)
    assert [m.key for m in found.matches] == expected[:limit]


def test_least_relevant_first(built: Build) -> None:
    entries: tuple[Entry, ...] = (entry(1, "lamps"), entry(2, "lamps and oil and much else"), entry(3, "boats"))
    assert [m.key for m in built(*entries).search(Word("lamps"), reverse=True).matches] == [2, 1]


def test_values_are_counted_with_their_resolutions(searcher: Searcher) -> None:
    assert searcher.tally(Everything(), "section") == (
        Tally("operative", 7, 2),
        Tally("preambular", 2, 1),
        Tally(None, 6, 1),
    )
    assert searcher.tally(Everything(), "verb", filters=[Value("section", ("operative",))])[0] == Tally("urges", 2, 1)


def test_what_has_no_column_cannot_be_counted(searcher: Searcher) -> None:
    with pytest.raises(UsageError, match="cannot count by 'source'"):
        searcher.tally(Everything(), "source")


@given(st.permutations(range(4)), st.integers(0, 4), st.integers(1, 3))
def test_the_head_of_an_order_may_be_given(searcher: Searcher, head: list[int], offset: int, each: int) -> None:
    tree = Or((Word("lights"), Word("return"), Word("phares"), Word("lanterns")))
    flat = [m.key for m in searcher.search(tree, limit=100).matches]
    first = tuple(flat[n] for n in head)
    keys = [*first, *flat[4:]]
    together: dict[object, list[int]] = {}
    for key, owner in zip(keys, owners(keys), strict=True):
        together.setdefault(owner, []).append(key)
    found = searcher.search(tree, limit=2, offset=offset, grouping=Grouping(each, first))
    page = list(together.values())[offset : offset + 2]
    assert [m.key for m in found.matches] == [key for group in page for key in group[:each]]
