"""Whoosh's own writer and searcher work on this index, and agree with the ways of this engine."""

from __future__ import annotations

import subprocess
import sys
import warnings
from array import array
from pathlib import Path

import pytest
from engine_factories import CORPUS
from hypothesis import given
from hypothesis import strategies as st

from resindex.analysis import forms, known_language
from resindex.engines import ranking
from resindex.engines.base import Entry
from resindex.engines.plan import in_language
from resindex.engines.whoosh_codec import MappedStorage, ParagraphCodec, Terms
from resindex.engines.whoosh_engine import WhooshEngine
from resindex.engines.whoosh_lists import ListFile, ListInfo, Postings, read_counts, read_ids, read_places
from resindex.engines.whoosh_parts import TOC, StructFile
from resindex.engines.whoosh_schema import KEY, schema
from resindex.query.syntax import And, Node, Not, Or, Phrase, Value, Word

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as whoosh_query
    from whoosh.index import FileIndex
    from whoosh.scoring import BM25F
    from whoosh.searching import Searcher

ENGLISH = [e for e in CORPUS if e.language == "en"]
TREES = [
    Word("defend"),
    Word("return"),
    Word("harbours"),
    Word("lights", "title"),
    Phrase("right of return"),
    Phrase("safety of harbours"),
    Or((Word("return"), Word("organise"), Word("lit"))),
    And((Word("return"), Word("of"), Word("right"))),
    And((Word("harbours"), Not(Word("defend")))),
    And((Word("harbours"), Or((Word("return"), Value("verb", ("urges",)))))),
    Not(Word("harbours")),
]


def stock(tree: Node) -> whoosh_query.Query:
    """The tree in Whoosh's own terms, over English."""
    if isinstance(tree, And):
        return whoosh_query.And([stock(part) for part in tree.parts])
    if isinstance(tree, Or):
        return whoosh_query.Or([stock(part) for part in tree.parts])
    if isinstance(tree, Not):
        return whoosh_query.Not(stock(tree.part))
    if isinstance(tree, Value):
        return whoosh_query.ConstantScoreQuery(whoosh_query.Term(tree.field, tree.values[0]), 1e-9)
    assert isinstance(tree, Word | Phrase)
    (form,) = forms(tree.text, "en")
    terms = [slot.terms[0] for slot in form]
    kinds = ("title",) if tree.field == "title" else ("text", "title")
    return whoosh_query.Or([
        whoosh_query.Phrase(f"{kind}_en", terms, boost=ranking.FIELDS[kind].weight) if len(terms) > 1
        else whoosh_query.Term(f"{kind}_en", terms[0], boost=ranking.FIELDS[kind].weight)
        for kind in kinds
    ])  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("english")
    WhooshEngine(folder).commit(ENGLISH, ())
    return folder


@pytest.mark.parametrize("tree", TREES, ids=str)
def test_whoosh_finds_and_ranks_the_same(folder: Path, tree: Node) -> None:
    index = FileIndex(MappedStorage(str(folder)), schema())
    model = BM25F(ranking.FIELDS["text"].b, ranking.K1, title_en_B=ranking.FIELDS["title"].b)
    searcher = Searcher(index.reader(), weighting=model)
    keys = searcher.reader().column_reader(KEY)
    theirs = {keys[hit.docnum]: hit.score for hit in searcher.search(stock(in_language(tree, "en")), limit=None)}
    searcher.close()
    mine = WhooshEngine(folder).searcher()
    ours = {match.key: match.score for match in mine.search(tree, limit=100).matches}
    mine.close()
    assert set(ours) == set(theirs)
    if not any(isinstance(part, Phrase | Not) for part in (tree, *getattr(tree, "parts", ()))):
        assert ours == pytest.approx(theirs)  # Whoosh scores a phrase as its words, and what is not there as 1


def _documents(entries: list[Entry]) -> list[dict[str, object]]:
    return [
        {
            f"text_{(tongue := known_language(e.language))}": e.text, f"word_{tongue}": e.text,
            **({f"title_{tongue}": e.title, f"titleword_{tongue}": e.title} if e.title else {}),
            **({f"subject_{tongue}": e.subject, f"subjectword_{tongue}": e.subject} if e.subject else {}),
            "owner": (str(e.document),), "tongue": (tongue,), "key": e.key, "document": e.document, **e.values,
        }
        for e in entries
    ]  # fmt: skip


def test_whoosh_writes_the_same(folder: Path, tmp_path: Path) -> None:
    storage = MappedStorage(str(tmp_path))
    writer = FileIndex.create(storage, schema()).writer(codec=ParagraphCodec())
    for document in _documents(ENGLISH):
        writer.add_document(**document)
    writer.commit()
    lists = [_lists(MappedStorage(str(at))) for at in (folder, tmp_path)]
    assert lists[0] == lists[1]


def _lists(storage: MappedStorage) -> dict[tuple[str, bytes], list[object]]:
    (segment,) = TOC.read(storage, "MAIN", schema=schema()).segments
    terms = Terms(ParagraphCodec(), storage, segment)
    found: dict[tuple[str, bytes], list[object]] = {}
    for term, info in terms.items():
        file = terms.lists
        found[term] = [list(read_ids(file, info)), read_counts(file, info), read_places(file, info)]
    terms.close()
    return found


@given(
    ids=st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=300, unique=True).map(sorted),
    often=st.booleans(),
    data=st.data(),
)
def test_lists_come_back_as_they_were_written(ids: list[int], often: bool, data: st.DataObject) -> None:
    size = len(ids)
    counts = data.draw(st.lists(st.integers(1, 400), min_size=size, max_size=size)) if often else [1] * size
    places = list(range(7, 7 + sum(counts)))
    file = _Memory()
    writer = ListFile(file)
    writer.add(Postings(array("I", [5]), None))
    info = ListInfo.from_bytes(writer.add(Postings(array("I", ids), array("I", counts), places)).to_bytes())
    assert list(read_ids(file, info)) == ids
    assert list(read_counts(file, info) or [1] * size) == counts
    assert list(read_places(file, info)) == places
    assert (info.doc_frequency(), info.weight(), info.max_weight()) == (size, sum(counts), max(counts))
    assert (info.min_id(), info.max_id()) == (ids[0], ids[-1])


class _Memory(StructFile):  # type: ignore[misc]
    """A file in memory that is written and read."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> None:
        self.data += data

    def get(self, position: int, length: int) -> bytes:
        return bytes(self.data[position : position + length])


def test_the_network_stays_out_and_can_be_had_afterwards() -> None:
    code = (
        "import sys, resindex.engines.whoosh_parts; assert 'ssl' not in sys.modules; "
        "from urllib.request import urlretrieve; assert callable(urlretrieve)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
