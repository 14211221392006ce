"""A plan: what has to be done so that the index holds what the corpus holds now.

In: the scopes of a run and the files as the store last saw them. Out: which files are new, changed, only touched,
removed or to be tried again. Promises: nothing is read but the bytes of files whose size or time differ; a file
whose content is the same is not read anew, whatever its time says; the order is that of the walk, so the same
corpus is always taken in the same order.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from stat import S_ISDIR

from resindex.errors import ReadingError
from resindex.events import Advanced, Finished, Listener, Started, ignore
from resindex.indexing.scopes import Scope, folders_above, kept_name, located, path_name, place_of
from resindex.limits import USUAL, Limits
from resindex.store.records import KnownFile, SeenFile

#: A time of change this close to the moment of looking proves nothing: some file systems count in two seconds.
_RACY_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Work:
    """One file to read: where it is, how it looks now, and what the store had of it.

    ``name`` is its path as text: a ``Path`` of every file would be most of what a look at a large corpus costs.
    """

    name: str
    root: Path
    seen: SeenFile
    known: KnownFile | None = None
    folder: bool = False  #: it is a folder that cannot be opened

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.name)


@dataclass(slots=True)
class Plan:
    """What is to be done. ``retried`` are files that failed before and have not changed since.

    ``forgotten`` are folders of the corpus that are no more: it was moved, and what lay in them is among ``removed``.
    """

    added: list[Work] = field(default_factory=list)
    changed: list[Work] = field(default_factory=list)
    retried: list[Work] = field(default_factory=list)
    touched: list[Work] = field(default_factory=list)
    removed: list[KnownFile] = field(default_factory=list)
    forgotten: frozenset[str] = frozenset()
    unchanged: int = 0

    @property
    def work(self) -> list[Work]:
        """All files to read, in the order of the walk."""
        return sorted(self.added + self.changed + self.retried, key=lambda work: (work.seen.root, work.seen.path))

    @property
    def differing(self) -> int:
        """How many files differ from what the index holds."""
        return len(self.added) + len(self.changed) + len(self.removed)

    @property
    def empty(self) -> bool:
        """Nothing to do at all."""
        return not (self.differing or self.retried or self.touched)


def make_plan(
    scopes: Sequence[Scope],
    known: Iterable[KnownFile],
    index: Path,
    listen: Listener = ignore,
    limits: Limits = USUAL,
) -> Plan:
    """Compare the corpus with what the store knows of it."""
    before = dict(_placed(known, index))
    plan = Plan()
    closed: set[str] = set()
    listen(Started("scan"))
    for place, work in _walk(scopes, index, limits, before):
        if work.folder:
            closed.add(place)
        _sort_in(plan, work, limits)
        listen(Advanced("scan", item=work.seen.path))
    plan.forgotten = _forgotten_roots(scopes, before.values(), index)
    for place, file in before.items():
        if closed and not closed.isdisjoint(folders_above(place)):
            plan.unchanged += file.state == "read"  # one may not look there today: nobody says that they are gone
        elif file.root in plan.forgotten or (file.state != "removed" and any(s.covers(place) for s in scopes)):
            plan.removed.append(file)
    listen(Finished("scan"))
    return plan


def _placed(known: Iterable[KnownFile], index: Path) -> Iterator[tuple[str, KnownFile]]:
    """Each file that the store knows, with its place."""
    folders: dict[str, str] = {}
    for file in known:
        folder = folders.get(file.root)
        if folder is None:
            folder = folders[file.root] = place_of(located(file.root, index), "")
        yield folder + file.path, file


def _walk(
    scopes: Sequence[Scope], index: Path, limits: Limits, before: dict[str, KnownFile]
) -> Iterator[tuple[str, Work]]:
    """Each file with its place; what the store knew of it is taken out of ``before``."""
    from resindex.reading.walk import find_names

    seen: set[str] = set()
    for scope in scopes:
        if not os.path.lexists(scope.path):
            continue
        root = path_name(kept_name(scope.root, index))
        below = len(str(scope.root).rstrip(os.sep)) + 1
        folder = place_of(scope.root, "")
        for name in find_names((str(scope.path),), follow=limits.follow):
            if name in seen:
                continue
            seen.add(name)
            path = path_name(name[below:])
            size, mtime_ns, closed = _looks(name)
            file = SeenFile(root, path, size, mtime_ns, time.time_ns())
            place = folder + path
            yield place, Work(name, scope.root, file, before.pop(place, None), closed)


def _looks(name: str) -> tuple[int, int, bool]:
    """Size, time of change in nanoseconds, and whether it is a folder that cannot be opened."""
    try:
        status = os.stat(name)  # noqa: PTH116 - names stay text here
    except OSError:
        # A link that leads nowhere, or a file that is going: reading will say what is wrong.
        return -1, 0, False
    # A link out of the corpus is no folder of it.
    closed = S_ISDIR(status.st_mode) and not os.path.islink(name)  # noqa: PTH114
    return status.st_size, status.st_mtime_ns, closed


def _sort_in(plan: Plan, work: Work, limits: Limits) -> None:
    known, seen = work.known, work.seen
    if known is None or known.state == "removed":
        plan.added.append(work)
    elif known.root != seen.root or known.path != seen.path:
        # Named from another folder now: its source changes, and with it every record.
        plan.added.append(replace(work, known=None))
        plan.removed.append(known)
    elif known.state == "failed":
        (plan.retried if _same_stamp(known, seen) else plan.changed).append(work)
    elif _same_stamp(known, seen) and seen.mtime_ns < known.taken_ns - _RACY_NS:
        plan.unchanged += 1
    elif known.size == seen.size and known.hash is not None and known.hash == _hash(work, limits):
        plan.unchanged += 1
        if not _same_stamp(known, seen):
            plan.touched.append(work)
    else:
        plan.changed.append(work)


def _same_stamp(known: KnownFile, seen: SeenFile) -> bool:
    return known.size == seen.size and known.mtime_ns == seen.mtime_ns


def _hash(work: Work, limits: Limits) -> str | None:
    from resindex.indexing.taking import fingerprint
    from resindex.reading import bytes_of

    try:
        return fingerprint(bytes_of(work.path, work.root, limits))
    except ReadingError:
        return None


def _forgotten_roots(scopes: Sequence[Scope], unseen: Iterable[KnownFile], index: Path) -> frozenset[str]:
    # A corpus that was moved comes as a new folder, and the old one is no more. A run that knows all its folders
    # says nothing of the others: one of them may be on a disk that is not there today.
    if not any(scope.new for scope in scopes):
        return frozenset()
    return frozenset(root for root in {file.root for file in unseen} if not located(root, index).is_dir())
