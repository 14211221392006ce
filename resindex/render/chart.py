"""A timeline -> columns of block letters, a column or a few for each year: what a terminal can plot.

What comes in: counts by year, and the cells that a line has. What goes out: lines from the top down, the last of them
with the years. Where there are more years than cells, several years share a column, and the heading says how many.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count as counting

from resindex.hit_records import Timeline
from resindex.render.measure import count, counted

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_HEIGHT = 6
_WIDEST = 6  # cells of a column
_PERIODS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Chart:
    """A heading in words, the lines of the columns from the top down, and the line of years below them."""

    heading: str
    lines: tuple[str, ...]
    axis: str


def chart(timeline: Timeline, width: int) -> Chart:
    """The chart of a timeline that has years."""
    period = next((p for p in _PERIODS if len(periods(timeline, p)) <= width), _PERIODS[-1])
    columns = periods(timeline, period)[-width:]
    wide = max(1, min(_WIDEST, width // len(columns)))
    most = max(number for _, number in columns)
    heights = [max(1, round(_HEIGHT * 8 * number / most)) if number else 0 for _, number in columns]
    bar = wide - 1 if wide > 2 else wide
    lines = (
        "".join(_EIGHTHS[max(0, min(8, height - 8 * row))] * bar + " " * (wide - bar) for height in heights).rstrip()
        for row in reversed(range(_HEIGHT))
    )
    return Chart(heading(timeline, period), tuple(line for line in lines if line), _axis(columns, wide))


def heading(timeline: Timeline, period: int = 1) -> str:
    """``by year: 54 paragraphs from 1998 to 2012, most in 2005 (12); 3 without a date``."""
    total = sum(number for _, number in timeline.years)
    year, most = max(timeline.years, key=lambda pair: pair[1])
    first, last = timeline.years[0][0], timeline.years[-1][0]
    span = f"in {first}" if first == last else f"from {first} to {last}"
    each = "by year" if period == 1 else f"by {period} years"
    undated = f"; {count(timeline.undated)} without a date" if timeline.undated else ""
    top = "" if first == last else f", most in {year} ({count(most)})"
    return f"{each}: {counted(total, 'paragraph')} {span}{top}{undated}"


def periods(timeline: Timeline, period: int) -> list[tuple[int, int]]:
    """The first year of each period, and what was found in it."""
    sums: dict[int, int] = {}
    for year, number in timeline.years:
        start = year - year % period
        sums[start] = sums.get(start, 0) + number
    return sorted(sums.items())


def _axis(columns: list[tuple[int, int]], wide: int) -> str:
    axis = ""
    for (year, _), place in zip(columns, counting(0, wide), strict=False):
        if not axis or place >= len(axis) + 2:
            axis = f"{axis:<{place}}{year}"
    return axis
