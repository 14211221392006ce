"""Lists of postings: which paragraphs hold a term, how often, and at which positions.

What comes in: ascending paragraph numbers of one segment, counts and positions. What goes out: bytes in a file, and
back. Whoosh's own format pickles blocks of 128 postings, positions and all; these lists are arrays of the narrowest
width that holds them (gaps between numbers, counts, positions), so that a list of a hundred thousand postings is read
without a Python step per posting, and without its positions where nobody asks for them.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple, Protocol

from resindex.engines.whoosh_parts import StructFile, TermInfo

_WIDTHS = ("", "B", "H", "I")
_SQUEEZED = 4  #: flag beside the width code: the bytes are deflated
_WORTH_SQUEEZING = 512  #: below this many bytes the effort costs more than the space
_NOTHING = array("I")


class File(Protocol):
    """What a list needs of a file that is open for reading: bytes at a place."""

    def get(self, position: int, length: int) -> bytes: ...


class Postings(NamedTuple):
    """A list in memory. ``counts`` is None where every paragraph holds the term once: ``places`` pairs with ``ids``."""

    ids: Sequence[int]
    counts: Sequence[int] | None
    places: Sequence[int] = _NOTHING


class ListInfo(TermInfo):  # type: ignore[misc]
    """What the term dictionary knows of a list: the statistics that Whoosh asks for, and where its bytes are."""

    _STRUCT = struct.Struct("<HIIIIIQIII")

    def __init__(self, df: int, weight: int, most: int, first: int, last: int) -> None:
        # Lengths are not kept by term: the shortest possible one is a safe bound for Whoosh's block quality.
        super().__init__(weight, df, 1, 0xFFFF, most, first, last)
        self.kinds = 0
        self.offset = 0
        self.sizes = (0, 0, 0)

    def to_bytes(self) -> bytes:
        """The row of the term dictionary."""
        return self._STRUCT.pack(
            self.kinds, self._df, self._weight, self._maxweight, self._minid, self._maxid, self.offset, *self.sizes
        )

    @classmethod
    def from_bytes(cls, row: bytes) -> ListInfo:
        """The opposite of ``to_bytes``."""
        kinds, df, weight, most, first, last, offset, *sizes = cls._STRUCT.unpack(row)
        info = cls(df, weight, most, first, last)
        info.kinds, info.offset, info.sizes = kinds, offset, (sizes[0], sizes[1], sizes[2])
        return info


class ListFile:
    """Writes lists one after the other."""

    def __init__(self, file: StructFile) -> None:
        self._file = file
        self._offset = 0

    def add(self, postings: Postings) -> ListInfo:
        """Write one list; its row for the term dictionary comes back."""
        ids, counts, places = postings
        most = max(counts) if counts is not None else 1
        info = ListInfo(len(ids), sum(counts) if counts is not None else len(ids), most, ids[0], ids[-1])
        info.offset = self._offset
        sizes = [0, 0, 0]
        gaps = array("I", map(sub, ids[1:], ids)) if len(ids) > 1 else _NOTHING
        for n, numbers in enumerate((gaps, counts if counts is not None and most > 1 else _NOTHING, places)):
            if numbers:
                kind, data = _pack(numbers)
                info.kinds |= kind << (3 * n)
                self._file.write(data)
                sizes[n] = len(data)
        info.sizes = (sizes[0], sizes[1], sizes[2])
        self._offset += sum(sizes)
        return info

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def read_ids(file: File, info: ListInfo) -> array[int]:
    """The paragraph numbers of a list."""
    first = info.min_id()
    if not info.sizes[0]:
        return array("I", (first,))
    gaps = _unpack(info.kinds & 7, file.get(info.offset, info.sizes[0]))
    return array("I", accumulate(chain((first,), gaps)))


def read_counts(file: File, info: ListInfo) -> array[int] | None:
    """How often each of them holds the term; None where each does once."""
    if not info.sizes[1]:
        return None
    return _unpack(info.kinds >> 3 & 7, file.get(info.offset + info.sizes[0], info.sizes[1]))


def read_places(file: File, info: ListInfo) -> array[int]:
    """The positions of the term, paragraph after paragraph."""
    return _unpack(info.kinds >> 6, file.get(info.offset + info.sizes[0] + info.sizes[1], info.sizes[2]))


def _pack(numbers: Sequence[int]) -> tuple[int, bytes]:
    top = max(numbers)
    kind = 1 if top < 1 << 8 else 2 if top < 1 << 16 else 3
    narrow = array(_WIDTHS[kind], numbers)
    if sys.byteorder == "big":
        narrow.byteswap()
    data = narrow.tobytes()
    if len(data) >= _WORTH_SQUEEZING:
        squeezed = zlib.compress(data, 1)
        if len(squeezed) < len(data):
            return kind | _SQUEEZED, squeezed
    return kind, data


def _unpack(kind: int, data: bytes) -> array[int]:
    if not kind:
        return _NOTHING
    numbers = array(_WIDTHS[kind & 3])
    numbers.frombytes(zlib.decompress(data) if kind & _SQUEEZED else data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
