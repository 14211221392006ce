"""XML that is not Akoma Ntoso -> lines: each block of running text is a line of its own.

What comes in: the root of any other XML document (a bill of a parliament, an export of a database). What goes out:
whole lines, unmarked, in document order. An element is a block where it holds running text itself; what stands inside
it is part of that text. Metadata sections at the head are left out: they repeat what the text says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from resindex.model import Line
from resindex.reading.akoma_text import local_name, plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset({"meta", "metadata", "head", "header", "teiHeader", "style", "script"})
#: Numbers and captions open the line of the text that follows them.
_OPENERS = frozenset({"num", "enum", "label", "no"})


def block_lines(root: _Element) -> tuple[Line, ...]:
    """The text of a document, one line a block."""
    lines: list[Line] = []
    left = _walk(root, lines, "")
    if left:
        lines.append(Line(left, whole=True))
    return tuple(lines)


def _walk(element: _Element, lines: list[Line], opener: str) -> str:
    """Write the lines of an element; gives back a number that still waits for its text."""
    if _runs(element):
        text = f"{opener} {plain_text(element)}".strip()
        if local_name(element) in _OPENERS:
            return text
        if text:
            line = element.sourceline
            lines.append(Line(text, line if isinstance(line, int) else 0, whole=True))
        return ""
    for child in element:
        if local_name(child) not in ("", *_SKIPPED):
            opener = _walk(child, lines, opener)
    return opener


def _runs(element: _Element) -> bool:
    """The element holds running text: words of its own, or nothing but words."""
    if element.text and not element.text.isspace():
        return True
    return any(child.tail and not child.tail.isspace() for child in element)
