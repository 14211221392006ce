"""From one part of a word to its index terms, by language.

What comes in: a stretch of letters and digits as printed, and a language. What goes out: one term, or two where a
reader may leave out accents: *adoptée* is found by *adopter* (the stem with accents taken into account) and by
*adoptee* as typed on a plain keyboard. Stems are Snowball's; other languages are folded and left unstemmed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from resindex.analysis.folding import lower, unaccent
from resindex.analysis.spelling import one_spelling

_SNOWBALL = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "ru": "russian",
}

#: Languages with an analysis of their own; Chinese needs no stems. All others share ``OTHER``.
LANGUAGES = ("ar", "de", "en", "es", "fr", "ru", "zh")
OTHER = "und"

#: Words for parents begin like *and the*.
_PARENTS = ("والدين", "والدان", "والدي", "والدت", "والدات")

_LONGEST = 64  #: a longer run of letters is noise; its beginning is enough to find it


def known_language(code: str | None) -> str:
    """The language whose analysis serves that language code.

    >>> known_language("fr"), known_language("pt"), known_language(None)
    ('fr', 'und', 'und')
    """
    return code if code in LANGUAGES else OTHER


@cache
def stemmer(language: str) -> Callable[[str], tuple[str, ...]]:
    """The function that turns a part of a word into its terms."""
    algorithm = _SNOWBALL.get(language)
    if algorithm is None:
        return _unstemmed
    from Stemmer import Stemmer

    # Words are cached one level up; the stemmer's own cache would only cost.
    stem: Callable[[str], str] = Stemmer(algorithm, 0).stemWord
    if language == "en":
        return lambda part: (stem(one_spelling(unaccent(lower(part))[:_LONGEST])),)
    if language == "ar":
        return lambda part: (stem(_without_conjunction(unaccent(lower(part))[:_LONGEST])).replace("ى", "ي"),)
    if language == "ru":
        return lambda part: (stem(lower(part).replace("ё", "е")[:_LONGEST]),)
    return lambda part: _with_and_without_accents(stem, lower(part)[:_LONGEST])


def _without_conjunction(word: str) -> str:
    """*And the States* is one word in Arabic; Snowball takes off the article, but not the *and* before it."""
    if word[:3] in ("وال", "فال") and len(word) > 5 and not word.startswith(_PARENTS):
        return word[1:]
    return word


def _unstemmed(part: str) -> tuple[str, ...]:
    return (unaccent(lower(part))[:_LONGEST],)


def _with_and_without_accents(stem: Callable[[str], str], part: str) -> tuple[str, ...]:
    term = unaccent(stem(part))
    if part.isascii():
        return (term,)
    plain = stem(unaccent(part))
    return (term,) if plain == term else (term, plain)
