"""Holding a file so that no other process does.

What comes in: an open file. What goes out: whether it is ours now. Promise: the lock is the operating system's, so that
of a process that died is free at once.
"""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    def hold(file: int) -> bool:
        """Hold the file until it is closed; say whether nobody else did."""
        # Far behind the text, because a locked byte cannot be read by others.
        os.lseek(file, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def hold(file: int) -> bool:
        """Hold the file until it is closed; say whether nobody else did."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
