"""What starts a run of a watched index, and what comes of one that cannot be made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from resindex.errors import CorpusError, IndexLocked, ResindexError
from resindex.indexing.lock import RunLock
from resindex.indexing.report import Report
from resindex.indexing.watching import _filter, changes, keep_fresh

LAMPS = "A/RES/64/301\n\nThe General Assembly,\n\n1. Urges all States to light the mouths of their harbours.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one resolution."""
    folder = tmp_path / "corpus"
    (folder / "ga").mkdir(parents=True)
    (folder / "ga" / "lamps.txt").write_text(LAMPS, encoding="utf-8")
    return folder


def outcomes(found: list[Report | ResindexError]) -> list[tuple[int, int, int] | type[ResindexError]]:
    return [type(one) if isinstance(one, ResindexError) else (one.added, one.changed, one.removed) for one in found]


@pytest.mark.parametrize(
    ("path", "starts"),
    [
        ("corpus/ga/new.txt", True),
        ("corpus/ga/new.PDF", True),
        ("corpus/ga", True),
        ("corpus/gone", True),
        ("corpus/ga/notes.log", False),
        ("corpus/ga/.lamps.txt.swp", False),
        ("corpus/.git/description.txt", False),
        ("corpus/ga/~$report.docx", False),
        ("corpus/index/store.sqlite", False),
        ("corpus/index/anything.txt", False),
    ],
)
def test_what_starts_a_run(path: str, starts: bool, corpus: Path) -> None:
    (corpus / "ga" / "notes.log").write_text("", encoding="utf-8")
    assert _filter([corpus], corpus / "index")(str(corpus.parent / path)) is starts


def test_each_change_is_one_run_and_what_cannot_be_read_stops_none(corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    runs = keep_fresh([corpus], index, iter([False, False, True, True, False, True]))
    found = [next(runs)]
    (corpus / "ga" / "broken.pdf").write_bytes(b"no PDF")
    (corpus / "ga" / "lamps.txt").write_text(LAMPS.replace("Urges", "Invites"), encoding="utf-8")
    found.append(next(runs))
    (corpus / "ga" / "lamps.txt").unlink()
    found += list(runs)
    assert outcomes(found) == [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)]
    assert isinstance(found[1], Report)
    assert [problem.path for problem in found[1].problems] == ["ga/broken.pdf"]


def test_what_stands_in_the_way_is_told_once_and_tried_again(corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    runs = keep_fresh([corpus], index, iter([False] * 5))
    with RunLock(index):
        found = [next(runs)]
    found.append(next(runs))
    assert outcomes(found) == [IndexLocked, (1, 0, 0)]
    assert list(runs) == []
    later = keep_fresh([corpus], index, iter([True] * 3))
    found = [next(later)]
    corpus.rename(tmp_path / "elsewhere")
    found.append(next(later))
    (tmp_path / "elsewhere").rename(corpus)
    (corpus / "new.txt").write_text(LAMPS.replace("301", "302"), encoding="utf-8")
    assert outcomes([*found, *later]) == [(0, 0, 0), CorpusError, (1, 0, 0)]


def test_a_corpus_that_never_was_is_a_slip(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        next(keep_fresh([tmp_path / "nowhere"], tmp_path / "index", iter([True])))


def test_a_folder_that_comes_back_as_another_is_watched_again(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    seen = changes([corpus], tmp_path / "index")
    next(seen)
    corpus.rename(tmp_path / "elsewhere")
    while not next(seen):
        pass
    corpus.mkdir()
    next(seen)  # it looks again
    (corpus / "new.txt").write_text(LAMPS, encoding="utf-8")
    assert any(next(seen) for _ in range(10))
    seen.close()


def test_without_the_library_it_is_said_how_to_get_it(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(ResindexError) as raised:
        next(changes([corpus], corpus.parent / "index"))
    assert raised.value.hint == "pip install 'resindex[watch]'"


def test_the_lock_is_free_between_two_runs(corpus: Path, tmp_path: Path) -> None:
    runs = keep_fresh([corpus], tmp_path / "index", iter([True, True]))
    next(runs)
    with RunLock(tmp_path / "index"):
        pass
