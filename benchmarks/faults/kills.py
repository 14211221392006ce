"""Kills index runs, at every boundary and at random moments, and says what was lost.

    python benchmarks/faults/kills.py [--engine whoosh] [--kills 300] [--seed 1] [--documents 48] [--crew]

Each run is a process of its own that carries out ``resindex index`` and gets SIGKILL: once at every point between two
states of the disk (``fault_points``: transactions, files made, finished, named, deleted), then at random moments until
there were so many kills. Three kinds of run are killed: the first of a corpus, one that takes up a change of it in
every way, and a rebuild. Of the random kills every fourth also kills the run that follows. After each it is looked at

- whether the index opens and every file is found whole, as it was or as it is now (but for a rebuild, which begins
  with nothing): nothing of an earlier commit is lost;
- whether any process that reads for the run outlived it;
- whether a further ``resindex index`` ends equal to a run that nobody disturbed: files, records, vocabulary, counts,
  and the answers to queries, with their scores; and whether seals of the store and sums of the engine are right.

``--crew`` kills at random moments alone, and draws whom: the whole group of processes, the one that writes, or one of
those that read for it, which the run has to bear (40 files and more are read by several).

Ends with 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import fault_corpus
from fault_points import Points, install
from fault_state import IndexTrouble, Paragraphs, by_file, difference, held, lost

from resindex.cli import main as resindex

KINDS = ("first run", "change", "rebuild")
#: Who is killed: the process that writes; it and all that read for it; one of these.
WRITER, GROUP, READER = "the process that writes", "all processes", "a process that reads"
_ENDING = 5.0  #: seconds that a reader may take to see that nobody is there any more


@dataclass
class Trial:
    """Where it all lies: the corpus, an index before the run for each kind, and what there is after it."""

    home: Path
    engine: str
    corpus: Path
    seconds: dict[str, float] = field(default_factory=dict)
    before: Paragraphs = field(default_factory=dict)
    after: Paragraphs = field(default_factory=dict)
    expected: dict[str, object] = field(default_factory=dict)
    hit: bool = False  #: whether there was anybody to kill
    orphans: list[int] = field(default_factory=list)  #: processes that outlived the last run

    @classmethod
    def prepared(cls, home: Path, engine: str, documents: int) -> Trial:
        """A corpus that has changed since it was indexed, and the index that an undisturbed run makes of it."""
        trial = cls(home, engine, home / "corpus")
        fault_corpus.write(trial.corpus, documents)
        (home / "first run").mkdir()
        trial.run(home / "change")
        trial.before = by_file(home / "change", engine)
        fault_corpus.change(trial.corpus, documents)
        shutil.copytree(home / "change", home / "rebuild")
        for kind in KINDS:
            shutil.copytree(home / kind, home / "undisturbed")
            started = time.perf_counter()
            assert trial.run(home / "undisturbed", kind) == 0
            trial.seconds[kind] = time.perf_counter() - started
            state = held(home / "undisturbed", trial.corpus, engine)
            assert not trial.expected or difference(trial.expected, state) == [], "all kinds of run end in one index"
            trial.expected = state
            trial.after = by_file(home / "undisturbed", engine)
            shutil.rmtree(home / "undisturbed")
        return trial

    def run(
        self,
        index: Path,
        kind: str = "",
        *,
        at: int | None = None,
        after: float | None = None,
        whom: str = WRITER,
        log: Path | None = None,
    ) -> int:
        """One ``resindex index`` in a process of its own: its exit code, or -9 where it was killed."""
        arguments = ["index", "--quiet", "--index", str(index), "--corpus", str(self.corpus)]
        arguments += ["--rebuild"] if kind == "rebuild" else []
        child = os.fork()
        if not child:
            self._in_child(arguments, at, log)
        with suppress(OSError):  # whichever of the two comes first
            os.setpgid(child, child)
        if after is not None:
            time.sleep(after)
            self.hit = _kill(child, whom)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        self.orphans = _left_of(child)
        return code

    def _in_child(self, arguments: list[str], at: int | None, log: Path | None) -> None:
        os.setpgid(0, 0)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.environ["RESINDEX_ENGINE"] = self.engine
        if at is not None or log is not None:
            install(Points(at, log))
        os._exit(resindex(arguments))

    def points(self, kind: str) -> list[str]:
        """The points that such a run passes."""
        index, log = self.home / "counted", self.home / "points"
        shutil.copytree(self.home / kind, index)
        assert self.run(index, kind, log=log) == 0
        shutil.rmtree(index)
        return log.read_text().splitlines()

    def judge(self, index: Path, kind: str, *, twice: float | None = None) -> list[str]:
        """What is wrong after a kill; the index is taken up to its end on the way."""
        wrong = [f"process {orphan} outlived the run" for orphan in self.orphans]
        if kind != "rebuild":
            try:
                now = by_file(index, self.engine)
            except IndexTrouble as trouble:
                # Where nothing was committed yet there is nothing to open.
                now = {} if kind == "first run" and "no index" in trouble.message else None  # type: ignore[assignment]
                if now is None:
                    wrong.append(f"does not open: {trouble.message}")
            if now is not None:
                before = self.before if kind == "change" else {}
                wrong += [f"lost: {source}" for source in lost(now, before, self.after)]
        if twice is not None:
            self.run(index, after=twice)
        code = self.run(index)
        if code != 0:
            wrong.append(f"the next run ends with {code}")
        else:
            state = held(index, self.corpus, self.engine)
            wrong += [f"another index: {name}" for name in difference(self.expected, state)]
        return wrong


def _group(leader: int) -> list[int]:
    """The other processes of a group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
            if int(group) == leader and state != "Z" and int(stat.parent.name) != leader:
                found.append(int(stat.parent.name))
    return sorted(found)


