"""Field values as every engine compares, counts and sorts them.

What comes in: values of an entry, or as a query means them. What goes out: how a keyword is compared, what is counted
and shown of it, a date as a number, and how symbols sort. Promise: pure functions; two engines that use them agree.
"""

from __future__ import annotations

import re
from functools import lru_cache

from resindex.analysis import LANGUAGES, OTHER, fold

#: The languages of analysis: a paragraph is in one of them.
SPOKEN = (*LANGUAGES, OTHER)

_LONGEST = 1000  #: characters of a keyword value that are compared; a longer one is no keyword
_DIGITS = re.compile(r"([0-9]+)")
_COMPARED = 200  # figures of a number: no symbol has more
_CONTROL = dict.fromkeys(range(32), " ")


@lru_cache(maxsize=100_000)
def keyword(value: str) -> str:
    """A keyword value as it is compared."""
    return fold(value[:_LONGEST])


@lru_cache(maxsize=100_000)
def row(values: tuple[str, ...]) -> tuple[str, ...]:
    """Keyword values as they are counted and shown: as written, without repeats and without control characters."""
    return tuple(dict.fromkeys(text for value in values if (text := value[:_LONGEST].translate(_CONTROL).strip())))


def day(date: str) -> int:
    """A date as a number that sorts like it; 0 for none. Parts that are missing count as the earliest.

    >>> day("2003-04-24"), day("2003"), day("soon")
    (20030424, 20030000, 0)
    """
    digits = "".join(part.zfill(2) for part in date.split("-"))
    return int(digits[:8].ljust(8, "0")) if digits.isdecimal() else 0


def symbol_key(symbol: str) -> tuple[object, ...]:
    """How a symbol sorts: numbers by their size, the case of letters aside, none at all last.

    >>> sorted(["A/RES/9/10", "A/RES/10/2", "", "a/res/9/9"], key=symbol_key)
    ['a/res/9/9', 'A/RES/9/10', 'A/RES/10/2', '']
    """
    parts = _DIGITS.split(symbol.casefold())
    return (not symbol, *(int(part[:_COMPARED]) if n % 2 else part for n, part in enumerate(parts)), symbol)
