"""What a segment keeps by paragraph: field lengths and columns, in one file.

Whoosh's own codec makes one file a column and opens it when it is first asked for; a reader of an old generation then
finds it gone. Here a segment has three files (terms, lists, documents), all opened together, so that a searcher keeps
its generation whatever is committed meanwhile.

Lengths are kept as Whoosh keeps them, in one byte, and summed as they are kept: so the average length of a field is
the same whether its paragraphs came in one commit or in many, merged or not.
"""

from __future__ import annotations

import json
import re
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import accumulate
from typing import Any
from zlib import crc32

from resindex.engines.ranking import FIELDS as SCORED
from resindex.engines.whoosh_columns import Numbers, NumbersReader
from resindex.engines.whoosh_parts import (
    Column,
    ColumnReader,
    ColumnWriter,
    FieldType,
    FileStorage,
    PerDocumentReader,
    PerDocumentWriter,
    StructFile,
    W3Segment,
    byte_to_length,
    length_to_byte,
)
from resindex.engines.whoosh_storage import DurableStorage, blocks, damaged, sums_of
from resindex.errors import IndexTrouble

#: The files of a segment: term dictionary, posting lists, lengths and columns; then the sums of their blocks.
TERMS, LISTS, DOCUMENTS = ".trm", ".pst", ".doc"
SUMS = ".sum"
_FILES = (TERMS, LISTS, DOCUMENTS, SUMS)
_NAME = re.compile(r"[0-9a-z]{16}")
_FOOT = struct.Struct("<I")
_LENGTHS = Numbers("B")


def _little(numbers: array[int]) -> array[int]:
    """The numbers as they are on disk, or back."""
    if sys.byteorder == "little":
        return numbers
    turned = numbers[:]
    turned.byteswap()
    return turned


def _stretches(numbers: Sequence[int]) -> Iterator[int]:
    """Ascending numbers as stretches, the first and the one behind the last of each: paragraphs go by document."""
    for at, number in enumerate(numbers):
        if not at or numbers[at - 1] != number - 1:
            yield number
        if at == len(numbers) - 1 or numbers[at + 1] != number + 1:
            yield number + 1


def length_column(field: str) -> str:
    """The column that holds a field's lengths. A paragraph has one language, so all languages share a column."""
    return f"length of {field.partition('_')[0]}"


