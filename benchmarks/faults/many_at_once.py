"""Many processes search while the index is taken up again and again: each sees whole generations, and no error.

    python benchmarks/faults/many_at_once.py [--engine whoosh] [--runs 50] [--searchers 8] [--documents 12]

Every edition of the corpus says its number in every document, and one run takes one edition up. Searchers ask for all
of them: what a search finds must be of one edition, and all of it; editions may not go back. Of three searchers two are
long-lived and open the index now and again (library), the third is a new ``resindex search`` each time. Then two runs
begin at once, again and again: each is done, or says who holds the index. Ends with 1 if anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import fault_corpus

from resindex.cli import main as resindex
from resindex.errors import ResindexError
from resindex.search.index import Index
from resindex.settings import load

QUERY = "edition"
_EDITION = re.compile(r"edition (\d+)")
_COMMAND = (sys.executable, "-m", "resindex")


def index_once(index: Path, corpus: Path, engine: str) -> int:
    """``resindex index`` in a process of its own."""
    child = os.fork()
    if not child:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.environ["RESINDEX_ENGINE"] = engine
        os._exit(resindex(["index", "--quiet", "--index", str(index), "--corpus", str(corpus)]))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def wrong_with(texts: Sequence[str], documents: int, last: int) -> tuple[str, int]:
    """What is wrong with what was found, and the edition that it is of."""
    editions = {int(found[1]) for text in texts if (found := _EDITION.search(text))}
    if len(editions) != 1 or len(texts) != documents:
        return f"{len(texts)} paragraphs of editions {sorted(editions)}", last
    (edition,) = editions
    return ("" if edition >= last else f"edition {edition} after {last}"), edition


def search_on(number: int, index: Path, corpus: Path, engine: str, documents: int, report: Path) -> None:
    """A searcher, until it is told to end."""
    going = [True]
    signal.signal(signal.SIGTERM, lambda *_: going.clear())
    tally: Counter[str] = Counter()
    last, parent = 0, os.getppid()
    while going and os.getppid() == parent:
        try:
            if number % 3 == 2:
                texts = _by_command(index, corpus, engine)
                wrong, last = wrong_with(texts, documents, last)
                tally["by command"] += 1
                tally[wrong] += bool(wrong)
                continue
            with Index.of(load(flags={"index": index, "corpus": corpus, "engine": engine})) as opened:
                for _ in range(20):
                    page = opened.search(QUERY, families=False, limit=1000)
                    wrong, last = wrong_with([hit.paragraph.text for hit in page.hits], documents, last)
                    tally["by library"] += 1
                    tally[wrong] += bool(wrong)
                    if not going:
                        break
        except ResindexError as error:
            tally[f"{type(error).__name__}: {error.message}"] += 1
    report.write_text(json.dumps(tally))


def _by_command(index: Path, corpus: Path, engine: str) -> list[str]:
    environment = {**os.environ, "RESINDEX_REFRESH": "no", "RESINDEX_ENGINE": engine}
    options = ("--index", str(index), "--corpus", str(corpus), "--format", "jsonl", "--limit", "1000", "--no-families")
    done = subprocess.run(
        [*_COMMAND, "search", QUERY, *options], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode != 0:
        raise ResindexError(f"exit code {done.returncode}: {done.stderr.strip()}")
    return [json.loads(line)["text"] for line in done.stdout.splitlines()]


def write_edition(corpus: Path, documents: int, edition: int) -> None:
    """All documents, in this edition."""
    for number in range(documents):
        fault_corpus.put(corpus, number, edition)
        path = fault_corpus.name(corpus, number)
        os.utime(path, (edition * 10_000, edition * 10_000))  # a time of its own


def two_at_once(index: Path, corpus: Path, documents: int, rounds: int, engine: str) -> tuple[Counter[str], int]:
    """How two runs that begin together end: in words, and how often the index was wrong afterwards."""
    ends: Counter[str] = Counter()
    wrong = 0
    options = ("index", "--index", str(index), "--corpus", str(corpus))
    for edition in range(1000, 1000 + rounds):
        write_edition(corpus, documents, edition)
        both = [
            subprocess.Popen(
                [*_COMMAND, *options],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                env={**os.environ, "RESINDEX_ENGINE": engine},
            )
            for _ in range(2)
        ]
        for run in both:
            words = run.communicate()[1]
            refused = run.returncode == 3 and "another run holds" in words
            ends[
                "done" if run.returncode == 0 else "told who holds it" if refused else f"{run.returncode}: {words}"
            ] += 1
        with Index.of(load(flags={"index": index, "corpus": corpus, "engine": engine})) as opened:
            page = opened.search(QUERY, families=False, limit=1000)
            wrong += bool(wrong_with([hit.paragraph.text for hit in page.hits], documents, edition)[0])
    return ends, wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Search, index, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--searchers", type=int, default=8)
    parser.add_argument("--documents", type=int, default=12)
    parser.add_argument("--pairs", type=int, default=10, help="how often two runs begin at once")
    given = parser.parse_args(arguments)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="many-") as folder:
        home = Path(folder)
        corpus, index = home / "corpus", home / "index"
        write_edition(corpus, given.documents, 1)
        assert index_once(index, corpus, given.engine) == 0
        searchers: list[int] = []
        for number in range(given.searchers):
            child = os.fork()
            if not child:
                search_on(number, index, corpus, given.engine, given.documents, home / f"searcher_{number}")
                os._exit(0)
            searchers.append(child)
        codes: Counter[int] = Counter()
        for edition in range(2, given.runs + 2):
            write_edition(corpus, given.documents, edition)
            codes[index_once(index, corpus, given.engine)] += 1
        for child in searchers:
            os.kill(child, signal.SIGTERM)
        ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in searchers]
        tally: Counter[str] = Counter()
        for number in range(given.searchers):
            tally.update(json.loads((home / f"searcher_{number}").read_text()))
        ends, wrong = two_at_once(index, corpus, given.documents, given.pairs, given.engine)
    searches = tally.pop("by library", 0), tally.pop("by command", 0)
    print(f"{given.runs} index runs of {given.engine}, exit codes {dict(codes)}; {given.searchers} searchers at once,")
    print(f"{searches[0]} searches by the library and {searches[1]} by the command; wrong: {dict(+tally) or 'none'}")
    print(f"two runs at once, {given.pairs} times: {dict(ends)}; wrong afterwards: {wrong}")
    print(f"{time.perf_counter() - started:.0f} s")
    good = set(codes) == {0} and not +tally and not any(ended) and not wrong
    return 0 if good and set(ends) <= {"done", "told who holds it"} else 1


if __name__ == "__main__":
    sys.exit(main())
