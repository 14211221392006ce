"""Words near each other, over many paragraphs at once.

What comes in: for every part that was asked, its places in a segment. What goes out: the paragraphs where one of each
part stands near enough to the others, as ``analysis.together`` says. Two parts are compared as whole sets of places;
only what passes that is looked at paragraph by paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import and_

from resindex.analysis import Occurrence, together

STRIDE = 20  #: bits for a position where paragraph and position are one number

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
                for step in range(length, length + distance + 1):
                    found.update(place >> STRIDE for place in others.intersection([start + step for start in starts]))
    return found


def _by_paragraph(part: Mapping[int, set[int]], common: set[int]) -> defaultdict[int, list[Occurrence]]:
    found: defaultdict[int, list[Occurrence]] = defaultdict(list)
    for length, starts in part.items():
        for start in starts:
            if start >> STRIDE in common:
                found[start >> STRIDE].append(Occurrence(start & (1 << STRIDE) - 1, length))
    return found
