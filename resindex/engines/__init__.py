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

ENGINES = ("whoosh",)


def open_engine(folder: Path, name: str = "whoosh") -> Engine:
    """The engine of that name in an index folder; its files lie in ``folder/name``. Nothing is written yet."""
    if name != "whoosh":
        raise UsageError(f"unknown engine {name!r}", hint=f"engines: {', '.join(ENGINES)}")
    from resindex.engines.whoosh_engine import WhooshEngine

    return WhooshEngine(folder / name)
