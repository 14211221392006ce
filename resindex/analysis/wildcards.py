"""Words that are only half known: ``organi?ation``, ``*governmental``, ``impunty~``.

What comes in: what was typed, and unstemmed words as an index holds them. What goes out: those of the words that are
meant. Promises: the engine and the highlighter choose the same words, and no pattern takes more than a bounded time
(``fnmatch`` makes expressions that never go back over what a ``*`` has taken).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import translate
from functools import lru_cache

from resindex.analysis.folding import fold_word
from resindex.analysis.words import WORD, is_characters

SIGNS = "*?"  #: any letters, one letter
MOST_SLIPS = 2  #: letters that a word may differ by
_SHORT = 5  #: letters of a word in which one slip is already much


def is_one_word(text: str) -> bool:
    """Whether a text with wildcards is a single word, so that it can be compared with those of an index."""
    plain = re.sub(rf"[{re.escape(SIGNS)}]", "", text)
    return WORD.fullmatch(plain) is not None and not is_characters(plain)


def head(pattern: str) -> str:
    """What every word of the pattern begins with, folded.

    >>> head("organi?ation"), head("*governmental")
    ('organi', '')
    """
    return fold_word(re.split(rf"[{re.escape(SIGNS)}]", pattern, maxsplit=1)[0])


@lru_cache(maxsize=64)
def fitting(pattern: str) -> Callable[[str], bool]:
    """Whether an unstemmed word fits a pattern of letters, ``*`` and ``?``; case and accents aside.

    >>> list(filter(fitting("organi?ation*"), ("organization", "organisations", "organic")))
    ['organization', 'organisations']
    """
    parts = re.split(rf"([{re.escape(SIGNS)}])", pattern)
    folded = "".join(part if part in SIGNS else fold_word(part) for part in parts if part)
    compiled = re.compile(translate(folded))
    return lambda word: compiled.match(word) is not None


def slips(word: str) -> int:
    """How many letters a word may differ by where nobody says it: one in a short word, two in a longer one."""
    return 1 if len(word) <= _SHORT else MOST_SLIPS


def near(word: str, distance: int, words: Iterable[str]) -> list[str]:
    """Those of the unstemmed ``words`` that differ from ``word`` by at most ``distance`` letters left out, put in,
    changed, or swapped with their neighbour.

    >>> near("impunty", 1, ("impunity", "immunity", "impurity"))
    ['impunity']
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        fold_word(word), list(words), scorer=OSA.distance, processor=None, limit=None, score_cutoff=distance
    )
    return [choice for choice, _, _ in found]
