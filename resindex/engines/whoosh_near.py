"""Words near each other, over many paragraphs at once.

What comes in: for every part that was asked, its places in a segment. What goes out: the paragraphs where one of each
part stands near enough to the others, as ``analysis.together`` says. Two parts are compared as whole sets of places;
only what passes that is looked at paragraph by paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import and_

from resindex.analysis import Occurrence, together

STRIDE = 20  #: bits for a position where paragraph and position are one number

_WIDE = 12  #: from this distance on, going through all places once is faster than comparing them once a step

#: The places of one part, by how many words it takes: paragraph and position as one number.
Places = dict[int, set[int]]


def paragraphs(parts: Sequence[Places], distance: int) -> set[int]:
    """The paragraphs where one of each part stands with at most ``distance`` other words among them."""
    longest = [max(part, default=0) for part in parts]
    near: list[set[int]] = []
    for number, (one, other) in enumerate(pairwise(parts)):
        among = sum(longest) - longest[number] - longest[number + 1]  # the other parts may stand between the two
        near.append(_pairs(one, other, distance + among))
    common = reduce(and_, near)
    if len(parts) == 2 or not common:
        return common
    found = [_by_paragraph(part, common) for part in parts]
    return {paragraph for paragraph in common if together([part[paragraph] for part in found], distance)}


def _pairs(one: Places, other: Places, distance: int) -> set[int]:
    """The paragraphs where the two stand beside each other, in either order, without overlapping."""
    found: set[int] = set()
    for first, second in ((one, other), (other, one)):
        for length, starts in first.items():
            for others in second.values():
                if distance < _WIDE:
                    for step in range(length, length + distance + 1):
                        meant = others.intersection([start + step for start in starts])
                        found.update(place >> STRIDE for place in meant)
                else:
                    found.update(_followed(sorted(starts), sorted(others), length, length + distance))
    return found


def _followed(starts: Sequence[int], others: Sequence[int], least: int, most: int) -> Iterator[int]:
    """The paragraphs in which one of ``others`` stands so far behind one of ``starts``, whatever the distance costs."""
    at, end = 0, len(others)
    for start in starts:
        while at < end and others[at] < start + least:
            at += 1
        if at == end:
            return
        if others[at] <= start + most:
            yield others[at] >> STRIDE


def _by_paragraph(part: Mapping[int, set[int]], common: set[int]) -> defaultdict[int, list[Occurrence]]:
    found: defaultdict[int, list[Occurrence]] = defaultdict(list)
    for length, starts in part.items():
        for start in starts:
            if start >> STRIDE in common:
                found[start >> STRIDE].append(Occurrence(start & (1 << STRIDE) - 1, length))
    return found
