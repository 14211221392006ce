"""A run may die at any point: the next one ends in the same index as a run that nobody disturbed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import index_doubles
import pytest
from index_doubles import Corpus, Faults, FileEngine, Killed, contents, fresh_contents

from resindex.errors import IndexTrouble
from resindex.indexing import is_settled, recover, run, settling, update
from resindex.indexing.lock import RunLock
from resindex.store import Store


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several transactions and several engine commits, so that there is something in between."""
    monkeypatch.setattr(run, "_BATCH_FILES", 2)
    monkeypatch.setattr(run, "_COMMIT_FILES", 4)
    monkeypatch.setattr(settling, "_COMMIT", 3)


@pytest.fixture
def prepared(corpus: Corpus, index: Path) -> Path:
    """An index of a corpus that has changed since in every way."""
    for i in range(8):
        corpus.put(f"{i}.txt", f"symbol: X/{i}", "Urges", f"Recalls A/{i}")
    update([corpus.folder], index, engine=FileEngine(index), workers=0)
    for i in (0, 5):
        corpus.put(f"{i}.txt", f"symbol: X/{i}", "Urges otherwise")
    corpus.remove("3.txt")
    corpus.put("4.txt", "!boom")
    corpus.put("8.txt", "symbol: X/0", "Urges")
    corpus.put("sub/9.txt", "symbol: X/9", "Urges")
    return index


def points_of(corpus: Corpus, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **options) -> int:
    """How many points there are at which this run may die."""
    copy = tmp_path / "copy"
    shutil.copytree(index, copy)
    faults = Faults()
    with monkeypatch.context() as patched:
        watch(faults, patched)
        update([corpus.folder], copy, engine=FileEngine(copy, faults), workers=0, **options)
    shutil.rmtree(copy)
    return faults.passed


def watch(faults: Faults, monkeypatch: pytest.MonkeyPatch) -> None:
    from resindex import store
    from resindex.store import connecting

    monkeypatch.setattr(store, "transaction", store.transaction)
    monkeypatch.setattr(connecting, "transaction", connecting.transaction)
    index_doubles.watch(faults)


@pytest.mark.parametrize("options", [{}, {"rebuild": True}], ids=["update", "rebuild"])
def test_dying_at_any_point_ends_in_the_same_index(
    corpus: Corpus, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, bool]
) -> None:
    expected = fresh_contents(corpus.folder, tmp_path / "fresh")
    points = points_of(corpus, prepared, tmp_path, monkeypatch, **options)
    assert points > 15
    for point in range(1, points + 1):
        index = tmp_path / f"killed_{point}"
        shutil.copytree(prepared, index)
        faults = Faults(point)
        with monkeypatch.context() as patched, pytest.raises(Killed):
            watch(faults, patched)
            update([corpus.folder], index, engine=FileEngine(index, faults), workers=0, **options)
        keys_are_stored(index)
        shutil.copytree(index, tmp_path / f"unrecovered_{point}")
        engine = FileEngine(tmp_path / f"unrecovered_{point}")
        update([corpus.folder], engine.path.parent, engine=engine, workers=0)
        assert contents(engine.path.parent, engine) == expected, f"killed at point {point}, not recovered"
        recovered = FileEngine(index)
        recover(index, engine=recovered)
        assert options or not recovered.cleared, "what is pending is applied; nothing else is done again"
        contents(index, recovered)  # engine and store agree before any further run
        assert not recover(index, engine=recovered), f"settled once and for all, point {point}"
        update([corpus.folder], index, engine=recovered, workers=0)
        assert contents(index, recovered) == expected, f"killed at point {point}"


