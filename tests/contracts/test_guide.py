"""The commands of the user guide's chapter on citations run as they stand, on the sample corpus."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
_CHAPTER = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8").split("## Citations")[1].split("\n## ")[0]
_SHELL = "\n".join(re.findall(r"```sh\n(.*?)```", _CHAPTER, re.DOTALL))
COMMANDS = re.findall(r"^(resindex [^#\n]+(?:#\w+)?[^#\n]*?)(?:\s{2,}#.*)?$", _SHELL, re.MULTILINE)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An index of the sample corpus."""
    index = tmp_path_factory.mktemp("guide") / "index"
    made = {**os.environ, "NO_COLOR": "1", "RESINDEX_INDEX": str(index), "RESINDEX_CORPUS": str(ROOT / "corpus")}
    subprocess.run([sys.executable, "-m", "resindex", "index", "--quiet"], env=made, cwd=ROOT, check=True)
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_guide_finds_something(command: str, environment: dict[str, str]) -> None:
    words = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_commands_were_found() -> None:
    assert len(COMMANDS) == 10
