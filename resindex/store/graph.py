"""Reading the graph of citations: works by name, edges either way, rankings, paragraphs that cite.

In: canonical ids, conditions made by ``store.conditions``. Out: plain rows and records, each citation once a work.
Promise: the cost is that of the rows asked for, found by an index; only a ranking walks all edges.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from resindex.graph_records import Work
from resindex.model import Span
from resindex.store.conditions import ALL, Condition

_BATCH = 500
#: A part of a resolution has a letter behind the number: the ids that follow lie between these two.
_FIRST_PART, _BEHIND_PARTS = "A", "["


class Edge(NamedTuple):
    """A paragraph that cites. ``pinpoint`` is "" for the whole document; ``work`` is the citing work's name."""

    cited: str
    pinpoint: str
    note: int
    paragraph: int
    section: str
    verb: str | None
    document: int
    work: str
    date: str | None


class Passage(NamedTuple):
    """The paragraph behind an edge: its place, its text, and where in it a document is cited."""

    place: str
    number: str | None
    text: str
    spans: tuple[Span, ...]
    language: str | None


class Traits(NamedTuple):
    """What two texts are compared by: the key of the title, and the packed clauses (``resindex.wording``)."""

    name: str
    date: str | None
    body: str | None
    title_key: str
    wording: bytes


class Mention(NamedTuple):
    """One citation in the running text of a paragraph."""

    paragraph: int
    place: str
    preambular: bool
    text: str
    cited: str
    start: int
    end: int


class Bundle(NamedTuple):
    """All citations of one work by another, by act."""

    citing: str
    cited: str
    verb: str | None
    paragraphs: int
    places: str


_EDGES = (
    "SELECT e.cited, e.pinpoint, e.note, e.paragraph, e.section, e.verb, e.document, w.name, w.date"
    " FROM edges AS e JOIN works AS w ON w.document = e.document"
)
_WORKS = (
    "SELECT d.status, w.name, d.title, d.date, d.body, d.language, f.path"
    " FROM works AS w JOIN documents AS d ON d.id = w.document JOIN files AS f ON f.id = d.file"
)


def _state_name(printed: str) -> str:
    """For SQL: the name that a State has here, however a publisher prints it."""
    from resindex.states import state_name

    return state_name(printed)


