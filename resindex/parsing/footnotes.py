"""Note marks glued into the text -> notes attached to their paragraph.

In a text drawn from a page the raised note numbers stand on the line: "on its outcomes,2". They are taken out where
they can be nothing else: the notes of a document are numbered in one sequence, so a number glued behind a word or a
stop is a mark if it is the next one due, or one that a note at the foot of the same page waits for (numbers that begin
anew on each page). Raised digits (¹²³) are always marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from resindex.model import Note
from resindex.parsing.pieces import Piece
from resindex.parsing.tidy import FootnoteLine

_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
#: A number glued to what stands before it and followed by nothing of the same word.
_GLUED = re.compile(
    r"(?<=[^\W\d_]|[,;.:)\]”\"’%?!])(\d{1,3})(?=\s|$|[,;.:)”])"
    r"|\s?([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})(?![^\W\u2e80-\uffff])"  # Chinese goes on behind it without a space
    r"|(?<=[,;.:]) (\d{1,3})(?=$)"  # set apart by a space, behind the last stop
)
_RAISED = re.compile("[¹²³⁴⁵⁶⁷⁸⁹⁰]")
#: "S/RES/1325", "COVID-19", "A4", "goal 5.2", "1,000": digits that belong to what stands before them. A year does not
#: group its digits: what follows "2039," is a mark.
_PART_OF = re.compile(
    r"(?:(?<!\d)\d{1,3}[.,:]|[-/‑–](?:[A-Z]{0,5}|[^\W\d_]{0,2})|\b[A-Z][A-Za-z]?|/[\w.]{0,12}"
    r"|\b(?:[Aa]dd|[Cc]orr|[Rr]ev|[Nn]os?|paras?|pp?|arts?|vol|chap|sect|Suppl?)\.)$"
)
#: How far a mark may run ahead of the notes seen so far (a mark in a table or title may have been missed).
_AHEAD = 3


def attach_notes(pieces: Sequence[Piece], footnotes: Sequence[FootnoteLine]) -> list[Piece]:
    """Pieces without their glued marks, with their notes; notes that no mark calls for become pieces of their own."""
    footnotes = [*footnotes, *(_printed(p) for p in pieces if p.section == "footnote")]
    pieces = [p for p in pieces if p.section != "footnote"]
    pool: dict[str, list[FootnoteLine]] = {}
    for note in footnotes:
        pool.setdefault(note.mark, []).append(note)
    due = _first_number(footnotes)
    used: set[int] = set()
    done: list[Piece] = []
    for piece in pieces:
        near = frozenset(n.mark for n in footnotes if id(n) not in used and n.page in _pages_of(piece))
        text, marks, due = _take_marks(piece.text, due, pool, near)
        notes = list(piece.notes)
        for mark in marks:
            waiting = [n for n in pool.get(mark, []) if id(n) not in used]
            if waiting:
                used.add(id(waiting[0]))
                notes.append(Note(mark, waiting[0].text))
            else:
                # A mark used again points to the same note.
                said = pool[mark][-1].text if mark in pool else ""
                notes.append(Note(mark, said))
        done.append(replace(piece, text=text, notes=tuple(notes)) if marks else piece)
    done.extend(
        Piece("footnote", n.text, label=n.mark or None, line=n.number, page=n.page, why="note at the foot of a page")
        for n in footnotes
        if id(n) not in used
    )
    return done


def _printed(piece: Piece) -> FootnoteLine:
    """A note that stands in the flow of the text, below the foot of the resolution."""
    match = re.match(r"(\S{1,3})\s+", piece.text)
    mark = match[1].translate(_SUPERSCRIPT) if match else ""
    return FootnoteLine(mark, piece.text[match.end() :] if match else piece.text, piece.line, piece.page)


def _first_number(footnotes: Iterable[FootnoteLine]) -> int | None:
    numbers = [int(n.mark) for n in footnotes if n.mark.isdecimal()]
    return numbers[0] if numbers else None


def _pages_of(piece: Piece) -> tuple[int, ...]:
    """The pages that a paragraph can stand on."""
    return () if piece.page is None else (piece.page, piece.page + 1)


def _take_marks(
    text: str, due: int | None, pool: dict[str, list[FootnoteLine]], near: frozenset[str]
) -> tuple[str, list[str], int | None]:
    """Text without its marks, the marks, the number due next; ``near`` are marks of notes at the foot of its page."""
    if due is None and not _RAISED.search(text):
        return text, [], due
    marks: list[str] = []
    kept: list[str] = []
    at = 0
    for match in _GLUED.finditer(text):
        printed = match[1] or match[2] or match[3]
        mark = printed.translate(_SUPERSCRIPT)
        raised = mark != printed
        before = text[max(0, match.start() - 12) : match.start()]
        if not raised and (
            due is None
            or not (due <= int(mark) <= due + _AHEAD or mark in near)
            or mark not in pool
            or _PART_OF.search(before)
        ):
            continue
        kept.append(text[at : match.start()])
        at = match.end()
        marks.append(mark)
        if due is not None and int(mark) >= due:
            due = int(mark) + 1
    if not marks:
        return text, marks, due
    kept.append(text[at:])
    return "".join(kept).rstrip(), marks, due
