"""The manual page and the settings that are shown: nothing that the programme knows is left out."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
import typer

from resindex.cli.app import app
from resindex.cli.commands import COMMANDS
from resindex.cli.manual import _text, page
from resindex.cli.topics import ENVIRONMENT, EXIT_CODES
from resindex.fields import FIELDS
from resindex.query.manual import CHAPTERS
from resindex.settings import KEYS


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture(scope="module")
def manual() -> str:
    return page()


def commands() -> Iterator[tuple[str, Any]]:
    group: Any = typer.main.get_command(app)
    for name in COMMANDS:
        command = group.get_command(None, name)
        yield f"resindex {name}", command
        if hasattr(command, "list_commands"):
            yield from (
                (f"resindex {name} {sub}", command.get_command(None, sub)) for sub in command.list_commands(None)
            )


@pytest.mark.parametrize(("path", "command"), list(commands()), ids=[path for path, _ in commands()])
def test_every_command_with_its_options(path: str, command: Any, manual: str) -> None:
    (start,) = re.findall(rf'^\.SS "{re.escape(_text(path))}(?=[ "]).*$', manual, re.M)[:1]
    part = manual[manual.index(start) :]
    part = part[: part.find("\n.S", 1)]
    for parameter in command.params:
        for name in parameter.opts if parameter.param_type_name == "option" else ():
            assert rf"\fB{_text(name)}\fR" in part
        assert _text(parameter.help or "") in part


def test_every_form_of_a_query(manual: str) -> None:
    for chapter in CHAPTERS:
        assert all(rf"\fB{_text(example.query)}\fR" in manual for example in chapter.examples)


def test_every_field_setting_and_exit_code(manual: str) -> None:
    for field in FIELDS:
        assert all(rf"\fB{name}\fR" in manual for name in (field.name, *field.aliases))
        assert _text(field.help) in manual
    assert all(rf"\fB{key.variable}\fR" in manual for key in KEYS)
    assert all(rf"\fB{variable}\fR" in manual for variable in ENVIRONMENT)
    assert all(f".TP\n\\fB{code}\\fR\n{meaning}\n" in manual for code, meaning in EXIT_CODES.items())


@pytest.mark.parametrize(
    ("words", "roff"),
    [
        ("--no-pager", r"\-\-no\-pager"),
        (".hidden", r"\&.hidden"),
        ("a\\b", r"a\eb"),
        ("'quoted'", r"\(aqquoted\(aq"),
        ("fuzzy~ `x` ^", r"fuzzy\(ti \(gax\(ga \(ha"),
        ("\b\ntwo\nlines", "two lines"),
    ],
)
def test_words_are_printed_as_they_are(words: str, roff: str) -> None:
    assert _text(words) == roff


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_page_is_clean_roff(manual: str) -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Kutf8", "-Tutf8"], input=manual, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "resindex search impunity --verb urges --context 1 --cite" in done.stdout


def test_man_prints_it(run: Run, manual: str) -> None:
    assert run("man").stdout == manual


# ---------------------------------------------------------------- settings


def test_config_says_where_each_value_comes_from(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "resindex.toml").write_text('limit = 3\ncorpus = "corpus"\n', encoding="utf-8")
    monkeypatch.setenv("RESINDEX_COLOR", "never")
    done = run("config")
    assert done.returncode == 0
    rows = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}
    assert list(rows) == [key.name for key in KEYS]
    assert rows["limit"] == ["3", str(home / "resindex.toml")]
    assert rows["corpus"] == [str(home / "corpus"), str(home / "resindex.toml")]
    assert rows["color"] == ["never", "RESINDEX_COLOR"]
    assert rows["refresh"] == ["true", "default"]
    assert rows["viewer"] == ["-", "default"]
    assert done.stderr == f"{home / 'resindex.toml'}\n"


def test_config_as_records(run: Run) -> None:
    done = run("config", "--format", "jsonl")
    records = {record["name"]: record for record in map(json.loads, done.stdout.splitlines())}
    assert set(records) == {key.name for key in KEYS}
    assert records["limit"] == {
        "schema": "resindex/setting/1", "name": "limit", "value": "10", "origin": "default",
        "variable": "RESINDEX_LIMIT", "help": "how many resolutions, or paragraphs, a page shows",
    }  # fmt: skip
    assert records["format"]["value"] is None


def test_config_names_the_nearest_key(run: Run, home: Path) -> None:
    (home / "resindex.toml").write_text("limt = 3\n", encoding="utf-8")
    done = run("config")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f'error: {home / "resindex.toml"}: unknown key "limt"\nhint: did you mean  limit\n'


def test_config_where_no_file_is(run: Run) -> None:
    assert run("config").stderr == "no resindex.toml from here upward\n"
