"""A file may take so much time, memory and room, and no more; it may bring its own process down, and no other."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import hostile_doubles
import pytest

from resindex.cli.documents import Documents
from resindex.errors import ReadingError, SettingsError
from resindex.indexing import update, workers
from resindex.indexing.report import Report
from resindex.limits import Limits
from resindex.reading import bytes_of, find_files
from resindex.settings import load

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no alarms, limits of memory and pipes with names there")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def obedient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers do to themselves what a file says; a few files get one."""
    start = workers.start_code()
    monkeypatch.setattr(workers, "start_code", lambda: hostile_doubles.start_code(start))
    monkeypatch.setattr(workers, "FEW", 1)


def problems(report: Report) -> dict[str, str]:
    return {problem.path: problem.reason for problem in report.problems}


def test_what_a_file_does_to_its_process_is_told_and_the_others_are_read(
    corpus: Path, tmp_path: Path, obedient: None
) -> None:
    orders = ("hang", "sleep", "eat", "fall", "killed", "nest")
    for number, order in enumerate(orders):
        (corpus / f"{number}{order}.txt").write_text(order)
        (corpus / f"{number}well.txt").write_text("is well")
    limits = Limits(seconds=1, memory=1024)
    report = update([corpus], tmp_path / "index", limits=limits)
    assert problems(report) == {
        "0hang.txt": "reading it takes more than 1 s",
        "1sleep.txt": "reading it takes more than 1 s",
        "2eat.txt": "reading it takes more than 1,024 MB of memory",
        "3fall.txt": "the process that read it died (SIGSEGV, a fault in a library)",
        "4killed.txt": "the process that read it died (killed, perhaps for want of memory)",
        "5nest.txt": "it is nested too deeply",
    }
    assert report.added == len(orders), "the files between them were read"
    (corpus / "0hang.txt").write_text("is well now")
    again = update([corpus], tmp_path / "index", limits=limits)
    assert again.added == 1
    assert set(problems(again)) == set(problems(report)) - {"0hang.txt"}, "they are tried again"


def test_files_without_an_index_are_read_under_the_same_limits(
    corpus: Path, obedient: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, order in (("a", "sleep"), ("b", "well"), ("c", "fall")):
        (corpus / f"{name}.txt").write_text(order)
    documents = Documents([corpus], corpus, Limits(seconds=1))
    assert [document.source for document in documents] == ["b.txt"]
    assert documents.failed == 2
    told = capsys.readouterr().err
    assert "a.txt: reading it takes more than 1 s" in told and "c.txt: the process that read it died" in told


def test_no_more_is_read_than_a_file_may_have(corpus: Path, tmp_path: Path) -> None:
    (corpus / "large.txt").write_bytes(b"x" * ((1 << 20) + 1))
    (corpus / "fits.txt").write_bytes(b"x " * (1 << 19))
    report = update([corpus], tmp_path / "index", limits=Limits(size=1))
    assert problems(report) == {"large.txt": "large.txt is larger than 1 MB"}
    assert report.added == 1


def test_what_is_no_ordinary_file_is_named_and_never_waited_for(corpus: Path, tmp_path: Path) -> None:
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "endless.txt").symlink_to("/dev/zero")
    (corpus / "well.txt").write_text("Urges")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(corpus)  # the path of a socket must be short
        try:
            listening.bind("socket.txt")
        finally:
            os.chdir(here)
        report = update([corpus], tmp_path / "index", limits=Limits(links="anywhere"))
    assert problems(report) == {
        name: f"{name} is not an ordinary file" for name in ("endless.txt", "pipe.txt", "socket.txt")
    }
    assert report.added == 1


def test_no_link_is_followed_out_of_the_corpus(corpus: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secrets" / "key.txt"
    secret.parent.mkdir()
    secret.write_text("Urges nobody to read this")
    (tmp_path / "elsewhere.txt").write_text("Urges")
    (tmp_path / "corpus and more.txt").write_text("Urges nobody either")
    (corpus / "well.txt").write_text("Urges")
    (corpus / "link.txt").symlink_to(secret)
    (corpus / "up.txt").symlink_to("../elsewhere.txt")
    (corpus / "beside.txt").symlink_to("../corpus and more.txt")
    (corpus / "folder").symlink_to(secret.parent)
    (corpus / "inside.txt").symlink_to("well.txt")
    reason = "is a link that leads out of the corpus"
    refused = {name: f"{name} {reason}" for name in ("beside.txt", "folder", "link.txt", "up.txt")}
    report = update([corpus], tmp_path / "index")
    assert problems(report) == refused
    assert report.added == 1
    followed = update([corpus], tmp_path / "followed", limits=Limits(links="anywhere"))
    assert not followed.problems
    assert followed.added == 4


def test_a_file_that_becomes_a_pipe_between_two_looks_is_not_waited_for(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = corpus / "x.txt"
    path.write_text("Urges")
    before = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda self: before)
    with pytest.raises(ReadingError, match="not an ordinary file"):
        bytes_of(path)


def test_a_folder_that_is_given_may_be_a_link(corpus: Path, tmp_path: Path) -> None:
    (corpus / "well.txt").write_text("Urges")
    (tmp_path / "given").symlink_to(corpus)
    assert [path.name for path in find_files([tmp_path / "given"])] == ["well.txt"]
    assert update([tmp_path / "given"], tmp_path / "index").added == 1


@pytest.mark.parametrize("name", ["file_seconds", "file_memory", "file_size", "links"])
def test_a_file_that_came_with_a_corpus_loosens_no_limit(tmp_path: Path, name: str) -> None:
    (tmp_path / "resindex.toml").write_text(f'{name} = "9"\n')
    with pytest.raises(SettingsError) as error:
        load(tmp_path, environ={})
    assert error.value.hint == f"set RESINDEX_{name.upper()}"


def test_limits_are_settings(tmp_path: Path) -> None:
    environ = {
        "RESINDEX_FILE_SECONDS": "5",
        "RESINDEX_FILE_MEMORY": "6",
        "RESINDEX_FILE_SIZE": "7",
        "RESINDEX_LINKS": "anywhere",
    }
    assert load(tmp_path, environ=environ).limits == Limits(5, 6, 7, "anywhere")
    assert load(tmp_path, environ={}).limits == Limits()
    with pytest.raises(SettingsError):
        load(tmp_path, environ={"RESINDEX_FILE_SIZE": "0"})
