"""Words of running text: where they stand, and what they are called in an index.

What comes in: text and its language. What goes out: tokens with their code-point spans in the text as given and
their positions. They come from one table of analysed words, as do the terms of ``index_terms`` and ``asking``, so that
what is indexed, what is asked and what is highlighted cannot drift apart.

What is a word: a run of letters, digits and their marks. Everything else separates, so *A/RES/53/144* is the four
words *a*, *res*, *53*, *144* in a row and is found as a whole, as *53/144*, or across a line break. Two signs join:

* hyphens: *non-governmental* is *non* and *governmental* in a row, and at the first of them also *nongovernmental*;
* apostrophes likewise (*Sana’a*), but a possessive *’s* is dropped, and an elided article (*l’article*) stays apart.

Chinese is written without spaces: every character is a term, and every pair of neighbours. Nothing is left out:
function words have positions too, so phrases are exact.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from resindex.analysis.folding import APOSTROPHES, HYPHENS, lower
from resindex.analysis.stemming import known_language, stemmer

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: Raised digits are note marks, not part of the word that they stick to.
_LETTER = rf"[^\W_{_HAN}\u00b2\u00b3\u00b9\u2070-\u207f]"
_MARK = (
    "[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200c\u200d\u2060\ufe20-\ufe2f]"
)
_JOIN = re.escape(HYPHENS + APOSTROPHES)

#: Nothing follows the last group, so that it never has to give anything back.
WORD = re.compile(f"{_LETTER}+(?:(?:[{_JOIN}]|{_MARK}+){_LETTER}+|{_MARK}+)*|[{_HAN}]+")
_PART = re.compile(f"[^{_JOIN}]+")
_CHARACTER = re.compile(f"[{_HAN}]")

_ELIDED = frozenset(("c", "d", "j", "l", "m", "n", "qu", "s", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"))

#: A term that begins so is an unstemmed word with places of its own (see ``exact``).
SIGN = "="

CACHED = 200_000  #: words remembered a language; more than any one corpus uses often


class Token(NamedTuple):
    """One index term in its place: ``text[start:end]`` as printed, ``position`` counted in words."""

    term: str
    start: int
    end: int
    position: int


class Slot(NamedTuple):
    """A place in a form: one of ``terms`` stands ``offset`` words after the form's first word."""

    offset: int
    terms: tuple[str, ...]


Form = tuple[Slot, ...]


class Compound(NamedTuple):
    """The analysis of a word that is more than one term.

    ``tokens`` has spans relative to the word and offsets in words; ``length`` is the number of words it counts for;
    ``options`` are the forms that it takes as a query, each with its own length; the first ``elided`` slots of each
    are articles cut short.
    """

    tokens: tuple[Token, ...]
    length: int
    options: tuple[tuple[Form, int], ...]
    elided: int = 0


class Characters(NamedTuple):
    """The analysis of a run of Chinese: every character is a term, and every pair of neighbours."""

    run: str
    elided: int = 0

    @property
    def tokens(self) -> tuple[Token, ...]:
        """As of a Compound."""
        run = self.run
        return tuple(Token(run[i:e], i, e, i) for i in range(len(run)) for e in (i + 1, i + 2) if e <= len(run))

    @property
    def length(self) -> int:
        """As of a Compound."""
        return len(self.run)

    @property
    def options(self) -> tuple[tuple[Form, int], ...]:
        """As of a Compound: the pairs in a row, or a character alone."""
        run = self.run
        return ((tuple(Slot(i, (run[i : i + 2],)) for i in range(max(len(run) - 1, 1))), len(run)),)


