"""Known items: does a search for a paragraph that was reworded find what it was reworded from?

usage: python benchmarks/relevance/known_item.py FOLDER [--queries N] [--seed N] [--session N] [--show N] [--keep DIR]

FOLDER holds ``corpora/un-akn.tar.xz``, the publisher's XML. Searched are its English resolutions that were adopted
before the General Assembly's session N (79) began. From the resolutions of that session come the queries: of a
paragraph whose wording changed a little since an earlier edition of its resolution (the same title), six to ten of
its content words, in their order. What is to be found is the wording of the earlier edition: a result is right if it
is at least as like to it as ``SAME``. Nobody has judged anything: where the same words stand in another resolution
too, that counts as well.

Three systems answer the same queries over the same paragraphs: resindex as it comes, SQLite's FTS5 (bm25; all words,
any word), and plain Whoosh with its stock English analysis (BM25F; all words, any word). Printed are the share of
queries with a right result among the first 1, 5, 10, and the mean reciprocal rank over the first 20.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import sys
import tarfile
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from resindex.analysis import is_function_word
from resindex.search import Index

CHANGED_A_LITTLE = (75.0, 97.0)  #: likeness (0 to 100) of a paragraph and what it was reworded from
SAME = 88.0  #: likeness from which a result is the wording that was sought
DEPTH = 20  #: results of each system that are looked at
_SHORTEST = 120  #: characters of a paragraph that a query is made from
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")

Search = Callable[[Sequence[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Item:
    """A query, the new paragraph that it comes from, and the earlier wording that is sought."""

    words: tuple[str, ...]
    new: str
    sought: str


def masked(text: str) -> str:
    """A wording, numbers aside."""
    return _DIGITS.sub("0", " ".join(text.casefold().split()))


# ---------------------------------------------------------------- corpus and queries


def unpack(folder: Path, target: Path) -> None:
    """The English files of the archive."""
    with tarfile.open(folder / "corpora/un-akn.tar.xz") as archive:
        for member in archive:
            if member.isfile() and "/English/" in member.name:
                archive.extract(member, target, filter="data")


def paragraphs(index: Path) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Body, session, date, title, section and text of every paragraph of the index."""
    store = sqlite3.connect(f"file:{index / 'store.sqlite'}?mode=ro", uri=True)
    yield from store.execute(
        "SELECT coalesce(d.body, ''), coalesce(d.session, ''), coalesce(d.date, ''), coalesce(d.title, ''),"
        " p.section, p.text FROM paragraphs p JOIN documents d ON d.id = p.document ORDER BY p.id"
    )
    store.close()


def items(index: Path, session: str, wanted: int, seed: int) -> list[Item]:
    """The queries: drawn by the seed from all paragraphs of the session that changed a little."""
    earlier: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    new: list[tuple[tuple[str, str], str]] = []
    for body, its_session, _, title, section, text in paragraphs(index):
        if section not in ("preambular", "operative") or len(text) < _SHORTEST or not title:
            continue
        key = (title.casefold(), section)
        if body == "General Assembly" and its_session == session:
            new.append((key, text))
        elif body == "General Assembly" and its_session.isdecimal() and int(its_session) < int(session):
            earlier[key].append(text)
    found: list[Item] = []
    draw = random.Random(seed)
    draw.shuffle(new)
    for key, text in new:
        choices = list(dict.fromkeys(map(masked, earlier[key])))
        best = process.extractOne(masked(text), choices, scorer=fuzz.ratio, score_cutoff=CHANGED_A_LITTLE[0])
        if best is None or best[1] > CHANGED_A_LITTLE[1]:
            continue
        content = list(dict.fromkeys(w for w in _WORD.findall(text) if len(w) > 3 and not is_function_word(w, "en")))
        if len(content) < 12:
            continue
        chosen = sorted(draw.sample(range(len(content)), draw.randint(6, 10)))
        found.append(Item(tuple(content[i] for i in chosen), text, best[0]))
        if len(found) == wanted:
            break
    return found


# ---------------------------------------------------------------- the three systems


def resindex_search(index: Index) -> Search:
    """As a user asks: the words, nothing else. Paragraph by paragraph, as the other systems rank them."""

    def search(words: Sequence[str]) -> list[str]:
        return [hit.paragraph.text for hit in index.search(" ".join(words), limit=DEPTH, families=False).hits]

    return search


