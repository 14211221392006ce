"""Builds an engine from records and asks it a few things: paragraphs a second, size, times of queries.

    resindex parse corpus --jsonl > records/all.jsonl
    python benchmarks/engine_build.py records [--stock]

Reads every ``*.jsonl`` of the folder (records as ``resindex parse --jsonl`` writes them). ``--stock`` builds the same
paragraphs with Whoosh as it comes (its stemming analyser, stored nothing, one segment) in the same run and prints the
ratio.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from resindex.engines import open_engine
from resindex.engines.base import Entry
from resindex.query.syntax import And, Everything, Node, Phrase, Prefix, Value, Word

QUERIES: dict[str, Node] = {
    "rare word": Word("impunity"),
    "common word": Word("rights"),
    "two words": And((Word("human"), Word("rights"))),
    "phrase": Phrase("right of return"),
    "common phrase": Phrase("General Assembly"),
    "prefix": Prefix("defend"),
    "word and verb": And((Word("rights"), Value("verb", ("urges",)))),
    "everything": Everything(),
}
FACETS = ("verb", "body", "year")


def entries(folder: Path) -> Iterator[Entry]:
    """The records of a folder as an engine takes them."""
    documents: dict[str, int] = {}
    key = 0
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                key += 1
                yield entry(json.loads(line), key, documents)


def entry(record: dict[str, Any], key: int, documents: dict[str, int]) -> Entry:
    """One record; missing values are left out."""
    date = record.get("date") or ""
    values = {
        "verb": record.get("verbs"), "section": [record["section"]], "body": [record.get("body")],
        "symbol": [record.get("symbol")], "year": [date[:4]], "date": [date], "session": [record.get("session")],
        "cites": [*record.get("references", ()), *record.get("pinpoints", ())], "number": [record.get("number")],
        "addressee": record.get("addressees"), "language": [record.get("language")], "source": [record["source"]],
        "subject": [s["term"] for s in record.get("subjects", ())], "modifier": record.get("modifiers"),
        "sponsor": record.get("sponsors"), "agenda": [record.get("agenda_item")], "draft": [record.get("draft")],
        "adoption": [(record.get("adoption") or {}).get("method")], "status": [record.get("status")],
    }  # fmt: skip
    kept = {name: tuple(filter(None, found)) for name, found in values.items() if found and any(found)}
    document = documents.setdefault(record["source"], len(documents) + 1)
    return Entry(key, document, record.get("language") or "en", record["text"], record.get("title") or "", kept)


def build(folder: Path, index: Path) -> tuple[int, float]:
    """Build our index; paragraphs and CPU seconds."""
    count = 0

    def counted() -> Iterator[Entry]:
        nonlocal count
        for one in entries(folder):
            count += 1
            yield one

    start = time.process_time()
    open_engine(index).commit(counted(), ())
    return count, time.process_time() - start


def build_stock(folder: Path, index: Path) -> float:
    """Build the same with Whoosh as it comes; CPU seconds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from whoosh import analysis, fields
        from whoosh.index import create_in

    text = {name: fields.TEXT(analyzer=analysis.StemmingAnalyzer()) for name in ("text", "title")}
    keywords = {name for one in entries(folder) for name in one.values}
    schema = fields.Schema(**text, **{name: fields.KEYWORD(commas=True) for name in keywords})
    start = time.process_time()
    writer = create_in(index, schema).writer(limitmb=256)
    for one in entries(folder):
        values = {name: ",".join(found) for name, found in one.values.items()}
        writer.add_document(text=one.text, title=one.title, **values)
    writer.commit()
    return time.process_time() - start


def size(folder: Path) -> float:
    """Megabytes on disk."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def median(run: Callable[[], object], times: int = 5) -> float:
    """Milliseconds, the middle of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def main() -> None:
    """Run it all and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--stock", action="store_true", help="build with Whoosh as it comes, too")
    given = arguments.parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}, {given.folder}")
    with tempfile.TemporaryDirectory() as place:
        count, seconds = build(given.folder, Path(place) / "ours")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count} paragraphs, {count / seconds:.0f} a CPU second, {size(Path(place) / 'ours'):.1f} MB on disk, "
              f"{memory:.0f} MB of memory at most")  # fmt: skip
        if given.stock:
            (Path(place) / "stock").mkdir()
            theirs = build_stock(given.folder, Path(place) / "stock")
            megabytes = size(Path(place) / "stock")
            print(f"Whoosh as it comes: {count / theirs:.0f} a CPU second, {megabytes:.1f} MB on disk: "
                  f"{theirs / seconds:.1f} times our time")  # fmt: skip
        engine = open_engine(Path(place) / "ours")
        print(f"open {median(lambda: engine.searcher().close()):8.1f} ms")
        searcher = engine.searcher()
        for name, tree in QUERIES.items():
            total = searcher.search(tree, limit=0).total
            plain = median(lambda tree=tree: searcher.search(tree))  # type: ignore[misc]
            counted = median(lambda tree=tree: searcher.search(tree, facets=FACETS))  # type: ignore[misc]
            print(f"{name:15} {total:8} found {plain:8.1f} ms, with facets {counted:8.1f} ms")
        searcher.close()


if __name__ == "__main__":
    main()
