"""Building segments: from entries to files.

What comes in: entries, or segments to be made into one. What goes out: segments on disk that no index names yet;
the engine commits them. Whoosh's own writer keeps a tuple for every posting and sorts them; this one keeps an array
for every term, which needs no sorting and a fraction of the memory, and fills several segments where a bulk build would
outgrow its bound.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, compress, groupby, repeat
from operator import itemgetter
from typing import TypeAlias

from resindex.analysis import Indexed, indexed, known_language
from resindex.engines.base import Entry
from resindex.engines.field_values import day, keyword, row
from resindex.engines.whoosh_codec import ParagraphCodec, Terms, TermWriter
from resindex.engines.whoosh_documents import DocumentReader, DocumentWriter, Segment
from resindex.engines.whoosh_lists import ListInfo, Postings, read_counts, read_ids, read_places
from resindex.engines.whoosh_parts import Column, FileStorage, Schema
from resindex.engines.whoosh_schema import DAY, DOCUMENT, KEY, OWNER, TONGUE, words_field

INDEX_NAME = "MAIN"

_CODEC = ParagraphCodec()
_MEMORY = 200 << 20  #: bytes of postings that are collected before they are written out as a segment
_PER_TERM = 320  #: bytes that a term costs besides its postings
_MOST_PLACES = 0xFFFF  #: a paragraph holds a term at most this often, as far as the index is concerned

_Lists: TypeAlias = "dict[str, tuple[array[int], array[int], array[int]]]"


def write_segments(
    storage: FileStorage, schema: Schema, entries: Iterable[Entry], memory: int = _MEMORY
) -> Iterator[Segment]:
    """Write entries as segments, one unless they outgrow the memory."""
    builder: _Builder | None = None
    for entry in entries:
        builder = builder or _Builder(storage, schema)
        builder.add(entry)
        if builder.size > memory:
            yield builder.finish()
            builder = None
    if builder is not None:
        yield builder.finish()


class _Builder:
    """One segment in the making."""

    def __init__(self, storage: FileStorage, schema: Schema) -> None:
        self._storage = storage
        self._schema = schema
        self._segment = _CODEC.new_segment(storage, INDEX_NAME)
        self._documents = DocumentWriter(storage, self._segment)
        self._columns: dict[str, Column] = {name: field.column_type for name, field in schema.items()}
        self._texts: dict[str, _Lists] = {}
        self._words: dict[str, dict[str, array[int]]] = {}
        self._count = 0
        self._shared: dict[str, tuple[str, str, Indexed]] = {}
        self.size = 0

    def add(self, entry: Entry) -> None:
        """Take up one paragraph."""
        tongue = known_language(entry.language)
        number = self._count
        self._count += 1
        self._documents.start_doc(number)
        self._segment.spoken[tongue] += 1
        self._text("text", tongue, indexed(entry.text, tongue), number)
        for kind, text in (("title", entry.title), ("subject", entry.subject)):
            self._text(kind, tongue, self._read(kind, text, tongue), number)
        self._number(KEY, entry.key)
        self._number(DOCUMENT, entry.document)
        self._number(DAY, max(map(day, entry.values.get("date", ())), default=0))
        self._keyword(OWNER, (str(entry.document),), number)
        self._keyword(TONGUE, (tongue,), number)
        for field, values in entry.values.items():
            self._keyword(field, values, number)

    def _read(self, kind: str, text: str, tongue: str) -> Indexed:
        """What the paragraphs of a document share is read once: they come together."""
        known = self._shared.get(kind)
        if known is None or known[:2] != (tongue, text):
            known = self._shared[kind] = tongue, text, indexed(text, tongue)
        return known[2]

    def _text(self, kind: str, tongue: str, text: Indexed, number: int) -> None:
        if not text.length:
            return
        field = f"{kind}_{tongue}"
        self._documents.add_field(field, None, None, text.length)
        lists = self._texts.get(field)
        if lists is None:
            lists = self._texts[field] = {}
        before = len(lists)
        for term, places in text.places.items():
            known = lists.get(term)
            if known is None:
                known = lists[term] = array("I"), array("H"), array("H")
            ids, counts, positions = known
            if places[-1] > _MOST_PLACES or len(places) > _MOST_PLACES:
                known = lists[term] = _wide(known, places)
                places = places[:_MOST_PLACES]
                ids, counts, positions = known
            ids.append(number)
            counts.append(len(places))
            positions.extend(places)
        self.size += 6 * len(text.places) + 2 * text.length + _PER_TERM * (len(lists) - before)
        self._post(words_field(field), text.words, number)

    def _post(self, field: str, terms: Collection[str], number: int) -> None:
        lists = self._words.get(field)
        if lists is None:
            lists = self._words[field] = {}
        before = len(lists)
        for term in terms:
            ids = lists.get(term)
            if ids is None:
                ids = lists[term] = array("I")
            ids.append(number)
        self.size += 4 * len(terms) + _PER_TERM * (len(lists) - before)

    def _keyword(self, field: str, values: tuple[str, ...], number: int) -> None:
        self._post(field, {folded for value in values if (folded := keyword(value))}, number)
        column = self._columns[field]
        if column is not None:
            self._documents.add_column_value(field, column, row(values))

    def _number(self, name: str, value: int) -> None:
        self._documents.add_column_value(name, self._columns[name], value)

    def finish(self) -> Segment:
        """Write everything down."""
        self._segment.set_doc_count(self._count)
        self._documents.close()
        terms = _CODEC.field_writer(self._storage, self._segment)
        for field in sorted((*self._texts, *self._words)):
            terms.start_field(field, self._schema[field])
            if field in self._texts:
                texts = self._texts.pop(field)
                for term in sorted(texts):  # strings sort as their bytes in UTF-8 do
                    terms.add_list(term.encode(), Postings(*texts[term]))
            else:
                words = self._words.pop(field)
                for term in sorted(words):
                    terms.add_list(term.encode(), Postings(words[term], None))
        terms.close()
        self._segment.settle(self._storage)
        return self._segment


def _wide(
    known: tuple[array[int], array[int], array[int]], places: list[int]
) -> tuple[array[int], array[int], array[int]]:
    """The list with room for positions beyond the usual: a paragraph of more than 65,535 words."""
    ids, counts, positions = known
    return ids, counts, array("I", positions)


# ---------------------------------------------------------------- several into one


def merge_segments(storage: FileStorage, schema: Schema, segments: Sequence[Segment]) -> Segment:
    """Write what lives in the segments as one."""
    merged = _CODEC.new_segment(storage, INDEX_NAME)
    sources = []
    count = 0
    for segment in segments:
        source = _Source(storage, segment, count)
        sources.append(source)
        count += segment.doc_count()
        merged.spoken += segment.spoken
        merged.lengths += segment.lengths
    merged.set_doc_count(count)
    _merge_documents(DocumentWriter(storage, merged), sources, schema)
    terms = _CODEC.field_writer(storage, merged)
    for field in sorted({name for source in sources for name in source.terms.fields()}):
        terms.start_field(field, schema[field])
        _merge_field(terms, sources, field)
    terms.close()
    for source in sources:
        source.close()
    merged.settle(storage)
    return merged


class _Source:
    """A segment that is read to be merged: its paragraphs get the numbers from ``base`` on."""

    def __init__(self, storage: FileStorage, segment: Segment, base: int) -> None:
        self.terms = Terms(_CODEC, storage, segment)
        self.documents = DocumentReader(storage, segment)
        self.base = base
        self.keep: bytearray | None = None
        self._numbers: Sequence[int] | None = None
        if segment.has_deletions():
            self.keep = bytearray(b"\x01") * segment.doc_count_all()
            for number in segment.deleted_docs():
                self.keep[number] = 0
            numbers = array("I", bytes(4 * len(self.keep)))
            for new, old in enumerate(compress(range(len(self.keep)), self.keep), base):
                numbers[old] = new
            self._numbers = numbers

    def postings(self, info: ListInfo) -> Postings:
        """A list under the new numbers, without what was dropped."""
        file = self.terms.lists
        ids = read_ids(file, info)
        counts = read_counts(file, info)
        places = read_places(file, info)
        if self.keep is None or self._numbers is None:
            return Postings(array("I", map(self.base.__add__, ids)), counts, places)
        kept = array("B", map(self.keep.__getitem__, ids))
        if not all(kept):
            if places and counts is None:
                places = array("I", compress(places, kept))
            elif places and counts is not None:
                spread = (k for k, n in zip(kept, counts, strict=True) for k in repeat(k, n))
                places = array("I", compress(places, spread))
            counts = None if counts is None else array("I", compress(counts, kept))
            ids = array("I", compress(ids, kept))
        return Postings(array("I", map(self._numbers.__getitem__, ids)), counts, places)

    def close(self) -> None:
        """Let go of the files."""
        self.terms.close()
        self.documents.close()


def _merge_field(terms: TermWriter, sources: list[_Source], field: str) -> None:
    rows = heapq.merge(*(_rows(source, n, field) for n, source in enumerate(sources)), key=itemgetter(0, 1))
    for term, group in groupby(rows, key=itemgetter(0)):
        parts = [part for _, n, info in group if (part := sources[n].postings(info)).ids]
        if len(parts) == 1:
            terms.add_list(term, parts[0])
        elif parts:
            terms.add_list(term, _chained(parts))


def _rows(source: _Source, number: int, field: str) -> Iterator[tuple[bytes, int, ListInfo]]:
    return ((term, number, info) for term, info in source.terms.rows(field))


def _chained(parts: list[Postings]) -> Postings:
    ids = array("I", chain.from_iterable(part.ids for part in parts))
    places = array("I", chain.from_iterable(part.places for part in parts))
    if all(part.counts is None for part in parts):
        return Postings(ids, None, places)
    counts = (repeat(1, len(part.ids)) if part.counts is None else part.counts for part in parts)
    return Postings(ids, array("I", chain.from_iterable(counts)), places)


def _merge_documents(writer: DocumentWriter, sources: list[_Source], schema: Schema) -> None:
    columns = {name: field.column_type for name, field in schema.items() if field.column_type}
    for source in sources:
        writer.take(source.documents, columns, source.base, source.keep)
    writer.close()
