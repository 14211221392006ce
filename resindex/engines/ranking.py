"""How well a paragraph fits: BM25F over text, title and subject.

The formula is that of ``whoosh.scoring.BM25F``: for every word the inverse frequency of the paragraphs that hold it,
times how often this one does, damped, and measured against its length. Fields are scored apart and added up.
What is *one word* is decided by analysis: all spellings and stems of a word in a language count as that word.

Statistics are those of the living paragraphs of one language: French paragraphs never change how English ones rank,
and an index ranks the same however often it was changed on the way.
"""

from __future__ import annotations

from bisect import bisect_left
from math import log

from resindex.frozen import frozen


@frozen
class Weights:
    """The weights of one field. ``b`` is how much length counts (0 to 1)."""

    weight: float
    b: float


K1 = 1.2

#: A word in the title counts less than in the paragraph itself: a title is shared by all paragraphs of a resolution,
#: and the reader looks for the one that says it. It still lifts them above paragraphs that only mention the word.
#: What a publisher says a resolution is about counts where text or title was found; it finds nothing by itself. The
#: title says nearly the same: a higher weight only lifts whole resolutions above the paragraph that was meant.
FIELDS = {"text": Weights(1.0, 0.75), "title": Weights(0.4, 0.5), "subject": Weights(0.05, 0.5)}


#: The lengths that are told apart, by the byte that a length is kept in: finely where they are small.
LENGTHS = tuple(round(27 * (1.033**short - 1)) for short in range(256))


def short_length(words: int) -> int:
    """A length as it is kept, in one byte: ``LENGTHS[short_length(n)]`` is the next that is told apart.

    >>> short_length(10), short_length(11), LENGTHS[short_length(11)]
    (10, 11, 12)
    """
    return bisect_left(LENGTHS, words, hi=255)


def inverse_frequency(paragraphs: int, holding: int) -> float:
    """What it says that a paragraph holds a word that ``holding`` of all ``paragraphs`` hold."""
    return log(paragraphs / (holding + 1)) + 1


def length_norm(kind: str, length: float, average: float) -> float:
    """What a count is measured against: ``K1``, more for long fields, less for short ones."""
    b = FIELDS[kind].b
    return K1 * ((1 - b) + b * length / (average or 1))


def score(kind: str, idf: float, count: float, norm: float) -> float:
    """The score of a word that a field holds ``count`` times."""
    return FIELDS[kind].weight * idf * (count * (K1 + 1)) / (count + norm)
