"""What completion offers after each kind of run."""

from __future__ import annotations

from pathlib import Path

import pytest
from index_doubles import Corpus, FileEngine

from resindex import offers
from resindex.indexing import recover, update
from resindex.store import Store


def run(corpus: Corpus, index: Path, **options: object) -> None:
    update([corpus.folder], index, engine=FileEngine(index), workers=0, **options)  # type: ignore[arg-type]


def symbols(index: Path) -> list[str]:
    return sorted(value for value, _count in offers.offered(index, "symbol"))


def test_offers_follow_the_vocabulary(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "symbol: A/RES/1/1", "Urges one")
    run(corpus, index)
    assert symbols(index) == ["A/RES/1/1"]
    corpus.put("b.txt", "symbol: A/RES/1/2", "Urges two")
    corpus.remove("a.txt")
    run(corpus, index)
    assert symbols(index) == ["A/RES/1/2"]
    run(corpus, index, rebuild=True)
    assert symbols(index) == ["A/RES/1/2"]
    with Store.open(index) as store:
        assert offers.offered(index, "symbol") == store.vocabulary("symbol")


def test_an_index_of_before_gets_its_offers_from_the_next_run(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "symbol: A/RES/1/1", "Urges one")
    run(corpus, index)
    (index / offers.FILE).unlink()
    run(corpus, index)
    assert symbols(index) == ["A/RES/1/1"]


def test_a_run_that_died_before_its_offers_is_caught_up_by_the_next(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "symbol: A/RES/1/1", "Urges one")
    run(corpus, index)
    before = (index / offers.FILE).read_bytes()
    corpus.put("b.txt", "symbol: A/RES/1/2", "Urges two")
    run(corpus, index)
    (index / offers.FILE).write_bytes(before)
    run(corpus, index)
    assert symbols(index) == ["A/RES/1/1", "A/RES/1/2"]


def test_a_killed_run_is_completed_with_its_offers(corpus: Corpus, index: Path) -> None:
    corpus.put("a.txt", "symbol: A/RES/1/1", "Urges one")
    run(corpus, index)
    before = (index / offers.FILE).read_bytes()
    corpus.put("b.txt", "symbol: A/RES/1/2", "Urges two")
    run(corpus, index)
    (index / offers.FILE).write_bytes(before)  # as if the run had died before it came to them
    with Store.open(index, create=True) as store:
        store.forget_engine()
    assert recover(index, engine=FileEngine(index))
    assert symbols(index) == ["A/RES/1/1", "A/RES/1/2"]


def test_offers_that_cannot_be_written_stop_no_run(corpus: Corpus, index: Path) -> None:
    index.mkdir()
    (index / f"{offers.FILE}.new").mkdir()
    corpus.put("a.txt", "symbol: A/RES/1/1", "Urges one")
    run(corpus, index)
    assert symbols(index) == []
    with Store.open(index) as store:
        assert store.counts().documents == 1


def test_a_folder_that_cannot_be_written_is_left_alone(
    corpus: Corpus, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.put("a.txt", "symbol: A/RES/1/1", "Urges one")
    run(corpus, index)
    (index / offers.FILE).unlink()
    monkeypatch.setattr("resindex.indexing.run.os.access", lambda path, mode: False)
    run(corpus, index)
    assert not (index / offers.FILE).exists()


def test_places_inside_cited_documents_are_no_offers(tmp_path: Path, index: Path) -> None:
    from resindex.indexing.offering import _values

    class Held:
        def vocabulary(self, field: str) -> list[tuple[str, int]]:
            return {"cites": [("A/RES/1/1", 3), ("A/RES/1/1#op_4", 2)], "body": [("Human Rights Council", 5)],
                    "section": [("operative", 4), ("vote", 1)], "language": [("fr", 2)]}.get(field, [])  # fmt: skip

    held: Store = Held()  # type: ignore[assignment]
    assert list(_values("cites", held)) == [("A/RES/1/1", 3)]
    assert ("HRC", 5) in list(_values("body", held))
    assert list(_values("section", held)) == [("operative", 4), ("vote", 1), ("op", 4)]
    assert list(_values("language", held)) == [("fr", 2), ("French", 2)]
