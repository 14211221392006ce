"""Start-up is a feature: a search loads what it needs and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

#: What a search with its output in a pipe must not load. ``reading.walk`` looks at the corpus and is light.
FORBIDDEN = (
    "typer", "click", "resindex.cli.app", "dataclasses", "inspect", "argparse", "importlib.metadata", "tomllib", "rich", "tantivy", "lxml", "docx", "pypdfium2", "rapidfuzz", "charset_normalizer", "pydantic", "html.parser", "zipfile",
    "multiprocessing", "resindex.parsing", "resindex.render.terminal", "resindex.render.jsonl", "resindex.drafting",
    "resindex.reading.akoma", "resindex.reading.decode", "resindex.reading.plain", "resindex.reading.inline",
    "resindex.indexing.run", "resindex.indexing.plan", "resindex.indexing.workers",
    "resindex.cli.commands.index", "resindex.cli.commands.parse", "resindex.cli.commands.show",
)  # fmt: skip

_REPORT = """
import json, sys
from resindex.cli import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def modules_after(where: Path, environment: dict[str, str], *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _REPORT, *arguments],
        cwd=where, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


def loaded(modules: set[str], names: tuple[str, ...]) -> list[str]:
    return sorted(name for name in names if any(m == name or m.startswith(f"{name}.") for m in modules))


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["search", "impunity"], id="words"),
        pytest.param(["search", "impunity", "--verb", "urges", "--year", "2010..2020"], id="filters"),
        pytest.param(["search", "--section", "op", "--facet", "verb"], id="facets"),
    ],
)
def test_search_loads_no_more_than_it_needs(arguments: list[str], home: Path, environment: dict[str, str]) -> None:
    assert loaded(modules_after(home, environment, *arguments), FORBIDDEN) == []


def test_a_search_with_tantivy_loads_no_whoosh(home: Path, environment: dict[str, str]) -> None:
    pytest.importorskip("tantivy", reason="pip install 'resindex[tantivy]'")
    modules_after(home, environment, "index", "--engine", "tantivy")
    modules = modules_after(home, environment, "search", "impunity", "--verb", "urges", "--facet", "verb")
    forbidden = {*FORBIDDEN, "whoosh", "resindex.engines.whoosh_engine"} - {"tantivy", "dataclasses", "inspect"}
    assert loaded(modules, tuple(forbidden)) == []
    assert "tantivy" in modules


#: What a question that the store alone answers must not load.
ENGINELESS = (
    "typer", "click", "resindex.cli.app", "whoosh", "tantivy", "Stemmer", "resindex.engines.whoosh_engine", "resindex.search.answering", "resindex.indexing.run",
    "resindex.indexing.settling", "rich", "lxml", "docx", "pypdfium2", "charset_normalizer",
)  # fmt: skip


def test_show_loads_neither_readers_nor_engine(home: Path, environment: dict[str, str]) -> None:
    modules = modules_after(home, environment, "show", "A/HRC/RES/31/77#op_1")
    assert loaded(modules, (*ENGINELESS, "dataclasses", "inspect", "resindex.parsing", "resindex.drafting")) == []


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["cites", "A/HRC/RES/31/77"], id="cites"),
        pytest.param(["cited-by", "A/HRC/RES/28/9"], id="cited-by"),
        pytest.param(["cited-by", "A/HRC/RES/28/9", "--depth", "2", "--verb", "recalls"], id="tree"),
        pytest.param(["cited", "--format", "csv"], id="cited"),
        pytest.param(["lineage", "A/HRC/RES/31/77"], id="lineage"),
    ],
)
def test_citations_load_no_engine(arguments: list[str], home: Path, environment: dict[str, str]) -> None:
    modules = modules_after(home, environment, *arguments)
    assert loaded(modules, (*ENGINELESS, "rapidfuzz", "xml", "resindex.parsing.assemble")) == []


@pytest.mark.parametrize(
    "line", ["index --quiet", "status", "stats --by year", "open A/HRC/RES/31/77 --print", "config"]
)
def test_a_plain_line_loads_no_typer(line: str, home: Path, environment: dict[str, str]) -> None:
    assert loaded(modules_after(home, environment, *line.split()), ("typer", "click", "rich")) == []


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_no_library_room(arguments: list[str], home: Path, environment: dict[str, str]) -> None:
    modules = modules_after(home, environment, *arguments)
    rooms = ("store", "engines", "indexing", "query", "search", "parsing", "reading")
    assert loaded(modules, ("rich", "whoosh", "sqlite3", *(f"resindex.{room}" for room in rooms))) == []


def test_importing_the_command_line_loads_no_typer(environment: dict[str, str]) -> None:
    code = "import sys, resindex.cli; print('typer' in sys.modules or 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("resindex search 'impunity AND verb:ur", id="value in a query"),
        pytest.param("resindex search --verb ur", id="value of a filter"),
        pytest.param("resindex search --body=H", id="filter and value in one word"),
    ],
)
def test_completion_of_values_loads_next_to_nothing(line: str, home: Path, environment: dict[str, str]) -> None:
    modules = modules_after(home, environment, "__complete", "bash", line, "")
    rooms = ("store", "engines", "indexing", "query", "search", "parsing", "reading", "lexicon", "render", "cli.app")
    unwanted = ("typer", "rich", "whoosh", "sqlite3", "rapidfuzz", "tomllib", *(f"resindex.{room}" for room in rooms))
    assert loaded(modules, unwanted) == []
    assert len(modules) < 130  # of which Python itself brings half


@pytest.mark.parametrize(
    "line", ["resindex se", "resindex search --ex", "resindex verbs explain u", "resindex search ti"]
)
def test_completion_of_options_loads_no_library_room(line: str, home: Path, environment: dict[str, str]) -> None:
    modules = modules_after(home, environment, "__complete", "fish", line)
    rooms = ("store", "engines", "indexing", "query", "search", "parsing", "reading")
    assert loaded(modules, ("rich", "whoosh", "sqlite3", *(f"resindex.{room}" for room in rooms))) == []
