"""Runs of a line in a script that is read from the right -> the order in which they are read.

What comes in: runs sorted by their place, from left to right, each of one direction. What goes out: the same in reading
order. Foreign words and numbers run the other way inside such a line: "S/2024/391" stands on the page as it is read,
and so does "15.3"; but of two numbers parted by a space the right one comes first (Unicode Annex 9, read backwards).
Brackets are turned so that they face what they hold, whichever way the file has them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from resindex.reading.pdf_glyphs import SPACE, Run

#: Signs that join two numbers where they stand close.
_JOINING = frozenset("./,:-–‑%")
_OPENING = {")": "(", "]": "[", "»": "«", "”": "“", "}": "{"}
_CLOSING = {opening: closing for closing, opening in _OPENING.items()}


def runs_leftward(runs: Iterable[Run]) -> bool:
    """Most letters are of a script that runs from right to left."""
    letters = [c for run in runs for c in run.text if c.isalpha()]
    leftward = sum(unicodedata.bidirectional(c) in ("R", "AL") for c in letters)
    return leftward * 2 > len(letters)


def read_from_right(runs: Sequence[Run]) -> list[Run]:
    """Runs from left to right, in the order in which they are read; what runs rightward is one run."""
    read: list[Run] = []
    at = 0
    while at < len(runs):
        end = _end_of_rightward(runs, at)
        read.append(_merged(runs[at:end]) if end - at > 1 else runs[at])
        at = end
    read.reverse()
    return read


def _merged(runs: Sequence[Run]) -> Run:
    text = runs[0].text
    for before, run in pairwise(runs):
        text += f" {run.text}" if run.left - before.right > SPACE * run.size else run.text
    first = runs[0]
    return Run(text, first.left, runs[-1].right, first.base, first.size, first.italic, first.kind)


def _end_of_rightward(runs: Sequence[Run], start: int) -> int:
    """Where the stretch that begins at ``start`` and runs rightward ends: behind the run itself where it does not."""
    first = runs[start]
    if first.kind not in ("L", "1"):
        return start + 1
    end = start + 1
    for place in range(start + 1, len(runs)):
        run = runs[place]
        if run.kind == "R" or run.size != first.size or run.base != first.base:
            break
        if first.kind == "1" and not _joins(runs, place):
            break
        if run.kind != "N":
            end = place + 1
    return end


def _joins(runs: Sequence[Run], place: int) -> bool:
    """The run goes on with a number: a digit or a sign between digits, close to what stands before it."""
    run, before = runs[place], runs[place - 1]
    return run.left - before.right <= SPACE * run.size and (run.kind == "1" or run.text in _JOINING)


def faced(text: str) -> str:
    """Brackets and quotation marks turned to what they hold: one behind a space opens, one before a space closes."""
    signs = list(text)
    opened: list[str] = []
    for place, sign in enumerate(signs):
        opening = sign if sign in _CLOSING else _OPENING.get(sign)
        if opening is None:
            continue
        after_space = place == 0 or signs[place - 1].isspace() or signs[place - 1] in _CLOSING
        before_space = place + 1 == len(signs) or not (signs[place + 1].isalnum() or signs[place + 1] in _OPENING)
        opens = after_space if after_space != before_space else opening not in opened
        if opens:
            opened.append(opening)
        elif opening in opened:
            opened.remove(opening)
        signs[place] = opening if opens else _CLOSING[opening]
    return "".join(signs)
