"""Results -> plain lines, for pipes, screen readers and ``grep``: no colour, no drawing, no wrapping.

A hit is one line of seven columns with a tab between them: id, date, place, section, verbs, title, text. An empty
column holds "-", so that columns never move; an eighth holds the reasons of the score where they were asked for.
Matched words stand between asterisks. The width of the terminal changes nothing. The members of a family, where they
were asked for, follow their hit, with "member" in the first column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from resindex.model import Family, Hit, Member, Paragraph, Resolution, ResultPage
from resindex.render import clean, direction
from resindex.render.excerpt import excerpt, marked
from resindex.render.footer import footer
from resindex.render.places import place_words
from resindex.render.reasons import reasons, score
from resindex.render.view import View
from resindex.render.words import verb_words

if TYPE_CHECKING:
    from resindex.render.layout import Block

#: Cells of text around the best matches.
ROOM = 320
_INDENT = "  "


def page(result: ResultPage, view: View, out: TextIO) -> None:
    """One line a hit; one line a value of each facet, with "facet" in its first column."""
    for hit in result.hits:
        why = (f"{score(hit)}: {'; '.join(reasons(hit))}",) if hit.reasons else ()
        out.write("\t".join((*columns(hit, None if view.whole else ROOM), *why)) + "\n")
        _members(hit.family, out)
    for facet in result.facets:
        for value, number in facet.counts:
            out.write(f"facet\t{facet.field}\t{clean.line(value)}\t{number}\n")
    if view.footer:
        out.write(f"{footer(result)}\n")


def columns(hit: Hit, room: int | None) -> tuple[str, ...]:
    """The seven columns of a hit."""
    paragraph = hit.paragraph
    runs = excerpt(paragraph.text, hit.highlights, room=room)
    title = excerpt(hit.facts.title or "", hit.title_highlights)
    found = (
        hit.id,
        hit.facts.date or "",
        place_words(paragraph.place),
        paragraph.section,
        verb_words(paragraph),
        marked(title),
        marked(runs),
    )
    cleaned = [clean.line(text).strip() or "-" for text in found]
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
