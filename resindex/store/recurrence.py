"""What a store knows of repeated wording and of parallel texts, for those who search.

In: keys of paragraphs. Out: their families with counts, years and bodies, on demand with all members; the languages in
which each is there; and what an engine folds its hits by. Promises: a document that is held in several files counts
once; documents that are going count no more; the cost is that of the families asked for.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from resindex.engines.base import Folding
from resindex.frozen import frozen
from resindex.hit_records import Family, Member
from resindex.model import Paragraph, Resolution
from resindex.store.blocks import marks_of, read_families, read_places

_BATCH = 500


@frozen
class _Document:
    """What is said of a member by its document. ``owner`` is the symbol or, where there is none, the path."""

    id: int
    owner: str
    symbol: str | None
    date: str
    body: str | None
    path: str

    @property
    def order(self) -> tuple[str, str, str]:
        """The newest last; ties by name, so that they do not depend on how the store was built."""
        return self.date, self.owner, self.path


def folding(connection: sqlite3.Connection, languages: tuple[str, ...]) -> Folding:
    """What an engine folds its hits by."""
    first, families = read_families(connection)
    return Folding(first, families, partial(read_places, connection), languages)


def families_of(connection: sqlite3.Connection, keys: Sequence[int], *, members: bool = False) -> dict[int, Family]:
    """The families of these paragraphs, by key; with all their members where these are wanted."""
    owners = dict(
        _rows(
            connection,
            "SELECT p.id, w.family FROM paragraphs AS p JOIN wordings AS w ON w.id = p.wording WHERE p.id IN ({marks})",
            keys,
        )
    )
    counted: dict[int, dict[tuple[int, int], int]] = defaultdict(dict)
    for family, wording, document, count in _rows(
        connection,
        "SELECT w.family, p.wording, p.document, count(*) FROM wordings AS w JOIN paragraphs AS p ON p.wording = w.id"
        " WHERE w.family IN ({marks}) GROUP BY p.wording, p.document",
        sorted(set(owners.values())),
    ):
        counted[family][wording, document] = count
    documents = _documents(connection, {document for held in counted.values() for _, document in held})
    found = {
        family: _family(connection, _without_copies(held, documents), documents, members=members)
        for family, held in counted.items()
    }
    return {key: found[family] for key, family in owners.items() if family in found}


def key_of(connection: sqlite3.Connection, document: Resolution, paragraph: Paragraph) -> int | None:
    """The key of a paragraph of a document; the lowest, where a file holds the document twice."""
    row = connection.execute(
        "SELECT min(p.id) FROM paragraphs AS p JOIN documents AS d ON d.id = p.document"
        " JOIN files AS f ON f.id = d.file"
        " WHERE f.path = ? AND d.symbol IS ? AND d.language IS ? AND d.state <> 'dropping' AND p.place = ?",
        (document.source, document.facts.symbol, document.facts.language, paragraph.place),
    ).fetchone()
    return None if row is None else row[0]


def languages_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The languages in which the store has each of these paragraphs, in order of their codes."""
    marks = {key: marks_of(connection, key, 1)[0] for key in keys}
    symbols = dict(
        _rows(
            connection,
            "SELECT p.id, d.symbol FROM paragraphs AS p JOIN documents AS d ON d.id = p.document"
            " WHERE d.symbol IS NOT NULL AND p.id IN ({marks})",
            keys,
        )
    )
    held: dict[str, list[tuple[str, frozenset[int]]]] = defaultdict(list)
    for symbol, language, first, count in _rows(
        connection,
        "SELECT d.symbol, d.language, p.id, d.paragraph_count FROM documents AS d"
        " JOIN paragraphs AS p ON p.document = d.id AND p.ordinal = 0"
        " WHERE d.state <> 'dropping' AND d.language IS NOT NULL AND d.symbol IN ({marks})",
        sorted(set(symbols.values())),
    ):
        held[symbol].append((language, frozenset(marks_of(connection, first, count))))
    return {
        key: tuple(sorted({language for language, there in held[symbol] if marks[key] in there}))
        for key, symbol in symbols.items()
    }


def _family(
    connection: sqlite3.Connection,
    held: dict[tuple[int, int], int],
    documents: dict[int, _Document],
    *,
    members: bool,
) -> Family:
    newest = sorted(held, key=lambda pair: (documents[pair[1]].order, pair), reverse=True)
    wordings = {wording: number for number, wording in enumerate(dict.fromkeys(wording for wording, _ in newest), 1)}
    years = [int(date[:4]) for _, document in held if (date := documents[document].date)[:4].isdecimal()]
    bodies: Counter[str] = Counter()
    for (_, document), count in held.items():
        if body := documents[document].body:
            bodies[body] += count
    last = None
    if newest:
        (place,) = connection.execute(
            "SELECT place FROM paragraphs WHERE wording = ? AND document = ? ORDER BY id LIMIT 1", newest[0]
        ).fetchone()
        last = f"{documents[newest[0][1]].owner}#{place}"
    return Family(
        occurrences=sum(held.values()),
        wordings=len(wordings),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        last=last,
        bodies=tuple(sorted(bodies, key=lambda body: (-bodies[body], body))),
        members=tuple(_members(connection, newest, wordings, documents)) if members else (),
    )


def _members(
    connection: sqlite3.Connection,
    newest: Iterable[tuple[int, int]],
    wordings: dict[int, int],
    documents: dict[int, _Document],
) -> Iterable[Member]:
    for wording, document in newest:
        facts = documents[document]
        for place, text in connection.execute(
            "SELECT place, text FROM paragraphs WHERE wording = ? AND document = ? ORDER BY id", (wording, document)
        ):
            yield Member(
                f"{facts.owner}#{place}", facts.symbol, facts.date or None, facts.body, place, wordings[wording], text
            )


def _without_copies(held: dict[tuple[int, int], int], documents: dict[int, _Document]) -> dict[tuple[int, int], int]:
    """Of documents that are held in several files only the first by path; of those that are going none."""
    chosen: dict[str, _Document] = {}
    for _, document in held:
        facts = documents.get(document)
        if facts is not None and (known := chosen.get(facts.owner, facts)).path >= facts.path:
            chosen[facts.owner] = min(known, facts, key=lambda one: (one.path, one.id))
    taken = {facts.id for facts in chosen.values()}
    return {pair: count for pair, count in held.items() if pair[1] in taken}


def _documents(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, _Document]:
    rows = _rows(
        connection,
        "SELECT d.id, coalesce(d.symbol, f.path), d.symbol, coalesce(d.date, ''), d.body, f.path FROM documents AS d"
        " JOIN files AS f ON f.id = d.file WHERE d.state <> 'dropping' AND d.id IN ({marks})",
        sorted(ids),
    )
    return {row[0]: _Document(*row) for row in rows}


def _rows(connection: sqlite3.Connection, query: str, values: Sequence[object]) -> list[tuple]:  # type: ignore[type-arg]
    rows: list[tuple[object, ...]] = []
    for start in range(0, len(values), _BATCH):
        batch = values[start : start + _BATCH]
        rows.extend(connection.execute(query.format(marks=",".join("?" * len(batch))), batch))
    return rows
