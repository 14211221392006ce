"""HTML -> its blocks as lines: paragraphs whole, list numbers computed, notes joined to where they are cited.

A paragraph, heading, list item or row of a table is one line and whole. Text that the author broke with ``<br>`` or set
as ``<pre>`` comes as plain lines, because there the markup knows no paragraphs. What is not the document (scripts,
navigation, page head and foot) is left out, unless nothing else remains.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from lxml import etree
from lxml import html as lxml_html

from resindex.errors import ReadingError
from resindex.model import Facts, Line, SourceText
from resindex.reading.decode import clean, decode
from resindex.reading.html_blocks import ALWAYS_LEFT_OUT, chrome, italic_classes, layout_tables, stated_facts
from resindex.reading.html_lists import Lists
from resindex.reading.html_notes import NotesFound, find_notes
from resindex.reading.inline import Inline

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "u"))


def read_html(path: Path, data: bytes) -> SourceText:
    """Read an HTML page. Raises ReadingError where there is no page in it."""
    decoded = decode(data)
    root, warnings = _parse(path, decoded.text)
    left_out = chrome(root)
    lines = _Walk(root, left_out).lines()
    if not any(line.text for line in lines):
        lines = _Walk(root, frozenset()).lines()
    symbol, language = stated_facts(root)
    return SourceText(
        path.as_posix(),
        "html",
        tuple(lines),
        facts=Facts(symbol=symbol, language=language),
        encoding=decoded.encoding,
        warnings=decoded.warnings + warnings,
    )


def _parse(path: Path, text: str) -> tuple[etree._Element, tuple[str, ...]]:
    """The page, and what the parser could not get over."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: etree._Element = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ReadingError(f"{path.name} holds no HTML page") from None
    fatal = [error for error in parser.error_log if error.level_name == "FATAL"]
    return root, tuple(f"line {error.line}: {error.message.strip()}" for error in fatal[:3])


def _line_of(element: etree._Element) -> int:
    return cast("int | None", element.sourceline) or 0


