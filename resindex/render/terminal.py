"""Results -> a page for people at a terminal: what stands on it, in which order. ``sheet`` says how it looks."""

from __future__ import annotations

from typing import TextIO

from resindex.hit_records import Family, Hit, ResultPage
from resindex.model import Paragraph, Resolution
from resindex.render.footer import footer
from resindex.render.grouping import Grouped, groups, passages
from resindex.render.recurrence import recurrence, wordings
from resindex.render.sheet import Sheet
from resindex.render.view import View

_NAMES = 12  # cells that the names of details get
_INDENT = 4  # of what is said below the text of a hit


def page(result: ResultPage, view: View, out: TextIO) -> None:
    """Hits, those of one resolution under one heading; facets; the timeline; the closing line."""
    sheet = Sheet(view, out)
    languages = {hit.facts.language for hit in result.hits}
    for number, group in enumerate(groups(result)):
        if number:
            sheet.blank()
        sheet.heading(group.hits[0], with_language=len(languages) > 1)
        _group(group, sheet)
    for facet in result.facets:
        sheet.blank()
        sheet.facet(facet)
    if result.timeline:
        sheet.blank()
        sheet.timeline(result.timeline)
    if view.footer:
        sheet.blank()
        sheet.write(sheet.text(footer(result), "quiet"), 0)


def _group(group: Grouped, sheet: Sheet) -> None:
    """The hits of a resolution with their neighbours, and how many more there are."""
    spoken = group.hits[0].facts.language
    neighbours = any(hit.before or hit.after for hit in group.hits)
    for number, passage in enumerate(passages(group.hits)):
        if number and neighbours:
            sheet.blank()
        for item in passage:
            if isinstance(item, Hit):
                sheet.hit(item, language=None if item.facts.language == spoken else item.facts.language)
                _recurs(sheet, item)
            else:
                sheet.neighbour(item)
    if group.more:
        sheet.write(sheet.text(group.rest, "quiet"), 2)


def resolution(document: Resolution, view: View, out: TextIO) -> None:
    """A whole document, as it reads on paper, with the place of each paragraph beside it."""
    from resindex.render.layout import head, outline

    sheet = Sheet(view, out)
    top = head(document.source, document.facts)
    sheet.first_line(sheet.symbol(document.facts.symbol, top.symbol), None, top.date)
    if top.title:
        sheet.write(sheet.text(top.title, "heading"), 0)
    for words in top.lines:
        sheet.write(sheet.text(words, "quiet"), 0)
    for shown in outline(document):
        sheet.block(shown)


def paragraph(document: Resolution, chosen: Paragraph, view: View, out: TextIO, family: Family | None = None) -> None:
    """One paragraph under its chapeau, with what stands under it, what is known of it, and how it is cited."""
    from resindex.render.citing import citation
    from resindex.render.layout import around, block, details, head
    from resindex.render.links import official_page
    from resindex.render.places import read_place

    sheet = Sheet(view, out)
    top = head(document.source, document.facts)
    sheet.first_line(sheet.text(citation(document, chosen), "symbol"), None, top.date)
    if top.title:
        sheet.write(sheet.text(top.title, "title"), 0)
    sheet.blank()
    above, below = around(document, chosen)
    for one in (*above, chosen, *below):
        sheet.block(block(one, read_place(one.place)), quiet=one in above)
    sheet.blank()
    for name, words in details(document, chosen, family):
        sheet.write(sheet.text(words), _NAMES, sheet.text(name, "quiet"))
    address = official_page(document.facts.symbol)
    if address:
        sheet.write(sheet.text(address), _NAMES, sheet.text("link", "quiet"))
    if family is not None and family.members and family.occurrences > 1:
        sheet.blank()
        _members(sheet, family, f"{document.facts.symbol or document.source}#{chosen.place}", 0)


def _recurs(sheet: Sheet, hit: Hit) -> None:
    """How often the wording of a hit recurs, and where, if that was asked for."""
    words = recurrence(hit)
    if words:
        sheet.write(sheet.text(words, "quiet"), _INDENT)
    if hit.family is not None:
        _members(sheet, hit.family, hit.id, _INDENT + 2)


def _members(sheet: Sheet, family: Family, shown: str, indent: int) -> None:
    for heading, members in wordings(family, shown):
        if heading:
            sheet.write(sheet.text(heading, "quiet"), indent)
        for words in members:
            sheet.write(sheet.text(words), indent + 2)
