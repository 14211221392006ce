"""Indexes of invented texts that no engine was built for: questions about citations need none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from citing_texts import ALL

from resindex.model import Resolution
from resindex.search import Index
from resindex.store import SeenFile, Store

Make = Callable[..., Index]


def fill(folder: Path, resolutions: tuple[Resolution, ...]) -> None:
    """Takes each text as a file of its own, in this order, in transactions of their own."""
    with Store.open(folder, create=True) as store:
        for r in resolutions:
            with store.writing() as writing:
                writing.take(SeenFile("corpus", r.source, 1, 1, 1, "hash"), [r])


@pytest.fixture
def make_index(tmp_path: Path) -> Iterator[Make]:
    """Builds an index of texts; its engine is one that cannot be opened."""
    opened: list[Index] = []

    def make(*resolutions: Resolution) -> Index:
        folder = tmp_path / f"index-{len(opened)}"
        fill(folder, resolutions)
        opened.append(Index(folder, [tmp_path], Store.open(folder), "no engine"))
        return opened[-1]

    yield make
    for index in opened:
        index.close()


@pytest.fixture
def index(make_index: Make) -> Index:
    """The index of all texts."""
    return make_index(*ALL)
