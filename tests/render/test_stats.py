"""Counts of what an index holds, in each format."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from json_schema import faults, schema

from resindex.render.stats import FORMATS, page
from resindex.render.view import View
from resindex.tallies import Statistics, Tallies, Tally

FOUND = Statistics(
    understood="all paragraphs",
    paragraphs=12345,
    resolutions=312,
    fields=(
        Tallies("body", (Tally("General Assembly", 10000, 300), Tally("=Council", 2340, 11), Tally(None, 5, 1))),
        Tallies("year", tuple(Tally(str(1990 + n), (n + 1) * 10, n + 1) for n in range(12))),
        Tallies("verb", tuple(Tally(f"verb{n}", 40 - n, 20 - n) for n in range(14))),
    ),
)


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str, golden: Callable[[str, str], None]) -> None:
    out = io.StringIO()
    page(FOUND, View(), out, format=name)
    golden(f"stats-{name}.txt", out.getvalue())


def test_records_keep_to_their_schema(out: io.StringIO) -> None:
    page(FOUND, View(), out, format="jsonl")
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [fault for record in records for fault in faults(record, schema("resindex/stats/1"))] == []
    assert len(records) == 29


def test_a_limit_keeps_the_most_frequent_and_their_order(out: io.StringIO) -> None:
    page(FOUND, View(), out, format="plain", limit=2)
    rows = [line.split("\t")[:2] for line in out.getvalue().splitlines()]
    assert rows == [
        ["body", "General Assembly"], ["body", "=Council"], ["year", "2000"], ["year", "2001"],
        ["verb", "verb0"], ["verb", "verb1"],
    ]  # fmt: skip


@pytest.mark.parametrize("width", [20, 40, 100])
def test_a_table_keeps_to_its_width(width: int, out: io.StringIO) -> None:
    page(FOUND, View(width=width), out, format="table")
    assert all(len(line) <= max(width, 48) and line == line.rstrip() for line in out.getvalue().splitlines())
