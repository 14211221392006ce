"""The protocol between the store and the engine: what the engine has yet to take, and what it is known to hold.

A run writes documents as *pending* and marks those they replace as *dropping*; it says that a commit begins
(``begin``), lets the engine commit, then notes the new token, marks the pending documents *indexed* and deletes the
dropping ones (``complete``). Whatever dies in between, the next run sees by the token and the marks what is left to
do; doing it twice changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from resindex.store.blocks import forget_blocks
from resindex.store.records import EngineState

#: Tokens of earlier generations that are remembered, so as to know an engine that was put back from a copy.
_REMEMBERED = 100


def state(connection: sqlite3.Connection) -> EngineState:
    """What is known of the engine."""
    meta = dict(connection.execute("SELECT name, value FROM meta WHERE name LIKE 'engine%'"))
    return EngineState(
        name=meta.get("engine"),
        token=meta.get("engine_token"),
        began=meta.get("engine_commit") is not None,
        before=meta.get("engine_commit") or None,
    )


def known_tokens(connection: sqlite3.Connection) -> frozenset[str]:
    """Tokens of this and earlier generations."""
    return frozenset(token for (token,) in connection.execute("SELECT token FROM generations"))


def unsettled(connection: sqlite3.Connection) -> tuple[list[tuple[int, int]], list[int]]:
    """Pending documents with their number of paragraphs, and dropping documents."""
    rows = connection.execute(
        "SELECT id, state, paragraph_count FROM documents WHERE state <> 'indexed' ORDER BY id"
    ).fetchall()
    pending = [(document, paragraphs) for document, mark, paragraphs in rows if mark == "pending"]
    return pending, [document for document, mark, _ in rows if mark == "dropping"]


def begin(connection: sqlite3.Connection, before: str | None, name: str | None) -> None:
    """Note that the engine ``name``, which now has the token ``before``, begins a commit."""
    if name is not None:  # so that what is broken off is gone on with by the same engine
        _set(connection, "engine", name)
    _set(connection, "engine_commit", before or "")


def complete(
    connection: sqlite3.Connection,
    name: str,
    token: str,
    now: float,
    *,
    indexed: Iterable[int],
    dropped: Iterable[int],
) -> None:
    """Note that the engine has committed: ``indexed`` are in it, ``dropped`` are out of it and go."""
    connection.executemany("UPDATE documents SET state = 'indexed' WHERE id = ?", [(i,) for i in indexed])
    gone = [(document,) for document in dropped]
    connection.executemany("DELETE FROM documents WHERE id = ? AND state = 'dropping'", gone)
    purge_files(connection)
    if gone:
        forget_blocks(connection)
    connection.execute("DELETE FROM meta WHERE name = 'engine_commit'")
    _set(connection, "engine", name)
    _set(connection, "engine_token", token)
    connection.execute("INSERT INTO generations (token, committed) VALUES (?, ?)", (token, now))
    connection.execute(
        "DELETE FROM generations WHERE generation <= (SELECT max(generation) FROM generations) - ?", (_REMEMBERED,)
    )


def forget(connection: sqlite3.Connection) -> None:
    """Forget the engine: it is to be cleared and given everything again."""
    connection.execute("DELETE FROM documents WHERE state = 'dropping'")
    connection.execute("UPDATE documents SET state = 'pending' WHERE state <> 'pending'")
    purge_files(connection)
    connection.execute("DELETE FROM meta WHERE name LIKE 'engine%'")
    connection.execute("DELETE FROM generations")


def purge_files(connection: sqlite3.Connection) -> None:
    """Delete removed files that no document stands for any more, and folders without files."""
    connection.execute(
        "DELETE FROM files WHERE state = 'removed'"
        " AND NOT EXISTS (SELECT 1 FROM documents WHERE documents.file = files.id)"
    )
    connection.execute("DELETE FROM roots WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.root = roots.id)")


def _set(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
