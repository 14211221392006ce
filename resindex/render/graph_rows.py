"""Citations, rankings and lineages as rows: plain lines with tabs, CSV with a header, one JSON object a line.

Plain lines have no header; an empty column holds "-". A CSV cell that a spreadsheet would take for a formula begins
with an apostrophe. The columns of CSV and of plain lines are the same; JSON Lines say more.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any, TextIO

from resindex.graph_records import Citation, Citations, Lineage, Link, Ranking, Work
from resindex.render import clean, direction
from resindex.render.graph import evidence_words
from resindex.render.jsonl import write as write_json

CITATION_SCHEMA = "resindex/citation/1"
LINK_SCHEMA = "resindex/citation-link/1"
RANK_SCHEMA = "resindex/cited/1"
EDITION_SCHEMA = "resindex/edition/1"

Row = dict[str, Any]

_CITATION = ("citing", "date", "place", "section", "verb", "cited", "in_note", "held", "title", "text")
_LINK = ("level", "citing", "cited", "paragraphs", "verbs", "held", "title")
_RANK = ("cited", "texts", "paragraphs", "held", "title")
_EDITION = ("date", "symbol", "follows", "held", "renamed", "words", "title")
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(found: Citations | Ranking | Lineage, out: TextIO, *, format: str) -> None:  # noqa: A002
    """All rows of an answer."""
    columns, rows = _table(found)
    if format == "jsonl":
        for row in rows:
            write_json(row, out)
    elif format == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(_words(row[name])) for name in columns] for row in rows)
    else:
        for row in rows:
            shown = (direction.statement(_words(row[name]).strip()) for name in columns)
            out.write("\t".join(words or "-" for words in shown) + "\n")


def _table(found: Citations | Ranking | Lineage) -> tuple[tuple[str, ...], Iterator[Row]]:
    if isinstance(found, Ranking):
        return _RANK, (_ranked(found))
    if isinstance(found, Lineage):
        return _EDITION, _editions(found)
    if found.network is not None and found.depth > 1:
        works = {work.name: work for work in found.network.works}
        return _LINK, (_link(link, works, found) for link in found.network.links)
    return _CITATION, (_citation(citation, found) for citation in found.citations)


def _citation(one: Citation, found: Citations) -> Row:
    other = one.cited if found.direction == "cites" else one.citing
    return {
        "schema": CITATION_SCHEMA,
        "id": f"{one.citing.name}#{one.place}",
        "citing": one.citing.name,
        "date": one.citing.date,
        "body": one.citing.body,
        "place": one.place,
        "section": one.section,
        "number": one.number,
        "verb": one.verb,
        "cited": f"{one.cited.name}#{one.pinpoint}" if one.pinpoint else one.cited.name,
        "in_note": one.in_note,
        "itself": one.itself,
        "held": other.held,
        "status": other.status,
        "title": other.title,
        "language": one.language,
        "spans": [{"start": span.start, "end": span.end} for span in one.spans],
        "text": one.text,
    }


def _link(link: Link, works: dict[str, Work], found: Citations) -> Row:
    far = works[link.cited if found.direction == "cites" else link.citing]
    return {
        "schema": LINK_SCHEMA,
        "level": link.level,
        "citing": link.citing,
        "cited": link.cited,
        "paragraphs": link.paragraphs,
        "verbs": dict(link.verbs),
        "held": far.held,
        "status": far.status,
        "title": far.title,
    }


def _ranked(found: Ranking) -> Iterator[Row]:
    for rank, one in enumerate(found.ranked, start=1):
        yield {
            "schema": RANK_SCHEMA,
            "rank": rank,
            "cited": f"{one.work.name}#{one.place}" if one.place else one.work.name,
            "texts": one.works,
            "paragraphs": one.paragraphs,
            "held": one.work.held,
            "title": one.work.title,
        }


def _editions(found: Lineage) -> Iterator[Row]:
    for one in found.editions:
        yield {
            "schema": EDITION_SCHEMA,
            "symbol": one.work.name,
            "date": one.work.date,
            "title": one.work.title,
            "follows": one.before,
            "held": one.work.held,
            "renamed": one.renamed,
            "evidence": [
                {
                    "kind": why.kind,
                    "by": why.by,
                    "place": why.place,
                    "share": None if why.share is None else round(why.share, 2),
                }
                for why in one.evidence
            ],
            "words": evidence_words(one),
            "asked": one.asked,
        }


def _words(value: Any) -> str:
    """A value of a row as text on one line, cleaned."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return clean.line(", ".join(f"{name} {number}" for name, number in value.items()))
    if isinstance(value, list):
        return clean.line("; ".join(map(str, value)))
    return clean.line(str(value))


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
