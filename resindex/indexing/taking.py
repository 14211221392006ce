"""One file -> what it gives: its resolutions, or the reason why there are none. Runs in a worker process.

Promise: whatever a file does to the code that reads it, the outcome says so in plain words and the run goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from resindex.errors import ReadingError
from resindex.limits import USUAL, Limits
from resindex.model import Resolution

if TYPE_CHECKING:
    from resindex.repetition import Wording


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``gone``: it was there when the corpus was walked, and is no more.

    ``wordings`` are those of the paragraphs of each resolution.
    """

    resolutions: tuple[Resolution, ...] = ()
    wordings: tuple[tuple[Wording, ...], ...] = ()
    hash: str | None = None
    warnings: tuple[str, ...] = ()
    problem: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: its path, the folder of the corpus it lies in, and the name it goes by.

    Without a ``root`` its links may lead anywhere. Without ``wordings`` these are not looked for.
    """

    path: str
    root: str | None
    name: str
    wordings: bool = True


def take(task: Task, limits: Limits = USUAL) -> Outcome:
    """Read and parse one file, within the limits on what may be opened."""
    from resindex.reading import bytes_of

    path, root = Path(task.path), Path(task.root) if task.root is not None else None
    digest = None
    try:
        data = bytes_of(path, root, limits)
        digest = fingerprint(data)
        return replace(_parsed(path, task, data), hash=digest)
    except ReadingError as error:
        return Outcome(problem=_storable(error.message), hash=digest, gone=not os.path.lexists(path))
    except MemoryError:
        return Outcome(problem=f"reading it takes more than {limits.memory:,} MB of memory", hash=digest)
    except RecursionError:
        return Outcome(problem="it is nested too deeply", hash=digest)
    except OSError as error:
        return Outcome(problem=_storable(_why(path, error)), gone=not os.path.lexists(path), hash=digest)
    except Exception as error:  # the isolation of one file: a fault in reading it must not stop the run
        return Outcome(problem=_storable(f"reading it failed: {type(error).__name__}: {error}"), hash=digest)


def fingerprint(data: bytes) -> str:
    """By which the content of a file is known again."""
    return blake2b(data, digest_size=16).hexdigest()


def _parsed(path: Path, task: Task, data: bytes) -> Outcome:
    from resindex import parsing, reading

    name = task.name
    source = reading.read(path, data=data)
    resolutions = tuple(
        r if r.source == name else replace(r, source=name) for r in parsing.parse(replace(source, path=name))
    )
    noticed = (
        f"line {d.line}: {d.message}" if d.line else d.message
        for r in resolutions
        for d in r.diagnostics
        if d.severity == "warning"
    )
    # What the reader warned of is among the diagnostics of its documents, too.
    wordings = _wordings(resolutions) if task.wordings else ()
    return Outcome(resolutions, wordings, warnings=tuple(dict.fromkeys((*source.warnings, *noticed))))


def _wordings(resolutions: Iterable[Resolution]) -> tuple[tuple[Wording, ...], ...]:
    from resindex.repetition import document_wordings

    return tuple(map(document_wordings, resolutions))


def _why(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"{path.name} may not be read: permission denied"
    if isinstance(error, FileNotFoundError):
        return f"{path.name} is not there"
    if isinstance(error, IsADirectoryError):
        return f"the folder {path.name} cannot be opened"
    return f"{path.name} cannot be read: {error.strerror or error}"


def _storable(text: str) -> str:
    # A message may quote the very characters that could not be read.
    return text.encode("utf-8", "backslashreplace").decode()
