"""Wrapped lines -> one text: white space folded, and line-end hyphens kept or healed.

A hyphen at the end of a line is the word's own ("well-/being") or the printer's ("resis-/tant"). The words of the
document itself tell: what it writes elsewhere in one piece was broken by the printer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

#: Hyphenated words and plain ones, as far as they stand inside a line.
_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
#: First parts that the house style writes with a hyphen.
_PREFIXES = frozenset(
    [
        "anti",
        "co",
        "counter",
        "cross",
        "ex",
        "half",
        "inter",
        "long",
        "low",
        "high",
        "multi",
        "non",
        "post",
        "pre",
        "re",
        "self",
        "semi",
        "short",
        "so",
        "socio",
        "sub",
        "vice",
        "well",
    ]
)

#: Of what is longer, only the end is looked at.
_LONGEST_WORD = 100


def join_lines(lines: Sequence[str], words: frozenset[str] = frozenset()) -> str:
    """One text from wrapped lines: white space folded, line-end hyphens kept where they belong to the word.

    ``words`` are the words of the whole document, which say whether "resis-/tant" is a word broken by the printer
    and "well-/being" one that has a hyphen anyway.
    """
    parts: list[str] = []
    end = ""  # of what is put together so far: a word's length is enough
    for line in lines:
        line = " ".join(line.split())
        if not line:
            continue
        if end.endswith("-") and line[0].isalpha() and end[-2:-1].isalpha():
            first, second = end[:-1].rsplit(maxsplit=1)[-1].casefold(), _WORD.match(line.casefold())
            if second is not None and line[0].islower() and _printer_broke(first, second[0], words):
                parts[-1] = parts[-1][:-1]
                end = end[:-1]
        elif end and not (end[-1] > "\u2e80" and line[0] > "\u2e80"):  # Chinese is written without spaces
            line = f" {line}"
        parts.append(line)
        end = f"{end}{line}"[-_LONGEST_WORD:]
    return "".join(parts)


def _printer_broke(first: str, second: str, words: frozenset[str]) -> bool:
    """The hyphen between the two was set by the printer and is not part of the word."""
    if f"{first}-{second}" in words:
        return False
    if f"{first}{second}" in words:
        return True
    tail = re.split(r"[-‑(“‘/]", first)[-1]
    return tail not in _PREFIXES and not (tail in words and second in words)


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """All words of a document, hyphenated ones whole, case folded."""
    return frozenset(word for line in lines for word in _WORD.findall(line.casefold()))
