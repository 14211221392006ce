"""``resindex doctor``: what is wrong is named, mended on demand, and the exit code says which."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resindex import offers
from resindex.cli.opening import find_source
from resindex.errors import CorpusError

sys.path.append(str(Path(__file__).parents[1] / "render"))
from json_schema import faults, schema


def spoil_engine(index: Path) -> None:
    path = max((index / "whoosh").glob("*.pst"), key=lambda path: path.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def cut_engine(index: Path) -> None:
    next((index / "whoosh").glob("*.trm")).write_bytes(b"short")


def spoil_store(index: Path) -> None:
    plain = sqlite3.connect(index / "store.sqlite")
    plain.execute("UPDATE paragraphs SET text = 'Another text' WHERE id = 3")
    plain.commit()
    plain.close()


def lose_completion(index: Path) -> None:
    (index / offers.FILE).unlink()


@pytest.mark.parametrize(
    ("spoil", "part", "cure"),
    [
        (spoil_engine, "engine", "built anew from the store"),
        (cut_engine, "engine", "built anew from the store"),
        (spoil_store, "store", "built anew from the corpus"),
        (lose_completion, "completion", "written anew"),
    ],
)
def test_damage_is_named_mended_and_gone(
    run: Callable[..., object], home: Path, spoil: Callable[[Path], None], part: str, cure: str
) -> None:
    found = run("search", "keepers", "--format", "jsonl")
    spoil(home / "index")
    done = run("doctor")
    assert done.returncode == 3 and part in done.stdout and cure in done.stdout and "--repair" in done.stdout
    done = run("doctor", "--repair", "--format", "jsonl")
    record = json.loads(done.stdout)
    assert (done.returncode, record["repaired"], record["sound"], record["left"]) == (0, True, True, [])
    assert {finding["part"] for finding in record["findings"]} == {part}
    assert faults(record, schema("resindex/doctor/1")) == []
    done = run("doctor")
    assert done.returncode == 0 and "sound" in done.stdout
    assert run("search", "keepers", "--format", "jsonl").stdout == found.stdout


def test_a_search_on_damage_that_it_meets_says_so_in_one_line(run: Callable[..., object], home: Path) -> None:
    for path in (home / "index" / "whoosh").glob("*.pst"):
        path.write_bytes(bytes(byte ^ 255 for byte in path.read_bytes()))
    done = run("search", "lamps")
    assert done.returncode == 3 and done.stdout == ""
    assert "damaged" in done.stderr and "resindex doctor --repair" in done.stderr and "Traceback" not in done.stderr


def test_without_its_corpus_a_damaged_store_is_left_as_it_is(run: Callable[..., object], home: Path) -> None:
    spoil_store(home / "index")
    shutil.move(home / "corpus", home / "elsewhere")
    done = run("doctor", "--repair")
    assert done.returncode in (2, 3) and "there is no" in done.stderr
    shutil.move(home / "elsewhere", home / "corpus")
    assert run("search", "keepers").returncode == 0, "nothing was thrown away"


def test_no_index_is_trouble_with_a_hint(run: Callable[..., object], home: Path) -> None:
    shutil.rmtree(home / "index")
    done = run("doctor")
    assert done.returncode == 3 and "hint: resindex index" in done.stderr


# ---------------------------------------------------------------- names that come out of an index


@pytest.mark.parametrize("source", ["../secret.txt", "/etc/passwd", "a/../../secret.txt"])
def test_a_source_outside_the_corpus_is_not_opened(tmp_path: Path, source: str) -> None:
    (tmp_path / "corpus" / "a").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(CorpusError, match="does not lie in the corpus"):
        find_source(source, [tmp_path / "corpus"])


def test_completion_offers_nothing_that_acts_on_a_terminal(tmp_path: Path) -> None:
    lines = (
        "resindex-offers 1\nrevision 1\n:verb\n3\turges\n3\t\x1b]0;title\x07\nxx\tnotes\n9\nfour\tfive\n"
        + "9" * 5000
        + "\tx\n"
    )
    (tmp_path / offers.FILE).write_text(lines, encoding="utf-8")
    assert offers.offered(tmp_path, "verb") == [("urges", 3)]
    (tmp_path / offers.FILE).write_bytes(b"resindex-offers 1\nrevision 1\n:verb\n3\t\xff\n")
    assert offers.offered(tmp_path, "verb") == [("\ufffd", 3)]
