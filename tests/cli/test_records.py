"""Every line of JSON that a command prints about the sample corpus keeps to the schema that it names."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import pytest
from json_schema import faults, schema


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


QUERIES = "impunity\nverb:urgs\n(x\nvolcano impunity\n"
#: Commands with the schemas of the lines that they print.
COMMANDS = [
    ("search impunity --context 1 --explain --expand --facet verb --timeline", {"paragraph", "facet", "timeline"}),
    ("search verb:urges --show fr --group resolution", {"paragraph"}),
    ("search impunity --count", {"count"}),
    ("search - --keep-going --explain --facet verb --timeline", {"answer", "paragraph", "facet", "timeline"}),
    ("show A/RES/94/901", {"paragraph"}),
    ("show A/HRC/RES/100/37#op_2 --expand", {"paragraph"}),
    ("cites A/RES/94/901", {"citation"}),
    ("cites A/RES/95/912", {"citation"}),
    ("cited-by 53/144", {"citation"}),
    ("cites A/RES/94/901 --depth 2", {"citation-link"}),
    ("cited-by 60/251 --depth 2", {"citation-link"}),
    ("cited --kind all --places", {"cited"}),
    ("cited --kind treaties", {"cited"}),
    ("lineage A/HRC/RES/106/44", {"edition"}),
    ("lineage S/RES/9901", {"edition"}),
    ("stats --by body,sponsor", {"stats"}),
    ("verbs", {"verb"}),
    ("verbs explain urges", {"verb-entry"}),
    ("status", {"status"}),
    ("doctor", {"doctor"}),
    ("config", {"setting"}),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, sample_corpus: Path) -> Path:
    """An index of the sample corpus."""
    from resindex.indexing import update

    folder = tmp_path_factory.mktemp("records") / "index"
    update((sample_corpus,), folder, workers=1)
    return folder


@pytest.mark.parametrize(("line", "kinds"), COMMANDS, ids=[line for line, _ in COMMANDS])
def test_what_a_command_prints_keeps_to_its_schema(
    line: str,
    kinds: set[str],
    index: Path,
    tmp_path: Path,
    command: Callable[..., Done],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RESINDEX_INDEX", str(index))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(QUERIES.encode()), encoding="utf-8"))
    done = command(tmp_path, *line.split(), "--format", "jsonl")
    records = [json.loads(text) for text in done.stdout.splitlines()]
    assert {record["schema"].split("/")[1] for record in records} == kinds, done.stderr
    assert [fault for record in records for fault in faults(record, schema(record["schema"]))] == []


def test_no_schema_is_left_out() -> None:
    shipped = {file.name.rpartition("-")[0] for file in (files("resindex.data") / "schemas").iterdir()}
    assert set().union(*(kinds for _, kinds in COMMANDS)) == shipped


def test_an_answer_is_either_counts_or_an_error() -> None:
    head = {"schema": "resindex/answer/1", "query": "(x", "input_line": 1}
    assert (
        faults({**head, "error": "parenthesis is not closed", "hint": None, "span": None}, schema(head["schema"])) == []
    )
    assert faults(head, schema("resindex/answer/1")) == ["$: none of anyOf"]
