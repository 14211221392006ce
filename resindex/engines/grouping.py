"""Resolutions among what was found: how many, which of them a page has, and what of each is shown.

What comes in: the paragraphs found in each segment, and an order. What goes out: counts, and a page of resolutions,
each once, where its best paragraph stands. A resolution is a symbol, in whatever files and languages; a document
without one is its own. Nothing here reads a paragraph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from resindex.engines.base import Grouping, Match
from resindex.engines.columns import View, picked
from resindex.engines.order import Found, match, ranked

if TYPE_CHECKING:
    from resindex.tallies import Tally

#: Paragraphs that are ranked for one resolution wanted, to begin with.
_AHEAD = 4

#: The first of the paragraphs found, at least so many, each as its segment and its number there.
_Order = Callable[[Sequence[Found], int], list[tuple[int, int]]]

Resolution = str | int  #: a symbol, or the store's id of a document that has none


def count_resolutions(views: Sequence[View], found: Sequence[Found]) -> int:
    """How many resolutions the paragraphs lie in."""
    resolutions: set[Resolution] = set()
    for view, here in zip(views, found, strict=True):
        if here:
            column = view.values("symbol")
            refs = picked(column.refs, here)
            names = {ref: column.rows[ref] for ref in set(refs)}
            resolutions.update(row[0] for row in names.values() if row)
            if not all(names.values()):
                nameless = (number for number, ref in zip(here, refs, strict=True) if not names[ref])
                resolutions.update(map(view.documents.__getitem__, nameless))
    return len(resolutions)


def tallied(views: Sequence[View], found: Sequence[Found], field: str) -> tuple[Tally, ...]:
    """The values that a field has in the paragraphs found, with paragraphs and resolutions; None for those without."""
    from resindex.tallies import Tally

    paragraphs: Counter[str | None] = Counter()
    resolutions: defaultdict[str | None, set[Resolution]] = defaultdict(set)
    for view, here in zip(views, found, strict=True):
        if not here:
            continue
        column, symbols = view.values(field), view.values("symbol")
        rows = (map(refs.__getitem__, here) for refs in (column.refs, symbols.refs, view.documents))
        for (ref, symbol, document), number in Counter(zip(*rows, strict=True)).items():
            owner = (symbols.rows[symbol] or (document,))[0]
            for value in column.rows[ref] or (None,):
                paragraphs[value] += number
                resolutions[value].add(owner)
    found_values = (Tally(value, number, len(resolutions[value])) for value, number in paragraphs.items())
    return tuple(sorted(found_values, key=lambda one: (one.value is None, -one.paragraphs, one.value or "")))


def grouped_page(
    views: Sequence[View],
    found: Sequence[Found],
    sort: str,
    offset: int,
    limit: int,
    grouping: Grouping,
    *,
    reverse: bool = False,
) -> tuple[tuple[Match, ...], tuple[tuple[int, int], ...]]:
    """The page from the ``offset``-th resolution on, at most ``limit`` of them.

    The matches come resolution by resolution; for each there is how many of them are its own, and how many were found.
    """
    if limit <= 0:
        return (), ()

    def order(among: Sequence[Found], wanted: int) -> list[tuple[int, int]]:
        best = ranked(views, among, sort, max(wanted, len(grouping.first)), reverse=reverse)
        rank = {key: place for place, key in enumerate(grouping.first)}
        return sorted(best, key=lambda at: rank.get(views[at[0]].keys[at[1]], len(rank))) if rank else best

    chosen = _firsts(views, found, order, offset + limit)[offset:]
    wanted = set(chosen)
    inside = [
        _within(view, here, {document for document, owner in _documents(view, here) if owner in wanted})
        for view, here in zip(views, found, strict=True)
    ]
    members: dict[Resolution, list[tuple[int, int]]] = {resolution: [] for resolution in chosen}
    for n, number in order(inside, sum(map(len, inside))):
        members[_owner(views[n], number)].append((n, number))
    shown = [members[resolution][: grouping.each] for resolution in chosen]
    sizes = tuple((len(first), len(members[resolution])) for first, resolution in zip(shown, chosen, strict=True))
    return tuple(match(views, found, at) for at in chain.from_iterable(shown)), sizes


def _firsts(views: Sequence[View], found: Sequence[Found], order: _Order, wanted: int) -> list[Resolution]:
    """The first ``wanted`` resolutions, by their best paragraphs."""
    total, ahead = sum(map(len, found)), _AHEAD * wanted
    while True:
        resolutions = list(dict.fromkeys(_owner(views[n], number) for n, number in order(found, ahead)))
        if len(resolutions) >= wanted or ahead >= total:
            return resolutions[:wanted]
        ahead *= _AHEAD


def _within(view: View, found: Found, documents: set[int]) -> Found:
    """What of the paragraphs found lies in these documents."""
    if not documents:
        return {} if isinstance(found, dict) else set()
    owners = view.documents
    if isinstance(found, dict):
        return {number: score for number, score in found.items() if owners[number] in documents}
    return {number for number in found if owners[number] in documents}


def _owner(view: View, number: int) -> Resolution:
    column = view.values("symbol")
    row = column.rows[column.refs[number]]
    return row[0] if row else view.documents[number]


def _documents(view: View, found: Found) -> Iterator[tuple[int, Resolution]]:
    """The documents that the paragraphs lie in, each with its resolution."""
    if found:
        column = view.values("symbol")
        pairs = zip(map(column.refs.__getitem__, found), map(view.documents.__getitem__, found), strict=True)
        for ref, document in set(pairs):
            row = column.rows[ref]
            yield document, row[0] if row else document
