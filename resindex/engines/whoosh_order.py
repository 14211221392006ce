"""The order of what was found, and one page of it.

What comes in: the paragraphs found in each segment, with scores or without. What goes out: the matches of a page. The
order is total, down to the store's key, so that it never depends on how the index was built; only what can still get
onto the page is compared at the next level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest, nsmallest
from itertools import chain
from typing import Any

from resindex.engines.base import Match
from resindex.engines.whoosh_views import View

#: For one segment the paragraphs found: with scores, or without where nobody asks for them.
Found = dict[int, float] | set[int]

_Ranks = Callable[[View, Found, Iterable[int]], Iterable[Any]]


def _scores(view: View, found: Found, numbers: Iterable[int]) -> Iterable[float]:
    return map(found.__getitem__, numbers) if isinstance(found, dict) else (0.0 for _ in numbers)


def _days(view: View, found: Found, numbers: Iterable[int]) -> Iterable[int]:
    return map(view.days.__getitem__, numbers)


def _symbols(view: View, found: Found, numbers: Iterable[int]) -> Iterable[tuple[object, ...]]:
    refs, keys = view.symbols
    return map(keys.__getitem__, map(refs.__getitem__, numbers))


def _keys(view: View, found: Found, numbers: Iterable[int]) -> Iterable[int]:
    return map(view.keys.__getitem__, numbers)


#: What is compared, and whether the largest comes first.
_DATE: tuple[tuple[_Ranks, bool], ...] = ((_days, True), (_symbols, False), (_keys, False))
ORDERS: dict[str, tuple[tuple[_Ranks, bool], ...]] = {
    "relevance": ((_scores, True), *_DATE),
    "date": _DATE,
    "symbol": _DATE[1:],
}


def page(views: Sequence[View], found: Sequence[Found], sort: str, offset: int, limit: int) -> tuple[Match, ...]:
    """The matches from ``offset`` on, at most ``limit`` of them."""
    levels = ORDERS[sort if any(isinstance(here, dict) for here in found) or sort != "relevance" else "date"]
    wanted = offset + limit
    if limit <= 0:
        return ()
    rest = [list(here) for here in found]
    chosen: list[tuple[int, int]] = []
    for ranks, descending in levels:
        missing = wanted - len(chosen)
        if sum(map(len, rest)) <= missing:
            break
        values = [list(ranks(*at)) for at in zip(views, found, rest, strict=True)]
        bar = (nlargest if descending else nsmallest)(missing, chain.from_iterable(values))[-1]
        for n, (numbers, here) in enumerate(zip(rest, values, strict=True)):
            pairs = list(zip(numbers, here, strict=True))
            chosen.extend((n, number) for number, value in pairs if (value > bar if descending else value < bar))
            rest[n] = [number for number, value in pairs if value == bar]
    chosen.extend((n, number) for n, numbers in enumerate(rest) for number in numbers)
    for ranks, descending in reversed(levels):
        chosen.sort(key=lambda at: next(iter(ranks(views[at[0]], found[at[0]], at[1:]))), reverse=descending)
    return tuple(
        Match(views[n].keys[number], next(iter(_scores(views[n], found[n], (number,)))))
        for n, number in chosen[offset:wanted]
    )
