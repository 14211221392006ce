"""One resolution in two languages -> which paragraph of the one is which of the other.

What comes in: two parsed texts of one symbol. What goes out: for a place of the first the paragraph of the second, and
how it was found. Where a section has the same places in both texts, the place decides. Elsewhere one of them was
printed or read otherwise, and the section's paragraphs are aligned as sequences: the pairing in order of the greatest
likeness, in which a paragraph may stay alone. Likeness is what translation keeps: figures and documents cited, the
acting verb's English normal form, the printed number, and how long a paragraph is among its like. Lengths as evidence
follow Gale and Church, "A program for aligning sentences in bilingual corpora" (1993).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from resindex.model import Paragraph, Resolution

_FIGURES = re.compile(r"\d+")
_ALIKE = 0.4  #: likeness from which two paragraphs are taken for one
#: What each kind of evidence counts for; against, where both have it and nothing is shared.
_LENGTH, _FIGURE, _VERB, _NUMBER = 1.0, 2.0, 1.0, 1.0
_AGAINST = 0.5


@dataclass(frozen=True, slots=True)
class _Marks:
    """What of a paragraph translation keeps."""

    length: int
    figures: frozenset[str]
    verbs: frozenset[str]
    number: str | None
    depth: int


class Alignment:
    """Two texts of one resolution, aligned section by section when it is asked for."""

    def __init__(self, own: Resolution, other: Resolution) -> None:
        self.own = own
        self.other = other
        self._aligned: dict[str, dict[str, tuple[Paragraph, str]]] = {}

    def answering(self, place: str) -> tuple[Paragraph, str] | None:
        """The paragraph that answers the one at ``place``, with "place" or "sequence"; None where none does.

        "place" is said where section and number are the same, "sequence" where only the order and the likeness tell.
        """
        section = self._sections.get(place)
        if section is None:
            return None
        if section not in self._aligned:
            self._aligned[section] = self._align(section)
        return self._aligned[section].get(place)

    @cached_property
    def _sections(self) -> dict[str, str]:
        return {paragraph.place: paragraph.section for paragraph in self.own.paragraphs}

    def _align(self, section: str) -> dict[str, tuple[Paragraph, str]]:
        own, other = ([p for p in text.paragraphs if p.section == section] for text in (self.own, self.other))
        if [p.place for p in own] == [p.place for p in other]:
            return {mine.place: (theirs, "place") for mine, theirs in zip(own, other, strict=True)}
        return {own[i].place: (other[j], _how(own[i], other[j])) for i, j in align(own, other)}


def _how(mine: Paragraph, theirs: Paragraph) -> str:
    """A printed number that is the same is a place; the number of a preambular paragraph is only its turn."""
    return "place" if mine.place == theirs.place and mine.section != "preambular" else "sequence"


def align(own: Sequence[Paragraph], other: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Pairs of positions, ascending in both: of all such pairings the one that is most alike as a whole."""
    mine, theirs = list(map(_marks, own)), list(map(_marks, other))
    ratio = max(1, sum(m.length for m in theirs)) / max(1, sum(m.length for m in mine))
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    paired = [[False] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            together = likeness(mine[i], theirs[j], ratio) - _ALIKE + best[i + 1][j + 1]
            apart = max(best[i + 1][j], best[i][j + 1])
            best[i][j], paired[i][j] = (together, True) if together > apart else (apart, False)
    pairs, i, j = [], 0, 0
    while i < len(mine) and j < len(theirs):
        if paired[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def likeness(one: _Marks, other: _Marks, ratio: float) -> float:
    """How much speaks for two paragraphs being one; ``ratio`` is how much longer the other text is as a whole."""
    worth = _LENGTH * (1 - min(1.0, abs(log(max(1, other.length) / (max(1, one.length) * ratio)))))
    if one.figures or other.figures:
        shared = len(one.figures & other.figures) / len(one.figures | other.figures)
        worth += _FIGURE * shared if shared else -_AGAINST
    if one.verbs and other.verbs:
        worth += -_AGAINST if one.verbs.isdisjoint(other.verbs) else _VERB
    if one.number and other.number:
        worth += _NUMBER if one.number == other.number else -_AGAINST
    return worth - _AGAINST * (one.depth != other.depth)


def _marks(paragraph: Paragraph) -> _Marks:
    figures = {figure.lstrip("0") or "0" for figure in _FIGURES.findall(paragraph.text)}
    # The number of a preambular paragraph is its turn, which is what has to be found out.
    number = None if paragraph.section == "preambular" else paragraph.number
    return _Marks(
        length=len(paragraph.text),
        figures=frozenset(figures).union(paragraph.cited),
        verbs=frozenset((*paragraph.verbs, *paragraph.verb_en)),
        number=number,
        depth=paragraph.place.count("_") if paragraph.number else 0,
    )
