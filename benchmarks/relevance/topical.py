"""Topics: are the paragraphs at the top what a drafter was looking for?

usage: python benchmarks/relevance/topical.py FOLDER [--keep DIR] [--show] [--pool FILE] [--take FILE]

FOLDER holds ``corpora/un-akn.tar.xz``, the publisher's XML; the corpus that is searched are its English resolutions.
``judging`` says what the judgements are. A wording counts once in a list of results: repeated, it is worth nothing and
still takes its place. What nobody judged counts as 0; how many there were is printed.

Systems: resindex as it comes, repeated wordings being one result; every paragraph by itself; its engine alone (what
has all words, in the engine's order); SQLite's FTS5 (bm25, Porter stemmer) and plain Whoosh 2.7.4 (stock English
analysis, BM25F), each with all words and with any, over the text alone and over text and title. Phrases in quotation
marks are phrases to all, and all see only what a filter lets through.

Printed are nDCG@10 (gain ``2**grade - 1``, discount ``log2``, measured against the best order of all judged wordings),
over all topics and over odd and even ones (weights are tuned on the odd ones), and the precision of the first five
(grade 2 or 3); then nDCG@10 of the same list with repeated wordings left out, which is what order alone is worth.

``--pool FILE`` writes what still has to be judged of the first 20 of every system, in an order that tells nothing, with
texts, a JSON object a line; ``--take FILE`` takes in such lines, each with a ``grade``. Judged were such pools, the
first ten of variants of resindex and of all lists without repetitions, and eight to sixteen wordings that another
phrasing of each topic found: the best order must not be made only of what the words of the query can find.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from judging import CUT, FIRST, Row, Topic, load, ndcg, pool, precision, save, take, wording

from resindex.search import Index

if TYPE_CHECKING:
    from resindex.query.syntax import Node

DEPTH = 20  #: results of each system that are judged
LONG = 60  #: results of each system that are asked for: enough for ten wordings

Search = Callable[[Topic], list[Row]]


# ---------------------------------------------------------------- systems


def rows(index: Path) -> list[Row]:
    """Every paragraph of an index."""
    store = sqlite3.connect(f"file:{index / 'store.sqlite'}?mode=ro", uri=True)
    found = store.execute(
        "SELECT p.id, coalesce(d.symbol, '') || '#' || p.place, coalesce(d.title, ''), p.text"
        " FROM paragraphs p JOIN documents d ON d.id = p.document ORDER BY p.id"
    ).fetchall()
    store.close()
    return [Row(*row) for row in found]


def resindex_search(index: Index, *, families: bool) -> Search:
    """Page by page: as a user asks, or paragraph by paragraph, as the other systems rank them."""

    def search(topic: Topic) -> list[Row]:
        pages = [
            index.search(topic.query, filters=topic.filters, offset=n, limit=CUT, families=families)
            for n in range(0, LONG, CUT)
        ]
        return [Row(0, hit.id, hit.facts.title or "", hit.paragraph.text) for page in pages for hit in page.hits]

    return search


class Engine:
    """The engine of an index by itself, without what a search does about its answers."""

    def __init__(self, folder: Path, by_key: Mapping[int, Row]) -> None:
        from resindex.engines import open_engine
        from resindex.store import Store

        self._searcher = open_engine(folder).searcher()
        self._store = Store.open(folder)
        self._by_key = by_key

    def search(self, topic: Topic) -> list[Row]:
        """What has all words, best first."""
        from resindex.query.parser import parse
        from resindex.query.resolve import resolve

        with self._store.snapshot():
            tree = resolve(parse(topic.query), self._store, topic.query)
        found = self._searcher.search(tree, filters=self._filters(topic), limit=LONG)
        return [self._by_key[match.key] for match in found.matches]

    def let_through(self, topic: Topic) -> Collection[int] | None:
        """The paragraphs that the filters of a topic leave; None for all."""
        from resindex.query.syntax import Everything

        if not topic.filters:
            return None
        found = self._searcher.search(Everything(), filters=self._filters(topic), limit=len(self._by_key))
        return {match.key for match in found.matches}

    def _filters(self, topic: Topic) -> Sequence[Node]:
        from resindex.query.options import filters

        with self._store.snapshot():
            return filters({name: (value,) for name, value in topic.filters.items()}, self._store)


def fts5(texts: Sequence[Row], join: str, *, title: bool) -> Callable[[Topic], Iterable[int]]:
    """SQLite's own full-text search with its Porter stemmer: keys, best first."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE p USING fts5(text, title, tokenize = 'porter unicode61')")
    database.executemany(
        "INSERT INTO p (rowid, text, title) VALUES (?, ?, ?)",
        ((row.key, row.text, row.title if title else "") for row in texts),
    )

    def search(topic: Topic) -> Iterable[int]:
        query = join.join(f'"{part}"' for part in topic.parts)
        return (key for (key,) in database.execute("SELECT rowid FROM p WHERE p MATCH ? ORDER BY bm25(p)", (query,)))

    return search