def fts5(texts: Sequence[str], join: str) -> Search:
    """SQLite's own full-text search with its Porter stemmer."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE p USING fts5(text, tokenize = 'porter unicode61')")
    database.executemany("INSERT INTO p (text) VALUES (?)", ((text,) for text in texts))

    def search(words: Sequence[str]) -> list[str]:
        query = join.join(f'"{word}"' for word in words)
        rows = database.execute("SELECT text FROM p WHERE p MATCH ? ORDER BY bm25(p) LIMIT ?", (query, DEPTH))
        return [text for (text,) in rows]

    return search


def plain_whoosh(texts: Sequence[str], folder: Path, *, together: bool) -> Search:
    """Whoosh with its stock analysis and ranking."""
    from whoosh import index, qparser
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import STORED, TEXT, Schema

    folder.mkdir(exist_ok=True)
    if index.exists_in(folder):
        made = index.open_dir(folder)
    else:
        made = index.create_in(folder, Schema(text=TEXT(analyzer=StemmingAnalyzer()), words=STORED))
        with made.writer(limitmb=512) as writer:
            for text in texts:
                writer.add_document(text=text, words=text)
    searcher = made.searcher()
    group = qparser.AndGroup if together else qparser.OrGroup
    parser = qparser.QueryParser("text", made.schema, group=group, plugins=[])

    def search(words: Sequence[str]) -> list[str]:
        return [hit["words"] for hit in searcher.search(parser.parse(" ".join(words)), limit=DEPTH)]

    return search


# ---------------------------------------------------------------- figures


def rank(results: Sequence[str], sought: str) -> int | None:
    """The place of the first right result, from 1."""
    for place, text in enumerate(results, start=1):
        if fuzz.ratio(masked(text), sought, score_cutoff=SAME):
            return place
    return None


def report(name: str, ranks: Sequence[int | None], seconds: float) -> None:
    """One line of figures."""
    count = len(ranks)
    within = " ".join(f"@{k} {sum(r is not None and r <= k for r in ranks) / count:.3f}" for k in (1, 5, 10))
    mrr = sum(1 / r for r in ranks if r) / count
    print(f"{name:<28} {within}  MRR {mrr:.3f}  {1000 * seconds / count:6.1f} ms a query", flush=True)


def main() -> int:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--session", default="79")
    parser.add_argument("--show", type=int, default=0, help="print so many queries that resindex answers wrong")
    parser.add_argument("--keep", type=Path, help="build in this folder, and use what is built there")
    parser.add_argument("--only", action="store_true", help="resindex alone")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        base = arguments.keep or Path(scratch)
        compare(arguments, base)
    return 0


def compare(arguments: argparse.Namespace, base: Path) -> None:
    """All systems over one corpus."""
    everything, before = base / "all", base / "before"
    if not (base / "corpus").exists():
        unpack(arguments.folder, base / "corpus")
    with Index.open(everything, base / "corpus", refresh=True):
        pass
    asked = items(everything, arguments.session, arguments.queries, arguments.seed)
    begin = min(
        date for body, session, date, *_ in paragraphs(everything)
        if body == "General Assembly" and session == arguments.session and date
    )  # fmt: skip
    if not before.exists():
        select(everything, base / "corpus", base / "earlier", begin)
    with Index.open(before, base / "earlier", refresh=True) as index:
        texts = [text for *_, text in paragraphs(before)]
        print(f"{len(asked)} queries (seed {arguments.seed}), {len(texts)} paragraphs adopted before {begin}")
        systems: dict[str, Search] = {"resindex": resindex_search(index)}
        if not arguments.only:
            systems["FTS5, all words"] = fts5(texts, " ")
            systems["FTS5, any word"] = fts5(texts, " OR ")
            systems["Whoosh BM25F, all words"] = plain_whoosh(texts, base / "whoosh", together=True)
            systems["Whoosh BM25F, any word"] = plain_whoosh(texts, base / "whoosh", together=False)
        for name, search in systems.items():
            started = time.perf_counter()
            answers = [search(item.words) for item in asked]
            seconds = time.perf_counter() - started
            ranks = [rank(answer, item.sought) for answer, item in zip(answers, asked, strict=True)]
            report(name, ranks, seconds)
            if name == "resindex":
                wrong = [i for i, r in zip(asked, ranks, strict=True) if r is None or r > 5]
                for item in wrong[: arguments.show]:
                    print(
                        f"  ? {' '.join(item.words)}\n    new:    {item.new}\n    sought: {item.sought}",
                        file=sys.stderr,
                    )


def select(index: Path, corpus: Path, target: Path, begin: str) -> None:
    """Links to the files of all documents that were adopted before a date."""
    store = sqlite3.connect(f"file:{index / 'store.sqlite'}?mode=ro", uri=True)
    rows = store.execute(
        "SELECT DISTINCT f.path FROM files f JOIN documents d ON d.file = f.id WHERE d.date < ?", (begin,)
    )
    for (path,) in rows.fetchall():
        link = target / path
        link.parent.mkdir(parents=True, exist_ok=True)
        link.hardlink_to(corpus / path)
    store.close()


if __name__ == "__main__":
    raise SystemExit(main())
