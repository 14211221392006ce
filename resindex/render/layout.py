"""A resolution -> the blocks in which it is shown: decided once, for the terminal and for plain text alike.

A block knows its label ("PP 3", "OP 5", "(a)"), its depth and what kind of text it is. What a page of paper would
show is here: title and facts first, parts announced, notes gathered at the end. Every string is cleaned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from resindex.frozen import field, frozen
from resindex.hit_records import Family
from resindex.model import Adoption, Facts, Paragraph, Resolution
from resindex.render import clean, direction
from resindex.render.excerpt import Run, excerpt
from resindex.render.measure import count
from resindex.render.places import Place, read_place
from resindex.render.recurrence import repeated
from resindex.render.words import printed_symbol, verb_words

Kind = Literal["paragraph", "formula", "heading", "part", "aside", "note"]

_KINDS: dict[str, Kind] = {
    "title": "heading",
    "heading": "heading",
    "enacting": "formula",
    "source_note": "aside",
    "footnote": "note",
    "adoption": "aside",
    "vote": "aside",
}


@frozen
class Block:
    """One block: ``gap`` asks for a blank line before it, ``notes`` are the marks of its footnotes.

    ``place`` is that of its paragraph, empty where it is none.
    """

    kind: Kind
    runs: tuple[Run, ...]
    label: str = ""
    depth: int = 0
    gap: bool = False
    notes: tuple[str, ...] = ()
    place: str = ""


@frozen
class Head:
    """What stands above a document: each line cleaned, empty where nothing is known."""

    symbol: str
    title: str
    date: str
    lines: tuple[str, ...] = field(default=())


def head(source: str, facts: Facts) -> Head:
    """Symbol (or path, where there is none), title, date; body and session, how it was adopted, who was against it."""
    adoption = facts.adoption
    lines = [
        " · ".join(part for part in (_name(facts.body or ""), clean.line(adopted(facts))) if part),
        *(_voters(adoption) if adoption else ()),
    ]
    return Head(
        symbol=printed_symbol(facts.symbol) or _name(source),
        title=direction.statement(clean.line(facts.title or "")),
        date=clean.line(facts.date or ""),
        lines=tuple(text for text in lines if text),
    )


def _name(foreign: str) -> str:
    return direction.isolated(clean.line(foreign))


def adopted(facts: Facts) -> str:
    """How a text was adopted, in words; empty where it is not known."""
    way = facts.adoption.method if facts.adoption else None
    if facts.status == "not adopted":
        words = "not adopted"
    elif way == "recorded vote":
        words = "adopted by a recorded vote"
    else:
        words = f"adopted {way}" if way else ""
    return f"{words}{_tally(facts.adoption)}" if words and facts.adoption else words


def _tally(adoption: Adoption) -> str:
    numbers = [
        f"{count(number)} {how}"
        for number, how in (
            (adoption.in_favour, "in favour"),
            (adoption.against, "against"),
            (adoption.abstaining, "abstaining"),
        )
        if number is not None
    ]
    return f": {', '.join(numbers)}" if numbers else ""


def _voters(adoption: Adoption) -> Iterator[str]:
    """Who voted against and who abstained. Those in favour are the many: they are counted, not named."""
    for vote in ("against", "abstaining"):
        names = [name for name, cast in adoption.votes if cast == vote]
        if names:
            yield f"{vote}: {direction.listed(map(clean.line, names))}"


def outline(document: Resolution) -> Iterator[Block]:
    """The blocks of a whole document, its notes at the end."""
    before: tuple[str, tuple[str, ...]] = ("", ())
    for paragraph in document.paragraphs:
        place = read_place(paragraph.place)
        if paragraph.section in ("title", "source_note") and _same(paragraph.text, document.facts.title):
            continue
        text = clean.line(paragraph.text)
        if place.containers and place.containers != before[1] and not _announces(text, place):
            yield Block("part", (Run(clean.line(", ".join(place.containers))),), gap=True)
        new_part = (paragraph.section, place.containers) != before
        before = (paragraph.section, place.containers)
        yield block(paragraph, place, gap=new_part or paragraph.section == "heading")
    yield from _notes(document.paragraphs)


def block(paragraph: Paragraph, place: Place, *, gap: bool = False) -> Block:
    """One paragraph as a block, whole, with its acting words apart."""
    return Block(
        kind=_KINDS.get(paragraph.section, "paragraph"),
        runs=excerpt(paragraph.text, (), act=paragraph.verb_phrase),
        label=_label(paragraph, place),
        depth=place.depth,
        gap=gap,
        notes=tuple(clean.line(note.mark) for note in paragraph.notes if note.mark),
        place=paragraph.place,
    )


def _label(paragraph: Paragraph, place: Place) -> str:
    if place.kind not in ("pp", "op", "p"):
        return clean.line(" ".join(place.labels)) if place.kind in ("fn", "footnote") else ""
    if place.depth:
        return clean.line(f"({place.labels[-1]})") if paragraph.number is not None else ""
    if place.kind == "p":
        return clean.line(f"{place.labels[0]}." if place.labels else "")
    return clean.line(place.own)


def _notes(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    gap = True
    for paragraph in paragraphs:
        for note in paragraph.notes:
            if note.text:
                yield Block("note", (Run(clean.line(note.text)),), label=clean.line(note.mark), gap=gap)
                gap = False


def _announces(text: str, place: Place) -> bool:
    return text.casefold().startswith(place.containers[-1].split()[0].casefold())


def _same(text: str, title: str | None) -> bool:
    """Whether a line says the title, with or without the number of the resolution before it."""
    words, known = text.split(), (title or "").split()
    return bool(known) and words[-len(known) :] == known and len(words) - len(known) <= 1


def around(document: Resolution, paragraph: Paragraph) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs that one stands under, from the outermost in; and all that stand under it, in order."""
    by_place = {p.place: p for p in document.paragraphs}
    above: list[Paragraph] = []
    parent = by_place.get(paragraph.parent or "")
    while parent is not None and parent not in above:
        above.insert(0, parent)
        parent = by_place.get(parent.parent or "")
    inside = {paragraph.place}
    below = []
    for other in document.paragraphs:
        if other.parent in inside and other.place not in inside:
            inside.add(other.place)
            below.append(other)
    return tuple(above), tuple(below)


def details(document: Resolution, paragraph: Paragraph, family: Family | None = None) -> Iterator[tuple[str, str]]:
    """What is known of one paragraph, as (name, words), cleaned; what is not known is left out."""
    pinned = [f"{r.id}#{r.pinpoint}" if r.pinpoint else r.id for r in paragraph.references]
    where = [_name(document.source)]
    where += [f"line {paragraph.line}"] if paragraph.line else []
    where += [f"page {paragraph.page}"] if paragraph.page else []
    known = (
        ("section", clean.line(paragraph.section.replace("_", " "))),
        ("verbs", verb_words(paragraph)),
        ("modifiers", direction.listed(map(clean.line, paragraph.modifiers))),
        ("addressees", direction.listed(map(clean.line, paragraph.addressees))),
        ("cites", clean.line(", ".join(dict.fromkeys(pinned)))),
        *((f"note {note.mark}", direction.statement(clean.line(note.text))) for note in paragraph.notes if note.text),
        ("recurs", "" if family is None else repeated(family)),
        ("source", ", ".join(where)),
    )
    return ((clean.line(name), words) for name, words in known if words)
