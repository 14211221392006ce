"""Many small index runs: do the engine's files grow, and does a run get slower?

    python benchmarks/speed/many_runs.py CORPUS [--runs 1000] [--engine whoosh] [--every 100]

A copy of CORPUS is indexed. Then every run adds a document, changes another, or takes one away, in turn, so that the
corpus stays about as large as it was; each is a run of its own with its own commit. Printed every so many runs: files
and
megabytes of the engine, megabytes of the store, the median seconds of these runs, and of a question asked afterwards.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from processes import megabytes_on_disk

from resindex.indexing import update
from resindex.search import Index

_DOCUMENT = """A/RES/98/{number}

98/{number}. A question of the many runs

The General Assembly,

Recalling its resolution 53/144 of 9 December 1998 for the {turn}th time,

1. Urges all States to count how often a document was changed;

2. Requests the Secretary-General to report on item {number};

3. Decides to remain seized of the matter.
"""


def change(corpus: Path, turn: int) -> None:
    """One document more, one changed, one less, in turn."""
    number, kind = divmod(turn, 3)
    path = corpus / f"many-{number if kind != 1 else max(0, number - 1)}.txt"
    if kind == 2 and number >= 5:
        (corpus / f"many-{number - 5}.txt").unlink(missing_ok=True)
    else:
        path.write_text(_DOCUMENT.format(number=number + 1, turn=turn))


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, metavar="CORPUS")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--every", type=int, default=100)
    parser.add_argument("--engine", default="whoosh")
    given = parser.parse_args()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as scratch:
        corpus, index = Path(scratch) / "corpus", Path(scratch) / "index"
        shutil.copytree(given.corpus, corpus)
        report = update([corpus], index, engine=given.engine)
        print(f"{given.engine}, {report.documents} documents, {report.paragraphs} paragraphs to begin with")
        print(f"{'runs':>6}{'files':>8}{'engine MB':>12}{'store MB':>10}{'run, ms':>10}{'question, ms':>14}")
        taken: list[float] = []
        for turn in range(given.runs + 1):
            if turn % given.every == 0:
                engine = index / given.engine
                files = sum(1 for path in engine.rglob("*") if path.is_file())
                store = sum(path.stat().st_size for path in index.glob("store.sqlite*")) / 1e6
                spent = statistics.median(taken) if taken else report.seconds
                print(f"{turn:>6}{files:>8}{megabytes_on_disk(engine):>12.2f}{store:>10.2f}{1000 * spent:>10.1f}"
                      f"{asked(index):>14.1f}", flush=True)  # fmt: skip
                taken = []
            change(corpus, turn)
            start = time.perf_counter()
            update([corpus], index, engine=given.engine)
            taken.append(time.perf_counter() - start)
    return 0


def asked(index: Path) -> float:
    """Milliseconds of opening the index and asking one question of it; the best of five."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        with Index.open(index) as opened:
            opened.search("urges all states")
        times.append(1000 * (time.perf_counter() - start))
    return min(times)


if __name__ == "__main__":
    raise SystemExit(main())
