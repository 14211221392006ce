"""How the index stands to the corpus, by a quick look: names, sizes and times, no contents.

In: the folders of the corpus and the index. Out: how many files are new, changed or gone. Promise: it costs no more
than its budget; where that is too short it says so (``checked`` is False) with what it saw until then.

Of a large corpus only the folders are looked into whose own time is newer than the index: a file that was added,
removed or replaced, as most programmes save one, changes the time of its folder. One that was written over in its place
does not, so that ``checked`` is False; ``thorough`` looks at every file.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from resindex.errors import CorpusError
from resindex.hit_records import Freshness
from resindex.indexing.scopes import find_scopes, folders_above, located, path_name, place_of
from resindex.reading.walk import entries_in, find_names
from resindex.store import Store

LARGE = 2000  #: files of a corpus from which on folders are asked first
_COARSE = 2.0  # seconds: the times of some file systems are no finer
_LOOK_EVERY = 64  #: files between two looks at the clock


def freshness(
    corpus: Sequence[Path], index: Path, *, budget: float = 0.05, thorough: bool = False, follow: bool = False
) -> Freshness:
    """Compare path, size and time of the corpus with what the store knows. Writes nothing, hashes nothing.

    ``budget`` is in seconds; with ``follow``, links are followed out of the corpus. Files that could not be read and
    have not changed since count as known. Raises IndexTrouble where there is no index; a corpus that is not there is
    one that was not checked.
    """
    deadline = time.perf_counter() + budget
    with Store.open(index) as store, store.snapshot():
        updated, stamps, roots = store.updated(), store.stamps(), store.roots()
    age = None if updated is None else max(0.0, time.time() - updated)
    folders = {root: located(root, index) for root in roots}
    places = {root: place_of(folder, "") for root, folder in folders.items()}
    known = {places[root] + path: (size, mtime_ns) for root, path, size, mtime_ns in stamps}
    try:
        scopes = find_scopes(corpus, folders.values())
    except CorpusError:
        return Freshness(age=age, checked=False)
    seen: Iterator[tuple[str, tuple[int, int]]] = (one for scope in scopes for one in _survey(str(scope.path), follow))
    by_folder = len(known) > LARGE and updated is not None and not thorough
    if by_folder:
        held = _folders(known, [str(scope.path) for scope in scopes])
        touched = {path_name(folder) for folder in _touched(held, (updated or 0.0) - _COARSE)}
        known = {place: stamp for place, stamp in known.items() if place.rpartition("/")[0] in touched}
        seen = _within(touched, held, [str(scope.path) for scope in scopes], follow)
    added = changed = 0
    for number, (place, stamp) in enumerate(seen):
        before = known.pop(place, None)
        added += before is None
        changed += before is not None and before != stamp
        if number % _LOOK_EVERY == 0 and time.perf_counter() > deadline:
            return Freshness(age=age, added=added, changed=changed, checked=False)
    # A folder that could not be opened was named like a file: what lies below it is not gone.
    named = {places[root] + path for root, path, _, _ in stamps} if known else set()
    gone = [place for place in known if named.isdisjoint(folders_above(place))]
    removed = sum(any(scope.covers(place) for scope in scopes) for place in gone)
    return Freshness(age=age, added=added, changed=changed, removed=removed, checked=not by_folder)


def _folders(known: Iterable[str], starts: Sequence[str]) -> set[str]:
    """The folders of known files, and those above them up to where the corpus begins."""
    folders = set(starts)
    for place in known:
        folder = place.rpartition("/")[0]
        while folder not in folders and any(folder.startswith(f"{start}/") for start in starts):
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _touched(folders: Iterable[str], since: float) -> Iterator[str]:
    """Those that something was put into or taken out of since then."""
    for folder in sorted(folders):
        with suppress(OSError):
            if os.stat(folder).st_mtime > since:  # noqa: PTH116 - as below
                yield folder


def _within(
    touched: Iterable[str], folders: Collection[str], starts: Sequence[str], follow: bool
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Place, size and time of the files that stand in these folders themselves, and below those that are new."""
    for folder in touched:
        start = next((s for s in starts if folder == s or folder.startswith(f"{s}/")), folder)
        for name, is_folder in entries_in(folder, start, follow=follow):
            if not is_folder:
                yield path_name(name), _stamp(name)
            elif name not in folders:
                yield from _survey(name, follow)


def _survey(path: str, follow: bool = False) -> Iterator[tuple[str, tuple[int, int]]]:
    """Place, size and time of the files of one scope; nothing where it is gone."""
    if os.path.lexists(path):
        for name in find_names((path,), follow=follow):
            yield path_name(name), _stamp(name)


def _stamp(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116 - no Path for each of many files
    except OSError:
        return -1, 0
    return status.st_size, status.st_mtime_ns
