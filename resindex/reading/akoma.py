"""AKN4UN (Akoma Ntoso) XML -> SourceText: the publisher's own marks, as they stand.

What comes in: the bytes of one file, as the United Nations publish their resolutions. What goes out: one whole ``Line``
for each paragraph, point, heading, table row or line of the cover, with a ``Mark`` that says what the markup says:
section, number and depth, the words set apart at the head, links, notes, the part it stands in. Every letter of cover,
preface, preamble, body, conclusions and attachments is in some line, label or note. XML that is not well-formed is
recovered, with a warning that names line and reason. XML of another kind gives its block elements as lines, unmarked.

Nothing is fetched and no entity is expanded. Practice, not theory, was followed: recitals are ``container`` elements,
citations are ``a`` elements, sections may have preambles of their own (``crossHeading refersTo="#preamble"``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from resindex.model import Line, Mark, Note, SourceText
from resindex.reading.akoma_facts import read_facts
from resindex.reading.akoma_text import Flow, local_name, plain_text
from resindex.reading.akoma_xml import read_xml
from resindex.reading.numerals import roman

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_SKIPPED = frozenset({"meta", "img", "collectionBody", "references", "presentation"})
_LEAVES = frozenset(
    {"p", "listIntroduction", "span", "a", "i", "b", "longTitle", "docTitle", "docNumber", "authorialNote"}
)
_HEADINGS = frozenset({"heading", "subheading", "block", "crossHeading"})
_PARTS = frozenset({"section", "part", "title", "chapter", "division"})
_LISTS = frozenset({"list", "blockList", "sublist", "recitals"})
_POINTS = frozenset({"point", "item", "indent", "recital"})
_UNITS = frozenset({"paragraph", "point", "item", "recital", "indent", "alinea", "clause", "article"})
_INLINE = frozenset({"span", "a", "i", "b", "u", "em", "strong", "sup", "sub", "inline", "ref", "docType"})
#: Sections that hold whatever stands inside them: a preamble inside an annex is annex.
_CLOSED = frozenset({"annex", "nested"})


def read_akoma(path: Path, data: bytes) -> SourceText:
    """Read one XML file. Raises ``ReadingError`` where there is no XML in it at all."""
    root, warnings = read_xml(path, data)
    document = root if local_name(root) == "akomaNtoso" else next(root.iter("{*}akomaNtoso"), None)
    if document is None:
        from resindex.reading.akoma_other import block_lines

        return SourceText(str(path), "xml", block_lines(root), warnings=warnings)
    walker = _Walker()
    walker.walk(root, _Place("source_note"))
    sample = "".join(
        line.text for line in walker.lines if line.mark and line.mark.section in ("preambular", "operative")
    )
    facts = read_facts(document, sample[:600])
    return SourceText(str(path), "akn", tuple(walker.lines), facts, marked=True, warnings=warnings)


class _Place(NamedTuple):
    """Where the walk is: what the elements around say of the text inside them."""

    section: str
    level: int = 0
    container: str = ""
    style: str | None = None
    statement: str = ""  #: name of the statement: "resolution", "presidentialStatement"

    def inside(self, part: str, section: str | None = None) -> _Place:
        """The place inside a part of this place."""
        container = f"{self.container}/{part}" if self.container else part
        return self._replace(container=container, section=section or self.section, level=0)


class _Walker:
    """Walks the tree once and writes lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: dict[str, Note] = {}
        self.label: str | None = None
        self.counts: dict[str, int] = {}
        self.concluded = False

    def walk(self, element: _Element, place: _Place, choose: Callable[[str], _Place] | None = None) -> None:
        """All that stands inside an element; ``choose`` gives the place of a child by its name."""
        self._loose(element.text, element, place)
        for child in element:
            name = local_name(child)
            if name and name not in _SKIPPED:
                self._one(child, name, choose(name) if choose else place)
            self._loose(child.tail, child, place)
        self._lone_number(element, place)

    def _one(self, element: _Element, name: str, place: _Place) -> None:
        if name in _LEAVES:
            self._leaf(element, place)
        elif name in _HEADINGS:
            self._heading(element, name, place)
        elif name == "num":
            self._lone_number(element, place)
            self.label = plain_text(element) or None
        elif name in _LISTS:
            self._list(element, name, place)
        elif name in _UNITS:
            self._unit(element, name, place)
        elif name in _PARTS:
            self._part(element, place)
        elif name in _STRUCTURE:
            _STRUCTURE[name](self, element, place)
        elif (element.text and not element.text.isspace()) or (len(element) and local_name(element[0]) in _INLINE):
            self._leaf(element, place)
        else:
            self.walk(element, place)

    # ------------------------------------------------------------ the great parts of a document

    def _statement(self, element: _Element, place: _Place) -> None:
        self.concluded = False
        # A paragraph that stands outside every part is one of the body.
        section = place.section if place.section in _CLOSED else "operative"
        self.walk(element, place._replace(section=section, statement=element.get("name") or ""))

    def _cover(self, element: _Element, place: _Place) -> None:
        self.walk(element, place._replace(section="source_note"))

    def _preface(self, element: _Element, place: _Place) -> None:
        # The preface of one part of several ("A") is its title.
        part = place.container.startswith("part_")
        self.walk(element, place._replace(section="title" if part else "source_note"))

    def _preamble(self, element: _Element, place: _Place) -> None:
        self.walk(element, place if place.section in _CLOSED else place._replace(section="preambular", level=0))

    def _formula(self, element: _Element, place: _Place) -> None:
        self.walk(element, place if place.section in _CLOSED else place._replace(section="enacting"))

    def _body(self, element: _Element, place: _Place) -> None:
        if place.section in _CLOSED:
            self.walk(element, place)
        elif self.concluded:
            # A second body behind the conclusions holds the record of the vote.
            start = len(self.lines)
            noted, voted = (place._replace(section=section, level=0) for section in ("adoption", "vote"))
            self.walk(element, noted, lambda name: noted if len(self.lines) == start else voted)
        else:
            style = "statement" if place.statement == "presidentialStatement" else place.style
            self.walk(element, place._replace(section="operative", level=0, style=style))

    def _conclusions(self, element: _Element, place: _Place) -> None:
        self.concluded = True
        # The foot of a draft that the file sets apart is the foot of the resolution around it.
        part, _, _ = place.container.partition("nested_")
        self.walk(element, place._replace(section="adoption", level=0, container=part.rstrip("/")))

    def _attachment(self, element: _Element, place: _Place) -> None:
        self.walk(element, place.inside(f"annex_{self._count(place.container + 'annex')}", "annex"))

    def _component(self, element: _Element, place: _Place) -> None:
        if not place.statement:
            number = self._count("part")
            self.walk(element, place.inside(f"part_{_part_letter(element) or chr(64 + number)}"))
        else:
            self._quoted(element, place)

    def _quoted(self, element: _Element, place: _Place) -> None:
        self.walk(element, place.inside(f"nested_{self._count(place.container + 'nested')}", "nested"))

    def _count(self, key: str) -> int:
        self.counts[key] = self.counts.get(key, 0) + 1
        return self.counts[key]

    # ------------------------------------------------------------ numbered things

    def _unit(self, element: _Element, name: str, place: _Place) -> None:
        """A paragraph or point: its number goes to the first line inside it."""
        style = "heading" if name == "paragraph" and _is_heading(element.get("class")) else place.style
        self._lone_number(element, place)
        self.walk(element, place._replace(style=style))

    def _lone_number(self, element: _Element, place: _Place) -> None:
        """A number that no text followed is a heading of its own ("XIII")."""
        if self.label is not None:
            label, self.label = self.label, None
            self._write(label, element, place._replace(style="heading"))

    def _act(self, element: _Element, place: _Place) -> None:
        """A group of paragraphs under one acting word: "decides", "instructs the Secretary-General"."""
        deeper = place._replace(level=place.level + 1)
        self.walk(element, place, lambda name: place._replace(style="act") if name == "heading" else deeper)

    def _list(self, element: _Element, name: str, place: _Place) -> None:
        if name == "sublist":
            place = place._replace(level=place.level + 1)
        first = local_name(element[0]) if len(element) else ""
        if self.label is not None and first not in ("intro", "listIntroduction"):
            self._write("", element, place)
        deeper = place._replace(level=place.level + 1)
        # Recitals are grouped under the word that opens them: "considering".
        chapeau = place._replace(style="act") if name == "recitals" else place
        self.walk(element, place, lambda kind: deeper if kind in _POINTS else chapeau)

    def _part(self, element: _Element, place: _Place) -> None:
        """A section with a heading, a number, and perhaps a preamble and a numbering of its own."""
        label = None
        for child in element:
            if local_name(child) in ("num", "heading", "subheading", "p"):
                label = plain_text(child).strip(" .")
                break
        number = self._count(place.container + "sec")
        if label is None or not (label.isascii() and label.isalnum() and len(label) < 7):
            label = roman(number).upper()
        inner = place.inside(f"sec_{label}")
        self.walk(element, inner if place.section in _CLOSED else inner._replace(section="operative"))

    # ------------------------------------------------------------ lines

    def _heading(self, element: _Element, name: str, place: _Place) -> None:
        if place.style == "act":
            self._leaf(element, place)
        elif name == "crossHeading" and "preamble" in (element.get("refersTo") or ""):
            self._leaf(element, place if place.section in _CLOSED else place._replace(section="preambular"))
        else:
            self._leaf(element, place._replace(style="heading"))

    def _leaf(self, element: _Element, place: _Place) -> None:
        flow = Flow(self.notes)
        flow.gather(element)
        if place.section == "source_note":
            place = place._replace(section=_cover_section(element))
        self._write_flow(flow, element, place)
        for block in flow.blocks:
            name = local_name(block)
            if name == "outcome":
                self._leaf(block, place._replace(section="vote"))
            else:
                self._one(block, name, place)

    def _table(self, element: _Element, place: _Place) -> None:
        self.walk(element, place._replace(style="table"))

    def _row(self, row: _Element, place: _Place) -> None:
        """One line a row, cells parted by a bar."""
        flow = Flow(self.notes)
        flow.add(row.text)
        for cell in row:
            if flow.length and plain_text(cell):
                flow.add(" | ")
            flow.gather(cell)
            flow.add(cell.tail)
        self._write_flow(flow, row, place)
        for block in flow.blocks:
            self._one(block, local_name(block), place)

    def _write_flow(self, flow: Flow, element: _Element, place: _Place) -> None:
        text = flow.text
        if place.section == "adoption" and flow.breaks and not flow.links:
            # Meeting and date are lines of their own.
            for start, end in zip([0, *flow.breaks], [*flow.breaks, len(text)], strict=True):
                self._write(text[start:end].strip(), element, place)
        else:
            self._write(text, element, place, flow)

    def _write(self, text: str, element: _Element, place: _Place, flow: Flow | None = None) -> None:
        label, self.label = self.label, None
        if label is None and not any(c.isalnum() for c in text) and not (flow and flow.notes):
            return
        section = place.section
        if place.style == "heading" and section in ("preambular", "operative"):
            section = "heading"
        mark = Mark(
            section=section,
            label=label,
            level=place.level,
            verb=_verb(flow, section, text if place.style == "act" else None),
            links=tuple(flow.links) if flow else (),
            notes=tuple(flow.notes) if flow else (),
            container=place.container or None,
            style=place.style,
        )
        self.lines.append(Line(text, _line(element), whole=True, mark=mark))

    def _loose(self, raw: str | None, element: _Element, place: _Place) -> None:
        """Text between elements, where none should be: recovered files have it."""
        if raw and not raw.isspace():
            self._write(" ".join(raw.split()), element, place)


