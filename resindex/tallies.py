"""The records of counts that ``engines`` and ``search`` make and ``render`` shows.

What comes in: nothing. What goes out: frozen records of tuples: values of fields with their paragraphs and resolutions.
"""

from __future__ import annotations

from resindex.frozen import frozen


@frozen
class Tally:
    """How often a field has a value; the value is None for what has none."""

    value: str | None
    paragraphs: int
    resolutions: int


@frozen
class Tallies:
    """The values of one field: numbers in their order, others most paragraphs first, what has none last."""

    field: str
    values: tuple[Tally, ...]


@frozen
class Statistics:
    """What an index holds, or what of it was asked for, counted by some fields."""

    understood: str  #: what is counted, in words
    paragraphs: int
    resolutions: int
    fields: tuple[Tallies, ...]
