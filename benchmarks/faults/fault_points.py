"""Points at which a run can be made to die, each with a name: every boundary between two states of the disk.

``install`` puts them into the process that is to die, around what the programme itself calls: nothing in the programme
knows of them. At the point that is asked for, the process kills itself with SIGKILL.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from resindex import engines, offers
from resindex.indexing import lock, offering, run, settling
from resindex.store import connecting


class Points:
    """Counts the points that are passed, and dies at one of them."""

    def __init__(self, at: int | None = None, log: Path | None = None) -> None:
        self._at = at
        self._passed = 0
        self._log = log.open("w") if log else None

    def point(self, name: str) -> None:
        """Passed, perhaps."""
        self._passed += 1
        if self._log:
            self._log.write(f"{name}\n")
            self._log.flush()
        if self._passed == self._at:
            os.kill(os.getpid(), signal.SIGKILL)


def install(points: Points) -> None:
    """Put the points in."""
    _transactions(points)
    _around(points, lock.RunLock, "__enter__", "the lock is taken")
    _around(points, offers, "write", "the file of completion is written")
    offering.offers = offers
    opened = engines.open_engine

    def open_engine(folder: Path, name: str = "whoosh") -> Any:
        engine = opened(folder, name)
        kind = type(engine)
        if not hasattr(kind, "_watched"):
            kind._watched = True  # type: ignore[attr-defined]
            _around(points, kind, "commit", "the engine commits")
            _around(points, kind, "clear", "the engine is cleared")
            if name == "whoosh":
                _files(points)
        return engine

    engines.open_engine = open_engine
    assert run.open_engine is settling.open_engine  # which asks ``engines`` each time


def _transactions(points: Points) -> None:
    plain = connecting.transaction

    @contextmanager
    def watched(connection: Any) -> Iterator[None]:
        with plain(connection):
            yield
            points.point("before a transaction of the store ends")
        points.point("after a transaction of the store has ended")

    connecting.transaction = watched
    sys.modules["resindex.store"].transaction = watched  # type: ignore[attr-defined]


def _files(points: Points) -> None:
    from resindex.engines import whoosh_storage as storage

    _around(points, storage.DurableStorage, "create_file", "a file of the engine is made")
    _around(points, storage.WrittenFile, "close", "a file of the engine is finished")
    _around(points, storage.DurableStorage, "rename_file", "a file of the engine gets its name")
    _around(points, storage.DurableStorage, "delete_file", "a file of the engine is deleted")


def _around(points: Points, owner: Any, name: str, what: str) -> None:
    plain: Callable[..., Any] = getattr(owner, name)

    @wraps(plain)
    def watched(*args: Any, **kwargs: Any) -> Any:
        points.point(f"before {what}")
        result = plain(*args, **kwargs)
        points.point(f"after {what}")
        return result

    setattr(owner, name, watched)
