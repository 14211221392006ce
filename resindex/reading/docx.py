"""A Word file -> its paragraphs as whole lines, with the list numbers that Word would print.

Comes in: a ``.docx`` package. Goes out: one line for each paragraph in reading order, tables and text boxes in their
place, notes joined to where they are cited. Deleted text of tracked changes and hidden text are left out, as in print.
Lines are numbered by counting paragraphs, since the format has no lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docx.opc.part import Part
from lxml import etree

from resindex.model import Line, Mark, SourceText
from resindex.reading.docx_inline import Notes, Runs
from resindex.reading.docx_numbers import Numbering
from resindex.reading.docx_package import open_package, root_of
from resindex.reading.docx_styles import Styles
from resindex.reading.docx_tables import as_cell, as_row, cells_of, rows_of
from resindex.reading.docx_xml import CONTAINERS, W, value
from resindex.reading.inline import Inline
from resindex.reading.numerals import roman

_SYMBOL = re.compile(r"\b[A-Z]{1,8}(?:/[A-Z0-9][\w.\-]*)+")
#: How many lines of the body can be its masthead.
_MASTHEAD = 30


def read_docx(path: Path, data: bytes) -> SourceText:
    """Read a Word file. Raises ReadingError for one that is damaged, protected, or no Word file at all."""
    main, warnings = open_package(path, data)
    lines = list(_Reader(main).lines())
    if not any(_SYMBOL.search(line.text) for line in lines[:_MASTHEAD]):
        lines = [*_header_symbols(main), *lines]
    return SourceText(path.as_posix(), "docx", tuple(lines), warnings=warnings)


def _related(main: Part, kind: str) -> Iterator[Part]:
    for relation in main.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] == kind:
            yield relation.target_part


def _header_symbols(main: Part) -> Iterator[Line]:
    """Lines of the page heads that name the document, for a body that does not."""
    seen = set()
    for part in _related(main, "header"):
        for line in _Reader(main, root_of(part)).lines():
            if _SYMBOL.search(line.text) and line.text not in seen:
                seen.add(line.text)
                yield replace(line, number=0, mark=Mark(section="source_note"))


class _Reader:
    """Walks down one story of the document: its body, or a page head."""

    def __init__(self, main: Part, root: etree._Element | None = None) -> None:
        kinds = ("styles", "numbering", "footnotes", "endnotes")
        found = {kind: root_of(next(_related(main, kind), None)) for kind in kinds}
        document = root_of(main)
        body = document.find(f"{W}body") if document is not None else None
        self.root = body if root is None else root
        self.styles = Styles(found["styles"])
        self.numbering = Numbering(found["numbering"])
        targets = {key: r.target_ref for key, r in main.rels.items() if r.is_external}
        self.runs = Runs(self.styles, targets, Notes(found["footnotes"]), Notes(found["endnotes"], roman))
        self.count = 0
        self.began = False  #: a paragraph outside tables has come: the masthead is over
        self.open: Inline | None = None  #: a paragraph whose end mark is deleted runs on into the next

    def lines(self) -> Iterator[Line]:
        """All lines of the story."""
        if self.root is not None:
            yield from self._blocks(self.root)
        if self.open:
            yield self.open.line()

    def _blocks(self, parent: etree._Element, *, in_cell: bool = False) -> Iterator[Line]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, in_cell)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in CONTAINERS:
                yield from self._blocks(element, in_cell=in_cell)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: etree._Element, in_cell: bool) -> Iterator[Line]:
        self.count += 1
        inline, self.open = self.open or Inline(), None
        inline.number = inline.number or self.count
        self.runs.fill(inline, paragraph)
        boxes = self.runs.take_boxes()
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self.open = inline
        else:
            yield from self._line(inline, paragraph, in_cell)
        for box in boxes:
            yield from self._blocks(box)

    def _line(self, inline: Inline, paragraph: etree._Element, in_cell: bool) -> Iterator[Line]:
        label, level = self._number(paragraph)
        if inline:
            self.began = self.began or not in_cell
            yield inline.line(label=label, level=level if label else 0, style=self._kind(paragraph))
        elif label and in_cell:
            # A column of numbers beside a column of text.
            yield Line(label, inline.number, whole=True)

    def _number(self, paragraph: etree._Element) -> tuple[str | None, int]:
        style = self.styles.paragraph(value(paragraph.find(f"{W}pPr/{W}pStyle")))
        number = value(paragraph.find(f"{W}pPr/{W}numPr/{W}numId"))
        level = value(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl"))
        if number is None and style.number is not None:
            number = style.number
            level = level or self.numbering.level_of(number, style.id) or style.level
        if number is None or number == "0":
            return None, 0
        depth = min(int(level[:9]), 8) if level and level.isdecimal() else 0
        return self.numbering.next(number, depth), depth

    def _kind(self, paragraph: etree._Element) -> str | None:
        outline = value(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if outline is not None and outline in "012345678":
            return "heading"
        return self.styles.paragraph(value(paragraph.find(f"{W}pPr/{W}pStyle"))).kind

    # ------------------------------------------------------------ tables

    def _table(self, table: etree._Element) -> Iterator[Line]:
        rows = [list(cells_of(row)) for row in rows_of(table)]
        framed = all(len(cells) <= 1 for cells in rows)
        for cells in rows:
            # Above all other text, a table only places the symbol, the date and the body's name on the page.
            masthead = not self.began
            read = [list(self._blocks(cell, in_cell=not framed)) for cell in cells]
            filled = [lines for lines in read if lines]
            if framed:
                yield from (line for lines in filled for line in lines)
            elif masthead or len(filled) == 1 or any(len(lines) > 2 for lines in filled):
                yield from (as_cell(line) for lines in filled for line in lines)
            elif filled:
                yield as_row(filled)
