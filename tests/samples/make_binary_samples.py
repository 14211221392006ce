"""Makes the sample resolutions that are kept as Word and PDF files.

What comes in: the texts of ``binary_texts``. What goes out: two ``.docx`` and two ``.pdf`` files in ``corpus/``, the same
bytes at every run with the same libraries. Needs python-docx, and reportlab, which the project itself does not use:

    python tests/samples/make_binary_samples.py [FOLDER]

The first Word file numbers its paragraphs by a list definition and has its masthead in a table; the second has typed
numbers and footnotes. The PDF files are set page by page as printed documents are: running head, job number, page
number, notes below a rule at the foot of the page that calls for them.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from binary_texts import COOPERATION, DEFENDERS, MUNICIPAL, NOTICE, TRUTH, Block, Sample
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
WRITTEN = datetime(2026, 1, 1)
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text in one type; ``note`` is the number of a note where the stretch is its mark."""

    text: str
    italic: bool = False
    note: int | None = None


def stretches(text: str) -> Iterator[Stretch]:
    """``_Urges_ them{1}`` in its parts."""
    for part in re.split(r"(_[^_]+_|\{\d+\})", text):
        if part.startswith("_"):
            yield Stretch(part.strip("_"), italic=True)
        elif part.startswith("{"):
            yield Stretch(part.strip("{}"), note=int(part.strip("{}")))
        elif part:
            yield Stretch(part)


# ---------------------------------------------------------------- Word


def word_file(sample: Sample, *, automatic: bool) -> bytes:
    """A Word file; with ``automatic`` its numbers are those of a list definition, otherwise they are typed."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(10)
    document.add_paragraph(NOTICE)
    if sample.masthead:
        _masthead(document, sample)
    for text in sample.head:
        document.add_paragraph(text)
    document.add_paragraph(sample.title, style="Heading 1")
    for text in (sample.formula, *sample.preamble):
        _fill(document.add_paragraph(), text)
    numbering = _numbering(document) if automatic else None
    for block in sample.body:
        _word_block(document, block, numbering)
    for text in sample.foot:
        document.add_paragraph(text)
    if sample.notes:
        _footnotes(document, sample.notes)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = sample.symbol, "resindex", NOTICE
    properties.created = properties.modified = WRITTEN
    return _same_bytes(document)


def _masthead(document: Any, sample: Sample) -> None:
    publisher, body, *status = sample.masthead
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, (publisher, sample.symbol, body, "\n".join(status)), strict=True):
        cell.text = text


def _fill(paragraph: Any, text: str) -> None:
    for part in stretches(text):
        run = paragraph.add_run("" if part.note else part.text)
        run.italic = part.italic or None
        if part.note:
            run.font.superscript = True
            run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{part.note}"/>'))


def _word_block(document: Any, block: Block, numbering: int | None) -> None:
    if block.heading:
        document.add_paragraph(block.text, style="Heading 2")
        return
    paragraph = document.add_paragraph()
    if block.level is not None and numbering is None:
        paragraph.paragraph_format.left_indent = Pt(24 * block.level)
        paragraph.add_run(f"{block.number}\t")
    elif block.level is not None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = block.level
        properties.get_or_add_numId().val = numbering
    _fill(paragraph, block.text)


def _numbering(document: Any) -> int:
    """Adds the list "1.", "(a)", "(i)" to the file's definitions and gives its number."""
    forms = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{480 * (depth + 1)}" w:hanging="480"/></w:pPr></w:lvl>'
        for depth, (form, text) in enumerate(forms)
    )
    definitions = document.part.numbering_part.element
    number = 1 + max((int(n.get(qn("w:abstractNumId"))) for n in definitions.findall(qn("w:abstractNum"))), default=0)
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'
    definitions.insert(0, parse_xml(abstract))
    return int(definitions.add_num(number).numId)


def _footnotes(document: Any, notes: Iterable[str]) -> None:
    """python-docx knows no footnotes: the part is written here."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for kind, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, start=1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{separators}{texts}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, FOOTNOTES)


def _same_bytes(document: Any) -> bytes:
    """The file with one date on all its parts: a zip archive remembers when each was written."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, WRITTEN.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return fixed.getvalue()


# ---------------------------------------------------------------- PDF

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 96.0, WIDTH - 96.0, HEIGHT - 96.0, 96.0
SIZE, LEADING, NOTE_SIZE, NOTE_LEADING = 11.0, 13.5, 8.5, 10.5


@dataclass(slots=True)
class Row:
    """One printed line: words with their types from ``left`` on."""

    words: list[Stretch] = field(default_factory=list)
    left: float = LEFT
    bold: bool = False
    size: float = SIZE
    gap: float = 0.0  #: space above it


def font_of(word: Stretch, bold: bool) -> str:
    """The name of a standard font."""
    return "Times-Italic" if word.italic else "Times-Bold" if bold else "Times-Roman"


def width_of(word: Stretch, size: float, bold: bool = False) -> float:
    """Printed width in points."""
    return float(stringWidth(word.text, font_of(word, bold), size * (0.65 if word.note else 1)))


def broken(text: str, *, first: float, rest: float, size: float = SIZE, bold: bool = False) -> list[Row]:
    """A text in lines; the first begins at ``first``, the others at ``rest``."""
    rows = [Row(left=first, bold=bold, size=size)]
    used = first
    words = [
        Stretch(word, part.italic, part.note)
        for part in stretches(text)
        for word in re.findall(r"\s*\S+|\s+$", part.text)
    ]
    for word in words:
        glued = not word.text.startswith(" ")
        if used + width_of(word, size, bold) > RIGHT and not glued:
            word = Stretch(word.text.lstrip(), word.italic, word.note)
            rows.append(Row(left=rest, bold=bold, size=size))
            used = rest
        rows[-1].words.append(word)
        used += width_of(word, size, bold)
    return rows


