"""Works: each text once, and who cites what in it.

One resolution lies in a corpus in six languages and in copies; whoever asks who cites it wants each citation once. Of
the documents of one symbol one stands for the work: the English one, else the French, Spanish, Russian, Chinese, Arabic
one, else that of the first other language; of copies the first by path. A document without a symbol is a work of its
own. Only documents that stand for a work have rows in ``works`` and ``edges``.

In: the symbols that a transaction touched. Out: their rows, right at its end. Promises: the cost is that of the
documents touched; which document stands for a work does not depend on the order in which files were taken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from resindex.governing import act_places, governing
from resindex.wording import clauses, title_key

#: The order in which languages stand for a work; any other comes behind these.
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
_RANK = "CASE d.language " + " ".join(f"WHEN '{code}' THEN {i}" for i, code in enumerate(LANGUAGES)) + " ELSE 9 END"
#: Where a text prints its own symbol, which is no citation.
_HEADS = ("title", "source_note", "heading", "enacting")
#: What editions of a text share or change.
_WORDED = ("preambular", "operative")


def refresh(connection: sqlite3.Connection, symbols: Iterable[str], unnamed: Iterable[int]) -> None:
    """Make the rows of these symbols, and of these documents without a symbol, right."""
    for document in unnamed:
        _clear(connection, [document])
        alive = "SELECT 1 FROM documents WHERE id = ? AND symbol IS NULL AND state <> 'dropping'"
        if connection.execute(alive, (document,)).fetchone():
            _put(connection, [document])
    for symbol in symbols:
        row = connection.execute(
            "SELECT d.id FROM documents AS d JOIN files AS f ON f.id = d.file"
            " WHERE d.symbol = ? AND d.state <> 'dropping'"
            f" ORDER BY {_RANK}, d.language, f.path, f.root, d.ordinal LIMIT 1",
            (symbol,),
        ).fetchone()
        standing = [d for (d,) in connection.execute("SELECT document FROM works WHERE name = ?", (symbol,))]
        chosen = [] if row is None else [int(row[0])]
        if standing != chosen:
            _clear(connection, standing)
            _put(connection, chosen)


def _clear(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    for document in documents:
        connection.execute("DELETE FROM edges WHERE document = ?", (document,))
        connection.execute("DELETE FROM works WHERE document = ?", (document,))


def _put(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    for document in documents:
        first, last = connection.execute(
            "SELECT min(id), max(id) FROM paragraphs WHERE document = ?", (document,)
        ).fetchone()
        marks = ",".join("?" * len(_WORDED))
        texts = connection.execute(
            f"SELECT text FROM paragraphs WHERE id BETWEEN ? AND ? AND section IN ({marks})", (first, last, *_WORDED)
        )
        wording = clauses(text for (text,) in texts)
        name, date, body, title, language = connection.execute(
            "SELECT coalesce(d.symbol, f.path), d.date, d.body, d.title, d.language"
            " FROM documents AS d JOIN files AS f ON f.id = d.file WHERE d.id = ?",
            (document,),
        ).fetchone()
        connection.execute(
            "INSERT INTO works VALUES (?, ?, ?, ?, ?, ?)", (document, name, date, body, title_key(title), wording)
        )
        connection.executemany(
            "INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET note = min(note, excluded.note)",
            list(_edges(connection, document, name, (first, last), language or "en")),
        )


def _edges(
    connection: sqlite3.Connection, document: int, name: str, keys: tuple[int | None, int | None], language: str
) -> Iterator[tuple[object, ...]]:
    verbs: dict[int, list[str]] = {}
    english: dict[int, str] = {}
    query = "SELECT paragraph, english, verb FROM verbs WHERE paragraph BETWEEN ? AND ? ORDER BY 1, 2, ordinal"
    for key, is_english, verb in connection.execute(query, keys):
        if is_english:
            english.setdefault(key, verb)
        else:
            verbs.setdefault(key, []).append(verb)
    known = 0
    places: tuple[tuple[int, str], ...] = ()
    # The text comes apart, once a paragraph: one may be as long as a book and cite on every line.
    for key, cited, pinpoint, note, at, section, verb in connection.execute(
        "SELECT p.id, r.id, coalesce(r.pinpoint, ''), r.note IS NOT NULL, coalesce(r.start_at, 0), p.section, p.verb"
        " FROM refs AS r JOIN paragraphs AS p ON p.id = r.paragraph WHERE r.paragraph BETWEEN ? AND ?"
        " ORDER BY r.paragraph, r.ordinal",
        keys,
    ):
        if cited == name and section in _HEADS:
            continue
        acts = tuple(verbs.get(key, ()))
        if key != known:
            known, places = key, ()
            if len(acts) > 1:
                (text,) = connection.execute("SELECT text FROM paragraphs WHERE id = ?", (key,)).fetchone()
                places = act_places(text, acts, language)
        under = governing(places, at) if places and not note else verb
        if language != "en" and under:
            under = english.get(key, under) if under == verb else under
        yield cited, document, key, pinpoint, note, section, under
