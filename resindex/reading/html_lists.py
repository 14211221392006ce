"""HTML lists -> the number that a browser prints before each item.

Comes in: list and item elements as they open and close. Goes out: a label ("1.", "a.", "iv.") and its depth for the
first line of each item. Sources: the HTML standard on ``ol`` (``start``, ``type``, ``reversed``) and ``li``
(``value``), and the CSS property ``list-style-type`` where it is set on the list itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from resindex.reading.numerals import counted_letters, roman

_FORMS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": counted_letters,
    "A": lambda number: counted_letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
_CSS = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
_TYPED = re.compile(r"[“\"«]?\s*(?:\((?:\d{1,3}|[A-Za-z]{1,5})\)|(?:\d{1,3}|[A-Za-z]{1,5})[.)])(?=\s|$)")


@dataclass(slots=True)
class _List:
    form: str | None  #: a key of _FORMS, None where nothing countable is printed
    following: int
    step: int


class Lists:
    """The lists that are open at one point of the page."""

    def __init__(self) -> None:
        self._open: list[_List] = []
        self._label: str | None = None

    def open(self, element: etree._Element) -> None:
        """A list begins."""
        form = _form(element)
        step = -1 if element.get("reversed") is not None else 1
        start = _number(element.get("start"))
        if start is None:
            start = 1 if step > 0 else sum(1 for _ in element.iterchildren("li"))
        self._open.append(_List(form, start, step))

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def item(self, element: etree._Element) -> str | None:
        """An item begins. Returns a label that found no text of its own: a list that is all an outer item holds."""
        unused, self._label = self._label, None
        if not self._open:
            return unused
        this = self._open[-1]
        value = _number(element.get("value"))
        number = this.following if value is None else value
        this.following = number + this.step
        if this.form is not None:
            self._label = _FORMS[this.form](number) + "."
        return unused

    def end_item(self) -> None:
        """An item ends: its number is no one else's."""
        self._label = None

    def take(self, text: str) -> tuple[str | None, int]:
        """The number and depth for a line with this text; the number is given once, to the first line of an item.

        A number that the author typed himself stays in the text and stands for the computed one.
        """
        label, self._label = self._label, None
        if label is not None and _TYPED.match(text):
            label = None
        return label, max(len(self._open) - 1, 0) if label is not None else 0

    @staticmethod
    def looks_like_label(text: str) -> bool:
        """The text is nothing but a paragraph number."""
        return _TYPED.fullmatch(text) is not None


def _form(element: etree._Element) -> str | None:
    css = _LIST_STYLE.search(element.get("style") or "")
    if css is not None:
        for word in css[1].lower().split():
            if word in _CSS:
                return _CSS[word]
            if word in ("none", "disc", "circle", "square"):
                return None
    if element.tag != "ol":
        return None
    kind = (element.get("type") or "1").strip()
    return kind if kind in _FORMS else "1"


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else None
