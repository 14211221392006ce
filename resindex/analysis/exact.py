"""Unstemmed words in their places: *rights* where *right* will not do.

What comes in: words as printed. What goes out: for a text, the places of its unstemmed words as far as stems do not
tell them; for a query, the stem to look one up by. What it promises: ``places`` and ``reading`` belong together, so
that every unstemmed word can be found in its place.

An index keeps stems with positions and, apart from them, which unstemmed words a paragraph has. That nearly always says
where they stand: where *rights* is the only word of its stem in a paragraph, every *right* is *rights*. Only where a
paragraph has several words of one stem, or where the stem cannot be told from the unstemmed word (*décidé*), are its
words kept with positions of their own, as terms that begin with a sign no word has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from resindex.analysis.folding import fold_word
from resindex.analysis.stemming import known_language
from resindex.analysis.words import CACHED, SIGN, Characters, analysed, is_characters, unjoined


class Surface(NamedTuple):
    """An unstemmed word inside a word as printed: folded, ``offset`` words after its beginning, with all its stems.

    ``told``: the stems say where it stands, as long as no other word of the text shares them.
    """

    word: str
    offset: int
    stems: tuple[str, ...]
    told: bool


class _Surfaces(dict[str, tuple[Surface, ...]]):
    """Words as printed and their unstemmed words, in one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, printed: str) -> tuple[Surface, ...]:
        analysis = analysed(self._language)[printed]
        if isinstance(analysis, Characters):
            return ()
        if len(self) >= CACHED:
            self.clear()
        found: dict[tuple[str, int], list[str]] = {}
        if isinstance(analysis, str):
            found[fold_word(printed), 0] = [analysis]
        else:
            for stem, start, end, offset in analysis.tokens:
                found.setdefault((surface(printed[start:end]), offset), []).append(stem)
        self[printed] = surfaces = tuple(
            Surface(word, offset, tuple(stems), reading(word, self._language) in stems)
            for (word, offset), stems in found.items()
        )
        return surfaces


class _Pairs(dict[str, tuple[tuple[str, str], ...]]):
    """Words as printed with every stem and unstemmed word in them; an empty stem too where stems do not tell a word."""

    def __init__(self, surfaces: _Surfaces) -> None:
        super().__init__()
        self._surfaces = surfaces

    def __missing__(self, printed: str) -> tuple[tuple[str, str], ...]:
        surfaces = self._surfaces[printed]
        if is_characters(printed):
            return ()
        if len(self) >= CACHED:
            self.clear()
        self[printed] = pairs = tuple(
            (stem, word) for word, _, stems, told in surfaces for stem in (stems if told else ("", *stems))
        )
        return pairs


@cache
def _tables(language: str) -> tuple[_Surfaces, _Pairs]:
    surfaces = _Surfaces(language)
    return surfaces, _Pairs(surfaces)


def surface(printed: str) -> str:
    """What stands in a text between the ends of a token, as an unstemmed word."""
    return fold_word(unjoined(printed))


def reading(word: str, language: str | None) -> str | None:
    """The stem whose places are those of an unstemmed word wherever ``places`` does not say more; None for none."""
    stem = analysed(known_language(language))[word] if word else None
    return stem if isinstance(stem, str) else None


def places(words: Sequence[str], language: str) -> dict[str, list[int]]:
    """The places of those unstemmed words of a text that its stems do not tell. ``words``: as ``WORD`` finds them."""
    surfaces, pairs = _tables(language)
    met = set(chain.from_iterable(map(pairs.__getitem__, set(words))))
    often = Counter(map(itemgetter(0), met))
    if len(often) == len(met) and "" not in often:
        return {}
    own = {word for stem, word in met if not stem or often[stem] > 1}
    found: defaultdict[str, list[int]] = defaultdict(list)
    position = 0
    for printed in words:
        for word, offset, _, _ in surfaces[printed]:
            if word in own:
                found[SIGN + word].append(position + offset)
        analysis = analysed(language)[printed]
        position += 1 if isinstance(analysis, str) else analysis.length
    return found


def terms(printed: str, language: str) -> tuple[tuple[tuple[str, int], ...], int]:
    """Every term of a word as printed, stems and unstemmed words (with a sign), each with its offset; and its length.

    For an engine that keeps unstemmed words with positions of their own.

    >>> terms("non-governmental", "en")[0][:2], terms("rights", "en")
    ((('non', 0), ('nongovernment', 0)), ((('right', 0), ('=rights', 0)), 1))
    """
    analysis = analysed(language)[printed]
    if isinstance(analysis, str):
        return ((analysis, 0), (SIGN + fold_word(printed), 0)), 1
    stems = ((term, offset) for term, _, _, offset in analysis.tokens)
    words = ((SIGN + word, offset) for word, offset, _, _ in _tables(language)[0][printed] if word)
    return tuple(dict.fromkeys((*stems, *words))), analysis.length
