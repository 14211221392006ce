"""A small corpus and the command run as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from resindex.cli import main

KEEPERS = """\
A/HRC/RES/31/77

31/77. Rights of lighthouse keepers

The Human Rights Council,

Recalling its resolution 28/9 of 26 March 2015,

Noting with deep concern that impunity for the breaking of lamps persists on every coast,

1. Condemns the breaking of lamps, and urges coastal States to end impunity for it;

2. Calls upon all States:

(a) To give every keeper oil and dry wood;

(b) To repair broken lamps without delay;

3. Requests the Secretary-General to report on broken lamps to the Council at its thirty-fourth session.

62nd meeting
24 March 2016

[Adopted without a vote.]
"""

HARBOURS = """\
A/RES/64/301

64/301. Safety of small harbours

The General Assembly,

Recalling its resolution 61/222 of 20 December 2006,

Alarmed at the number of boats that are lost at night,

1. Urges all States to light the mouths of their harbours;

2. Invites fishermen to take part in the work of harbour masters;

3. Encourages the building of lighthouses.

71st plenary meeting
22 December 2009
"""

WINDS = """\
S/RES/1999(2011)

The Security Council,

Concerned by the silence of the winds,

1. Decides to remain seized of the matter.
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with a corpus of three resolutions and its index, to be copied."""
    home = tmp_path_factory.mktemp("project")
    corpus = home / "corpus"
    (corpus / "hrc").mkdir(parents=True)
    (corpus / "hrc" / "keepers.txt").write_text(KEEPERS, encoding="utf-8")
    (corpus / "harbours.txt").write_text(HARBOURS, encoding="utf-8")
    (corpus / "winds.txt").write_text(WINDS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "resindex", "index"],
        cwd=home, env=clean_environment(), capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(written: Path, tmp_path: Path) -> Path:
    """A project folder of the test's own: corpus and index."""
    return Path(shutil.copytree(written, tmp_path / "project"))


@pytest.fixture
def bare(written: Path, tmp_path: Path) -> Path:
    """A project folder with a corpus and no index."""
    return Path(shutil.copytree(written, tmp_path / "bare", ignore=shutil.ignore_patterns("index")))


@pytest.fixture
def command(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """Runs ``resindex`` in a folder, its output into pipes."""
    for name in set(os.environ) - set(environment):
        monkeypatch.delenv(name)

    def run(where: Path, *arguments: str) -> Done:
        monkeypatch.chdir(where)
        capsys.readouterr()
        code = main(arguments)
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def run(home: Path, command: Callable[..., Done]) -> Callable[..., Done]:
    """Runs ``resindex`` in the project folder."""
    return partial(command, home)


def clean_environment() -> dict[str, str]:
    """The environment without what changes colour, width, encoding or settings."""
    dropped = (
        "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "LINES", "PYTHONIOENCODING", "PYTHONUTF8", "PAGER", "LESS",
        "VISUAL", "EDITOR", "BROWSER",
    )  # fmt: skip
    kept = {k: v for k, v in os.environ.items() if k not in dropped and not k.startswith("RESINDEX_")}
    return {**kept, "PYTHONUTF8": "1"}


@pytest.fixture
def on_path(tmp_path: Path) -> Path:
    """A folder to be put on PATH, in which ``resindex`` is this programme."""
    folder = tmp_path / "on path"
    folder.mkdir()
    (folder / "resindex").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m resindex "$@"\n', encoding="utf-8")
    (folder / "resindex").chmod(0o755)
    return folder


@pytest.fixture
def environment() -> dict[str, str]:
    """A clean environment for processes that a test starts by itself."""
    return clean_environment()
