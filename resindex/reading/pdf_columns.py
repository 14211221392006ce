"""Runs of a page -> rows in the order in which a reader takes them: column by column where the page has two.

Comes in: the runs of one page. Goes out: parts of the page in reading order, each a list of rows from top to bottom. A
page has two columns where a strip in its middle stays empty beside many lines that fill the space on either side; a
line that crosses the strip (a title) parts what stands above it from what stands below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resindex.reading.pdf_glyphs import Run
from resindex.reading.pdf_leftward import runs_leftward
from resindex.reading.pdf_rows import Row, clusters_of, row_of

#: So many lines must fill either column, and so much of its width, before it is believed to be one.
_LINES = 6
_FILLED = 0.6
#: Share of lines that may cross the strip; its least width, in points; the middle part of the page where it can lie.
_CROSSING = 0.25
_WIDTH = 8
_MIDDLE = (0.3, 0.7)
#: So many times the usual distance of lines, at least, lies between a running head and the columns.
_STANDS_OFF = 1.6


@dataclass(frozen=True, slots=True)
class _Strip:
    left: float
    right: float

    @property
    def middle(self) -> float:
        """What begins left of it belongs to the left column: note marks hang into the strip."""
        return (self.left + self.right) / 2


def in_reading_order(runs: Sequence[Run]) -> list[list[Row]]:
    """The parts of one page, each from top to bottom."""
    clusters = clusters_of(runs)
    strip = _empty_strip(clusters)
    parts = [clusters] if strip is None else _parts(clusters, strip)
    made = [[row for row in map(row_of, part) if row is not None] for part in parts]
    return [part for part in made if part]


def _parts(clusters: Sequence[Sequence[Run]], strip: _Strip) -> list[list[list[Run]]]:
    parts: list[list[list[Run]]] = []
    columns: tuple[list[Run], list[Run]] = ([], [])
    framing = _framing(clusters, strip)
    # Where lines are read from the right, so are columns.
    order = -1 if runs_leftward(run for cluster in clusters for run in cluster) else 1
    for place, cluster in enumerate(clusters):
        if place in framing or any(run.left < strip.left and run.right > strip.right for run in cluster):
            parts.extend((*map(clusters_of, columns[::order]), [list(cluster)]))
            columns = ([], [])
        else:
            for run in cluster:
                columns[run.left >= strip.middle].append(run)
    parts.extend(map(clusters_of, columns[::order]))
    return [part for part in parts if part]


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
    allowed = _CROSSING * len(lines)
    best = _widest(covered, int(width * _MIDDLE[0]), int(width * _MIDDLE[1]), allowed)
    if best is None:
        return None
    strip = _Strip(low + best[0], low + best[1])
    filled_left = sum(_fills(line, low, strip.left) for line in lines)
    filled_right = sum(_fills(line, strip.right, high) for line in lines)
    return strip if min(filled_left, filled_right) >= _LINES else None


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


def _widest(covered: Sequence[int], start: int, end: int, allowed: float) -> tuple[int, int] | None:
    """The widest strip in the middle of the page that hardly any line crosses."""
    best: tuple[int, int] | None = None
    since: int | None = None
    for place in range(start, end + 1):
        if place < end and covered[place] <= allowed:
            since = place if since is None else since
        elif since is not None:
            if place - since >= _WIDTH and (best is None or place - since > best[1] - best[0]):
                best = (since, place)
            since = None
    return best


def _fills(line: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """One stretch of text fills most of a column."""
    within = [min(right, end) - max(left, start) for left, right in line if left >= start - 2 and right <= end + 2]
    return any(length >= _FILLED * (end - start) for length in within)
