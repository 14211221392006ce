"""The tables of ``store.sqlite``: what they hold and how they hang together.

In: an open connection. Out: the tables of this version, made or found. Promise: a file of another version is
named as such and never touched; every name can be read by a person with any SQL tool, and the views ``records``,
``citations``, ``duplicates``, ``families`` and ``votes`` answer the usual questions without a join.
"""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache

from resindex.errors import IndexTrouble

#: Raised whenever the meaning of a table changes. An index of another version is built anew.
VERSION = 6

REBUILD = "resindex index --rebuild builds it anew"

_COMMENT = re.compile("--[^\n]*")
_SPACE = re.compile(r"\s+")
#: What SQLite makes for itself.
_SQLITES = re.compile("sqlite_(sequence|stat[0-9])")

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- Commits of the engine that are known to be complete, newest last.
CREATE TABLE generations (
    generation INTEGER PRIMARY KEY,
    token TEXT NOT NULL,
    committed REAL NOT NULL
);

-- Folders of the corpus; relative to the folder above the index where they lie below it, so that both may move.
CREATE TABLE roots (id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE);

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    root INTEGER NOT NULL REFERENCES roots,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    taken_ns INTEGER NOT NULL,
    hash TEXT,
    state TEXT NOT NULL CHECK (state IN ('read', 'failed', 'removed')),
    reason TEXT,
    warnings TEXT,
    UNIQUE (root, path)
);

-- AUTOINCREMENT: an id that the engine may still hold is never given to another document.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'indexed', 'dropping')),
    format TEXT NOT NULL,
    symbol TEXT,
    language TEXT,
    title TEXT,
    body TEXT,
    session TEXT,
    agenda_item TEXT,
    date TEXT,
    adoption TEXT,
    votes_for INTEGER,
    votes_against INTEGER,
    votes_abstaining INTEGER,
    votes TEXT, -- [["State", "for"], …]; null where nothing at all is said of the adoption
    status TEXT,
    draft TEXT,
    diagnostics TEXT,
    paragraph_count INTEGER NOT NULL,
    reference_count INTEGER NOT NULL
);
CREATE INDEX documents_by_symbol ON documents (symbol, language);
CREATE INDEX documents_by_file ON documents (file);
CREATE INDEX documents_unsettled ON documents (state) WHERE state <> 'indexed';

-- A sum over the rows of each document, taken when they were written: see ``store.seals``.
CREATE TABLE seals (document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE, seal INTEGER NOT NULL);

CREATE TABLE sponsors (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    sponsor TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE subjects (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    term TEXT NOT NULL,
    vocabulary TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- The paragraphs of a document have ids without a gap, in document order.
CREATE TABLE paragraphs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    place TEXT NOT NULL,
    section TEXT NOT NULL,
    number TEXT,
    parent TEXT,
    line INTEGER NOT NULL,
    page INTEGER,
    verb TEXT,
    verb_inherited INTEGER NOT NULL,
    verb_phrase TEXT,
    formula INTEGER, -- of one that only keeps a matter on the agenda: where the words end that say so; null elsewhere
    wording INTEGER NOT NULL, -- of table wordings; gone there once no living document has it
    text TEXT NOT NULL
);
CREATE UNIQUE INDEX paragraphs_by_document ON paragraphs (document, ordinal);
CREATE INDEX paragraphs_by_wording ON paragraphs (wording, document);

-- What paragraphs have in common that are the same but for numbers and dates. family: the wording that it belongs to,
-- itself or one that it is near to. paragraphs: those of living documents.
CREATE TABLE wordings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key INTEGER NOT NULL UNIQUE,
    family INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    stems BLOB NOT NULL
);
CREATE INDEX wordings_by_family ON wordings (family);

-- Which wordings are near to which, both ways; and the marks by which such are found.
CREATE TABLE links (wording INTEGER NOT NULL, near INTEGER NOT NULL, PRIMARY KEY (wording, near)) WITHOUT ROWID;
CREATE TABLE sketches (band INTEGER NOT NULL, wording INTEGER NOT NULL, PRIMARY KEY (band, wording)) WITHOUT ROWID;

