"""Full-text search over resolutions, paragraph by paragraph.

    from resindex import Index

    with Index.open("index") as index:
        for hit in index.search("impunity", verb="urges").hits:
            print(hit.id, hit.paragraph.text)

The names below are loaded when they are first used: importing the package loads nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resindex.errors import IndexTrouble, QueryError, ReadingError, ResindexError
    from resindex.hit_records import Facet, Freshness, Hit, ResultPage
    from resindex.indexing import update
    from resindex.model import Paragraph, Reference, Resolution, Span
    from resindex.parsing import parse
    from resindex.reading import read
    from resindex.records import record
    from resindex.search import Index

__all__ = [
    "Facet",
    "Freshness",
    "Hit",
    "Index",
    "IndexTrouble",
    "Paragraph",
    "QueryError",
    "ReadingError",
    "Reference",
    "ResindexError",
    "Resolution",
    "ResultPage",
    "Span",
    "parse",
    "read",
    "record",
    "records",
    "update",
]

_ROOMS = {
    "resindex.errors": ("IndexTrouble", "QueryError", "ReadingError", "ResindexError"),
    "resindex.hit_records": ("Facet", "Freshness", "Hit", "ResultPage"),
    "resindex.indexing": ("update",),
    "resindex.model": ("Paragraph", "Reference", "Resolution", "Span"),
    "resindex.parsing": ("parse",),
    "resindex.reading": ("read",),
    "resindex.records": ("record",),
    "resindex.search": ("Index",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(room), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
