"""The schema: which fields a paragraph has in the index, made from the field table.

Running text has a field of its own for every language of analysis (``text_en``, ``title_fr``), so that each is stemmed,
weighted and averaged among its like: text, title, and the subject that is only scored. Beside it stand the unstemmed
words, for prefixes (``word_en``, ``titleword_en``). Keyword, number and date fields of the table are folded values
under their own name; those that can be counted or sorted by have a column too. Nothing is stored: records are the
store's.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from resindex.analysis import indexed
from resindex.engines.field_values import SPOKEN, keyword, row
from resindex.engines.ranking import FIELDS as SCORED
from resindex.engines.whoosh_columns import Numbers, Values
from resindex.engines.whoosh_parts import Existence, FieldType, Format, Schema
from resindex.fields import FIELDS

#: Columns that are no fields: the store's ids, the day as a number (20030424), the language of analysis.
KEY, DOCUMENT, DAY, TONGUE = "key", "document", "day", "tongue"
#: A field that is no column: the document's id as a term, to drop its paragraphs by.
OWNER = "owner"


class Places(Format):  # type: ignore[misc]
    """Positions of a term in a paragraph, as plain numbers (Whoosh's own format pickles them)."""

    def encode(self, places: Sequence[int]) -> bytes:
        """The opposite of ``decode_positions``."""
        return array("I", places).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """Positions in words."""
        places = array("I")
        places.frombytes(value)
        return places.tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many."""
        return len(value) // array("I").itemsize

    def decode_weight(self, value: bytes) -> float:
        """The same, as Whoosh calls it."""
        return float(self.decode_frequency(value))


class RunningText(FieldType):  # type: ignore[misc]
    """Stemmed words with positions, in one language."""

    def __init__(self, language: str) -> None:
        super().__init__(Places(), None, scorable=True)
        self.language = language

    def index(self, value: str, **kwargs: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The terms of a text, as Whoosh's writer takes them."""
        for term, places in indexed(value, self.language).places.items():
            yield term.encode(), len(places), float(len(places)), self.format.encode(places)


class Words(FieldType):  # type: ignore[misc]
    """The unstemmed words, without positions."""

    def __init__(self, language: str) -> None:
        super().__init__(Existence(), None)
        self.language = language

    def index(self, value: str, **kwargs: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The words of a text, as Whoosh's writer takes them."""
        return ((word.encode(), 1, 1.0, b"") for word in indexed(value, self.language).words)


class Keyword(FieldType):  # type: ignore[misc]
    """Whole values, folded; several to a paragraph. ``column`` keeps them as they are written, too."""

    def __init__(self, *, column: bool) -> None:
        super().__init__(Existence(), None)
        self.column_type = Values() if column else None

    def index(self, value: Iterable[str], **kwargs: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The folded values, as Whoosh's writer takes them."""
        return ((folded.encode(), 1, 1.0, b"") for folded in set(map(keyword, value)))

    def to_column_value(self, value: Iterable[str]) -> tuple[str, ...]:
        """The values as they are written."""
        return row(tuple(value))

    def from_column_value(self, value: tuple[str, ...]) -> tuple[str, ...]:
        """The same."""
        return value


class Number(FieldType):  # type: ignore[misc]
    """A column that is no field."""

    indexed = False

    def __init__(self, code: str) -> None:
        super().__init__(Existence(), None)
        self.column_type = Numbers(code)

    def to_column_value(self, value: int) -> int:
        """The number itself."""
        return value

    def from_column_value(self, value: int) -> int:
        """The same."""
        return value


def words_field(field: str) -> str:
    """The field of the unstemmed words that belong to a field of stems.

    >>> words_field("text_en"), words_field("title_fr")
    ('word_en', 'titleword_fr')
    """
    kind, _, language = field.partition("_")
    return f"{'' if kind == 'text' else kind}word_{language}"


def schema() -> Schema:
    """The whole schema."""
    made = Schema()
    for language in SPOKEN:
        for kind in SCORED:
            made.add(f"{kind}_{language}", RunningText(language))
            made.add(words_field(f"{kind}_{language}"), Words(language))
    for field in FIELDS:
        if field.kind != "text" and not field.derived:
            made.add(field.name, Keyword(column=field.facet or (field.sortable and field.kind == "keyword")))
    made.add(OWNER, Keyword(column=False))
    made.add(TONGUE, Keyword(column=True))
    made.add(KEY, Number("q"))
    made.add(DOCUMENT, Number("q"))
    made.add(DAY, Number("I"))
    return made
