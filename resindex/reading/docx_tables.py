"""Tables of a Word file -> their rows and cells, and the lines that these become.

A row of a table is one line, its cells joined by `` | ``. Cells that hold paragraphs of their own stay lines of their
own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from resindex.model import Line, Mark
from resindex.reading.docx_xml import CONTAINERS, W

_BETWEEN = " | "
_BARE_LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]{1,5})[.)]{1,2}")


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, deleted ones aside."""
    for row in _inside(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row; those that only continue a cell above are none."""
    for cell in _inside(row, f"{W}tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is None or merged.get(f"{W}val") == "restart":
            yield cell


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == name:
            yield element
        elif element.tag in CONTAINERS:
            yield from _inside(element, name)


def as_cell(line: Line) -> Line:
    """A paragraph of a cell, as a line of its own."""
    mark = line.mark or Mark()
    return replace(line, mark=replace(mark, style=mark.style or "table"))


def as_row(cells: Sequence[Sequence[Line]]) -> Line:
    """One line for a row. A number in a cell of its own is the number of the paragraph beside it."""
    parts = [line for lines in cells for line in lines]
    text, mark = "", Mark()
    for lines in cells:
        for place, line in enumerate(lines):
            if text:
                text += " " if place or _BARE_LABEL.fullmatch(text) else _BETWEEN
            text, mark = _appended(text, mark, line)
    style = "table" if _BETWEEN in text else None
    mark = replace(mark, style=style)
    return Line(text, parts[0].number, parts[0].page, whole=True, mark=mark if mark != Mark() else None)


def _appended(text: str, mark: Mark, line: Line) -> tuple[str, Mark]:
    """The row so far with one more paragraph; a list number inside a row is printed in its text."""
    own = line.mark or Mark()
    if own.label:
        text += f"{own.label} "
    moved = tuple(replace(k, start=k.start + len(text), end=k.end + len(text)) for k in own.links)
    mark = replace(mark, links=mark.links + moved, notes=mark.notes + own.notes, verb=mark.verb or own.verb)
    return text + line.text, mark