def _kill(leader: int, whom: str) -> bool:
    """Kill; whether there was anybody."""
    if whom == GROUP:
        os.killpg(leader, signal.SIGKILL)
    elif whom == WRITER:
        os.kill(leader, signal.SIGKILL)
    else:
        readers = _group(leader)
        for reader in readers[-1:]:
            with suppress(ProcessLookupError):
                os.kill(reader, signal.SIGKILL)
        return bool(readers)
    return True


def _left_of(leader: int) -> list[int]:
    """Processes of the group that do not end, though the run has; they are ended."""
    until = time.monotonic() + _ENDING
    while (left := _group(leader)) and time.monotonic() < until:
        time.sleep(0.02)
    for process in left:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    return left


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--kills", type=int, default=300, help="how many in all, those at every boundary among them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=48)
    parser.add_argument("--crew", action="store_true", help="kill the writer, a reader or all of them")
    given = parser.parse_args(arguments)
    draw = random.Random(given.seed)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        trial = Trial.prepared(Path(folder), given.engine, given.documents)
        kinds = () if given.crew else KINDS
        boundaries = [(kind, at, name) for kind in kinds for at, name in enumerate(trial.points(kind), 1)]
        killed: Counter[str] = Counter()
        twice, bad = 0, []
        while boundaries or sum(killed.values()) < given.kills:
            index = trial.home / "index"
            again = None
            if boundaries:
                kind, at, where = boundaries.pop()
                shutil.copytree(trial.home / kind, index)
                code = trial.run(index, kind, at=at)
            else:
                kind, whom = draw.choice(KINDS), draw.choice((WRITER, GROUP, READER)) if given.crew else WRITER
                where = f"of {whom} at a random moment"
                shutil.copytree(trial.home / kind, index)
                code = trial.run(index, kind, after=draw.uniform(0.0, trial.seconds[kind]), whom=whom)
                if whom == READER and trial.hit:
                    assert code == 0, f"the run did not bear the death of a reader: it ends with {code}"
                    code = -signal.SIGKILL
                again = draw.uniform(0.0, trial.seconds["change"]) if draw.random() < 0.25 else None
            if code == -signal.SIGKILL:
                killed[where] += 1
                if sum(killed.values()) % 50 == 0:
                    print(f"{sum(killed.values())} kills, wrong after {len(bad)}", file=sys.stderr, flush=True)
                twice += again is not None
                wrong = trial.judge(index, kind, twice=again)
                if wrong:
                    bad.append((kind, where, wrong))
                    print(f"WRONG after a kill of the {kind}, {where}: {'; '.join(wrong[:4])}", flush=True)
            shutil.rmtree(index)
    for where, number in sorted(killed.items()):
        print(f"{number:5} {where}")
    print(f"{sum(killed.values()):5} kills of {given.engine}, {twice} of them twice; seed {given.seed}, ", end="")
    print(f"{given.documents} documents, {time.perf_counter() - started:.0f} s; something was lost after {len(bad)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
