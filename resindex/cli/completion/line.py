"""A command line as typed up to the cursor -> its words without quotation marks, and the one that is being typed.

What comes in: text as a POSIX shell reads it (those parts of its rules that fish shares). What goes out: ``Typed``. A
quotation that is still open is no error: that is where completion happens.
"""

from __future__ import annotations

from typing import NamedTuple


class Typed(NamedTuple):
    """``words`` are whole; ``current`` is the beginning of the next one, ``raw`` as it stands on the line.

    ``quote`` is the quotation mark that is open at the cursor, empty where none is.
    """

    words: list[str]
    current: str
    raw: str
    quote: str


def read_line(line: str) -> Typed:
    """Cut a line into words; assignments before the command are left out."""
    words: list[str] = []
    word: list[str] | None = None
    start, quote, i = len(line), "", 0
    while i < len(line):
        here = line[i]
        if not quote and here.isspace():
            if word is not None:
                words.append("".join(word))
            word, start = None, len(line)
            i += 1
            continue
        if word is None:
            word, start = [], i
        if here == "\\" and quote != "'" and i + 1 < len(line):
            kept = "\\" if quote and line[i + 1] not in '"\\$`' else ""
            word.append(kept + line[i + 1])
            i += 2
            continue
        if quote:
            quote = "" if here == quote else quote
            if quote:
                word.append(here)
        elif here in "\"'":
            quote = here
        else:
            word.append(here)
        i += 1
    while words and "=" in words[0] and words[0].partition("=")[0].isidentifier():
        words.pop(0)
    return Typed(words, "".join(word or ()), line[start:], quote)
