"""What a tree finds in the Tantivy index, worked out as far as it is asked for.

What comes in: the tree as it is carried out in each language. What goes out: how many paragraphs there are, all of them
with or without scores, or those that stand at the head of the order. Where little is found, all of it is scored; of
much only the candidates that Tantivy ranks highest by a formula near to ours, and those are ranked by ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from resindex.engines.field_values import SPOKEN
from resindex.engines.tantivy_parts import DAY, schema, tantivy
from resindex.engines.tantivy_queries import Query, Reading, both, silent
from resindex.engines.tantivy_scoring import Hits, Scoring, Weighed
from resindex.query.syntax import Node

#: Of how many paragraphs found all are ranked.
SMALL = 800
#: How many candidates there are for so many wanted: far more, for Tantivy's order is only near to ours.
CANDIDATES = ((20, 120), (50, 250), (200, 1000), (1000, 4000))
_FURTHER = 4  # times more, where they were too few
_ALIKE = 0.97  # candidates that score so alike are not told apart by their last: there must be more
_MOST_ALIKE = 4000


def candidates(wanted: int) -> int:
    """How many are looked at for so many wanted."""
    return next((size for most, size in CANDIDATES if wanted <= most), _FURTHER * wanted)


class Spoken(NamedTuple):
    """A tree as it is carried out in one language."""

    tongue: str
    tree: Node
    reading: Reading
    query: Query
    alone: bool  #: the tree is a word, and nothing else is asked


class Result:
    """What a tree finds, worked out as far as it is asked for."""

    def __init__(self, hits: Hits, scoring: Scoring, spoken: Sequence[Spoken], query: Query | None) -> None:
        self._hits = hits
        self._scoring = scoring
        self._spoken = spoken
        self._alone = all(one.alone for one in spoken)
        self.query = query
        self.total = 0 if query is None else hits.count(query)
        self.worded = bool(spoken)

    @cached_property
    def numbers(self) -> set[int]:
        """All paragraphs."""
        return set() if self.query is None else set(self._hits.numbers(self.query, self.total))

    @cached_property
    def scored(self) -> dict[int, float]:
        """All paragraphs with their scores."""
        scores: dict[int, float] = {}
        for one, weighed in zip(self._spoken, self._weighed, strict=True):
            mine = self._hits.numbers(one.query, self.total)
            scores |= self._scoring.scores(one.tree, one.reading, weighed, mine, one.query)
        return scores

    @cached_property
    def _weighed(self) -> list[list[Weighed]]:
        return [list(self._scoring.weighed(one.tree, one.tongue, one.reading)) for one in self._spoken]

    def best(self, wanted: int, size: int) -> dict[int, float]:
        """At least the best ``wanted`` paragraphs, chosen among ``size`` or more that may be."""
        assert self.query is not None
        found: list[tuple[int, float]] = []
        every = [one for weighed in self._weighed for one in weighed]
        query = self._scoring.candidates(self.query, every, alone=self._alone)
        while True:
            found = self._hits.scored(query, size)
            alike = len(found) == size and found[-1][1] >= _ALIKE * found[wanted - 1][1]
            if not alike or size >= min(_MOST_ALIKE, self.total):
                break
            size *= _FURTHER
        tongues = self._hits.columns.numbers("tongue")
        scores: dict[int, float] = {}
        for one, weighed in zip(self._spoken, self._weighed, strict=True):
            spoken = SPOKEN.index(one.tongue)
            if mine := [number for number, _ in found if tongues[number] == spoken]:
                only = self._hits.only(mine)
                scores |= self._scoring.scores(one.tree, one.reading, weighed, mine, only)
        return scores

    def newest(self, size: int) -> set[int]:
        """The newest paragraphs: at least ``size``, and all of the last day that is among them."""
        assert self.query is not None
        found = self._hits.scored(silent(self.query), size, by=DAY)
        last = found[-1][1]
        same = both(self.query, tantivy.Query.term_query(schema(), DAY, int(last)))
        return {number for number, day in found if day > last}.union(self._hits.numbers(same, self.total))
