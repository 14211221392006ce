"""Engines: the inverted index, behind one interface.

What comes in: a folder and the name of an engine. What goes out: an ``Engine`` (see ``base``). An engine is loaded when
it is asked for and not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from resindex.errors import UsageError

if TYPE_CHECKING:
    from resindex.engines.base import Engine

ENGINES = ("whoosh", "tantivy")


def open_engine(folder: Path, name: str = "whoosh") -> Engine:
    """The engine of that name in an index folder; its files lie in ``folder/name``. Nothing is written yet.

    Raises UsageError for a name that is none, MissingEngine where its library is not installed.
    """
    if name == "whoosh":
        from resindex.engines.whoosh_engine import WhooshEngine

        return WhooshEngine(folder / name)
    if name == "tantivy":
        from resindex.engines.tantivy_engine import TantivyEngine

        return TantivyEngine(folder / name)
    raise UsageError(f"unknown engine {name!r}", hint=f"engines: {', '.join(ENGINES)}")
