"""Pieces of text as markup gives them -> one line: white space folded, links and the words set apart located in it.

Comes in: text piece by piece, each with what is true of it (italic, part of a link), and notes. Goes out: a ``Line``
whose mark says so. Shared by the formats that know paragraphs; it promises that spans fit the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resindex.model import Line, Link, Mark, Note

#: What may stand before the words set apart: an opening quotation mark, a typed paragraph number.
_BEFORE_VERB = re.compile(
    r"[“\"«‘'„(\[\s]*(?:[(]?[0-9A-Za-z]{1,5}(?:\s(?:bis|ter|quater))?[.)]{1,2}\s*){0,3}[“\"«‘'„\s–—-]*"
)
#: More than this is a title or a quotation in italics, not an act.
_LONGEST_VERB = 90


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    italic: bool


class Inline:
    """The text of one paragraph under construction."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._space = False
        self._pieces: list[_Piece] = []
        self._links: list[Link] = []
        self._notes: list[Note] = []
        self.number = 0
        self.separator = ""  #: what is put before the next piece of text, once

    def __bool__(self) -> bool:
        """There is text, or a note that hangs on none."""
        return bool(self._length or self._notes)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._texts)

    def add(self, text: str, *, italic: bool = False, target: str | None = None) -> None:
        """More text. White space of any kind is a word boundary and no more."""
        folded = " ".join(text.split())
        if not folded:
            self._space = self._space or bool(text)
            return
        between = self.separator or (" " if self._space or text[0].isspace() else "")
        if self._length and between:
            self._texts.append(between)
            self._length += len(between)
        self.separator = ""
        start = self._length
        self._texts.append(folded)
        self._length += len(folded)
        self._space = text[-1].isspace()
        if target:
            self._link(start, self._length, target)
        self._pieces.append(_Piece(start, self._length, italic))

    def note(self, note: Note) -> None:
        """A footnote whose mark stands here."""
        self._notes.append(note)

    def line(
        self,
        *,
        whole: bool = True,
        page: int | None = None,
        label: str | None = None,
        level: int = 0,
        style: str | None = None,
    ) -> Line:
        """The paragraph as a line. Its mark is None where the markup says nothing."""
        mark = Mark(
            label=label,
            level=level,
            verb=None if style == "heading" else self.verb(),
            links=tuple(self._links),
            notes=tuple(self._notes),
            style=style,
        )
        return Line(self.text, self.number, page, whole, mark if mark != Mark() else None)

    def _link(self, start: int, end: int, target: str) -> None:
        # A link is often cut into runs of different fonts: no other piece lies between them.
        if self._links and self._links[-1].target == target and self._pieces[-1].end == self._links[-1].end:
            start = self._links.pop().start
        self._links.append(Link(start, end, target))

    def verb(self) -> str | None:
        """The words in italics at the head, if not the whole paragraph is in italics."""
        first = next((i for i, piece in enumerate(self._pieces) if piece.italic), None)
        if first is None:
            return None
        start = end = self._pieces[first].start
        if start > 40 or not _BEFORE_VERB.fullmatch(self.text[:start]):
            return None
        for piece in self._pieces[first:]:
            if not piece.italic:
                break
            end = piece.end
        text = self.text
        verb = text[start:end].strip(' ,;:.“”"«»')
        rest = any(c.isalpha() for c in text[end : end + 200])
        return verb if rest and verb[:1].isalpha() and len(verb) <= _LONGEST_VERB else None
