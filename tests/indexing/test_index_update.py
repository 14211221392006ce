"""What a run does with what changed in the corpus, and what it says about it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_doubles import Corpus, FileEngine, contents, fresh_contents

from resindex.errors import CorpusError, IndexLocked, IndexTrouble
from resindex.events import Advanced, Finished, Started, Warned
from resindex.indexing import Problem, Report, freshness, update
from resindex.indexing.lock import RunLock
from resindex.store import Store


def run(corpus: Corpus, index: Path, engine: FileEngine | None = None, **options) -> Report:
    return update([corpus.folder], index, engine=engine or FileEngine(index), **{"workers": 0, **options})


def numbers(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def paths(index: Path) -> list[str]:
    with Store.open(index) as store:
        return sorted(file.path for file in store.files())


def mtimes(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_size) for p in folder.rglob("*") if p.is_file()}


def age(path: Path, seconds: float = 60) -> None:
    """Let a file have been written some time ago, as most are."""
    past = path.stat().st_mtime_ns - int(seconds * 1e9)
    os.utime(path, ns=(past, past))


# ------------------------------------------------------------ what changed


def test_each_kind_of_change_is_taken_up_and_told(corpus: Corpus, index: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "c.txt", "d.txt"):
        age(corpus.put(name, f"symbol: {name}", "Urges one"))
    engine = FileEngine(index)
    assert numbers(run(corpus, index, engine)) == (4, 0, 0, 0)
    assert engine.commits == 1
    corpus.put("a.txt", "symbol: a.txt", "Urges two", "Urges three")
    corpus.remove("c.txt")
    os.utime(corpus.folder / "d.txt")
    corpus.put("e.txt", "symbol: e.txt", "Urges four")
    engine = FileEngine(index)
    report = run(corpus, index, engine)
    assert numbers(report) == (1, 1, 1, 2)
    assert (report.documents, report.paragraphs) == (2, 3)
    assert engine.commits == 1, "a small run is one commit of the engine"
    with Store.open(index) as store:
        assert [p.text for p in store.resolutions("a.txt")[0].paragraphs] == ["Urges two", "Urges three"]
        assert store.resolutions("c.txt") == []


def test_where_nothing_changed_nothing_is_touched(corpus: Corpus, index: Path) -> None:
    age(corpus.put("a.txt", "Urges"))
    corpus.put("just_written.txt", "Urges")
    run(corpus, index)
    before = mtimes(index)
    engine = FileEngine(index)
    assert numbers(run(corpus, index, engine)) == (0, 0, 0, 2)
    assert mtimes(index) == before and engine.commits == 0


def test_a_touched_file_is_not_read_again(corpus: Corpus, index: Path) -> None:
    path = corpus.put("a.txt", "Urges")
    run(corpus, index)
    age(path, 3600)
    engine = FileEngine(index)
    report = run(corpus, index, engine)
    assert numbers(report) == (0, 0, 0, 1) and report.documents == 0 and engine.commits == 0
    before = mtimes(index)
    run(corpus, index)
    assert mtimes(index) == before, "the new time was noted: next time the file is not even hashed"


def test_a_change_within_one_tick_of_the_clock_is_seen(corpus: Corpus, index: Path) -> None:
    path = corpus.put("a.txt", "Urges one")
    stamp = path.stat().st_mtime_ns
    run(corpus, index)
    corpus.put("a.txt", "Urges two")
    os.utime(path, ns=(stamp, stamp))
    assert numbers(run(corpus, index)) == (0, 1, 0, 0)


def test_rebuild_reads_everything_again(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "symbol: X/1", "Urges")
    run(corpus, index)
    engine = FileEngine(index)
    assert numbers(run(corpus, index, engine, rebuild=True)) == (1, 0, 0, 0)
    assert engine.cleared == 1
    assert contents(index, engine) == fresh_contents(corpus.folder, index.parent / "fresh")


@pytest.mark.parametrize("spoilt", [b"no database " * 500, b""], ids=["damaged", "empty"])
def test_rebuild_mends_a_damaged_store(corpus: Corpus, index: Path, spoilt: bytes) -> None:
    corpus.put("a.txt", "Urges")
    run(corpus, index)
    (index / "store.sqlite").write_bytes(spoilt)
    with pytest.raises(IndexTrouble, match=r"damaged|not an index"):
        run(corpus, index)
    assert numbers(run(corpus, index, rebuild=True)) == (1, 0, 0, 0)
    assert numbers(run(corpus, index)) == (0, 0, 0, 1)


def test_rebuild_mends_a_damaged_engine(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    engine = FileEngine(index)
    run(corpus, index, engine)
    engine.path.write_text("{")
    (index / "store.sqlite").unlink()
    assert numbers(run(corpus, index, engine, rebuild=True)) == (1, 0, 0, 0)
    assert len(engine.entries()) == 1


NAMES = st.sampled_from(["a.txt", "b.txt", "sub/a.txt", "sub/c.md"])
VERSION = st.sampled_from(
    [
        ("symbol: X/1", "language: en", "Urges A/1"),
        ("symbol: X/1", "language: en", "Urges A/2"),  # of the same size
        ("symbol: X/1", "language: fr", "Urges", "Recalls A/1 B/2"),
        ("symbol: X/2", "Recalls"),
        ("!boom",),
        ("!odd", "title: Of nothing"),
    ]
)
STEPS = st.one_of(
    st.tuples(st.just("put"), NAMES, VERSION),
    st.tuples(st.just("remove"), NAMES),
    st.tuples(st.just("touch"), NAMES),
    st.tuples(st.just("run")),
)


@given(st.lists(STEPS, max_size=12))
@settings(max_examples=30, deadline=None)
def test_after_any_changes_the_index_is_that_of_one_run(steps) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus, index = Corpus(Path(folder) / "corpus"), Path(folder) / "index"
        for step, *args in steps:
            path = corpus.folder / args[0] if args else corpus.folder
            if step == "put":
                corpus.put(args[0], *args[1])
            elif step == "run":
                run(corpus, index)
            elif path.exists():
                if step == "touch":
                    os.utime(path)
                else:
                    path.unlink()
        engine = FileEngine(index)
        run(corpus, index, engine)
        assert contents(index, engine) == fresh_contents(corpus.folder, Path(folder) / "fresh")


# ------------------------------------------------------------ files that cannot be read


def test_a_file_that_cannot_be_read_stops_nothing_and_is_tried_again(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    corpus.put("b.txt", "!boom")
    (corpus.folder / "c.txt").write_bytes(b"")
    corpus.put("d.txt", "Urges")
    (corpus.folder / "e.txt").symlink_to("nowhere.txt")
    events: list[object] = []
    report = run(corpus, index, listen=events.append)
    assert numbers(report) == (2, 0, 0, 0)
    assert [problem.path for problem in report.problems] == ["b.txt", "c.txt", "e.txt"]
    assert "boom" in report.problems[0].reason and "empty" in report.problems[1].reason
    assert [e.item for e in events if isinstance(e, Warned)] == ["b.txt", "c.txt", "e.txt"]
    with Store.open(index) as store:
        assert store.problems() == list(report.problems)
    before = (index / "store.sqlite").stat().st_mtime_ns
    assert len(run(corpus, index).problems) == 3
    assert (index / "store.sqlite").stat().st_mtime_ns == before, "the same trouble again is not written again"
    corpus.put("b.txt", "Urges")
    assert numbers(run(corpus, index)) == (1, 0, 0, 2)


def test_a_file_that_breaks_is_no_longer_found(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "symbol: X/1", "Urges")
    run(corpus, index)
    corpus.put("a.txt", "!boom")
    engine = FileEngine(index)
    run(corpus, index, engine)
    assert engine.entries() == []
    assert contents(index, engine) == fresh_contents(corpus.folder, index.parent / "fresh")


def test_what_was_odd_is_told_and_kept(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "!odd", "Urges")
    warned = (Problem("a.txt", "line 1: that is odd"),)
    assert run(corpus, index).warnings == warned
    with Store.open(index) as store:
        assert store.warnings() == list(warned)


@pytest.mark.skipif(os.name == "nt", reason="such a name cannot be made there")
def test_a_name_that_is_no_text_is_taken_all_the_same(corpus: Corpus, index: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    corpus.put(name, "Urges")
    assert numbers(run(corpus, index)) == (1, 0, 0, 0)
    assert paths(index) == ["caf\\xe9.txt"]
    assert numbers(run(corpus, index)) == (0, 0, 0, 1)
    assert freshness([corpus.folder], index).stale == 0


# ------------------------------------------------------------ which part of the corpus


def test_a_part_of_the_corpus_leaves_the_rest_alone(corpus: Corpus, index: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/c.txt"):
        corpus.put(name, "Urges")
    run(corpus, index)
    corpus.remove("a.txt")
    corpus.remove("sub/b.txt")
    corpus.put("sub/d.txt", "Urges")
    report = update([corpus.folder / "sub"], index, engine=FileEngine(index))
    assert numbers(report) == (1, 0, 1, 1)
    assert paths(index) == ["a.txt", "sub/c.txt", "sub/d.txt"]


def test_single_files_can_be_given_new_changed_and_gone(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    corpus.put("b.txt", "Urges")
    run(corpus, index)
    corpus.put("a.txt", "Urges more")
    corpus.put("sub/new.txt", "Urges")
    corpus.remove("b.txt")
    given_ = [corpus.folder / name for name in ("a.txt", "sub/new.txt", "b.txt")]
    assert numbers(update(given_, index, engine=FileEngine(index))) == (1, 1, 1, 0)
    assert paths(index) == ["a.txt", "sub/new.txt"]


def test_another_folder_comes_beside_the_first(corpus: Corpus, index: Path, tmp_path: Path) -> None:
    corpus.put("a.txt", "symbol: X/1", "Urges")
    other = Corpus(tmp_path / "other")
    other.put("a.txt", "symbol: X/2", "Urges")
    run(corpus, index)
    assert numbers(run(other, index)) == (1, 0, 0, 0)
    assert paths(index) == ["a.txt", "a.txt"]
    assert numbers(run(corpus, index)) == (0, 0, 0, 1)


def test_a_folder_taken_before_its_parent_ends_as_the_parent_alone(corpus: Corpus, index: Path) -> None:
    corpus.put("sub/a.txt", "Urges")
    corpus.put("b.txt", "Urges")
    update([corpus.folder / "sub"], index, engine=FileEngine(index))
    assert paths(index) == ["a.txt"]
    engine = FileEngine(index)
    run(corpus, index, engine)
    assert contents(index, engine) == fresh_contents(corpus.folder, index.parent / "fresh")


def test_a_folder_given_beside_its_parent_is_part_of_it(corpus: Corpus, index: Path) -> None:
    corpus.put("sub/a.txt", "Urges")
    engine = FileEngine(index)
    update([corpus.folder / "sub", corpus.folder], index, engine=engine)
    assert contents(index, engine) == fresh_contents(corpus.folder, index.parent / "fresh")


def test_a_project_may_be_moved_with_its_index(corpus: Corpus, index: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    corpus, index = Corpus(project / "corpus"), project / "index"
    corpus.put("a.txt", "Urges")
    run(corpus, index)
    project.rename(tmp_path / "moved")
    moved, index = Corpus(tmp_path / "moved" / "corpus"), tmp_path / "moved" / "index"
    assert freshness([moved.folder], index).stale == 0
    assert numbers(run(moved, index)) == (0, 0, 0, 1)


def test_a_corpus_that_was_moved_leaves_no_ghost(corpus: Corpus, index: Path, tmp_path: Path) -> None:
    corpus.put("a.txt", "symbol: X/1", "Urges")
    run(corpus, index)
    corpus.folder.rename(tmp_path / "elsewhere")
    engine = FileEngine(index)
    assert numbers(run(Corpus(tmp_path / "elsewhere"), index, engine)) == (1, 0, 1, 0)
    assert len(engine.entries()) == 1


def test_a_corpus_that_is_not_there_is_said_and_costs_nothing(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    run(corpus, index)
    for options in ({}, {"rebuild": True}):
        with pytest.raises(CorpusError, match="there is no"):
            update([corpus.folder.parent / "tpyo"], index, engine=FileEngine(index), **options)
    shutil.rmtree(corpus.folder)
    with pytest.raises(CorpusError):
        run(corpus, index)
    assert paths(index) == ["a.txt"]


def test_an_empty_corpus_has_an_index_too(corpus: Corpus, index: Path) -> None:
    engine = FileEngine(index)
    assert numbers(run(corpus, index, engine)) == (0, 0, 0, 0)
    assert engine.token() is not None


# ------------------------------------------------------------ what is said


def test_copies_are_told_where_one_of_the_two_was_taken_up(corpus: Corpus, index: Path) -> None:
    for name in ("b.txt", "c.txt"):
        corpus.put(name, "symbol: X/1", "language: en", "Urges")
    assert run(corpus, index).duplicates == (("c.txt", "b.txt"),)
    corpus.put("z.txt", "symbol: X/2", "Urges")
    assert run(corpus, index).duplicates == ()
    corpus.put("a.txt", "symbol: X/1", "language: en", "Urges")
    assert run(corpus, index).duplicates == (("b.txt", "a.txt"), ("c.txt", "a.txt"))
    corpus.remove("a.txt")
    run(corpus, index)
    with Store.open(index) as store:
        assert store.duplicates() == [("c.txt", "b.txt")]


def test_events_tell_stages_and_every_file(corpus: Corpus, index: Path) -> None:
    for name in ("a.txt", "b.txt"):
        corpus.put(name, "Urges")
    events: list[object] = []
    run(corpus, index, listen=events.append)
    stages = [(type(e).__name__, e.stage) for e in events if not isinstance(e, (Warned, Advanced))]
    assert [s for s in stages if s[1] in ("scan", "index")] == [
        ("Started", "scan"),
        ("Finished", "scan"),
        ("Started", "index"),
        ("Finished", "index"),
    ]
    assert Started("index", total=2) in events and Finished("index") in events
    assert [e.item for e in events if isinstance(e, Advanced) and e.stage == "index"] == ["a.txt", "b.txt"]


def test_small_only_leaves_large_changes_and_old_problems_for_later(corpus: Corpus, index: Path) -> None:
    corpus.put("bad.txt", "!boom")
    run(corpus, index)
    for name in ("a.txt", "b.txt"):
        corpus.put(name, "Urges")
    before = mtimes(index)
    report = run(corpus, index, small_only=1)
    assert report.postponed == 2 and numbers(report) == (0, 0, 0, 0) and mtimes(index) == before
    report = run(corpus, index, small_only=2)
    assert report.postponed == 0 and numbers(report) == (2, 0, 0, 0) and report.problems == ()


def test_a_second_run_is_refused_and_told_who_holds_the_index(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    with RunLock(index), pytest.raises(IndexLocked, match=f"process {os.getpid()}"):
        run(corpus, index)
    assert numbers(run(corpus, index)) == (1, 0, 0, 0)


def test_a_lock_left_by_a_dead_process_means_nothing(corpus: Corpus, index: Path) -> None:
    index.mkdir()
    (index / "run.lock").write_text("1\n")
    assert numbers(run(corpus, index)) == (0, 0, 0, 0)
