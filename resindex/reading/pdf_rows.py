"""Runs of a page -> rows: what stands on one line, as text.

Comes in: runs with their place. Goes out: rows from top to bottom, each cut into cells where a wide gap lies in it. A
small run that hangs above the baseline is a note mark: its digits come out as superscript ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resindex.reading.inline import Inline
from resindex.reading.numerals import SUPERSCRIPT
from resindex.reading.pdf_glyphs import BREAK, SPACE, Run
from resindex.reading.pdf_leftward import faced, read_from_right, runs_leftward

#: In ems of the row: how far a baseline may stray, how high and how small a note mark is, what gap parts cells.
_STRAY = 0.3
_RAISED = 0.1
_HIGHEST = 0.75
_PUSHES = 0.4
_HANGS = 0.5
_SMALL = 0.85
_CELL = 4.0
#: Spaces of a justified line differ by less, in points.
_ALIKE = 0.5


@dataclass(slots=True)
class Cell:
    """A stretch of a row without a wide gap."""

    text: str
    left: float
    right: float
    verb: str | None = None  #: words in italics at its head


@dataclass(slots=True)
class Row:
    """One printed line. ``base`` and ``size`` are those of most of its letters.

    ``marked`` says that it begins with a note mark; ``rise`` is how far a note mark set high has pushed it down;
    ``leftward`` that it is read from the right.
    """

    cells: list[Cell]
    base: float
    size: float
    marked: bool = False
    rise: float = 0.0
    leftward: bool = False

    @property
    def left(self) -> float:
        """Where the row begins."""
        return min(cell.left for cell in self.cells)

    @property
    def right(self) -> float:
        """Where the row ends."""
        return max(cell.right for cell in self.cells)

    @property
    def text(self) -> str:
        """All its cells."""
        return "   ".join(cell.text for cell in self.cells)


def clusters_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs on one baseline together, from top to bottom; note marks with the line that they hang on."""
    clusters: list[list[Run]] = []
    anchor: Run | None = None
    for run in sorted(runs, key=lambda r: (-r.base, r.left)):
        if anchor is not None and anchor.base - run.base <= _STRAY * max(anchor.size, run.size):
            clusters[-1].append(run)
            anchor = max(anchor, run, key=lambda r: r.size)
        else:
            clusters.append([run])
            anchor = run
    return _with_marks(clusters)


def _with_marks(clusters: list[list[Run]]) -> list[list[Run]]:
    """Clusters of nothing but note marks, put to the line below them."""
    kept: list[list[Run]] = []
    for cluster in reversed(clusters):
        below = kept[-1] if kept else None
        if below is not None and _hangs_on(cluster, below):
            below.extend(cluster)
        else:
            kept.append(cluster)
    kept.reverse()
    return kept


def _hangs_on(marks: Sequence[Run], line: Sequence[Run]) -> bool:
    main = max(line, key=lambda r: (r.size, len(r.text)))
    return all(_is_raised(mark, main.base, main.size) and _is_near(mark, main, line) for mark in marks)


def _is_near(mark: Run, main: Run, line: Sequence[Run]) -> bool:
    """The mark stands beside the line, before it at a space of any justified line; behind a word it may hang higher."""
    height = (mark.base - main.base) / main.size
    if height <= _HIGHEST:
        return any(run.left - _CELL * main.size <= mark.left <= run.right + main.size for run in line)
    return height <= 1.2 and any(abs(mark.left - run.right) <= 0.3 * main.size for run in line)


def row_of(cluster: Sequence[Run]) -> Row | None:
    """The row that a cluster makes; None where it holds no sign that shows."""
    weight: dict[tuple[float, float], int] = {}
    for run in cluster:
        key = (round(run.base, 1), run.size)
        weight[key] = weight.get(key, 0) + len(run.text)
    (base, size), _ = max(weight.items(), key=lambda item: (item[1], item[0][1]))
    leftward = runs_leftward(cluster)
    ordered = sorted(cluster, key=lambda r: r.left)
    cells: list[list[Run]] = []
    spread = _is_spread(ordered)
    for run in ordered:
        # A note mark at the head of a line belongs to it, however wide a justified line's spaces are.
        beside = len(cells) == 1 and all(_is_raised(mark, base, size) for mark in cells[0])
        if cells and (spread or beside or _gap(cells[-1][-1], run) <= _CELL * size):
            cells[-1].append(run)
        else:
            cells.append([run])
    if leftward:
        cells = [read_from_right(runs) for runs in reversed(cells)]
        ordered = [run for runs in cells for run in runs]
    made = [cell for cell in (_cell(runs, base, size, leftward=leftward) for runs in cells) if cell is not None]
    if not made:
        return None
    rise = max((run.base - base for run in cluster if _is_raised(run, base, size)), default=0.0)
    return Row(made, base, size, _is_raised(ordered[0], base, size), rise if rise > _PUSHES * size else 0.0, leftward)


def _is_spread(runs: Sequence[Run]) -> bool:
    """Words set apart by spaces all alike: a line that was justified, and no cells."""
    gaps = [_gap(one, other) for one, other in pairwise(runs)]
    return len(gaps) > 1 and max(gaps) - min(gaps) < _ALIKE


def _gap(one: Run, other: Run) -> float:
    return max(other.left - one.right, one.left - other.right)


def _cell(runs: Sequence[Run], base: float, size: float, *, leftward: bool = False) -> Cell | None:
    text = ""
    inline = Inline()
    before: Run | None = None
    for run in runs:
        part = run.text
        raised = _is_raised(run, base, size)
        if raised:
            part = part.translate(SUPERSCRIPT)
        between = "" if before is None else _between(before, run, size, text, raised)
        text = text.rstrip() + between + part if between or raised else text + part
        inline.add(between + part, italic=run.italic)
        before = run
    text = faced(text.strip()) if leftward else text.strip()
    if not text:
        return None
    return Cell(text, min(r.left for r in runs), max(r.right for r in runs), inline.verb())


def _between(before: Run, run: Run, size: float, text: str, raised: bool) -> str:
    """The space between two runs: a wide gap as wide as it is on the page, in half ems."""
    gap = _gap(before, run)
    # The mark of a note hangs on its word, even where there is a little space before it.
    if raised and gap <= _HANGS * size:
        return ""
    if gap > SPACE * size:
        return " " if gap <= BREAK * size else " " * min(round(gap / (0.5 * size)), 8)
    return " " if text.endswith(" ") else ""


def _is_raised(run: Run, base: float, size: float) -> bool:
    """A note mark: short, above the baseline, and small; or higher up than any letter strays."""
    raised = run.base - base
    if len(run.text.strip()) > 4:
        return False
    return raised > _RAISED * size and (run.size <= _SMALL * size or (raised > _STRAY * size and _is_mark(run.text)))


def _is_mark(text: str) -> bool:
    return text.strip(" ,").isdecimal() or not text.strip(" *†‡§")
