"""Topics: are the paragraphs at the top what a drafter was looking for?

usage: python benchmarks/relevance/topical.py FOLDER [--keep DIR] [--show] [--pool FILE] [--take FILE]

FOLDER holds ``corpora/un-akn.tar.xz``, the publisher's XML; the corpus that is searched are its English resolutions.
``tests/relevance/topical.jsonl`` holds topics (a query as a drafter types it, and what is sought) and judgements: how
well a wording answers a topic, by somebody who read it without knowing which system had found it.

    3  what is sought: it could be quoted     2  useful, on the topic     1  touches it     0  does not

The unit that is judged is a *wording*: all paragraphs with the same text, numbers, capitals and space aside, are one.
It is named by a hash and one paragraph that has it; texts are not kept. A wording counts once in a list of results:
repeated, it is worth nothing and still takes its place. What nobody judged counts as 0; how many there were is printed.

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
import hashlib
import json
import re
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from math import log2
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from resindex.search import Index

if TYPE_CHECKING:
    from resindex.query.syntax import Node

JUDGEMENTS = Path(__file__).parents[2] / "tests/relevance/topical.jsonl"
DEPTH = 20  #: results of each system that are judged
LONG = 60  #: results of each system that are asked for: enough for ten wordings
CUT = 10  #: results that nDCG looks at
FIRST = 5  #: results that precision looks at
USEFUL = 2  #: grade from which a result is right
GRADES = range(4)
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well a wording answers a topic, and a paragraph that has it (``symbol#place``)."""

    grade: int
    example: str


@dataclass(slots=True)
class Topic:
    """A query as it is typed, its filters by field, what is sought, and the judgements by wording."""

    number: int
    query: str
    sought: str
    filters: dict[str, str] = field(default_factory=dict)
    judged: dict[str, Judgement] = field(default_factory=dict)

    @property
    def parts(self) -> list[str]:
        """Words and, without their quotation marks, phrases."""
        return [phrase or word for phrase, word in _PARTS.findall(self.query)]


class Row(NamedTuple):
    """A paragraph of the corpus: its row in the store, ``symbol#place``, the title of its resolution, its text."""

    key: int
    name: str
    title: str
    text: str


Search = Callable[[Topic], list[Row]]


def wording(text: str) -> str:
    """The name of what a text says, whatever its numbers, capitals and spaces: 12 hexadecimal digits."""
    same = _DIGITS.sub("0", " ".join(text.casefold().split()))
    return hashlib.sha256(same.encode()).hexdigest()[:12]


# ---------------------------------------------------------------- judgements


def load(path: Path = JUDGEMENTS) -> dict[int, Topic]:
    """The topics with their judgements, by number."""
    topics: dict[int, Topic] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        number = record["topic"]
        if "query" in record:
            topics[number] = Topic(number, record["query"], record["sought"], record.get("filters", {}))
        else:
            topics[number].judged[record["wording"]] = Judgement(record["grade"], record["example"])
    return topics


def save(topics: Mapping[int, Topic], path: Path = JUDGEMENTS) -> None:
    """Write them as ``load`` reads them: each topic, then its judgements, in the order of their names."""
    with path.open("w", encoding="utf-8") as file:
        for number, topic in sorted(topics.items()):
            filters = {"filters": topic.filters} if topic.filters else {}
            records: list[dict[str, object]] = [
                {"topic": number, "query": topic.query, **filters, "sought": topic.sought}
            ]
            for name, judgement in sorted(topic.judged.items()):
                records.append(
                    {"topic": number, "wording": name, "grade": judgement.grade, "example": judgement.example}
                )
            file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def take(topics: dict[int, Topic], graded: Path) -> int:
    """Take in graded lines of a pool; how many."""
    lines = graded.read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        topics[record["topic"]].judged[record["wording"]] = Judgement(int(record["grade"]), record["example"])
    return len(lines)


# ---------------------------------------------------------------- measures


def grades(found: Iterable[str], judged: Mapping[str, Judgement]) -> list[int]:
    """The grade of every result; 0 for a wording that came before, and for one that nobody judged."""
    seen: set[str] = set()
    result = []
    for name in found:
        result.append(judged[name].grade if name in judged and name not in seen else 0)
        seen.add(name)
    return result


def gain(ranked: Sequence[int], cut: int = CUT) -> float:
    """Discounted cumulative gain of the first ``cut`` grades."""
    return sum(((1 << grade) - 1) / log2(place + 1) for place, grade in enumerate(ranked[:cut], start=1))


def ndcg(found: Iterable[str], judged: Mapping[str, Judgement], cut: int = CUT) -> float:
    """The gain of what was found as a share of the gain of the best order there is; 0 where nothing is of use."""
    best = gain(sorted((judgement.grade for judgement in judged.values()), reverse=True), cut)
    return gain(grades(found, judged), cut) / best if best else 0.0


def precision(found: Iterable[str], judged: Mapping[str, Judgement], first: int = FIRST) -> float:
    """The share of useful results among the first ones."""
    return sum(grade >= USEFUL for grade in grades(found, judged)[:first]) / first


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


def pool(found: Iterable[Mapping[int, Sequence[Row]]], topics: Mapping[int, Topic]) -> list[str]:
    """What is still to be judged, topic by topic, in the order of the names of the wordings."""
    answers = list(found)
    lines = []
    for number, topic in topics.items():
        waiting: dict[str, Row] = {}
        for row in chain.from_iterable(answer[number] for answer in answers):
            waiting.setdefault(wording(row.text), row)
        for name, row in sorted(waiting.items()):
            if name not in topic.judged:
                record = {"topic": number, "wording": name, "example": row.name, "title": row.title, "text": row.text}
                lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return lines


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
