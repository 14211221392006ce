"""The seal of a document: a sum over all its rows, taken when they are written.

In: a document's id. Out: a number that another one comes for if any value of its rows is another. SQLite notices pages
that make no sense, and rows that break a rule; that a letter of a text became another it cannot know. The seal leaves
out what changes in the life of a document: whether the engine has it, and what is known of its file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from zlib import crc32

_DOCUMENT = (
    "SELECT ordinal, format, symbol, language, title, body, session, agenda_item, date, adoption, votes_for,"
    " votes_against, votes_abstaining, votes, status, draft, diagnostics, paragraph_count, reference_count"
    " FROM documents WHERE id = ?",
    "SELECT * FROM sponsors WHERE document = ? ORDER BY ordinal",
    "SELECT * FROM subjects WHERE document = ? ORDER BY ordinal",
    "SELECT * FROM paragraphs WHERE document = ? ORDER BY id",
)
_PARAGRAPHS = (
    "SELECT * FROM verbs WHERE paragraph BETWEEN ? AND ? ORDER BY paragraph, english, ordinal",
    "SELECT * FROM modifiers WHERE paragraph BETWEEN ? AND ? ORDER BY paragraph, ordinal",
    "SELECT * FROM addressees WHERE paragraph BETWEEN ? AND ? ORDER BY paragraph, ordinal",
    "SELECT * FROM notes WHERE paragraph BETWEEN ? AND ? ORDER BY paragraph, ordinal",
    "SELECT * FROM refs WHERE paragraph BETWEEN ? AND ? ORDER BY paragraph, ordinal",
)


def put_seals(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Seal documents whose rows have all been written."""
    connection.executemany(
        "INSERT INTO seals (document, seal) VALUES (?, ?)",
        [(number, _seal(connection, number)) for number in documents],
    )


def broken_seals(connection: sqlite3.Connection) -> Iterator[int]:
    """The documents, in order of their ids, whose rows are not what was written."""
    rows = connection.execute(
        "SELECT d.id, s.seal FROM documents AS d LEFT JOIN seals AS s ON s.document = d.id ORDER BY d.id"
    ).fetchall()
    for document, seal in rows:
        if seal != _seal(connection, document):
            yield document


def _seal(connection: sqlite3.Connection, document: int) -> int:
    seal = 0
    rows: list[tuple[object, ...]] = []
    for query in _DOCUMENT:
        rows = connection.execute(query, (document,)).fetchall()
        seal = crc32(repr(rows).encode("utf-8", "surrogatepass"), seal)
    if rows:
        for query in _PARAGRAPHS:
            found = connection.execute(query, (rows[0][0], rows[-1][0])).fetchall()
            seal = crc32(repr(found).encode("utf-8", "surrogatepass"), seal)
    return seal
