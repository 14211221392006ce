"""Putting together what was found: the texts of one paragraph in several languages, and the members of a family.

What comes in: the paragraphs found in each segment, and a ``Folding`` with the family and the place of each. What goes
out: the paragraphs that stay when each is taken in one language; a page that has of every family the member that comes
first in the order asked for; the number of families. Nothing here reads a paragraph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from resindex.engines.base import Folding, Match
from resindex.engines.columns import View
from resindex.engines.order import Found, page

#: Paragraphs that are ranked for one family wanted, to begin with, and how many times more when that was too few: most
#: families have one or two members in a result.
_AHEAD, _FURTHER = 2, 8

_UNDATED = -1e9  # below any day turned round: what has no date stays last


def in_one_language(views: Sequence[View], found: Sequence[Found], folding: Folding) -> list[Found]:
    """What stays of the paragraphs found when each is taken in one language: the first of ``folding.languages`` that
    it was found in, else the first by code.
    """
    spoken = _by_language(views, found)
    if len(spoken) < 2:
        return list(found)
    first, marks = folding.places()
    wanted = {language: rank for rank, language in enumerate(folding.languages)}
    order = sorted(spoken, key=lambda language: (wanted.get(language, len(wanted)), language))
    seen: set[int] = set()
    kept: list[list[int]] = [[] for _ in views]
    for language in order:
        new: set[int] = set()
        for n, numbers in spoken[language].items():
            keys = views[n].keys
            here = [marks[keys[number] - first] for number in numbers]
            kept[n].extend(number for number, mark in zip(numbers, here, strict=True) if mark not in seen)
            new.update(here)
        seen |= new
    return [_only(here, numbers) for here, numbers in zip(found, kept, strict=True)]


def count_families(views: Sequence[View], found: Sequence[Found], folding: Folding) -> int:
    """How many families."""
    return len(
        set(chain.from_iterable(_families(view.keys, ids, folding) for view, ids in zip(views, found, strict=True)))
    )


def folded_page(
    views: Sequence[View],
    found: Sequence[Found],
    sort: str,
    offset: int,
    limit: int,
    folding: Folding,
    *,
    reverse: bool = False,
) -> tuple[Match, ...]:
    """One match for each family, from the ``offset``-th family on, at most ``limit`` of them."""
    wanted, total = offset + limit, sum(map(len, found))
    ahead = _AHEAD * wanted
    while limit > 0:
        matches = page(views, found, sort, 0, ahead, reverse=reverse)
        firsts: dict[int, Match] = {}
        for match in matches:
            firsts.setdefault(folding.family(match.key), match)
            if len(firsts) == wanted:
                break
        if len(firsts) == wanted or ahead >= total:
            return tuple(firsts.values())[offset:wanted]
        ahead *= _FURTHER
    return ()


def one_of_each(
    views: Sequence[View],
    found: Sequence[Found],
    sort: str,
    folding: Folding,
    *,
    reverse: bool = False,
    first: Sequence[int] = (),
) -> list[Found]:
    """What stays of the paragraphs found when each family keeps its first member; those of the keys ``first`` stay."""
    heads = {folding.family(key): key for key in reversed(first)}
    last_first = reverse and sort == "symbol"
    best: dict[int, tuple[tuple[float, int], int, int]] = {}
    for n, (view, here) in enumerate(zip(views, found, strict=True)):
        keys, days = view.keys, view.days
        for number, family in zip(here, _families(keys, here, folding), strict=True):
            head = heads.get(family)
            if head is not None and head != keys[number]:
                continue
            rank = _rank(here, number, days[number], sort, reverse=reverse)
            other = best.get(family)
            if (
                other is None
                or rank > other[0]
                or (rank == other[0] and _before(views, (n, number), other[1:], last_first=last_first))
            ):
                best[family] = rank, n, number
    kept: list[list[int]] = [[] for _ in views]
    for _, n, number in best.values():
        kept[n].append(number)
    return [_only(here, numbers) for here, numbers in zip(found, kept, strict=True)]


def _rank(found: Found, number: int, day: int, sort: str, *, reverse: bool) -> tuple[float, int]:
    """What comes first has the greater: as ``order`` ranks, but for symbol and key."""
    if sort == "symbol":
        return 0.0, 0
    if sort == "relevance" and isinstance(found, dict):
        return (-found[number] if reverse else found[number]), day
    if reverse and sort == "date":
        return (-day if day else _UNDATED), 0
    return day, 0


def _before(views: Sequence[View], one: tuple[int, int], other: tuple[int, int], *, last_first: bool) -> bool:
    """Whether of two that rank alike the one comes first: by symbol, then by key. What has no symbol is last anyway."""
    (symbol, key), (other_symbol, other_key) = (_symbol_and_key(views[n], number) for n, number in (one, other))
    if symbol != other_symbol:
        named = not (symbol[0] or other_symbol[0])
        return symbol > other_symbol if last_first and named else symbol < other_symbol
    return key < other_key


def _symbol_and_key(view: View, number: int) -> tuple[tuple[object, ...], int]:
    refs, keys = view.symbols
    return keys[refs[number]], view.keys[number]


def _only(found: Found, numbers: Sequence[int]) -> Found:
    return {number: found[number] for number in numbers} if isinstance(found, dict) else set(numbers)


def _by_language(views: Sequence[View], found: Sequence[Found]) -> dict[str, dict[int, list[int]]]:
    """The paragraphs found, by language and segment; of one language alone only that there is one."""
    present: Counter[str] = Counter()
    for view, ids in zip(views, found, strict=True):
        if ids:
            column = view.values("language")
            present.update("".join(column.rows[ref]) for ref in set(map(column.refs.__getitem__, ids)))
    spoken: dict[str, dict[int, list[int]]] = {language: {} for language in present}
    if len(present) < 2:
        return spoken
    for n, (view, ids) in enumerate(zip(views, found, strict=True)):
        if not ids:
            continue
        column = view.values("language")
        rows: dict[int, list[int]] = defaultdict(list)
        refs = column.refs
        for number in ids:
            rows[refs[number]].append(number)
        for ref, numbers in rows.items():
            spoken["".join(column.rows[ref])][n] = numbers
    return spoken


def _families(keys: Sequence[int], ids: Found, folding: Folding) -> Iterator[int]:
    first, families = folding.first, folding.families
    # A paragraph of no family is its own; no family's number is negative.
    return (families[key - first] or -key for key in map(keys.__getitem__, ids))