-- For searching: family and mark of place of each paragraph, as arrays over 4,096 ids.
CREATE TABLE family_blocks (block INTEGER PRIMARY KEY, numbers BLOB NOT NULL);
CREATE TABLE place_blocks (block INTEGER PRIMARY KEY, numbers BLOB NOT NULL);

-- english = 1: an English normal form that the verb of another language may stand for.
CREATE TABLE verbs (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    english INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    verb TEXT NOT NULL,
    PRIMARY KEY (paragraph, english, ordinal)
) WITHOUT ROWID;

CREATE TABLE modifiers (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    modifier TEXT NOT NULL,
    PRIMARY KEY (paragraph, ordinal)
) WITHOUT ROWID;

CREATE TABLE addressees (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    addressee TEXT NOT NULL,
    PRIMARY KEY (paragraph, ordinal)
) WITHOUT ROWID;

CREATE TABLE notes (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    mark TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (paragraph, ordinal)
) WITHOUT ROWID;

-- note: the ordinal of the note that cites; null where the paragraph itself does (then it has a span and a rule).
CREATE TABLE refs (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    note INTEGER,
    id TEXT NOT NULL,
    pinpoint TEXT,
    start_at INTEGER,
    end_at INTEGER,
    rule TEXT,
    candidates TEXT,
    PRIMARY KEY (paragraph, ordinal)
) WITHOUT ROWID;
CREATE INDEX refs_by_id ON refs (id, pinpoint);

-- In how many paragraphs a field has a value; kept by every transaction.
CREATE TABLE vocabulary (
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    paragraphs INTEGER NOT NULL,
    PRIMARY KEY (field, value)
) WITHOUT ROWID;

CREATE VIEW duplicates AS
SELECT d.id AS document, f.path AS path, d.symbol AS symbol, d.language AS language, (
    SELECT first_file.path
    FROM documents AS other JOIN files AS first_file ON first_file.id = other.file
    WHERE other.symbol = d.symbol AND other.language IS d.language AND other.state <> 'dropping'
      AND (first_file.path < f.path OR (first_file.path = f.path AND first_file.root < f.root))
    ORDER BY first_file.path, first_file.root LIMIT 1
) AS duplicate_of
FROM documents AS d JOIN files AS f ON f.id = d.file
WHERE duplicate_of IS NOT NULL AND d.state <> 'dropping';

CREATE VIEW records AS
SELECT p.id AS key, coalesce(d.symbol, f.path) || '#' || p.place AS id, f.path AS source, p.line, p.page,
    d.symbol, d.language, d.title, d.body, d.session, d.date, d.status, p.section, p.number, p.verb, p.verb_phrase,
    p.text
FROM paragraphs AS p JOIN documents AS d ON d.id = p.document JOIN files AS f ON f.id = d.file
WHERE d.state <> 'dropping';

CREATE VIEW families AS
SELECT w.family AS family, count(*) AS paragraphs, count(DISTINCT w.id) AS wordings, min(d.date) AS first,
    max(d.date) AS last, d.language AS language, min(p.id) AS key
FROM wordings AS w JOIN paragraphs AS p ON p.wording = w.id JOIN documents AS d ON d.id = p.document
WHERE d.state <> 'dropping' GROUP BY w.family;

CREATE VIEW citations AS
SELECT d.symbol AS citing, p.place AS place, d.language AS language, d.date AS date, r.id AS cited,
    r.pinpoint AS pinpoint, r.rule AS rule, r.note IS NOT NULL AS in_note, p.id AS key
FROM refs AS r JOIN paragraphs AS p ON p.id = r.paragraph JOIN documents AS d ON d.id = p.document
WHERE d.state <> 'dropping';

CREATE VIEW votes AS
SELECT d.symbol AS symbol, d.language AS language, d.date AS date,
    json_extract(pair.value, '$[0]') AS state, json_extract(pair.value, '$[1]') AS vote
