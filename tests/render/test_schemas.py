"""Every JSON record that is printed keeps to the schema it names, and the schema names all that is printed."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from importlib.resources import files

import pytest
from json_schema import faults, schema

from resindex import render
from resindex.hit_records import Reason, ResultPage
from resindex.model import Resolution


def lines(out: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_records_of_a_search(full: ResultPage, out: io.StringIO) -> None:
    why = (Reason("keepers", "title", 2, 1204, 0.5),)
    render.page(replace(full, hits=(replace(full.hits[0], reasons=why), *full.hits[1:])), format="jsonl", out=out)
    render.count(full, format="jsonl", out=out)
    found = lines(out)
    assert {record["schema"] for record in found} == {
        "resindex/paragraph/1", "resindex/facet/1", "resindex/timeline/1", "resindex/count/1",
    }  # fmt: skip
    assert [fault for record in found for fault in faults(record, schema(str(record["schema"])))] == []


def test_records_of_a_document(document: Resolution, out: io.StringIO) -> None:
    render.resolution(document, format="jsonl", out=out)
    assert [fault for record in lines(out) for fault in faults(record, schema("resindex/paragraph/1"))] == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param({"section": "coda"}, "$.section", id="unknown section"),
        pytest.param({"line": "3"}, "$.line", id="text for a number"),
        pytest.param({"surprise": 1}, "surprise is not in the schema", id="unknown field"),
        pytest.param({"highlights": [{"start": 1}]}, "$.highlights[0]: end is missing", id="half a span"),
        pytest.param({"schema": "resindex/paragraph/2"}, "$.schema", id="another version"),
    ],
)
def test_a_record_that_breaks_its_schema_is_noticed(
    change: dict[str, object], fault: str, result: ResultPage, out: io.StringIO
) -> None:
    render.page(result, format="jsonl", out=out)
    (found,) = faults({**lines(out)[0], **change}, schema("resindex/paragraph/1"))
    assert fault in found


def test_every_schema_says_what_it_is() -> None:
    folder = files("resindex.data") / "schemas"
    for file in folder.iterdir():
        kind, version = file.name.removesuffix(".schema.json").rsplit("-", 1)
        rules = json.loads(file.read_text(encoding="utf-8"))
        assert rules["properties"]["schema"] == {"const": f"resindex/{kind}/{version}"}
        assert rules["$id"] == f"urn:resindex:{kind}:{version}"
        assert rules["title"]
        assert set(rules["required"]) <= set(rules["properties"])
