"""Running text as Tantivy is given it: our terms in our positions, and no analysis of Tantivy's.

What comes in: text in a language of analysis. What goes out: a row of terms between spaces, or terms with their
positions where several stand in one place. A term has its language before it (``en:right``), an unstemmed word another
sign (``en=rights``), so that all languages share a field and none meets another.

A word takes two positions: at the even one is its stem, at the odd one the unstemmed word (of Chinese: a character,
and the pair that begins with it). Nearly all texts can so be given as plain strings, which is ten times faster than
a list of positions; the few that have two terms in a place (*non-governmental*) are given as such a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from resindex.analysis import exact
from resindex.analysis.folding import fold_word
from resindex.analysis.words import CACHED, SIGN, WORD, is_characters, written

STRIDE = 2  #: positions that a word takes
_NOTHING = "_"  # where a place is empty
_APART = 1000  # so far behind a text stand unstemmed words that have no place in it


class Laid(NamedTuple):
    """A text laid out. ``placed`` is None where ``row`` says it all; ``length`` is in words."""

    row: str
    placed: Sequence[tuple[str, int]] | None
    length: int

    @property
    def size(self) -> int:
        """How many terms Tantivy counts in it."""
        return self.length * STRIDE if self.placed is None else len(self.placed)


def tagged(term: str, language: str) -> str:
    """A term as it is called in the index.

    >>> tagged("right", "en"), tagged("=rights", "en")
    ('en:right', 'en=rights')
    """
    return f"{language}{term}" if term.startswith(SIGN) else f"{language}:{term}"


def place(term: str, offset: int) -> int:
    """Where a term stands that is ``offset`` words after a beginning."""
    return STRIDE * offset + (term.startswith(SIGN) or (len(term) > 1 and is_characters(term)))


def laid_out(text: str, language: str) -> Laid:
    """The terms of a text."""
    words = WORD.findall(text)
    pieces = list(map(_pieces(language).__getitem__, words))
    try:
        joined = "".join([piece.row for piece in pieces])  # type: ignore[misc]  # None is what is caught
    except TypeError:
        return _placed(pieces, language)
    return Laid(joined, None, joined.count(" ") // STRIDE)


class _Piece(NamedTuple):
    """A word as printed: as part of a row, or None where several terms stand in one place; and term by term."""

    row: str | None
    placed: tuple[tuple[str, int], ...]
    length: int
    unplaced: frozenset[str]


class _Pieces(dict[str, _Piece]):
    """Words as printed and what they are in a text."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, printed: str) -> _Piece:
        found, length = exact.terms(printed, self._language)
        placed = tuple((tagged(term, self._language), place(term, offset)) for term, offset in found)
        unplaced = _unplaced(printed, {term for term, _ in found})
        row = [_NOTHING] * (STRIDE * length)
        for term, at in placed:
            row[at] = term
        alone = not unplaced and len({at for _, at in placed}) == len(placed)
        piece = _Piece("".join(f" {term}" for term in row) if alone else None, placed, length, unplaced)
        if not is_characters(printed):  # they seldom come twice
            if len(self) >= CACHED:
                self.clear()
            self[printed] = piece
        return piece


@cache
def _pieces(language: str) -> _Pieces:
    return _Pieces(language)


def _placed(pieces: Sequence[_Piece], language: str) -> Laid:
    placed: list[tuple[str, int]] = []
    position = 0
    for piece in pieces:
        start = STRIDE * position
        placed += [(term, start + at) for term, at in piece.placed]
        position += piece.length
    rest = {tagged(word, language) for piece in pieces for word in piece.unplaced}
    rest.difference_update(term for term, _ in placed)
    last = STRIDE * (position + _APART)
    placed += [(word, last + STRIDE * n) for n, word in enumerate(sorted(rest))]
    return Laid("", placed, position)


def _unplaced(printed: str, found: set[str]) -> frozenset[str]:
    """The unstemmed words of a word that no place is known of: they are found all the same."""
    if is_characters(printed):
        return frozenset()
    return frozenset(SIGN + form for part in written(printed) if (form := fold_word(part))) - found
