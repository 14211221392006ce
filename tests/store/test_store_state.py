"""The store over time: what is replaced, removed and counted; what a reader sees meanwhile; what is refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_factories import FULL, resolution, seen

from resindex.errors import IndexTrouble
from resindex.store import FILE, Problem, Store
from resindex.store.values import COUNTED


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path, create=True) as opened:
        yield opened


def put(store: Store, *resolutions, path: str | None = None):
    with store.writing() as writing:
        return writing.take(seen(path or resolutions[0].source), resolutions)


def let_the_engine_commit(store: Store, token: str = "t") -> None:
    pending, dropping = store.unsettled()
    store.begin_commit(store.engine_token)
    store.complete_commit("fake", token, indexed=[document for document, _ in pending], dropped=dropping)


def remove(store: Store, path: str) -> None:
    (file,) = [file for file in store.files() if file.path == path]
    with store.writing() as writing:
        writing.remove(file.id)


# ------------------------------------------------------------ replacing and removing


def test_a_replaced_document_keeps_its_rows_until_the_engine_has_committed(store: Store) -> None:
    (old,) = put(store, resolution("a.txt", "Old words;", symbol="X/1"))
    let_the_engine_commit(store, "one")
    (new,) = put(store, resolution("a.txt", "New words;", symbol="X/1"))
    assert store.unsettled() == ([(new.document, 1)], [old.document])
    assert [hit.paragraph.text for hit in store.hits([old.first_key, new.first_key])] == ["Old words;", "New words;"]
    assert [r.paragraphs[0].text for r in store.resolutions("X/1")] == ["New words;"]
    let_the_engine_commit(store, "two")
    assert store.unsettled() == ([], [])
    with pytest.raises(IndexTrouble):
        store.hits([old.first_key])


def test_ids_are_never_given_twice(store: Store, tmp_path: Path) -> None:
    (first,) = put(store, FULL)
    remove(store, FULL.source)
    let_the_engine_commit(store)
    (second,) = put(store, FULL)
    store.close()
    with Store.afresh(tmp_path) as emptied:
        assert emptied.counts().documents == 0
        (third,) = put(emptied, FULL)
    keys = [first.first_key, second.first_key, third.first_key]
    assert keys == sorted(set(keys)) and keys[2] >= keys[1] + len(FULL.paragraphs)
    assert first.document < second.document < third.document


def test_a_removed_file_leaves_nothing(store: Store, tmp_path: Path) -> None:
    put(store, FULL)
    remove(store, FULL.source)
    assert store.counts().documents == 0
    let_the_engine_commit(store)
    assert store.files() == [] and store.roots() == []
    with sqlite3.connect(tmp_path / FILE) as plain:
        tables = [name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        left = {name: plain.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    plain.close()
    assert {name for name, rows in left.items() if rows} == {"meta", "generations", "sqlite_sequence"}


def test_problems_and_warnings_are_kept_by_file(store: Store) -> None:
    with store.writing() as writing:
        writing.fail(seen("b.pdf"), "b.pdf holds no text")
        writing.take(seen("a.xml"), [resolution("a.xml")], ["the markup was repaired"])
    assert store.problems() == [Problem("b.pdf", "b.pdf holds no text")]
    assert store.warnings() == [Problem("a.xml", "the markup was repaired")]
    assert store.counts().problems == 1
    put(store, resolution("b.pdf"))
    assert store.problems() == []


def test_a_file_that_fails_now_loses_what_it_gave_before(store: Store) -> None:
    put(store, resolution("a.txt", symbol="X/1"))
    with store.writing() as writing:
        writing.fail(seen("a.txt"), "a.txt is empty")
    assert store.resolutions("X/1") == [] and store.vocabulary("symbol") == []


def test_a_transaction_that_fails_writes_nothing(store: Store) -> None:
    with pytest.raises(KeyboardInterrupt), store.writing() as writing:
        writing.take(seen("a.txt"), [resolution("a.txt", symbol="X/1")])
        raise KeyboardInterrupt
    assert store.counts().documents == 0 and store.vocabulary("symbol") == [] and store.revision() == 0


# ------------------------------------------------------------ duplicates


def test_the_first_by_path_is_the_original_and_the_next_takes_its_place(store: Store) -> None:
    for path in ("c.txt", "a.txt", "b.txt"):
        put(store, resolution(path, symbol="X/1", language="en"))
    put(store, resolution("d.txt", symbol="X/1", language="fr"))
    put(store, resolution("e.txt"))
    put(store, resolution("f.txt"))
    assert store.duplicates() == [("b.txt", "a.txt"), ("c.txt", "a.txt")]
    assert store.counts().duplicates == 2
    remove(store, "a.txt")
    assert store.duplicates() == [("c.txt", "b.txt")]


def test_a_hit_in_a_copy_names_the_original(store: Store) -> None:
    (original,) = put(store, resolution("a.txt", symbol="X/1"))
    (copy,) = put(store, resolution("b.txt", symbol="X/1"))
    first, second = store.hits([original.first_key, copy.first_key])
    assert (first.duplicate_of, second.duplicate_of) == (None, "a.txt")


def test_a_new_version_of_a_file_is_no_copy_of_the_old(store: Store) -> None:
    put(store, resolution("a.txt", symbol="X/1"))
    let_the_engine_commit(store)
    put(store, resolution("a.txt", "Changed;", symbol="X/1"))
    assert store.duplicates() == []


# ------------------------------------------------------------ counting


def test_counts(store: Store) -> None:
    assert store.counts().updated is None
    put(store, FULL)
    counts = store.counts()
    assert (counts.documents, counts.paragraphs, counts.references) == (1, 3, 3)
    assert counts.updated is not None


def test_vocabulary_is_most_frequent_first(store: Store) -> None:
    put(store, FULL)
    assert store.vocabulary("section") == [("operative", 2), ("title", 1)]
    assert store.vocabulary("verb") == [("urges", 2)]
    assert store.vocabulary("body") == [("Human Rights Council", 3)]
    assert store.vocabulary("cites")[0] == ("A/98/12", 1)
    assert store.vocabulary("number") == store.vocabulary("source") == []


VERSIONS = [
    (),
    (FULL,),
    (replace(FULL, paragraphs=FULL.paragraphs[1:]),),
    (resolution("x", "Urges;", "Urges;", symbol="X/1", date="1999-01-01"), FULL),
]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-1, len(VERSIONS) - 1), st.booleans()), max_size=8))
@settings(max_examples=40, deadline=None)
def test_vocabulary_is_right_after_any_sequence_of_changes(steps) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder), create=True) as store:
        now: dict[str, tuple] = {}
        for path, version, engine_commits in steps:
            if version < 0:
                if path in now:
                    remove(store, path)
                    del now[path]
            else:
                with store.writing() as writing:
                    writing.take(seen(path), VERSIONS[version])
                now[path] = VERSIONS[version]
            if engine_commits:
                let_the_engine_commit(store, str(len(now)))
        recount: Counter[tuple[str, str]] = Counter()
        for entry in store.entries(_documents(store)):
            recount.update((f, v) for f, values in entry.values.items() if f in COUNTED for v in values)
        kept = {(f, v): n for f in COUNTED for v, n in store.vocabulary(f)}
        assert kept == recount


def _documents(store: Store) -> list[int]:
    return store.documents_of([file.id for file in store.files()])


# ------------------------------------------------------------ readers


def test_a_snapshot_sees_one_state(store: Store, tmp_path: Path) -> None:
    put(store, FULL)
    with Store.open(tmp_path) as reader:
        with reader.snapshot(), reader.snapshot():
            assert reader.counts().documents == 1
            put(store, resolution("b.txt"))
            assert reader.counts().documents == 1
        assert reader.counts().documents == 2


def test_a_reader_cannot_write(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path) as reader, pytest.raises(IndexTrouble), reader.writing() as writing:
        writing.fail(seen("a.txt"), "no")


def test_reading_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        put(store, FULL)
    before = (tmp_path / FILE).stat()
    with Store.open(tmp_path) as reader:
        assert reader.resolutions("A/HRC/RES/98/7") == [FULL]
    assert (tmp_path / FILE).stat().st_mtime_ns == before.st_mtime_ns
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be closed so there")
def test_reading_works_where_nothing_can_be_written() -> None:
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    try:
        with Store.open(folder, create=True) as store:
            put(store, FULL)
        folder.chmod(0o555)
        if os.geteuid() == 0:  # whom no closed folder stops
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    os.setuid(65534)
                    code = 0 if _is_readable(folder) else 1
                finally:
                    os._exit(code)
            _, status = os.waitpid(child, 0)
            assert os.waitstatus_to_exitcode(status) == 0
        else:
            assert _is_readable(folder)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def _is_readable(folder: Path) -> bool:
    try:
        (folder / "probe").touch()
    except OSError:
        with Store.open(folder) as reader, reader.snapshot():
            return reader.resolutions("A/HRC/RES/98/7") == [FULL]
    return False  # the folder was not closed at all


def test_opening_loads_no_more_than_it_needs() -> None:
    code = "import sys, resindex.store; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {m for m in loaded if m.startswith("resindex")} <= {
        "resindex", "resindex.errors", "resindex.frozen", "resindex.hit_records", "resindex.model", "resindex.store",
        "resindex.store.connecting", "resindex.store.corpus", "resindex.store.reading", "resindex.store.records", "resindex.store.schema",
    }  # fmt: skip
    assert not {"json", "lxml", "whoosh", "hashlib"} & set(loaded)


# ------------------------------------------------------------ what is refused


def _no_index(folder: Path) -> None:
    pass


def _other_version(folder: Path) -> None:
    Store.open(folder, create=True).close()
    with sqlite3.connect(folder / FILE) as plain:
        plain.execute("UPDATE meta SET value = '0' WHERE name = 'schema'")
    plain.close()


def _other_database(folder: Path) -> None:
    with sqlite3.connect(folder / FILE) as plain:
        plain.execute("CREATE TABLE meta (something)")
    plain.close()


def _no_database(folder: Path) -> None:
    (folder / FILE).write_text("no database at all, but long enough to look like one " * 40)


def _cut_short(folder: Path) -> None:
    with Store.open(folder, create=True) as store:
        put(store, resolution("a.txt", *["Urges;"] * 500))
    with (folder / FILE).open("r+b") as file:
        file.truncate(6000)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(_other_version, "version 0", id="other-version"),
        pytest.param(_other_database, "not an index", id="other-database"),
        pytest.param(_no_database, "damaged", id="no-database"),
        pytest.param(_cut_short, "damaged", id="cut-short"),
    ],
)
def test_a_spoilt_store_is_named_and_can_be_made_afresh(tmp_path: Path, spoil, message: str) -> None:
    spoil(tmp_path)
    for create in (False, True):
        with pytest.raises(IndexTrouble, match=message) as raised, Store.open(tmp_path, create=create) as store:
            store.hits([1])
        assert "--rebuild" in (raised.value.hint or "")
    with Store.afresh(tmp_path) as store:
        put(store, FULL)
        assert store.resolutions("A/HRC/RES/98/7") == [FULL]


def test_no_index_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexTrouble, match="no index") as raised:
        Store.open(tmp_path / "nowhere")
    assert "resindex index" in (raised.value.hint or "")
    assert not (tmp_path / "nowhere").exists()


def test_views_answer_without_a_join(store: Store, tmp_path: Path) -> None:
    put(store, FULL)
    put(store, replace(FULL, source="z.xml"))
    with sqlite3.connect(tmp_path / FILE) as plain:
        assert (
            plain.execute("SELECT id, verb FROM records WHERE number = '1(a)'").fetchall()
            == [("A/HRC/RES/98/7#op_1_a", "urges")] * 2
        )
        assert ("A/HRC/RES/98/7", "op_1", "A/RES/61/3", "op_4", 0) in plain.execute(
            "SELECT citing, place, cited, pinpoint, in_note FROM citations"
        ).fetchall()
        assert plain.execute("SELECT path, duplicate_of FROM duplicates").fetchall() == [("z.xml", "hrc/full.xml")]
        assert ("Chile", "abstaining") in plain.execute("SELECT state, vote FROM votes").fetchall()
    plain.close()


def test_a_store_that_was_never_finished_is_no_store(tmp_path: Path) -> None:
    """A run that dies while it makes the store leaves nothing that later runs take for one."""
    (tmp_path / "store.sqlite.new").write_bytes(b"half a file")
    with Store.open(tmp_path, create=True) as store:
        assert store.counts().documents == 0
    assert not (tmp_path / "store.sqlite.new").exists()


def test_a_transaction_whose_connection_was_closed_ends_with_its_own_trouble(tmp_path: Path) -> None:
    from resindex.store.connecting import connect_for_writing, transaction

    connection = connect_for_writing(tmp_path / "store.sqlite")
    with pytest.raises(KeyboardInterrupt), transaction(connection):
        connection.close()
        raise KeyboardInterrupt
