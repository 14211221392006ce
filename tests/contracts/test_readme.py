"""What the README shows is what running it prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
README = ROOT / "README.md"
_SHOWN = re.compile(r"<!-- output: (?P<command>[^\n]+) -->\n```\n(?P<block>.*?)```", re.DOTALL)
_EXAMPLE = re.compile(r"^(resindex [^#\n]+?)(?:\s{2,}#.*)?$", re.MULTILINE)
SHOWN = [(m["command"], m["block"]) for m in _SHOWN.finditer(README.read_text(encoding="utf-8"))]
#: Commands of the fenced shell blocks; what stands after a dollar is shown with its output and tested above.
EXAMPLES = sorted(
    {
        command
        for block in re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
        for command in _EXAMPLE.findall(block)
    }
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample corpus."""
    folder = tmp_path_factory.mktemp("readme") / "index"
    done = run("resindex index --quiet", folder)
    assert done.returncode == 0, done.stderr
    return folder


def run(command: str, index: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "COLUMNS": "96",
        "NO_COLOR": "1",
        "RESINDEX_INDEX": str(index),
        "RESINDEX_CORPUS": str(ROOT / "corpus"),
    }
    words = [sys.executable, "-m", *shlex.split(command)]
    return subprocess.run(words, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)


@pytest.mark.parametrize(("command", "block"), SHOWN, ids=[command for command, _ in SHOWN])
def test_what_is_shown_is_what_is_printed(command: str, block: str, index: Path) -> None:
    done = run(command, index)
    shown = block.split("\n", 1)[1].rstrip("\n")
    printed = done.stdout.rstrip("\n") or done.stderr.rstrip("\n")
    assert shown == printed


@pytest.mark.parametrize("command", EXAMPLES)
def test_every_example_works(command: str, index: Path) -> None:
    done = run(command, index)
    assert done.returncode == 0, done.stderr
    assert done.stdout or command == "resindex index"


def test_examples_were_found() -> None:
    assert len(SHOWN) == 2
    assert len(EXAMPLES) >= 10
