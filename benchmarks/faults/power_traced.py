"""Cuts the power of an index run at every change of the disk, as strace sees it, with any engine and the store.

    python benchmarks/faults/power_traced.py [--engine tantivy] [--seed 1] [--documents 24] [--each 3] [--every 1]
        [--kind change|first] [--in-order]

``power.py`` knows from inside what our own engine does; here a run is followed from outside (``disk_log``; strace must
be there), so that what a library writes counts as well: Tantivy's files and SQLite's. The run takes up a change of a
small corpus in many commits, or a corpus for the first time. That what was followed is complete is proved first: done
again, it gives the folder byte for byte. Then, for the moment before every sync, rename and deletion, disks are made
up as a cut may leave them. ``--in-order``: of what was done to names, only the last may be missing, as it is on file
systems with a journal. Each disk is searched and taken up by ``resindex index``:

- every file is found as it was before the run or as it is after it, and none goes back to what it was before once a cut
  could not undo it any more;
- it ends equal to a run that nobody disturbed. Counted, and no fault: that the engine was built anew from the store, by
  itself, or that a search said that the index is damaged and ``resindex doctor --repair`` was needed.

Ends with 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import copy
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import fault_corpus
from disk_log import Disk, read_log, record
from fault_state import IndexTrouble, Paragraphs, answers, by_file, difference, held, lost

from resindex.engines import open_engine
from resindex.indexing import examine, mend, run, update

_CHANGES = ("made", "synced", "renamed", "deleted")
#: Files in one commit of the engine: few, so that there are many commits, and segments that are merged.
_COMMIT = 2


@dataclass
class Trial:
    """What there was, what there is to be, and what was seen."""

    home: Path
    engine: str
    before: Paragraphs
    after: Paragraphs
    expected: dict[str, object]
    tally: Counter[str] = field(default_factory=Counter)
    sure: set[str] = field(default_factory=set)  #: files that a cut cannot bring back to what they were
    _cleared: bool = False

    def judge(self, found: dict[str, bytes], *, least: bool) -> str:
        """What is wrong with a disk once it was searched and indexed. ``least``: it has no more than it must have."""
        index = self.home / "cut"
        for name, data in found.items():
            path = index / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self.tally["disks"] += 1
        self._cleared = False
        corpus = self.home / "corpus"
        try:
            wrong = self._searched(index, corpus, least=least) if (index / "store.sqlite").exists() else self._none()
            update([corpus], index, workers=0, engine=self.engine)
            return wrong or ", ".join(difference(self.expected, held(index, corpus, self.engine)))
        except IndexTrouble as trouble:
            return f"the next run ends with: {trouble.message}"
        finally:
            self.tally["built anew"] += self._cleared
            shutil.rmtree(index, ignore_errors=True)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note when the engine is cleared, where there is anything to clear: then it is built anew."""
        kind = type(open_engine(self.home / "index", self.engine))
        plain = kind.clear

        def clear(engine: Any) -> None:
            self._cleared |= any(path.stat().st_size for path in (self.home / "cut" / self.engine).glob("*"))
            plain(engine)

        with patch.object(kind, "clear", clear):
            yield

    def _none(self) -> str:
        return "the store is gone" if self.before or self.sure else ""

    def _searched(self, index: Path, corpus: Path, *, least: bool) -> str:
        try:
            answers(index, corpus, self.engine)
        except IndexTrouble as trouble:
            if not self.before and "no index" in trouble.message:
                return ""
            self.tally["noticed"] += 1
            if "doctor" not in (trouble.hint or ""):
                return f"a search ends with: {trouble.message}"
            mend(index, [corpus], examine(index, engine=self.engine), engine=self.engine)
        now = by_file(index, self.engine)
        gone = lost(now, self.before, self.after)
        if gone:
            return f"lost: {', '.join(gone[:3])}"
        new = {name for name, said in self.after.items() if said != self.before.get(name) and now.get(name) == said}
        back = self.sure - new
        if least:
            self.sure |= new
        return f"taken back: {', '.join(sorted(back)[:3])}" if back else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Follow, cut, take up, print."""
    given = _options(arguments)
    if given.follow:
        with patch.object(run, "_COMMIT_FILES", _COMMIT):
            update([given.follow / "corpus"], given.follow / "index", workers=0, engine=given.engine)
        return 0
    started, draw = time.perf_counter(), random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="power-") as folder:
        home = Path(folder).resolve()
        trial, disk = _prepared(home, given.engine, given.documents, first=given.kind == "first")
        moments = 0
        steps = list(read_log(home / "log", home / "index"))
        changes = [number for number, step in enumerate(steps) if step.what in _CHANGES]
        chosen = {*changes[:: given.every], len(steps)}
        for number in range(len(steps) + 1):
            if number in chosen:
                moments += 1
                what = f"{steps[number].path} was {steps[number].what}" if number < len(steps) else "all was done"
                for which, found in enumerate(disk.states(draw, given.each, in_order=given.in_order)):
                    with trial.watched():
                        wrong = trial.judge(found, least=not which)
                    if wrong:
                        trial.tally["wrong"] += 1
                        print(f"WRONG: power cut before {what}: {wrong}", flush=True)
            if number < len(steps):
                disk.take(steps[number])
    tally = trial.tally
    print(
        f"{given.engine}, {given.kind}: {moments} moments, {tally['disks']} disks; the engine was built anew from the"
        f" store on {tally['built anew']}; doctor was needed on {tally['noticed']}; something lost, or not the index of"
        f" an undisturbed run afterwards: {tally['wrong']}; seed {given.seed}, {time.perf_counter() - started:.0f} s"
    )
    return 1 if tally["wrong"] else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--kind", choices=("change", "first"), default="change")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--each", type=int, default=3, help="combinations of what was not synced, at each moment")
    parser.add_argument("--every", type=int, default=1, help="take only every so many moments")
    parser.add_argument("--in-order", action="store_true", help="names come and go in the order in which they did")
    parser.add_argument("--follow", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _prepared(home: Path, engine: str, documents: int, *, first: bool) -> tuple[Trial, Disk]:
    """A run that was followed, what it began with, and what it ended in."""
    corpus, index = home / "corpus", home / "index"
    fault_corpus.write(corpus, documents)
    before: Paragraphs = {}
    if not first:
        update([corpus], index, workers=0, engine=engine)
        before = by_file(index, engine)
        fault_corpus.change(corpus, documents)
    disk = Disk.of(index)
    record([sys.executable, __file__, "--follow", str(home), "--engine", engine], home / "log")
    done = copy.deepcopy(disk)
    for step in read_log(home / "log", index):
        done.take(step)
    files = [path for path in index.rglob("*") if path.is_file() and path.suffix != ".sqlite-shm"]
    there = {str(path.relative_to(index)): path.read_bytes() for path in files}
    strange = [name for name in {*there, *done.now()} if there.get(name) != done.now().get(name)]
    assert not strange, f"what was followed is not all that was done: {strange}"
    return Trial(home, engine, before, by_file(index, engine), held(index, corpus, engine)), disk


if __name__ == "__main__":
    sys.exit(main())
