"""Reading one segment: whole posting lists and whole columns, living paragraphs only.

What comes in: a segment of a committed generation. What goes out: arrays of its paragraph numbers. Dropped paragraphs
are taken out here, in one place, so that nothing behind it can see them: counts, scores and facets are those of an
index that never held them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, compress, repeat

from resindex.analysis.exact import reading
from resindex.analysis.words import SIGN
from resindex.engines.columns import SymbolKeys
from resindex.engines.whoosh_codec import ParagraphCodec, Terms
from resindex.engines.whoosh_columns import NumbersReader, Values, ValuesReader
from resindex.engines.whoosh_documents import DocumentReader, Segment
from resindex.engines.whoosh_lists import ListInfo, Postings, read_counts, read_ids, read_places
from resindex.engines.whoosh_parts import FileStorage, Schema
from resindex.engines.whoosh_schema import DAY, DOCUMENT, KEY, words_field

_CODEC = ParagraphCodec()
_VALUES = Values()
_NONE = array("I")
_REMEMBERED = 1 << 20  #: postings kept decoded between queries, at four bytes each


class View:
    """One segment, open for reading."""

    def __init__(self, storage: FileStorage, schema: Schema, segment: Segment) -> None:
        self._schema = schema
        self.segment = segment
        self.size: int = segment.doc_count_all()
        self.deleted = frozenset(segment.deleted_docs())
        self._terms = Terms(_CODEC, storage, segment)
        self._documents = DocumentReader(storage, segment)
        self._known: dict[tuple[str, str], Postings] = {}
        self._remembered = 0
        self._values: dict[str, ValuesReader] = {}

    def close(self) -> None:
        """Let go of the files."""
        self._terms.close()
        self._documents.close()

    # ------------------------------------------------------------ terms

    def ids(self, field: str, term: str) -> array[int]:
        """The paragraphs that hold a term."""
        return self.postings(field, term).ids  # type: ignore[return-value]

    def postings(self, field: str, term: str) -> Postings:
        """The paragraphs that hold a term, and how often. Positions are left unread."""
        known = self._known.get((field, term))
        if known is not None:
            return known
        if term.startswith(SIGN):
            postings = self._unstemmed(field, term)._replace(places=_NONE)
        else:
            info = self._terms.find(field, term.encode())
            postings = Postings(_NONE, None) if info is None else self._living(info, positions=False)
        self._remembered += len(postings.ids) + 64
        if self._remembered > _REMEMBERED:
            self._known.clear()
            self._remembered = len(postings.ids) + 64
        self._known[field, term] = postings
        return postings

    def occurrences(self, field: str, term: str) -> Postings:
        """The paragraphs that hold a term, how often, and where."""
        return self._unstemmed(field, term) if term.startswith(SIGN) else self._stem(field, term)

    def _stem(self, field: str, term: str) -> Postings:
        info = self._terms.find(field, term.encode())
        return Postings(_NONE, None) if info is None else self._living(info, positions=True)

    def _unstemmed(self, field: str, term: str) -> Postings:
        """An unstemmed word: its own places where it has any, elsewhere those of its stem (see ``analysis.exact``)."""
        word = term.removeprefix(SIGN)
        language = field.rpartition("_")[2]
        own = self._stem(field, term)
        stem = reading(word, language)
        told = set(self.ids(words_field(field), word)).difference(own.ids)
        if stem is None or not told:
            return own
        ids, counts, places = self._stem(field, stem)
        alive = bytes(map(told.__contains__, ids))
        spread = alive if counts is None else chain.from_iterable(map(repeat, alive, counts))
        numbers = (1 for _ in ids) if counts is None else counts
        return Postings(
            array("I", (*own.ids, *compress(ids, alive))),
            array("I", (*(own.counts or (1,) * len(own.ids)), *compress(numbers, alive))),
            array("I", (*own.places, *compress(places, spread))),
        )

    def terms(self, field: str, prefix: str) -> Iterator[tuple[str, ListInfo]]:
        """The terms that begin so, in order, dropped paragraphs' terms among them."""
        return ((term.decode(), info) for term, info in self._terms.rows(field, prefix.encode()))

    def ids_of(self, info: ListInfo) -> array[int]:
        """The paragraphs of a list that ``terms`` gave."""
        return self._living(info, positions=False).ids  # type: ignore[return-value]

    def _living(self, info: ListInfo, *, positions: bool) -> Postings:
        file = self._terms.lists
        ids = read_ids(file, info)
        counts = read_counts(file, info)
        places = read_places(file, info) if positions else _NONE
        if not self.deleted or self.deleted.isdisjoint(ids):
            return Postings(ids, counts, places)
        alive = bytes(number not in self.deleted for number in ids)
        if positions:
            spread = alive if counts is None else (k for k, n in zip(alive, counts, strict=True) for k in repeat(k, n))
            places = array("I", compress(places, spread))
        return Postings(
            array("I", compress(ids, alive)), None if counts is None else array("I", compress(counts, alive)), places
        )

    # ------------------------------------------------------------ columns

    def everything(self) -> set[int]:
        """All living paragraphs."""
        return set(range(self.size)) - self.deleted

    def lengths(self, kind: str) -> bytes:
        """For every paragraph the length of a scored field, in Whoosh's one byte."""
        return self._documents.lengths(kind)

    @cached_property
    def keys(self) -> array[int]:
        """The store's keys."""
        return self._numbers(KEY)

    @cached_property
    def documents(self) -> array[int]:
        """The store's document ids."""
        return self._numbers(DOCUMENT)

    @cached_property
    def days(self) -> array[int]:
        """Dates of adoption as numbers."""
        return self._numbers(DAY)

    def values(self, field: str) -> ValuesReader:
        """The values of a field that can be counted."""
        reader = self._values.get(field)
        if reader is None:
            reader = self._values[field] = self._documents.column_reader(field, _VALUES)
        return reader

    @cached_property
    def symbols(self) -> tuple[array[int], SymbolKeys]:
        """For every paragraph the number of its symbol, and for every number how the symbol sorts."""
        reader = self.values("symbol")
        return reader.refs, SymbolKeys(reader.rows)

    def _numbers(self, name: str) -> array[int]:
        reader: NumbersReader = self._documents.column_reader(name, self._schema[name].column_type)
        return reader.numbers
