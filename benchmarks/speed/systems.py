"""The systems that are measured side by side: each is given the same paragraphs and asked the same questions.

A ``System`` builds its index in a folder and answers with the ten best keys and the number of all that were found,
exact, and counts by verb and year where they are asked for. Every system works as its manual tells a newcomer: its own
stemmer for English, its own ranking (BM25), positions for phrases, nothing tuned.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from asks import Ask

from resindex.engines import open_engine
from resindex.engines.base import Entry
from resindex.fields import FIELDS
from resindex.query.syntax import And, Node, Phrase, Prefix, Value, Word

PAGE = 10
FACETS = ("verb", "year")


@dataclass(frozen=True, slots=True)
class Found:
    """What a system says: the best keys, how many in all, and the counts of each facet."""

    keys: tuple[int, ...]
    total: int
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


class System(Protocol):
    """One search system over a folder of its own."""

    name: str

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the paragraphs; committed when it returns. Called again, it takes up further ones."""

    def open(self, folder: Path) -> None:
        """Make ready to answer."""

    def ask(self, ask: Ask) -> Found:
        """Answer one question."""


class Resindex:
    """An engine of this project, through its interface and with its own analysis."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self.name = f"resindex {engine}"

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        open_engine(folder, self.engine).commit(entries, ())

    def open(self, folder: Path) -> None:
        self.searcher = open_engine(folder, self.engine).searcher()

    def ask(self, ask: Ask) -> Found:
        filters = (Value("verb", (ask.verb,)),) if ask.verb else ()
        answer = self.searcher.search(
            _tree(ask), filters=filters, limit=PAGE, facets=FACETS if ask.facets else (), language="en"
        )
        facets = {name: dict(counts) for name, counts in answer.facets.items()}
        return Found(tuple(match.key for match in answer.matches), answer.total, facets)


def _tree(ask: Ask) -> Node:
    if ask.kind == "phrase":
        return Phrase(" ".join(ask.words))
    if ask.kind == "prefix":
        return Prefix(ask.words[0])
    words = tuple(Word(word) for word in ask.words)
    return words[0] if len(words) == 1 else And(words)


class Fts5:
    """SQLite's full-text search, Porter stemmer, columns for verb and year beside it."""

    name = "SQLite FTS5"

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        base = sqlite3.connect(folder / "fts5.sqlite")
        base.executescript(
            "CREATE VIRTUAL TABLE IF NOT EXISTS p USING fts5(text, title, content='', tokenize='porter unicode61');"
            "CREATE TABLE IF NOT EXISTS v (key INTEGER, verb TEXT, PRIMARY KEY (verb, key)) WITHOUT ROWID;"
            "CREATE TABLE IF NOT EXISTS y (key INTEGER PRIMARY KEY, year TEXT);"
        )
        for entry in entries:
            base.execute("INSERT INTO p (rowid, text, title) VALUES (?, ?, ?)", (entry.key, entry.text, entry.title))
            verbs = {(entry.key, verb) for verb in entry.values.get("verb", ())}
            base.executemany("INSERT INTO v VALUES (?, ?)", verbs)
            base.executemany("INSERT INTO y VALUES (?, ?)", [(entry.key, y) for y in entry.values.get("year", ())])
        base.execute("CREATE INDEX IF NOT EXISTS v_key ON v (key, verb)")
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "fts5.sqlite")

    def ask(self, ask: Ask) -> Found:
        source, where, given = "p", "p MATCH ?", [self._match(ask)]
        if ask.verb:
            source, where = "p CROSS JOIN v ON v.key = p.rowid", f"{where} AND v.verb = ?"
            given.append(ask.verb)
        best = self.base.execute(
            f"SELECT p.rowid FROM {source} WHERE {where} ORDER BY bm25(p) LIMIT {PAGE}", given
        ).fetchall()
        (total,) = self.base.execute(f"SELECT count(*) FROM {source} WHERE {where}", given).fetchone()
        facets = {}
        for name in FACETS if ask.facets else ():
            table = name[0]
            counted = f"SELECT {name}, count(*) FROM p JOIN {table} ON {table}.key = p.rowid WHERE {where} GROUP BY 1"
            facets[name] = dict(self.base.execute(counted, given))
        return Found(tuple(key for (key,) in best), total, facets)

    @staticmethod
    def _match(ask: Ask) -> str:
        if ask.kind == "phrase":
            return f'"{" ".join(ask.words)}"'
        if ask.kind == "prefix":
            return f"{ask.words[0]}*"
        return " ".join(f'"{word}"' for word in ask.words)


class Xapian:
    """Xapian (Debian's python3-xapian), English stemmer, verb and year as value slots and boolean terms."""

    name = "Xapian"

    def __init__(self) -> None:
        sys.path.append("/usr/lib/python3/dist-packages")
        import xapian

        self.xapian: Any = xapian

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        x = self.xapian
        base = x.WritableDatabase(str(folder / "xapian"), x.DB_CREATE_OR_OPEN)
        terms = x.TermGenerator()
        terms.set_stemmer(x.Stem("en"))
        for entry in entries:
            document = x.Document()
            terms.set_document(document)
            terms.index_text(entry.text)
            terms.increase_termpos()
            terms.index_text(entry.title)
            verbs, years = entry.values.get("verb", ()), entry.values.get("year", ())
            for verb in verbs:
                document.add_boolean_term(f"XV{verb}")
            document.add_value(0, "\n".join(dict.fromkeys(verbs)))
            document.add_value(1, "\n".join(years))
            base.replace_document(entry.key, document)
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        x = self.xapian
        self.base = x.Database(str(folder / "xapian"))
        self.parser = x.QueryParser()
        self.parser.set_database(self.base)
        self.parser.set_stemmer(x.Stem("en"))
        self.parser.set_stemming_strategy(x.QueryParser.STEM_SOME)
        self.parser.set_default_op(x.Query.OP_AND)

    def ask(self, ask: Ask) -> Found:
        x = self.xapian
        text = " ".join(ask.words)
        typed = {"phrase": f'"{text}"', "prefix": f"{text}*"}.get(ask.kind, text)
        query = self.parser.parse_query(typed, x.QueryParser.FLAG_PHRASE | x.QueryParser.FLAG_WILDCARD)
        if ask.verb:
            query = x.Query(x.Query.OP_FILTER, query, x.Query(f"XV{ask.verb}"))
        enquire = x.Enquire(self.base)
        enquire.set_query(query)
        spies = [x.ValueCountMatchSpy(slot) for slot in (0, 1)] if ask.facets else []
        for spy in spies:
            enquire.add_matchspy(spy)
        hits = enquire.get_mset(0, PAGE, self.base.get_doccount())
        facets = {name: _split(spy) for name, spy in zip(FACETS, spies, strict=False)}
        return Found(tuple(hit.docid for hit in hits), hits.get_matches_estimated(), facets)


