"""What several tests share: the folder of development texts, where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def few_files_are_read_in_this_process() -> None:
    """Hundreds of tests index two or three files: a process for each would take most of their time. (That there is one
    otherwise is tested in ``tests/indexing`` and ``tests/hostile``.)
    """
    from resindex.indexing import workers

    workers.FEW = 0


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development texts; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("RESINDEX_SHARED", ROOT.parent / "shared"))
    if not (folder / "eval").is_dir():
        pytest.skip(f"no development texts at {folder} (set RESINDEX_SHARED)")
    return folder


@pytest.fixture(scope="session")
def sample_corpus() -> Path:
    """The sample resolutions that ship with the project."""
    return ROOT / "corpus"
