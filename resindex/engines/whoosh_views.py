"""Reading one segment: whole posting lists and whole columns, living paragraphs only.

What comes in: a segment of a committed generation. What goes out: arrays of its paragraph numbers. Dropped paragraphs
are taken out here, in one place, so that nothing behind it can see them: counts, scores and facets are those of an
index that never held them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, repeat
from typing import NamedTuple, TypeVar

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
_REMEMBERED = 1 << 20  #: postings kept decoded between queries, at four bytes each, and as many places
_ROWS = 20_000  #: rows of the term dictionary kept

_Kept = TypeVar("_Kept")


class Occurrences(NamedTuple):
    """Where a term stands: the places of the paragraph ``ids[n]`` are ``places[ends[n]:ends[n + 1]]``.

    ``ends`` is None where every paragraph holds the term once: ``places`` pairs with ``ids``.
    """

    ids: Sequence[int]
    ends: Sequence[int] | None
    places: Sequence[int]


class Remembered(dict[tuple[str, str], _Kept]):
    """What was decoded, kept between queries as far as it stays small."""

    def __init__(self) -> None:
        super().__init__()
        self._size = 0

    def keep(self, asked: tuple[str, str], decoded: _Kept, size: int) -> None:
        """Keep it; what was kept before is let go where it would be too much together."""
        self._size += size + 64
        if self._size > _REMEMBERED:
            self.clear()
            self._size = size + 64
        self[asked] = decoded


class View:
    """One segment, open for reading."""

    def __init__(self, storage: FileStorage, schema: Schema, segment: Segment) -> None:
        self._schema = schema
        self.segment = segment
        self.size: int = segment.doc_count_all()
        self.deleted = frozenset(segment.deleted_docs())
        self._terms = Terms(_CODEC, storage, segment)
        self._documents = DocumentReader(storage, segment)
        self._infos: dict[tuple[str, str], ListInfo | None] = {}
        self._known: Remembered[Postings] = Remembered()
        self._placed: Remembered[Occurrences] = Remembered()
        self._values: dict[str, ValuesReader] = {}

    def close(self) -> None:
        """Let go of the files."""
        self._terms.close()
        self._documents.close()

    # ------------------------------------------------------------ terms

    def ids(self, field: str, term: str) -> array[int]:
        """The paragraphs that hold a term."""
        return self.postings(field, term).ids  # type: ignore[return-value]

    def number(self, field: str, term: str) -> int:
        """How many paragraphs hold a term. Its list is not read where nothing was dropped."""
        if self.deleted or term.startswith(SIGN):
            return len(self.ids(field, term))
        info = self._info(field, term)
        return 0 if info is None else int(info.doc_frequency())

    def postings(self, field: str, term: str) -> Postings:
        """The paragraphs that hold a term, ascending, and how often. Positions are left unread."""
        known = self._known.get((field, term))
        if known is None:
            if term.startswith(SIGN):
                known = self._unstemmed(field, term)._replace(places=_NONE)
            else:
                known = self._stem(field, term, positions=False)
            self._known.keep((field, term), known, len(known.ids))
        return known

    def occurrences(self, field: str, term: str) -> Occurrences:
        """The paragraphs that hold a term, ascending, and where."""
        known = self._placed.get((field, term))
        if known is None:
            whole = self._unstemmed(field, term) if term.startswith(SIGN) else self._stem(field, term, positions=True)
            ends = None if whole.counts is None else array("I", accumulate(whole.counts, initial=0))
            known = Occurrences(whole.ids, ends, whole.places)
            self._placed.keep((field, term), known, len(known.ids) + len(known.places))
        return known

    def _info(self, field: str, term: str) -> ListInfo | None:
        asked = field, term
        if asked not in self._infos:
            if len(self._infos) > _ROWS:
                self._infos.clear()
            self._infos[asked] = self._terms.find(field, term.encode())
        return self._infos[asked]

    def _stem(self, field: str, term: str, *, positions: bool) -> Postings:
        info = self._info(field, term)
        return Postings(_NONE, None) if info is None else self._living(info, positions=positions)

    def _unstemmed(self, field: str, term: str) -> Postings:
        """An unstemmed word: its own places where it has any, elsewhere those of its stem (see ``analysis.exact``)."""
        word = term.removeprefix(SIGN)
        language = field.rpartition("_")[2]
        own = self._stem(field, term, positions=True)
        stem = reading(word, language)
        told = set(self.ids(words_field(field), word)).difference(own.ids)
        if stem is None or not told:
            return own
        parts = own, self._stem(field, stem, positions=True)
        placed: dict[int, array[int]] = {}
        for among, (ids, counts, places) in zip((own.ids, told), parts, strict=True):
            end = 0
            for number, count in zip(ids, repeat(1) if counts is None else counts, strict=False):
                end += count
                if among is own.ids or number in told:
                    placed[number] = places[end - count : end]  # type: ignore[assignment]
        numbers = sorted(placed)
        here = [placed[number] for number in numbers]
        return Postings(array("I", numbers), array("I", map(len, here)), array("I", chain.from_iterable(here)))

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
