"""Writing so that a power cut cannot hurt: contents are on the disk before a name stands for them.

What comes in: files and folders that were written. What goes out: nothing; when a call returns, the disk has it. The
order is that of ``replace``: the contents of the file (``sync_file``, when it is closed), the names beside it, the
rename, the new name. Raises OSError.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

    def sync_file(file: int) -> None:
        """Wait until the disk itself has what was written to an open file: fsync alone stops at its cache there."""
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)

else:

    def sync_file(file: int) -> None:
        """Wait until the disk has what was written to an open file."""
        os.fsync(file)


if sys.platform == "win32":

    def sync_folder(folder: Path) -> None:
        """Nothing to wait for: names are kept by the file system's own journal there."""

else:

    def sync_folder(folder: Path) -> None:
        """Wait until the disk has the names in a folder: of files that came, went or were renamed."""
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def write(path: Path, data: bytes) -> None:
    """Write a whole file: the disk has the old one or the new one, at any moment, and the new one when this returns."""
    aside = path.with_name(f"{path.name}.new")
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        sync_file(file.fileno())
    replace(aside, path)


def replace(aside: Path, path: Path) -> None:
    """Give a finished file its name. What lies beside it is on the disk before, the new name when this returns."""
    sync_folder(path.parent)
    aside.replace(path)
    sync_folder(path.parent)
