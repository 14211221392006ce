"""Folders and files as the user named them -> the files to read, in a stable order.

What a folder holds is filtered: only formats that can be read, no hidden files and folders, no README that describes
the folder, no lock files of a word processor. What the user named himself is passed on as it is, so that reading can
say what is wrong with it; so is a folder that may not be opened. Each file comes once, and loops of links come to an
end.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

#: Suffixes of the formats that are read, lower case.
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xml", ".docx", ".pdf")


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files to read below the folders and among the files of ``paths``, sorted within each."""
    files: set[str] = set()
    folders: set[tuple[int, int]] = set()
    for path in paths:
        for found in _below(path, folders) if path.is_dir() else (path,):
            key = os.path.realpath(found)
            if key not in files:
                files.add(key)
                yield found


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Depth first, by name. A stack and not recursion: a tree may be deeper than Python likes."""
    stack = [folder]
    while stack:
        path = stack.pop()
        if not path.is_dir():
            yield path
            continue
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names alone are wanted
        except OSError:
            yield path
            continue
        stack.extend(path / name for name in names if _wanted(path / name))


def _wanted(path: Path) -> bool:
    if path.name.startswith((".", "~$")):
        return False
    if path.is_dir():
        return True
    return path.suffix.lower() in SUFFIXES and not path.name.upper().startswith("README")