class Graph:
    """The graph of an open store. Made by ``Store.graph``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.create_function("state_name", 1, _state_name, deterministic=True)

    # ------------------------------------------------------------ works

    def works(self, names: Iterable[str]) -> dict[str, Work]:
        """The works of these names that the corpus has."""
        found: dict[str, Work] = {}
        for batch in _batches(names):
            for row in self._connection.execute(f"{_WORKS} WHERE w.name IN ({_marks(batch)})", batch):
                status, name, title, date, body, language, source = row
                found.setdefault(name, Work(name, title, date, body, language, source, status=status))
        return found

    def document(self, name: str) -> int | None:
        """The document that stands for a work."""
        row = self._connection.execute("SELECT min(document) FROM works WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def held_parts(self, name: str) -> tuple[str, ...]:
        """Works of the corpus that are parts of a resolution: ``A/RES/67/254A`` of ``A/RES/67/254``."""
        rows = self._connection.execute(
            "SELECT name FROM works WHERE name >= ? AND name < ? ORDER BY name", _parts(name)
        )
        return tuple(found for (found,) in rows if _is_part(found, name))

    def cited_parts(self, name: str) -> tuple[str, ...]:
        """Parts of a resolution that are cited by symbols of their own."""
        rows = self._connection.execute("SELECT DISTINCT cited FROM edges WHERE cited >= ? AND cited < ?", _parts(name))
        return tuple(found for (found,) in rows if _is_part(found, name))

    def like(self, typed: str, field: str) -> list[tuple[str, int]]:
        """The values of a field (symbol, cites) that have the numbers of what was typed, in this order; no places."""
        pattern = "%".join(["", *re.findall(r"\d+", typed), ""])
        return self._connection.execute(
            "SELECT value, paragraphs FROM vocabulary WHERE field = ? AND value LIKE ? AND instr(value, '#') = 0"
            " ORDER BY paragraphs DESC, value",
            (field, pattern),
        ).fetchall()

    def dated(self, name: str) -> tuple[str, ...]:
        """A resolution of the Security Council whose symbol was given without its year, as the index has it."""
        if not name.startswith("S/RES/") or name.endswith(")"):
            return ()
        bounds = {"low": f"{name}(", "high": f"{name})"}
        rows = self._connection.execute(
            "SELECT name FROM works WHERE name > :low AND name < :high"
            " UNION SELECT cited FROM edges WHERE cited > :low AND cited < :high",
            bounds,
        )
        return tuple(found for (found,) in rows)

    def citing_paragraphs(self, cited: str) -> int:
        """How many paragraphs cite a document, at any place."""
        query = "SELECT count(DISTINCT paragraph) FROM edges WHERE cited = ?"
        return int(self._connection.execute(query, (cited,)).fetchone()[0])

    def citing_works(self, where: Condition = ALL) -> int:
        """How many works pass a condition over works alone."""
        return int(
            self._connection.execute(f"SELECT count(*) FROM works AS w WHERE {where[0]}", where[1]).fetchone()[0]
        )

    def traits(self, names: Iterable[str]) -> dict[str, Traits]:
        """What the works of these names can be compared by; what the corpus lacks is left out."""
        found: dict[str, Traits] = {}
        for batch in _batches(names):
            rows = self._connection.execute(
                f"SELECT name, date, body, title_key, wording FROM works WHERE name IN ({_marks(batch)})", batch
            )
            found.update((row[0], Traits(*row)) for row in rows)
        return found

    def titled(self, title_key: str, body: str | None) -> tuple[list[str], int]:
        """The works of a body under one title, and how many it had of them in a year at most."""
        rows = self._connection.execute(
            "SELECT name, coalesce(substr(date, 1, 4), '') FROM works WHERE title_key = ? AND body IS ?",
            (title_key, body),
        ).fetchall()
        years = Counter(year for _, year in rows)
        return [name for name, _ in rows], max(years.values(), default=0)

    def mentions(self, name: str) -> list[Mention]:
        """The citations in the preamble and the operative part of a work, in order; not those in its notes."""
        rows = self._connection.execute(
            "SELECT r.paragraph, p.place, p.section = 'preambular', p.text, r.id, r.start_at, r.end_at"
            " FROM works AS w JOIN paragraphs AS p ON p.document = w.document JOIN refs AS r ON r.paragraph = p.id"
            " WHERE w.name = ? AND r.note IS NULL AND p.section IN ('preambular', 'operative')"
            " ORDER BY r.paragraph, r.start_at",
            (name,),
        )
        return [Mention(*row) for row in rows]

    # ------------------------------------------------------------ edges

    def edges_to(self, cited: Sequence[str], places: Sequence[str] = (), where: Condition = ALL) -> list[Edge]:
        """Who cites these ids; with ``places``, who cites these places or what lies under them."""
        sql, values = f"e.cited IN ({_marks(cited)})", [*cited]
        if places:
            # Places are compared as people type them: chapter vii is chapter VII.
            either = r"e.pinpoint LIKE ? ESCAPE '\' OR e.pinpoint LIKE ? ESCAPE '\'"
            sql += f" AND ({' OR '.join(either for _ in places)})"
            values += [value for place in places for value in (_literal(place), rf"{_literal(place)}\_%")]
        rows = self._connection.execute(f"{_EDGES} WHERE {sql} AND {where[0]}", (*values, *where[1]))
        return [Edge(*row) for row in rows]

    def edges_from(self, document: int, within: Sequence[str] = (), where: Condition = ALL) -> list[Edge]:
        """Whom a document cites, in its order; ``within`` keeps the paragraphs at these places and below them."""
        rows = self._connection.execute(
            f"{_EDGES} WHERE e.document = ? AND {where[0]} ORDER BY e.paragraph, e.cited, e.pinpoint",
            (document, *where[1]),
        )
        edges = [Edge(*row) for row in rows]
        if not within:
            return edges
        kept = self._below(document, within)
        return [edge for edge in edges if edge.paragraph in kept]

    def _below(self, document: int, places: Sequence[str]) -> set[int]:
        wanted = [place.casefold() for place in places]
        inside: set[str] = set()
        keys: set[int] = set()
        rows = self._connection.execute(
            "SELECT id, place, parent FROM paragraphs WHERE document = ? ORDER BY id", (document,)
        )
        for key, place, parent in rows:
            folded = place.casefold()
            if parent in inside or any(folded == at or folded.startswith(f"{at}_") for at in wanted):
                inside.add(place)
                keys.add(key)
        return keys

    def bundles(self, names: Sequence[str], *, citing: bool, where: Condition = ALL) -> Iterator[Bundle]:
        """All that these works cite (``citing``), or all that cite them, each pair once an act; nothing of itself."""
        column = "w.name" if citing else "e.cited"
        for batch in _batches(names):
            yield from map(
                Bundle._make,
                self._connection.execute(
                    "SELECT w.name, e.cited, e.verb, count(DISTINCT e.paragraph), group_concat(DISTINCT p.place)"
                    " FROM edges AS e JOIN works AS w ON w.document = e.document"
                    " JOIN paragraphs AS p ON p.id = e.paragraph"
                    f" WHERE {column} IN ({_marks(batch)}) AND e.cited <> w.name AND {where[0]}"
                    " GROUP BY w.name, e.cited, e.verb",
                    (*batch, *where[1]),
                ),
            )

    def ranking(self, where: Condition, *, places: bool) -> list[tuple[str, str, int]]:
        """Every id (with ``places``, every place) with how many other works cite it, the most first, then by name."""
        group, place = ("e.cited, e.pinpoint", "e.pinpoint") if places else ("e.cited", "''")
        given = f"{where[0]} AND e.pinpoint <> ''" if places else where[0]
        # Without a condition the edges alone tell, in the order in which they lie.
        works = "" if where == ALL else " JOIN works AS w ON w.document = e.document"
        rows = self._connection.execute(
            f"SELECT e.cited, {place}, count(DISTINCT e.document) FROM edges AS e{works}"
            f" WHERE {given} GROUP BY {group}",
            where[1],
        ).fetchall()
        own = set(
            self._connection.execute(
                f"SELECT DISTINCT w.name, {place} FROM works AS w"
                f" JOIN edges AS e ON e.cited = w.name AND e.document = w.document WHERE {where[0]}",
                where[1],
            )
        )
        ranked = [(-works, cited, at) for cited, at, works in rows if (cited, at) not in own]
        if own:
            ranked += [(1 - works, cited, at) for cited, at, works in rows if works > 1 and (cited, at) in own]
        ranked.sort()
        return [(cited, at, -works) for works, cited, at in ranked]

    def counted_paragraphs(
        self, cited: Sequence[str], where: Condition, *, places: bool
    ) -> Iterator[tuple[str, str, int]]:
        """In how many paragraphs of other works these are cited, as a whole or anywhere in them; or at each place."""
        place = "e.pinpoint" if places else "''"
        group = "e.cited, e.pinpoint" if places else "e.cited"
        for batch in _batches(dict.fromkeys(cited)):
            yield from self._connection.execute(
                f"SELECT e.cited, {place}, count(DISTINCT e.paragraph)"
                " FROM edges AS e JOIN works AS w ON w.document = e.document"
                f" WHERE e.cited IN ({_marks(batch)}) AND w.name <> e.cited AND {where[0]} GROUP BY {group}",
                (*batch, *where[1]),
            )

    # ------------------------------------------------------------ paragraphs

    def passages(self, edges: Sequence[Edge], language: str | None = None) -> list[Passage]:
        """The paragraphs behind edges, in their order; in ``language`` where the work has the same there."""
        found: dict[int, tuple[str, str | None, str, str | None]] = {}
        for batch in _batches(dict.fromkeys(edge.paragraph for edge in edges)):
            rows = self._connection.execute(
                "SELECT p.id, p.place, p.number, p.text, d.language FROM paragraphs AS p"
                f" JOIN documents AS d ON d.id = p.document WHERE p.id IN ({_marks(batch)})",
                batch,
            )
            found.update((key, (place, number, text, tongue)) for key, place, number, text, tongue in rows)
        return [self._passage(edge, *found[edge.paragraph], language) for edge in edges]

    def _passage(
        self, edge: Edge, place: str, number: str | None, text: str, tongue: str | None, language: str | None
    ) -> Passage:
        key = edge.paragraph
        if language and language != tongue:
            row = self._connection.execute(
                "SELECT p.id, p.number, p.text FROM documents AS d JOIN files AS f ON f.id = d.file"
                " JOIN paragraphs AS p ON p.document = d.id AND p.place = ?"
                " WHERE d.symbol = ? AND d.language = ? AND d.state <> 'dropping'"
                " AND EXISTS (SELECT 1 FROM refs AS r WHERE r.paragraph = p.id AND r.id = ?)"
                " ORDER BY f.path, f.root LIMIT 1",
                (place, edge.work, language, edge.cited),
            ).fetchone()
            if row is not None:
                (key, number, text), tongue = row, language
        rows = self._connection.execute(
            "SELECT r.start_at, r.end_at, n.text FROM refs AS r"
            " LEFT JOIN notes AS n ON n.paragraph = r.paragraph AND n.ordinal = r.note"
            " WHERE r.paragraph = ? AND r.id = ? AND coalesce(r.pinpoint, '') = ? ORDER BY r.ordinal",
            (key, edge.cited, edge.pinpoint),
        ).fetchall()
        spans = tuple(dict.fromkeys(Span(start, end) for start, end, _ in rows if start is not None))
        if edge.note:
            text = next((note for _, _, note in rows if note), text)
        return Passage(place, number, text, () if edge.note else spans, tongue)


def _parts(name: str) -> tuple[str, str]:
    return name + _FIRST_PART, name + _BEHIND_PARTS


def _is_part(found: str, name: str) -> bool:
    letters = found[len(name) :].split("-")
    return len(letters) <= 2 and all(len(letter) == 1 and letter.isalpha() for letter in letters)


def _literal(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def _batches(values: Iterable[object]) -> Iterator[list[object]]:
    rest = iter(values)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
