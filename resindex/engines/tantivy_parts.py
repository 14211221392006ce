"""Tantivy: the only place where it is imported, and what an index of it consists of.

What comes in: nothing. What goes out: the schema, and Tantivy's own classes. Text, title and subject of all languages
are in one field each (``tantivy_terms``); keyword, number and date fields of the field table are folded values, and
those that can be counted are there a second time as they are shown. A document of its own, written
in the same commit as the others, says what generation this is.
"""

from __future__ import annotations

from functools import cache

from resindex.engines.ranking import FIELDS as SCORED
from resindex.errors import MissingEngine
from resindex.fields import FIELDS

try:
    import tantivy as tantivy
except ImportError as error:
    raise MissingEngine(
        "the engine tantivy is not installed",
        hint="pip install 'resindex[tantivy]', or have the index kept by another: resindex index --engine whoosh",
    ) from error

#: The paragraph's key; its document, to drop it by; its day; its language of analysis; the resolution it belongs to.
KEY, OWNER, DAY, TONGUE, RESOLUTION = "key", "owner", "day", "tongue", "resolution"
#: The document that says what generation this is: the term that it is found by, and what it says.
GENERATION, STATE = "generation", "state"
CURRENT = "current"

#: How the values of a field are given at once, and what takes them apart.
BETWEEN, VALUES = "\x1f", "values"

KEPT = tuple(field.name for field in FIELDS if field.kind != "text" and not field.derived)
COUNTED = tuple(field.name for field in FIELDS if field.facet)


def folded(field: str) -> str:
    """The field of the values as they are compared."""
    return f"{field}_folded"


def shown(field: str) -> str:
    """The field of the values as they are shown, all of a paragraph together."""
    return f"{field}_shown"


@cache
def schema() -> tantivy.Schema:
    """The whole schema."""
    builder = tantivy.SchemaBuilder()
    for name in SCORED:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in map(folded, KEPT):
        builder.add_text_field(name, tokenizer_name=VALUES, index_option="basic")
    for name in (*map(shown, COUNTED), RESOLUTION):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field(TONGUE, tokenizer_name="raw", index_option="basic")
    for name in (KEY, OWNER, DAY):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_text_field(GENERATION, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(STATE, stored=True)
    return builder.build()


def is_damage(error: BaseException) -> bool:
    """Whether it is what Tantivy raises over a damaged file: all its errors are ValueError, or a panic of Rust's."""
    return isinstance(error, ValueError) or type(error).__name__ == "PanicException"


def knows_values(index: tantivy.Index) -> tantivy.Index:
    """The index, ready to be written."""
    splitting = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(f"[^{BETWEEN}]+")).build()
    index.register_tokenizer(VALUES, splitting)
    return index


#: Sizes of fields are kept in a byte: small ones as they are, larger ones in steps that grow.
SIZES = tuple(n if n < 24 else 24 + ((n & 7) if n < 32 else (n & 7 | 8) << ((n - 24 >> 3) - 1)) for n in range(256))
