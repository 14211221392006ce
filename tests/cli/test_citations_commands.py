"""``cites``, ``cited-by``, ``cited``, ``lineage`` as a user types them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from xml.etree import ElementTree as Xml

import pytest


def test_who_cites_a_text_that_the_corpus_lacks(run: Callable) -> None:  # type: ignore[type-arg]
    done = run("cited-by", "28/9")
    assert done.returncode == 0
    (row,) = [line.split("\t") for line in done.stdout.splitlines()]
    assert row[:6] == ["A/HRC/RES/31/77", "2016-03-24", "pp_1", "preambular", "recalls", "A/HRC/RES/28/9"]
    assert "cited in 1 paragraph of 1 resolution, 2016" in done.stderr
    assert "recalls 1" in done.stderr


def test_a_mandate_tells_what_made_it(run: Callable) -> None:  # type: ignore[type-arg]
    done = run("cited-by", "Special Rapporteur on the situation of human rights defenders")
    said = "mandate:sr-human-rights-defenders: established by E/CN.4/RES/2000/61; extended by E/CN.4/RES/2003/64, A/HRC/RES/7/8"
    assert said in done.stderr


def test_whom_a_text_cites(run: Callable) -> None:  # type: ignore[type-arg]
    done = run("cites", "A/RES/64/301", "--format", "table")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1] == "cites 1 resolution in 1 paragraph; 0 of 1 in this corpus"
    assert "A/RES/61/222 °" in done.stdout
    assert "° not in this corpus" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["cited-by", "A/RES/1/1"], 1, "no text in the corpus cites A/RES/1/1"),
        (["cited-by", "A/HRC/RES/28/10"], 1, "did you mean  A/HRC/RES/28/9"),
        (["cited-by", "28/9", "--verb", "condemns"], 1, "without filters: 1 paragraph"),
        (["cited-by", "28/9#7"], 1, "at any place, without filters: 1 paragraph"),
        (["cites", "A/RES/1/1"], 1, "the corpus lacks A/RES/1/1"),
        (["cites", "A/HRC/RES/28/9"], 1, "who cites it:  resindex cited-by A/HRC/RES/28/9"),
        (["cites", "S/RES/1999(2011)"], 1, "S/RES/1999(2011) cites nothing"),
        (["cited", "--kind", "decisions"], 1, "nothing found: 0 decisions"),
        (["lineage", "A/RES/1/1"], 1, "the corpus lacks A/RES/1/1"),
        (["cited-by", "lighthouse"], 2, "is not a document symbol"),
        (["cited-by", "28/9", "--verb", "lampoons"], 2, "unknown verb"),
        (["cited-by", "28/9", "--depth", "0"], 2, "--depth takes a number of at least 1"),
        (["cited-by", "28/9", "--language", "Klingon"], 2, "unknown language"),
        (["cited", "--kind", "poems"], 2, "poems"),
        (["cited", "--format", "dot"], 2, "dot"),
        (["cited-by"], 2, "SYMBOL"),
    ],
)
def test_exit_codes_and_hints(arguments: list[str], code: int, said: str, run: Callable) -> None:  # type: ignore[type-arg]
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


def test_rows_and_graphs_are_data_alone(run: Callable) -> None:  # type: ignore[type-arg]
    assert json.loads(run("cited-by", "28/9", "-f", "jsonl").stdout)["cited"] == "A/HRC/RES/28/9"
    assert [row["cited"] for row in csv.DictReader(io.StringIO(run("cited", "-f", "csv").stdout))] == [
        "A/HRC/RES/28/9", "A/RES/61/222",
    ]  # fmt: skip
    assert Xml.fromstring(run("cites", "64/301", "-f", "graphml").stdout).tag.endswith("graphml")
    assert run("lineage", "64/301", "-f", "dot").stdout.startswith("digraph")


def test_a_format_of_graphs_is_not_one_of_pages(run: Callable) -> None:  # type: ignore[type-arg]
    assert run("search", "lamps", "-f", "dot").returncode == 2


@pytest.mark.parametrize("arguments", [["cites", "64/301"], ["lineage", "64/301"], ["show", "64/301"], ["cited"]])
def test_an_engine_that_is_gone_is_not_missed(arguments: list[str], home, run: Callable) -> None:  # type: ignore[no-untyped-def, type-arg]
    shutil.rmtree(home / "index" / "whoosh")
    assert run(*arguments).returncode == 0
    assert not (home / "index" / "whoosh").exists()
    assert run("search", "lamps").returncode == 0  # the first search makes it anew


def test_a_tree_is_drawn(run: Callable) -> None:  # type: ignore[type-arg]
    done = run("cited-by", "28/9", "--depth", "2", "-f", "table")
    assert "└─ 2016-03-24  A/HRC/RES/31/77" in done.stdout


def test_search_within_what_a_text_cites(bare, command: Callable) -> None:  # type: ignore[no-untyped-def, type-arg]
    (bare / "corpus" / "ropes.txt").write_text(
        "A/RES/66/12\n\n66/12. Ropes\n\nThe General Assembly,\n\nRecalling paragraph 2 of its resolution 64/301 of "
        "22 December 2009,\n\n1. Requests the Secretary-General to count the ropes.\n\n70th plenary meeting\n"
        "2 December 2011\n",
        encoding="utf-8",
    )
    done = command(bare, "search", "--cited-by", "66/12")
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["A/RES/64/301#op_2"]
    assert "cited by A/RES/66/12" in command(bare, "search", "zebras", "--cited-by", "66/12").stderr
    exact = command(bare, "search", "--cites", "A/RES/64/301#op_2")
    assert [line.split("\t")[0] for line in exact.stdout.splitlines()] == ["A/RES/66/12#pp_1"]
    assert command(bare, "search", "--cites", "A/RES/64/301#op_3").returncode == 1
    assert command(bare, "search", "--cited-by", "A/RES/1/1").returncode == 1
    assert command(bare, "search", "--cited-by", "lighthouse").returncode == 2
    assert command(bare, "search", "lamps", "--cited-by", "A/HRC/*").returncode == 2
