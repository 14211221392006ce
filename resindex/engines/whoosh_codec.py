"""The codec: how Whoosh writes and reads a segment of this project's index.

Whoosh lets an index bring its own codec, and all of Whoosh works on it: its writer, its matchers, its queries and
scorers. This one keeps Whoosh's term dictionary and replaces what is slow in the stock one: posting lists are arrays
(``whoosh_lists``), lengths and columns share a file (``whoosh_documents``), files are mapped and never copied.

The engine itself reads lists whole (``Terms.find`` and ``whoosh_lists``); the matcher that Whoosh's own searcher walks
through them is here too, so that the two can be held against each other.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import accumulate
from struct import Struct
from typing import Any

from resindex.engines.whoosh_documents import LISTS, TERMS, DocumentReader, DocumentWriter, Segment
from resindex.engines.whoosh_lists import ListFile, ListInfo, Postings, read_counts, read_ids, read_places
from resindex.engines.whoosh_parts import (
    Codec,
    FieldType,
    FieldWriter,
    FileStorage,
    Format,
    ListMatcher,
    OrderedHashWriter,
    StructFile,
    TermNotFound,
    W3TermsReader,
)
from resindex.engines.whoosh_storage import DurableStorage, MappedFile

_FIELD = Struct("!H")


class ParagraphCodec(Codec):  # type: ignore[misc]
    """Ties the parts together. It has no settings: what is on disk says how to read it."""

    def per_document_writer(self, storage: FileStorage, segment: Segment) -> DocumentWriter:
        """Writer of lengths and columns."""
        return DocumentWriter(storage, segment)

    def per_document_reader(self, storage: FileStorage, segment: Segment) -> DocumentReader:
        """Reader of lengths and columns."""
        return DocumentReader(storage, segment)

    def field_writer(self, storage: FileStorage, segment: Segment) -> TermWriter:
        """Writer of terms and their lists."""
        return TermWriter(storage, segment)

    def terms_reader(self, storage: FileStorage, segment: Segment) -> Terms:
        """Reader of terms and their lists."""
        return Terms(self, storage, segment)

    def new_segment(self, storage: FileStorage, indexname: str) -> Segment:
        """A segment yet to be written."""
        return Segment(self, indexname)


_CODEC = ParagraphCodec()


def _revived(record: dict[str, Any]) -> object:
    return Segment.of(record, _CODEC) if "segment" in record else record


class SegmentFile(MappedFile):
    """A mapped file in which there may be records of segments."""

    revive = staticmethod(_revived)


class MappedStorage(DurableStorage):
    """The folder of an index."""

    mapped_file = SegmentFile


class TermWriter(FieldWriter):  # type: ignore[misc]
    """Writes fields in order of name, terms in order of bytes: posting by posting for Whoosh, by list for us."""

    def __init__(self, storage: FileStorage, segment: Segment) -> None:
        self._terms = OrderedHashWriter(segment.create_file(storage, TERMS))
        self._lists = ListFile(segment.create_file(storage, LISTS))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._prefix = b""
        self._term = b""
        self._open: tuple[list[int], list[int], list[int]] = ([], [], [])
        self._format: Format = None
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: FieldType) -> None:
        """The lists that follow are this field's."""
        self._prefix = _FIELD.pack(self._fields.setdefault(fieldname, len(self._fields)))
        self._format = fieldobj.format

    def add_list(self, term: bytes, postings: Postings) -> None:
        """A whole list."""
        self._terms.add(self._prefix + term, self._lists.add(postings).to_bytes())

    def start_term(self, btext: bytes) -> None:
        """The postings that follow are this term's."""
        self._term = btext
        self._open = ([], [], [])

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        """One posting."""
        ids, counts, places = self._open
        ids.append(docnum)
        counts.append(int(weight))
        if vbytes:
            places.extend(self._format.decode_positions(vbytes))

    def finish_term(self) -> None:
        """That was the last posting of the term."""
        self.add_list(self._term, Postings(*self._open))

    def close(self) -> None:
        """Finish both files."""
        self._terms.close()
        self._lists.close()
        self.is_closed = True


class Terms(W3TermsReader):  # type: ignore[misc]
    """Reads the term dictionary and the lists of a segment."""

    def __init__(self, codec: ParagraphCodec, storage: FileStorage, segment: Segment) -> None:
        size = storage.file_length(segment.make_filename(TERMS))
        super().__init__(codec, segment.open_file(storage, TERMS), size, segment.open_file(storage, LISTS))

    @property
    def lists(self) -> StructFile:
        """The file that ``ListInfo`` points into."""
        return self._postfile

    def find(self, field: str, term: bytes) -> ListInfo | None:
        """The row of a term; None where the segment does not have it."""
        if field not in self._fieldmap:
            return None
        row = self._tindex.get(self._keycoder(field, term))
        return None if row is None else ListInfo.from_bytes(row)

    def rows(self, field: str, prefix: bytes = b"") -> Iterator[tuple[bytes, ListInfo]]:
        """All terms of a field that begin so, in order of bytes."""
        if field not in self._fieldmap:
            return
        start = self._keycoder(field, prefix)
        for key, row in self._tindex.items_from(start):
            if not key.startswith(start):
                return
            yield key[_FIELD.size :], ListInfo.from_bytes(row)

    def fields(self) -> list[str]:
        """The fields that have terms, in the order that they were written in."""
        return list(self._fieldmap)

    # What Whoosh's own reader asks for.

    def term_info(self, fieldname: str, tbytes: bytes) -> ListInfo:
        """As ``find``, but a missing term is an error."""
        info = self.find(fieldname, tbytes)
        if info is None:
            raise TermNotFound(f"No term {fieldname}:{tbytes!r}")
        return info

    def frequency(self, fieldname: str, tbytes: bytes) -> float:
        """How often the term occurs."""
        return float(self._row(fieldname, tbytes).weight())

    def doc_frequency(self, fieldname: str, tbytes: bytes) -> int:
        """In how many paragraphs."""
        return int(self._row(fieldname, tbytes).doc_frequency())

    def _row(self, fieldname: str, tbytes: bytes) -> ListInfo:
        info = self.find(fieldname, tbytes)
        if info is None:
            raise KeyError(tbytes)  # which Whoosh takes for none
        return info

    def items(self) -> Iterator[tuple[tuple[str, bytes], ListInfo]]:
        """Everything."""
        return ((self._keydecoder(key), ListInfo.from_bytes(row)) for key, row in self._tindex.items())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], ListInfo]]:
        """Everything from that term on."""
        start = self._keycoder(fieldname, prefix)
        return ((self._keydecoder(key), ListInfo.from_bytes(row)) for key, row in self._tindex.items_from(start))

    def matcher(self, fieldname: str, tbytes: bytes, format_: Format, scorer: object = None) -> ListMatcher:
        """Whoosh's way through a list."""
        info = self.term_info(fieldname, tbytes)
        ids = read_ids(self.lists, info)
        counts = read_counts(self.lists, info) or array("B", (1,)) * len(ids)
        values: list[bytes] | None = None
        if format_.supports("positions"):
            places = read_places(self.lists, info)
            ends = list(accumulate(counts))
            values = [format_.encode(places[end - count : end]) for end, count in zip(ends, counts, strict=True)]
        weights = array("f", counts)
        return ListMatcher(ids, weights, values, format_, scorer=scorer, term=(fieldname, tbytes), terminfo=info)
