"""Engines side by side: building and warm questions, over the same paragraphs in the same run.

    python benchmarks/speed/side_by_side.py INDEX [--share 0.1] [--times 1] [--only whoosh,tantivy,fts5]

INDEX is a built index; its store gives the paragraphs (``--share``: of every so many documents one; ``--times``: all
paragraphs so often over, under other keys). Every system builds its index from them, in a process of its own, and
answers the questions that ``asks`` draws by a seed: the ten best, an exact count, and counts by verb and
year in one kind.
Then a fresh process opens each and answers one question, and a document is added, as one commit. Printed: paragraphs
a second of processor time, seconds, megabytes on disk, the largest memory; then median and 95th
percentile of each kind of question and of all together, and the ratio to the first system. A system that is not
installed is named and left out (Xapian: Debian's python3-xapian; ripgrep: rg).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from asks import draw
from systems import SYSTEMS

from resindex.engines.base import Entry
from resindex.store import Store


def entries(index: Path, share: float, times: int = 1) -> Iterator[Entry]:
    """The paragraphs of an index, of a share of its documents, so often over."""
    with Store.open(index) as store:
        known = sorted(store.documents_of(file.id for file in store.files()))
        step = max(1, round(1 / share))
        size = last_key(index)
        for copy in range(times):
            for entry in store.entries(known[::step]):
                yield renumbered(entry, copy * size)


def renumbered(entry: Entry, by: int) -> Entry:
    """The paragraph under other keys; no store has gaps between them, so neither has this."""
    return replace(entry, key=entry.key + by, document=entry.document + by)


def last_key(index: Path) -> int:
    """The greatest key of a paragraph."""
    store = sqlite3.connect(f"file:{index / 'store.sqlite'}?mode=ro", uri=True)
    (last,) = store.execute("SELECT max(id) FROM paragraphs").fetchone()
    store.close()
    return int(last)


class Feed:
    """Entries handed on, and what it costs to read them from the store, which is no system's own work."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self.entries = entries
        self.count, self.cpu, self.clock = 0, 0.0, 0.0

    def __iter__(self) -> Iterator[Entry]:
        while True:
            clock, own = time.perf_counter(), time.process_time()
            entry = next(self.entries, None)
            self.clock += time.perf_counter() - clock
            self.cpu += time.process_time() - own
            if entry is None:
                return
            self.count += 1
            yield entry


def build(name: str, given: argparse.Namespace, folder: Path) -> dict[str, float]:
    """Build one system's index in this process."""
    system = SYSTEMS[name]()
    feed = Feed(entries(given.index, given.share, given.times))
    clock, own = time.perf_counter(), time.process_time()
    system.build(feed, folder)
    own, clock = time.process_time() - own, time.perf_counter() - clock
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    own += children.ru_utime + children.ru_stime
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": own - feed.cpu, "clock": clock - feed.clock, "size": size, "memory": memory, "count": feed.count}


def questions(name: str, given: argparse.Namespace, folder: Path) -> dict[str, object]:
    """Ask one system everything, each question once, after others that warm it; milliseconds of each.

    Nothing is asked twice: a system that keeps answers must not be measured on those.
    """
    system = SYSTEMS[name]()
    system.open(folder)
    drawn = draw(entries(given.index, given.share), given.each, (given.seed, given.seed + 1))
    for ask in drawn[1]:
        system.ask(ask)
    times: dict[str, list[float]] = defaultdict(list)
    totals: dict[str, list[int]] = defaultdict(list)
    for ask in dict.fromkeys(drawn[0]):
        start = time.perf_counter()
        found = system.ask(ask)
        times[ask.kind].append(1000 * (time.perf_counter() - start))
        totals[ask.kind].append(found.total)
    return {"times": times, "totals": totals}


def first(name: str, given: argparse.Namespace, folder: Path) -> dict[str, float]:
    """Milliseconds to open and answer the first question in a fresh process, loading what it needs included."""
    ask = draw(entries(given.index, min(given.share, 0.01)), 1, (given.seed,))[0][0]
    start = time.perf_counter()
    system = SYSTEMS[name]()
    system.open(folder)
    system.ask(ask)
    return {"first": 1000 * (time.perf_counter() - start)}


