"""Results -> comma-separated values with a head, for spreadsheets and data tools: RFC 4180, UTF-8, a line a record.

No cell is a formula: what begins with a sign that a spreadsheet calculates with has an apostrophe before it. Every cell
is cleaned and on one line. A table is of one kind, so facets and a timeline are not printed below hits: they are a
table of their own, where only counts were asked for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from resindex.errors import UsageError
from resindex.hit_records import Family, Hit, ResultPage
from resindex.model import Facts, Paragraph, Resolution
from resindex.render import clean
from resindex.render.citing import cite
from resindex.render.links import official_page
from resindex.render.view import View

#: The columns of a paragraph; those of a hit follow them. Columns may be added behind, none is renamed or moved.
PARAGRAPH = (
    *("id", "symbol", "title", "body", "date", "language", "section", "number", "verbs", "addressees", "references"),
    *("text", "citation", "url", "source", "line", "page"),
)
HIT = ("score", "duplicate_of", "occurrences", "first_year", "last_year", "last", "wordings", "languages")
COUNTS = ("field", "value", "paragraphs")

#: What a spreadsheet may take for the beginning of a formula, in either width. (A tab is a space by then.)
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def page(result: ResultPage, view: View, out: TextIO) -> None:
    """One record a hit; where there are no hits but counts, one record a value."""
    if not result.hits:
        write(COUNTS, counts(result), out)
        return
    if result.facets or result.timeline:
        raise UsageError(
            "comma-separated values are one table: hits, or counts", hint="add --count for the counts, or leave them"
        )
    around = any(hit.before or hit.after for hit in result.hits)
    languages = tuple(dict.fromkeys(v.language for hit in result.hits for v in hit.versions))
    head = (*PARAGRAPH, *HIT, *(("before", "after") if around else ()), *(f"text_{code}" for code in languages))
    write(head, (_hit(hit, around, languages) for hit in result.hits), out)


def resolution(document: Resolution, view: View, out: TextIO) -> None:
    """One record a paragraph, in document order."""
    write(PARAGRAPH, (_paragraph(document.source, document.facts, one) for one in document.paragraphs), out)


def paragraph(document: Resolution, chosen: Paragraph, view: View, out: TextIO, family: Family | None = None) -> None:
    """One record for the paragraph, then one for each that stands under it."""
    from resindex.render.layout import around

    shown = (chosen, *around(document, chosen)[1])
    write(PARAGRAPH, (_paragraph(document.source, document.facts, one) for one in shown), out)


def write(head: Iterable[str], rows: Iterable[Iterable[object]], out: TextIO) -> None:
    """A table: its head, then its rows."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)


def cell(value: object) -> str | int | float:
    """A value as a cell: numbers as they are, text on one line and never a formula, nothing for None."""
    if isinstance(value, int | float):
        return value
    text = "" if value is None else clean.line(str(value)).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text


def counts(result: ResultPage) -> Iterator[tuple[str, str | int, int]]:
    """The values of all facets and the years of a timeline, with what was found of each."""
    for facet in result.facets:
        yield from ((facet.field, value, number) for value, number in facet.counts)
    if result.timeline:
        yield from (("year", year, number) for year, number in result.timeline.years)
        if result.timeline.undated:
            yield "year", "", result.timeline.undated


def _hit(hit: Hit, around: bool, languages: Iterable[str]) -> Iterator[object]:
    yield from _paragraph(hit.source, hit.facts, hit.paragraph)
    yield round(hit.score, 6)
    yield hit.duplicate_of
    family = hit.family
    yield from (family.occurrences, family.first_year, family.last_year) if family else (None, None, None)
    yield from (family.last, family.wordings) if family else (None, None)
    yield "; ".join(hit.languages)
    if around:
        yield " ".join(one.text for one in hit.before)
        yield " ".join(one.text for one in hit.after)
    texts = {v.language: v.paragraph.text for v in hit.versions if v.paragraph}
    yield from (texts.get(code) for code in languages)


def _paragraph(source: str, facts: Facts, paragraph: Paragraph) -> tuple[object, ...]:
    return (
        *(f"{facts.symbol or source}#{paragraph.place}", facts.symbol, facts.title, facts.body, facts.date),
        *(facts.language, paragraph.section, paragraph.number, "; ".join(paragraph.verbs)),
        *("; ".join(paragraph.addressees), "; ".join(paragraph.cited), paragraph.text),
        *(cite(source, facts, paragraph), official_page(facts.symbol), source, paragraph.line, paragraph.page),
    )
