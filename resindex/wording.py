"""The wording of a text, so that two texts can be compared without reading them again.

What comes in: paragraphs, or a title. What goes out: the clauses of the paragraphs as numbers, of which two texts share
as many as they have word for word; and a title as a key, which is the same for the titles of a series ("… on its
twenty-third session", "… for 2024"). Numbers, dates, case and punctuation are left aside: they change from one edition
to the next, the wording does not.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from zlib import crc32

_CLAUSE_ENDS = re.compile(r"[^\w\s'’‑-]+")
_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
#: A clause of fewer words is a phrase that any text may hold.
_FEWEST = 4
#: A script that does not part its words has a clause of so many letters.
_FEWEST_LETTERS = 10
_ORDINAL = re.compile(
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ‑–]?)?(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth)"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|hundredth"
)
_SMALL = frozenset({"the", "of", "and", "in", "on", "to", "for", "a", "an", "by", "its", "at", "with"})
#: A clause is 32 bits: two that differ are the same number once in four thousand million pairs.
_CODE = "I"


def clauses(texts: Iterable[str]) -> bytes:
    """The clauses of these paragraphs, sorted and without repeats, as ``shared`` reads them."""
    found: set[int] = set()
    for text in texts:
        for clause in _CLAUSE_ENDS.split(_NUMBERS.sub("", text.lower())):
            words = clause.split()
            if len(words) >= _FEWEST or (len(words) == 1 and len(clause) >= _FEWEST_LETTERS):
                found.add(crc32(" ".join(words).encode("utf-8", "replace")))
    return array(_CODE, sorted(found)).tobytes()


def clause_set(packed: bytes) -> frozenset[int]:
    """What ``clauses`` packed."""
    found = array(_CODE)
    found.frombytes(packed)
    return frozenset(found)


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """The part of the shorter text's clauses that the other has too, 0 to 1; 0 where either has too few to tell."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _FEWEST else 0.0


def title_key(title: str | None) -> str:
    """A title without case, numbers, ordinals and punctuation; "" for none.

    >>> title_key("Report on its twenty-third session") == title_key("REPORT on its 9th session")
    True
    """
    if not title:
        return ""
    plain = _ORDINAL.sub("#", title.lower())
    words = ("#" if word.isdecimal() else word for word in _WORDS.findall(plain.replace("#", " 0 ")))
    kept = [word for word in words if word not in ("st", "nd", "rd", "th")]
    return " ".join(word for word, before in zip(kept, ["", *kept], strict=False) if word != "#" or before != "#")


def likeness(one: str, other: str) -> float:
    """How much two keys of titles have in common: the part of the shorter one's words that the other has, 0 to 1."""
    words, others = (set(key.split()) - _SMALL - {"#"} for key in (one, other))
    return len(words & others) / min(len(words), len(others)) if words and others else 0.0
