"""Engines: the inverted index, behind one interface.

What comes in: a folder and the name of an engine. What goes out: an ``Engine`` (see ``base``). An engine is loaded when
it is asked for and not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from resindex.errors import UsageError
from resindex.settings import ENGINES

if TYPE_CHECKING:
    from resindex.engines.base import Engine

__all__ = ["ENGINES", "PLEASANT", "open_engine", "remove_others"]

#: Paragraphs beyond which Whoosh is no longer pleasant. With 583,000 paragraphs one question in twenty takes more than
#: 36 ms of processor time, and building takes four and a half minutes of it; both grow with the corpus
#: (``benchmarks/speed/side_by_side.py``).
PLEASANT = 1_000_000


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


def remove_others(folder: Path, name: str) -> None:
    """Delete what engines of another name left in an index folder that is kept by this one."""
    import shutil

    for other in ENGINES:
        if other != name and name in ENGINES:
            shutil.rmtree(folder / other, ignore_errors=True)