FROM documents AS d, json_each(d.votes) AS pair
WHERE d.state <> 'dropping';
"""

#: Each text once, and who cites what in it: see ``store.works``.
WORKS = """
-- The document that stands for a work in all its languages and copies. ``wording``: its clauses, see resindex.wording.
CREATE TABLE works (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    name TEXT NOT NULL, -- its symbol, or the path of its file
    date TEXT,
    body TEXT,
    title_key TEXT NOT NULL,
    wording BLOB NOT NULL
);
CREATE INDEX works_by_name ON works (name);
CREATE INDEX works_by_title ON works (title_key);

-- Who cites what, each citation of a place once a paragraph. ``pinpoint`` is '' for a document cited as a whole;
-- ``note`` is 1 where only a footnote cites it; ``verb`` is the act that it stands under, by its English form if known.
CREATE TABLE edges (
    cited TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    pinpoint TEXT NOT NULL,
    note INTEGER NOT NULL,
    section TEXT NOT NULL,
    verb TEXT,
    PRIMARY KEY (cited, document, paragraph, pinpoint)
) WITHOUT ROWID;
CREATE INDEX edges_by_document ON edges (document, paragraph);
"""


def make(connection: sqlite3.Connection) -> None:
    """Make all tables, in the transaction that is open."""
    for statement in _statements(TABLES + WORKS):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('schema', ?)", (str(VERSION),))


def empty(connection: sqlite3.Connection) -> bool:
    """Whether the file holds nothing at all yet."""
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None


def found_version(connection: sqlite3.Connection) -> str | None:
    """The version that the file says it has; None where it is no store.

    A view or a table with more in it that somebody calls ``meta`` is not asked.
    """
    (own,) = (statement for statement in _plain(TABLES) if statement.startswith("CREATE TABLE meta "))
    row = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'meta'").fetchone()
    if row is None or _plain(str(row[0])) != {own}:
        return None
    row = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    return None if row is None else str(row[0])


def check(connection: sqlite3.Connection, path: object) -> None:
    """Raise IndexTrouble where the file is not a store of this version, or holds what this program did not make.

    A file may come from somebody else: a trigger or a view in place of a table would take part in what is read and
    written. Such a file is refused before any of it is asked.
    """
    version = found_version(connection)
    if version != str(VERSION):
        what = "is not an index of resindex"
        if version is not None:
            what = f"is of version {version}, this is version {VERSION}"
        raise IndexTrouble(f"{path} {what}", hint=REBUILD)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    found = [(name, sql) for name, sql in rows if not _SQLITES.fullmatch(name)]
    ours = _plain(TABLES + WORKS)
    if len(found) == len(ours) and _plain(";".join(sql for _, sql in found)) == ours:
        return
    strange = [name for name, sql in found if not _plain(sql) <= ours]
    what = f"it holds what resindex did not make: {strange[0]}" if strange else "a part of it is not there"
    raise IndexTrouble(f"{path} is damaged or was made by somebody else: {what}", hint=REBUILD)


@lru_cache(maxsize=64)
def _plain(script: str) -> frozenset[str]:
    """Its statements, without comments and with single spaces."""
    bare = _SPACE.sub(" ", _COMMENT.sub("", script))
    return frozenset(statement.strip() for statement in bare.split(";") if statement.strip())


def drop_everything(connection: sqlite3.Connection) -> None:
    """Drop whatever the file holds, in the transaction that is open. Foreign keys must be off."""
    found = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    for kind, name in sorted(found.fetchall(), key=lambda row: row[0] != "view"):
        if kind in ("table", "view"):
            quoted = name.replace('"', '""')
            connection.execute(f'DROP {kind} IF EXISTS "{quoted}"')


def _statements(script: str) -> list[str]:
    # executescript would commit the open transaction, and a half-made store must never be seen.
    statements: list[str] = []
    rest = ""
    for line in script.splitlines():
        rest += line + "\n"
        if sqlite3.complete_statement(rest):
            statements.append(rest.strip())
            rest = ""
    return statements