def _split(spy: Any) -> dict[str, int]:
    counts = Counter[str]()
    for item in spy.values():
        for value in filter(None, item.term.decode().split("\n")):
            counts[value] += item.termfreq
    return dict(counts)


class StockWhoosh:
    """Whoosh as it comes: its stemming analyser, its writer with more memory, its searcher.

    It is given every field that our engines keep, as keywords, since how fast it builds is compared with them.
    """

    name = "Whoosh as it comes"

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from whoosh.analysis import StemmingAnalyzer
            from whoosh.fields import KEYWORD, NUMERIC, TEXT, Schema
            from whoosh.index import create_in, exists_in, open_dir

        text, title = (TEXT(analyzer=StemmingAnalyzer()) for _ in range(2))
        keywords = {field.name: KEYWORD(commas=True) for field in FIELDS if field.kind != "text"}
        facets = {name: KEYWORD(commas=True, sortable=True) for name in FACETS}
        schema = Schema(**{**keywords, **facets, "key": NUMERIC(stored=True), "text": text, "title": title})
        place = folder / "stock"
        place.mkdir(exist_ok=True)
        index = open_dir(place) if exists_in(place) else create_in(place, schema)
        writer = index.writer(limitmb=256)
        for entry in entries:
            values = {name: ",".join(found) for name, found in entry.values.items()}
            writer.add_document(key=entry.key, text=entry.text, title=entry.title, **values)
        writer.commit()

    def open(self, folder: Path) -> None:
        from whoosh.index import open_dir
        from whoosh.qparser import MultifieldParser

        index = open_dir(folder / "stock")
        self.searcher = index.searcher()
        self.parser = MultifieldParser(["text", "title"], index.schema)

    def ask(self, ask: Ask) -> Found:
        from whoosh.query import Term
        from whoosh.sorting import FieldFacet

        text = " ".join(ask.words)
        typed = {"phrase": f'"{text}"', "prefix": f"{text}*"}.get(ask.kind, text)
        given: dict[str, Any] = {}
        if ask.verb:
            given["filter"] = Term("verb", ask.verb)
        if ask.facets:
            given["groupedby"] = {name: FieldFacet(name, allow_overlap=True) for name in FACETS}
        hits = self.searcher.search(self.parser.parse(typed), limit=PAGE, **given)
        facets = {}
        for name in FACETS if ask.facets else ():
            facets[name] = {value: len(numbers) for value, numbers in hits.groups(name).items()}
        return Found(tuple(hit["key"] for hit in hits), len(hits), facets)


class Ripgrep:
    """ripgrep over one file of all paragraphs: what no index costs. It counts lines and ranks nothing."""

    name = "ripgrep (no index)"

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        with (folder / "paragraphs.txt").open("a", encoding="utf-8") as lines:
            for entry in entries:
                verbs = ",".join(entry.values.get("verb", ()))
                lines.write(f"{entry.key}\t{verbs}\t{' '.join(entry.title.split())}\t{' '.join(entry.text.split())}\n")

    def open(self, folder: Path) -> None:
        self.file = folder / "paragraphs.txt"

    def ask(self, ask: Ask) -> Found:
        import subprocess

        if ask.kind == "phrase":
            pattern = r"\b" + r"\W+".join(map(re.escape, ask.words)) + r"\b"
        elif len(ask.words) == 1:
            pattern = r"\b" + re.escape(ask.words[0]) + ("" if ask.kind == "prefix" else r"\b")
        else:
            # In any order: a line that has the first, looked through for the others.
            pattern = r"\b" + re.escape(ask.words[0]) + r"\b"
        out = subprocess.run(
            ["rg", "--no-config", "-i", "--no-line-number", pattern, str(self.file)], capture_output=True, check=False
        ).stdout
        lines: Iterator[bytes] = iter(out.splitlines())
        for word in ask.words[1:] if ask.kind != "phrase" else ():
            wanted = re.compile(rb"\b" + re.escape(word.encode()) + rb"\b", re.IGNORECASE)
            lines = (line for line in lines if wanted.search(line))
        if ask.verb:
            verb = ask.verb.encode()
            lines = (line for line in lines if verb in line.split(b"\t", 2)[1].split(b","))
        keys = [int(line.split(b"\t", 1)[0]) for line in lines]
        return Found(tuple(keys[:PAGE]), len(keys))


SYSTEMS = {
    "whoosh": lambda: Resindex("whoosh"),
    "tantivy": lambda: Resindex("tantivy"),
    "fts5": Fts5,
    "xapian": Xapian,
    "stock": StockWhoosh,
    "ripgrep": Ripgrep,
}
