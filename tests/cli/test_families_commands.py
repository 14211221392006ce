"""Repeated wording on the command line: one result, its members on demand, and every paragraph by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]

LATER = """\
A/HRC/RES/34/51

34/51. Lighthouses

The Human Rights Council,

Recalling its resolution 31/77 of 24 March 2016,

1. Requests the Secretary-General to report on broken lamps to the Council at its thirty-seventh session.

57th meeting
23 March 2017
"""


@pytest.fixture
def lamps(home: Path) -> Path:
    (home / "corpus" / "later.txt").write_text(LATER, encoding="utf-8")
    return home


def test_a_search_counts_wordings_and_repeats(lamps: Path, run: Run) -> None:
    done = run("search", '"report on broken lamps"', "--format", "table")
    assert "1 different paragraph (2 with repeats, in 2 resolutions)" in done.stderr
    assert "2 times since 2016, last in A/HRC/RES/34/51 (2017)" in done.stdout
    assert run("search", '"report on broken lamps"', "--no-families").stdout.count("\n") == 2


def test_members_are_named_when_asked_for(lamps: Path, run: Run) -> None:
    done = run("search", '"report on broken lamps"', "--expand")
    assert [line.split("\t")[:2] for line in done.stdout.splitlines()][1:] == [
        ["member", "A/HRC/RES/34/51#op_1"],
        ["member", "A/HRC/RES/31/77#op_3"],
    ]
    shown = run("show", "A/HRC/RES/31/77#op_3")
    assert "recurs: 2 times since 2016, last in A/HRC/RES/34/51 (2017)" in shown.stdout
    assert "member" not in shown.stdout
    assert "A/HRC/RES/34/51#op_1" in run("show", "A/HRC/RES/31/77#op_3", "--expand").stdout


def test_json_lines_say_what_a_hit_stands_for(lamps: Path, run: Run) -> None:
    (line,) = run("search", '"report on broken lamps"', "--format", "jsonl").stdout.splitlines()
    hit = json.loads(line)
    assert hit["id"] == "A/HRC/RES/34/51#op_1", "of two that fit alike the newer"
    assert (hit["occurrences"], hit["first_year"], hit["last_year"], hit["wordings"]) == (2, 2016, 2017, 1)
    assert (hit["last"], hit["bodies"], hit["languages"]) == (hit["id"], ["Human Rights Council"], ["en"])


def test_what_contradicts_itself_is_refused(home: Path, run: Run) -> None:
    done = run("search", "lamps", "--expand", "--no-families")
    assert done.returncode == 2
    assert "without families there is nothing to expand" in done.stderr