def plain_whoosh(
    texts: Sequence[Row], folder: Path, *, title: bool, together: bool
) -> Callable[[Topic], Iterable[int]]:
    """Whoosh with its stock analysis and ranking: keys, best first."""
    from whoosh import index, qparser
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import STORED, TEXT, Schema

    folder.mkdir(exist_ok=True)
    if index.exists_in(folder):
        made = index.open_dir(folder)
    else:
        schema = Schema(text=TEXT(analyzer=StemmingAnalyzer()), title=TEXT(analyzer=StemmingAnalyzer()), key=STORED)
        made = index.create_in(folder, schema)
        with made.writer(limitmb=512) as writer:
            for row in texts:
                writer.add_document(text=row.text, title=row.title, key=row.key)
    searcher = made.searcher()
    parser = qparser.MultifieldParser(
        ["text", "title"] if title else ["text"],
        made.schema,
        plugins=[qparser.WhitespacePlugin(), qparser.PhrasePlugin()],
        group=qparser.AndGroup if together else qparser.OrGroup,
    )

    def search(topic: Topic) -> Iterable[int]:
        limit = None if topic.filters else LONG
        return (hit["key"] for hit in searcher.search(parser.parse(topic.query), limit=limit))

    return search


def systems(index: Index, folder: Path, texts: Sequence[Row]) -> Iterator[tuple[str, Search]]:
    """All of them, with their names, resindex first."""
    by_key = {row.key: row for row in texts}
    engine = Engine(index.folder, by_key)
    yield "resindex", resindex_search(index, families=True)
    yield "resindex, every paragraph", resindex_search(index, families=False)
    yield "resindex, engine alone", engine.search

    def filtered(search: Callable[[Topic], Iterable[int]]) -> Search:
        def first(topic: Topic) -> list[Row]:
            allowed = engine.let_through(topic)
            keys = (key for key in search(topic) if allowed is None or key in allowed)
            return [by_key[key] for key in islice(keys, LONG)]

        return first

    for title, where in ((False, "text"), (True, "text and title")):
        for together, words in ((True, "all words"), (False, "any word")):
            yield f"FTS5, {words}, {where}", filtered(fts5(texts, " " if together else " OR ", title=title))
            whoosh = plain_whoosh(texts, folder / "whoosh-topical", title=title, together=together)
            yield f"Whoosh BM25F, {words}, {where}", filtered(whoosh)


# ---------------------------------------------------------------- figures


def report(name: str, found: Mapping[int, Sequence[str]], topics: Mapping[int, Topic]) -> None:
    """One line of figures."""
    measured = {number: ndcg(found[number], topic.judged) for number, topic in topics.items()}
    odd = _mean([value for number, value in measured.items() if number % 2])
    even = _mean([value for number, value in measured.items() if not number % 2])
    right = _mean([precision(found[number], topic.judged) for number, topic in topics.items()])
    once = {number: list(dict.fromkeys(names)) for number, names in found.items()}
    distinct = _mean([ndcg(once[number], topic.judged) for number, topic in topics.items()])
    unjudged = sum(name not in topics[n].judged for n in topics for name in {*found[n][:CUT], *once[n][:CUT]})
    again = sum(len(names[:CUT]) - len(set(names[:CUT])) for names in found.values())
    print(
        f"{name:<42} nDCG@{CUT} {_mean(measured.values()):.3f} (odd {odd:.3f}, even {even:.3f})  P@{FIRST} {right:.3f}"
        f"  without repetitions {distinct:.3f}  ({again} repeated, {unjudged} unjudged)",
        flush=True,
    )


def _mean(values: Collection[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def show(found: Mapping[str, Mapping[int, Sequence[str]]], topics: Mapping[int, Topic]) -> None:
    """nDCG of every topic and system."""
    letters = dict(zip(found, ascii_lowercase, strict=False))
    print("\n" + "\n".join(f"  {letter}  {name}" for name, letter in letters.items()))
    print(" " * 4 + "".join(f"{letter:>6}" for letter in letters.values()))
    for number, topic in topics.items():
        values = "".join(f"{ndcg(names[number], topic.judged):6.2f}" for names in found.values())
        print(f"{number:>3} {values}  {topic.query}")


def main() -> int:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--keep", type=Path, help="build in this folder, and use what is built there")
    parser.add_argument("--show", action="store_true", help="nDCG of every topic")
    parser.add_argument("--pool", type=Path, help="write what still has to be judged to this file")
    parser.add_argument("--take", type=Path, help="take in the graded lines of this file first")
    arguments = parser.parse_args()
    topics = load()
    if arguments.take:
        print(f"{take(topics, arguments.take)} judgements taken in")
        save(topics)
    with tempfile.TemporaryDirectory() as scratch:
        compare(arguments, arguments.keep or Path(scratch), topics)
    return 0


def compare(arguments: argparse.Namespace, base: Path, topics: Mapping[int, Topic]) -> None:
    """All systems over one corpus."""
    from known_item import unpack

    if not (base / "corpus").exists():
        unpack(arguments.folder, base / "corpus")
    with Index.open(base / "all", base / "corpus", refresh=True) as index:
        texts = rows(base / "all")
        judged = sum(len(topic.judged) for topic in topics.values())
        print(f"{len(topics)} topics, {judged} judgements, {len(texts)} paragraphs")
        answers: dict[str, dict[int, list[Row]]] = {}
        named: dict[str, dict[int, list[str]]] = {}
        for name, search in systems(index, base, texts):
            answers[name] = {number: search(topic) for number, topic in topics.items()}
            named[name] = {n: [wording(row.text) for row in found] for n, found in answers[name].items()}
            report(name, named[name], topics)
    if arguments.show:
        show(named, topics)
    if arguments.pool:
        first = ({n: found[:DEPTH] for n, found in answer.items()} for answer in answers.values())
        lines = pool(first, topics)
        arguments.pool.write_text("".join(lines), encoding="utf-8")
        print(f"{len(lines)} wordings to judge")


if __name__ == "__main__":
    raise SystemExit(main())
