"""A small index of invented resolutions, over an engine that is simple enough to be believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from brute_engine import BruteEngine
from search_samples import ABEILLES, BEES, COPY, HIVES, NOTES

from resindex.model import Resolution
from resindex.search import Index
from resindex.store import SeenFile, Store

Make = Callable[..., Index]


@pytest.fixture
def make_index(tmp_path: Path) -> Iterator[Make]:
    """Builds an index of these resolutions, each in a file of its own; closes it in the end."""
    opened: list[Index] = []

    def make(*resolutions: Resolution) -> Index:
        folder, corpus = tmp_path / "index", tmp_path / "corpus"
        engine = BruteEngine()
        corpus.mkdir(exist_ok=True)
        with Store.open(folder, create=True) as store:
            with store.writing() as writing:
                for r in resolutions:
                    writing.take(SeenFile("corpus", r.source, 1, 1, 1, "hash"), [r])
            pending, _ = store.unsettled()
            documents = [document for document, _ in pending]
            store.begin_commit(None)
            token = engine.commit(store.entries(documents), [])
            store.complete_commit(engine.name, token, indexed=documents, dropped=[])
        opened.append(Index(folder, [corpus], Store.open(folder), engine))
        return opened[-1]

    yield make
    for index in opened:
        index.close()


@pytest.fixture
def index(make_index: Make) -> Index:
    """The index of all the resolutions above."""
    return make_index(BEES, ABEILLES, COPY, HIVES, NOTES)
