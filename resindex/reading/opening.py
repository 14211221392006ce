"""The name of a file -> its bytes, whatever bears that name: a pipe, a device, a link, a file of any size.

Nothing that is no ordinary file is opened for reading, no link is followed out of the corpus, and no more bytes are
read than a file may have. What is refused raises ``ReadingError`` with the reason.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from resindex.errors import ReadingError
from resindex.limits import USUAL, Limits

_MEGABYTE = 1 << 20
#: A pipe must not keep its reader waiting for a writer, and a terminal that is opened must not become ours.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def bytes_of(path: Path, root: Path | None = None, limits: Limits = USUAL) -> bytes:
    """All bytes of an ordinary file, which may be none. ``root`` is the folder that its links must not lead out of."""
    try:
        if root is not None and not limits.follow and leads_out(str(path), os.path.realpath(root)):
            raise ReadingError(
                f"{path.name} is a link that leads out of the corpus", hint="set RESINDEX_LINKS=anywhere to follow it"
            )
        return _read(path, limits)
    except FileNotFoundError:
        raise ReadingError(f"{path.name} is not there", hint="it may have been moved or removed meanwhile") from None
    except PermissionError:
        raise ReadingError(f"{path.name} may not be read: permission denied") from None
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or trouble
        raise ReadingError(f"{path.name} cannot be read: {reason}") from trouble


def leads_out(path: str, real_root: str) -> bool:
    """Is what stands here, with all links followed, outside of the folder?"""
    real = os.path.realpath(path)
    return real != real_root and not real.startswith(real_root.rstrip(os.sep) + os.sep)


def _read(path: Path, limits: Limits) -> bytes:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        next(path.iterdir(), None)
        raise ReadingError(f"{path.name or path} is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise ReadingError(f"{path.name} is not an ordinary file")
    with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 - the flags are the point
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ReadingError(f"{path.name} is not an ordinary file")
        data = file.read(limits.size * _MEGABYTE + 1)
    if len(data) > limits.size * _MEGABYTE:
        raise ReadingError(
            f"{path.name} is larger than {limits.size:,} MB", hint="set RESINDEX_FILE_SIZE to more megabytes to read it"
        )
    return data
