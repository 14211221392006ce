"""Columns: one value for every paragraph of a segment, for sorting, counting and facets.

Whoosh asks for a value at a time; these columns also hand out all of them as an array, which is what makes counting
over a hundred thousand paragraphs cheap. ``Numbers`` keeps integers, ``Values`` keeps tuples of strings as references
into a table of the distinct ones (a resolution has hundreds of paragraphs, and there are few bodies, verbs and years).
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import compress
from typing import Any

from resindex.engines.whoosh_parts import Column, ColumnReader, ColumnWriter, StructFile

_FOOT = struct.Struct("<cII")
_BETWEEN_VALUES = "\x1f"
_BETWEEN_ROWS = "\x1e"


def _write(file: StructFile, numbers: array[int]) -> int:
    if sys.byteorder == "big":
        numbers.byteswap()
    data = numbers.tobytes()
    file.write(data)
    return len(data)


def _read(data: bytes, code: str) -> array[int]:
    numbers = array(code)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Numbers(Column):  # type: ignore[misc]
    """A column of unsigned numbers ("B", "I") or signed long ones ("q"); 0 where there is none."""

    _default = 0

    def __init__(self, code: str) -> None:
        self.code = code

    def writer(self, dbfile: StructFile) -> NumbersWriter:
        """A writer into that file."""
        return NumbersWriter(dbfile, self.code)

    def reader(self, dbfile: StructFile, basepos: int, length: int, doccount: int) -> NumbersReader:
        """A reader of that stretch of a file."""
        return NumbersReader(dbfile, basepos, length, doccount, self.code)


class NumbersWriter(ColumnWriter):  # type: ignore[misc]
    """Collects numbers in memory until the column is finished."""

    def __init__(self, dbfile: StructFile, code: str) -> None:
        super().__init__(dbfile)
        self.numbers: array[int] = array(code)

    def add(self, docnum: int, value: int) -> None:
        """Set the number of a paragraph; paragraphs come in order."""
        self.fill(docnum)
        self.numbers.append(value)

    def fill(self, docnum: int) -> None:
        """Give the paragraphs before that one none."""
        missing = docnum - len(self.numbers)
        if missing > 0:
            self.numbers.extend((0,) * missing)

    def extend(self, docnum: int, reader: NumbersReader, keep: Sequence[int] | None) -> None:
        """Take over another column's numbers from that paragraph on; ``keep`` says which (1) and which not (0)."""
        self.fill(docnum)
        self.numbers.extend(reader.numbers if keep is None else compress(reader.numbers, keep))

    def finish(self, doccount: int) -> None:
        """Write it all."""
        self.fill(doccount)
        _write(self._dbfile, self.numbers)


class NumbersReader(ColumnReader):  # type: ignore[misc]
    """Reads a column of numbers."""

    def __init__(self, dbfile: StructFile, basepos: int, length: int, doccount: int, code: str) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        self._code = code

    @cached_property
    def numbers(self) -> array[int]:
        """All of them."""
        return _read(self._dbfile.get(self._basepos, self._length), self._code)

    def __getitem__(self, docnum: int) -> int:
        return self.numbers[docnum]


class Values(Column):  # type: ignore[misc]
    """A column of tuples of strings."""

    _default = ()

    def writer(self, dbfile: StructFile) -> ValuesWriter:
        """A writer into that file."""
        return ValuesWriter(dbfile)

    def reader(self, dbfile: StructFile, basepos: int, length: int, doccount: int) -> ValuesReader:
        """A reader of that stretch of a file."""
        return ValuesReader(dbfile, basepos, length, doccount)


class ValuesWriter(ColumnWriter):  # type: ignore[misc]
    """Collects rows in memory until the column is finished."""

    def __init__(self, dbfile: StructFile) -> None:
        super().__init__(dbfile)
        self._refs: array[int] = array("I")
        self._rows: dict[tuple[str, ...], int] = {(): 0}

    def add(self, docnum: int, value: tuple[str, ...]) -> None:
        """Set the row of a paragraph; paragraphs come in order."""
        self.fill(docnum)
        self._refs.append(self._rows.setdefault(value, len(self._rows)))

    def fill(self, docnum: int) -> None:
        """Give the paragraphs before that one none."""
        missing = docnum - len(self._refs)
        if missing > 0:
            self._refs.extend((0,) * missing)

    def extend(self, docnum: int, reader: ValuesReader, keep: Sequence[int] | None) -> None:
        """Take over another column's rows from that paragraph on; ``keep`` says which (1) and which not (0)."""
        self.fill(docnum)
        refs = reader.refs if keep is None else array("I", compress(reader.refs, keep))
        # A row that only dropped paragraphs had must not come along.
        known = {ref: self._rows.setdefault(reader.rows[ref], len(self._rows)) for ref in dict.fromkeys(refs)}
        self._refs.extend(map(known.__getitem__, refs))

    def finish(self, doccount: int) -> None:
        """Write it all: references, distinct rows, and how to tell them apart."""
        self.fill(doccount)
        code = "B" if len(self._rows) <= 1 << 8 else "H" if len(self._rows) <= 1 << 16 else "I"
        size = _write(self._dbfile, array(code, self._refs))
        rows = _BETWEEN_ROWS.join(map(_BETWEEN_VALUES.join, self._rows)).encode()
        self._dbfile.write(rows)
        self._dbfile.write(_FOOT.pack(code.encode(), size, len(rows)))


class ValuesReader(ColumnReader):  # type: ignore[misc]
    """Reads a column of tuples of strings."""

    @cached_property
    def _foot(self) -> tuple[str, int, int]:
        end = self._basepos + self._length
        code, size, rows = _FOOT.unpack(self._dbfile.get(end - _FOOT.size, _FOOT.size))
        return code.decode(), size, rows

    @cached_property
    def refs(self) -> array[int]:
        """For every paragraph the number of its row."""
        code, size, _ = self._foot
        return _read(self._dbfile.get(self._basepos, size), code)

    @cached_property
    def rows(self) -> list[tuple[str, ...]]:
        """The distinct rows."""
        _, size, length = self._foot
        text = self._dbfile.get(self._basepos + size, length).decode()
        return [tuple(row.split(_BETWEEN_VALUES)) if row else () for row in text.split(_BETWEEN_ROWS)]

    def __getitem__(self, docnum: int) -> Any:
        return self.rows[self.refs[docnum]]
