"""``numbering.xml`` -> the number that Word prints before each paragraph of a list.

Comes in: the root of the part, or None, and then the paragraphs' list and level in document order. Goes out: the label
as printed ("1.", "(a)", "II.A"), None for bullets. Source: ECMA-376, part 1, 17.9: lists that share an abstract
definition count on together, an override starts afresh, a level restarts when a level above it has counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from resindex.reading.docx_xml import W, is_on, value
from resindex.reading.numerals import repeated_letters, roman

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": repeated_letters,
    "upperLetter": lambda number: repeated_letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "russianLower": lambda number: repeated_letters(number, _RUSSIAN),
    "russianUpper": lambda number: repeated_letters(number, _RUSSIAN).upper(),
    "arabicAlpha": lambda number: repeated_letters(number, _ARABIC),
    "none": lambda number: "",
}
_PLACE = re.compile(r"%([1-9])")
_DEPTH = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  #: the level (from 1) that makes this one restart; 0 for none, None for any above
    legal: bool = False  #: numbers of higher levels are printed as decimals
    style: str | None = None


class Numbering:
    """All lists of a document, counting as they are used."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._by_style: dict[str, str] = {}
        self._lists: dict[str, etree._Element] = {}
        for element in root if root is not None else ():
            if element.tag == f"{W}abstractNum":
                name = element.get(f"{W}abstractNumId") or ""
                self._abstract[name] = element
                link = value(element.find(f"{W}styleLink"))
                if link is not None:
                    self._by_style[link] = name
            elif element.tag == f"{W}num":
                self._lists[element.get(f"{W}numId") or ""] = element
        self._levels: dict[str, list[_Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def level_of(self, number: str, style: str) -> str | None:
        """The level of a list that is bound to a paragraph style."""
        levels = self._levels_of(number)
        return next((str(depth) for depth, level in enumerate(levels) if level.style == style), None)

    def next(self, number: str, depth: int) -> str | None:
        """The label of the next paragraph of list ``number`` at ``depth`` (0 to 8)."""
        levels = self._levels_of(number)
        if not levels:
            return None
        counts = self._counts.setdefault(self._definition(number), [None] * _DEPTH)
        self._begin(number, counts)
        last = counts[depth]
        counts[depth] = levels[depth].start if last is None else last + 1
        for below in range(depth + 1, _DEPTH):
            restart = levels[below].restart
            if restart is None or depth < restart:
                counts[below] = None
        return _label(levels, counts, depth)

    def _begin(self, number: str, counts: list[int | None]) -> None:
        """A list with a start of its own begins anew when it is first used."""
        if number in self._begun:
            return
        self._begun.add(number)
        for override in self._lists[number].findall(f"{W}lvlOverride"):
            depth = _depth(override)
            if depth is not None and override.find(f"{W}startOverride") is not None:
                counts[depth:] = [None] * (_DEPTH - depth)

    def _definition(self, number: str) -> str:
        """The id of the abstract definition of a list; a link to a list style is followed once."""
        element = self._lists.get(number)
        name = (value(element.find(f"{W}abstractNumId")) if element is not None else None) or ""
        abstract = self._abstract.get(name)
        link = value(abstract.find(f"{W}numStyleLink")) if abstract is not None else None
        return self._by_style.get(link, name) if link is not None else name

    def _levels_of(self, number: str) -> list[_Level]:
        """The nine levels of a list, overrides worked in; none for a list that does not exist."""
        if number not in self._levels:
            abstract = self._abstract.get(self._definition(number))
            levels = [_Level()] * _DEPTH if abstract is not None else []
            for element in abstract.findall(f"{W}lvl") if abstract is not None else ():
                _put(levels, element)
            for override in self._lists[number].findall(f"{W}lvlOverride") if levels else ():
                for element in override.findall(f"{W}lvl"):
                    _put(levels, element)
                start = _integer(override.find(f"{W}startOverride"))
                depth = _depth(override)
                if start is not None and depth is not None:
                    levels[depth] = _restarted(levels[depth], start)
            self._levels[number] = levels
        return self._levels[number]


def _put(levels: list[_Level], element: etree._Element) -> None:
    depth = _depth(element)
    if depth is None:
        return
    start = _integer(element.find(f"{W}start"))
    levels[depth] = _Level(
        start=0 if start is None else start,
        format=value(element.find(f"{W}numFmt")) or "decimal",
        text=value(element.find(f"{W}lvlText")) or "",
        restart=_integer(element.find(f"{W}lvlRestart")),
        legal=bool(is_on(element.find(f"{W}isLgl"))),
        style=value(element.find(f"{W}pStyle")),
    )


def _restarted(level: _Level, start: int) -> _Level:
    return _Level(start, level.format, level.text, level.restart, level.legal, level.style)


def _label(levels: list[_Level], counts: list[int | None], depth: int) -> str | None:
    this = levels[depth]
    if this.format == "bullet":
        return None

    def printed(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = levels[place]
        count = counts[place]
        number = level.start if count is None else count
        name = "decimal" if this.legal and level.format != "none" else level.format
        return _FORMATS.get(name, str)(number)

    label = _PLACE.sub(printed, this.text).strip()
    return label if any(sign.isalnum() for sign in label) else None


def _depth(element: etree._Element) -> int | None:
    text = element.get(f"{W}ilvl") or ""
    return int(text) if re.fullmatch(r"[0-9]", text) and int(text) < _DEPTH else None


def _integer(element: etree._Element | None) -> int | None:
    text = value(element)
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else None
