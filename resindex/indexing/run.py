"""An index run: a plan carried out in batches, so that the index holds what the corpus holds.

In: the folders (or single files) of the corpus and the folder of the index. Out: a report. Promises: only what
changed is read; a file that cannot be read stops nothing; where nothing changed, nothing is written; whenever the
run is killed, what it had finished is kept, and the next run ends in the same index as an undisturbed one.

Reading and parsing go on in other processes, while this one writes the store and feeds the engine: the engine's
commit draws its entries from the very loop that writes them to the store, transaction by transaction. Nothing is
therefore in the engine that is not in the store, and memory holds one batch, however large the corpus.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from resindex import offers
from resindex.errors import ReadingError
from resindex.events import Advanced, Finished, Listener, Started, Warned, ignore
from resindex.indexing.lock import RunLock
from resindex.indexing.offering import offer
from resindex.indexing.plan import Plan, Work, make_plan
from resindex.indexing.report import Report
from resindex.indexing.scopes import find_scopes, located
from resindex.indexing.settling import commit, is_new, is_settled, open_engine, settle
from resindex.indexing.taking import Outcome, Task
from resindex.limits import USUAL, Limits
from resindex.store import FILE, Problem, Store
from resindex.store.values import entries_of

if TYPE_CHECKING:
    from resindex.engines.base import Engine, Entry
    from resindex.store.writing import Taken, Writing

#: Files in one engine commit: few large ones make few segments, and a kill costs the engine no more than one.
_COMMIT_FILES = 5_000
#: Files and paragraphs in one transaction of the store.
_BATCH_FILES = 100
_BATCH_PARAGRAPHS = 8_000


def update(
    corpus: Sequence[Path],
    index: Path,
    *,
    rebuild: bool = False,
    listen: Listener = ignore,
    small_only: int | None = None,
    engine: str | Engine = "whoosh",
    workers: int | None = None,
    limits: Limits = USUAL,
) -> Report:
    """Make the index hold what the corpus holds.

    ``corpus`` names folders of the corpus, or files and folders below those the index knows: then only these are
    looked at. ``rebuild`` starts from nothing. With ``small_only`` nothing is done where more than so many files differ
    (the report's ``postponed`` counts them), and files that failed before are not tried again. ``workers`` is
    the number of reading processes; None: as many as the machine bears and the work is worth; 0: none, and files are
    read in this one, where nothing but their size is limited. ``limits`` is what reading one file may cost.

    Raises CorpusError for a folder that is not there, IndexLocked while another run holds the index, IndexTrouble
    for an index that is damaged or of another version.
    """
    clock = time.perf_counter()
    chosen = open_engine(index, engine)
    plan, revision = Plan(), -1
    if not rebuild:
        plan, revision, settled = _look(corpus, index, chosen, listen, limits)
        if small_only is not None:
            plan.retried.clear()
            if plan.differing > small_only:
                return Report(postponed=plan.differing, unchanged=plan.unchanged, seconds=time.perf_counter() - clock)
        if settled and plan.empty and (offers.current(index, revision) or not os.access(index, os.W_OK)):
            return Report(unchanged=plan.unchanged, seconds=time.perf_counter() - clock)
    else:
        find_scopes(corpus, ())  # before anything is thrown away
    with RunLock(index), Store.afresh(index) if rebuild else Store.open(index, create=True) as store:
        if rebuild or is_new(store, chosen):
            chosen.clear()  # of what may be left of an engine that cannot be opened, too
        else:
            settle(store, chosen, listen)
        if store.revision() != revision:
            plan = _planned(store, corpus, index, listen, limits)
        run = _Run(store, chosen, listen, plan)
        run.carry_out(workers, limits)
        settle(store, chosen, listen)  # documents without a paragraph, an index without a document
        if rebuild:
            from resindex import engines

            engines.remove_others(index, chosen.name)
        offer(store, index)
        return run.report(time.perf_counter() - clock)


def _look(
    corpus: Sequence[Path], index: Path, engine: Engine, listen: Listener, limits: Limits
) -> tuple[Plan, int, bool]:
    # What is to be done, and whether the engine is in order, without touching anything.
    if not (index / FILE).exists():
        return make_plan(find_scopes(corpus, ()), (), index, listen, limits), 0, False
    with Store.open(index) as store, store.snapshot():
        return _planned(store, corpus, index, listen, limits), store.revision(), is_settled(store, engine)


def _planned(store: Store, corpus: Sequence[Path], index: Path, listen: Listener, limits: Limits) -> Plan:
    scopes = find_scopes(corpus, [located(root, index) for root in store.roots()])
    return make_plan(scopes, store.files(), index, listen, limits)


class _Run:
    """One plan being carried out, and the tally of it."""

    def __init__(self, store: Store, engine: Engine, listen: Listener, plan: Plan) -> None:
        self._store = store
        self._engine = engine
        self._listen = listen
        self._plan = plan
        self._report = Report(unchanged=plan.unchanged)
        self._problems: list[Problem] = []
        self._warnings: list[Problem] = []
        self._paths: set[str] = set()  # of the files taken up

    def carry_out(self, workers: int | None, limits: Limits) -> None:
        """Do all that is planned."""
        from resindex.indexing.workers import outcomes

        work = self._plan.work
        tasks = [Task(w.name, str(w.root), w.seen.path) for w in work]
        self._listen(Started("index", total=len(work)))
        self._tidy()
        removed = self._plan.removed
        # A corpus that was moved is known by a folder that is no more, and that this run alone knows to be so: it goes
        # first. What else is gone goes last: so a file that was renamed is there at every moment.
        moved = [file.id for file in removed if file.root in self._plan.forgotten]
        gone = [file.id for file in removed if file.root not in self._plan.forgotten]
        with closing(outcomes(tasks, workers, limits)) as results:
            pairs = zip(work, results, strict=False)
            for start in range(0, max(len(work), 1), _COMMIT_FILES):
                part = work[start : start + _COMMIT_FILES]
                replaced = [w.known.id for w in part if w.known is not None]
                last = start + _COMMIT_FILES >= len(work)
                self._commit(islice(pairs, len(part)), moved, gone if last else [], replaced)
                moved = []
        self._listen(Finished("index"))

    def report(self, seconds: float) -> Report:
        """The tally."""
        pairs = self._store.duplicates() if self._paths else []
        return replace(
            self._report,
            seconds=seconds,
            problems=tuple(self._problems),
            warnings=tuple(self._warnings),
            duplicates=tuple(pair for pair in pairs if not self._paths.isdisjoint(pair)),
        )

    def _tidy(self) -> None:
        if not self._plan.touched:
            return
        with self._store.writing() as writing:
            for work in self._plan.touched:
                assert work.known is not None
                writing.touch(work.known.id, work.seen.size, work.seen.mtime_ns, work.seen.taken_ns)

    def _commit(
        self, pairs: Iterator[tuple[Work, Outcome]], moved: list[int], gone: list[int], replaced: list[int]
    ) -> None:
        drop = self._store.documents_of([*moved, *gone, *replaced])
        self._remove(moved)
        indexed: list[int] = []
        entries = self._entries(pairs, indexed)
        with closing(entries):
            first = next(entries, None)
            if first is None and not drop:
                self._remove(gone)
                return
            rest = chain(() if first is None else (first,), entries, self._at_last(gone))
            commit(self._store, self._engine, rest, drop=drop, indexed=indexed, dropped=drop)
            self._listen(Finished("engine"))

    def _remove(self, files: list[int]) -> None:
        if not files:
            return
        with self._store.writing() as writing:
            for file in files:
                writing.remove(file)
        self._report = replace(self._report, removed=self._report.removed + len(files))

    def _at_last(self, gone: list[int]) -> Iterator[Entry]:
        # Reached when the engine has drawn its last entry: what follows is its own work, and takes a while.
        self._remove(gone)
        self._listen(Started("engine"))
        yield from ()

    def _entries(self, pairs: Iterator[tuple[Work, Outcome]], indexed: list[int]) -> Generator[Entry]:
        # ``indexed`` is filled with the documents on the way.
        while batch := list(self._batch(pairs)):
            with self._store.writing() as writing:
                taken = [self._write(writing, work, outcome) for work, outcome in batch]
            for document in chain.from_iterable(taken):
                indexed.append(document.document)
                resolution = document.resolution
                keyed = enumerate(resolution.paragraphs, document.first_key)
                yield from entries_of(resolution.source, resolution.facts, document.document, keyed)

    def _batch(self, pairs: Iterator[tuple[Work, Outcome]]) -> Iterator[tuple[Work, Outcome]]:
        paragraphs = 0
        for work, outcome in islice(pairs, _BATCH_FILES):
            self._listen(Advanced("index", item=work.seen.path))
            yield work, outcome
            paragraphs += sum(len(resolution.paragraphs) for resolution in outcome.resolutions)
            if paragraphs > _BATCH_PARAGRAPHS:
                return

    def _write(self, writing: Writing, work: Work, outcome: Outcome) -> list[Taken]:
        seen, known = replace(work.seen, hash=outcome.hash), work.known
        if outcome.gone:
            if known is not None:
                writing.remove(known.id)
                self._report = replace(self._report, removed=self._report.removed + 1)
            return []
        reason = outcome.problem
        if reason is None:
            try:
                taken = writing.take(seen, outcome.resolutions, outcome.warnings, outcome.wordings)
            except ReadingError as error:
                reason = error.message
            else:
                self._count(work, outcome)
                return taken
        self._problems.append(Problem(seen.path, reason))
        self._listen(Warned(seen.path, reason))
        # The same trouble as before is nothing new to write down.
        if known is None or known.state != "failed" or (known.reason, known.hash) != (reason, seen.hash):
            writing.fail(seen, reason)
        return []

    def _count(self, work: Work, outcome: Outcome) -> None:
        new = work.known is None or work.known.state != "read"
        self._paths.add(work.seen.path)
        self._warnings.extend(Problem(work.seen.path, warning) for warning in outcome.warnings)
        self._report = replace(
            self._report,
            added=self._report.added + new,
            changed=self._report.changed + (not new),
            documents=self._report.documents + len(outcome.resolutions),
            paragraphs=self._report.paragraphs + sum(len(r.paragraphs) for r in outcome.resolutions),
        )
