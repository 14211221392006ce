"""Was a line broken because it was full, or because the author ended it?

A wrapped text breaks a line only where the next word no longer fits. So a line after which the next word *would* have
fitted was ended on purpose: at the end of a paragraph, a heading, a list item. The measure is taken from the document
itself: from breaks that are certainly none (no stop before, a small letter after); a format that knows the page says it
line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

#: Where fewer than one line break in so many is surely none of the author's, the text is not wrapped.
_ENOUGH = 8
#: Fewer certain continuations than this do not tell how wide the items of lists are set.
_SEVERAL = 3
#: Nobody wraps lines wider than this.
_WIDEST = 220
#: Share of continuations that must exceed the longest line for the text to have been wrapped by counting characters.
_EXACT = 0.95
#: Share of the lines ended on purpose that must have a blank line behind them for a full line to be none of them.
_NEARLY = 0.75
_STOPS = ",;.:!?،؛؟。，；：！？)"


def widths(lines: Sequence[str]) -> tuple[int, ...]:
    """For each line but the last, how wide it would have been with the next line's first word on it."""
    found = []
    for this, following in pairwise(lines):
        # Only a plain space is a place to break: "17 July" with a no-break space is one word.
        word = following.lstrip().split(" ", 1)[0]
        head, hyphen, tail = word.partition("-")
        # A word may break behind its hyphen: what had to fit is the part up to it. "10-year" and "ES-10/15" do not.
        size = len(head) + 1 if hyphen and head[-1:].isalpha() and not tail[:1].isdigit() else len(word)
        found.append(len(this.rstrip()) + (0 if this.rstrip().endswith("-") else 1) + size)
    return tuple(found)


class Wrapping:
    """How the lines of one document were wrapped.

    ``wrapped`` is False where each line is a paragraph of its own; ``ended(i)`` says that line ``i`` was ended on
    purpose, ``full(i)`` that it was as full as lines are.
    """

    def __init__(
        self, lines: Sequence[str], joined: Sequence[bool], groups: Sequence[int], full: Sequence[bool] = ()
    ) -> None:
        """``joined[i]`` is True where nothing but a line break lies between line ``i`` and line ``i + 1``.

        ``groups[i]`` tells lines of different measure apart (0 for text, 1 and 2 for the items of lists, which
        are set narrower). ``full[i]`` is True where the page itself shows that line ``i`` was broken because it was
        full; only a format that knows the page says so, and where one does, it is believed.
        """
        self._would = widths(lines)
        self._groups = groups
        lengths = sorted(len(line.rstrip()) for line in lines)
        usual = lengths[-1 - len(lengths) // 50] if lengths else 0
        sure: dict[int, list[int]] = {}
        for index, would in enumerate(self._would):
            following = lines[index + 1].lstrip()[:1]
            # In scripts without case a letter never says more: there the line must be a long one at least.
            goes_on = following.islower() or (
                following.isalpha() and not following.isupper() and len(lines[index]) > usual // 2
            )
            if joined[index] and goes_on and lines[index].rstrip()[-1:] not in _STOPS:
                sure.setdefault(groups[index], []).append(would)
        certain = sum(map(len, sure.values()))
        # Rows of tables and lists of names are short lines that say nothing about how the text was set.
        prose = sum(near and len(line) > usual // 2 for near, line in zip(joined, lines, strict=False))
        self.wrapped = certain > 0 and usual <= _WIDEST and certain * _ENOUGH >= prose
        self._width = {
            group: _measure(
                sorted(found), max(len(ln.rstrip()) for ln, g in zip(lines, groups, strict=True) if g == group)
            )
            for group, found in sure.items()
            if len(found) >= _SEVERAL or len(sure) == 1
        }
        self._default = min(self._width.values(), default=0)
        self._full = tuple(full) if any(full) else ()
        self.wrapped = self.wrapped or bool(self._full)

    def parts(self, gaps: Sequence[int]) -> bool:
        """The page shows which lines are full, and blank lines stand behind nearly all others.

        ``gaps[i]`` counts the blank lines before line ``i``.
        """
        ends = [gap > 0 for full, gap in zip(self._full, gaps[1:], strict=False) if not full]
        return sum(ends) >= _NEARLY * len(ends) > 0

    def ended(self, index: int, margin: float = 0.0) -> bool:
        """The line was ended on purpose: the next word would have fitted, with ``margin`` (a share) to spare."""
        if index >= len(self._would) or not self.wrapped:
            return True
        if self._full and (self._full[index] or not margin):
            return not self._full[index]
        width = self._width.get(self._groups[index], self._default)
        return self._would[index] < width * (1 - margin)


def _measure(sure: Sequence[int], longest: int) -> int:
    """The width below which a line was broken early, from the breaks that are surely continuations."""
    beyond = sum(would > longest for would in sure)
    if beyond >= _EXACT * len(sure):
        # Set by counting characters: every line fits the longest one.
        return longest + 1
    # Set in a proportional face: a few odd breaks (a word set tight, a slip) must not move the measure.
    return sure[len(sure) // 50]
