"""Lets the tests of this room share ``engine_factories``, and builds their indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from engine_factories import CORPUS

from resindex.engines import ENGINES, open_engine
from resindex.engines.base import Engine, Entry, Searcher


@pytest.fixture(scope="session", params=ENGINES)
def kind(request: pytest.FixtureRequest) -> str:
    """Every engine, by its name; one whose library is not here is passed over."""
    name = str(request.param)
    if name != "whoosh":
        pytest.importorskip(name, reason=f"pip install 'resindex[{name}]'")
    return name


@pytest.fixture
def engine(tmp_path: Path, kind: str) -> Engine:
    return open_engine(tmp_path / "index", kind)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Iterator[Searcher]:
    """The invented corpus, in one commit."""
    engine = open_engine(tmp_path_factory.mktemp("corpus"), kind)
    engine.commit(CORPUS, ())
    searcher = engine.searcher()
    yield searcher
    searcher.close()


@pytest.fixture
def built(tmp_path: Path, kind: str) -> Iterator[Callable[..., Searcher]]:
    """Builds an index of the entries and opens it."""
    opened: list[Searcher] = []

    def build(*entries: Entry) -> Searcher:
        engine = open_engine(tmp_path / f"built{len(opened)}", kind)
        engine.commit(entries, ())
        opened.append(engine.searcher())
        return opened[-1]

    yield build
    for searcher in opened:
        searcher.close()
