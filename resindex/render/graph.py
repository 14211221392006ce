"""Citations, rankings and lineages -> a page for people, plain lines, JSON Lines, CSV, GraphML, DOT.

What comes in: the records of ``resindex.graph_records``. Rows of the plain and CSV formats are those of
``graph_rows``; the page is drawn by ``graph_page``, graph files by ``graph_files``. Every string from a document is
cleaned.
"""

from __future__ import annotations

from typing import TextIO

from resindex.graph_records import Citations, Edition, Lineage, Ranking
from resindex.render import clean
from resindex.render.measure import count, counted
from resindex.render.places import place_words
from resindex.render.view import View
from resindex.render.words import printed_symbol

FORMATS = ("table", "plain", "jsonl", "csv", "graphml", "dot")
FILES = ("graphml", "dot")
_KINDS = {"treaty": ("treaty", "treaties")}
_MOST_VERBS = 8


def show(found: Citations | Ranking | Lineage, view: View, out: TextIO, *, format: str) -> None:  # noqa: A002
    """One answer in the format of that name."""
    if format == "table":
        from resindex.render import graph_page

        graph_page.page(found, view, out)
    elif format in FILES:
        from resindex.render import graph_files

        graph_files.write(found, out, format=format)
    else:
        from resindex.render import graph_rows

        graph_rows.write(found, out, format=format)


def summary(found: Citations) -> tuple[str, ...]:
    """What all citations come to, in one or two lines: how many, of what, under which acts."""
    tally, outward = found.tally, found.direction == "cites"
    of = f" of {found.asked.name}" if found.asked.place and not outward else ""
    kinds = listed([counted(number, *_KINDS.get(kind, (kind,))) for kind, number in tally.kinds])
    paragraphs = counted(tally.paragraphs, "paragraph")
    if outward:
        first = f"cites {kinds} in {paragraphs}; {count(tally.held)} of {count(tally.works)} in this corpus"
    else:
        years = f", {tally.first} to {tally.last}" if tally.first != tally.last else f", {tally.first}"
        first = f"cited{of and ' there'} in {paragraphs} of {kinds}{years if tally.first else ''}"
    extra = [
        words
        for number, words in (
            (tally.in_notes, f"{count(tally.in_notes)} in a note"),
            (tally.itself, f"{count(tally.itself)} of itself"),
        )
        if number
    ]
    verbs = [f"{verb} {count(number)}" for verb, number in tally.verbs[:_MOST_VERBS]]
    more = len(tally.verbs) - _MOST_VERBS
    acts = ", ".join(verbs) + (f" and {counted(more, 'further act')}" if more > 0 else "")
    lines = [", ".join([first, *extra])]
    return (*lines, acts) if acts else tuple(lines)


def remarks(found: Citations | Lineage) -> tuple[str, ...]:
    """What a reader must know of how the symbol was read."""
    asked = found.asked
    said = []
    if asked.others:
        others = ", ".join(f"{name} ({counted(number, 'paragraph')})" for name, number in asked.others)
        said.append(f"read as {asked.work.name}; it can also be {others}")
    if asked.parts and isinstance(found, Citations) and found.direction == "cited-by":
        said.append(f"with its {'part' if len(asked.parts) == 1 else 'parts'} {', '.join(asked.parts)}")
    if asked.place and isinstance(found, Lineage):
        said.append(f"editions are those of the whole text, {asked.work.name}")
    return tuple(said)


def ranking_line(found: Ranking) -> str:
    """What a ranking is of: ``20 of 6 011 resolutions, by how many of 2 785 texts cite them``."""
    what = found.kind if found.kind != "all" else "documents of any kind"
    shown = (
        f"{count(len(found.ranked))} of {count(found.total)}" if len(found.ranked) < found.total else count(found.total)
    )
    places = "places in " if found.ranked and found.ranked[0].place else ""
    only = f", {found.filters}" if found.filters else ""
    return f"{shown} {places}{what}, by how many of {counted(found.citing, 'text')} cite them{only}"


def lineage_line(found: Lineage) -> str:
    """What a lineage comes to: ``12 editions, 1998 to 2025, 7 of them in this corpus``."""
    years = [edition.work.date[:4] for edition in found.editions if edition.work.date]
    held = sum(edition.work.held for edition in found.editions)
    span = f", {years[0]} to {years[-1]}" if years and years[0] != years[-1] else f", {years[0]}" if years else ""
    words = f"{counted(len(found.editions), 'edition')}{span}, {count(held)} in this corpus"
    return f"{words}; no other edition was found" if len(found.editions) == 1 else words


def evidence_words(edition: Edition) -> str:
    """Why a work is an edition, in words: ``recalls it in PP 2, 57 % of the wording``."""
    said = []
    for one in edition.evidence:
        place = f", {place_words(one.place)}" if one.place else ""
        by = printed_symbol(one.by)
        said.append(
            {
                "recalls": f"recalls it{place.replace(',', ' in', 1)}",
                "title": "same title",
                "wording": f"{one.share or 0:.0%} of the wording",
                "latest": f"the latest for {by}{place}",
                "listed": f"listed by {by}{place}",
            }[one.kind]
        )
    return clean.line(", ".join(said))


def listed(words: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
