"""Columns by paragraph key: what order, folding, groups and counts need, kept beside an inverted index.

What comes in: paragraphs of a commit with their numbers and values. What goes out: parts, one file each, that cover a
run of keys without overlapping; and one view over all of them, in which a paragraph's number is its key counted from
the first. What it promises: a part is written once and never changed; it is whole or it is said not to be; reading it
runs no code.

Keys are never used again and grow, so a part is dense, but for paragraphs that were dropped: those have no document.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from resindex.durable import sync_file
from resindex.engines.columns import SymbolKeys

#: Columns of numbers that are wider than a byte.
NUMBERS = {"document": "I", "day": "I"}


def length_column(kind: str) -> str:
    """The column of the lengths of a field of running text, as ``ranking.short_length`` has them."""
    return f"length of {kind}"


Row = tuple[str, ...]
Runs = Sequence[tuple[int, int]]  #: runs of keys, first to last

_FOOT = struct.Struct("<4sII")
_MAGIC = b"rikc"
_MOST_KEYS = 1 << 27  # between the first and the last: far more than a store gives, and memory bears them
_FIELDS, _ROWS = "\x1f", "\x1e"


class Values(NamedTuple):
    """A column of values: for every number its row, and the distinct rows, of which the first is empty."""

    refs: Sequence[int]
    rows: list[Row]


class Part:
    """The columns of a run of keys, in memory. Columns that nobody has a value in are left out."""

    def __init__(self, first: int, size: int) -> None:
        self.first = first
        self.size = size
        self.numbers: dict[str, array[int]] = {}
        self.values: dict[str, tuple[array[int], dict[Row, int]]] = {}

    def write(self, path: Path) -> None:
        """Write the file: columns one after the other, then where each of them is. The disk has it afterwards."""
        directory: dict[str, list[object]] = {}
        with path.open("wb") as file:
            for name, numbers in self.numbers.items():
                directory[name] = [numbers.typecode, file.tell(), file.write(_bytes(numbers))]
            for name, (refs, rows) in self.values.items():
                narrow = array("B" if len(rows) <= 1 << 8 else "H" if len(rows) <= 1 << 16 else "I", refs)
                at, length = file.tell(), file.write(_bytes(narrow))
                text = _ROWS.join(map(_FIELDS.join, rows)).encode("utf-8", "surrogatepass")
                directory[name] = [narrow.typecode, at, length, file.write(text)]
            told = json.dumps({"first": self.first, "size": self.size, "columns": directory}).encode()
            file.write(told)
        with path.open("rb") as file:
            proof = zlib.crc32(file.read())
        with path.open("ab") as file:
            file.write(_FOOT.pack(_MAGIC, len(told), proof))
            file.flush()
            sync_file(file.fileno())


class PartFile:
    """A part on disk, mapped. Raises OSError where it cannot be read, ValueError where it is no whole part."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = len(self._data) - _FOOT.size
        magic, length, self._proof = _FOOT.unpack(self._data[max(end, 0) :]) if end > 0 else (b"", 0, 0)
        if magic != _MAGIC or length > end:
            raise ValueError("not a whole file of columns")
        told = json.loads(self._data[end - length : end])
        self.first, self.size = int(told["first"]), int(told["size"])
        self._columns: dict[str, list[int]] = told["columns"]
        if self.first < 0 or self.numbers("document", "I").buffer_info()[1] != self.size:
            raise ValueError("not a whole file of columns")

    def is_sound(self) -> bool:
        """Whether all of it is what was written; it is read for that."""
        return bool(zlib.crc32(self._data[: -_FOOT.size]) == self._proof)

    def names(self) -> Iterable[str]:
        """Its columns."""
        return self._columns

    def numbers(self, name: str, code: str) -> array[int]:
        """A column of numbers; zeros where it has none."""
        if name not in self._columns:
            return _zeros(code, self.size)
        kept, at, length = self._columns[name][:3]
        return _array(str(kept), self._data[at : at + length])

    def values(self, name: str) -> Values:
        """A column of values."""
        if name not in self._columns:
            return Values(_zeros("B", self.size), [()])
        kept, at, length, size = self._columns[name]
        text = self._data[at + length : at + length + size].decode("utf-8", "surrogatepass")
        rows = [tuple(row.split(_FIELDS)) if row else () for row in text.split(_ROWS)]
        return Values(_array(str(kept), self._data[at : at + length]), rows)

    def is_values(self, name: str) -> bool:
        """Whether a column holds values."""
        return len(self._columns[name]) > 3


