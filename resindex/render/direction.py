"""Text from right to left beside text from left to right: isolates, so that neither reorders the other.

What comes in has been cleaned: it holds no marks of direction of its own (``clean`` removes them). What goes out is the
same text between an isolate (Unicode Standard Annex 9, section 2.4) and its end, where it holds a letter that is
written from right to left; any other text comes out as it is. Terminals put such letters in their order themselves:
nothing is reversed or aligned here. Labels, symbols and counts stay outside, at the left.

``isolated`` is for names, whose first letter says how they run; ``statement`` for titles and the text of paragraphs,
which run as most of their letters do, so that a line that begins with a symbol runs as the others do; ``embedded`` for
words of ours that quote somebody. ``balanced`` closes at the end of each line what was opened in it: to a terminal
every line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _FIRST_STRONG, _END = "\u2066", "\u2067", "\u2068", "\u2069"

#: Hebrew, Arabic, Syriac, Thaana, N'Ko and what else is written from right to left, with the forms of presentation.
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_HOLDS = re.compile(f"[{_LEFTWARD}]")
_RIGHTWARD_LETTER = re.compile(f"(?![{_LEFTWARD}])[^\\W\\d_]")
_RUN = re.compile(f"[{_LEFTWARD}](?:(?:(?!{_RIGHTWARD_LETTER.pattern}).)*[{_LEFTWARD}])?")


def isolated(text: str) -> str:
    """A name that may run from right to left, apart from what stands beside it."""
    return f"{_FIRST_STRONG}{text}{_END}" if _HOLDS.search(text) else text


def listed(values: Iterable[str]) -> str:
    """Names with commas between them, each apart, so that they stand in their order."""
    return ", ".join(map(isolated, values))


def statement(text: str) -> str:
    """The text of a paragraph, which runs as most of its letters do."""
    opening = opening_of(text)
    return f"{opening}{text}{_END}" if opening else text


def opening_of(text: str) -> str:
    """The isolate that a paragraph begins with; empty where nothing in it runs from right to left."""
    leftward = len(_HOLDS.findall(text))
    if not leftward:
        return ""
    return _RIGHT_TO_LEFT if leftward >= len(_RIGHTWARD_LETTER.findall(text)) else _LEFT_TO_RIGHT


def closing_of(opening: str) -> str:
    """What ends the isolate that begins so."""
    return _END if opening else ""


def embedded(text: str) -> str:
    """Words of ours, each run of right-to-left words in them apart."""
    return _RUN.sub(lambda run: f"{_FIRST_STRONG}{run[0]}{_END}", text) if _HOLDS.search(text) else text


def rightward(text: str) -> str:
    """What runs from left to right whatever it holds: a query with carets below it."""
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if _HOLDS.search(text) else text


def balanced(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each of the lines that one text was wrapped to: what to put before it and behind it, so that every isolate
    that is open across lines begins and ends in each of them.
    """
    open_ones = ""
    for line in lines:
        before = open_ones
        for letter in line:
            if letter in (_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _FIRST_STRONG):
                open_ones += letter
            elif letter == _END:
                open_ones = open_ones[:-1]
        yield before, _END * len(open_ones)
