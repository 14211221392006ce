"""Places as all languages have them: the same paragraph of a resolution in Arabic, Chinese and English is one place.

What comes in: a place as parsing names it, in whose parts the letters are those of the language (``op_9_أ``,
``op_9_a_㈠``). What goes out: the place in Latin letters, and a mark of symbol and place that is the same in all
languages. Promise: a place that is Latin already stays as it is.
"""

from __future__ import annotations

from hashlib import blake2b

#: Letters of sub-paragraphs, in the order in which Arabic counts with them. Cyrillic ones are those they look like.
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشت"
_LETTERS = str.maketrans(
    {
        **dict(zip(_ARABIC, "abcdefghijklmnopqrstuv", strict=True)),
        **dict(zip("авсекмнорхАВСЕКМНОРХ", "abcekmhopxabcekmhopx", strict=True)),
        **dict.fromkeys("’‘'\"ـ", ""),
    }
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_CHINESE = {chr(0x3220 + n): _ROMAN[n] for n in range(10)}


def latin_place(place: str) -> str:
    """The place in Latin letters, as the English text has it.

    >>> latin_place("op_9_أ_’2‘"), latin_place("op_9_a_㈢"), latin_place("op_9_a_iii")
    ('op_9_a_ii', 'op_9_a_iii', 'op_9_a_iii')
    """
    if place.isascii():
        return place
    return "_".join(map(_latin, place.split("_")))


def place_mark(symbol: str, place: str) -> int:
    """A number of 64 bits, signed, that a paragraph has in common with its texts in the other languages."""
    digest = blake2b(f"{symbol}#{latin_place(place)}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _latin(part: str) -> str:
    if part in _CHINESE:
        return _CHINESE[part]
    if part[:1] in "’‘'" and part[1:-1].isdecimal() and 0 < int(part[1:-1]) <= len(_ROMAN):
        return _ROMAN[int(part[1:-1]) - 1]  # Arabic numbers with digits what others number with Roman numerals
    return part.translate(_LETTERS)