class Segment(W3Segment):  # type: ignore[misc]
    """A segment that knows by heart what scoring needs of it, how large its files are, and the sum of their sums.

    ``lengths`` sums the lengths of its living paragraphs by field, ``spoken`` counts them by language of analysis.
    """

    def __init__(self, codec: object, indexname: str) -> None:
        super().__init__(codec, indexname)
        self.lengths: Counter[str] = Counter()
        self.spoken: Counter[str] = Counter()
        self._sizes: dict[str, int] = {}
        self._sum = 0
        self._sums: dict[str, array[int]] | None = None

    def settle(self, storage: DurableStorage) -> None:
        """Note sizes and sums of its files: they are finished."""
        sums = array("I")
        for end in (TERMS, LISTS, DOCUMENTS):
            sums.extend(sums_of(storage.path(self.make_filename(end))))
        data = _little(sums).tobytes()
        with self.create_file(storage, SUMS) as file:
            file.write(data)
        self._sum = crc32(data)
        self._sizes = self._measured(storage)

    def is_whole(self, storage: DurableStorage) -> bool:
        """Whether its files are as large as they were. Raises FileNotFoundError where one is missing."""
        return self._sizes == self._measured(storage)

    def _measured(self, storage: DurableStorage) -> dict[str, int]:
        return {end: storage.file_length(self.make_filename(end)) for end in _FILES}

    def open_file(self, storage: DurableStorage, ext: str, **kwargs: object) -> StructFile:
        """One of its files, for reading: what is read of it is proved by the sums."""
        return storage.open_file(self.make_filename(ext), sums=self._proofs(storage).get(ext), **kwargs)

    def faults(self, storage: DurableStorage) -> Iterator[str]:
        """Its files that are not what was written, all of them read; in words."""
        for end, size in self._sizes.items():
            name = self.make_filename(end)
            try:
                if storage.file_length(name) != size:
                    yield f"{name} has another size"
                elif end == SUMS:
                    self._sums = None
                    self._proofs(storage)
                elif list(sums_of(storage.path(name))) != list(self._proofs(storage)[end]):
                    yield f"{name} is not what was written"
            except FileNotFoundError:
                yield f"{name} is missing"
            except OSError as error:
                yield f"{name} cannot be read: {error.strerror or error}"
            except IndexTrouble:
                if end == SUMS:
                    yield f"{name} is not what was written"

    def _proofs(self, storage: DurableStorage) -> dict[str, array[int]]:
        # None yet of a segment that is being written, or that Whoosh's own writer has written.
        if self._sums is None and self._sizes:
            data = storage.read_whole(self.make_filename(SUMS))
            numbers = [blocks(self._sizes[end]) for end in (TERMS, LISTS, DOCUMENTS)]
            if crc32(data) != self._sum or len(data) != 4 * sum(numbers):
                raise damaged(f"{self.make_filename(SUMS)} is not what was written")
            sums = array("I")
            sums.frombytes(data)
            sums = _little(sums)
            ends = list(accumulate(numbers))
            parts = zip((TERMS, LISTS, DOCUMENTS), ends, numbers, strict=True)
            self._sums = {name: sums[end - number : end] for name, end, number in parts}
        return self._sums or {}

    # ------------------------------------------------------------ in the table of contents

    def record(self) -> dict[str, object]:
        """All that the table of contents keeps of it."""
        return {
            "segment": self.segid,
            "index": self.indexname,
            "paragraphs": self._doccount,
            "dropped": list(_stretches(sorted(self._deleted or ()))),
            "lengths": self.lengths,
            "spoken": self.spoken,
            "sizes": self._sizes,
            "sum": self._sum,
        }

    @classmethod
    def of(cls, record: Mapping[str, Any], codec: object) -> Segment:
        """The opposite of ``record``. Raises ValueError, KeyError or TypeError for what is no record of a segment."""
        name, index = record["segment"], record["index"]
        if not (_NAME.fullmatch(name) and index.isalpha()):
            raise ValueError(f"no name of a segment: {name!r}")
        segment = cls(codec, index)
        segment.segid = name
        segment.set_doc_count(int(record["paragraphs"]))
        dropped = record["dropped"]
        if not all(0 <= number <= segment.doc_count_all() for number in dropped):
            raise ValueError("a paragraph was dropped that there is not")
        numbers = {n for start, end in zip(dropped[::2], dropped[1::2], strict=True) for n in range(start, end)}
        segment._deleted = numbers or None
        segment.lengths.update({str(field): int(length) for field, length in record["lengths"].items()})
        segment.spoken.update({str(tongue): int(count) for tongue, count in record["spoken"].items()})
        segment._sizes = {str(end): int(size) for end, size in record["sizes"].items()}
        segment._sum = int(record["sum"])
        return segment

    def should_assemble(self) -> bool:
        """Never: Whoosh reads compound files whole into memory when it opens them."""
        return False


