"""A plan: what has to be done so that the index holds what the corpus holds now.

In: the scopes of a run and the files as the store last saw them. Out: which files are new, changed, only touched,
removed or to be tried again. Promises: nothing is read but the bytes of files whose size or time differ; a file
whose content is the same is not read anew, whatever its time says; the order is that of the walk, so the same
corpus is always taken in the same order.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
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
    """One file to read: where it is, how it looks now, and what the store had of it."""

    path: Path
    root: Path
    seen: SeenFile
    known: KnownFile | None = None
    folder: bool = False  #: it is a folder that cannot be opened


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
    before = {place_of(located(file.root, index), file.path): file for file in known}
    plan = Plan()
    closed: set[str] = set()
    listen(Started("scan"))
    for work in _walk(scopes, index, limits):
        if work.folder:
            closed.add(place_of(work.root, work.seen.path))
        known_file = before.pop(place_of(work.root, work.seen.path), None)
        _sort_in(plan, replace(work, known=known_file), limits)
        listen(Advanced("scan", item=work.seen.path))
    plan.forgotten = _forgotten_roots(scopes, before.values(), index)
    for place, file in before.items():
        if closed and not closed.isdisjoint(folders_above(place)):
            plan.unchanged += file.state == "read"  # one may not look there today: nobody says that they are gone
        elif file.root in plan.forgotten or (file.state != "removed" and any(s.covers(place) for s in scopes)):
            plan.removed.append(file)
    listen(Finished("scan"))
    return plan


def _walk(scopes: Sequence[Scope], index: Path, limits: Limits) -> Iterable[Work]:
    from resindex.reading import find_files

    seen: set[Path] = set()
    for scope in scopes:
        if not os.path.lexists(scope.path):
            continue
        root = kept_name(scope.root, index)
        for path in find_files([scope.path], follow=limits.follow):
            if path in seen:
                continue
            seen.add(path)
            folder = False
            try:
                status = path.stat()
                size, mtime_ns = status.st_size, status.st_mtime_ns
                folder = (
                    S_ISDIR(status.st_mode) and not path.is_symlink()
                )  # a link out of the corpus is no folder of it
            except OSError:
                # A link that leads nowhere, or a file that is going: reading will say what is wrong.
                size, mtime_ns = -1, 0
            name = path_name(path.relative_to(scope.root).as_posix())
            seen_file = SeenFile(path_name(root), name, size, mtime_ns, time.time_ns())
            yield Work(path, scope.root, seen_file, folder=folder)


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