class Press:
    """Sets rows on pages, each page with its head, its foot and the notes that it calls for."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, invariant=1)
        self.canvas.setTitle(sample.symbol)
        self.canvas.setAuthor("resindex")
        self.canvas.setSubject(NOTICE)
        self.pages: list[list[Row]] = [[]]
        self.notes: list[list[list[Row]]] = [[]]
        self.room = TOP - BOTTOM - 120

    def set(self, rows: list[Row], *, gap: float = 7.0) -> None:
        """A paragraph: its lines go to the page that has room for them, so that it may be broken across two."""
        rows[0].gap = gap
        for row in rows:
            called = [
                broken(f"{n} {self.sample.notes[n - 1]}", first=LEFT, rest=LEFT, size=NOTE_SIZE)
                for n in (word.note for word in row.words)
                if n
            ]
            need = row.gap + LEADING + sum(len(note) * NOTE_LEADING for note in called)
            need += 14 if called and not self.notes[-1] else 0
            if need > self.room:
                self.pages.append([])
                self.notes.append([])
                self.room = TOP - BOTTOM
            self.room -= need
            self.pages[-1].append(row)
            self.notes[-1] += called

    def finished(self) -> bytes:
        """The whole file."""
        for number, rows in enumerate(self.pages, start=1):
            self._frame(number)
            y = TOP - (120 if number == 1 else 0)
            for row in rows:
                y -= row.gap + LEADING
                self._row(row, y)
            self._notes(self.notes[number - 1])
            self.canvas.showPage()
        self.canvas.save()
        return self.file.getvalue()

    def _frame(self, number: int) -> None:
        canvas, sample = self.canvas, self.sample
        canvas.setFont("Times-Roman", 9)
        if number == 1:
            publisher, body, *status = sample.masthead
            canvas.drawString(LEFT, HEIGHT - 60, NOTICE)
            canvas.setFont("Times-Roman", 12)
            canvas.drawString(LEFT, HEIGHT - 92, publisher)
            canvas.drawRightString(RIGHT, HEIGHT - 92, sample.symbol)
            canvas.line(LEFT, HEIGHT - 100, RIGHT, HEIGHT - 100)
            canvas.setFont("Times-Bold", 16)
            canvas.drawString(LEFT, HEIGHT - 124, body)
            canvas.setFont("Times-Roman", 9)
            for place, text in enumerate(status):
                canvas.drawString(RIGHT - 90, HEIGHT - 124 - 12 * place, text)
            canvas.line(LEFT, HEIGHT - 146, RIGHT, HEIGHT - 146)
            canvas.drawString(LEFT, 50, sample.job)
            return
        canvas.drawString(LEFT, HEIGHT - 60, sample.symbol)
        canvas.line(LEFT, HEIGHT - 66, RIGHT, HEIGHT - 66)
        canvas.drawString(LEFT, 50, f"{number}/{len(self.pages)}")
        canvas.drawRightString(RIGHT, 50, sample.job.split()[0])

    def _row(self, row: Row, y: float) -> None:
        x = row.left
        for word in row.words:
            size = row.size * (0.65 if word.note else 1)
            self.canvas.setFont(font_of(word, row.bold), size)
            self.canvas.drawString(x, y + (0.35 * row.size if word.note else 0), word.text)
            x += width_of(word, row.size, row.bold)

    def _notes(self, notes: list[list[Row]]) -> None:
        if not notes:
            return
        y = BOTTOM - 24 + NOTE_LEADING * sum(map(len, notes))
        self.canvas.line(LEFT, y + NOTE_LEADING, LEFT + 96, y + NOTE_LEADING)
        for row in (row for note in notes for row in note):
            self._row(row, y)
            y -= NOTE_LEADING


def pdf_file(sample: Sample) -> bytes:
    """A PDF file, set page by page."""
    press = Press(sample)
    for text in sample.head:
        press.set(broken(text, first=LEFT, rest=LEFT), gap=3)
    press.set(broken(sample.title, first=LEFT, rest=LEFT, size=12.5, bold=True), gap=14)
    for text in (sample.formula, *sample.preamble):
        press.set(broken(text, first=LEFT + 24, rest=LEFT))
    for block in sample.body:
        press.set(_pdf_block(block), gap=12 if block.heading else 7)
    for text in sample.foot:
        right = RIGHT - float(stringWidth(text, "Times-Italic", SIZE))
        press.set([Row([Stretch(text, italic=True)], left=right)], gap=3)
    for block in sample.annex:
        press.set(_pdf_block(block), gap=16 if block.heading else 7)
    return press.finished()


def _pdf_block(block: Block) -> list[Row]:
    if block.heading:
        return broken(block.text, first=LEFT, rest=LEFT, bold=True)
    first = LEFT + 24 * (1 + (block.level or 0))
    return broken(f"{block.number}   {block.text}" if block.number else block.text, first=first, rest=LEFT)


def main(folder: Path = CORPUS) -> None:
    """Writes the four files."""
    made = {
        "ga/A_RES_91_903.docx": word_file(COOPERATION, automatic=True),
        "chr/E_CN.4_RES_2001_904.docx": word_file(DEFENDERS, automatic=False),
        "ga/A_RES_95_912.pdf": pdf_file(TRUTH),
        "ecosoc/E_RES_2036_905.pdf": pdf_file(MUNICIPAL),
    }
    for name, data in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
