"""Footnotes of an HTML page: which marks cite them, where their text stands.

Comes in: the parsed page. Goes out: for each mark that cites a note, the note; and the blocks that hold the notes'
texts, which the walk over the page then leaves out. A mark is a raised number, or a link whose words are nothing but a
number; its text is where the link leads, or the block further down that begins with the same mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from resindex.model import Note
from resindex.reading.numerals import SUPERSCRIPT

_MARK = re.compile(r"\s*+[\[(]?\s*+(\d{1,3}|\*{1,4}|[†‡§]|[a-z])\s*+[\])]?\s*+")
_BRACKETED = re.compile(r"\s*[\[(]\s*\w{1,3}\s*[\])]\s*")
_BLOCK = frozenset(("p", "li", "div", "td", "dd", "aside", "section"))
_BACK = re.compile(r"[\s↩⏎↑^︎]+$")
_UNIT = re.compile(r"\b[kcdm]?m$")
_NOTE_NAME = re.compile(r"note|fn|ftn|edn", re.IGNORECASE)
#: A block longer than this is no footnote, wherever a link leads.
_LONGEST_NOTE = 4000


@dataclass(slots=True)
class NotesFound:
    """``cited``: elements that are marks, with their note, or superscript digits where the number is a power.

    ``texts``: blocks that hold the notes.
    """

    cited: dict[etree._Element, Note | str] = field(default_factory=dict)
    texts: set[etree._Element] = field(default_factory=set)


def find_notes(root: etree._Element, left_out: frozenset[etree._Element]) -> NotesFound:
    """All notes of the page."""
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    order = {element: place for place, element in enumerate(elements)}
    named: dict[str, etree._Element] = {}
    for element in elements:
        for name in (element.get("id"), element.get("name")):
            if name:
                named.setdefault(name, element)
    marks = _marks(elements)
    blocks: dict[etree._Element, _Block] = {}
    found = NotesFound()
    for mark in marks:
        target = named.get(_fragment(mark))
        block = _block(target) if target is not None and order[target] > order[mark] else None
        if block is None or block in mark.iterancestors():
            continue
        seen = blocks.get(block) or blocks.setdefault(block, _Block(block))
        if len(seen.words) <= _LONGEST_NOTE and seen.answers(mark):
            found.texts.add(block)
            found.cited[mark] = Note(_bare(mark), seen.note(_bare(mark)))
    _raised_numbers(marks, found, order)
    return found


class _Block:
    """A block that may hold a note: looked at once, however many marks lead to it."""

    def __init__(self, element: etree._Element) -> None:
        self.words = _words(element)
        self._element = element
        links = (link.get("href") or "" for link in element.iter("a"))
        self._leads_to = frozenset(href[1:] for href in links if href.startswith("#"))

    def answers(self, mark: etree._Element) -> bool:
        """It is the mark's note, and not a paragraph that a table of contents leads to."""
        if _NOTE_NAME.search(_fragment(mark)):
            return True
        names = {name for e in mark.iter() for name in (e.get("id"), e.get("name")) if name}
        names.update(name for e in islice(mark.iterancestors(), 2) if (name := e.get("id")))
        if names & self._leads_to:
            return True
        raised = mark.tag == "sup" or mark.find(".//sup") is not None or _BRACKETED.fullmatch(_words(mark)) is not None
        own = _MARK.match(self.words)
        return raised and own is not None and own[1] == _bare(mark)

    def note(self, mark: str) -> str:
        """The note without its own mark and without the arrow back."""
        text = self.words
        own = _MARK.match(text)
        # "a" is a mark, and a word: it is the mark where something sets it off.
        set_off = not mark.isalpha() or _head_mark(self._element) is not None or _BRACKETED.match(text)
        if own is not None and own[1] == mark and set_off:
            text = text[own.end() :].removeprefix(".").removeprefix(")").strip()
        return _BACK.sub("", text)


def _marks(elements: list[etree._Element]) -> list[etree._Element]:
    """Elements that are nothing but a mark; of nested ones the outermost, so that nothing of it is left."""
    found: list[etree._Element] = []
    inside: set[etree._Element] = set()
    for element in elements:
        parent = element.getparent()
        if parent is not None and parent in inside:
            inside.add(element)
        elif element.tag in ("sup", "a") and len(element) <= 3 and _is_mark(element):
            inside.add(element)
            found.append(element)
    return found


def _is_mark(element: etree._Element) -> bool:
    if not _MARK.fullmatch(_words(element)):
        return False
    return element.tag == "sup" or bool(_fragment(element))


def _fragment(mark: etree._Element) -> str:
    """The place in the page that a mark, or the link inside it, leads to."""
    for link in mark.iter("a"):
        target = link.get("href") or ""
        if target.startswith("#"):
            return target[1:]
    return ""


def _bare(mark: etree._Element) -> str:
    match = _MARK.fullmatch(_words(mark))
    return match[1] if match else ""


def _block(element: etree._Element) -> etree._Element | None:
    """The smallest block that an anchor stands in, if it is one that can be a note."""
    node: etree._Element | None = element
    while node is not None and node.tag not in _BLOCK:
        node = node.getparent()
    return node


def _words(element: etree._Element) -> str:
    """All text of an element, white space folded."""
    return " ".join("".join(str(t) for t in element.itertext()).split())


def _head_mark(block: etree._Element) -> etree._Element | None:
    """The raised mark at the head of a block, before any text of it."""
    for node in block.iter():
        if node.tag in ("sup", "a") and _MARK.fullmatch(_words(node)):
            return node
        if (node.text or "").strip() or (node is not block and not len(node) and (node.tail or "").strip()):
            return None
    return None


def _raised_numbers(marks: list[etree._Element], found: NotesFound, order: dict[etree._Element, int]) -> None:
    """Raised numbers that lead nowhere: the block further down that begins with the same one is their note."""
    heads: dict[str, list[tuple[int, etree._Element]]] = {}
    own = set()
    for mark in marks:
        block = _block(mark)
        if mark.tag == "sup" and block is not None and _head_mark(block) is mark:
            heads.setdefault(_bare(mark), []).append((order[mark], block))
            own.add(mark)
    for mark in marks:
        if mark.tag != "sup" or mark in found.cited or mark in own or _inside(mark, found.texts):
            continue
        before = _text_before(mark)
        if _UNIT.search(before):
            found.cited[mark] = _bare(mark).translate(SUPERSCRIPT)
            continue
        below = [block for place, block in heads.get(_bare(mark), ()) if place > order[mark]]
        if below:
            found.texts.add(below[0])
        elif before[-1:].isdigit():
            found.cited[mark] = _bare(mark).translate(SUPERSCRIPT)
            continue
        found.cited[mark] = Note(_bare(mark), _Block(below[0]).note(_bare(mark)) if below else "")


def _text_before(mark: etree._Element) -> str:
    """The text that a mark stands behind, as far as it has the same parent."""
    before, parent = mark.getprevious(), mark.getparent()
    return (before.tail if before is not None else parent.text if parent is not None else None) or ""


def _inside(element: etree._Element, blocks: set[etree._Element]) -> bool:
    return any(a in blocks for a in element.iterancestors())