_STRUCTURE = {
    "statement": _Walker._statement,
    "coverPage": _Walker._cover,
    "preface": _Walker._preface,
    "preamble": _Walker._preamble,
    "formula": _Walker._formula,
    "mainBody": _Walker._body,
    "conclusions": _Walker._conclusions,
    "attachment": _Walker._attachment,
    "annex": _Walker._attachment,
    "component": _Walker._component,
    "table": _Walker._table,
    "tr": _Walker._row,
    "hcontainer": _Walker._act,
    "embeddedStructure": _Walker._quoted,
    "quotedStructure": _Walker._quoted,
}


def _verb(flow: Flow | None, section: str, act: str | None) -> str | None:
    if flow is None or flow.verb is None or section not in ("preambular", "operative", "nested"):
        return None
    return flow.acting or act


def _line(element: _Element) -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 0


def _is_heading(style: str | None) -> bool:
    """Paragraph styles of the publisher that are headings: H1, H23, HCh, BlueHeadingH2."""
    if not style:
        return False
    return (style[0] == "H" and (style[1:2].isdigit() or style.startswith("HCh"))) or "heading" in style.lower()


def _cover_section(element: _Element) -> str:
    parent = element.getparent()
    if parent is not None and parent.get("name") == "title":
        return "title"
    for child in element.iter("{*}docTitle"):
        target = child.get("refersTo") or ""
        if target in ("#resolutionTitle", "#title1"):
            return "title"
        if target == "#adoption":
            return "adoption"
    return "source_note"


def _part_letter(component: _Element) -> str | None:
    for number in component.iter("{*}docNumber"):
        letter = plain_text(number).strip(" .")
        if letter.isascii() and letter.isalpha() and len(letter) < 3:
            return letter
        return None
    return None
