"""A paragraph and its matched spans -> runs of text, each with its role, cut to the room there is.

What comes in: the paragraph's text as the record holds it, spans in code points, the acting words at its head. What
goes out: cleaned runs that in order give the text (or a window of it, with ellipses), so that a renderer only decides
how a role looks. Spans may overlap, lie outside the text or be none at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from resindex.frozen import frozen
from resindex.model import Span
from resindex.render import clean
from resindex.render.measure import ELLIPSIS, cells

Role = Literal["plain", "match", "act"]

#: How matched words and acting words look where nothing can be coloured. Guillemets are quotation marks in four of
#: the six languages, asterisks are in none.
MARKS: dict[Role, tuple[str, str]] = {"plain": ("", ""), "match": ("*", "*"), "act": ("_", "_")}

_LEAD = 6  # one sixth of the room stands before the first match
_SNAP = 24  # how far an edge moves to meet a space


@frozen
class Run:
    """A stretch of text that has one role."""

    text: str
    role: Role = "plain"


def excerpt(text: str, spans: Sequence[Span], *, act: str | None = None, room: int | None = None) -> tuple[Run, ...]:
    """The runs of the text, or of the window of about ``room`` cells that holds the most matches."""
    merged = merge(text, spans)
    start, end = (0, len(text)) if room is None else _window(text, merged, room)
    found = _runs(text, start, end, merged, _act_span(text, act))
    if start > 0:
        found.insert(0, Run(f"{ELLIPSIS} "))
    if end < len(text):
        found.append(Run(f" {ELLIPSIS}"))
    return tuple(found)


def marked(runs: Sequence[Run], *, acts: bool = False) -> str:
    """The runs as one line, with marks around matches and, if asked, around the acting words."""
    parts = []
    for run in runs:
        before, after = MARKS[run.role] if run.role == "match" or acts else ("", "")
        parts.append(f"{before}{run.text}{after}")
    return "".join(parts)


def merge(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, inside the text, joined where they overlap or only blanks lie between them."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        start, end = max(0, span.start), min(len(text), span.end)
        if start >= end:
            continue
        if merged and not text[merged[-1].end : start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def _act_span(text: str, act: str | None) -> Span | None:
    """Where the acting words stand. They open the paragraph, or follow a formula or quotation mark."""
    if not act:
        return None
    start = text.find(act)
    return Span(start, start + len(act)) if start >= 0 else None


def _runs(text: str, start: int, end: int, matches: Sequence[Span], act: Span | None) -> list[Run]:
    edges = {start, end}
    for span in (*matches, *((act,) if act else ())):
        edges.update(edge for edge in (span.start, span.end) if start < edge < end)
    runs: list[Run] = []
    ordered = sorted(edges)
    waiting = iter(matches)
    match = next(waiting, None)
    for left, right in pairwise(ordered):
        while match is not None and match.end <= left:
            match = next(waiting, None)
        role: Role = "plain"
        if match is not None and match.start <= left:
            role = "match"
        elif act is not None and act.start <= left < act.end:
            role = "act"
        cleaned = clean.line(text[left:right])
        if cleaned:
            runs.append(Run(cleaned, role))
    return runs


def _window(text: str, spans: Sequence[Span], room: int) -> tuple[int, int]:
    """The stretch of text to show, in code points."""
    filled = cells(text)
    if filled <= room:
        return 0, len(text)
    size = max(1, (room - 4) * len(text) // filled)
    start = _best_start(text, spans, size)
    end = min(len(text), start + size)
    start = max(0, end - size) if end == len(text) else start
    return _snapped(text, spans, start, end)


def _best_start(text: str, spans: Sequence[Span], size: int) -> int:
    """Where the window with the most different matched words begins; at the head of the text, if none has more."""
    # How often a word is repeated is no reason to leave the head, where the acting verb stands.
    best, best_worth = 0, (_worth(text, spans, 0, size)[0], len(spans))
    for span in spans:
        start = max(0, span.start - size // _LEAD)
        worth = _worth(text, spans, start, size)
        if worth > best_worth:
            best, best_worth = start, worth
    return best


def _worth(text: str, spans: Sequence[Span], start: int, size: int) -> tuple[int, int]:
    """How many different matched words a window shows, and how many in all."""
    words = [text[s.start : s.end].casefold() for s in spans if start <= s.start and s.end <= start + size]
    return len(set(words)), len(words)


def _snapped(text: str, spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """The window with its edges at spaces, where spaces are near and no match is cut for it."""
    if start > 0:
        first = next((s.start for s in spans if s.end > start), end)
        space = text.find(" ", start - 1, min(start + _SNAP, first))
        start = space + 1 if space >= 0 else start
    if end < len(text):
        last = max((s.end for s in spans if s.end <= end), default=start)
        space = text.rfind(" ", max(last, end - _SNAP), end + 1)
        end = space if space > start else end
    return start, end
