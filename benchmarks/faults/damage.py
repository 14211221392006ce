"""Flips bits and cuts files of an index, and says what is noticed, what a search does, and what is mended.

    python benchmarks/faults/damage.py [--engine whoosh] [--flips 200] [--seed 1] [--documents 24] [--decay]

Every trial spoils one place in one file, drawn at random (a bit, and every tenth time the end of the file). It is noted
whether ``doctor`` finds it; whether a search finds what it found before, says that something is wrong, or finds
something else; and whether ``doctor --repair`` ends in the index as it was. What ``doctor`` does not find must not
matter: records, vocabulary, counts and answers are those of before. With ``--decay`` a file keeps its time, as when a
disk loses a bit by itself; of Tantivy's files a search notices that by chance only, and it counts as no fault. Ends
with 1 if a search on a damaged engine found something else, if damage that matters was not found, or if something was
not mended.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import fault_corpus
from fault_state import IndexTrouble, answers, difference, held

from resindex.indexing import examine, mend, update

_UNSAID = "a search finds something else, and says nothing"


def spoil(path: Path, draw: random.Random, number: int, *, decay: bool = False) -> None:
    """One place of a file."""
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    data = bytearray(path.read_bytes())
    if number % 10 == 9:
        data = data[: draw.randrange(len(data))]
    else:
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    path.write_bytes(data)
    if decay:
        os.utime(path, ns=times)


def main(arguments: Sequence[str] | None = None) -> int:
    """Spoil, look, mend, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--flips", type=int, default=200, help="trials of each part: engine, store")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--decay", action="store_true", help="files keep their times")
    given = parser.parse_args(arguments)
    draw = random.Random(given.seed)
    started = time.perf_counter()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="damage-") as folder:
        home = Path(folder)
        corpus, good, index = home / "corpus", home / "good", home / "index"
        fault_corpus.write(corpus, given.documents)
        update([corpus], good, workers=0, engine=given.engine)
        expected = held(good, corpus, given.engine)
        for part in ("engine", "store"):
            tally: Counter[str] = Counter()
            for number in range(given.flips):
                shutil.copytree(good, index)
                files = [path for path in (index / given.engine).iterdir() if path.stat().st_size]
                weights = [path.stat().st_size ** 0.5 for path in files]  # small files have their turn, too
                path = draw.choices(files, weights)[0] if part == "engine" else index / "store.sqlite"
                spoil(path, draw, number, decay=given.decay)
                wrong = _trial(index, corpus, given.engine, expected, tally)
                if given.decay and given.engine == "tantivy" and wrong == _UNSAID:
                    wrong = ""
                if wrong:
                    bad += 1
                    print(f"WRONG: {path.name}: {wrong}", flush=True)
                shutil.rmtree(index)
            print(f"{given.flips} times damage to the {part} of {given.engine}: {dict(sorted(tally.items()))}")
    print(f"seed {given.seed}, {time.perf_counter() - started:.0f} s; wrong: {bad}")
    return 1 if bad else 0


def _trial(index: Path, corpus: Path, engine: str, expected: dict[str, object], tally: Counter[str]) -> str:
    findings = examine(index, engine=engine)
    tally["doctor: found"] += bool(findings)
    before = shutil.copytree(index, index.with_name("searched"))
    try:
        found = answers(before, corpus, engine)
        what = "the same" if found == expected["answers"] else "something else"
    except IndexTrouble:
        what = "says that it is damaged"
    finally:
        shutil.rmtree(before)
    tally[f"search: {what}"] += 1
    if not findings:
        differing = difference(expected, held(index, corpus, engine))
        tally["doctor: nothing found, and nothing differs"] += not differing
        return f"not found: {', '.join(differing)}" if differing else ""
    mend(index, [corpus], findings, engine=engine)
    left = [
        *(finding.what for finding in examine(index, engine=engine)),
        *difference(expected, held(index, corpus, engine)),
    ]
    tally["mended"] += not left
    if left:
        return f"not mended: {', '.join(left)}"
    in_engine = all(finding.part == "engine" for finding in findings)
    return _UNSAID if what == "something else" and in_engine else ""


if __name__ == "__main__":
    sys.exit(main())
