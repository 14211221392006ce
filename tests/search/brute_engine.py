"""An engine that keeps all entries in memory and tries every one: slow, and simple enough to be believed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from resindex.analysis import fold, indexed
from resindex.engines.base import Answer, Entry, Folding, Grouping, Match
from resindex.engines.plan import highlights, leaves
from resindex.errors import IndexTrouble
from resindex.hit_records import Reason
from resindex.query.syntax import (
    And,
    Everything,
    Fuzzy,
    Most,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Range,
    Value,
    ValuePrefix,
    Word,
)
from resindex.tallies import Tally


class BruteEngine:
    """Implements the interface of ``resindex.engines.base``."""

    name = "brute"

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.generation: str | None = None
        self.numbers = itertools.count(1)

    def token(self) -> str | None:
        return self.generation

    def commit(self, entries: Iterable[Entry], drop: Sequence[int]) -> str:
        added = list(entries)
        kept = {key: entry for key, entry in self.entries.items() if entry.document not in drop}
        self.entries = kept | {entry.key: entry for entry in added}
        self.generation = f"brute-{next(self.numbers)}"
        return self.generation

    def searcher(self) -> BruteSearcher:
        if self.generation is None:
            raise IndexTrouble("no index")
        return BruteSearcher(dict(self.entries), self.generation)

    def clear(self) -> None:
        self.entries, self.generation = {}, None


class BruteSearcher:
    """All entries of one generation."""

    def __init__(self, entries: dict[int, Entry], token: str) -> None:
        self.entries = entries
        self.token = token

    def search(
        self,
        tree: Node,
        *,
        filters: Sequence[Node] = (),
        limit: int = 10,
        offset: int = 0,
        sort: str = "relevance",
        facets: Sequence[str] = (),
        language: str | None = None,
        folding: Folding | None = None,
        reverse: bool = False,
        grouping: Grouping | None = None,
    ) -> Answer:
        found = [e for e in self.entries.values() if all(holds(node, e) for node in (tree, *filters))]
        everything = found
        if folding is not None:
            found = in_one_language(found, folding)
        found.sort(key=lambda e: e.key)
        if sort == "date":
            last = "9999" if reverse else ""
            found.sort(key=lambda e: e.values.get("date", (last,))[0], reverse=not reverse)
        if sort == "symbol":
            found.sort(key=lambda e: e.values.get("symbol", ("",))[0], reverse=reverse)
        counts = {
            f: Counter(v for e in (everything if f == "language" else found) for v in e.values.get(f, ()))
            for f in facets
        }
        if grouping:
            found.sort(key=lambda e: grouping.first.index(e.key) if e.key in grouping.first else len(found))
        firsts: dict[int, Entry] = {}
        for e in found:
            firsts.setdefault(e.key if folding is None else folding.family(e.key), e)
        hits = list(firsts.values())
        shown, groups, grouped = hits[offset : offset + limit], (), None
        if grouping:
            together: dict[object, list[Entry]] = {}
            for e in hits:
                together.setdefault(owner(e), []).append(e)
            chosen = list(together.values())[offset : offset + limit]
            shown = [e for group in chosen for e in group[: grouping.each]]
            groups, grouped = tuple((len(group[: grouping.each]), len(group)) for group in chosen), len(together)
        return Answer(
            matches=tuple(Match(e.key, 1.0) for e in shown),
            total=len(found),
            documents=len({owner(e) for e in found}),
            families=None if folding is None else len(hits),
            groups=groups,
            grouped=grouped,
            facets={f: tuple(sorted(c.items(), key=lambda p: (-p[1], p[0]))) for f, c in counts.items()},
        )

    def tally(self, tree: Node, field: str, *, filters: Sequence[Node] = ()) -> tuple[Tally, ...]:
        having: dict[str | None, list[Entry]] = {}
        for e in self.entries.values():
            if all(holds(node, e) for node in (tree, *filters)):
                for value in e.values.get(field) or (None,):
                    having.setdefault(value, []).append(e)
        tallies = (Tally(v, len(es), len({owner(e) for e in es})) for v, es in having.items())
        return tuple(sorted(tallies, key=lambda t: (t.value is None, -t.paragraphs, t.value or "")))

    def reasons(self, tree: Node, keys: Sequence[int], *, language: str | None = None) -> dict[int, tuple[Reason, ...]]:
        return {key: (Reason("everything", "text", 1, len(self.entries), 1.0),) for key in keys}

    def terms(self, field: str, prefix: str = "") -> Iterable[tuple[str, int]]:
        counts = Counter(w for e in self.entries.values() for w in indexed(e.text, e.language).words)
        return sorted((w, n) for w, n in counts.items() if w.startswith(prefix))

    def close(self) -> None:
        self.entries = {}


def owner(entry: Entry) -> object:
    """The resolution of a paragraph: its symbol, or its document where it has none."""
    return entry.values.get("symbol", (entry.document,))[0]


def holds(node: Node, entry: Entry) -> bool:
    """Does the tree hold for the entry?"""
    match node:
        case Word() | Phrase() | Prefix() | Pattern() | Fuzzy() | Near():
            titled = next(leaves(node)).field == "title"
            held = [] if titled else highlights(node, entry.text, entry.language)
            return bool(held or highlights(node, entry.title, entry.language, field="title"))
        case Value(field, values):
            return not {fold(v) for v in values}.isdisjoint(map(fold, entry.values.get(field, ())))
        case ValuePrefix(field, text):
            return any(fold(v).startswith(fold(text)) for v in entry.values.get(field, ()))
        case Range(field, low, high):
            return any((low or "") <= v <= (high or "9999-99-99") for v in entry.values.get(field, ()))
        case And(parts):
            return all(holds(part, entry) for part in parts)
        case Or(parts):
            return any(holds(part, entry) for part in parts)
        case Most(parts):
            return sum(holds(part, entry) for part in parts) >= node.quorum
        case Not(part):
            return not holds(part, entry)
        case Everything():
            return True


def in_one_language(found: list[Entry], folding: Folding) -> list[Entry]:
    """Each paragraph in the first language of the folding that it was found in, else the first by code."""
    first, marks = folding.places()
    wanted = {language: rank for rank, language in enumerate(folding.languages)}
    rank = {e.key: (wanted.get(e.language, len(wanted)), e.language) for e in found}
    chosen: dict[int, tuple[int, str]] = {}
    for e in found:
        mark = marks[e.key - first]
        chosen[mark] = min(chosen.get(mark, rank[e.key]), rank[e.key])
    return [e for e in found if chosen[marks[e.key - first]] == rank[e.key]]
