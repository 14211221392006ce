"""The best matches once more, with their texts: what the engine cannot see from its lists at no cost.

What comes in: the matches at the top of a ranking, and the tree that found them. What goes out: the same matches, best
first, each with what changed its score. Promises: nothing is added or left out; the same question over the same index
gives the same order; what stands below ``DEPTH`` keeps its place.

Three things count, each as a share that the score gains, the first by far the most:

* **nearness**: words that were typed one after the other stand near each other, and in that order;
* **act**: the query names an acting verb (*urges*), and the paragraph is operative;
* **recency**: of two that fit alike, the newer edition is the one in force. A mild prior.

The weights were set on the queries of ``benchmarks/relevance/known_item.py`` and checked on others: docs/relevance.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp

from resindex.analysis import Reading, known_language
from resindex.engines.base import Match
from resindex.engines.plan import asked, in_language, leaves
from resindex.model import Reason
from resindex.query.syntax import Leaf, Node
from resindex.store.records import Glance

DEPTH = 50  #: matches that are looked at; a page below them is in the engine's order
NEAR = 1.0  #: what a score gains where all words stand side by side
REACH = 10.0  #: words after which nearness has fallen to a third
AGAINST = 1.5  #: how much farther two words are in the wrong order
ACTING = 0.1
RECENT = 0.05
FADING = 10.0  #: years after which recency has fallen to a third
_LONGEST = 5000  # code points of a paragraph that are looked at: a few lists are far longer


@dataclass(frozen=True, slots=True)
class Ranked:
    """A match in its new order, and what its score gained, greatest part first."""

    match: Match
    gains: tuple[Reason, ...] = ()


def reordered(tree: Node, matches: Sequence[Match], glances: Sequence[Glance], *, acting: bool) -> list[Ranked]:
    """The matches, best first; ``glances`` are theirs. ``acting``: the query names an acting verb."""
    newest = max((glance.year for glance in glances if glance.year is not None), default=0)
    ranked = []
    for match, glance in zip(matches, glances, strict=True):
        gains = {
            "words near each other": NEAR * nearness(tree, glance.text, glance.language),
            "operative, as the verb is": ACTING * (acting and glance.section == "operative"),
            "recent": RECENT * exp((glance.year - newest) / FADING) if glance.year is not None else 0.0,
        }
        factor = 1 + sum(gains.values())
        reasons = tuple(Reason(name, "", 0, 0, match.score * gain) for name, gain in gains.items() if gain)
        ranked.append(Ranked(replace(match, score=match.score * factor), reasons))
    return sorted(ranked, key=lambda one: -one.match.score)  # stable: the engine's order breaks ties


def nearness(tree: Node, text: str, language: str | None) -> float:
    """How near the neighbours of a query stand in a text: 0 for far apart or missing, 1 for all side by side."""
    words = list(leaves(in_language(tree, known_language(language))))
    if len(words) < 2:
        return 0.0
    reading = Reading(text[:_LONGEST], language)
    places = [_starts(word, reading, language) for word in words]
    return sum(_closeness(one, other) for one, other in pairwise(places)) / (len(words) - 1)


def _starts(word: Leaf, reading: Reading, language: str | None) -> list[int]:
    return sorted(occurrence.start for one in asked(word, language) for occurrence in reading.occurrences(one))


def _closeness(one: Sequence[int], other: Sequence[int]) -> float:
    distances = [(b - a) if b > a else AGAINST * (a - b) for a in one for b in other if a != b]
    return exp(-(min(distances) - 1) / REACH) if distances else 0.0