def additions(name: str, given: argparse.Namespace, folder: Path) -> dict[str, float]:
    """Add five documents, a commit each: median of milliseconds."""
    system, taken = SYSTEMS[name](), []
    drawn = list(entries(given.index, min(given.share, 0.01)))
    beyond = given.times * last_key(given.index)
    for number, document in enumerate(dict.fromkeys(entry.document for entry in drawn[:2000]), 1):
        new = [renumbered(entry, beyond) for entry in drawn if entry.document == document]
        start = time.perf_counter()
        system.build(iter(new), folder)
        taken.append(1000 * (time.perf_counter() - start))
        if number == 5:
            break
    return {"add": statistics.median(taken)}


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share stays below."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def apart(step: str, name: str, folder: Path) -> dict[str, object]:
    """One step of one system in a process of its own, so that memory is its own and nothing is warm from others."""
    command = [sys.executable, __file__, *sys.argv[1:], "--step", step, "--system", name, "--place", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        last = (run.stderr.strip().splitlines() or ["no word"])[-1]
        return {"trouble": last}
    answer: dict[str, object] = json.loads(run.stdout)
    return answer


def report(built: dict[str, dict[str, float]], asked: dict[str, dict[str, dict[str, list[float]]]]) -> None:
    """Both tables."""
    first = next(iter(built))
    print(f"\n{built[first]['count']} paragraphs")
    print(f"{'building':<22}{'par./CPU s':>12}{'ratio':>8}{'seconds':>10}{'MB':>8}{'memory MB':>11}")
    for name, figures in built.items():
        rate, base = figures["count"] / figures["cpu"], figures["count"] / built[first]["cpu"]
        print(f"{name:<22}{rate:>12.0f}{rate / base:>8.2f}{figures['clock']:>10.1f}{figures['size']:>8.0f}"
              f"{figures['memory']:>11.0f}")  # fmt: skip
    kinds = list(next(iter(asked.values()))["times"])
    print("\nwarm, milliseconds: median / 95 %")
    print(f"{'':<14}" + "".join(f"{name:>22}" for name in asked))
    for kind in [*kinds, "all"]:
        cells = []
        for figures in asked.values():
            times = figures["times"][kind] if kind != "all" else [t for k in kinds for t in figures["times"][k]]
            cells.append(f"{statistics.median(times):>11.1f} /{percentile(times, 0.95):>8.1f} ")
        print(f"{kind:<14}" + "".join(f"{cell:>22}" for cell in cells))
    for row, what in (("first", "open, first answer"), ("add", "add a document")):
        print(f"{what:<20}".ljust(14) + "".join(f"{figures[row]:>20.1f}  " for figures in asked.values())[6:])
    print("\nfound, median (stemmers differ)")
    for kind in kinds:
        row = "".join(f"{statistics.median(figures['totals'][kind]):>22.0f}" for figures in asked.values())
        print(f"{kind:<14}{row}")


def main() -> int:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path, metavar="INDEX")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--each", type=int, default=25, help="questions of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(SYSTEMS))
    parser.add_argument("--keep", type=Path, help="keep what is built here, and use what is there")
    for hidden in ("--step", "--system", "--place"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        step = {"build": build, "ask": questions, "first": first, "add": additions}[given.step]
        print(json.dumps(step(given.system, given, Path(given.place))))
        return 0
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, SQLite {sqlite3.sqlite_version}")
    print(f"{given.index}, share {given.share}, {given.times} times over")
    print(f"{given.each} questions of each kind, seed {given.seed}")
    built, asked = {}, {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in given.only.split(","):
            folder = (given.keep or Path(scratch)) / name
            if not folder.exists():
                folder.mkdir(parents=True)
                made = apart("build", name, folder)
                if "trouble" in made:
                    shutil.rmtree(folder)
                    print(f"{name}: left out ({made['trouble']})")
                    continue
                (folder / "built.json").write_text(json.dumps(made))
            built[name] = json.loads((folder / "built.json").read_text())
            print(f"{name} built in {built[name]['clock']:.1f} s", file=sys.stderr)
            asked[name] = apart("ask", name, folder)
            asked[name]["first"] = statistics.median(float(apart("first", name, folder)["first"]) for _ in range(5))
            asked[name] |= apart("add", name, folder)
            if "trouble" in asked[name]:
                raise SystemExit(f"{name}: {asked[name]['trouble']}")
            if given.keep is None:
                shutil.rmtree(folder)
    report(built, asked)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
