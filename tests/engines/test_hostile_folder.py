"""An engine's folder that somebody else made, or that is damaged: no code of it runs, nothing of it is taken on trust."""

from __future__ import annotations

import json
import os
import pickle
import random
import warnings
from io import BytesIO
from pathlib import Path
from struct import Struct
from zlib import crc32

import pytest
from engine_factories import CORPUS, entry

from resindex.engines import open_engine
from resindex.engines.base import Engine
from resindex.engines.whoosh_contents import Contents
from resindex.engines.whoosh_documents import SUMS, Segment
from resindex.engines.whoosh_parts import TOC, FileStorage
from resindex.engines.whoosh_schema import schema
from resindex.engines.whoosh_storage import DataFile
from resindex.errors import IndexTrouble
from resindex.query.syntax import Everything, Node, Phrase, Prefix, Value, Word

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.filedb.filetables import OrderedHashReader

ASKED: tuple[Node, ...] = (
    Everything(),
    Word("lights"),
    Phrase("right of return"),
    Prefix("h"),
    Value("verb", ("urges",)),
)
FILES = ("resindex.json", "*.toc", "*.trm", "*.pst", "*.doc", "*.sum")


class Bomb:
    """When it is loaded as a pickle, a file of this name comes into being."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.mark),)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "code was run"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    engine = open_engine(tmp_path / "index")
    engine.commit(CORPUS[:8], ())
    engine.commit(CORPUS[8:], ())
    return tmp_path / "index" / "whoosh"


def answers(engine: Engine) -> list[object]:
    searcher = engine.searcher()
    try:
        return [searcher.search(tree, facets=("verb", "year")) for tree in ASKED]
    finally:
        searcher.close()


def use(engine: Engine) -> None:
    """Everything that reads the folder."""
    assert list(engine.faults())
    with pytest.raises(IndexTrouble):
        answers(engine)
    with pytest.raises(IndexTrouble):
        engine.commit([entry(99, "lamps")], [1, 2])
    engine.token()
    engine.clear()


def whoosh_contents(version: int, schema: bytes, segments: bytes) -> bytes:
    """A table of contents in Whoosh's own layout, pickles and all, with a right sum behind it."""
    file = DataFile(BytesIO())
    for width in (4, 8, 4):
        file.write_varint(width)
    file.write_int(-12345)
    file.write_int(version)
    for number in (2, 7, 4):
        file.write_varint(number)
    file.write_string(schema)
    file.write_int(2)
    file.write_int(0)
    file.write(segments)
    data: bytes = file.file.getvalue()
    return data + Struct("!I").pack(crc32(data))


@pytest.mark.parametrize("version", [-111, -110, -109, -108, -107, -106, -105])
@pytest.mark.parametrize("where", ["schema", "segments"])
def test_a_pickle_in_the_table_of_contents_is_not_loaded(folder: Path, mark: Path, version: int, where: str) -> None:
    bomb = pickle.dumps(Bomb(mark))
    made = whoosh_contents(version, bomb if where == "schema" else b"", bomb)
    (folder / "_MAIN_2.toc").write_bytes(made)
    use(open_engine(folder.parent))
    assert not mark.exists()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves its files open
def test_the_same_payloads_run_in_whoosh_itself(folder: Path, mark: Path) -> None:
    """They are real: Whoosh's own reading of the same files runs them."""
    bomb = pickle.dumps(Bomb(mark))
    (folder / "_MAIN_2.toc").write_bytes(whoosh_contents(-111, b"", bomb))
    TOC.read(FileStorage(str(folder)), "MAIN", schema=schema())
    assert mark.exists()
    mark.rmdir()
    terms = next(folder.glob("*.trm"))
    terms.write_bytes(_with_extras(terms.read_bytes(), bomb))
    with pytest.raises((TypeError, KeyError)):
        OrderedHashReader(FileStorage(str(folder)).open_file(terms.name), terms.stat().st_size)
    assert mark.exists()


def _with_extras(data: bytes, extras: bytes) -> bytes:
    # The end of a file of terms: extras, an array of places that is counted with them, and the length of both.
    (length,) = Struct("!i").unpack(data[-4:])
    return data[: -4 - length] + extras + Struct("!i").pack(len(extras))


def test_a_pickle_in_a_file_of_terms_is_not_loaded(folder: Path, mark: Path) -> None:
    """Not even where size and sums were made to fit."""
    bomb = pickle.dumps(Bomb(mark))
    storage = open_engine(folder.parent)._storage  # type: ignore[attr-defined]
    contents = Contents.latest(storage, "MAIN", None)
    assert contents is not None
    for segment in contents.segments:
        terms = folder / segment.make_filename(".trm")
        terms.write_bytes(_with_extras(terms.read_bytes(), bomb))
        (folder / segment.make_filename(SUMS)).unlink()
        segment.settle(storage)
    (folder / "_MAIN_2.toc").unlink()
    contents.write(storage, "MAIN")
    engine = open_engine(folder.parent)
    assert engine.token(), "nothing is wrong with sizes and sums"
    with pytest.raises(IndexTrouble):
        engine.searcher()
    assert not mark.exists()


@pytest.mark.parametrize("pattern", FILES)
def test_a_file_that_is_nothing_but_a_pickle_is_not_loaded(folder: Path, mark: Path, pattern: str) -> None:
    for path in folder.glob(pattern):
        path.write_bytes(pickle.dumps(Bomb(mark)))
    use(open_engine(folder.parent))
    assert not mark.exists()


def test_our_own_files_hold_no_pickle(folder: Path) -> None:
    for path in folder.iterdir():
        data = path.read_bytes()
        assert b"whoosh.fields" not in data and b"\x80\x04\x95" not in data and b"\x80\x05\x95" not in data


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "a" * 15, "A" * 16, "aaaaaaaaaaaaaaa\n"])
def test_a_segment_lies_in_the_folder(name: str) -> None:
    record = json.loads(json.dumps(Segment(None, "MAIN").record()))
    Segment.of(record, None)
    with pytest.raises(ValueError, match="no name of a segment"):
        Segment.of({**record, "segment": name}, None)
    with pytest.raises(ValueError, match="no name of a segment"):
        Segment.of({**record, "index": "../MAIN"}, None)


# ---------------------------------------------------------------- damage


@pytest.mark.parametrize("pattern", FILES)
def test_a_flipped_bit_is_noticed_and_never_gives_another_answer(folder: Path, pattern: str) -> None:
    draw = random.Random(pattern)
    engine = open_engine(folder.parent)
    before = answers(engine)
    for path in sorted(folder.glob(pattern)):
        good = path.read_bytes()
        for _ in range(15):
            spoilt = bytearray(good)
            spoilt[draw.randrange(len(good))] ^= 1 << draw.randrange(8)
            path.write_bytes(spoilt)
            token, engine = engine.token(), open_engine(folder.parent)
            assert list(engine.faults()) or engine.token() != token or pattern == "resindex.json"
            try:
                assert answers(engine) == before
            except IndexTrouble as trouble:
                assert trouble.hint
            path.write_bytes(good)
    assert list(engine.faults()) == [] and answers(engine) == before


def test_faults_name_every_file(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir() if path.suffix in (".trm", ".doc"))
    for name in names:
        with (folder / name).open("r+b") as file:
            file.seek(3)
            file.write(b"\xff")
    engine = open_engine(folder.parent)
    assert sorted(fault.split()[0] for fault in engine.faults()) == names
    (folder / names[0]).unlink()
    assert f"{names[0]} is missing" in list(engine.faults())
