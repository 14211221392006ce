"""The guides name every command and every option, and what they show can be typed as it stands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from resindex.cli.app import command_named
from resindex.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
GUIDES = ("guide.md", "query.md", "verbs.md")
TEXT = "\n".join(
    (ROOT / "docs" / name).read_text(encoding="utf-8") for name in GUIDES if (ROOT / "docs" / name).exists()
)
_COMMAND = re.compile(r"^(?:    )?(resindex .*|sqlite3 .*)$", re.MULTILINE)
EXAMPLES = sorted(
    {
        (file.name, example)
        for file in (ROOT / "docs").glob("*.md")
        for block in re.findall(r"```sh\n(.*?)```|((?:^    \S.*\n)+)", file.read_text(encoding="utf-8"), re.S | re.M)
        for example in _COMMAND.findall("".join(block))
    }
)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its name, and the commands below it."""
    for name in COMMANDS:
        command = command_named(name)
        yield name, command
        for below, sub in getattr(command, "commands", {}).items():
            yield f"{name} {below}", sub


OPTIONS = [
    (name, option)
    for name, command in commands()
    for parameter in command.params
    for option in parameter.opts
    if option.startswith("--") and option != "--help"
]


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_in_the_guides(name: str) -> None:
    assert f"resindex {name}" in TEXT


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=[" ".join(pair) for pair in OPTIONS])
def test_every_option_is_in_the_guides(name: str, option: str) -> None:
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", TEXT), f"{option} of resindex {name}"


def test_every_format_is_in_the_guides() -> None:
    from resindex.render import FORMATS

    assert [name for name in FORMATS if f"| `{name}` |" not in TEXT] == []


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample corpus and its index."""
    home = tmp_path_factory.mktemp("docs")
    (home / "corpus").symlink_to(ROOT / "corpus")
    run("resindex index --quiet", home)
    return home


def run(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("RESINDEX_")}
    shell = f'resindex() {{ "{sys.executable}" -m resindex "$@"; }}; set -o pipefail; {command}'
    environment = {
        **kept,
        "PYTHONPATH": str(ROOT),
        "NO_COLOR": "1",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "SHELL": "/bin/bash",
    }
    return subprocess.run(
        ["bash", "-c", shell], cwd=home, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(("file", "example"), EXAMPLES, ids=[" ".join(pair) for pair in EXAMPLES])
def test_every_example_of_the_guides_works(file: str, example: str, place: Path) -> None:
    if example.startswith("sqlite3") and which("sqlite3") is None:
        pytest.skip("no sqlite3 on this machine")
    done = run(example, place)
    assert done.returncode == 0, done.stderr
    assert done.stdout or ">" in example


def test_examples_were_found() -> None:
    assert len(EXAMPLES) >= 5
    assert len(OPTIONS) >= 40
