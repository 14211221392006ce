"""How the index stands to the corpus, by a quick look: names, sizes and times, no contents.

In: the folders of the corpus and the index. Out: how many files are new, changed or gone. Promise: it costs no more
than its budget; where that is too short it says so (``checked`` is False) with what it saw until then.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from resindex.errors import CorpusError
from resindex.hit_records import Freshness
from resindex.indexing.scopes import find_scopes, located, path_name, place_of
from resindex.reading.walk import find_names
from resindex.store import Store

_LOOK_EVERY = 64  #: files between two looks at the clock


def freshness(corpus: Sequence[Path], index: Path, *, budget: float = 0.05) -> Freshness:
    """Compare path, size and time of the corpus with what the store knows. Writes nothing, hashes nothing.

    ``budget`` is in seconds. Files that could not be read and have not changed since count as known. Raises
    IndexTrouble where there is no index; a corpus that is not there is one that was not checked.
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
    added = changed = 0
    for number, (place, stamp) in enumerate(seen for scope in scopes for seen in _survey(str(scope.path))):
        before = known.pop(place, None)
        added += before is None
        changed += before is not None and before != stamp
        if number % _LOOK_EVERY == 0 and time.perf_counter() > deadline:
            return Freshness(age=age, added=added, changed=changed, checked=False)
    removed = sum(any(scope.covers(place) for scope in scopes) for place in known)
    return Freshness(age=age, added=added, changed=changed, removed=removed)


def _survey(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Place, size and time of the files of one scope; nothing where it is gone."""
    if os.path.lexists(path):
        for name in find_names((path,)):
            yield path_name(name), _stamp(name)


def _stamp(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116 - no Path for each of many files
    except OSError:
        return -1, 0
    return status.st_size, status.st_mtime_ns
