"""Which part of the corpus a run covers, and under which name a folder is kept.

In: the paths that the user gave and the folders that the index knows. Out: scopes, each a path with the folder of
the corpus that its files are named from. Promises: a path below a known folder is a part of it, so taking up
``corpus/hrc`` leaves the rest of ``corpus`` as it is; what lies outside every scope is never touched.

A folder that lies below the folder above the index is kept relative to that, so that a project may be moved as a
whole; any other is kept absolute.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from resindex.errors import CorpusError
from resindex.frozen import frozen


@frozen
class Scope:
    """A file or folder that the run covers, and the folder of the corpus that it belongs to; both absolute."""

    path: Path
    root: Path
    new: bool  #: the index knows no folder that holds it

    def covers(self, place: str) -> bool:
        """Whether the file of this place (see ``place_of``) is this one or lies below it."""
        own = path_name(self.path.as_posix()).rstrip("/")
        return place == own or place.startswith(own + "/")


def find_scopes(paths: Sequence[Path], known: Iterable[Path]) -> tuple[Scope, ...]:
    """The scopes of the paths given.

    Raises CorpusError for a path that is not there, unless it lies below a known folder: then it has been removed.
    """
    roots = sorted(known, key=lambda root: len(root.parts), reverse=True)
    settled = list(dict.fromkeys(_settled(path) for path in paths))
    return tuple(_scope(path, roots) for path in settled if not any(other in path.parents for other in settled))


def kept_name(root: Path, index: Path) -> str:
    """The name under which the index keeps a folder of the corpus."""
    home = index.resolve().parent
    return root.relative_to(home).as_posix() if root.is_relative_to(home) else root.as_posix()


def located(name: str, index: Path) -> Path:
    """The folder that was kept under this name."""
    return index.resolve().parent / name


def path_name(path: str) -> str:
    """A path as text that can be stored and shown: bytes that are no UTF-8 are written out."""
    if not path.isascii():
        path = os.fsencode(path).decode("utf-8", "backslashreplace")
    return path if os.sep == "/" else path.replace(os.sep, "/")


def place_of(root: Path, path: str) -> str:
    """Where a file is, as text to compare: the folder of the corpus and the file's path below it."""
    return f"{path_name(root.as_posix()).rstrip('/')}/{path}"


def folders_above(place: str) -> Iterator[str]:
    """The folders that a place lies in, the nearest first."""
    while (place := place.rpartition("/")[0]) != "":
        yield place


def _scope(path: Path, roots: Sequence[Path]) -> Scope:
    for root in roots:
        if path == root or root in path.parents:
            if root.is_dir():
                return Scope(path, root, new=False)
            break
    if not path.exists():
        raise CorpusError(f"there is no {path}", hint="give the folder that holds the resolutions")
    return Scope(path, path if path.is_dir() else path.parent, new=True)


def _settled(path: Path) -> Path:
    # A folder may be reached by several names; a file that is a link is read under the name it has here.
    path = Path(path)
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name
