"""Runs of pages -> rows in the order in which a reader takes them: column by column where a page has two.

Comes in: the runs of each page of a document. Goes out: for each page its parts in reading order, each a list of rows
from top to bottom. A page has two columns where a strip in its middle stays empty beside many lines that fill the space
on either side; a line that crosses the strip (a title) parts what stands above it from what stands below. A document is
set in one way: where one of its pages shows the strip, a page that has too few lines to show it by itself (the last
one, whose second column is short) is read along the same strip, if it leaves it empty too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from resindex.reading.pdf_glyphs import Run
from resindex.reading.pdf_leftward import runs_leftward
from resindex.reading.pdf_rows import Row, clusters_of, row_of

#: So many lines must fill one column and the other, and so much of its width, before they are believed to be columns.
_LINES = 6
_SHORT = 3
_FILLED = 0.6
#: Share of lines that may cross the strip; its least width, in points; the middle part of the page where it can lie.
_CROSSING = 0.25
_WIDTH = 8
_MIDDLE = (0.3, 0.7)
#: Where a part of a page stands.
_ACROSS, _LEFT, _RIGHT = 0, 1, 2
#: So many words on either side tell whether they are of one language: two share one of their commonest at most.
_WORDS = 120
_COMMONEST = 12
#: A word; where words are not parted, a sign.
_TOKEN = re.compile(r"[\u2e80-\uffef]|[^\W\d_\u2e80-\uffef]+")
_SHARED = 1
#: So many times the usual distance of lines, at least, lies between a running head and the columns.
_STANDS_OFF = 1.6


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or one language's half of it: its number, and its parts in reading order."""

    number: int
    parts: list[list[Row]]
    sides: list[int] = field(default_factory=list)

    def of(self, *sides: int) -> list[list[Row]]:
        """The parts that stand on one of these sides."""
        return [part for part, side in zip(self.parts, self.sides, strict=True) if side in sides]


@dataclass(frozen=True, slots=True)
class _Strip:
    left: float
    right: float

    @property
    def middle(self) -> float:
        """What begins left of it belongs to the left column: note marks hang into the strip."""
        return (self.left + self.right) / 2

    def holds(self, other: _Strip) -> bool:
        """The other lies inside."""
        return self.left <= other.left and other.right <= self.right


def in_reading_order(pages: Sequence[Sequence[Run]]) -> list[Page]:
    """The pages, each part from top to bottom; of a bilingual document all left columns, then all right ones."""
    clustered = [clusters_of(runs) for runs in pages]
    strips = [_empty_strip(clusters) for clusters in clustered]
    usual = _usual_strip([strip for strip in strips if strip is not None])
    ordered: list[Page] = []
    for number, (clusters, own) in enumerate(zip(clustered, strips, strict=True), start=1):
        strip = own
        # Where all lines of a column are set in, or few, the page's own strip is too wide or none at all.
        if usual is not None and (own.holds(usual) if own is not None else _leaves_empty(clusters, usual)):
            strip = usual
        parts = [(_ACROSS, clusters)] if strip is None else _parts(clusters, strip)
        made = ((side, [row for row in map(row_of, part) if row is not None]) for side, part in parts)
        kept = [(side, part) for side, part in made if part]
        ordered.append(Page(number, [part for _, part in kept], [side for side, _ in kept]))
    return _language_by_language(ordered) if _is_bilingual(ordered) else ordered


def _is_bilingual(pages: Sequence[Page]) -> bool:
    """The commonest words of the left columns are not those of the right ones: the same text in two languages."""
    common = []
    for side in (_LEFT, _RIGHT):
        text = " ".join(row.text for page in pages for part in page.of(side) for row in part)
        words = Counter(_TOKEN.findall(text.lower()))
        if words.total() < _WORDS:
            return False
        common.append({word for word, _ in words.most_common(_COMMONEST)})
    return len(common[0] & common[1]) <= _SHARED


def _language_by_language(pages: Sequence[Page]) -> list[Page]:
    """All pages without their right columns, then these."""
    first = [Page(page.number, page.of(_ACROSS, _LEFT)) for page in pages]
    return [*first, *(Page(page.number, page.of(_RIGHT)) for page in pages if page.of(_RIGHT))]


