"""Words that stand near each other.

What comes in: for each thing that was asked, where it occurs in one text. What goes out: the occurrences that stand
near enough to one of every other. Promise: no word of the text serves for two things that were asked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Occurrence(NamedTuple):
    """A word or a row of words in a text: position of the first, and how many words it takes."""

    start: int
    length: int


def together(parts: Sequence[Sequence[Occurrence]], distance: int) -> set[Occurrence]:
    """All occurrences that take part in a stretch of text which holds one of every part, in any order, and at most
    ``distance`` words besides.

    >>> a, b = [Occurrence(0, 1), Occurrence(9, 1)], [Occurrence(3, 2)]
    >>> together([a, b], 1), sorted(together([a, b], 2))
    (set(), [Occurrence(start=0, length=1), Occurrence(start=3, length=2)])
    """
    sought = [sorted(part) for part in parts]
    found: set[Occurrence] = set()
    for number, part in enumerate(sought):
        others = [other for n, other in enumerate(sought) if n != number]
        for first in part:
            chosen = _stretch(first, others)
            if chosen is None:
                continue
            end = max(o.start + o.length for o in chosen)
            if end - first.start - sum(o.length for o in chosen) <= distance:
                found.update(chosen)
    return found


def _stretch(first: Occurrence, others: Sequence[Sequence[Occurrence]]) -> list[Occurrence] | None:
    """The shortest stretch that begins with ``first``: of every other part the next that no other part has taken."""
    chosen = [first]
    for other in others:
        for place in range(bisect_left(other, (first.start,)), len(other)):
            if not any(_overlap(other[place], taken) for taken in chosen):
                chosen.append(other[place])
                break
        else:
            return None
    return chosen


def _overlap(one: Occurrence, other: Occurrence) -> bool:
    return one.start < other.start + other.length and other.start < one.start + one.length
