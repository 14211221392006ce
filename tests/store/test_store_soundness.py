"""A store that is damaged, or that somebody else made: it is noticed, refused, and none of it takes part."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from store_factories import FULL, resolution, seen

from resindex.errors import IndexTrouble, ReadingError
from resindex.store import FILE, Store


@pytest.fixture
def index(tmp_path: Path) -> Path:
    with Store.open(tmp_path, create=True) as store, store.writing() as writing:
        writing.take(seen(FULL.source), [FULL])
        writing.take(seen("b.txt"), [resolution("b.txt", "Urges;", "Recalls A/1;", symbol="X/1")])
    return tmp_path


def spoil(index: Path, *statements: str) -> None:
    plain = sqlite3.connect(index / FILE)
    for statement in statements:
        plain.execute(statement)
    plain.commit()
    plain.close()


def test_a_sound_store_has_no_faults(index: Path) -> None:
    with Store.open(index) as store:
        assert store.faults() == ()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE paragraphs SET text = replace(text, 'e', 'f') WHERE id = 2", "document 1 is not what was written"),
        ("UPDATE documents SET title = 'Another' WHERE id = 1", "document 1 is not"),
        ("UPDATE refs SET pinpoint = 'op_99' WHERE rowid IN (SELECT rowid FROM notes) OR paragraph > 0", "is not what"),
        ("UPDATE verbs SET verb = 'demands'", "is not what was written"),
        ("DELETE FROM addressees", "document 1 is not"),
        ("DELETE FROM seals WHERE document = 2", "document 2 is not"),
        ("DELETE FROM paragraphs WHERE id = 1", "is not what was written"),
        ("UPDATE vocabulary SET paragraphs = paragraphs + 1 WHERE field = 'verb'", "the vocabulary is wrong"),
        ("DELETE FROM vocabulary WHERE field = 'section'", "the vocabulary is wrong"),
        ("UPDATE wordings SET paragraphs = 7", "paragraphs of a wording is wrong"),
        ("UPDATE paragraphs SET document = 77 WHERE id = 1", "names one of documents that is not there"),
    ],
)  # fmt: skip
def test_rows_that_are_not_what_was_written_are_noticed(index: Path, statement: str, fault: str) -> None:
    spoil(index, statement.replace("rowid IN (SELECT rowid FROM notes) OR ", ""))
    with Store.open(index) as store:
        assert any(fault in found for found in store.faults()), store.faults()


def test_pages_that_make_no_sense_are_noticed(index: Path) -> None:
    data = bytearray((index / FILE).read_bytes())
    data[3 * 4096 : 3 * 4096 + 8] = b"\xff" * 8
    (index / FILE).write_bytes(data)
    with pytest.raises(IndexTrouble), Store.open(index) as store:
        if store.faults():
            raise IndexTrouble("noticed")


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TRIGGER t AFTER UPDATE ON documents BEGIN DELETE FROM paragraphs; END"],
        ["CREATE VIEW more AS SELECT load_extension('evil')"],
        ["CREATE INDEX mine ON documents (lower(title))"],
        ["DROP VIEW records", "CREATE VIEW records AS SELECT randomblob(1000000000) AS key"],
        ["ALTER TABLE documents RENAME TO d", "CREATE VIEW documents AS SELECT * FROM d"],
        ["CREATE VIRTUAL TABLE v USING fts5(x)"],
        ["DROP TABLE seals"],
    ],
    ids=["trigger", "view", "index", "another view", "view for a table", "virtual table", "a table less"],
)
def test_what_resindex_did_not_make_is_refused_before_it_takes_part(index: Path, statements: list[str]) -> None:
    spoil(index, *statements)
    for create in (False, True):
        with pytest.raises(IndexTrouble, match="made by somebody else") as caught:
            Store.open(index, create=create)
        assert "--rebuild" in (caught.value.hint or "")
    with Store.afresh(index) as store:
        assert store.faults() == () and store.counts().documents == 0


def test_a_view_that_is_called_as_the_first_table_asked_is_not_asked(tmp_path: Path) -> None:
    spoil(tmp_path, "CREATE VIEW meta AS SELECT 'schema' AS name, abs(-9223372036854775808) AS value")
    with pytest.raises(IndexTrouble, match="not an index of resindex"):
        Store.open(tmp_path)


def test_connections_trust_no_schema_and_lose_nothing(index: Path) -> None:
    with Store.open(index, create=True) as store:
        pragmas = ("trusted_schema", "cell_size_check", "synchronous", "journal_mode", "foreign_keys")
        found = [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert found == [0, 1, 2, "wal", 1]


def test_a_full_disk_is_called_one_and_takes_back_the_transaction(index: Path) -> None:
    with Store.open(index, create=True) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        many = [resolution("c.txt", *(f"Urges {n} things of many words that take up room;" for n in range(900)))]
        with pytest.raises(IndexTrouble, match="full"), store.writing() as writing:
            writing.take(seen("c.txt"), many)
        assert store.counts().documents == 2 and store.faults() == ()


def test_what_cannot_be_stored_leaves_the_others_sealed(index: Path) -> None:
    with Store.open(index, create=True) as store:
        with store.writing() as writing:
            with pytest.raises(ReadingError):
                writing.take(seen("c.txt"), [resolution("c.txt", "half a character \ud800;")])
            writing.take(seen("d.txt"), [resolution("d.txt", "Urges;")])
        assert store.faults() == () and store.counts().documents == 3
