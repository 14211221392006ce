"""The best matches once more, with their texts: what the engine cannot see from its lists at no cost.

What comes in: the matches at the top of a ranking, and the tree that found them. What goes out: the same matches, best
first, each with what changed its score. Promises: nothing is added or left out; the same question over the same index
gives the same order; what stands below ``DEPTH`` keeps its place.

Where most of the words were enough, paragraphs that have all of them stand before the others. Else the score decides,
and it grows or shrinks by shares of itself:

* **nearness**: words that were typed one after the other stand near each other, and in that order: by far the most;
* **act**: the query names an acting verb (*urges*), and the paragraph is operative;
* **recency**: of two that fit alike, the newer edition is the one in force: a mild prior;
* **section**: a title or a heading has the words, but says nothing; a record of votes still less. Not where the query
  asks for a section;
* **agenda**: a paragraph that only keeps a matter on the agenda names the matter and says nothing of it. Not where a
  word of the query stands in what it does say (*seized*, *provisional agenda*), or the query asks for a kind.

The weights were set on the queries of ``benchmarks/relevance`` and checked on others: docs/relevance.md.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise
from math import exp

from resindex.analysis import Asked, Reading, known_language
from resindex.engines.base import Match
from resindex.engines.plan import asked, in_language, leaves
from resindex.frozen import frozen, replace
from resindex.hit_records import Reason
from resindex.query.syntax import Most, Node, Value, parts_of
from resindex.store.records import Glance

DEPTH = 50  #: matches that are looked at; a page below them is in the engine's order
NEAR = 1.0  #: what a score gains where all words stand side by side
REACH = 10.0  #: words after which nearness has fallen to a third
AGAINST = 1.5  #: how much farther two words are in the wrong order
ACTING = 0.1
RECENT = 0.05
FADING = 10.0  #: years after which recency has fallen to a third
#: What is left of the score of paragraphs that are no language to be agreed on.
SECTIONS = {"title": 0.3, "heading": 0.3, "source_note": 0.1, "vote": 0.1, "adoption": 0.1, "enacting": 0.1}
AGENDA = 0.6  #: … and of paragraphs that only keep a matter on the agenda
_LONGEST = 5000  # code points of a paragraph that are looked at: a few lists are far longer


@frozen
class Ranked:
    """A match in its new order, and what its score gained, greatest part first."""

    match: Match
    gains: tuple[Reason, ...] = ()


def reordered(tree: Node, matches: Sequence[Match], glances: Sequence[Glance], *, acting: bool) -> list[Ranked]:
    """The matches, best first; ``glances`` are theirs. ``acting``: the query names an acting verb."""
    newest = max((glance.year for glance in glances if glance.year is not None), default=0)
    loose = any(isinstance(part, Most) for part in parts_of(tree))
    valued = {part.field for part in parts_of(tree) if isinstance(part, Value)}
    looked_for = _Words(tree)
    ranked: list[tuple[bool, Ranked]] = []
    for match, glance in zip(matches, glances, strict=True):
        words = looked_for.places(glance.text, glance.language)
        gains = {
            "words near each other": NEAR * nearness(words),
            "operative, as the verb is": ACTING * (acting and glance.section == "operative"),
            "recent": RECENT * exp((glance.year - newest) / FADING) if glance.year is not None else 0.0,
        }
        if (lowered := _lowered(glance, looked_for, valued)) is not None:
            name, left = lowered
            gains[name] = (1 + sum(gains.values())) * (left - 1)
        factor = 1 + sum(gains.values())
        reasons = tuple(Reason(name, "", 0, 0, match.score * gain) for name, gain in gains.items() if gain)
        lacking = loose and _lacks(words, looked_for.places(glance.title, glance.language))
        ranked.append((lacking, Ranked(replace(match, score=match.score * factor), reasons)))
    # Stable: the engine's order breaks ties.
    return [one for _, one in sorted(ranked, key=lambda pair: (pair[0], -pair[1].match.score))]


def _lowered(glance: Glance, looked_for: _Words, valued: Set[str]) -> tuple[str, float] | None:
    """Why a paragraph is no language to be agreed on, and what is left of its score; None where it is."""
    if glance.section in SECTIONS and "section" not in valued:
        return f"no more than a {glance.section.replace('_', ' ')}", SECTIONS[glance.section]
    if glance.formula and "kind" not in valued:
        says = glance.text[: glance.formula]
        return None if looked_for.stand_in(says, glance.language) else ("only keeps a matter on the agenda", AGENDA)
    return None


def nearness(places: Sequence[Sequence[int]]) -> float:
    """How near neighbours stand, of which the places are given: 0 for far apart or missing, 1 for all side by side."""
    if len(places) < 2:
        return 0.0
    return sum(_closeness(one, other) for one, other in pairwise(places)) / (len(places) - 1)


class _Words:
    """The words of a query, as they are looked for in each language."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree
        self._asked: dict[str, list[tuple[Asked, ...]]] = {}

    def places(self, text: str, language: str | None) -> list[list[int]]:
        """Where each of them stands in a text; nothing where there is only one, which is near nothing."""
        tongue = known_language(language)
        return _places(self._words(tongue), text, tongue) if len(self._words(tongue)) > 1 else []

    def stand_in(self, formula: str, language: str | None) -> bool:
        """Whether any of them stands in a formula, other than as the verb that it begins with."""
        tongue = known_language(language)
        return any(place for places in _places(self._words(tongue), formula, tongue) for place in places)

    def _words(self, tongue: str) -> list[tuple[Asked, ...]]:
        words = self._asked.get(tongue)
        if words is None:
            told = leaves(in_language(self._tree, tongue))
            words = self._asked[tongue] = [asked(word, tongue) for word in told]
        return words


def _places(words: Sequence[Sequence[Asked]], text: str, tongue: str) -> list[list[int]]:
    reading = Reading(text[:_LONGEST], tongue)
    return [sorted({o.start for one in word for o in reading.occurrences(one)}) for word in words]


def _lacks(text: Sequence[Sequence[int]], title: Sequence[Sequence[int]]) -> bool:
    """Whether a word stands neither in the text nor in the title."""
    return any(not here and not there for here, there in zip(text, title, strict=True))


def _closeness(one: Sequence[int], other: Sequence[int]) -> float:
    distances = [(b - a) if b > a else AGAINST * (a - b) for a in one for b in other if a != b]
    return exp(-(min(distances) - 1) / REACH) if distances else 0.0
