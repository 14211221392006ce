"""Records into rows: one transaction takes files up, marks others as failed or removed, and keeps the vocabulary.

In: files as they were seen, with the resolutions read from them. Out: rows marked *pending*, and the keys they
were given. Promises: a file goes in whole or not at all; documents that are replaced or removed become *dropping*
and keep their rows until the engine has let go of them; the vocabulary is right at the end of every transaction.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resindex.boilerplate import formula
from resindex.errors import ReadingError
from resindex.model import Facts, Paragraph, Resolution
from resindex.repetition import Wording, document_wordings
from resindex.store.families import FamilyWriting
from resindex.store.generations import purge_files
from resindex.store.reading import document_facts, document_paragraphs
from resindex.store.records import SeenFile
from resindex.store.seals import put_seals
from resindex.store.values import count_values


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as it was put in: its id, and the key of its first paragraph (the others follow without a gap)."""

    document: int
    first_key: int
    resolution: Resolution


class Writing:
    """The writes of one transaction. Made by ``Store.writing``; ``finish`` is called just before the commit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: Counter[tuple[str, str]] = Counter()
        last = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
        self._document = int(last.get("documents", 0))
        self._paragraph = int(last.get("paragraphs", 0))
        self._changed = False
        self._symbols: set[str] = set()
        self._unnamed: set[int] = set()
        self._taken: list[int] = []
        self._families = FamilyWriting(connection)

    def take(
        self,
        file: SeenFile,
        resolutions: Sequence[Resolution],
        warnings: Sequence[str] = (),
        wordings: Sequence[Sequence[Wording]] | None = None,
    ) -> list[Taken]:
        """Put in what was read from a file, in place of what it gave before.

        ``wordings`` are those of the paragraphs of each resolution, where somebody has found them already. Raises
        ReadingError, with nothing of this file written, where a value cannot be stored (half a character).
        """
        document, paragraph = self._document, self._paragraph
        counts: Counter[tuple[str, str]] = Counter()
        read = wordings if wordings is not None else [document_wordings(resolution) for resolution in resolutions]
        self._families.begin()
        self._connection.execute("SAVEPOINT file")
        try:
            file_id = self._file(file, "read", None, warnings)
            self._drop_documents(file_id, counts)
            taken = [
                self._put(file_id, ordinal, file.path, resolution, said, counts)
                for ordinal, (resolution, said) in enumerate(zip(resolutions, read, strict=True))
            ]
        except (UnicodeEncodeError, OverflowError, sqlite3.IntegrityError, sqlite3.ProgrammingError) as error:
            self._connection.execute("ROLLBACK TO file")
            self._document, self._paragraph = document, paragraph
            self._families.take_back()
            raise ReadingError(f"it holds what cannot be stored: {error}") from error
        finally:
            if self._connection.in_transaction:  # else SQLite has taken it all back: a full disk
                self._connection.execute("RELEASE file")
        self._counts.update(counts)
        self._taken.extend(one.document for one in taken)
        return taken

    def fail(self, file: SeenFile, reason: str) -> None:
        """Note that a file cannot be read; what it gave before goes."""
        self._drop_documents(self._file(file, "failed", reason, ()), self._counts)

    def touch(self, file_id: int, size: int, mtime_ns: int, taken_ns: int) -> None:
        """Note the new time of a file whose content is the same."""
        self._changed = True
        self._connection.execute(
            "UPDATE files SET size = ?, mtime_ns = ?, taken_ns = ? WHERE id = ?", (size, mtime_ns, taken_ns, file_id)
        )

    def remove(self, file_id: int) -> None:
        """Note that a file is gone. Its row goes with its last document, once the engine has let go of that."""
        self._changed = True
        self._drop_documents(file_id, self._counts)
        self._connection.execute("UPDATE files SET state = 'removed', hash = NULL WHERE id = ?", (file_id,))

    def finish(self, now: float) -> bool:
        """Bring vocabulary, families and works up to date; say whether anything was written at all."""
        if self._symbols or self._unnamed:
            from resindex.store.works import refresh  # it knows the verbs, which cost a search more than it may take

            refresh(self._connection, sorted(self._symbols), sorted(self._unnamed))
        changes = [(field, value, count) for (field, value), count in self._counts.items() if count]
        self._connection.executemany(
            "INSERT INTO vocabulary VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET paragraphs = paragraphs + excluded.paragraphs",
            changes,
        )
        self._connection.executemany(
            "DELETE FROM vocabulary WHERE field = ? AND value = ? AND paragraphs <= 0",
            [(field, value) for field, value, count in changes if count < 0],
        )
        self._families.finish()
        put_seals(self._connection, self._taken)
        if self._changed:
            purge_files(self._connection)
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('updated', ?)", (str(now),))
            self._connection.execute(
                "INSERT INTO meta VALUES ('revision', '1') ON CONFLICT DO UPDATE SET value = value + 1"
            )
        return self._changed

    def _file(self, file: SeenFile, state: str, reason: str | None, warnings: Sequence[str]) -> int:
        self._changed = True
        self._connection.execute("INSERT INTO roots (folder) VALUES (?) ON CONFLICT DO NOTHING", (file.root,))
        row = self._connection.execute(
            "INSERT INTO files (root, path, size, mtime_ns, taken_ns, hash, state, reason, warnings)"
            " VALUES ((SELECT id FROM roots WHERE folder = ?), ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (root, path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns,"
            " taken_ns = excluded.taken_ns, hash = excluded.hash, state = excluded.state, reason = excluded.reason,"
            " warnings = excluded.warnings RETURNING id",
            (
                file.root, file.path, file.size, file.mtime_ns, file.taken_ns, file.hash, state, reason,
                packed(warnings) if warnings else None,
            ),
        ).fetchone()  # fmt: skip
        return int(row[0])

    def _drop_documents(self, file_id: int, counts: Counter[tuple[str, str]]) -> None:
        rows = self._connection.execute(
            "SELECT id FROM documents WHERE file = ? AND state <> 'dropping'", (file_id,)
        ).fetchall()
        for (document,) in rows:
            source, facts = document_facts(self._connection, [document])[document]
            paragraphs = document_paragraphs(self._connection, document).values()
            counts.subtract(count_values(source, facts, paragraphs))
            self._families.drop(document, paragraphs, facts.language)
            self._connection.execute("UPDATE documents SET state = 'dropping' WHERE id = ?", (document,))
            self._touch(document, facts.symbol)

    def _put(
        self,
        file_id: int,
        ordinal: int,
        source: str,
        resolution: Resolution,
        wordings: Sequence[Wording],
        counts: Counter[tuple[str, str]],
    ) -> Taken:
        self._document += 1
        first = self._paragraph + 1
        self._paragraph += len(resolution.paragraphs)
        _insert_document(self._connection, self._document, file_id, ordinal, resolution)
        numbers = self._families.take(first, resolution.facts.symbol or source, resolution.paragraphs, wordings)
        _insert_paragraphs(self._connection, self._document, first, resolution, numbers)
        counts.update(count_values(source, resolution.facts, resolution.paragraphs))
        self._touch(self._document, resolution.facts.symbol)
        return Taken(self._document, first, resolution)

    def _touch(self, document: int, symbol: str | None) -> None:
        if symbol is None:
            self._unnamed.add(document)
        else:
            self._symbols.add(symbol)


def packed(values: Iterable[object]) -> str:
    """A list as JSON, for one column."""
    listed = list(values)
    if not listed:
        return "[]"
    import json

    return json.dumps(listed, ensure_ascii=False)


def _insert_document(
    connection: sqlite3.Connection, document: int, file_id: int, ordinal: int, resolution: Resolution
) -> None:
    facts = resolution.facts
    mentions = sum(len(p.references) + sum(len(n.references) for n in p.notes) for p in resolution.paragraphs)
    diagnostics = packed((d.message, d.line, d.severity) for d in resolution.diagnostics)
    connection.execute(
        "INSERT INTO documents (id, file, ordinal, state, format, symbol, language, title, body, session, agenda_item,"
        " date, adoption, votes_for, votes_against, votes_abstaining, votes, status, draft, diagnostics,"
        f" paragraph_count, reference_count) VALUES ({','.join('?' * 22)})",
        (
            document, file_id, ordinal, "pending", resolution.format, facts.symbol, facts.language, facts.title,
            facts.body, facts.session, facts.agenda_item, facts.date, *_adoption(facts), facts.status, facts.draft,
            diagnostics, len(resolution.paragraphs), mentions,
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO sponsors VALUES (?, ?, ?)", [(document, i, sponsor) for i, sponsor in enumerate(facts.sponsors)]
    )
    connection.executemany(
        "INSERT INTO subjects VALUES (?, ?, ?, ?)",
        [(document, i, subject.term, subject.vocabulary) for i, subject in enumerate(facts.subjects)],
    )


def _adoption(facts: Facts) -> tuple[object, ...]:
    adoption = facts.adoption
    if adoption is None:
        return (None,) * 5
    return adoption.method, adoption.in_favour, adoption.against, adoption.abstaining, packed(adoption.votes)


def _insert_paragraphs(
    connection: sqlite3.Connection,
    document: int,
    first: int,
    resolution: Resolution,
    wordings: Sequence[int],
) -> None:
    language = resolution.facts.language
    keyed = list(enumerate(resolution.paragraphs, first))
    connection.executemany(
        "INSERT INTO paragraphs (id, document, ordinal, place, section, number, parent, line, page, verb,"
        " verb_inherited, verb_phrase, formula, wording, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                key, document, key - first, p.place, p.section, p.number, p.parent, p.line, p.page, p.verb,
                p.verb_inherited, p.verb_phrase, formula(p, language), wording, p.text,
            )
            for (key, p), wording in zip(keyed, wordings, strict=True)
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO verbs VALUES (?, ?, ?, ?)",
        [
            (key, english, i, verb)
            for key, p in keyed
            for english, verbs in enumerate((p.verbs, p.verb_en))
            for i, verb in enumerate(verbs)
        ],
    )
    connection.executemany(
        "INSERT INTO modifiers VALUES (?, ?, ?)", [(key, i, m) for key, p in keyed for i, m in enumerate(p.modifiers)]
    )
    connection.executemany(
        "INSERT INTO addressees VALUES (?, ?, ?)", [(key, i, a) for key, p in keyed for i, a in enumerate(p.addressees)]
    )
    connection.executemany(
        "INSERT INTO notes VALUES (?, ?, ?, ?)",
        [(key, i, note.mark, note.text) for key, p in keyed for i, note in enumerate(p.notes)],
    )
    connection.executemany(
        "INSERT INTO refs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [row for key, p in keyed for row in _references(key, p)]
    )


def _references(key: int, paragraph: Paragraph) -> Iterable[tuple[object, ...]]:
    ordinal = 0
    for r in paragraph.references:
        candidates = packed(r.candidates) if r.candidates else None
        yield key, ordinal, None, r.id, r.pinpoint, r.start, r.end, r.rule, candidates
        ordinal += 1
    for position, note in enumerate(paragraph.notes):
        for cited in note.references:
            id_, mark, pinpoint = cited.partition("#")
            yield key, ordinal, position, id_, pinpoint if mark else None, None, None, None, None
            ordinal += 1
