"""Which engine keeps an index: chosen, remembered, changed, missing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resindex.errors import EXIT_TROUBLE, EXIT_USAGE

pytest.importorskip("tantivy", reason="pip install 'resindex[tantivy]'")

ASKED = ("search", "impunity lighthouses OR boats", "--explain", "--facet", "verb", "--format", "jsonl")

Run = Callable[..., object]


def test_another_engine_is_filled_from_the_store_and_remembered(home: Path, run: Run) -> None:
    before = run(*ASKED)
    changed = run("index", "--engine", "tantivy")
    assert changed.returncode == 0
    assert changed.stderr.splitlines() == [
        "completing the index: 3 documents to take up",
        "the index is now kept by tantivy, no longer by whoosh",
    ]
    assert "3 unchanged" in changed.stdout, "no file of the corpus is read"
    assert {path.name for path in (home / "index").iterdir() if path.is_dir()} == {"tantivy"}
    assert "(tantivy, " in run("status").stdout
    after = run(*ASKED)
    assert (after.returncode, _hits(after.stdout)) == (0, _hits(before.stdout))
    assert run("index").stdout.startswith("nothing to do")
    assert "no longer by tantivy" in run("index", "--engine", "whoosh").stderr
    assert _hits(run(*ASKED).stdout) == _hits(before.stdout)
    assert {path.name for path in (home / "index").iterdir() if path.is_dir()} == {"whoosh"}


def test_a_new_index_is_kept_by_the_engine_of_the_settings(bare: Path, command: Run) -> None:
    (bare / "resindex.toml").write_text('engine = "tantivy"\n', encoding="utf-8")
    assert command(bare, "search", "impunity").returncode == 0
    (bare / "resindex.toml").unlink()
    assert "(tantivy, " in command(bare, "status").stdout
    assert command(bare, "index", "--rebuild").returncode == 0
    assert "(tantivy, " in command(bare, "status").stdout


def test_a_change_of_the_corpus_is_taken_up(home: Path, run: Run) -> None:
    run("index", "--engine", "tantivy")
    (home / "corpus" / "more.txt").write_text("A/RES/64/302\n\nThe General Assembly,\n\n1. Urges whales to sing.\n")
    assert "A/RES/64/302" in run("search", "whales").stdout
    (home / "corpus" / "more.txt").unlink()
    assert run("search", "whales").returncode == 1


def test_an_engine_that_is_not_installed_is_said_with_the_command(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index", "--engine", "tantivy")
    for name in [name for name in sys.modules if "tantivy" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    for arguments in (("search", "impunity"), ("status",), ("index", "--rebuild")):
        done = run(*arguments)
        assert done.returncode == EXIT_TROUBLE, arguments
        assert "the engine tantivy is not installed" in done.stderr
        assert "pip install 'resindex[tantivy]'" in done.stderr
        assert "resindex index --engine whoosh" in done.stderr
    assert run("show", "A/HRC/RES/31/77").returncode == 0, "the store answers alone"
    assert run("index", "--engine", "whoosh").returncode == 0
    assert run("search", "impunity").returncode == 0


def test_a_corpus_that_has_grown_large_is_told_once_what_would_help(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resindex.engines.PLEASANT", 5)
    assert "resindex index --engine tantivy" in run("index", "--rebuild").stderr
    assert run("index").stderr == ""
    (home / "corpus" / "more.txt").write_text("A/RES/64/302\n\nThe General Assembly,\n\n1. Urges whales to sing.\n")
    assert run("index").stderr == ""
    assert run("index", "--rebuild", "--engine", "tantivy").stderr.count("\n") == 1


def test_an_unknown_engine(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("index", "--engine", "sphinx").returncode == EXIT_USAGE
    monkeypatch.setenv("RESINDEX_ENGINE", "sphinx")
    assert run("search", "impunity").returncode == EXIT_USAGE


def _hits(lines: str) -> list[object]:
    """What was found with scores and reasons, and counts; without what a run takes in time."""
    records = [json.loads(line) for line in lines.splitlines()]
    found = [{key: value for key, value in record.items() if key not in ("seconds", "freshness")} for record in records]
    assert len(found) > 3
    return found