@pytest.mark.parametrize("lost", [False, True], ids=["engine-behind", "engine-lost"])
def test_dying_while_recovering_changes_nothing(
    corpus: Corpus, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    expected = fresh_contents(corpus.folder, tmp_path / "fresh")
    halfway = Faults(points_of(corpus, prepared, tmp_path, monkeypatch) // 2 + 2)  # something is pending there
    with monkeypatch.context() as patched, pytest.raises(Killed):
        watch(halfway, patched)
        update([corpus.folder], prepared, engine=FileEngine(prepared, halfway), workers=0)
    if lost:
        lose(prepared)
    for point in range(1, 100):
        index = tmp_path / f"killed_{point}"
        shutil.copytree(prepared, index)
        faults = Faults(point)
        try:
            with monkeypatch.context() as patched:
                watch(faults, patched)
                recover(index, engine=FileEngine(index, faults))
        except Killed:
            engine = FileEngine(index)
            update([corpus.folder], index, engine=engine, workers=0)
            assert contents(index, engine) == expected, f"killed at point {point}"
        else:
            break
    assert point > 6


def keys_are_stored(index: Path) -> None:
    """Until it is recovered, a search finds rows for all that the engine names, unless that was to be thrown away."""
    with Store.open(index) as store:
        engine = FileEngine(index)
        if store.engine_token is not None:
            store.hits([entry["key"] for entry in engine.entries()])


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_killed_for_good_at_any_of_some_points(
    corpus: Corpus, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for i in range(9):
        corpus.put(f"{i}.txt", f"symbol: X/{i}", "Urges", "Recalls A/1")
    expected = fresh_contents(corpus.folder, tmp_path / "fresh")
    for point in (2, 4, 6, 7, 8, 9):
        index = tmp_path / f"killed_{point}"
        command = [sys.executable, index_doubles.__file__, str(corpus.folder), str(index), str(point)]
        assert subprocess.run(command, check=False).returncode == -9
        engine = FileEngine(index)
        update([corpus.folder], index, engine=engine, workers=0)
        assert contents(index, engine) == expected, f"killed at point {point}"


def damage(index: Path) -> None:
    (index / "double.json").write_text("{")


def lose(index: Path) -> None:
    (index / "double.json").unlink()


def put_back_an_older_one(index: Path) -> None:
    shutil.copy(index.parent / "older.json", index / "double.json")


def put_in_another(index: Path) -> None:
    other = Corpus(index.parent / "other_corpus")
    other.put("z.txt", "Urges quite other things")
    update([other.folder], index.parent / "other", engine=FileEngine(index.parent / "other"), workers=0)
    shutil.copy(index.parent / "other" / "double.json", index / "double.json")


@pytest.mark.parametrize(
    ("spoil", "killed"),
    [
        (spoil, killed)
        for spoil in (lose, damage, put_back_an_older_one, put_in_another)
        for killed in ("not", "before the commit began", "while it went on")
        # An unknown token after a commit that was begun is taken for the token of that commit.
        if (spoil, killed) != (put_in_another, "while it went on")
    ],
)
def test_an_engine_that_is_not_the_stores_is_built_anew_from_the_store(
    corpus: Corpus, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil, killed: str
) -> None:
    monkeypatch.setattr(run, "_BATCH_FILES", 20)
    for i in range(5):
        corpus.put(f"{i}.txt", f"symbol: X/{i}", "Urges")
    engine = FileEngine(index)
    update([corpus.folder], index, engine=engine, workers=0)
    shutil.copy(engine.path, tmp_path / "older.json")
    for i in range(5, 8):
        corpus.put(f"{i}.txt", f"symbol: X/{i}", "Urges")
        if i < 7:
            update([corpus.folder], index, engine=engine, workers=0)
    expected = fresh_contents(corpus.folder, tmp_path / "fresh")
    if killed == "not":
        update([corpus.folder], index, engine=engine, workers=0)
    else:
        point = 2 if killed == "before the commit began" else 5
        faults = Faults(point)
        with monkeypatch.context() as patched, pytest.raises(Killed):
            watch(faults, patched)
            update([corpus.folder], index, engine=FileEngine(index, faults), workers=0)
    spoil(index)
    shutil.rmtree(corpus.folder)  # nothing of it is read
    assert recover(index, engine=engine)
    assert contents(index, engine) == expected


def test_an_engine_of_another_kind_is_given_everything(corpus: Corpus, index: Path, tmp_path: Path) -> None:
    corpus.put("a.txt", "Urges")
    update([corpus.folder], index, engine=FileEngine(index), workers=0)
    other = FileEngine(tmp_path / "elsewhere")
    other.name = "another"
    assert recover(index, engine=other)
    assert len(other.entries()) == 1


def test_recovering_leaves_a_living_run_alone(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    engine = FileEngine(index)
    update([corpus.folder], index, engine=engine, workers=0)
    lose(index)
    with RunLock(index):
        assert not recover(index, engine=engine)
    assert recover(index, engine=engine)


def test_recovering_what_is_in_order_touches_nothing(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    engine = FileEngine(index)
    update([corpus.folder], index, engine=engine, workers=0)
    before = {p.name: p.stat().st_mtime_ns for p in index.iterdir()}
    with Store.open(index) as store:
        assert is_settled(store, engine)
    assert not recover(index, engine=engine)
    assert {p.name: p.stat().st_mtime_ns for p in index.iterdir()} == before


def test_there_is_nothing_to_recover_without_an_index(index: Path) -> None:
    with pytest.raises(IndexTrouble, match="no index"):
        recover(index, engine=FileEngine(index))
