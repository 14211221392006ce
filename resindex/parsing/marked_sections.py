"""Marked pieces -> the same pieces with headings and sections settled.

What comes in: the pieces of a document, in order. What goes out: as many, in the same order. A short line between two
paragraphs is a heading although it was set as a paragraph; and where numbering begins anew, the section (or the article
of an annex) is a part of its own, named in the container. Sections whose numbers run on are none: paragraph 7 of
section C is cited as paragraph 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resindex.parsing.marked_parts import section_name
from resindex.parsing.pieces import Piece

_STOPS = ".;,。；，؛،"
#: How many lines a heading may have.
_LINES = 3
_PARTED = frozenset({"heading", "preambular", "enacting", "operative", "annex"})
_COUNTED = frozenset({"operative", "annex"})


def settle_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Headings that were set as plain paragraphs: short lines without a stop, between a closed one and a number."""
    settled = list(pieces)
    start: int | None = None
    for index, piece in enumerate(pieces):
        if _short(piece):
            start = index if start is None else start
            continue
        if start is not None and index - start <= _LINES and _begins(piece) and _ended(pieces, start):
            for place in range(start, index):
                settled[place] = replace(pieces[place], section="heading", why="short line before a number")
        start = None
    return settled


def _short(piece: Piece) -> bool:
    return (
        piece.section == "operative"
        and piece.label is None
        and piece.level == 0
        and piece.verb is None
        and len(piece.text) < 120
        and piece.text[-1:].isalnum()
    )


def _begins(piece: Piece) -> bool:
    if piece.section == "heading":
        return True
    return piece.section == "operative" and piece.level == 0 and (piece.label or "").isdecimal()


def _ended(pieces: Sequence[Piece], start: int) -> bool:
    before = pieces[start - 1] if start else None
    return before is None or before.section in ("heading", "enacting") or before.text[-1:] in _STOPS


def settle_sections(pieces: Sequence[Piece]) -> list[Piece]:
    """Sections in the container only where their numbering begins anew."""
    anew = _numbering_anew(pieces)
    splitter = _Splitter(pieces)
    for index, piece in enumerate(pieces):
        base = _without_sections(piece.container)
        if base in anew:
            splitter.take(index, piece)
        elif base != piece.container:
            splitter.pieces[index] = replace(piece, container=base)
    return splitter.pieces


def _numbering_anew(pieces: Sequence[Piece]) -> set[str]:
    """The parts in which a paragraph number stands twice."""
    seen: dict[str, set[str]] = {}
    anew: set[str] = set()
    for piece in pieces:
        if piece.section in _COUNTED and piece.level == 0 and piece.label and piece.label.isdecimal():
            base = _without_sections(piece.container)
            numbers = seen.setdefault(base, set())
            if piece.label in numbers:
                anew.add(base)
            numbers.add(piece.label)
    return anew


class _Splitter:
    """Opens a section at every heading that names one, and wherever a number falls back behind a heading."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = list(pieces)
        self.taken = {piece.container for piece in pieces}
        self.marked = ""  #: the container of the pieces as it came
        self.opened: str | None = None
        self.heads: list[int] = []  #: headings and recitals since the last paragraph
        self.named = False  #: one of these headings opened a section
        self.last = 0
        self.count = 1

    def take(self, index: int, piece: Piece) -> None:
        """One piece more of a part whose numbering begins anew somewhere."""
        if piece.container != self.marked:
            # A section that holds nothing but its headings goes on in the paragraphs behind it.
            outer, _, inner = self.marked.rpartition("/")
            headed = self.heads and not self.last and inner.startswith("sec_") and outer == piece.container
            self.opened = (self.opened or self.marked) if headed else None
            self.marked, self.last = piece.container, 0
            self.heads, self.named = [], False
        if piece.section not in _PARTED:
            return
        if self._is_head(piece):
            self._head(index, piece)
        elif piece.label is not None and piece.label.isdecimal() and piece.level == 0:
            self._number(int(piece.label))
        if self.opened is not None:
            self.pieces[index] = replace(piece, container=self.opened)

    def _head(self, index: int, piece: Piece) -> None:
        name = section_name(piece.label or "") or section_name(piece.text)
        if name is not None and (self.opened or self.marked).rpartition("/")[2] != name:
            self._open(name)
            self.named = True
        self.heads.append(index)

    def _number(self, number: int) -> None:
        if number <= self.last and self.heads and not self.named:
            self.count += 1
            self._open(f"sec_{self.count}")
            for head in self.heads:
                self.pieces[head] = replace(self.pieces[head], container=self.opened or "")
        self.last = number
        self.heads, self.named = [], False

    def _is_head(self, piece: Piece) -> bool:
        if piece.section in ("heading", "preambular", "enacting"):
            return True
        if piece.section != "annex" or piece.level or (piece.label or "").isdecimal():
            return False
        return len(piece.text) < 120 and piece.text[-1:] not in _STOPS

    def _open(self, name: str) -> None:
        outer, _, inner = self.marked.rpartition("/")
        if not inner.startswith("sec_"):
            outer = self.marked
        prefix = f"{outer}/" if outer else ""
        turn, found = 1, name
        while f"{prefix}{found}" in self.taken:
            turn += 1
            found = f"{name}~{turn}"
        self.opened = f"{prefix}{found}"
        self.taken.add(self.opened)
        self.last = 0


def _without_sections(container: str) -> str:
    if "sec_" not in container:
        return container
    return "/".join(part for part in container.split("/") if not part.startswith("sec_"))