def _usual_strip(strips: Sequence[_Strip]) -> _Strip | None:
    """The part of the strips of a document's pages that lies in the strip of the most typical of them."""
    if not strips:
        return None
    middle = sorted(strip.middle for strip in strips)[len(strips) // 2]
    alike = [strip for strip in strips if strip.left < middle < strip.right]
    return _Strip(max(strip.left for strip in alike), min(strip.right for strip in alike))


def _leaves_empty(clusters: Sequence[Sequence[Run]], strip: _Strip) -> bool:
    """Hardly any line of the page crosses the strip, and something stands on either side."""
    lines = [_spans(cluster) for cluster in clusters]
    crossing = sum(any(left < strip.middle < right for left, right in line) for line in lines)
    sides = {left >= strip.middle for line in lines for left, _ in line}
    return len(sides) == 2 and crossing <= _CROSSING * len(lines)


def _parts(clusters: Sequence[Sequence[Run]], strip: _Strip) -> list[tuple[int, list[list[Run]]]]:
    """Parts of the page, each with the side that it stands on."""
    parts: list[tuple[int, list[list[Run]]]] = []
    columns: tuple[list[Run], list[Run]] = ([], [])
    framing = _framing(clusters, strip)
    # Where lines are read from the right, so are columns.
    order = -1 if runs_leftward(run for cluster in clusters for run in cluster) else 1
    for place, cluster in enumerate(clusters):
        if place in framing or any(run.left < strip.left and run.right > strip.right for run in cluster):
            parts.extend((*_sided(columns, order), (_ACROSS, [list(cluster)])))
            columns = ([], [])
        else:
            for run in cluster:
                columns[run.left >= strip.middle].append(run)
    return [*parts, *_sided(columns, order)]


def _sided(columns: tuple[list[Run], list[Run]], order: int) -> list[tuple[int, list[list[Run]]]]:
    """Columns that hold something, in reading order."""
    sides = list(zip((_LEFT, _RIGHT), columns, strict=True))[::order]
    return [(side, clusters_of(runs)) for side, runs in sides if runs]


def _framing(clusters: Sequence[Sequence[Run]], strip: _Strip) -> set[int]:
    """Lines at the head and foot of the page that stand off from the columns: running heads, page numbers."""
    bases = [max(run.base for run in cluster) for cluster in clusters]
    usual = _column_step(clusters, strip)
    framing: set[int] = set()
    for order in (range(len(clusters) - 1), range(len(clusters) - 1, 0, -1)):
        for place in list(order)[:2]:
            following = place + 1 if order.step > 0 else place - 1
            if abs(bases[place] - bases[following]) > _STANDS_OFF * usual:
                framing.update(range(place + 1) if order.step > 0 else range(place, len(clusters)))
    return framing


def _column_step(clusters: Sequence[Sequence[Run]], strip: _Strip) -> float:
    """The usual distance of lines inside a column: the two columns' lines need not stand at the same heights."""
    steps: list[float] = []
    for left in (True, False):
        bases = [
            max(r.base for r in c) for c in ([r for r in c if (r.left < strip.middle) == left] for c in clusters) if c
        ]
        steps += [above - below for above, below in pairwise(bases)]
    return sorted(steps)[len(steps) // 2] if steps else 0.0


def _empty_strip(clusters: Sequence[Sequence[Run]]) -> _Strip | None:
    lines = [_spans(cluster) for cluster in clusters]
    if len(lines) < _LINES:
        return None
    low = min(start for line in lines for start, _ in line)
    high = max(end for line in lines for _, end in line)
    width = high - low
    if width < 100:
        return None
    covered = _covered(lines, low, high)
    middle = range(int(width * _MIDDLE[0]), int(width * _MIDDLE[1]))
    # The emptiest strip: a short column has fewer lines than may cross.
    levels = sorted({covered[place] for place in middle if covered[place] <= _CROSSING * len(lines)})
    best = next((found for level in levels if (found := _widest(covered, middle, level)) is not None), None)
    if best is None:
        return None
    strip = _Strip(low + best[0], low + best[1])
    filled_left = sum(_fills(line, low, strip.left) for line in lines)
    filled_right = sum(_fills(line, strip.right, high) for line in lines)
    return strip if max(filled_left, filled_right) >= _LINES and min(filled_left, filled_right) >= _SHORT else None


def _spans(cluster: Iterable[Run]) -> list[tuple[float, float]]:
    """Where a line has text, gaps between words closed."""
    spans: list[tuple[float, float]] = []
    for run in sorted(cluster, key=lambda r: r.left):
        if spans and run.left - spans[-1][1] <= 0.6 * run.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], run.right))
        else:
            spans.append((run.left, run.right))
    return spans


def _covered(lines: Sequence[Sequence[tuple[float, float]]], low: float, high: float) -> list[int]:
    """For each point of the page's width, how many lines have text there."""
    steps = [0] * (int(high - low) + 3)
    for line in lines:
        for start, end in line:
            steps[int(start - low)] += 1
            steps[int(end - low) + 1] -= 1
    covered, count = [], 0
    for step in steps:
        count += step
        covered.append(count)
    return covered


def _widest(covered: Sequence[int], middle: range, allowed: int) -> tuple[int, int] | None:
    """The widest strip in the middle of the page that no more than so many lines cross."""
    best: tuple[int, int] | None = None
    since: int | None = None
    for place in range(middle.start, middle.stop + 1):
        if place < middle.stop and covered[place] <= allowed:
            since = place if since is None else since
        elif since is not None:
            if place - since >= _WIDTH and (best is None or place - since > best[1] - best[0]):
                best = (since, place)
            since = None
    return best


def _fills(line: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """The words of a line take most of a column's width; a justified line is full of gaps."""
    within = (min(right, end) - max(left, start) for left, right in line if left >= start - 2 and right <= end + 2)
    return sum(within) >= _FILLED * (end - start)
