"""One run at a time: a lock on a file in the index folder.

In: the index folder. Out: a held lock, or IndexLocked naming the process that holds it, its machine and since when.
Promise: the lock is the operating system's, so that of a process that died is free at once; the file that stays behind
means nothing, whatever number stands in it, and on whichever machine that was. A file system that knows no locks (some
network disks) is said to be one: two runs at once would spoil each other's work there.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import TracebackType

from resindex.engines.locking import hold
from resindex.errors import IndexLocked, IndexTrouble

FILE = "run.lock"


class RunLock:
    """A context manager that holds the index folder for one run."""

    def __init__(self, index: Path) -> None:
        self._path = index / FILE
        self._file = -1

    def __enter__(self) -> RunLock:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise IndexTrouble(
                f"{self._path.parent} cannot be written: {error.strerror}", hint="give another folder with --index"
            ) from error
        try:
            mine = hold(self._file)
        except OSError as error:
            os.close(self._file)
            raise IndexTrouble(
                f"{self._path.parent} lies where files cannot be locked: {error.strerror}",
                hint="give a folder on a disk of this machine with --index",
            ) from error
        if not mine:
            holder = os.read(self._file, 300).decode("ascii", "replace").strip()
            os.close(self._file)
            raise IndexLocked(
                f"another run holds {self._path.parent} (process {holder or 'unknown'})", hint="wait until it is done"
            )
        self._sign()
        return self

    def _sign(self) -> None:
        machine = os.uname().nodename if hasattr(os, "uname") else "this machine"
        words = f"{os.getpid()} on {machine} since {time.strftime('%Y-%m-%d %H:%M:%S')}\n"
        try:
            os.ftruncate(self._file, 0)
            os.write(self._file, words.encode("ascii", "replace"))
        except OSError:
            pass  # a full disk: what stands there is for others to read, the lock holds without it

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)  # which lets go of the lock
