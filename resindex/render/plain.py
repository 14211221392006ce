"""Results -> plain lines, for pipes, screen readers and ``grep``: no colour, no drawing, no wrapping.

A hit is one line of seven columns with a tab between them: id, date, place, section, verbs, title, text. An empty
column holds "-", so that columns never move. Matched words stand between asterisks. What else was asked for stands in
further columns (the reasons of the score, the citation), or in lines of the same seven columns whose eighth says what
they are: "context" for a neighbour, "fr" for the wording in French. Other lines are told by their first column:
"member" (of the family of the hit above), "facet", "timeline", "more". The width of the terminal changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from resindex.frozen import replace
from resindex.hit_records import Family, Hit, Member, ResultPage
from resindex.model import Facts, Paragraph, Resolution
from resindex.render import clean, direction
from resindex.render.excerpt import excerpt, marked
from resindex.render.footer import footer
from resindex.render.grouping import groups, passages
from resindex.render.places import place_words
from resindex.render.reasons import reasons, score
from resindex.render.view import View
from resindex.render.words import verb_words, version_name

if TYPE_CHECKING:
    from resindex.render.layout import Block

#: Cells of text around the best matches.
ROOM = 320
_INDENT = "  "


def page(result: ResultPage, view: View, out: TextIO) -> None:
    """One line a hit, a neighbour, a wording in another language; then one a value of each facet and a year."""
    for group in groups(result):
        for passage in passages(group.hits):
            for item in passage:
                lines = _hit(item, view) if isinstance(item, Hit) else (_neighbour(group.hits[0], item, view),)
                out.writelines("\t".join(columns) + "\n" for columns in lines)
                if isinstance(item, Hit):
                    _members(item.family, out)
        if group.more:
            out.write(f"more\t{clean.line(group.hits[0].facts.symbol or group.hits[0].source)}\t{group.more}\n")
    for facet in result.facets:
        for value, number in facet.counts:
            out.write(f"facet\t{facet.field}\t{clean.line(value)}\t{number}\n")
    if result.timeline:
        out.writelines(f"timeline\t{year}\t{number}\n" for year, number in result.timeline.years)
        if result.timeline.undated:
            out.write(f"timeline\t-\t{result.timeline.undated}\n")
    if view.footer:
        out.write(f"{footer(result)}\n")


def columns(hit: Hit, room: int | None) -> tuple[str, ...]:
    """The seven columns of a hit."""
    title = marked(excerpt(hit.facts.title or "", hit.title_highlights))
    text = marked(excerpt(hit.paragraph.text, hit.highlights, room=room))
    return _columns(hit.source, hit.facts, hit.paragraph, title, text)


def _hit(hit: Hit, view: View) -> Iterator[tuple[str, ...]]:
    """The line of a hit, then one for each other language."""
    room = None if view.whole else ROOM
    further = [f"{score(hit)}: {'; '.join(reasons(hit))}"] if hit.reasons else []
    if view.cite:
        from resindex.render.citing import cite

        further.append(cite(hit.source, hit.facts, hit.paragraph))
    yield (*columns(hit, room), *further)
    for version in hit.versions:
        found = version.paragraph or replace(hit.paragraph, text="", verbs=(), verb=None)
        text = marked(excerpt(found.text, (), room=room))
        yield (*_columns(hit.source, hit.facts, found, "", text), version_name(version))


def _neighbour(hit: Hit, paragraph: Paragraph, view: View) -> tuple[str, ...]:
    text = marked(excerpt(paragraph.text, (), room=None if view.whole else ROOM))
    return (*_columns(hit.source, hit.facts, paragraph, hit.facts.title or "", text), "context")


def _columns(source: str, facts: Facts, paragraph: Paragraph, title: str, text: str) -> tuple[str, ...]:
    found = (
        f"{facts.symbol or source}#{paragraph.place}",
        facts.date or "",
        place_words(paragraph.place),
        paragraph.section,
        verb_words(paragraph),
        title,
        text,
    )
    cleaned = [clean.line(words).strip() or "-" for words in found]
    # Values stay bare for programmes: the tabs around them keep a terminal from reordering them.
    return (*cleaned[:5], *map(direction.statement, cleaned[5:]))


def member_columns(member: Member) -> tuple[str, ...]:
    """The columns of a member of a family: "member", id, date, place, number of its wording, body, text."""
    found = (
        "member", member.id, member.date or "", place_words(member.place), str(member.wording), member.body or "",
        member.text,
    )  # fmt: skip
    return tuple(clean.line(text).strip() or "-" for text in found)


def resolution(document: Resolution, view: View, out: TextIO) -> None:
    """The whole document, one paragraph a line."""
    from resindex.render.layout import head, outline

    top = head(document.source, document.facts)
    for words in (top.symbol, top.title, top.date, *top.lines):
        if words:
            out.write(f"{words}\n")
    for shown in outline(document):
        out.write(("\n" if shown.gap else "") + _line(shown) + "\n")


def paragraph(document: Resolution, chosen: Paragraph, view: View, out: TextIO, family: Family | None = None) -> None:
    """One paragraph under its chapeau, with what stands under it and what is known of it."""
    from resindex.render.citing import citation
    from resindex.render.layout import around, block, details
    from resindex.render.places import read_place

    above, below = around(document, chosen)
    out.write(f"{citation(document, chosen)}\n")
    if document.facts.title:
        out.write(f"{direction.statement(clean.line(document.facts.title))}\n")
    out.write("\n")
    for one in (*above, chosen, *below):
        out.write(_line(block(one, read_place(one.place))) + "\n")
    out.write("\n")
    for name, words in details(document, chosen, family):
        out.write(f"{name}: {words}\n")
    _members(family, out)


def _members(family: Family | None, out: TextIO) -> None:
    if family is not None and family.occurrences > 1:
        out.writelines("\t".join(member_columns(member)) + "\n" for member in family.members)


def _line(shown: Block) -> str:
    label = f"[{shown.label}]" if shown.kind == "note" and shown.label else shown.label
    calls = f" [{', '.join(shown.notes)}]" if shown.notes else ""
    words = direction.statement(f"{marked(shown.runs, acts=True)}{calls}")
    return f"{_INDENT * shown.depth}{label}{'  ' if label else ''}{words}"
