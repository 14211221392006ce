"""What several tests share: the folder of development texts, where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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
