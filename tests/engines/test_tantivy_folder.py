"""A folder of the Tantivy engine that is damaged, or that somebody else made."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from engine_factories import CORPUS, entry

pytest.importorskip("tantivy", reason="pip install 'resindex[tantivy]'")

from resindex.engines import open_engine
from resindex.engines.key_columns import Columns, PartFile
from resindex.engines.tantivy_state import State
from resindex.errors import IndexTrouble
from resindex.query.syntax import Everything

PAYLOADS = ("*.term", "*.idx", "*.pos", "*.fast", "*.store", "*.fieldnorm", "columns-*.bin")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    engine = open_engine(tmp_path / "index", "tantivy")
    engine.commit(CORPUS, ())
    engine.commit([entry(99, "oil", document=1)], [1])
    return tmp_path / "index" / "tantivy"


def test_what_was_written_has_no_faults(folder: Path) -> None:
    assert list(open_engine(folder.parent, "tantivy").faults()) == []


@pytest.mark.parametrize("pattern", PAYLOADS)
def test_a_changed_byte_is_a_fault(folder: Path, pattern: str) -> None:
    for path in sorted(folder.glob(pattern)):
        good = path.read_bytes()
        path.unlink()  # what is mapped stays as it was
        path.write_bytes(bytes([good[0] ^ 4]) + good[1:])
        assert len(list(open_engine(folder.parent, "tantivy").faults())) == 1, path.name
        path.unlink()
        path.write_bytes(good)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "columns-0123.bin", "columns-0123456789abcdef.bin\n"]
)
def test_columns_lie_in_the_folder(name: str) -> None:
    told = {"parts": [[name, []]], "spoken": {}, "lengths": {}}
    with pytest.raises(ValueError, match="no name"):
        State.from_bytes(json.dumps(told).encode())


def test_columns_are_no_larger_than_their_file(folder: Path) -> None:
    path = next(folder.glob("columns-*.bin"))
    path.write_bytes(path.read_bytes().replace(b'"size": 1', b'"size": 9'))
    with pytest.raises(ValueError, match="not a whole file"):
        Columns([PartFile(path)])


@pytest.mark.parametrize("name", ["meta.json", "sums.json", ".managed.json"])
def test_every_bit_of_a_list_matters(folder: Path, name: str) -> None:
    path = folder / name
    good, times = path.read_bytes(), path.stat()
    token = open_engine(folder.parent, "tantivy").token()
    for at in range(len(good) // 2 % 7, len(good), max(len(good) // 40, 1)):
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        spoilt = open_engine(folder.parent, "tantivy")
        assert list(spoilt.faults()) or spoilt.token() not in (token, None), good[at - 20 : at + 20]
    path.write_bytes(good)
    assert list(open_engine(folder.parent, "tantivy").faults()) == []


@pytest.mark.parametrize("pattern", PAYLOADS)
def test_no_answer_comes_from_a_file_that_was_changed(folder: Path, pattern: str) -> None:
    path = next(folder.glob(pattern))
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[:-1] if path.suffix == ".pos" else bytes([data[0] ^ 4]) + data[1:])
    with pytest.raises(IndexTrouble, match="damaged"):
        open_engine(folder.parent, "tantivy").searcher()


def test_a_copy_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from resindex.engines import tantivy_sums

    shutil.copytree(folder.parent, folder.parent.with_name("copy"), copy_function=shutil.copyfile)
    read: list[str] = []
    sound = tantivy_sums.is_sound
    monkeypatch.setattr(tantivy_sums, "is_sound", lambda path: read.append(path.name) or sound(path))
    for times in range(2):
        engine = open_engine(folder.parent.with_name("copy"), "tantivy")
        assert engine.searcher().search(Everything(), limit=1).total
        assert len(set(read)) == len(read) > 0, times
    assert engine.token() == open_engine(folder.parent, "tantivy").token()


def test_a_writer_that_died_before_its_notes_harms_nothing(folder: Path) -> None:
    before = (folder / "sums.json").read_bytes()
    engine = open_engine(folder.parent, "tantivy")
    engine.commit([entry(100, "lamps", document=2)], ())
    for left in (before, None):  # those of the commit before, or none at all
        (folder / "sums.json").unlink()
        if left:
            (folder / "sums.json").write_bytes(left)
        again = open_engine(folder.parent, "tantivy")
        assert list(again.faults()) == [] and again.token() == engine.token()
    again.commit([entry(101, "oil", document=3)], ())
    assert (folder / "sums.json").exists()


def test_what_a_power_cut_left_does_not_stop_the_next_writer(folder: Path) -> None:
    """A file of deleted documents that the list of files does not name."""
    copy = folder.parent.with_name("cut")
    shutil.copytree(folder.parent, copy)
    engine = open_engine(folder.parent, "tantivy")
    token = engine.commit([entry(100, "lamps", document=2)], [99])
    for path in folder.glob("*.del"):
        shutil.copyfile(path, copy / "tantivy" / path.name)
    (copy / "tantivy" / ".tmpAbCdEf").write_text("half a list")
    assert open_engine(copy, "tantivy").commit([entry(100, "lamps", document=2)], [99]) == token
    assert list(open_engine(copy, "tantivy").faults()) == []
    assert not list((copy / "tantivy").glob(".tmp*"))
