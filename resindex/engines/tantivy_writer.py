"""Entries as Tantivy's documents, and as columns beside them.

What comes in: entries. What goes out: documents in a writer that has not committed, and the columns of the same
paragraphs. What paragraphs of a document share (title, subject, most values) is worked out once: they come together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from resindex.analysis import known_language
from resindex.engines.base import Entry
from resindex.engines.field_values import SPOKEN, day, keyword, row
from resindex.engines.key_columns import Builder, length_column
from resindex.engines.ranking import short_length
from resindex.engines.tantivy_parts import (
    BETWEEN,
    COUNTED,
    DAY,
    KEY,
    OWNER,
    RESOLUTION,
    SIZES,
    TONGUE,
    folded,
    shown,
    tantivy,
)
from resindex.engines.tantivy_terms import Laid, laid_out

_COLUMNS = {*COUNTED, "symbol", "language"}
_NUMBERS = {tongue: number for number, tongue in enumerate(SPOKEN)}


def size_column(kind: str) -> str:
    """The column of the size of a field as Tantivy keeps it, in its one byte."""
    return f"size of {kind}"


class Taking:
    """Takes entries up."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer
        self._shared: dict[str, tuple[str, str, Laid]] = {}
        self.columns = Builder()

    def take(self, entries: Iterable[Entry]) -> None:
        """Give all of them to the writer."""
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        tongue = known_language(entry.language)
        date = max(map(day, entry.values.get("date", ())), default=0)
        document = tantivy.Document()
        numbers = {"document": entry.document, "day": date, "tongue": _NUMBERS[tongue]}
        for kind, text in (("text", entry.text), ("title", entry.title), ("subject", entry.subject)):
            laid = laid_out(text, tongue) if kind == "text" else self._read(kind, text, tongue)
            if laid.length:
                _give(document, kind, laid)
                numbers[length_column(kind)] = short_length(laid.length)
                numbers[size_column(kind)] = bisect_right(SIZES, laid.size) - 1
        document.add_unsigned(KEY, entry.key)
        document.add_unsigned(OWNER, entry.document)
        document.add_unsigned(DAY, date)
        document.add_text(TONGUE, tongue)
        document.add_text(RESOLUTION, (row(entry.values.get("symbol", ())) or (f"\0{entry.document}",))[0])
        rows: dict[str, tuple[str, ...]] = {}
        for field, values in entry.values.items():
            compared, written = _joined(values)
            document.add_text(folded(field), compared)
            if field in _COLUMNS:
                rows[field] = row(values)
            if field in COUNTED and written:
                document.add_text(shown(field), written)
        self._writer.add_document(document)
        self.columns.add(entry.key, numbers, rows)

    def _read(self, kind: str, text: str, tongue: str) -> Laid:
        known = self._shared.get(kind)
        if known is None or known[:2] != (tongue, text):
            known = self._shared[kind] = tongue, text, laid_out(text, tongue)
        return known[2]


@lru_cache(maxsize=10_000)
def _joined(values: tuple[str, ...]) -> tuple[str, str]:
    """Values as they are compared, and as they are shown."""
    compared = (keyword(value).replace(BETWEEN, " ") for value in values)
    return BETWEEN.join(compared), BETWEEN.join(row(values))


def _give(document: tantivy.Document, field: str, laid: Laid) -> None:
    if laid.placed is None:
        document.add_text(field, laid.row)
        return
    placed = sorted(laid.placed, key=lambda term: term[1])
    terms = [tantivy.Token(term, position, 0, 0) for term, position in placed]
    document.add_pre_tokenized_text(field, tantivy.PreTokenizedString("", terms))
