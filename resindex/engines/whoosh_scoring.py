"""What paragraphs score for one word (or phrase, or beginning) in one field of a segment.

What comes in: the word's list, the lengths of the field, and what an occurrence is worth. What goes out: scores added
to those of the paragraphs found. Whole lists are scored without a Python step where all of a list was found; where few
paragraphs were found, only these are looked up in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from resindex.engines.columns import picked
from resindex.engines.ranking import score
from resindex.engines.whoosh_lists import Postings
from resindex.query.syntax import Leaf

#: From so many times more postings than paragraphs on, these are looked up one by one.
FEW = 6


class Worth(dict[int, float]):
    """What a word that stands ``count`` times in a field scores, by the byte of the field's length."""

    def __init__(self, factor: float, count: int, norms: Sequence[float]) -> None:
        super().__init__()
        self._factor, self._count, self._norms = factor, count, norms

    def __missing__(self, length: int) -> float:
        self[length] = worth = self._factor * self._count / (self._count + self._norms[length])
        return worth


class Worths(dict[int, Worth]):
    """The same for every count."""

    def __init__(self, kind: str, idf: float, norms: Sequence[float]) -> None:
        super().__init__()
        self._factor = score(kind, idf, 1, 0)  # what no count exceeds
        self._norms = norms

    def __missing__(self, count: int) -> Worth:
        self[count] = worth = Worth(self._factor, count, self._norms)
        return worth


class Weighed(NamedTuple):
    """A word, phrase or the like in one field, and what its occurrences are worth."""

    leaf: Leaf
    kind: str
    holding: int  #: paragraphs of all segments that hold it
    idf: float
    norms: Sequence[float]
    worths: Worths


def add_scores(found: dict[int, float], postings: Postings, lengths: bytes, worths: Worths, *, new: bool) -> None:
    """Add the scores of one word in one field of a segment to the paragraphs found.

    ``new``: whatever the list holds was found, too.
    """
    ids = postings.ids
    if not new and len(found) * FEW < len(ids):
        _add_to_few(found, postings, lengths, worths)
    elif new and not found:
        found.update(zip(ids, _scores(postings, lengths, worths), strict=True))
    elif new:
        known = found.get
        for number, worth in zip(ids, _scores(postings, lengths, worths), strict=True):
            found[number] = known(number, 0.0) + worth
    else:
        for number, worth in zip(ids, _scores(postings, lengths, worths), strict=True):
            if number in found:
                found[number] += worth


def _scores(postings: Postings, lengths: bytes, worths: Worths) -> Iterable[float]:
    short = picked(lengths, postings.ids)
    if postings.counts is None:
        return map(worths[1].__getitem__, short)
    return [worths[count][length] for count, length in zip(postings.counts, short, strict=True)]


def _add_to_few(found: dict[int, float], postings: Postings, lengths: bytes, worths: Worths) -> None:
    ids, counts, _ = postings
    end = len(ids)
    for number in found:
        at = bisect_left(ids, number)
        if at < end and ids[at] == number:
            found[number] += worths[1 if counts is None else counts[at]][lengths[number]]


def held(ids: Sequence[int], common: set[int]) -> set[int]:
    """Which of these paragraphs an ascending list has."""
    if len(common) * FEW > len(ids):
        return common.intersection(ids)
    end = len(ids)
    return {number for number in common if (at := bisect_left(ids, number)) < end and ids[at] == number}
