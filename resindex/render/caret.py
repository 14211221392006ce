"""An error of the family -> the lines that say what is wrong, where in the query, and what to do.

::

    error: unknown verb "urgs"
      verb:urgs AND "young people"
           ^^^^
    hint: did you mean  verb:urges

The caret stands under the place whatever letters come before it: wide ones fill two cells, combining marks none. A
query longer than the line is cut to the neighbourhood of the place.
"""

from __future__ import annotations

from typing import TextIO

from resindex.errors import ResindexError
from resindex.model import Span
from resindex.render import clean, direction
from resindex.render.measure import ELLIPSIS, cells, letter_cells
from resindex.render.view import WIDTH

_INDENT = "  "
_COLOURS = {"error": "\x1b[1;31m", "caret": "\x1b[31m", "hint": "\x1b[36m"}
_RESET = "\x1b[0m"


def error(trouble: ResindexError, *, out: TextIO, color: bool = False, width: int = WIDTH) -> None:
    """Writes the error: one line, the query with its caret where the place is known, one line of advice."""
    out.write(f"{paint('error:', 'error', color)} {one_line(trouble.message)}\n")
    if trouble.span is not None and trouble.text:
        shown, pad, carets = caret_lines(trouble.text, trouble.span, width - len(_INDENT))
        out.write(f"{_INDENT}{shown}\n{_INDENT}{pad}{paint(carets, 'caret', color)}\n")
    if trouble.hint:
        out.write(f"{paint('hint:', 'hint', color)} {one_line(trouble.hint)}\n")


def caret_lines(query: str, span: Span, width: int) -> tuple[str, str, str]:
    """The query, or the part of it around the span that fits; the blanks and the carets of the line below it."""
    start = min(max(span.start, 0), len(query))
    end = min(max(span.end, start), len(query))
    before, place, after = clean.line(query[:start]), clean.line(query[start:end]), clean.line(query[end:])
    if cells(before) + cells(place) + cells(after) > width:
        before, place, after = _around(before, place, after, width)
    shown = direction.rightward(f"{before}{place}{after}".rstrip())
    return shown, " " * cells(before), "^" * max(1, cells(place))


def _around(before: str, place: str, after: str, width: int) -> tuple[str, str, str]:
    place = _head(place, max(1, width - 2))
    room = max(0, width - cells(place))
    behind = _head(after, max(room // 2, room - cells(before)))
    return _tail(before, room - cells(behind)), place, behind


def _head(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    filled, kept = 1, []
    for letter in text:
        filled += letter_cells(letter)
        if filled > room:
            break
        kept.append(letter)
    return "".join(kept) + ELLIPSIS if room > 0 else ""


def _tail(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    filled, first = 1, len(text)
    while first > 0 and filled + letter_cells(text[first - 1]) <= room:
        first -= 1
        filled += letter_cells(text[first])
    return ELLIPSIS + text[first:] if room > 0 else ""


def one_line(words: str) -> str:
    """A message as one line without controls."""
    return direction.embedded(clean.line(words).strip())


def paint(words: str, role: str, color: bool) -> str:
    """Words in the colour of a role, if there is colour."""
    return f"{_COLOURS[role]}{words}{_RESET}" if color else words
