"""Results -> JSON Lines: every line one object that names its schema.

A hit is the paragraph record (``resindex.records``) with ``score``, ``highlights``, ``title_highlights``,
``duplicate_of``, ``citation`` and what is known of its family beside it, and what else was asked for: neighbours, other
languages, reasons. A facet and a timeline are a line each. Whatever could act on a terminal is escaped, and where the
stream cannot hold every letter, all that is not ASCII. The schemas are in ``resindex/data/schemas``.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TextIO

from resindex.hit_records import Facet, Family, Hit, ResultPage, Timeline, Version
from resindex.model import Paragraph, Resolution, Span
from resindex.records import record, records
from resindex.render.citing import cite
from resindex.render.clean import json_line, line
from resindex.render.grouping import found_together
from resindex.render.view import View

FACET_SCHEMA = "resindex/facet/1"
TIMELINE_SCHEMA = "resindex/timeline/1"


def page(result: ResultPage, view: View, out: TextIO) -> None:
    """One line a hit, then one line a facet, then the timeline."""
    for hit, found in found_together(result):
        more = {} if found is None else {"found_in_resolution": found}
        write({**hit_record(hit), **more}, out)
    for facet in result.facets:
        write(facet_record(facet), out)
    if result.timeline:
        write(timeline_record(result.timeline), out)


def resolution(document: Resolution, view: View, out: TextIO) -> None:
    """One line a paragraph, in document order."""
    for entry in records(document):
        write(entry, out)


def paragraph(document: Resolution, chosen: Paragraph, view: View, out: TextIO, family: Family | None = None) -> None:
    """One line for the paragraph, then one for each that stands under it."""
    from resindex.render.layout import around

    repeats = {} if family is None else family_record(family)
    write({**record(document.source, document.facts, chosen), **repeats}, out)
    for one in around(document, chosen)[1]:
        write(record(document.source, document.facts, one), out)


def hit_record(hit: Hit) -> dict[str, Any]:
    """The paragraph record of a hit with what the search adds to it."""
    return {
        **record(hit.source, hit.facts, hit.paragraph),
        "score": round(hit.score, 6),
        "highlights": [_span(s) for s in hit.highlights],
        "title_highlights": [_span(s) for s in hit.title_highlights],
        "duplicate_of": hit.duplicate_of,
        "citation": line(cite(hit.source, hit.facts, hit.paragraph)),
        **family_record(hit.family),
        "languages": list(hit.languages),
        **({"reasons": plain_data(hit.reasons)} if hit.reasons else {}),
        **(_around(hit) if hit.before or hit.after else {}),
        **({"versions": [_version(hit, version) for version in hit.versions]} if hit.versions else {}),
    }


def family_record(family: Family | None) -> dict[str, Any]:
    """What is known of a family; null where paragraphs were not put together. Members are there if asked for."""
    known: dict[str, Any] = {
        "occurrences": None if family is None else family.occurrences,
        "first_year": None if family is None else family.first_year,
        "last_year": None if family is None else family.last_year,
        "last": None if family is None else family.last,
        "bodies": None if family is None else list(family.bodies),
        "wordings": None if family is None else family.wordings,
    }
    if family is not None and family.members:
        known["members"] = plain_data(family.members)
    return known


def _around(hit: Hit) -> dict[str, Any]:
    """The neighbours of a hit, each as a record."""
    before, after = ([record(hit.source, hit.facts, p) for p in side] for side in (hit.before, hit.after))
    return {"before": before, "after": after}


def _version(hit: Hit, version: Version) -> dict[str, Any]:
    found = version.paragraph
    return {
        "language": version.language,
        "aligned": version.aligned,
        "id": None if found is None else f"{hit.facts.symbol or hit.source}#{found.place}",
        "text": None if found is None else found.text,
    }


def timeline_record(timeline: Timeline) -> dict[str, Any]:
    """What was found in each year, from the first to the last, and without a date."""
    years = [{"year": year, "count": number} for year, number in timeline.years]
    return {"schema": TIMELINE_SCHEMA, "years": years, "undated": timeline.undated}


def facet_record(facet: Facet) -> dict[str, Any]:
    """One facet: its field and the values with their counts, most frequent first."""
    return {
        "schema": FACET_SCHEMA,
        "field": facet.field,
        "counts": [{"value": value, "count": number} for value, number in facet.counts],
    }


def plain_data(value: Any) -> Any:
    """A frozen record of the library as JSON knows it: dataclasses are objects, tuples are lists, paths are text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, list | tuple):
        return [plain_data(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain_data(item) for key, item in value.items()}
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def write(value: Any, out: TextIO) -> None:
    """One object on one line."""
    encoding = (getattr(out, "encoding", None) or "utf-8").lower().replace("_", "-")
    out.write(json_line(value, ascii_only=encoding not in ("utf-8", "utf8")) + "\n")


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
