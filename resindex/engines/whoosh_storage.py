"""The files of the engine: written so that they last, read only as far as they are what was written.

What comes in: a folder, names of files. What goes out: files for Whoosh to write to and read from. Promises:

- a file that was closed is on the disk; a rename is, too, when it returns;
- no file holds code: where Whoosh pickles, JSON is written and read, so that a folder made by somebody else is data;
- what is read of a segment is held against the sums that were taken when it was written (``Sums``), block by block,
  when it is first touched: a flipped bit raises IndexTrouble, and opening an index reads no more than before.
"""

from __future__ import annotations

import json
import mmap
import os
from array import array
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zlib import crc32

from resindex.durable import replace, sync_file
from resindex.engines.whoosh_parts import FileFormatError, FileStorage, StructFile
from resindex.errors import IndexTrouble

MEND = "resindex doctor --repair mends it"

BLOCK = 1 << 14  #: bytes that have a sum of their own
_SHIFT = 14


def damaged(what: str) -> IndexTrouble:
    """The error for a file that is not what was written."""
    return IndexTrouble(f"the index is damaged: {what}", hint=MEND)


def sums_of(path: Path) -> Iterator[int]:
    """The sum of each block of a file."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield crc32(block)


def blocks(size: int) -> int:
    """How many blocks a file of that size has."""
    return -(-size // BLOCK)


class DataFile(StructFile):  # type: ignore[misc]
    """A file of Whoosh's without its pickles: objects are JSON, with their length before and their sum after them.

    ``revive`` makes objects of what ``json`` read, from the inside out.
    """

    revive: Callable[[dict[str, Any]], object] | None = None

    def write_pickle(self, obj: object, protocol: int = -1) -> None:
        """Write an object; one that is not plain says what it holds by ``record()``."""
        data = json.dumps(obj, default=lambda other: other.record(), separators=(",", ":")).encode()
        self.write_string4(data)
        self.write_uint(crc32(data))

    def read_pickle(self) -> object:
        """Read it back. Raises FileFormatError where it is not what was written."""
        length = self.read_int()
        data = self.read(max(length, 0))
        if len(data) != length or self.read_uint() != crc32(data):
            raise FileFormatError("an object is not what was written")
        return json.loads(data, object_hook=self.revive)


class WrittenFile(DataFile):
    """A file that is being written."""

    def close(self) -> None:
        """Finish it: it is on the disk now."""
        try:
            self.file.flush()
            sync_file(self.file.fileno())
        finally:
            super().close()


class MappedFile(DataFile):
    """A file mapped into memory: read by the page, never copied whole, each block proved when it is first touched."""

    @classmethod
    def in_memory(cls, data: bytes) -> DataFile:
        """Bytes that were read already, as a file."""
        file = DataFile(BytesIO(data))
        file.revive = cls.revive
        return file

    def __init__(self, mapped: mmap.mmap, sums: array[int] | None, name: str, **kwargs: object) -> None:
        super().__init__(mapped, name=name, **kwargs)
        self._sums = sums
        self._proved = bytearray(b"\x01" if sums is None else b"\x00") * blocks(len(mapped)) + b"\x01"

    def get(self, position: int, length: int) -> bytes:
        """The bytes at a place. Raises IndexTrouble where they are not what was written."""
        first = position >> _SHIFT
        last = (position + length) >> _SHIFT
        proved = self._proved
        try:
            if not (proved[first] and proved[last]) or last - first > 1:
                self._prove(first, last)
        except IndexError:
            raise damaged(f"{self._name} is read beyond its end") from None
        data: bytes = self.file[position : position + length]
        return data

    def read(self, size: int = -1) -> bytes:
        """The next bytes; the same holds for them."""
        at = self.file.tell()
        data = self.get(at, len(self.file) - at if size < 0 else min(size, len(self.file) - at))
        self.file.seek(at + len(data))
        return data

    def _prove(self, first: int, last: int) -> None:
        if self._sums is None:
            return
        for block in range(first, min(last + 1, len(self._sums))):
            if not self._proved[block]:
                if crc32(self.file[block << _SHIFT : (block + 1) << _SHIFT]) != self._sums[block]:
                    raise damaged(f"{self._name} is not what was written")
                self._proved[block] = 1


class DurableStorage(FileStorage):  # type: ignore[misc]
    """A folder of such files."""

    #: The class of files that are read; it says what becomes of objects in them.
    mapped_file = MappedFile

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **kwargs: object) -> StructFile:
        """A new file."""
        return WrittenFile(open(self._fpath(name), "xb" if excl else mode), name=name, **kwargs)  # noqa: PTH123

    def open_file(self, name: str, *, sums: array[int] | None = None, **kwargs: object) -> StructFile:
        """Open a file for reading; with ``sums`` what is read of it is proved. An empty file cannot be mapped."""
        with open(self._fpath(name), "rb") as file:  # noqa: PTH123  Whoosh's paths are strings
            if not os.fstat(file.fileno()).st_size:
                return DataFile(BytesIO(), name=name, **kwargs)
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return self.mapped_file(mapped, sums, name, **kwargs)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Give a finished file its name."""
        if safe and self.file_exists(newname):
            raise FileExistsError(f"{newname} is there already")
        replace(Path(self._fpath(oldname)), Path(self._fpath(newname)))

    def read_whole(self, name: str) -> bytes:
        """The bytes of a small file."""
        return Path(self._fpath(name)).read_bytes()

    def path(self, name: str) -> Path:
        """Where a file lies."""
        return Path(self._fpath(name))
