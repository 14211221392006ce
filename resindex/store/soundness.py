"""Whether the store is what was written: pages, rows, counts.

In: an open connection. Out: what is wrong, in words a user understands; nothing where all is well. Everything is read.
What is looked at, from the ground up: SQLite's own check of pages and indexes, rows that name others, the seal of each
document, and what is counted beside the documents: paragraphs and references of each, the vocabulary, the wordings.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator

from resindex.store.reading import document_facts, document_paragraphs
from resindex.store.seals import broken_seals
from resindex.store.values import count_values

_MOST = 5  #: faults of a kind that are named

_COUNTS = (
    (
        "paragraphs of a document",
        "SELECT d.id FROM documents AS d"
        " WHERE d.paragraph_count <> (SELECT count(*) FROM paragraphs AS p WHERE p.document = d.id)",
    ),
    (
        "references of a document",
        "SELECT d.id FROM documents AS d WHERE d.reference_count <>"
        " (SELECT count(*) FROM refs AS r JOIN paragraphs AS p ON p.id = r.paragraph WHERE p.document = d.id)",
    ),
    (
        "paragraphs of a wording",
        "SELECT w.id FROM wordings AS w WHERE w.paragraphs <> (SELECT count(*) FROM paragraphs AS p"
        " JOIN documents AS d ON d.id = p.document WHERE p.wording = w.id AND d.state <> 'dropping')",
    ),
)


def faults(connection: sqlite3.Connection, advanced: Callable[[], None]) -> Iterator[str]:
    """What is wrong. ``advanced`` is called for every document that was looked at."""
    pages = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST})")]
    if pages != ["ok"]:
        yield from (page.replace("\n", " ") for page in pages)
        return  # what such a file says of itself is worth nothing
    for table, _, other, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield f"a row of {table} names one of {other} that is not there"
    broken = list(broken_seals(connection))
    for document in broken[:_MOST]:
        yield f"document {document} is not what was written"
    if len(broken) > _MOST:
        yield f"so are {len(broken) - _MOST} more"
    for what, query in _COUNTS:
        wrong = len(connection.execute(query).fetchall())
        if wrong:
            yield f"the number of {what} is wrong ({wrong} times)"
    if not broken:
        yield from _vocabulary(connection, advanced)


def _vocabulary(connection: sqlite3.Connection, advanced: Callable[[], None]) -> Iterator[str]:
    counted: Counter[tuple[str, str]] = Counter()
    documents = connection.execute("SELECT id FROM documents WHERE state <> 'dropping' ORDER BY id").fetchall()
    for (document,) in documents:
        source, facts = document_facts(connection, [document])[document]
        counted.update(count_values(source, facts, document_paragraphs(connection, document).values()))
        advanced()
    kept = {(field, value): n for field, value, n in connection.execute("SELECT * FROM vocabulary")}
    wrong = [pair for pair in {*kept, *counted} if kept.get(pair, 0) != counted[pair]]
    if wrong:
        yield f"the vocabulary is wrong in {len(wrong)} values"
