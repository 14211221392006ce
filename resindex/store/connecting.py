"""Opening ``store.sqlite``: for reading anywhere, for writing where that is allowed, and what to say when it fails.

In: the folder of the index. Out: a connection in autocommit mode. Promises: reading never makes a file of its own
on a folder that cannot be written; what SQLite reports comes out as IndexTrouble with a hint.

Durability: write-ahead log with ``synchronous=FULL``. A finished transaction is in the log and on the disk, so it
survives a kill of any process and a power cut at any moment. Less would not do: were transactions lost that the engine
has committed already, ids would be given a second time.

A file may come from somebody else. What a schema may call is what does no harm (``trusted_schema``), and a schema that
is not this program's is refused before anything of it is asked (``schema.check``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from resindex.errors import IndexTrouble
from resindex.store import schema

FILE = "store.sqlite"
#: What is wrong with the machine, not with the file.
_NOT_THE_FILE = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM),
    *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
)
_WAIT = 30.0  #: seconds a connection waits for another one's write to finish


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot change anything. Raises IndexTrouble where there is no store."""
    with translated(path):
        if not path.exists():
            raise IndexTrouble(f"there is no index in {path.parent}", hint="resindex index builds it")
        try:
            connection = _open(path, "mode=rw")
        except sqlite3.OperationalError:
            # A folder that cannot be written has no room for the log's files. Where no log is left, the file
            # itself is complete and may be read as one that nobody changes.
            if not path.exists() or not _log_is_empty(path):
                raise
            connection = _open(path, "mode=ro&immutable=1")
        connection.execute("PRAGMA query_only = ON")
        return connection


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """A connection to a store that is made where it is not there. Only one run at a time may hold one."""
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make_aside(path)
        connection = _connect(path, "mode=rwc")
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA fullfsync = ON")  # the cache of the disk, too, where there is a difference
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA wal_autocheckpoint = 8000")
            if schema.empty(connection):
                with transaction(connection):
                    schema.make(connection)
            schema.check(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _make_aside(path: Path) -> None:
    """A new store under another name, renamed when it is whole: a file of this name always has its tables."""
    aside = path.with_name(path.name + ".new")
    aside.unlink(missing_ok=True)
    connection = _connect(aside, "mode=rwc")
    try:
        with transaction(connection):
            schema.make(connection)
    finally:
        connection.close()
    from resindex.durable import replace

    replace(aside, path)


def start_afresh(path: Path) -> sqlite3.Connection:
    """An empty store, whatever was there before: another version, a damaged file, or a good one.

    A good file is emptied in one transaction and keeps counting its ids, so that a search that is still open
    never takes a new paragraph for an old one. Only what is no database at all is deleted.
    """
    try:
        with translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = _connect(path, "mode=rwc")
            try:
                _empty_out(connection)
            finally:
                connection.close()
    except IndexTrouble as trouble:
        if not isinstance(trouble.__cause__, sqlite3.DatabaseError) or _code(trouble.__cause__) in _NOT_THE_FILE:
            raise
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    return connect_for_writing(path)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, and nobody else writes meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have rolled back by itself (a full disk), or an interrupt may have closed the connection first.
        # Then there is nothing left to roll back.
        with suppress(sqlite3.ProgrammingError):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Say what SQLite or the file system reports in words that help."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if _is_busy(error):
            raise IndexTrouble(f"{path} is being written by another run", hint="try again in a moment") from error
        raise IndexTrouble(f"{path} cannot be used: {error}", hint="is the disk full, or the folder closed?") from error
    except sqlite3.DatabaseError as error:
        hint = "resindex index --rebuild builds it anew"
        raise IndexTrouble(f"{path} is damaged or not an index: {error}", hint=hint) from error
    except OSError as error:
        raise IndexTrouble(f"{path} cannot be used: {error.strerror or error}") from error


def _open(path: Path, options: str) -> sqlite3.Connection:
    connection = _connect(path, options)
    try:
        schema.check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, options: str) -> sqlite3.Connection:
    # Only what would end the path inside a URI has to be escaped.
    name = str(path.absolute()).replace("\\", "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(f"file:{name}?{options}", uri=True, timeout=_WAIT, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _log_is_empty(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def _is_busy(error: BaseException) -> bool:
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _empty_out(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        ours = schema.found_version(connection) == str(schema.VERSION)
        counters = connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall() if ours else []
        schema.drop_everything(connection)
        schema.make(connection)
        connection.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", counters)
