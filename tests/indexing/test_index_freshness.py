"""The quick look at how far corpus and index are apart."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from index_doubles import Corpus, FileEngine

from resindex.errors import IndexTrouble
from resindex.indexing import freshness, update
from resindex.indexing.glance import _survey
from resindex.reading import find_files


def run(corpus: Corpus, index: Path) -> None:
    update([corpus.folder], index, engine=FileEngine(index), workers=0)


def test_what_differs_is_counted_by_kind(corpus: Corpus, index: Path) -> None:
    for i in range(4):
        corpus.put(f"{i}.txt", "Urges")
    corpus.put("bad.txt", "!boom")
    run(corpus, index)
    fresh = freshness([corpus.folder], index)
    assert fresh.stale == 0 and fresh.checked and fresh.age is not None and 0 <= fresh.age < 60
    corpus.put("sub/new.txt", "Urges")
    corpus.put("0.txt", "Urges more")
    corpus.remove("1.txt")
    corpus.remove("2.txt")
    fresh = freshness([corpus.folder], index)
    assert (fresh.added, fresh.changed, fresh.removed) == (1, 1, 2)
    run(corpus, index)
    assert freshness([corpus.folder], index).stale == 0


def test_only_the_corpus_that_is_asked_about_counts(corpus: Corpus, index: Path, tmp_path: Path) -> None:
    other = Corpus(tmp_path / "other")
    other.put("z.txt", "Urges")
    corpus.put("a.txt", "Urges")
    run(corpus, index)
    run(other, index)
    corpus.remove("a.txt")
    assert freshness([other.folder], index).stale == 0
    assert freshness([corpus.folder], index).removed == 1


def test_out_of_time_it_says_so(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    run(corpus, index)
    for i in range(200):
        corpus.put(f"new_{i}.txt", "Urges")
    fresh = freshness([corpus.folder], index, budget=0.0)
    assert not fresh.checked and fresh.added < 200 and fresh.removed == 0
    assert freshness([corpus.folder], index, budget=30.0).added == 200


def test_of_a_large_corpus_only_touched_folders_are_looked_into(
    corpus: Corpus, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for i in range(6):
        corpus.put(f"old/{i}.txt", "Urges")
        corpus.put(f"still/{i}.txt", "Urges")
    run(corpus, index)
    monkeypatch.setattr("resindex.indexing.glance.LARGE", 5)
    monkeypatch.setattr("resindex.indexing.glance._COARSE", 0.0)
    long_ago = time.time() - 1000
    for folder in (corpus.folder, corpus.folder / "old", corpus.folder / "still"):
        os.utime(folder, (long_ago, long_ago))
    fresh = freshness([corpus.folder], index)
    assert (fresh.stale, fresh.checked) == (0, False)
    later = time.time() + 10
    corpus.put("old/new.txt", "Urges")
    corpus.remove("old/0.txt")
    corpus.put("deep/er/z.txt", "Urges")
    for folder in (corpus.folder, corpus.folder / "old", corpus.folder / "deep", corpus.folder / "deep/er"):
        os.utime(folder, (later, later))
    fresh = freshness([corpus.folder], index)
    assert (fresh.added, fresh.changed, fresh.removed, fresh.checked) == (2, 0, 1, False)
    corpus.put("still/1.txt", "Urges much more")  # in its place: the folder's time tells nothing
    assert freshness([corpus.folder], index, thorough=True).changed == 1


def test_a_corpus_that_is_not_there_was_not_checked(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "Urges")
    run(corpus, index)
    shutil.rmtree(corpus.folder)
    fresh = freshness([corpus.folder], index)
    assert not fresh.checked and fresh.removed == 0


def test_no_index_is_trouble(corpus: Corpus, index: Path) -> None:
    with pytest.raises(IndexTrouble):
        freshness([corpus.folder], index)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_it_sees_the_files_that_reading_finds(corpus: Corpus, tmp_path: Path) -> None:
    for name in ("a.txt", "B.XML", "notes.doc", "README.txt", "readme.md", ".hidden.txt", "~$b.docx", "sub/.x/c.txt",
                 "sub/c.html", "sub.txt/d.md", "z/e.pdf", "z.tar.txt"):  # fmt: skip
        corpus.put(name, "x")
    outside = Corpus(tmp_path / "outside")
    outside.put("far.txt", "x")
    (corpus.folder / "loop").symlink_to(corpus.folder)
    (corpus.folder / "sub" / "up").symlink_to(corpus.folder / "z")
    (corpus.folder / "far").symlink_to(outside.folder)
    (corpus.folder / "same.txt").symlink_to("a.txt")
    (corpus.folder / "0.txt").symlink_to("sub/c.html")
    (corpus.folder / "dangling.txt").symlink_to("nowhere")
    (corpus.folder / "itself").symlink_to("itself")
    for start in (corpus.folder, corpus.folder / "a.txt", corpus.folder / "same.txt"):
        assert [place for place, _ in _survey(str(start))] == [p.as_posix() for p in find_files([start])]