class Columns:
    """All parts as one view (see ``columns.View``): number 0 is the first key of all."""

    def __init__(self, parts: Sequence[PartFile]) -> None:
        self._parts = sorted(parts, key=lambda part: part.first)
        self.first = self._parts[0].first if parts else 0
        self.size = max((part.first + part.size for part in parts), default=0) - self.first
        if self.size > _MOST_KEYS:
            raise ValueError("no keys that a store gives")
        self.keys: Sequence[int] = range(self.first, self.first + self.size)
        self._numbers: dict[str, Sequence[int]] = {}
        self._values: dict[str, Values] = {}

    @property
    def documents(self) -> Sequence[int]:
        """See ``columns.View``."""
        return self.numbers("document")

    @property
    def days(self) -> Sequence[int]:
        """See ``columns.View``."""
        return self.numbers("day")

    @cached_property
    def symbols(self) -> tuple[Sequence[int], SymbolKeys]:
        """See ``columns.View``."""
        column = self.values("symbol")
        return column.refs, SymbolKeys(column.rows)

    def numbers(self, name: str, code: str = "B") -> Sequence[int]:
        """A column of numbers."""
        known = self._numbers.get(name)
        if known is None:
            code = NUMBERS.get(name, code)
            pieces = [(part.first, part.numbers(name, code)) for part in self._parts]
            known = self._numbers[name] = self._joined(code, pieces)
        return known

    def values(self, field: str) -> Values:
        """See ``columns.View``."""
        known = self._values.get(field)
        if known is None:
            known = self._values[field] = self._joined_values([(p.first, p.values(field)) for p in self._parts])
        return known

    def _joined(self, code: str, pieces: Sequence[tuple[int, array[int]]]) -> Sequence[int]:
        if len(pieces) == 1:
            return pieces[0][1]
        joined = array(code)
        for first, numbers in pieces:
            joined.extend(_zeros(code, first - self.first - len(joined)))
            joined.extend(numbers if numbers.typecode == code else array(code, numbers))
        return joined

    def _joined_values(self, pieces: Sequence[tuple[int, Values]]) -> Values:
        if len(pieces) == 1:
            return pieces[0][1]
        rows: dict[Row, int] = {(): 0}
        told: list[tuple[int, array[int]]] = []
        for first, values in pieces:
            new = [rows.setdefault(row, len(rows)) for row in values.rows]
            same = new == list(range(len(new)))
            told.append((first, array("I", values.refs if same else map(new.__getitem__, values.refs))))
        return Values(self._joined("I", told), list(rows))


class Builder:
    """A part in the making: paragraphs in any order."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._numbers: dict[str, array[int]] = {}
        self._values: dict[str, tuple[array[int], dict[Row, int]]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, key: int, numbers: Mapping[str, int], values: Mapping[str, Row]) -> None:
        """Take up one paragraph; a key comes once. ``numbers`` fit the width of their column."""
        before = len(self._keys)
        self._keys.append(key)
        for name, number in numbers.items():
            column = self._numbers.get(name)
            if column is None:
                column = self._numbers[name] = array(NUMBERS.get(name, "B"))
            _fill(column, before).append(number)
        for name, row in values.items():
            known = self._values.get(name)
            if known is None:
                known = self._values[name] = array("I"), {(): 0}
            refs, rows = known
            _fill(refs, before).append(rows.setdefault(row, len(rows)))

    def finish(self) -> Part:
        """The part, in the order of the keys."""
        keys = self._keys
        first, last = min(keys, default=0), max(keys, default=-1)
        part = Part(first, last - first + 1)
        dense = all(key == number for number, key in enumerate(keys, first))
        for name, numbers in self._numbers.items():
            part.numbers[name] = self._placed(numbers, part, dense=dense)
        for name, (refs, rows) in self._values.items():
            part.values[name] = self._placed(refs, part, dense=dense), rows
        return part

    def _placed(self, numbers: array[int], part: Part, *, dense: bool) -> array[int]:
        _fill(numbers, len(self._keys))
        if dense:
            return numbers
        placed = _zeros(numbers.typecode, part.size)
        for key, number in zip(self._keys, numbers, strict=True):
            placed[key - part.first] = number
        return placed


def merged(parts: Sequence[tuple[PartFile, Runs]]) -> Part:
    """Several parts as one, without what was dropped from each since it was written."""
    living = [(part, _living(part, gone)) for part, gone in parts]
    builder = Builder()
    for part, numbers in living:
        columns = [(name, part.numbers(name, "B")) for name in part.names() if not part.is_values(name)]
        rows = [(name, part.values(name)) for name in part.names() if part.is_values(name)]
        for n in numbers:
            builder.add(
                part.first + n,
                {name: column[n] for name, column in columns},
                {name: values.rows[values.refs[n]] for name, values in rows},
            )
    return builder.finish()


def _living(part: PartFile, gone: Runs) -> list[int]:
    dead = {key for first, last in gone for key in range(first, last + 1)}
    documents = part.numbers("document", "I")
    return [n for n, document in enumerate(documents) if document and part.first + n not in dead]


def _fill(numbers: array[int], size: int) -> array[int]:
    missing = size - len(numbers)
    if missing > 0:
        numbers.extend(_zeros(numbers.typecode, missing))
    return numbers


def _zeros(code: str, size: int) -> array[int]:
    return array(code, bytes(array(code).itemsize * size))


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _array(code: str, data: bytes) -> array[int]:
    numbers = array(code)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
