"""A PDF with a text layer -> its printed lines in reading order, page by page.

Comes in: the bytes of a PDF. Goes out: lines as printed, with a blank line where the space between two is wider than
the text's own, columns one after the other with their notes below them, indents as spaces, note marks as superscript
digits, and a rule above the notes of a page even where the printer drew it or left it out; what is full (the next word
would not have fitted, by the measure of the page) is marked so, and so is an empty line where one column ends and the
next begins. Running heads, page numbers and hyphens at line ends stay. Lines are numbered by counting them through the
document, since the format has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2

from resindex.errors import ReadingError
from resindex.model import Line, Mark, SourceText
from resindex.reading.decode import clean
from resindex.reading.pdf_columns import Page, in_reading_order
from resindex.reading.pdf_glyphs import Run, runs_of
from resindex.reading.pdf_page import Measures, PrintedLine, measure, printed_lines

#: How many pages without text a warning names.
_NAMED = 8


def read_pdf(path: Path, data: bytes) -> SourceText:
    """Read a PDF. Raises ReadingError for one that is damaged, protected with a password, or without any text."""
    pages, unreadable = _pages(path, data)
    if not any(page.parts for page in pages):
        raise ReadingError(
            f"{path.name} has no text layer (a scan?)", hint="run it through OCR first, for instance with ocrmypdf"
        )
    measures = measure([page.parts for page in pages])
    lines = tuple(_numbered(pages, measures))
    return SourceText(path.as_posix(), "pdf", lines, warnings=tuple(_warnings(pages, unreadable)))


def _pages(path: Path, data: bytes) -> tuple[list[Page], list[int]]:
    """The pages in reading order; and the numbers of those that could not be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as trouble:
        if "password" in str(trouble).lower():
            hint = "save a copy without the password"
            raise ReadingError(f"{path.name} is protected with a password", hint=hint) from None
        raise ReadingError(f"{path.name} is a damaged PDF", hint="fetch the file again") from trouble
    pages: list[list[Run]] = []
    unreadable: list[int] = []
    try:
        for index in range(len(document)):
            try:
                pages.append(runs_of(document, index))
            except pypdfium2.PdfiumError:
                pages.append([])
                unreadable.append(index + 1)
    finally:
        document.close()
    return in_reading_order(pages), unreadable


def _numbered(pages: Sequence[Page], measures: Measures) -> Iterator[Line]:
    number = 0
    for page in pages:
        for printed in printed_lines(page.parts, measures):
            number += 1
            yield _line(printed, number, page.number)


def _line(printed: PrintedLine, number: int, page: int) -> Line:
    style = "table" if printed.table else "full" if printed.full else "column" if printed.turn else None
    mark = Mark(verb=printed.verb, style=style) if printed.verb or style else None
    return Line(clean(printed.text)[0], number, page, whole=printed.table, mark=mark)


def _warnings(pages: Sequence[Page], unreadable: Sequence[int]) -> Iterator[str]:
    filled = {page.number for page in pages if page.parts} | set(unreadable)
    empty = [page.number for page in pages if page.number not in filled]
    for numbers, what in ((unreadable, "cannot be read"), (empty, "without a text layer (blank, or a scan)")):
        if numbers:
            named = ", ".join(map(str, numbers[:_NAMED])) + (" …" if len(numbers) > _NAMED else "")
            yield f"page{'s' if len(numbers) > 1 else ''} {named} {what}"
