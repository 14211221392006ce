"""What an index holds, in a form in which two of them can be compared: nothing of ids, tokens and times."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from pathlib import Path

from resindex.engines import open_engine
from resindex.errors import IndexTrouble
from resindex.query.syntax import Everything
from resindex.search.index import Index
from resindex.settings import load
from resindex.store import Store
from resindex.store.values import COUNTED

QUERIES = (
    ("harbours", {}),
    ("lamps OR ferries", {}),
    ('"report on the state"', {}),
    ("light*", {"section": "op"}),
    ("sea NOT pilots", {"year": "2008..2015"}),
    ("", {"verb": "urges"}),
    ("", {"section": ["op", "pp"]}),
)
Paragraphs = dict[str, tuple[tuple[str, str], ...]]


def held(index: Path, corpus: Path, engine: str) -> dict[str, object]:
    """All that an index holds: files, records, vocabulary, families, and the answers to some queries."""
    with Store.open(index) as store:
        documents = store.documents_of(file.id for file in store.files())
        records = [dataclasses.asdict(entry) for entry in store.entries(documents)]
        for record in records:
            del record["key"], record["document"]
        state: dict[str, object] = {
            "files": sorted((f.path, f.state, f.reason or "", f.hash or "") for f in store.files()),
            "records": sorted(map(repr, records)),
            "vocabulary": {field: store.vocabulary(field) for field in sorted(COUNTED)},
            "counts": dataclasses.replace(store.counts(), updated=None),
            "problems": store.problems(),
            "unsettled": store.unsettled(),
            "faults": store.faults(),
        }
    state["answers"] = answers(index, corpus, engine)
    state["engine"] = list(open_engine(index, engine).faults())
    return state


def answers(index: Path, corpus: Path, engine: str) -> list[object]:
    """What is found."""
    found: list[object] = []
    with Index.of(load(flags={"index": index, "corpus": corpus, "engine": engine})) as opened:
        for query, filters in QUERIES:
            for families in (True, False):
                page = opened.search(query, filters=filters, limit=40, facets=("verb", "year"), families=families)
                hits = [(hit.id, hit.source, round(hit.score, 6), hit.paragraph.text) for hit in page.hits]
                found.append((query, page.total, hits, page.facets))
    return found


def by_file(index: Path, engine: str) -> Paragraphs:
    """The paragraphs that the engine finds of each file, as the store has them.

    Nothing is mended for it. Raises IndexTrouble where engine and store do not hold the same.
    """
    files: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    searcher = open_engine(index, engine).searcher()
    try:
        with Store.open(index) as store, store.snapshot():
            keys = [match.key for match in searcher.search(Everything(), limit=1_000_000).matches]
            for key, hit in zip(keys, store.hits(keys), strict=True):
                files[hit.source].append((key, hit.paragraph.place, hit.paragraph.text))
    finally:
        searcher.close()
    return {source: tuple((place, text) for _, place, text in sorted(found)) for source, found in files.items()}


def lost(now: Paragraphs, before: Paragraphs, after: Paragraphs) -> list[str]:
    """The files of which neither the earlier nor the later state is there, whole."""
    return [
        source
        for source in sorted({*before, *after, *now})
        if now.get(source, ()) not in (before.get(source, ()), after.get(source, ()))
    ]


def difference(one: dict[str, object], other: dict[str, object]) -> list[str]:
    """The names of what is not the same."""
    return [name for name in one if one[name] != other[name]]


__all__ = ["IndexTrouble", "Paragraphs", "answers", "by_file", "difference", "held", "lost"]
