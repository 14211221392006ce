"""The order of what was found, and one page of it.

What comes in: the paragraphs found in each segment, with scores or without. What goes out: the matches of a page. The
order is total, down to the store's key, so that it never depends on how the index was built; only what can still get
onto the page is compared at the next level. Backwards only what is sorted by is turned round: paragraphs of one
resolution stay as they read, and what has no date or symbol stays at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest, nsmallest
from itertools import chain, compress, repeat
from operator import ge, le
from typing import Any

from resindex.engines.base import Match
from resindex.engines.columns import View

#: For one segment the paragraphs found: with scores, or without where nobody asks for them.
Found = dict[int, float] | set[int]

_NEVER = 1 << 32  # behind every day

_Ranks = Callable[[View, Found, Iterable[int]], Iterable[Any]]


def _scores(view: View, found: Found, numbers: Iterable[int]) -> Iterable[float]:
    return map(found.__getitem__, numbers) if isinstance(found, dict) else (0.0 for _ in numbers)


def _days(view: View, found: Found, numbers: Iterable[int]) -> Iterable[int]:
    return map(view.days.__getitem__, numbers)


def _symbols(view: View, found: Found, numbers: Iterable[int]) -> Iterable[tuple[object, ...]]:
    refs, keys = view.symbols
    return map(keys.__getitem__, map(refs.__getitem__, numbers))


def _days_backwards(view: View, found: Found, numbers: Iterable[int]) -> Iterable[int]:
    return (day or _NEVER for day in map(view.days.__getitem__, numbers))


def _symbols_backwards(view: View, found: Found, numbers: Iterable[int]) -> Iterable[tuple[object, ...]]:
    return ((not key[0], *key[1:]) for key in _symbols(view, found, numbers))


def _keys(view: View, found: Found, numbers: Iterable[int]) -> Iterable[int]:
    return map(view.keys.__getitem__, numbers)


#: What is compared, and whether the largest comes first.
_DATE: tuple[tuple[_Ranks, bool], ...] = ((_days, True), (_symbols, False), (_keys, False))
ORDERS: dict[str, tuple[tuple[_Ranks, bool], ...]] = {
    "relevance": ((_scores, True), *_DATE),
    "date": _DATE,
    "symbol": _DATE[1:],
}
BACKWARDS: dict[str, tuple[tuple[_Ranks, bool], ...]] = {
    "relevance": ((_scores, False), *_DATE),
    "date": ((_days_backwards, False), *_DATE[1:]),
    "symbol": ((_symbols_backwards, True), *_DATE[2:]),
}


def page(
    views: Sequence[View], found: Sequence[Found], sort: str, offset: int, limit: int, *, reverse: bool = False
) -> tuple[Match, ...]:
    """The matches from ``offset`` on, at most ``limit`` of them."""
    wanted = offset + limit
    if limit <= 0:
        return ()
    chosen = ranked(views, found, sort, wanted, reverse=reverse)
    return tuple(match(views, found, at) for at in chosen[offset:wanted])


def match(views: Sequence[View], found: Sequence[Found], at: tuple[int, int]) -> Match:
    """The match of one paragraph, given as its segment and its number there."""
    n, number = at
    return Match(views[n].keys[number], next(iter(_scores(views[n], found[n], (number,)))))


def ranked(
    views: Sequence[View], found: Sequence[Found], sort: str, wanted: int, *, reverse: bool = False
) -> list[tuple[int, int]]:
    """The first ``wanted`` paragraphs, or all where there are fewer, each as its segment and its number there."""
    by = sort if any(isinstance(here, dict) for here in found) or sort != "relevance" else "date"
    # Where nothing has a score there is nothing to turn round.
    levels = (BACKWARDS if reverse and by == sort else ORDERS)[by]
    rest = [list(here) for here in found]
    chosen: list[tuple[int, int]] = []
    for ranks, descending in levels:
        missing = wanted - len(chosen)
        if sum(map(len, rest)) <= missing:
            break
        values = [list(ranks(*at)) for at in zip(views, found, rest, strict=True)]
        bar = (nlargest if descending else nsmallest)(missing, chain.from_iterable(values))[-1]
        reaches = ge if descending else le
        for n, (numbers, here) in enumerate(zip(rest, values, strict=True)):
            # Few reach the bar: what is asked of all of them is asked without a Python step.
            inside = list(compress(zip(numbers, here, strict=True), map(reaches, here, repeat(bar))))
            chosen.extend((n, number) for number, value in inside if value != bar)
            rest[n] = [number for number, value in inside if value == bar]
    chosen.extend((n, number) for n, numbers in enumerate(rest) for number in numbers)
    for ranks, descending in reversed(levels):
        chosen.sort(key=lambda at: next(iter(ranks(views[at[0]], found[at[0]], at[1:]))), reverse=descending)
    return chosen[:wanted]
