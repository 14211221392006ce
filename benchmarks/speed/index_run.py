"""A whole index run: by stage, and as a process.

    python benchmarks/speed/index_run.py CORPUS [--engine whoosh] [--sample 300] [--no-whole]

First the stages, one after the other in this process, over a seeded sample of the files: reading, parsing, wordings
(what families are made from), the store's transactions, the engine's commit; paragraphs a second of processor
time each. Then
``resindex index`` over all of CORPUS in a process of its own: seconds, documents and paragraphs a second, the memory
of all its processes together, sizes on disk.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import tempfile
import time
from pathlib import Path

from processes import megabytes_on_disk, resindex

from resindex.engines import open_engine
from resindex.engines.base import Entry
from resindex.errors import ReadingError
from resindex.indexing.plan import make_plan
from resindex.indexing.scopes import find_scopes
from resindex.indexing.taking import fingerprint
from resindex.parsing import parse
from resindex.reading import read
from resindex.repetition import document_wordings
from resindex.store import Store
from resindex.store.values import entries_of


class Stages:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._start = 0.0

    def __call__(self, name: str) -> Stages:
        self._name = name
        return self

    def __enter__(self) -> None:
        self._start = time.process_time()

    def __exit__(self, *exc_info: object) -> None:
        self.seconds[self._name] = self.seconds.get(self._name, 0.0) + time.process_time() - self._start


def stages(corpus: Path, index: Path, engine: str, sample: int, seed: int) -> tuple[int, int, int, Stages]:
    """Files, documents and paragraphs of a sample, and what each stage took."""
    plan = make_plan(find_scopes([corpus], ()), (), index, lambda event: None)
    work = sorted(plan.work, key=lambda w: w.seen.path)
    work = sorted(random.Random(seed).sample(work, min(sample, len(work))), key=lambda w: w.seen.path)
    spent, entries, documents = Stages(), list[Entry](), 0
    with Store.afresh(index) as store:
        for start in range(0, len(work), 100):
            outcomes = []
            for w in work[start : start + 100]:
                try:
                    with spent("read"):
                        data = w.path.read_bytes()
                        source, digest = read(w.path, w.root, data=data), fingerprint(data)
                except ReadingError as error:
                    print(f"  {w.seen.path}: {error.message}")
                    continue
                with spent("parse"):
                    resolutions = tuple(parse(source))
                with spent("wordings"):
                    wordings = tuple(map(document_wordings, resolutions))
                outcomes.append((w.seen, digest, resolutions, wordings))
                documents += len(resolutions)
            with spent("store"), store.writing() as writing:
                taken = []
                for seen, _, resolutions, wordings in outcomes:
                    taken.extend(writing.take(seen, resolutions, (), wordings))
            with spent("engine"):
                for document in taken:
                    resolution = document.resolution
                    keyed = enumerate(resolution.paragraphs, document.first_key)
                    entries.extend(entries_of(resolution.source, resolution.facts, document.document, keyed))
    with spent("engine"):
        open_engine(index, engine).commit(iter(entries), ())
    return len(work), documents, len(entries), spent


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, metavar="CORPUS")
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--sample", type=int, default=300, help="files whose stages are timed apart")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-whole", dest="whole", action="store_false")
    given = parser.parse_args()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as scratch:
        files, documents, paragraphs, spent = stages(
            given.corpus, Path(scratch) / "sample", given.engine, given.sample, given.seed
        )
        print(f"{files} files, {documents} documents, {paragraphs} paragraphs (seed {given.seed}), {given.engine}")
        total = sum(spent.seconds.values())
        for name, seconds in (*spent.seconds.items(), ("all", total)):
            print(f"  {name:<10}{paragraphs / seconds:>10.0f} paragraphs a CPU second{100 * seconds / total:>7.0f} %")
        both = spent.seconds["read"] + spent.seconds["parse"]
        print(f"  file to records {paragraphs / both:.0f} paragraphs a CPU second")
        if given.whole:
            index = Path(scratch) / "index"
            engine = () if given.engine == "whoosh" else ("--engine", given.engine)
            run = resindex("index", "--corpus", str(given.corpus), "--index", str(index), *engine, memory=True)
            with Store.open(index) as store:
                counts = store.counts()
            print(f"whole run: {run.seconds:.1f} s ({run.cpu:.1f} s of processors), exit code {run.code}")
            rates = f"{counts.documents / run.seconds:.1f} and {counts.paragraphs / run.seconds:.0f} a second"
            print(f"  {counts.documents} documents, {counts.paragraphs} paragraphs: {rates}")
            engine_size = megabytes_on_disk(index / given.engine)
            print(f"  {run.megabytes:.0f} MB of memory at most, {megabytes_on_disk(index):.0f} MB on disk "
                  f"({engine_size:.0f} MB of it the engine)")  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
