"""What the store knows of the corpus as a whole: files, problems, duplicates, counts and the vocabulary."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from resindex.store.reading import unpacked
from resindex.store.records import Counts, KnownFile, Problem


def known_files(connection: sqlite3.Connection) -> list[KnownFile]:
    """Every file as it was when it was last taken."""
    rows = connection.execute(
        "SELECT f.id, r.folder, f.path, f.size, f.mtime_ns, f.taken_ns, f.hash, f.state, f.reason"
        " FROM files AS f JOIN roots AS r ON r.id = f.root"
    )
    return [KnownFile(*row) for row in rows]


def stamps(connection: sqlite3.Connection) -> list[tuple[str, str, int, int]]:
    """Folder, path, size and time of every file that is not gone: what a quick look compares."""
    return connection.execute(
        "SELECT r.folder, f.path, f.size, f.mtime_ns FROM files AS f JOIN roots AS r ON r.id = f.root"
        " WHERE f.state <> 'removed'"
    ).fetchall()


def documents_of(connection: sqlite3.Connection, files: Iterable[int]) -> list[int]:
    """The documents that these files stand for now."""
    found: list[int] = []
    for file in files:
        rows = connection.execute("SELECT id FROM documents WHERE file = ? AND state <> 'dropping'", (file,))
        found.extend(document for (document,) in rows)
    return found


def roots(connection: sqlite3.Connection) -> list[str]:
    """The folders of the corpus, as they were put in."""
    return [folder for (folder,) in connection.execute("SELECT folder FROM roots ORDER BY folder")]


def problems(connection: sqlite3.Connection) -> list[Problem]:
    """Files that could not be read, and why."""
    rows = connection.execute("SELECT path, reason FROM files WHERE state = 'failed' ORDER BY path, root")
    return [Problem(path, reason) for path, reason in rows]


def warnings(connection: sqlite3.Connection) -> list[Problem]:
    """What was odd about files that were read all the same."""
    rows = connection.execute(
        "SELECT path, warnings FROM files WHERE warnings IS NOT NULL AND state = 'read' ORDER BY path, root"
    )
    return [Problem(path, str(warning)) for path, packed in rows for warning in unpacked(packed)]


def duplicates(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Files that hold a document which an earlier file (by path) holds too: (path, path of the first)."""
    rows = connection.execute("SELECT DISTINCT path, duplicate_of FROM duplicates ORDER BY path, duplicate_of")
    return [(path, first) for path, first in rows]


def counts(connection: sqlite3.Connection) -> Counts:
    """How much there is."""
    documents, paragraphs, references = connection.execute(
        "SELECT count(*), coalesce(sum(paragraph_count), 0), coalesce(sum(reference_count), 0)"
        " FROM documents WHERE state <> 'dropping'"
    ).fetchone()
    (copies,) = connection.execute("SELECT count(*) FROM duplicates").fetchone()
    (failed,) = connection.execute("SELECT count(*) FROM files WHERE state = 'failed'").fetchone()
    return Counts(documents, paragraphs, references, copies, failed, updated(connection))


def keys(connection: sqlite3.Connection) -> set[int]:
    """The keys of all paragraphs of living documents."""
    rows = connection.execute(
        "SELECT p.id FROM paragraphs AS p JOIN documents AS d ON d.id = p.document WHERE d.state <> 'dropping'"
    )
    return {key for (key,) in rows}


def updated(connection: sqlite3.Connection) -> float | None:
    """When a run last changed the store, in seconds since the epoch."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'updated'").fetchone()
    return None if row is None else float(row[0])


def revision(connection: sqlite3.Connection) -> int:
    """A number that grows whenever a run changes what the store knows of the corpus."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
    return 0 if row is None else int(row[0])


def vocabulary(connection: sqlite3.Connection, field: str) -> list[tuple[str, int]]:
    """Values of a field with the number of paragraphs, most frequent first, ties by value."""
    rows = connection.execute(
        "SELECT value, paragraphs FROM vocabulary WHERE field = ? ORDER BY paragraphs DESC, value", (field,)
    )
    return [(value, paragraphs) for value, paragraphs in rows]
