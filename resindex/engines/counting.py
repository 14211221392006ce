"""Counting by fields: which can be counted, and how often each value is there in what was found.

What comes in: the paragraphs found in each view, and the name of a field. What goes out: values with numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from resindex.engines.columns import View, picked
from resindex.engines.order import Found
from resindex.errors import UsageError
from resindex.fields import FIELDS, find_field


def countable(field: str) -> str:
    """The field's own name. Raises UsageError for one that cannot be counted."""
    known = find_field(field)
    if known is None or not known.facet:
        names = ", ".join(f.name for f in FIELDS if f.facet)
        raise UsageError(f"cannot count by {field!r}", hint=f"count by {names}")
    return known.name


def facet(views: Sequence[View], found: Sequence[Found], name: str) -> tuple[tuple[str, int], ...]:
    """The values of a field that ``countable`` gave, in the order of ``most_frequent``."""
    counts: Counter[str] = Counter()
    for view, ids in zip(views, found, strict=True):
        if not ids:
            continue
        column = view.values(name)
        for ref, count in Counter(picked(column.refs, ids)).items():
            for value in column.rows[ref]:
                counts[value] += count
    return most_frequent(counts.items())


def most_frequent(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Values with numbers, most frequent first, ties by value."""
    return tuple(sorted(counts, key=lambda item: (-item[1], item[0])))
