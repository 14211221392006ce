"""Numbers of marked paragraphs: bare, and at their depth.

What comes in: a number as printed ("(a)", "12.", "ii)", "’1‘", "㈠", "–") and the depth of the list that it was marked
in. What goes out: the bare number, None for a bullet, and the depth. Where a list was set as plain paragraphs, the form
of the number tells the depth: "(a)" behind "5." is one deeper, "(i)" behind "(a)" two.
"""

from __future__ import annotations

import re
from dataclasses import replace

from resindex.model import Link

_BRACKETS = " ()（）.[]-–—•·*"
#: A number printed at the head of an unnumbered paragraph: "(a) ", "a) ", "(iv) ", "1. ", in any script.
_PRINTED = re.compile(
    r"(?P<label>\((?:[a-zа-я]{1,2}|[ivxl]{1,6}|\d{1,2}|[\u0621-\u064a]\u0640?(?:\s[\u0621-\u064a])?|’\d{1,2}‘)\)"
    r"|(?:[a-zа-я]|[ivx]{1,5})\)|[\u3220-\u3229]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,3}(?:\.|\s?[-–]))\s+(?=\S)"
)
_ROMAN = re.compile(r"[ivxlc]+")
_FORMS = (
    ("1", re.compile(r"\d+(?:\.\d+)*\.?\s?(?:bis|ter|quater)?\s?[-–.)]*")),
    ("(1)", re.compile(r"\(\d+\)")),
    ("’1‘", re.compile(r"\W?[’‘'\"]\d+[’‘'\"]\W?")),
    ("a", re.compile(r"\W*[a-zа-я]{1,7}\W*")),
    ("A", re.compile(r"\W*[A-ZА-Я]{1,7}\W*")),
)


def bare_label(printed: str | None) -> str | None:
    """The number without brackets and dots; None where nothing is left of it."""
    if printed is None:
        return None
    bare = printed.strip(_BRACKETS)
    return bare if any(c.isalnum() for c in bare) else None


def printed_label(text: str, links: tuple[Link, ...]) -> tuple[str, tuple[Link, ...], str | None]:
    """Text without the number printed at its head, its links moved along, and the number."""
    match = _PRINTED.match(text)
    if match is None:
        return text, links, None
    cut = match.end()
    moved = tuple(replace(link, start=link.start - cut, end=link.end - cut) for link in links if link.start >= cut)
    return text[cut:], moved, match["label"]


class Numbering:
    """Remembers the form of the numbers at each depth."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []

    def clear(self) -> None:
        """A new part begins."""
        self._open.clear()

    def place(self, printed: str | None, level: int) -> tuple[str | None, int]:
        """The bare number and its depth; ``level`` is the depth as marked."""
        bare = bare_label(printed)
        if printed is None:
            return None, level
        if bare is None:
            return None, level or min(len(self._open), 1)
        form = self._form(printed, bare)
        if level == 0:
            level = self._depth(form)
        elif level > 1 and self._continues(form, bare, level - 1):
            # A list marked one too deep: "(ii)" goes on where "(i)" stood.
            level -= 1
        del self._open[level:]
        while len(self._open) < level:
            self._open.append(("", ""))
        self._open.append((form, bare))
        return bare, level

    def _depth(self, form: str) -> int:
        if form == "1" or not self._open:
            return 0
        for depth, (known, _) in enumerate(self._open):
            if known == form:
                return depth
        return len(self._open)

    def _continues(self, form: str, bare: str, level: int) -> bool:
        return (
            len(self._open) == level + 1
            and self._open[level][0] == form
            and bare not in ("a", "i", "1", "A", "I", "а")
            and form in ("i", "1", "(1)")
        )

    def _form(self, printed: str, bare: str) -> str:
        for name, pattern in _FORMS:
            if pattern.fullmatch(printed):
                return self._letter_or_roman(name, bare) if name in "aA" else name
        return "other"

    def _letter_or_roman(self, name: str, bare: str) -> str:
        low = bare.lower()
        if not _ROMAN.fullmatch(low):
            return name
        if len(low) == 1 and any(
            form == name and chr(ord(last.lower()[0]) + 1) == low for form, last in self._open if last
        ):
            return name
        return "i" if name == "a" else "I"
