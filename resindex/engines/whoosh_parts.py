"""The parts of Whoosh that the engine is made of: the only place where Whoosh is imported.

Whoosh 2.7.4 has string escapes and comparisons that newer Pythons warn of when they compile it; those warnings are
silenced here and nowhere else. Its module ``compat`` asks for ``urllib.request``, of which the engine uses nothing:
while Whoosh is imported an empty module stands in, which saves every search the import of the network (12 ms).
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def _without_the_network() -> Iterator[None]:
    name = "urllib.request"
    if name in sys.modules:
        yield
        return
    stand_in = ModuleType(name)
    stand_in.__dict__["urlretrieve"] = None
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        del sys.modules[name]


with _without_the_network(), warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh.codec.base import Codec, FieldWriter, PerDocumentReader, PerDocumentWriter
    from whoosh.codec.whoosh3 import W3Segment, W3TermsReader
    from whoosh.columns import Column, ColumnReader, ColumnWriter
    from whoosh.fields import FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.filetables import FileFormatError, OrderedHashWriter
    from whoosh.filedb.structfile import StructFile
    from whoosh.formats import Existence, Format
    from whoosh.index import TOC, clean_files
    from whoosh.matching import ListMatcher
    from whoosh.reading import TermInfo, TermNotFound
    from whoosh.util.numeric import byte_to_length, length_to_byte

__all__ = [
    "TOC",
    "Codec",
    "Column",
    "ColumnReader",
    "ColumnWriter",
    "Existence",
    "FieldType",
    "FieldWriter",
    "FileFormatError",
    "FileStorage",
    "Format",
    "ListMatcher",
    "OrderedHashWriter",
    "PerDocumentReader",
    "PerDocumentWriter",
    "Schema",
    "StructFile",
    "TermInfo",
    "TermNotFound",
    "W3Segment",
    "W3TermsReader",
    "byte_to_length",
    "clean_files",
    "length_to_byte",
]
