"""A paragraph of a Word file -> its text, with italics, links and notes.

Comes in: ``w:p`` elements, in document order, because footnotes are numbered in the order of their marks. Goes out:
text in an ``Inline``, and the text boxes that hang on the paragraph. Source: ECMA-376, part 1, 17.3 (runs), 17.11
(notes), 17.16 (fields), 17.7.3 (italics set by two kinds of style cancel each other).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from resindex.model import Note
from resindex.reading.decode import clean
from resindex.reading.docx_styles import Style, Styles
from resindex.reading.docx_xml import CONTAINERS, MC, R, W, is_on, value
from resindex.reading.inline import Inline
from resindex.reading.numerals import SUPERSCRIPT

_BREAKS = frozenset(W + name for name in ("tab", "br", "cr", "ptab"))
_PICTURES = frozenset(W + name for name in ("drawing", "pict", "object"))
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULAS = frozenset((f"{_MATH}oMath", f"{_MATH}oMathPara"))
_LINK_FIELD = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"", re.IGNORECASE)


class Notes:
    """The footnotes or endnotes of a document; marks are given out as they are cited."""

    def __init__(self, root: etree._Element | None, form: Callable[[int], str] = str) -> None:
        self._elements = {e.get(f"{W}id"): e for e in root} if root is not None else {}
        self._form = form
        self._count = 0

    def next_mark(self) -> str:
        """The mark of a note that has none of its own."""
        self._count += 1
        return self._form(self._count)

    def paragraphs(self, note_id: str | None) -> list[etree._Element]:
        """The paragraphs of one note."""
        element = self._elements.get(note_id)
        return list(element.iter(f"{W}p")) if element is not None else []


class Runs:
    """Reads paragraphs one after the other."""

    def __init__(self, styles: Styles, targets: Mapping[str, str], footnotes: Notes, endnotes: Notes) -> None:
        self._styles = styles
        self._targets = targets
        self._notes = {f"{W}footnoteReference": footnotes, f"{W}endnoteReference": endnotes}
        self._boxes: list[etree._Element] = []
        self._fields: list[str] = []  #: instructions of the fields that are open, innermost last
        self._paragraph = Style()

    def fill(self, inline: Inline, paragraph: etree._Element) -> None:
        """Add the paragraph's text."""
        self._paragraph = self._styles.paragraph(value(paragraph.find(f"{W}pPr/{W}pStyle")))
        self._content(inline, paragraph, None)

    def take_boxes(self) -> list[etree._Element]:
        """Contents of the text boxes met since the last call."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _content(self, inline: Inline, parent: etree._Element, target: str | None) -> None:
        for element in parent:
            if element.tag == f"{W}r":
                self._run(inline, element, target)
            elif element.tag == f"{W}hyperlink":
                self._content(inline, element, self._targets.get(element.get(f"{R}id") or ""))
            elif element.tag in CONTAINERS:
                found = _LINK_FIELD.match(element.get(f"{W}instr") or "")
                self._content(inline, element, found[1] if found else target)
            elif element.tag in _FORMULAS:
                inline.add("".join(str(text) for text in element.itertext()))

    # ------------------------------------------------------------ runs

    def _run(self, inline: Inline, run: etree._Element, target: str | None) -> None:
        style = self._styles.character(value(run.find(f"{W}rPr/{W}rStyle")))
        hidden = is_on(run.find(f"{W}rPr/{W}vanish"))
        if self._hidden(style) if hidden is None else hidden:
            return
        own = next((e for e in run if e.tag in self._notes), None)
        if own is not None:
            self._cite(inline, own, run)
            return
        text = "".join(self._text(element) for element in run)
        if text:
            target = target or self._field_target()
            raised = value(run.find(f"{W}rPr/{W}vertAlign"))
            if (style.raised if raised is None else raised == "superscript") and text.strip().isdecimal():
                text = text.translate(SUPERSCRIPT)
            inline.add(clean(text)[0], italic=self._italic(run, style, target), target=target)

    def _text(self, element: etree._Element) -> str:
        """What one child of a run prints."""
        if element.tag == f"{W}t":
            return (element.text or "").replace("\xad", "")
        if element.tag in _BREAKS:
            return " "
        if element.tag == f"{W}noBreakHyphen":
            return "‑"
        if element.tag == f"{W}sym":
            return _symbol(element)
        if element.tag in (f"{W}fldChar", f"{W}instrText"):
            self._field(element)
        elif element.tag in _PICTURES or element.tag == f"{MC}AlternateContent":
            self._boxes.extend(_boxes(element))
        return ""

    def _italic(self, run: etree._Element, style: Style, target: str | None) -> bool:
        own = is_on(run.find(f"{W}rPr/{W}i"))
        # Typescripts underline what print sets in italics; a link is underlined for another reason.
        if own is None and target is None and is_on(run.find(f"{W}rPr/{W}u")):
            return True
        return bool(self._paragraph.italic) != bool(style.italic) if own is None else own

    def _hidden(self, style: Style) -> bool:
        return bool(self._paragraph.hidden) != bool(style.hidden)

    # ------------------------------------------------------------ notes and fields

    def _cite(self, inline: Inline, reference: etree._Element, run: etree._Element) -> None:
        notes = self._notes[str(reference.tag)]
        texts = [e.text or "" for e in run.findall(f"{W}t")]
        if (reference.get(f"{W}customMarkFollows") or "0").lower() in ("1", "true", "on"):
            mark = "".join(texts).strip()
        else:
            mark = notes.next_mark()
            inline.add("".join(texts))
        inline.note(Note(mark, self._note_text(notes.paragraphs(reference.get(f"{W}id")), mark)))

    def _note_text(self, paragraphs: list[etree._Element], mark: str) -> str:
        outer = self._paragraph
        inline = Inline()
        for paragraph in paragraphs:
            inline.add(" ")
            self.fill(inline, paragraph)
        self._paragraph = outer
        text = inline.text
        # A mark that the author typed is typed before the note, too.
        return text[len(mark) :].lstrip() if mark and not mark.isalnum() and text.startswith(mark) else text

    def _field(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append("")
        elif kind == "end":
            del self._fields[-1:]
        elif element.tag == f"{W}instrText" and self._fields:
            self._fields[-1] += element.text or ""

    def _field_target(self) -> str | None:
        found = (_LINK_FIELD.match(instruction) for instruction in reversed(self._fields))
        return next((match[1] for match in found if match), None)


def _symbol(element: etree._Element) -> str:
    """A sign of a symbol font. Its code means nothing outside the font, where it is a private one."""
    code = element.get(f"{W}char") or ""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else 0
    return "" if number < 32 or 0xD800 <= number <= 0xF8FF else chr(number)


def _boxes(element: etree._Element) -> list[etree._Element]:
    """Contents of text boxes in a drawing. The same box is often given twice, for new and for old readers."""
    name = f"{W}txbxContent"
    for branch in element.iter(f"{MC}Choice", f"{MC}Fallback"):
        found = list(branch.iter(name))
        if found:
            return _outermost(found)
    return _outermost(list(element.iter(name)))


def _outermost(boxes: list[etree._Element]) -> list[etree._Element]:
    inner = {box for outer in boxes for box in outer.iter(outer.tag) if box is not outer}
    return [box for box in boxes if box not in inner]
