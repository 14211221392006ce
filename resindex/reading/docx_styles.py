"""``styles.xml`` -> what each paragraph and character style means for us: italics, list number, heading.

Comes in: the root of the part, or None. Goes out: resolved styles, with what they inherit (``basedOn``) worked in.
Source: ECMA-376, part 1, 17.7.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from resindex.reading.docx_xml import W, is_on, value

#: Names of heading styles: Word's own, and those of the United Nations' templates ("_ H_1", "_ H_Ch_G", "H23").
_HEADING = re.compile(r"heading\s*\d|_?\s*h_?\s*(?:ch|m|\d)[\w /]*|(?:sub)?title", re.IGNORECASE)
_QUOTE = re.compile(r".*quot", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """One style with all that it inherits. None means that it says nothing."""

    id: str = ""
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    number: str | None = None  #: numId of its list
    level: str | None = None
    kind: str | None = None  #: "heading", "quote"


class Styles:
    """All styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = root.findall(f"{W}style") if root is not None else []
        self._elements = {e.get(f"{W}styleId") or "": e for e in elements}
        self._resolved: dict[str, Style] = {"": Style()}
        self._default = next(
            (
                e.get(f"{W}styleId") or ""
                for e in elements
                if e.get(f"{W}type") == "paragraph" and e.get(f"{W}default") in ("1", "true", "on")
            ),
            "",
        )

    def paragraph(self, style_id: str | None) -> Style:
        """A paragraph style; without an id, or with one that does not exist, the document's default."""
        return self._resolve(style_id if style_id in self._elements and style_id is not None else self._default)

    def character(self, style_id: str | None) -> Style:
        """A character style; an empty one for an id that does not exist."""
        return self._resolve(style_id if style_id in self._elements and style_id is not None else "")

    def _resolve(self, style_id: str) -> Style:
        """From the root of the chain downwards, so that a long chain needs no recursion."""
        chain: list[str] = []
        at = style_id
        while at not in self._resolved and at in self._elements and at not in chain:
            chain.append(at)
            at = value(self._elements[at].find(f"{W}basedOn")) or ""
        style = self._resolved.get(at, Style())
        for name in reversed(chain):
            style = self._resolved[name] = _derived(name, self._elements[name], style)
        return style


def _derived(name: str, element: etree._Element, base: Style) -> Style:
    run, paragraph = element.find(f"{W}rPr"), element.find(f"{W}pPr")
    style = replace(base, id=name, kind=_kind(element, paragraph) or base.kind)
    if run is not None:
        italic, hidden = is_on(run.find(f"{W}i")), is_on(run.find(f"{W}vanish"))
        raised = value(run.find(f"{W}vertAlign"))
        style = replace(
            style,
            italic=base.italic if italic is None else italic,
            hidden=base.hidden if hidden is None else hidden,
            raised=base.raised if raised is None else raised == "superscript",
        )
    if paragraph is not None:
        number, level = value(paragraph.find(f"{W}numPr/{W}numId")), value(paragraph.find(f"{W}numPr/{W}ilvl"))
        style = replace(style, number=number or base.number, level=level or base.level)
    return style


def _kind(element: etree._Element, paragraph: etree._Element | None) -> str | None:
    outline = value(paragraph.find(f"{W}outlineLvl")) if paragraph is not None else None
    if outline is not None and outline in "012345678":
        return "heading"
    name = value(element.find(f"{W}name")) or ""
    if _HEADING.fullmatch(name):
        return "heading"
    return "quote" if _QUOTE.match(name) else None
