"""A folder of the Tantivy engine that is damaged, or that somebody else made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from engine_factories import CORPUS, entry

pytest.importorskip("tantivy", reason="pip install 'resindex[tantivy]'")

from resindex.engines import open_engine
from resindex.engines.key_columns import Columns, PartFile
from resindex.engines.tantivy_state import State

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
