"""What an engine knows of its paragraphs beside their words, as the modules see it that order, fold, group and count.

What comes in: nothing. What goes out: the shape of a ``View``: numbered paragraphs with their keys, documents, dates,
symbols and values. An engine may have one view or several (segments, shards); what was found comes with each.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Protocol, TypeVar

from resindex.engines.field_values import symbol_key

_Value = TypeVar("_Value")


def picked(column: Sequence[_Value], numbers: Collection[int]) -> Sequence[_Value]:
    """What a column has for these paragraphs, in their order; no Python step is taken for any of them."""
    values: Sequence[_Value] = itemgetter(*numbers)(column) if len(numbers) > 1 else [column[n] for n in numbers]
    return values


class Column(Protocol):
    """The values of a field: for every paragraph the number of its row, and the distinct rows; row 0 may be empty."""

    @property
    def refs(self) -> Sequence[int]: ...

    @property
    def rows(self) -> Sequence[tuple[str, ...]]: ...


class View(Protocol):
    """Some of the paragraphs of one generation, each by its number here."""

    @property
    def keys(self) -> Sequence[int]:
        """The store's keys."""

    @property
    def documents(self) -> Sequence[int]:
        """The store's document ids."""

    @property
    def days(self) -> Sequence[int]:
        """Dates of adoption as numbers; 0 for none."""

    @property
    def symbols(self) -> tuple[Sequence[int], SymbolKeys]:
        """For every paragraph the number of its symbol, and for every number how the symbol sorts."""

    def values(self, field: str) -> Column:
        """The values of a field that can be counted."""


class SymbolKeys(dict[int, tuple[object, ...]]):
    """How symbols sort, by their numbers, worked out when it is asked for: a page compares few of many."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, number: int) -> tuple[object, ...]:
        row = self._rows[number]
        self[number] = key = symbol_key(row[0] if row else "")
        return key
