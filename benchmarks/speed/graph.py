"""Times of questions about citations, in process, over an index of any size.

    python benchmarks/speed/graph.py INDEX [--draw 100] [--seed 1]

Draws works and cited symbols with a seed, adds those that are cited most, and asks each question of each: who cites it,
whom it cites, its editions, and what is cited most under several filters. Prints the machine, what the index holds,
and median, 95th percentile and maximum of every question; the whole process of a few commands beside it.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from resindex.drafting.citations import cited_by, cites
from resindex.drafting.lineage import lineage
from resindex.drafting.ranking import most_cited
from resindex.search.index import Index

#: Always asked: what everybody cites.
WELL_KNOWN = ("A/RES/60/251", "A/RES/217(III)", "A/RES/70/1", "S/RES/1325(2000)", "treaty:ICCPR", "treaty:UNCharter")
#: The first page, as a terminal shows it.
SHOWN = 20
FILTERS: tuple[dict[str, list[str]], ...] = (
    {},
    {"body": ["HRC"]},
    {"body": ["GA"], "year": ["2020..2025"]},
    {"verb": ["reaffirms"]},
    {"section": ["op"]},
)


Times = list[tuple[float, float]]


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of one question: by the clock, and of this process alone (on a machine that others use too)."""
    clock, own = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - own) * 1000


def line(name: str, times: Times) -> str:
    """Median, 95th percentile and maximum by the clock, and the 95th percentile of the process alone."""
    clock, own = (sorted(column) for column in zip(*times, strict=True))
    at = min(len(times) - 1, int(len(times) * 0.95))
    figures = (statistics.median(clock), clock[at], clock[-1], own[at])
    return f"{name:<28}{len(times):>6}" + "".join(f"{figure:>10.1f}" for figure in figures)


def symbols(index: Index, draw: int, seed: int) -> tuple[list[str], list[str]]:
    """Works of the corpus and cited symbols, drawn with a seed; the most cited are always there."""
    dice = random.Random(seed)
    held = sorted(value for value, _ in index._store.vocabulary("symbol"))
    cited = sorted(value for value, _ in index._store.vocabulary("cites") if "#" not in value)
    most = [one.work.name for one in most_cited(index, kind="all", limit=SHOWN).ranked]
    asked = dice.sample(cited, min(draw, len(cited)))
    return dice.sample(held, min(draw, len(held))), list(dict.fromkeys([*WELL_KNOWN, *most, *asked]))


def questions(index: Index, works: Sequence[str], cited: Sequence[str]) -> dict[str, Times]:
    """Each question of each symbol, once to warm the cache and once timed."""
    asked: dict[str, list[Callable[[], object]]] = {
        "cited-by": [lambda s=s: cited_by(index, s, limit=SHOWN) for s in cited],
        "cited-by, bare number": [
            lambda s=s: cited_by(index, s.removeprefix("A/RES/"), limit=SHOWN) for s in cited if s.startswith("A/RES/")
        ],
        "cited-by --verb --body": [
            lambda s=s: cited_by(index, s, limit=SHOWN, filters={"verb": ["reaffirms"], "body": ["GA"]}) for s in cited
        ],
        "cited-by --language fr": [lambda s=s: cited_by(index, s, limit=SHOWN, language="fr") for s in cited],
        "cited-by --depth 2": [lambda s=s: cited_by(index, s, limit=10, depth=2) for s in cited],
        "cites": [lambda s=s: cites(index, s, limit=SHOWN) for s in works],
        "cites --depth 2": [lambda s=s: cites(index, s, limit=10, depth=2) for s in works],
        "lineage": [lambda s=s: lineage(index, s) for s in works],
        "cited": [lambda f=f: most_cited(index, filters=f) for f in FILTERS],
        "cited --places": [lambda f=f: most_cited(index, filters=f, kind="all", places=True) for f in FILTERS],
    }
    return {name: [(ask(), timed(ask))[1] for ask in asks] for name, asks in asked.items()}


def processes(index: Path) -> dict[str, Times]:
    """Whole processes, from the shell's prompt back to it."""
    commands = {
        "resindex cited-by 60/251": ["cited-by", "60/251"],
        "resindex cites 76/174": ["cites", "76/174"],
        "resindex cited --top 20": ["cited", "--top", "20"],
        "resindex lineage 78/220": ["lineage", "78/220"],
    }
    environment = {**os.environ, "RESINDEX_INDEX": str(index)}
    run = [sys.executable, "-m", "resindex"]
    return {
        name: [
            timed(
                lambda c=c: subprocess.run(
                    [*run, *c, "--no-refresh"], env=environment, capture_output=True, check=False
                )
            )
            for _ in range(5)
        ]
        for name, c in commands.items()
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("--draw", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with Index.open(options.index) as index:
        counts = index._store.counts()
        load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
        print(f"{platform.machine()}, {os.cpu_count()} cores, load {load}, Python {platform.python_version()}")
        print(f"{counts.documents} documents, {counts.paragraphs} paragraphs, {counts.references} references")
        print(f"\n{'milliseconds':<28}{'asked':>6}{'median':>10}{'p95':>10}{'max':>10}{'p95 cpu':>10}")
        works, cited = symbols(index, options.draw, options.seed)
        for name, times in questions(index, works, cited).items():
            print(line(name, times))
    print("\nwhole processes")
    for name, times in processes(options.index).items():
        print(line(name, times))


if __name__ == "__main__":
    main()
