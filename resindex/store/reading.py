"""Rows back into records: paragraphs by key, whole resolutions, and what is known of the corpus.

In: a connection and keys. Out: the records that were put in, equal to the last letter, None and empty kept apart.
Promise: the cost is that of the rows asked for; nothing here walks the whole store but the counts, which walk
one small row a document.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from resindex.model import Adoption, Diagnostic, Facts, Note, Paragraph, Reference, Resolution, Subject
from resindex.store.records import Glance, StoredParagraph

#: Well below the number of values that any build of SQLite takes in one statement.
_BATCH = 500

_FACTS = """
SELECT d.id, f.path, d.symbol, d.title, d.body, d.session, d.agenda_item, d.date, d.adoption, d.votes_for,
    d.votes_against, d.votes_abstaining, d.votes, d.status, d.draft, d.language
FROM documents AS d JOIN files AS f ON f.id = d.file WHERE d.id IN ({marks})
"""


def stored_paragraphs(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, StoredParagraph]:
    """The paragraphs of these keys; a key that is not there is left out."""
    found: dict[int, StoredParagraph] = {}
    for batch in _batches(keys):
        owners: dict[int, int] = {}
        paragraphs = _paragraphs(connection, f"IN ({_marks(batch)})", batch, owners)
        documents = sorted(set(owners.values()))
        facts = document_facts(connection, documents)
        firsts = _duplicates(connection, documents)
        for key, paragraph in paragraphs.items():
            document = owners[key]
            source, known = facts[document]
            found[key] = StoredParagraph(key, document, source, known, paragraph, firsts.get(document))
    return found


def glances(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Glance]:
    """Little of many paragraphs, in one small query; a key that is not there is left out."""
    found: dict[int, Glance] = {}
    for batch in _batches(keys):
        query = (
            "SELECT p.id, p.text, d.title, p.section, d.language, d.date, p.formula FROM paragraphs AS p"
            f" JOIN documents AS d ON d.id = p.document WHERE p.id IN ({_marks(batch)})"
        )
        for key, text, title, section, language, date, formula in connection.execute(query, batch):
            found[key] = Glance(key, text, title or "", section, language, int(date[:4]) if date else None, formula)
    return found


def neighbours(
    connection: sqlite3.Connection, keys: Sequence[int], number: int
) -> dict[int, tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]]:
    """For each key the paragraphs of its document before and after it, at most ``number`` on either side."""
    found = {}
    for key in keys:
        owners: dict[int, int] = {}
        around = _paragraphs(connection, "BETWEEN ? AND ?", (key - number, key + number), owners)
        own = {near: paragraph for near, paragraph in around.items() if owners[near] == owners[key]}
        found[key] = (
            tuple(paragraph for near, paragraph in own.items() if near < key),
            tuple(paragraph for near, paragraph in own.items() if near > key),
        )
    return found


def document_facts(connection: sqlite3.Connection, documents: Sequence[int]) -> dict[int, tuple[str, Facts]]:
    """Source and facts of these documents."""
    found: dict[int, tuple[str, Facts]] = {}
    for batch in _batches(documents):
        marks = _marks(batch)
        sponsors = _lists(connection, f"SELECT document, sponsor FROM sponsors WHERE document IN ({marks})", batch)
        subjects: dict[int, list[Subject]] = {}
        query = (
            f"SELECT document, term, vocabulary FROM subjects WHERE document IN ({marks}) ORDER BY document, ordinal"
        )
        for document, term, vocabulary in connection.execute(query, batch):
            subjects.setdefault(document, []).append(Subject(term, vocabulary))
        for row in connection.execute(_FACTS.format(marks=marks), batch):
            document, source, symbol, title, body, session, agenda_item, date, *adoption, status, draft, language = row
            found[document] = (
                source,
                Facts(
                    symbol=symbol,
                    title=title,
                    body=body,
                    session=session,
                    agenda_item=agenda_item,
                    date=date,
                    adoption=_adoption(*adoption),
                    status=status,
                    draft=draft,
                    sponsors=tuple(sponsors.get(document, ())),
                    subjects=tuple(subjects.get(document, ())),
                    language=language,
                ),
            )
    return found


def document_paragraphs(connection: sqlite3.Connection, document: int) -> dict[int, Paragraph]:
    """The paragraphs of one document in order, by key."""
    first, last = connection.execute(
        "SELECT min(id), max(id) FROM paragraphs WHERE document = ?", (document,)
    ).fetchone()
    if first is None:
        return {}
    return _paragraphs(connection, "BETWEEN ? AND ?", (first, last), {})


def places(connection: sqlite3.Connection, name: str) -> list[tuple[str, str]]:
    """The places of a document with how each begins; of one that is not there, those that others cite."""
    found = connection.execute(
        "SELECT id FROM documents WHERE symbol = ? AND state <> 'dropping' ORDER BY language <> 'en', id LIMIT 1",
        (name,),
    ).fetchone()
    if found is None:
        cited = (
            "SELECT pinpoint, '' FROM edges WHERE cited = ? AND pinpoint <> '' GROUP BY pinpoint ORDER BY count(*) DESC"
        )
        return connection.execute(cited, (name,)).fetchall()
    return connection.execute(
        "SELECT place, substr(text, 1, 60) FROM paragraphs WHERE document = ? AND section IN"
        " ('preambular', 'operative', 'nested', 'annex', 'footnote') ORDER BY ordinal",
        found,
    ).fetchall()


def resolutions(connection: sqlite3.Connection, symbol: str, language: str | None) -> list[Resolution]:
    """All documents of a symbol; where a document has none, the path of its file stands for it."""
    found = connection.execute(
        "SELECT d.id, d.format, d.diagnostics FROM documents AS d JOIN files AS f ON f.id = d.file"
        " WHERE (d.symbol = ?1 OR (d.symbol IS NULL AND f.path = ?1)) AND d.state <> 'dropping'"
        " AND (?2 IS NULL OR d.language = ?2) ORDER BY f.path, f.root, d.ordinal",
        (symbol, language),
    ).fetchall()
    facts = document_facts(connection, [document for document, *_ in found])
    return [
        Resolution(
            source=facts[document][0],
            format=format_,
            facts=facts[document][1],
            paragraphs=tuple(document_paragraphs(connection, document).values()),
            diagnostics=tuple(Diagnostic(*values) for values in unpacked(diagnostics)),
        )
        for document, format_, diagnostics in found
    ]


def unpacked(packed: str | None) -> list[Any]:
    """A list kept in one column as JSON; empty where nothing was kept."""
    if packed is None or packed == "[]":
        return []
    import json

    values: list[Any] = json.loads(packed)
    return values


def _paragraphs(
    connection: sqlite3.Connection, which: str, values: Sequence[int], owners: dict[int, int]
) -> dict[int, Paragraph]:
    # ``which`` completes "WHERE id …"; ``owners`` is filled with the document of each key.
    def listed(table: str, column: str, condition: str = "") -> dict[int, list[str]]:
        return _lists(connection, f"SELECT paragraph, {column} FROM {table} WHERE paragraph {which}{condition}", values)

    verbs = listed("verbs", "verb", " AND english = 0")
    english = listed("verbs", "verb", " AND english = 1")
    modifiers = listed("modifiers", "modifier")
    addressees = listed("addressees", "addressee")
    references, notes = _references_and_notes(connection, which, values)
    found: dict[int, Paragraph] = {}
    query = (
        "SELECT id, document, place, section, number, text, line, page, parent, verb_phrase, verb, verb_inherited"
        f" FROM paragraphs WHERE id {which} ORDER BY id"
    )
    for row in connection.execute(query, values):
        key, document, place, section, number, text, line, page, parent, verb_phrase, verb, inherited = row
        owners[key] = document
        found[key] = Paragraph(
            place=place,
            section=section,
            number=number,
            text=text,
            line=line,
            page=page,
            parent=parent,
            verb_phrase=verb_phrase,
            verb=verb,
            verb_inherited=bool(inherited),
            verbs=tuple(verbs.get(key, ())),
            verb_en=tuple(english.get(key, ())),
            modifiers=tuple(modifiers.get(key, ())),
            addressees=tuple(addressees.get(key, ())),
            references=tuple(references.get(key, ())),
            notes=tuple(notes.get(key, ())),
        )
    return found


def _references_and_notes(
    connection: sqlite3.Connection, which: str, values: Sequence[int]
) -> tuple[dict[int, list[Reference]], dict[int, list[Note]]]:
    references: dict[int, list[Reference]] = {}
    cited: dict[tuple[int, int], list[str]] = {}
    query = (
        "SELECT paragraph, note, id, pinpoint, start_at, end_at, rule, candidates FROM refs"
        f" WHERE paragraph {which} ORDER BY paragraph, ordinal"
    )
    for key, note, id_, pinpoint, start, end, rule, candidates in connection.execute(query, values):
        if note is None:
            others = tuple(str(value) for value in unpacked(candidates))
            references.setdefault(key, []).append(Reference(id_, pinpoint, start, end, rule, others))
        else:
            cited.setdefault((key, note), []).append(id_ if pinpoint is None else f"{id_}#{pinpoint}")
    notes: dict[int, list[Note]] = {}
    query = f"SELECT paragraph, ordinal, mark, text FROM notes WHERE paragraph {which} ORDER BY paragraph, ordinal"
    for key, ordinal, mark, text in connection.execute(query, values):
        notes.setdefault(key, []).append(Note(mark, text, tuple(cited.get((key, ordinal), ()))))
    return references, notes


def _lists(connection: sqlite3.Connection, query: str, values: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for owner, value in connection.execute(query + " ORDER BY 1, ordinal", values):
        found.setdefault(owner, []).append(value)
    return found


def _duplicates(connection: sqlite3.Connection, documents: Sequence[int]) -> dict[int, str]:
    query = f"SELECT document, duplicate_of FROM duplicates WHERE document IN ({_marks(documents)})"
    return dict(connection.execute(query, documents))


def _adoption(
    method: str | None, in_favour: int | None, against: int | None, abstaining: int | None, votes: str | None
) -> Adoption | None:
    if votes is None:
        return None
    pairs = tuple((str(state), str(vote)) for state, vote in unpacked(votes))
    return Adoption(method, in_favour, against, abstaining, pairs)


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))