class _Analysed(dict[str, "str | Compound | Characters"]):
    """Words as printed and their analysis in one language: the term itself for most, a Compound for the rest."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str | Compound | Characters:
        if is_characters(word):  # they seldom come twice
            folded = lower(word)
            return Characters(folded if len(folded) == len(word) else word)  # spans must stay those of the text
        if len(self) >= CACHED:
            self.clear()
        self[word] = analysis = _analyse(word, self._language)
        return analysis


def is_characters(word: str) -> bool:
    """Whether a word is a run of characters of a script without spaces."""
    return _CHARACTER.match(word) is not None


@cache
def analysed(language: str) -> _Analysed:
    """The table of analysed words of a language that has an analysis (see ``known_language``)."""
    return _Analysed(language)


def tokens(text: str, language: str | None) -> list[Token]:
    """All index terms of a text, in order of position, with code-point spans of the text as given.

    >>> [t.term for t in tokens("Non-governmental organisations’ rights", "en")]
    ['non', 'nongovernment', 'government', 'organis', 'right']
    """
    table = analysed(known_language(language))
    found: list[Token] = []
    append = found.append
    position = 0
    for match in WORD.finditer(text):
        analysis = table[match[0]]
        start, end = match.span()
        if isinstance(analysis, str):
            append(Token(analysis, start, end, position))
            position += 1
        else:
            found.extend(Token(t, start + s, start + e, position + p) for t, s, e, p in analysis.tokens)
            position += analysis.length
    return found


def _analyse(word: str, language: str) -> str | Compound:
    stem = stemmer(language)
    spans = _parts(word)
    # Letters that only stretch a word leave nothing where they stand alone; their place is kept.
    parts = [tuple(filter(None, stem(word[start:end]))) for start, end in spans]
    if len(parts) == 1 and len(parts[0]) == 1:
        return parts[0][0]
    elided = _elided(word, spans) if language == "fr" else 0
    found = [Token(term, *spans[p], p) for p, terms in enumerate(parts) for term in terms]
    slots = tuple(Slot(p, terms) for p, terms in enumerate(parts) if terms)
    options: list[tuple[Form, int]] = [(slots, len(parts))]
    if terms := tuple(filter(None, stem(_whole(word, spans, elided)))):
        found.extend(Token(term, spans[elided][0], spans[-1][1], elided) for term in terms)
        options.append(((*slots[:elided], Slot(elided, terms)), elided + 1))
    # A term that part and whole share at one place is one token.
    unique = {(t.term, t.position): t for t in reversed(found)}
    ordered = sorted(unique.values(), key=lambda t: (t.position, t.start, t.end, t.term))
    return Compound(tuple(ordered), len(parts), tuple(options), elided)


def written(word: str) -> tuple[str, ...]:
    """The unstemmed words of a word as printed: its parts, and the whole without hyphens."""
    spans = _parts(word)
    return (*(word[start:end] for start, end in spans), _whole(word, spans, _elided(word, spans)))


def unjoined(word: str) -> str:
    """A word without its hyphens and apostrophes; a possessive s goes with them."""
    return "".join(word[start:end] for start, end in _parts(word))


def _parts(word: str) -> list[tuple[int, int]]:
    """Spans of the parts between hyphens and apostrophes; a possessive s is none of them."""
    spans = [match.span() for match in _PART.finditer(word)]
    if len(spans) > 1 and spans[-1][1] - spans[-1][0] == 1 and word[-1] in "sS" and word[-2] in APOSTROPHES:
        spans.pop()
    return spans


def _whole(word: str, spans: list[tuple[int, int]], first: int) -> str:
    """The parts from ``first`` on written solid; nothing where there is only one, or where they are numbers."""
    parts = [word[start:end] for start, end in spans[first:]]
    return "" if len(parts) < 2 or all(part.isdigit() for part in parts) else "".join(parts)


def _elided(word: str, spans: list[tuple[int, int]]) -> int:
    """How many of the first parts are articles and the like cut short before a vowel; the last part never is."""
    for count, (start, end) in enumerate(spans[:-1]):
        if word[end] not in APOSTROPHES or lower(word[start:end]) not in _ELIDED:
            return count
    return len(spans) - 1
