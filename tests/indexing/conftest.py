"""A small corpus in a notation of its own, read by doubles in every process, and a folder for the index."""

from __future__ import annotations

from pathlib import Path

import index_doubles
import pytest


@pytest.fixture(autouse=True)
def notation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read by the doubles, here and in worker processes: what an index run does hangs on no parser."""
    from resindex.indexing import workers

    monkeypatch.setattr("resindex.parsing.parse", index_doubles.parse)
    start = workers.start_code()
    monkeypatch.setattr(workers, "start_code", lambda: f"{index_doubles.install_code()}; {start}")


@pytest.fixture
def corpus(tmp_path: Path) -> index_doubles.Corpus:
    return index_doubles.Corpus(tmp_path / "corpus")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"
