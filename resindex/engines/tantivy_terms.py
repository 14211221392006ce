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
    pieces = _pieces(language)
    row = [pieces[word] for word in words]
    if None in row:
        return _placed(words, language)
    joined = "".join(row)  # type: ignore[arg-type]  # there is no None in it
    return Laid(joined, None, joined.count(" ") // STRIDE)


class _Pieces(dict[str, "str | None"]):
    """Words as printed and what they are in a row; None where several terms stand in one place."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, printed: str) -> str | None:
        found, length = exact.terms(printed, self._language)
        row = [_NOTHING] * (STRIDE * length)
        piece: str | None = None
        if not _unplaced((printed,), found):
            for term, offset in found:
                at = place(term, offset)
                if row[at] != _NOTHING:
                    break
                row[at] = tagged(term, self._language)
            else:
                piece = "".join(f" {term}" for term in row)
        if not is_characters(printed):  # they seldom come twice
            if len(self) >= CACHED:
                self.clear()
            self[printed] = piece
        return piece


@cache
def _pieces(language: str) -> _Pieces:
    return _Pieces(language)


def _placed(words: Sequence[str], language: str) -> Laid:
    placed: list[tuple[str, int]] = []
    position = 0
    for printed in words:
        found, length = exact.terms(printed, language)
        placed += [(tagged(term, language), place(term, position + offset)) for term, offset in found]
        position += length
    rest = {word for printed in set(words) for word in _unplaced((printed,), exact.terms(printed, language)[0])}
    rest.difference_update(term.removeprefix(language) for term, _ in placed)
    last = STRIDE * (position + _APART)
    placed += [(tagged(word, language), last + STRIDE * n) for n, word in enumerate(sorted(rest))]
    return Laid("", placed, position)


def _unplaced(words: Sequence[str], found: Sequence[tuple[str, int]]) -> set[str]:
    """The unstemmed words, with their sign, that no place is known of: they are found all the same."""
    told = {term for term, _ in found}
    forms = (fold_word(form) for word in words if not is_characters(word) for form in written(word))
    return {SIGN + form for form in forms if form} - told
