"""Works and edges after any history of a corpus are those of a corpus taken at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from citing_texts import ALL, WICKS, cite, text
from conftest import fill
from hypothesis import given, settings
from hypothesis import strategies as st

from resindex.model import Resolution
from resindex.store import SeenFile, Store

State = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]


def state(folder: Path) -> State:
    """All that works and edges say, without the numbers that a history leaves behind."""
    with Store.open(folder) as store:
        rows = store._connection.execute
        works = rows(
            "SELECT w.name, f.path, w.date, w.body, w.title_key, w.wording FROM works AS w"
            " JOIN documents AS d ON d.id = w.document JOIN files AS f ON f.id = d.file ORDER BY 1, 2"
        ).fetchall()
        edges = rows(
            "SELECT w.name, e.cited, p.place, e.pinpoint, e.note, e.section, e.verb FROM edges AS e"
            " JOIN works AS w ON w.document = e.document JOIN paragraphs AS p ON p.id = e.paragraph ORDER BY 1, 2, 3, 4"
        ).fetchall()
    return works, edges


def settle(store: Store) -> None:
    """What an engine does in the end: pending is indexed, dropping goes."""
    pending, dropping = store.unsettled()
    store.begin_commit(None)
    store.complete_commit("none", "token", indexed=[d for d, _ in pending], dropped=dropping)


@given(st.permutations(ALL), st.sets(st.sampled_from([r.source for r in ALL]), max_size=4), st.booleans())
@settings(max_examples=25, deadline=None)
def test_any_history_ends_as_one_run_would(
    tmp_path_factory: pytest.TempPathFactory, order: list[Resolution], removed: set[str], settled: bool
) -> None:
    folder, at_once = tmp_path_factory.mktemp("history"), tmp_path_factory.mktemp("at-once")
    fill(folder, tuple(order))
    fill(folder, tuple(order[:2]))  # two files are taken again
    with Store.open(folder, create=True) as store:
        if settled:
            settle(store)
        known = {file.path: file.id for file in store.files()}
        with store.writing() as writing:
            for path in sorted(removed):
                writing.remove(known[path])
        if settled:
            settle(store)
    fill(at_once, tuple(r for r in ALL if r.source not in removed))
    assert state(folder) == state(at_once)


def test_a_changed_file_leaves_nothing_of_what_it_was(tmp_path: Path) -> None:
    fill(tmp_path, (WICKS,))
    changed = text("A/RES/96/20", cite("Recalling 80/1,", refs={"80/1": "A/RES/80/1"}), path=WICKS.source)
    fill(tmp_path, (changed,))
    assert [edge[1] for edge in state(tmp_path)[1]] == ["A/RES/80/1"]


def test_a_file_that_fails_takes_its_works_along(tmp_path: Path) -> None:
    fill(tmp_path, (WICKS,))
    with Store.open(tmp_path, create=True) as store, store.writing() as writing:
        writing.fail(SeenFile("corpus", WICKS.source, 1, 1, 1, "other"), "it cannot be read")
    assert state(tmp_path) == ([], [])
