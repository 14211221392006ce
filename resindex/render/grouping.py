"""A result page -> its hits as they stand together: resolutions, and in each the passages to be read.

What comes in: a page, grouped or not. What goes out: one ``Grouped`` a resolution, and the hits with their neighbours
as stretches of the document in which no paragraph comes twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from resindex.frozen import frozen
from resindex.hit_records import Hit, ResultPage
from resindex.model import Paragraph
from resindex.render.measure import counted


@frozen
class Grouped:
    """The hits of one resolution, and how many more were found in it that the page does not show."""

    hits: tuple[Hit, ...]
    more: int = 0

    @property
    def rest(self) -> str:
        """``+3 more paragraphs``; empty where there is none."""
        return f"+{counted(self.more, 'more paragraph')}" if self.more else ""


def groups(page: ResultPage) -> Iterator[Grouped]:
    """The resolutions of a page. Where it is not grouped, neighbours of one document stand together."""
    if page.groups is None:
        for _, together in groupby(page.hits, key=_document):
            yield Grouped(tuple(together))
        return
    at = 0
    for group in page.groups:
        yield Grouped(page.hits[at : at + group.shown], group.found - group.shown)
        at += group.shown


def found_together(page: ResultPage) -> Iterator[tuple[Hit, int | None]]:
    """Each hit, with how many paragraphs of its resolution were found; None where the page is not grouped."""
    for group in groups(page):
        found = None if page.groups is None else len(group.hits) + group.more
        yield from ((hit, found) for hit in group.hits)


def passages(hits: Sequence[Hit]) -> list[list[Hit | Paragraph]]:
    """The hits of one resolution with their neighbours, as stretches of its documents, the best hit's first.

    Stretches that share a paragraph are one; without neighbours each hit is a stretch of its own.
    """
    found = {(hit.source, hit.paragraph.place): hit for hit in hits}
    stretches: list[list[tuple[str, Paragraph]]] = []
    for hit in hits:
        new = [(hit.source, p) for p in (*hit.before, hit.paragraph, *hit.after)]
        touching = [n for n, known in enumerate(stretches) if not _places(known).isdisjoint(_places(new))]
        for n in touching:
            new = _joined(stretches[n], new)
        at = touching[0] if touching else len(stretches)
        stretches = [known for n, known in enumerate(stretches) if n not in touching]
        stretches.insert(at, new)
    return [[found.get((source, p.place), p) for source, p in stretch] for stretch in stretches]


def _places(stretch: Sequence[tuple[str, Paragraph]]) -> set[tuple[str, str]]:
    return {(source, paragraph.place) for source, paragraph in stretch}


def _joined(one: list[tuple[str, Paragraph]], other: list[tuple[str, Paragraph]]) -> list[tuple[str, Paragraph]]:
    """Two stretches of one document that share a paragraph, as one."""
    places, others = [p.place for _, p in one], [p.place for _, p in other]
    shared = next(place for place in places if place in others)
    first, second = (one, other) if places.index(shared) >= others.index(shared) else (other, one)
    known = _places(first)
    return [*first, *(at for at in second if (at[0], at[1].place) not in known)]


def _document(hit: Hit) -> tuple[str, str]:
    return hit.source, hit.facts.symbol or ""
