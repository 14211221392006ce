"""Outline numbers of paragraphs: "4.1", "1.3.2", "17.b".

What comes in: the head of a line, and the numbers that stand open above it. What goes out: the number, and the depth at
which it stands. A decimal fraction at the head of a line is told from an outline number by what follows ("1.5 million"
begins no sentence) and by the sequence: 4.2 stands after 4.1, 4.1 under paragraph 4 or after the last number of 3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

#: The form of such numbers, whatever their depth.
FORM = "1.1"
_KIND = "outline"
#: A sentence follows, or an infinitive or clause of one that a chapeau began.
OUTLINE = (
    r"(?P<outline>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}\.[a-z])\.?"
    r"(?=\s+(?:[^\W\d_a-zа-я]|[“\"«(]|(?:to|that|de|que|qu’|a)\s)|\s*$)"
)
_ENTRY = re.compile(r"\d+|[a-z]")
#: So many numbers may be missing in a row.
_MISSING = 3


def path_of(text: str) -> tuple[int, ...]:
    """ "4.1" is (4, 1), "17.b" (17, 2)."""
    return tuple(int(part) if part.isdecimal() else ord(part) - 96 for part in _ENTRY.findall(text))


def reading(text: str) -> tuple[str, int]:
    """The list that the number stands in, as a kind, and its value there: ("outline 4", 1)."""
    *above, value = path_of(text)
    return f"{_KIND} {'.'.join(map(str, above))}", value


def _path(kind: str, value: int) -> tuple[int, ...]:
    """The path of a number that was taken: a decimal one is (4,), others are none."""
    if kind == "decimal":
        return (value,)
    return (*map(int, kind.removeprefix(f"{_KIND} ").split(".")), value) if kind.startswith(_KIND) else ()


def stands(text: str, open_numbers: Sequence[tuple[str, int]]) -> tuple[int, str] | None:
    """Depth of the number and how it comes there ("next", "first", "skip"); None where it continues nothing.

    ``open_numbers`` are kind and value of the last number at each depth, the outermost first.
    """
    own = path_of(text)
    for level in range(len(open_numbers) - 1, -1, -1):
        known = _path(*open_numbers[level])
        if not known:
            continue
        if known[:-1] == own[:-1] and len(known) > 1 and 0 < own[-1] - known[-1] <= _MISSING + 1:
            return level, "next" if own[-1] == known[-1] + 1 else "skip"
        if known == own[:-1] and 1 <= own[-1] <= 1 + _MISSING:
            return level + 1, "first" if own[-1] == 1 else "skip"
        # 5.1 after 4.9: the number 5 stood over it as a heading, or nowhere.
        if len(known) == len(own) and own[:-2] == known[:-2] and 0 < own[-2] - known[-2] <= 2 and own[-1] == 1:
            return level, "next"
    if own[-1] != 1 or any(_path(*number) for number in open_numbers):
        return None
    return len(open_numbers), "first"
