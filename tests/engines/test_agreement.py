"""The engines agree: the same paragraphs, scores, counts and reasons, on the sample corpus and on a larger one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from resindex.engines import ENGINES, open_engine
from resindex.engines.base import Grouping, Searcher
from resindex.errors import UsageError
from resindex.indexing import update
from resindex.query.parser import parse
from resindex.query.resolve import resolve
from resindex.query.syntax import Node, loosened
from resindex.store import Store

pytest.importorskip("tantivy", reason="pip install 'resindex[tantivy]'")

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("RESINDEX_SHARED", ROOT.parent / "shared"))

#: What finds the same paragraphs with any engine.
SETS = (
    '"human rights"', "impun*", "organi?ation", "*governmental", "impunty~", "=rights", '="the rights"', "rights NEAR/3 women",
    "NOT rights", "rights -women", "(women OR girls) AND violence", "verb:urges", "section:op year:2000..2010",
    "symbol:A/RES/*", "year:..1995", "53/144", "non-governmental", "verb:>=urges rights", 'title:"human rights"',
    "droits", "derechos", "人权", "права",
)  # fmt: skip
#: What is ranked.
RANKED = (
    "rights", "human rights", "women peace security", "impunity", "right of return", "sustainable development",
    '"human rights" defenders', "report secretary-general", "impun* violence", "children armed conflict education",
)  # fmt: skip


class Both:
    """One store and an engine of each kind over it."""

    def __init__(self, corpus: Path, index: Path) -> None:
        update([corpus], index)
        self.store = Store.open(index, create=True)
        self.searchers: list[Searcher] = []
        self.store.forget_engine()  # so that it names all documents
        documents = [document for document, _ in self.store.unsettled()[0]]
        for name in ENGINES:
            engine = open_engine(index / "each", name)
            engine.commit(self.store.entries(documents), ())
            self.searchers.append(engine.searcher())

    def tree(self, query: str) -> Node:
        return resolve(parse(query), self.store, query)


def agree(both: Both) -> None:
    whoosh, tantivy = both.searchers
    for query in (*SETS, *RANKED):
        for tree in filter(None, (both.tree(query), loosened(both.tree(query)))):
            one, other = (s.search(tree, limit=100_000, facets=("verb", "year"), sort="date") for s in both.searchers)
            assert [m.key for m in one.matches] == [m.key for m in other.matches], query
            assert (one.total, one.documents, one.facets) == (other.total, other.documents, other.facets), query
            short = tantivy.search(tree, limit=3, facets=("verb", "year"))
            assert (short.total, short.documents, short.facets) == (one.total, one.documents, one.facets), query
    same = total = 0
    for query in RANKED:
        for tree in filter(None, (both.tree(query), loosened(both.tree(query)))):
            one, other = (s.search(tree, limit=10) for s in both.searchers)
            keys = [m.key for m in one.matches]
            same += len(set(keys) & {m.key for m in other.matches})
            total += len(keys)
            assert whoosh.reasons(tree, keys) == tantivy.reasons(tree, keys) or _near(both, tree, keys), query
            grouped = [s.search(tree, grouping=Grouping()) for s in both.searchers]
            assert grouped[0].groups == grouped[1].groups, query
    assert same >= 0.9 * total
    assert total > 50


def _near(both: Both, tree: Node, keys: list[int]) -> bool:
    """Whether reasons differ in nothing but the last digits of their scores."""
    one, other = (searcher.reasons(tree, keys) for searcher in both.searchers)
    pairs = [pair for key in keys for pair in zip(one[key], other[key], strict=True)]
    assert [(a.asked, a.field, a.count, a.paragraphs) for a, _ in pairs] == [
        (b.asked, b.field, b.count, b.paragraphs) for _, b in pairs
    ]
    return all(a.score == pytest.approx(b.score) for a, b in pairs)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    both = Both(ROOT / "corpus", tmp_path_factory.mktemp("agreement"))
    yield both
    both.store.close()


def test_on_the_sample_corpus(sample: Both) -> None:
    agree(sample)


def test_vocabularies_are_the_same(sample: Both) -> None:
    for field, prefix in (("text", "right"), ("title", ""), ("verb", ""), ("symbol", ""), ("year", "")):
        one, other = (list(searcher.terms(field, prefix)) for searcher in sample.searchers)
        assert one == other
        assert one
    for searcher in sample.searchers:
        with pytest.raises(UsageError):
            searcher.tally(sample.tree("rights"), "source")


@pytest.mark.shared
def test_on_a_larger_corpus(tmp_path: Path) -> None:
    larger = SHARED / "corpora" / "unsc-gold-txt"
    if not larger.is_dir():
        pytest.skip(f"no development texts at {larger}")
    agree(Both(larger, tmp_path / "index"))