class DocumentWriter(PerDocumentWriter):  # type: ignore[misc]
    """Takes paragraphs in order, as Whoosh hands them on, and writes the file when it is closed."""

    def __init__(self, storage: FileStorage, segment: Segment) -> None:
        self._storage = storage
        self._segment = segment
        self._columns: dict[str, tuple[BytesIO, ColumnWriter]] = {}
        self._count = 0
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """The next paragraph."""
        self._count = docnum + 1

    def add_field(self, fieldname: str, fieldobj: FieldType, value: object, length: int) -> None:
        """The length of one of its fields; values are the store's to keep."""
        if length:
            short = length_to_byte(length)
            self.add_column_value(length_column(fieldname), _LENGTHS, short)
            self._segment.lengths[fieldname] += byte_to_length(short)

    def add_column_value(self, fieldname: str, columnobj: Column, value: Any) -> None:
        """Its value in a column."""
        self._column(fieldname, columnobj).add(self._count - 1, value)

    def _column(self, name: str, column: Column) -> ColumnWriter:
        known = self._columns.get(name)
        if known is None:
            buffer = BytesIO()
            known = self._columns[name] = buffer, column.writer(StructFile(buffer))
        return known[1]

    def take(
        self, reader: DocumentReader, columns: Mapping[str, Column], first: int, keep: Sequence[int] | None
    ) -> None:
        """Take over all columns of another segment from number ``first`` on; ``keep`` says which paragraphs live."""
        for name, column in (*columns.items(), *((length_column(kind), _LENGTHS) for kind in SCORED)):
            if reader.has_column(name):
                self._column(name, column).extend(first, reader.column_reader(name, column), keep)
        self._count = first + reader.doc_count()

    def close(self) -> None:
        """Write columns one after the other, then where each of them is."""
        with self._segment.create_file(self._storage, DOCUMENTS) as file:
            places: dict[str, tuple[int, int]] = {}
            offset = 0
            for name, (buffer, writer) in self._columns.items():
                writer.finish(self._count)
                data = buffer.getvalue()
                file.write(data)
                places[name] = offset, len(data)
                offset += len(data)
            directory = json.dumps(places).encode()
            file.write(directory)
            file.write(_FOOT.pack(len(directory)))
        self.is_closed = True


class DocumentReader(PerDocumentReader):  # type: ignore[misc]
    """Reads the file of a segment."""

    def __init__(self, storage: FileStorage, segment: Segment) -> None:
        size = storage.file_length(segment.make_filename(DOCUMENTS))
        self._segment = segment
        self._file = segment.open_file(storage, DOCUMENTS)
        (length,) = _FOOT.unpack(self._file.get(size - _FOOT.size, _FOOT.size))
        self._places: dict[str, list[int]] = json.loads(self._file.get(size - _FOOT.size - length, length))
        self._lengths: dict[str, bytes] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def doc_count(self) -> int:
        """Living paragraphs."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """All paragraphs, dropped ones too."""
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        """Whether any paragraph was dropped."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether that paragraph was dropped."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """The dropped paragraphs."""
        return iter(self._segment.deleted_docs())

    def supports_columns(self) -> bool:
        """They are what the file is for."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether any paragraph has a value in it."""
        return fieldname in self._places

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:
        """A reader of that column; of an empty one where no paragraph has a value."""
        if fieldname in self._places:
            return column.reader(self._file, *self._places[fieldname], self.doc_count_all())
        buffer = BytesIO()
        column.writer(StructFile(buffer)).finish(self.doc_count_all())
        return column.reader(StructFile(buffer), 0, len(buffer.getvalue()), self.doc_count_all())

    def lengths(self, kind: str) -> bytes:
        """The lengths of a scored field of all paragraphs, each in Whoosh's one byte."""
        if kind not in self._lengths:
            reader: NumbersReader = self.column_reader(length_column(kind), _LENGTHS)
            self._lengths[kind] = reader.numbers.tobytes()
        return self._lengths[kind]

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The length of a field of a paragraph, as near as one byte tells it."""
        short = self.lengths(fieldname.partition("_")[0])[docnum]
        return int(byte_to_length(short)) if short else default

    def field_length(self, fieldname: str) -> int:
        """The sum of the lengths of a field."""
        return self._segment.lengths[fieldname]

    def min_field_length(self, fieldname: str) -> int:
        """A safe bound."""
        return 1

    def max_field_length(self, fieldname: str) -> int:
        """A safe bound."""
        return 0xFFFF

    def stored_fields(self, docnum: int) -> dict[str, object]:
        """Nothing: the store keeps the records."""
        return {}
