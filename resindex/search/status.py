"""How an index stands: what it holds, of which corpus, and how fresh it is.

What comes in: an open store and the folders. What goes out: one ``Status`` record.
"""

from __future__ import annotations

import os
from pathlib import Path

from resindex.frozen import frozen
from resindex.hit_records import Freshness
from resindex.store import Counts, Problem


@frozen
class Status:
    """``size`` is in bytes, of all files of the index. ``settled``: the engine has taken up all that the store holds.

    ``problems`` are files that could not be read, ``warnings`` what was odd about files that were read all the same,
    ``duplicates`` pairs of a file and the first file that holds the same document.
    """

    corpus: tuple[Path, ...]
    index: Path
    engine: str
    counts: Counts
    freshness: Freshness
    size: int
    settled: bool
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()


def size_on_disk(folder: Path) -> int:
    """Bytes of all files below a folder; files that go meanwhile count nothing."""
    total = 0
    for where, _folders, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(where) / name).stat().st_size
            except OSError:
                continue
    return total
