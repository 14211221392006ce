"""Folders and files as the user named them -> the files to read, in a stable order.

What a folder holds is filtered: only formats that can be read, no hidden files and folders, no README that describes
the folder, no lock files of a word processor. What the user named himself is passed on as it is, so that reading can
say what is wrong with it; so are a folder that may not be opened and, unless all links are followed, one that a link
out of the corpus leads to. Each file comes once, and loops of links come to an end.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

from resindex.reading.opening import leads_out

#: Suffixes of the formats that are read, lower case.
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xml", ".docx", ".pdf")


def find_files(paths: Sequence[Path], *, follow: bool = False) -> Iterator[Path]:
    """The files to read below the folders and among the files of ``paths``, sorted within each.

    ``follow``: folders are gone into that links out of their folder lead to.
    """
    return map(Path, find_names(map(str, paths), follow=follow))


def find_names(paths: Iterable[str], *, follow: bool = False) -> Iterator[str]:
    """The same as names, for those who look at many thousand files and need no ``Path`` of each."""
    seen: set[str] = set()
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - names stay text here
            yield from _below(path, seen, follow)
        elif _is_new(os.path.realpath(path), seen):
            yield path


def entries_in(folder: str, within: str, *, follow: bool = False) -> Iterator[tuple[str, bool]]:
    """What stands in a folder itself: files to read, and folders (True); nothing where it cannot be listed.

    ``within`` is the folder whose walk comes by here.
    """
    outermost = None if follow else os.path.realpath(within)
    with suppress(OSError), os.scandir(folder) as listing:
        entries = sorted(listing, key=attrgetter("name"))
        yield from ((place, is_folder) for place, _, is_folder in _wanted(entries, folder, folder, outermost))


def _below(start: str, seen: set[str], follow: bool) -> Iterator[str]:
    """Depth first, by name. A stack and not recursion: a tree may be deeper than Python likes.

    The kind of an entry comes with the listing of its folder, only links are resolved, and names stay text: a corpus
    of many thousand files is looked through before every run.
    """
    first = os.path.realpath(start)
    outermost = None if follow else first
    waiting = [(start, first, True)]
    while waiting:
        place, real, folder = waiting.pop()
        if not _is_new(real, seen):
            continue
        if not folder:
            yield place
            continue
        try:
            with os.scandir(place) as listing:
                entries = sorted(listing, key=attrgetter("name"), reverse=True)
        except OSError:
            yield place
            continue
        waiting.extend(_wanted(entries, place, real, outermost))


def _wanted(
    entries: Sequence[os.DirEntry[str]], place: str, real: str, outermost: str | None
) -> Iterator[tuple[str, str, bool]]:
    """Place, real place and kind of the entries of one folder that are looked at further.

    A link that leads out of ``outermost`` is no folder, wherever it leads: reading will say what it is.
    """
    place, real = place.rstrip("/"), real.rstrip("/")
    for entry in entries:
        name = entry.name
        if name.startswith((".", "~$")):
            continue
        folder = _is_folder(entry)
        if folder or (name.lower().endswith(SUFFIXES) and not name.upper().startswith("README")):
            own = f"{place}/{name}"
            if not entry.is_symlink():
                yield own, f"{real}/{name}", folder
            else:
                inside = outermost is None or not folder or not leads_out(own, outermost)
                yield own, os.path.realpath(own), folder and inside


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads to itself, or to where one may not look


def _is_new(real: str, seen: set[str]) -> bool:
    new = real not in seen
    seen.add(real)
    return new
