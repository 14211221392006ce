"""Faults of the machine in the middle of a run: said in plain words, nothing lost, taken up next time."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from index_doubles import Corpus, Faults, FileEngine, Killed, contents, fresh_contents

from resindex.engines import open_engine, whoosh_storage
from resindex.engines.base import Entry
from resindex.errors import IndexTrouble
from resindex.events import Warned
from resindex.indexing import freshness, lock, recover, update
from resindex.indexing.lock import RunLock
from resindex.query.syntax import Everything
from resindex.store import Store


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_an_engine_that_the_disk_does_not_take_keeps_its_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(tmp_path)
    token = engine.commit([Entry(1, 1, "en", "lamps", "")], ())
    files = sorted(path.name for path in (tmp_path / "whoosh").iterdir())
    with monkeypatch.context() as patched:
        patched.setattr(whoosh_storage, "sync_file", full)
        with pytest.raises(IndexTrouble, match="No space left") as caught:
            engine.commit([Entry(2, 2, "en", "oil", "")], ())
        assert "nothing is lost" in (caught.value.hint or "")
    assert engine.token() == token and list(engine.faults()) == []
    assert sorted(path.name for path in (tmp_path / "whoosh").iterdir()) == files
    assert engine.commit([Entry(2, 2, "en", "oil", "")], ()) != token


class Refusing(FileEngine):
    """An engine on a full disk."""

    def commit(self, entries, drop):
        raise IndexTrouble("the index cannot be written: No space left on device")


def test_what_cannot_be_completed_stops_no_search(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    engine = FileEngine(index)
    update([corpus.folder], index, engine=engine, workers=0)
    token = engine.token()
    corpus.put("b.txt", "Urges")
    refusing = Refusing(index)
    with pytest.raises(IndexTrouble):
        update([corpus.folder], index, engine=refusing, workers=0)
    told: list[object] = []
    assert not recover(index, engine=refusing, listen=told.append)
    assert any(isinstance(event, Warned) and "No space" in event.message for event in told)
    assert engine.token() == token
    assert recover(index, engine=engine)
    assert contents(index, engine) == fresh_contents(corpus.folder, index.parent / "fresh")


def test_an_engine_without_any_commit_that_cannot_be_completed_is_trouble(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    for attempt in (update, lambda corpus, index, **options: recover(index, engine=options["engine"])):
        with pytest.raises(IndexTrouble, match="No space"):
            attempt([corpus.folder], index, engine=Refusing(index))


def test_a_file_that_was_renamed_is_there_at_every_moment(corpus: Corpus, index: Path, tmp_path: Path) -> None:
    corpus.put("a.txt", "symbol: X/1", "Urges")
    update([corpus.folder], index, engine=FileEngine(index), workers=0)
    (corpus.folder / "a.txt").rename(corpus.folder / "b.txt")
    for at in range(1, 4):
        with pytest.raises(Killed):
            update([corpus.folder], index, engine=FileEngine(index, Faults(at)), workers=0)
        with Store.open(index) as store:
            assert store.resolutions("X/1")


@pytest.mark.skipif(os.name == "nt", reason="folders are not closed so there")
def test_a_folder_that_may_not_be_opened_loses_nothing(
    corpus: Corpus, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "closed/b.txt", "closed/deep/c.txt"):
        corpus.put(name, f"symbol: {name}", "Urges")
    update([corpus.folder], index, engine=FileEngine(index), workers=0)
    look = os.scandir

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return look(path)

    with monkeypatch.context() as patched:
        patched.setattr("resindex.reading.walk.os.scandir", scandir)
        report = update([corpus.folder], index, engine=FileEngine(index), workers=0)
        assert (report.removed, report.unchanged, len(report.problems)) == (0, 3, 1)
        assert freshness([corpus.folder], index).removed == 0
    with Store.open(index) as store:
        assert store.resolutions("closed/b.txt") and store.resolutions("closed/deep/c.txt")
    report = update([corpus.folder], index, engine=FileEngine(index), workers=0)
    assert (report.removed, report.unchanged) == (1, 3), "what was the name of the folder is no file any more"
    assert freshness([corpus.folder], index).stale == 0


def test_a_file_system_without_locks_is_said_to_be_one(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_: int) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "hold", no_locks)
    with pytest.raises(IndexTrouble, match="cannot be locked: No locks available"), RunLock(index):
        pass


def test_the_lock_names_process_machine_and_time(index: Path) -> None:
    with RunLock(index):
        words = (index / "run.lock").read_text()
    assert words.startswith(f"{os.getpid()} on {os.uname().nodename} since 2")
    (index / "run.lock").write_text(f"{os.getpid()} on here since 1999\n")
    with RunLock(index):
        pass


def test_a_clock_that_goes_backwards_hides_no_change(
    corpus: Corpus, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.put("a.txt", "Urges one")
    update([corpus.folder], index, engine=FileEngine(index), workers=0)
    for module in ("resindex.indexing.plan", "resindex.indexing.glance"):
        monkeypatch.setattr(f"{module}.time.time", lambda: 10.0, raising=True)
        monkeypatch.setattr(f"{module}.time.time_ns", lambda: 10_000_000_000, raising=True)
    path = corpus.put("a.txt", "Urges two")
    os.utime(path, (5, 5))
    assert update([corpus.folder], index, engine=FileEngine(index), workers=0).changed == 1
    seen = freshness([corpus.folder], index)
    assert seen.stale == 0 and seen.age is not None and seen.age >= 0


def test_files_that_come_again_and_again_by_links_end(corpus: Corpus, index: Path) -> None:
    corpus.put("sub/a.txt", "Urges")
    (corpus.folder / "sub" / "up").symlink_to(corpus.folder)
    (corpus.folder / "x.txt").symlink_to("y.txt")
    (corpus.folder / "y.txt").symlink_to("x.txt")
    report = update([corpus.folder], index, engine=FileEngine(index), workers=0)
    assert report.added == 1 and [problem.path for problem in report.problems] == ["x.txt", "y.txt"]


def test_a_corpus_that_was_moved_leaves_no_ghost_whenever_the_run_dies(
    corpus: Corpus, index: Path, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        corpus.put(name, f"symbol: {name}", "Urges")
    update([corpus.folder], index, engine=FileEngine(index), workers=0)
    corpus.folder.rename(tmp_path / "moved")
    moved = Corpus(tmp_path / "moved")
    for at in range(1, 4):
        with pytest.raises(Killed):
            update([moved.folder], index, engine=FileEngine(index, Faults(at)), workers=0)
    engine = FileEngine(index)
    update([moved.folder], index, engine=engine, workers=0)
    assert contents(index, engine) == fresh_contents(moved.folder, tmp_path / "fresh")


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
@pytest.mark.parametrize("store", ["the store is there", "the store is gone"])
def test_a_first_run_that_was_broken_off_is_begun_again(corpus: Corpus, index: Path, name: str, store: str) -> None:
    """As a power cut may leave it: files of an engine that cannot be opened, and a store that knows of no commit."""
    if name == "tantivy":
        pytest.importorskip("tantivy", reason="pip install 'resindex[tantivy]'")
    corpus.put("a.txt", "Urges")
    update([corpus.folder], index, engine=name, workers=0)
    for path in (index / name).iterdir():
        if path.name in ("meta.json", "MAIN") or path.suffix in (".toc", ".term", ".trm"):
            path.write_bytes(b"")
    if store == "the store is gone":
        for path in index.glob("store.sqlite*"):
            path.unlink()
    else:
        with Store.open(index, create=True) as open_store:
            open_store.forget_engine()
            open_store.begin_commit(None, name)
    assert open_engine(index, name).token() is None
    update([corpus.folder], index, engine=name, workers=0)
    assert open_engine(index, name).searcher().search(Everything(), limit=1).total > 0
