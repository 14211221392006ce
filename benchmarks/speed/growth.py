"""What grows as the corpus grows: whole commands over 1, 10 and 100 % of a corpus.

    python benchmarks/speed/growth.py CORPUS [--engine whoosh] [--shares 0.01,0.1,1] [--keep DIR]

Of every so many files of CORPUS one is linked into a folder and indexed by ``resindex index`` in a process of its own.
Then, as whole processes too: a search (best of nine), one document more, the same document changed, and taken away
(median of five each), an index run with nothing to do. Then questions drawn by a seed from the index itself, warm:
median and 95th percentile through the engine's interface (top ten and an exact count), and of the whole
``Index.search`` with families, languages and records, as the search command asks it. Ratios are to the smaller corpus
before. Engines alone grow to a million paragraphs with ``side_by_side.py INDEX --times 2``.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from asks import Ask, draw
from processes import best, link, megabytes_on_disk, resindex
from side_by_side import entries, percentile
from systems import Resindex

from resindex.search import Index
from resindex.store import Store

_DOCUMENT = """A/RES/99/{number}

Resolution adopted by the General Assembly on 3 December 2044

99/{number}. Growth of an index

The General Assembly,

Recalling its resolution 53/144 of 9 December 1998,

1. Urges all States to measure what an addition costs, {words};

2. Decides to remain seized of the matter.
"""


def measure(files: Sequence[Path], corpus: Path, place: Path, given: argparse.Namespace) -> dict[str, float]:
    """All figures of one size, in seconds and milliseconds."""
    folder, index = place / "corpus", place / "index"
    where = ("--corpus", str(folder), "--index", str(index))
    engine = () if given.engine == "whoosh" else ("--engine", given.engine)
    figures: dict[str, float] = {}
    if not index.exists():
        link(files, corpus, folder)
        figures["index run, s"] = resindex("index", *where, *engine).seconds
    with Store.open(index) as store:
        figures["paragraphs"] = store.counts().paragraphs
    figures["on disk, MB"] = megabytes_on_disk(index)
    figures["search, ms"] = best(9, "search", "impunity", *where)
    figures["nothing to do, ms"] = best(5, "index", *where)
    figures |= changes(folder, where)
    figures |= questions(index, given)
    return figures


def changes(folder: Path, where: Sequence[str]) -> dict[str, float]:
    """Adding, changing and removing one document, as whole processes; median of five, milliseconds."""
    times: dict[str, list[float]] = {"add one, ms": [], "change one, ms": [], "remove one, ms": []}
    for number in range(1, 6):
        new = folder / f"growth-{number}.txt"
        for name, words in (("add one, ms", "once"), ("change one, ms", "and once more")):
            new.write_text(_DOCUMENT.format(number=number, words=words))
            times[name].append(1000 * resindex("index", *where).seconds)
        new.unlink()
        times["remove one, ms"].append(1000 * resindex("index", *where).seconds)
    return {name: statistics.median(taken) for name, taken in times.items()}


def questions(index: Path, given: argparse.Namespace) -> dict[str, float]:
    """Median and 95th percentile of warm questions, in milliseconds: of the engine, and of the whole search."""
    asked, warming = draw(entries(index, 1.0), given.each, (given.seed, given.seed + 1))
    system = Resindex(given.engine)
    system.open(index)
    for ask in warming:
        system.ask(ask)
    alone = [_timed(lambda ask=ask: system.ask(ask)) for ask in asked]  # type: ignore[misc]
    with Index.open(index) as searched:
        for ask in warming:
            _search(searched, ask)
        whole = [_timed(lambda ask=ask: _search(searched, ask)) for ask in asked]  # type: ignore[misc]
    return {
        "engine p50, ms": statistics.median(alone),
        "engine p95, ms": percentile(alone, 0.95),
        "whole search p50, ms": statistics.median(whole),
        "whole search p95, ms": percentile(whole, 0.95),
    }


def _search(index: Index, ask: Ask) -> None:
    text = " ".join(ask.words)
    typed = {"phrase": f'"{text}"', "prefix": f"{text}*"}.get(ask.kind, text)
    facets = ("verb", "year") if ask.facets else ()
    index.search(typed, verb=[ask.verb] if ask.verb else (), facets=facets)


def _timed(ask: object) -> float:
    start = time.perf_counter()
    ask()  # type: ignore[operator]
    return 1000 * (time.perf_counter() - start)


def main() -> int:
    """Measure each size, and print figures and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, metavar="CORPUS")
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--shares", default="0.01,0.1,1")
    parser.add_argument("--each", type=int, default=25, help="questions of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep what is built here, and use what is there")
    given = parser.parse_args()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    files = sorted(path for path in given.corpus.rglob("*") if path.is_file())
    columns: list[dict[str, float]] = []
    shares = [float(share) for share in given.shares.split(",")]
    with tempfile.TemporaryDirectory() as scratch:
        for share in shares:
            place = (given.keep or Path(scratch)) / f"{share:g}"
            columns.append(measure(files[:: max(1, round(1 / share))], given.corpus, place, given))
            if given.keep is None:
                shutil.rmtree(place)
    print(f"{given.engine:<24}" + "".join(f"{f'{100 * share:g} %':>14}{'':>8}" for share in shares))
    for name in columns[-1]:
        cells = []
        for number, column in enumerate(columns):
            before = columns[number - 1].get(name) if number else None
            ratio = f"x{column[name] / before:.1f}" if before and name in column else ""
            cells.append(f"{column.get(name, float('nan')):>14.1f}{ratio:>8}")
        print(f"{name:<24}" + "".join(cells))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