class _Walk:
    """Goes through the tree once, in document order, without recursion: pages nest deeper than Python likes."""

    def __init__(self, root: etree._Element, left_out: frozenset[etree._Element]) -> None:
        self.root = root
        self.left_out = left_out
        self.tables = layout_tables(root)
        self.classes = italic_classes(root)
        self.notes: NotesFound = find_notes(root, left_out)
        self.lists = Lists()
        self.inline = Inline()
        self.done: list[Line] = []
        self.broken = False  #: the block so far holds a line that ended at a <br>
        self.italics: list[bool] = [False]
        self.targets: list[str | None] = [None]
        self.styles: list[str | None] = [None]
        self.row: etree._Element | None = None
        self.pre: list[str] | None = None

    def lines(self) -> list[Line]:
        """All lines of the page."""
        walker = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element)
            elif self._skipped(element):
                walker.skip_subtree()
            else:
                self._start(element)
        self._flush()
        return self.done

    def _skipped(self, element: etree._Element) -> bool:
        return (
            not isinstance(element.tag, str)
            or element.tag in ALWAYS_LEFT_OUT
            or element in self.left_out
            or element in self.notes.texts
            or element in self.notes.cited
        )

    # ------------------------------------------------------------ elements

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == "br":
            self._break(element)
            return
        if self.row is not None:
            self._start_in_row(tag)
        elif tag in _BLOCKS:
            self._flush()
            self._start_block(element, tag)
        self.italics.append(self._is_italic(element, tag))
        self.targets.append(self._target(element, tag))
        self._text(element.text, element)

    def _start_block(self, element: etree._Element, tag: str) -> None:
        if tag in ("ol", "ul", "menu"):
            self.lists.open(element)
        elif tag == "li":
            unused = self.lists.item(element)
            if unused is not None:
                self.done.append(Line(unused, _line_of(element), whole=True))
        elif tag == "pre":
            self.pre = []
        elif tag == "tr" and next(element.iterancestors("table"), None) not in self.tables:
            self.row = element
        if tag in _HEADINGS or tag == "blockquote":
            self.styles.append("quote" if tag == "blockquote" else "heading")

    def _start_in_row(self, tag: str) -> None:
        if tag in ("td", "th"):
            # A number in a cell of its own is the number of the paragraph beside it.
            bare = self.inline.text
            self.inline.separator = "" if not bare else " " if self.lists.looks_like_label(bare) else " | "
        elif tag in _BLOCKS:
            self.inline.add(" ")

    def _end(self, element: etree._Element) -> None:
        if self._skipped(element):
            if element in self.notes.cited:
                self._cite(element)
        elif element.tag != "br":
            self.italics.pop()
            self.targets.pop()
            self._end_block(element, str(element.tag))
        if element is not self.root:
            self._text(element.tail, element)

    def _end_block(self, element: etree._Element, tag: str) -> None:
        if self.row is not None and element is not self.row:
            if tag in _BLOCKS:
                self.inline.add(" ")
            return
        if tag not in _BLOCKS:
            return
        if tag == "pre" and self.pre is not None:
            self._plain_lines(element)
        self._flush("table" if self.row is not None and " | " in self.inline.text else None)
        self.row = None
        if tag in _HEADINGS or tag == "blockquote":
            self.styles.pop()
        elif tag in ("ol", "ul", "menu"):
            self.lists.close()
        elif tag == "li":
            self.lists.end_item()

    # ------------------------------------------------------------ text and lines

    def _text(self, text: str | None, element: etree._Element) -> None:
        if not text:
            return
        text = clean(text)[0]  # a reference to a character may name any
        if self.pre is not None:
            self.pre.append(text)
            return
        if not self.inline.number and text.strip():
            blank = text[: len(text) - len(text.lstrip())]
            self.inline.number = _line_of(element) + blank.count("\n")
        self.inline.add(text.replace("\xad", ""), italic=self.italics[-1], target=self.targets[-1])

    def _cite(self, element: etree._Element) -> None:
        note = self.notes.cited[element]
        if isinstance(note, str):
            self.inline.add(note)
        else:
            self.inline.note(note)

    def _break(self, element: etree._Element) -> None:
        if self.pre is not None:
            self.pre.append("\n")
        elif self.row is not None or self.styles[-1] == "heading":
            self.inline.add(" ")
        elif self.inline:
            self._emit(whole=False, style=self.styles[-1])
            self.broken = True
        elif self.broken:
            self.done.append(Line("", _line_of(element)))

    def _flush(self, style: str | None = None) -> None:
        """End the block: what text there is becomes a whole line."""
        if self.inline:
            self._emit(whole=True, style=style or self.styles[-1])
        elif self.broken and self.done:
            self._end_broken()
        self.inline = Inline()
        self.broken = False

    def _end_broken(self) -> None:
        """A ``<br>`` that ends the block breaks nothing: the last line with text is the block's last."""
        while self.done and not self.done[-1].text:
            self.done.pop()
        if self.done:
            self.done[-1] = replace(self.done[-1], whole=True)

    def _emit(self, *, whole: bool, style: str | None) -> None:
        label, level = self.lists.take(self.inline.text)
        self.done.append(self.inline.line(whole=whole, label=label, level=level, style=style))
        self.inline = Inline()

    def _plain_lines(self, element: etree._Element) -> None:
        texts = "".join(self.pre or ()).expandtabs(8).split("\n")
        self.pre = None
        for offset, text in enumerate(texts):
            self.done.append(Line(text.rstrip().replace("\xa0", " "), _line_of(element) + offset))

    # ------------------------------------------------------------ what is true of a piece of text

    def _is_italic(self, element: etree._Element, tag: str) -> bool:
        style = (element.get("style") or "").replace(" ", "").lower()
        if "font-style:" in style:
            return "font-style:italic" in style or "font-style:oblique" in style
        if tag in _ITALIC and not (tag == "u" and self.targets[-1]):
            return True
        return self.italics[-1] or any(c in self.classes for c in (element.get("class") or "").split())

    def _target(self, element: etree._Element, tag: str) -> str | None:
        if tag != "a":
            return self.targets[-1]
        target = (element.get("href") or "").strip()
        return None if not target or target.startswith(("#", "javascript:", "mailto:")) else target
