"""Folding of characters: what counts as the same letter.

What comes in: text as printed. What goes out: the same text without the differences that a reader does not type:
case, accents, ligatures, curly quotes, kinds of hyphen, soft hyphens, presentation forms, digits of other scripts.

``fold`` is for keyword values, ``fold_word`` for words that are compared unstemmed (prefixes), ``lower`` and
``unaccent`` are the two steps that stemming needs apart: a French or Russian stemmer wants its accents.
"""

from __future__ import annotations

from unicodedata import combining, decimal, normalize

HYPHENS = "-\u2010\u2011\ufe63\uff0d"
APOSTROPHES = "'\u2018\u2019\u201b\uff07"

#: Format characters and letters that only stretch a word: soft hyphen, zero-width joiners, Arabic tatweel.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640\u02bc"

_DIRECTION = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))

#: Letters that no decomposition takes apart.
_LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}

_CLEAN = str.maketrans({**dict.fromkeys(_INVISIBLE, ""), **{k.upper(): v for k, v in _LETTERS.items()}, **_LETTERS})

_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys(_INVISIBLE, ""),
        **dict.fromkeys(HYPHENS + "\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys(APOSTROPHES + "\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\u2033", '"'),
    }
)

_JOINERS = str.maketrans(dict.fromkeys(HYPHENS + APOSTROPHES, ""))


def lower(text: str) -> str:
    """Lower case, ligatures taken apart, accents of the letters kept, loose marks (Arabic vowels, stress) dropped."""
    if text.isascii():
        return text.lower()
    text = normalize("NFC", normalize("NFKC", text.translate(_CLEAN)).casefold())
    return "".join(_digit(c) for c in text if not combining(c))


def unaccent(text: str) -> str:
    """The letters without their accents. Russian *й* is a letter of its own and no *и* with an accent."""
    if text.isascii():
        return text
    return "й".join(map(_bare, normalize("NFC", text).split("й")))


def fold_word(word: str) -> str:
    """A word as prefixes are compared: lower case, no accents, no hyphens or apostrophes, not stemmed.

    >>> fold_word("Non\\u2011Governmental"), fold_word("Côte"), fold_word("women’s")
    ('nongovernmental', 'cote', 'women')
    """
    if len(word) > 2 and word[-2] in APOSTROPHES and word[-1] in "sS":
        word = word[:-2]
    return unaccent(lower(word.translate(_JOINERS)))


def fold(text: str) -> str:
    """A keyword value as it is compared: case, accents, quotes, dashes and white space aside.

    >>> fold("  Côte d’Ivoire "), fold("A/RES/S\\u201123/2")
    ("cote d'ivoire", 'a/res/s-23/2')
    """
    if not text.isascii():
        text = unaccent(lower(text.translate(_PUNCTUATION)))
    return " ".join(text.lower().split())


def _bare(text: str) -> str:
    return normalize("NFC", "".join(c for c in normalize("NFKD", text) if not combining(c)))


def _digit(char: str) -> str:
    value = decimal(char, None)
    return char if value is None else str(value)


def without_marks(text: str) -> str:
    """What was typed or copied from a page, without the marks of direction that a page puts around names."""
    return text if text.isascii() else text.translate(_DIRECTION)
