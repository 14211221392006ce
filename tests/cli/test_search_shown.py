"""How a search is shown and counted, as a user types it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Protocol

import pytest
from json_schema import faults, schema


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


def ids(done: Done) -> list[str]:
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


def test_a_table_has_each_resolution_once(run: Run) -> None:
    done = run("search", "--section", "op", "--format", "table", "-n", "2")
    assert done.returncode == 0
    assert done.stdout.count("A/HRC/RES/31/77") == 1
    assert "+2 more paragraphs" in done.stdout
    assert "1 to 2 of 3 resolutions, 9 paragraphs" in done.stderr
    assert "next: --page 2" in done.stderr
    rest = run("search", "--section", "op", "--format", "table", "-n", "2", "--page", "2")
    assert "S/RES/1999 (2011)" in rest.stdout
    assert "3 of 3 resolutions" in rest.stderr


def test_a_pipe_has_paragraphs_one_by_one(run: Run) -> None:
    assert len(ids(run("search", "--section", "op", "-n", "20"))) == 9
    assert "1 to 2 of 9 paragraphs in 3 resolutions" in run("search", "--section", "op", "-n", "2").stderr


def test_groups_and_none_on_request(run: Run) -> None:
    grouped = run("search", "--section", "op", "--group", "resolution")
    assert "more\tA/HRC/RES/31/77\t2" in grouped.stdout.splitlines()
    assert len(ids(grouped)) == 3 + 1 + 3 + 1
    flat = run("search", "--section", "op", "--group", "none", "--format", "table", "-n", "20")
    assert "more paragraph" not in flat.stdout
    assert flat.stdout.count("  operative") == 9


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        pytest.param(["impunity", "--count"], "2\n", id="plain"),
        pytest.param(["impunity", "--count", "-f", "table"], "2 paragraphs in 1 resolution\n", id="table"),
        pytest.param(["impunity", "--count", "-f", "csv"], "paragraphs,resolutions\n2,1\n", id="csv"),
        pytest.param(
            ["lamps", "--count", "-f", "csv", "--facet", "section"],
            "field,value,paragraphs\nsection,operative,3\nsection,preambular,1\n",
            id="facet",
        ),
    ],
)
def test_count(arguments: list[str], printed: str, run: Run) -> None:
    done = run("search", *arguments)
    assert (done.returncode, done.stdout) == (0, printed)


def test_count_of_nothing(run: Run) -> None:
    done = run("search", "zebras", "--count")
    assert (done.returncode, done.stdout) == (1, "0\n")
    assert "nothing found" in done.stderr


def test_oldest_first(run: Run) -> None:
    done = run("search", "--section", "op", "--sort", "date", "-r", "-n", "20")
    assert ids(done)[0] == "A/RES/64/301#op_1"
    assert ids(done)[-1].startswith("S/RES/1999(2011)"), "without a date last"


def test_context_and_citation(run: Run) -> None:
    done = run("search", "impunity", "--verb", "urges", "--context", "1", "--cite")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [(row[0].partition("#")[2], row[7]) for row in rows] == [
        ("pp_2", "context"),
        ("op_1", "Human Rights Council resolution 31/77, para. 1"),
        ("op_2", "context"),
    ]


def test_timeline_tells_every_year(run: Run) -> None:
    done = run("search", "--section", "op", "--timeline", "--count")
    years = [line.split("\t")[1:] for line in done.stdout.splitlines() if line.startswith("timeline")]
    assert [year for year, _ in years[:-1]] == [str(year) for year in range(2009, 2017)]
    assert years[-1] == ["-", "1"]
    drawn = run("search", "--section", "op", "--timeline", "--count", "-f", "table").stdout
    assert "by year: 8 paragraphs from 2009 to 2016" in drawn
    assert "█" in drawn


def test_csv_is_read_back(run: Run) -> None:
    done = run("search", "impunity", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["id"] for row in rows} == {"A/HRC/RES/31/77#pp_2", "A/HRC/RES/31/77#op_1"}
    assert all(row["citation"].startswith("Human Rights Council resolution 31/77") for row in rows)


def test_csv_of_hits_and_counts_is_refused(run: Run) -> None:
    done = run("search", "impunity", "-f", "csv", "--facet", "verb")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--count" in done.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [("html", "<!DOCTYPE html>"), ("markdown", "# "), ("bibtex", "@misc{A-HRC-RES-31-77,")],
)
def test_formats(name: str, begins: str, run: Run) -> None:
    assert run("search", "impunity", "-f", name).stdout.startswith(begins)
    assert run("show", "A/HRC/RES/31/77", "-f", name).stdout.startswith(begins)
    assert run("show", "A/HRC/RES/31/77#op_1", "-f", name).stdout.startswith(begins)


def test_jsonl_names_what_was_asked_for(run: Run) -> None:
    done = run("search", "impunity", "-f", "jsonl", "--group", "resolution", "-C", "1", "--show", "fr")
    hit = json.loads(done.stdout.splitlines()[0])
    assert hit["found_in_resolution"] == 2
    assert hit["before"][0]["schema"] == "resindex/paragraph/1"
    assert hit["versions"] == [{"language": "fr", "aligned": None, "id": None, "text": None}]


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        pytest.param(["--group", "body"], 'unknown group "body"', "resolution, none", id="group"),
        pytest.param(
            ["--context", "many"], "--context takes a number from 0 to 20", "as in  --context 3", id="context"
        ),
        pytest.param(
            ["--context", "99"], "--context takes a number from 0 to 20", "as in  --context 3", id="too much context"
        ),
        pytest.param(["--show", "elvish"], 'unknown language "elvish"', "fr (French)", id="language"),
        pytest.param(["-f", "bibtex", "--count"], "no counts", "--format csv", id="count in bibtex"),
    ],
)
def test_what_is_asked_wrong(arguments: list[str], error: str, hint: str, run: Run) -> None:
    done = run("search", "impunity", *arguments)
    assert done.returncode == 2
    assert error in done.stderr
    assert hint in done.stderr.splitlines()[-1]


def test_stats_count_the_index(run: Run) -> None:
    done = run("stats", "--by", "body")
    assert done.stdout.splitlines() == [
        "body\tHuman Rights Council\t13\t1", "body\tGeneral Assembly\t10\t1", "body\tSecurity Council\t4\t1",
    ]  # fmt: skip
    assert "27 paragraphs in 3 resolutions" in done.stderr
    assert "▇" in run("stats", "--format", "table").stdout
    assert (
        run("stats", "--by", "verb", "--section", "pp", "-f", "csv", "-n", "1")
        .stdout.splitlines()[0]
        .startswith("field")
    )
    nothing = run("stats", "--body", "ECOSOC")
    assert (nothing.returncode, nothing.stdout) == (1, "")


def test_every_record_of_the_other_commands_keeps_to_its_schema(run: Run) -> None:
    for arguments in (["stats"], ["verbs"], ["verbs", "explain", "urges"], ["status"], ["show", "A/HRC/RES/31/77"]):
        records = [json.loads(line) for line in run(*arguments, "--format", "jsonl").stdout.splitlines()]
        assert records
        records += [example for record in records for example in record.get("examples") or ()]
        assert [fault for record in records for fault in faults(record, schema(record["schema"]))] == []


def test_help_on_formats_names_them_all(run: Run) -> None:
    from resindex.render import FORMATS

    shown = run("help", "formats").stdout
    assert [name for name in FORMATS if f"\n  {name} " not in shown] == []
