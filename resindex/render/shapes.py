"""What a report asks of the library's records: no more than it shows.

The records themselves belong to rooms that ``render`` does not know; any object of the same shape will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from resindex.model import Freshness


class Problem(Protocol):
    """A file and what is wrong with it."""

    @property
    def path(self) -> str: ...
    @property
    def reason(self) -> str: ...


class RunReport(Protocol):
    """The outcome of an index run: files by what happened to them, what was taken up, what went wrong."""

    @property
    def added(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def removed(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def documents(self) -> int: ...
    @property
    def paragraphs(self) -> int: ...
    @property
    def seconds(self) -> float: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def duplicates(self) -> Sequence[tuple[str, str]]: ...


class Counts(Protocol):
    """What an index holds."""

    @property
    def documents(self) -> int: ...
    @property
    def paragraphs(self) -> int: ...
    @property
    def references(self) -> int: ...


class Status(Protocol):
    """How an index stands: where it is, what it holds, what is wrong with it."""

    @property
    def corpus(self) -> Sequence[Path]: ...
    @property
    def index(self) -> Path: ...
    @property
    def engine(self) -> str: ...
    @property
    def counts(self) -> Counts: ...
    @property
    def freshness(self) -> Freshness: ...
    @property
    def size(self) -> int: ...
    @property
    def settled(self) -> bool: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def warnings(self) -> Sequence[Problem]: ...
    @property
    def duplicates(self) -> Sequence[tuple[str, str]]: ...
