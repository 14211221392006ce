"""Opening an index over real files: built when it is not there, brought up to date, repaired, left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from resindex import Index, settings
from resindex.errors import CorpusError, IndexTrouble
from resindex.events import Event, Warned
from resindex.indexing.lock import RunLock
from resindex.search import index as room

TEXT = """General Assembly resolution {number}

Protection of {animal}

The General Assembly,

Recalling the rights of {animal},

1. Urges all States to protect {animal};

2. Decides to remain seized of the matter.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two documents and no index yet, as the current folder."""
    write(tmp_path, "bees", "53/144")
    write(tmp_path, "wasps", "53/145")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(home: Path, animal: str, number: str) -> Path:
    path = home / "corpus" / f"{animal}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT.format(animal=animal, number=number), encoding="utf-8")
    return path


def found(query: str, **options: bool) -> list[str]:
    with Index.open(**options) as index:
        return sorted(hit.id for hit in index.search(query, verb="urge").hits)


def test_without_an_index_there_is_nothing_to_ask(home: Path) -> None:
    with pytest.raises(IndexTrouble) as caught:
        Index.open()
    assert "resindex index" in (caught.value.hint or "")


def test_refresh_builds_it_and_takes_up_what_changes(home: Path) -> None:
    assert found("bees", refresh=True) == ["A/RES/53/144#op_1"]
    ants = write(home, "ants", "53/146")
    assert found("ants") == []
    assert found("ants", refresh=True) == ["A/RES/53/146#op_1"]
    ants.write_text(TEXT.format(animal="hornets", number="53/146"), encoding="utf-8")
    assert (found("ants", refresh=True), found("hornets")) == ([], ["A/RES/53/146#op_1"])
    ants.unlink()
    assert (found("hornets", refresh=True), found("bees")) == ([], ["A/RES/53/144#op_1"])


def test_a_large_change_is_left_and_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index.open(refresh=True).close()
    monkeypatch.setattr(room, "SMALL_CHANGE", 1)
    write(home, "ants", "53/146")
    write(home, "moths", "53/147")
    with Index.open(refresh=True) as index:
        page = index.search("bees")
        assert page.freshness.added == 2
        assert index.search("ants").total == 0
        report = index.update()
        assert report.added == 2
        assert index.search("ants").freshness.stale == 0
        assert index.search("ants").total > 0


def test_a_run_elsewhere_stops_no_search(home: Path) -> None:
    Index.open(refresh=True).close()
    write(home, "ants", "53/146")
    told: list[Event] = []
    with RunLock(home / "index"), Index.open(refresh=True, listen=told.append) as index:
        assert index.search("bees").total > 0
    assert any(isinstance(event, Warned) and "another run" in event.message for event in told)


def test_a_lost_engine_is_made_again(home: Path) -> None:
    Index.open(refresh=True).close()
    shutil.rmtree(home / "index" / "whoosh")
    assert found("bees") == ["A/RES/53/144#op_1"]


def test_an_index_remembers_its_corpus(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Index.open(home / "elsewhere", home / "corpus", refresh=True).close()
    monkeypatch.chdir(home.parent)
    with Index.open(home / "elsewhere") as index:
        assert index.corpus == (home / "corpus",)
        assert index.search("bees").freshness.stale == 0
    shutil.move(home / "corpus", home / "gone")
    with Index.open(home / "elsewhere", home / "corpus") as index:
        page = index.search("bees")
        assert page.total > 0
        assert not page.freshness.checked or page.freshness.removed == 2


def test_no_corpus_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError):
        Index.open(refresh=True)


def test_settings_name_the_index_too(home: Path) -> None:
    (home / "resindex.toml").write_text('index = "built"\n', encoding="utf-8")
    with Index.of(settings.load(), refresh=True) as index:
        assert index.folder == home / "built"
        assert index.status().counts.documents == 2
        assert index.get("53/145#pp 1")[1].verbs == ("recalls",)


def test_what_was_said_with_the_real_engine(home: Path) -> None:
    with Index.open(refresh=True) as index:
        page = index.search('"rights of bees" OR wasps', section="pp", facets=["verb"], sort="symbol")
        assert [hit.id for hit in page.hits] == ["A/RES/53/144#pp_1", "A/RES/53/145#pp_1"]
        assert page.facets[0].counts == (("recalls", 2),)
        first, _ = page.hits
        assert [first.paragraph.text[s.start : s.end] for s in first.highlights] == ["rights", "of", "bees"]
        assert index.search("waspz", verb="urges").suggestions == (
            'no paragraph has "waspz"; did you mean  wasps',
            "without waspz: 2 paragraphs",
        )
