"""Families of repeated wording: what a store says of them, and that they never depend on how it came to be."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_factories import resolution, seen

from resindex.errors import ReadingError
from resindex.hit_records import Family
from resindex.model import Resolution
from resindex.store import FILE, Store

KEEP = "Urges all coastal States to keep the lamps of their lighthouses lit from dusk to dawn, in session {};"
TRAIN = "Urges all coastal States to train the keepers of their lighthouses and to pay them in time every month;"


def near(text: str, word: str) -> str:
    return text.replace("coastal", f"coastal and {word}")


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path, create=True) as opened:
        yield opened


def put(store: Store, *resolutions: Resolution) -> list[int]:
    keys = []
    with store.writing() as writing:
        for one in resolutions:
            (taken,) = writing.take(seen(one.source), [one])
            keys.append(taken.first_key)
    return keys


def remove(store: Store, path: str) -> None:
    with store.writing() as writing:
        writing.remove(next(file.id for file in store.files() if file.path == path))


def let_the_engine_commit(store: Store) -> None:
    pending, dropping = store.unsettled()
    store.begin_commit(store.engine_token)
    store.complete_commit("fake", "t", indexed=[document for document, _ in pending], dropped=dropping)


def partition(store: Store) -> set[frozenset[str]]:
    """The families as sets of paragraphs; the blocks that a search reads say the same as the tables."""
    found: dict[int, set[str]] = defaultdict(set)
    folding = store.folding(("en",))
    connection = sqlite3.connect(store.path)
    rows = connection.execute(
        "SELECT p.id, w.family, f.path || '#' || p.place FROM paragraphs AS p JOIN wordings AS w ON w.id = p.wording"
        " JOIN documents AS d ON d.id = p.document JOIN files AS f ON f.id = d.file WHERE d.state <> 'dropping'"
    ).fetchall()
    assert len(rows) == store.counts().paragraphs
    for key, family, name in rows:
        assert folding.family(key) == family
        found[family].add(name)
    connection.close()
    return set(map(frozenset, found.values()))


def test_what_recurs_is_counted_with_its_years_bodies_and_wordings(store: Store) -> None:
    first, *_ = put(
        store,
        resolution("a.txt", KEEP.format(8), symbol="A/RES/91/3", date="2031-05-04", body="Assembly", language="en"),
        resolution("b.txt", KEEP.format(9), symbol="A/RES/92/3", date="2032-05-04", body="Assembly", language="en"),
        resolution("copy.txt", KEEP.format(9), symbol="A/RES/92/3", date="2032-05-04", body="Assembly", language="en"),
        resolution("c.txt", near(KEEP, "island"), symbol="C/4", date="2033-01-02", body="Council", language="en"),
        resolution("d.txt", TRAIN, symbol="A/RES/93/1", date="2033-01-02", body="Assembly", language="en"),
    )
    family = store.families([first])[first]
    assert family == Family(3, 2, 2031, 2033, "C/4#op_1", ("Assembly", "Council"))
    members = store.families([first], members=True)[first].members
    assert [(m.id, m.date, m.wording) for m in members] == [
        ("C/4#op_1", "2033-01-02", 1),
        ("A/RES/92/3#op_1", "2032-05-04", 2),
        ("A/RES/91/3#op_1", "2031-05-04", 2),
    ]
    assert members[0].text == near(KEEP, "island")


def test_what_is_going_counts_no_more_before_the_engine_has_let_go_of_it(store: Store) -> None:
    first, _ = put(store, resolution("a.txt", KEEP, date="2031-01-01"), resolution("b.txt", KEEP, date="2032-01-01"))
    remove(store, "b.txt")
    assert store.families([first])[first].occurrences == 1
    let_the_engine_commit(store)
    assert store.families([first])[first].last_year == 2031


def test_a_file_that_cannot_be_stored_leaves_no_wording(store: Store) -> None:
    with store.writing() as writing, pytest.raises(ReadingError):
        writing.take(seen("a.txt"), [resolution("a.txt", KEEP, "half a character \ud800")])
    put(store, resolution("b.txt", KEEP))
    assert partition(store) == {frozenset(["b.txt#op_1"])}


def test_languages_of_a_paragraph_are_found_by_its_place(store: Store) -> None:
    keys = put(
        store,
        resolution("en.txt", KEEP, TRAIN, symbol="A/RES/91/3", language="en"),
        resolution("fr.txt", "Demande que les phares brillent ;", symbol="A/RES/91/3", language="fr"),
        resolution("es.txt", "Otra cosa;", symbol="A/RES/91/4", language="es"),
        resolution("none.txt", "Nothing official.", language="en"),
    )
    assert store.languages(keys) == {keys[0]: ("en", "fr"), keys[1]: ("en", "fr"), keys[2]: ("es",)}
    assert store.languages([keys[0] + 1]) == {keys[0] + 1: ("en",)}


_WORDS = ("island", "river", "northern", "mountain")
_TEXTS = st.sampled_from(
    [KEEP, TRAIN, *(near(t, w) for t in (KEEP, TRAIN) for w in _WORDS), near(near(KEEP, "old"), "river")]
)
_FILES = st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"])
_STEPS = st.lists(
    st.tuples(_FILES, st.none() | st.lists(_TEXTS, min_size=1, max_size=3), st.booleans()), min_size=1, max_size=10
)


@settings(max_examples=40, deadline=None)
@given(_STEPS)
def test_any_sequence_of_runs_gives_the_families_of_one_run(steps: list[tuple[str, list[str] | None, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept: dict[str, list[str]] = {}
        with Store.open(Path(folder, "grown"), create=True) as grown:
            for path, texts, commits in steps:
                if texts is not None:
                    put(grown, resolution(path, *texts, language="en"))
                    kept[path] = texts
                elif kept.pop(path, None):
                    remove(grown, path)
                if commits:
                    let_the_engine_commit(grown)
            once = [resolution(path, *texts, language="en") for path, texts in sorted(kept.items(), reverse=True)]
            with Store.open(Path(folder, "once"), create=True) as made:
                put(made, *once)
                assert partition(grown) == partition(made)
                assert _rows(grown) == _rows(made)


def _rows(store: Store) -> dict[str, int]:
    """How much the tables of families hold: nothing is left behind."""
    connection = sqlite3.connect(store.path.with_name(FILE))
    tables = ("wordings", "links", "sketches")
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    connection.close()
    return counts
