"""``search -``: queries from standard input, each answered in turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def ask(home: Path, environment: dict[str, str], queries: str | bytes, *options: str) -> Any:
    given = queries.encode() if isinstance(queries, str) else queries
    done = subprocess.run(
        [sys.executable, "-m", "resindex", "search", "-", *options],
        cwd=home, env=environment, input=given, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_json_lines_name_the_query(home: Path, environment: dict[str, str]) -> None:
    code, out, err = ask(home, environment, "impunity\nvolcano\n", "--format", "jsonl", "--facet", "body")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(line["schema"].split("/")[1], line["query"]) for line in lines] == [
        ("answer", "impunity"), ("paragraph", "impunity"), ("paragraph", "impunity"), ("facet", "impunity"),
        ("answer", "volcano"), ("facet", "volcano"),
    ]  # fmt: skip
    assert (lines[0]["input_line"], lines[0]["paragraphs"], lines[0]["resolutions"]) == (1, 2, 1)
    assert lines[4]["input_line"] == 2
    assert lines[4]["paragraphs"] == 0
    assert err == "2 queries, 1 with paragraphs, 1 without\n"


def test_plain_lines_stand_below_their_query(home: Path, environment: dict[str, str]) -> None:
    code, out, _ = ask(home, environment, "# of lamps\n\n  impunity  \nverb:decides\n")
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert [row[0] for row in rows] == [
        "query", "A/HRC/RES/31/77#op_1", "A/HRC/RES/31/77#pp_2", "query", "S/RES/1999(2011)#op_1",
    ]  # fmt: skip
    assert [row for row in rows if row[0] == "query"] == [
        ["query", "impunity", "2", "1"],
        ["query", "verb:decides", "1", "1"],
    ]


def test_for_people_the_query_stands_above_its_page(home: Path, environment: dict[str, str]) -> None:
    _, out, _ = ask(home, environment, "impunity\nvolcano\n", "--format", "table")
    assert out.startswith("query: impunity\nA/HRC/RES/31/77")
    assert "\n\nquery: volcano\nnothing found\n" in out


def test_filters_hold_for_each_query(home: Path, environment: dict[str, str]) -> None:
    _, out, _ = ask(home, environment, "lamps\nboats\n", "--section", "pp")
    assert [line.split("\t")[0] for line in out.splitlines()] == [
        "query",
        "A/HRC/RES/31/77#pp_2",
        "query",
        "A/RES/64/301#pp_2",
    ]


def test_most_of_the_words_are_enough_and_that_is_said(home: Path, environment: dict[str, str]) -> None:
    query = "impunity coastal volcano\n"
    _, out, _ = ask(home, environment, query, "--format", "jsonl")
    assert json.loads(out.splitlines()[0])["with_all_words"] == 0
    assert "\nno paragraph has all the words" in ask(home, environment, query, "--format", "table")[1]
    assert ask(home, environment, query)[2].startswith("line 1: no paragraph has all the words")


def test_explain_says_of_each_query_how_it_was_understood(home: Path, environment: dict[str, str]) -> None:
    _, out, _ = ask(home, environment, "lamps\nboats\n", "--format", "jsonl", "--explain", "-n", "1")
    answers = [record for record in map(json.loads, out.splitlines()) if "input_line" in record]
    assert all(record["query"] in " ".join(record["outline"]) for record in answers)


def test_nothing_found_by_any_is_one(home: Path, environment: dict[str, str]) -> None:
    assert ask(home, environment, "volcano\n")[0] == 1
    assert ask(home, environment, "") == (1, "", "no query on standard input\n")


def test_the_first_that_is_not_understood_ends_the_run(home: Path, environment: dict[str, str]) -> None:
    code, out, err = ask(home, environment, "impunity\nverb:urgs\nlamps\n", "--format", "jsonl")
    assert code == 2
    assert {json.loads(line)["query"] for line in out.splitlines()} == {"impunity"}
    assert err.startswith('error: line 2: unknown verb "urgs"\n  verb:urgs\n       ^^^^\nhint: did you mean')


def test_keep_going_answers_the_others_and_still_says_two(home: Path, environment: dict[str, str]) -> None:
    queries = b"verb:urgs\n" + b"caf\xe9\n" + b"impunity\n"
    code, out, err = ask(home, environment, queries, "--format", "jsonl", "--keep-going", "-n", "1")
    first, second, third, fourth = map(json.loads, out.splitlines())
    assert code == 2
    assert (first["query"], first["error"], first["span"]) == (
        "verb:urgs",
        'unknown verb "urgs"',
        {"start": 5, "end": 9},
    )
    assert (second["input_line"], second["error"], second["span"]) == (2, "not UTF-8", None)
    assert (third["query"], third["paragraphs"], fourth["id"]) == ("impunity", 2, "A/HRC/RES/31/77#op_1")
    assert "line 1: " in err
    assert err.endswith("3 queries, 1 with paragraphs, 0 without, 2 not understood\n")


def test_an_answer_comes_before_the_next_query_is_written(home: Path, environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "resindex", "search", "-", "--format", "jsonl"],
        cwd=home, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    for query in ("volcano", "earthquake"):
        process.stdin.write(f"{query}\n".encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["query"] == query
    process.stdin.close()
    process.stdout.close()
    assert process.wait(timeout=60) == 1


@pytest.mark.parametrize("option", ["--open", "--web"])
def test_nothing_is_opened_for_several_queries(option: str, home: Path, environment: dict[str, str]) -> None:
    code, out, err = ask(home, environment, "impunity\n", option)
    assert (code, out) == (2, "")
    assert "take one query" in err


@pytest.mark.skipif(os.name == "nt", reason="no /dev/null to close")
def test_standard_input_that_is_closed_has_no_query(home: Path, environment: dict[str, str]) -> None:
    line = f"exec {sys.executable} -m resindex search - <&-"
    done = subprocess.run(["sh", "-c", line], cwd=home, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"no query on standard input\n")
