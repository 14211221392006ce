"""The text of one paragraph element of AKN4UN XML, with what is set apart inside it.

What comes in: an element that holds running text (``p``, ``heading``, ``crossHeading`` …). What goes out: a ``Flow``:
the text with white space folded, the acting words at its head (the publisher's italics; bold in Chinese), links,
footnotes taken out of the text, and the block elements that stood inside it (a quoted draft), for the caller to walk.
No letter is lost: it is in the text, in a note, or in a block handed back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resindex.model import Link, Note

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMPHASIS = frozenset({"i", "b", "u", "em", "strong"})
#: Block elements that publishers put inside a paragraph's text; they are paragraphs of their own.
_BLOCKS = frozenset({"embeddedStructure", "quotedStructure", "table", "list", "blockList", "paragraph", "container"})
_VOTES = frozenset({"inFavour", "against", "abstaining"})
#: Elements that begin a word of their own, whether or not white space stands before them.
_APART = frozenset({"p", "date", "docDate", "event", "docTitle", "docNumber", "session"})
_NO_TEXT = frozenset({"img", "meta", "docketNumber"})
#: Marks of punctuation that never stand apart from the word before them: a note call may have stood between.
_CLOSING = frozenset(",.;:)]،؛，。；")

#: What a raised number is a power of.
_POWER = re.compile(r"(?:^|\s)(?:10|[cdkm]?m)$")

#: A paragraph's number printed before its acting words.
_NUMBER = re.compile(r"\(?\w{1,4}[.)]|\d{1,3}\s?[-–]")
_names: dict[str, str] = {}


def local_name(element: _Element) -> str:
    """The element's name without its namespace; "" for comments, entities and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    known = _names.get(tag)
    if known is None:
        known = _names[tag] = tag.rpartition("}")[2]
    return known


def plain_text(element: _Element) -> str:
    """The text inside an element, notes and all, white space folded; "" for what is none."""
    if not isinstance(element.tag, str):
        return ""
    return " ".join("".join(str(text) for text in element.itertext()).split())


class Flow:
    """Gathers the text of one paragraph, piece by piece."""

    __slots__ = ("_called", "_gap", "_head", "_known", "_parts", "blocks", "breaks", "length", "links", "notes", "verb")

    def __init__(self, known_notes: dict[str, Note]) -> None:
        """``known_notes`` are the document's footnotes so far, by mark: a mark may be called again."""
        self.length = 0
        self.links: list[Link] = []
        self.notes: list[Note] = []
        self.blocks: list[_Element] = []
        self.breaks: list[int] = []
        self.verb: tuple[int, int] | None = None
        self._parts: list[str] = []
        self._gap = False  #: white space is due before the next word
        self._called = False  #: a note was called where the text now stands
        self._head = True  #: still at the head, where the acting words stand
        self._known = known_notes

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def acting(self) -> str | None:
        """The words set apart at the head, None where there are none.

        A line set apart as a whole is a heading of sorts; "Decides:" is a chapeau.
        """
        if self.verb is None:
            return None
        text = self.text
        start, end = self.verb
        if end >= len(text.rstrip(" .,;")) and not text.endswith(":"):
            return None
        return text[start:end].strip(" ,;:.“”\"'") or None

    def gather(self, element: _Element, emphasis: bool = False) -> None:
        """Take in an element's text and all that stands inside it."""
        self.add(element.text, emphasis)
        for child in element:
            self._child(child, emphasis)
            self.add(child.tail, emphasis)

    def add(self, raw: str | None, emphasis: bool = False) -> None:
        """Take in text as it stands in the source."""
        if not raw:
            return
        words = raw.split()
        if not words:
            self._gap = True
            return
        text = " ".join(words)
        spaced = raw[0].isspace()
        if self._called and not spaced and text[0] in _CLOSING:
            self._gap = False
        if self.length and (self._gap or spaced):
            self._parts.append(" ")
            self.length += 1
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        self._gap = raw[-1].isspace()
        self._called = False
        if self._head:
            self._at_head(text, start, emphasis)

    def _at_head(self, text: str, start: int, emphasis: bool) -> None:
        if emphasis:
            self.verb = (self.verb[0] if self.verb else start, self.length)
        elif self.verb or (any(c.isalnum() for c in text) and not _NUMBER.fullmatch(text)):
            self._head = False

    def _child(self, child: _Element, emphasis: bool) -> None:
        name = local_name(child)
        if name == "span":
            style = child.get("class") or ""
            self.gather(child, emphasis or "italic" in style or "bold" in style or "underline" in style)
        elif name == "a":
            self._link(child, emphasis)
        elif name == "authorialNote":
            self._note(child)
        elif name == "sup":
            self._superscript(child, emphasis)
        elif name == "eol" or name == "br":
            self.breaks.append(self.length)
            self._gap = True
            self.gather(child, emphasis)
        elif name in _BLOCKS or (name == "outcome" and (child.get("refersTo") or "").lstrip("#") in _VOTES):
            self.blocks.append(child)
        elif name in _EMPHASIS:
            self.gather(child, True)
        elif name and name not in _NO_TEXT:
            if name in _APART:
                self._gap = True
            self.gather(child, emphasis)

    def _link(self, element: _Element, emphasis: bool) -> None:
        start, first = self.length, len(self._parts)
        self.gather(element, emphasis)
        target = element.get("href")
        if not target or self.length == start:
            return
        if self._parts[first] == " ":
            start += 1
        last = self.links[-1] if self.links else None
        if last is not None and last.target == target and last.end == start:
            # One citation cut into several anchors ("72/", "1", "95").
            self.links[-1] = Link(last.start, self.length, target)
        else:
            self.links.append(Link(start, self.length, target))

    def _note(self, element: _Element) -> None:
        flow = Flow(self._known)
        flow.gather(element)
        text = plain_text(element) if flow.notes or flow.blocks else flow.text
        mark = (element.get("marker") or "").strip()
        if text:
            note = Note(mark, text.removeprefix(f"{mark} "))
            self.notes.append(note)
            if mark:
                self._known[mark] = note
        self._called = True

    def _superscript(self, element: _Element, emphasis: bool) -> None:
        raised = "".join(str(text) for text in element.itertext())
        bare = raised.strip(" ()[]*,،")
        if self._is_call(raised, bare):
            note = self._known.get(bare)
            if note is not None and note not in self.notes:
                self.notes.append(note)
            self._called = True
            return
        self.gather(element, emphasis)

    def _is_call(self, raised: str, bare: str) -> bool:
        """A raised mark that calls a note: the brackets that Arabic sets around it, or the mark of an earlier note."""
        if not bare:
            return bool(raised.strip())
        return bare.isdecimal() and bare in self._known and not (self._parts and _POWER.search(self._parts[-1]))
