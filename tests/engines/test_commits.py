"""Generations: all or nothing, the same whatever the history, never half read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from engine_factories import CORPUS, entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resindex.engines import open_engine, whoosh_engine, whoosh_merging, whoosh_writer
from resindex.engines.base import Answer, Engine, Entry
from resindex.errors import IndexLocked, IndexTrouble, UsageError
from resindex.query.syntax import And, Everything, Node, Not, Or, Phrase, Prefix, Range, Value, Word

FACETS = ("verb", "year", "language")
ASKED: tuple[Node, ...] = (
    Everything(),
    Word("lamp"),
    Or((Word("lamp"), Word("oil"), Word("huile"))),
    And((Word("lamp"), Not(Word("oil")))),
    Not(Word("lamp")),
    Phrase("oil lamp"),
    Prefix("l"),
    Value("verb", ("urges",)),
    Range("year", "2001", None),
)


def answers(engine: Engine) -> list[object]:
    searcher = engine.searcher()
    found: list[object] = [searcher.search(tree, limit=5, facets=FACETS) for tree in ASKED]
    found += [searcher.search(tree, limit=50, sort="symbol") for tree in ASKED]
    found.append({field: list(searcher.terms(field)) for field in ("text", "title", "verb", "symbol")})
    searcher.close()
    return found


# ---------------------------------------------------------------- history

WORDS = st.sampled_from(
    ["lamp", "lamps", "oil", "the", "of", "sea", "mer", "lampe", "huile", "non-lamp", "灯塔", "l’huile"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@st.composite
def documents(draw: st.DrawFn) -> list[Entry]:
    """One document: a few paragraphs that share title, language and symbol."""
    number = draw(st.integers(1, 6))
    language = draw(st.sampled_from(("en", "fr", "zh")))
    title = draw(TEXT)
    shared = {"symbol": f"A/RES/{draw(st.integers(8, 11))}/{number}"}
    if draw(st.booleans()):
        year = str(draw(st.integers(2000, 2002)))
        shared |= {"year": year, "date": f"{year}-05-01"}
    texts = draw(st.lists(TEXT, min_size=1, max_size=4))
    return [
        entry(0, text, document=number, language=language, title=title,
              verb=draw(st.sampled_from(("urges", "requests|urges", "notes"))), **shared)
        for text in texts
    ]  # fmt: skip


Step = tuple[list[list[Entry]], list[int]]
STEPS = st.lists(st.tuples(st.lists(documents(), max_size=3), st.lists(st.integers(1, 6), max_size=3)), max_size=8)


#: Histories that are tried: Tantivy waits for the disk at every commit.
TRIED = {"whoosh": 40, "tantivy": 6}


def test_any_history_answers_like_a_fresh_index(tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    @settings(max_examples=TRIED[kind], deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(steps=STEPS, together=st.integers(2, 4))
    def check(steps: list[Step], together: int) -> None:
        _check_history(tmp_path_factory, kind, steps, together)

    check()


def _check_history(tmp_path_factory: pytest.TempPathFactory, kind: str, steps: list[Step], together: int) -> None:
    engine = open_engine(tmp_path_factory.mktemp("changed"), kind)
    restless = patch.multiple(whoosh_merging, _TOGETHER=together, _SMALLEST=2)
    alive: dict[int, list[Entry]] = {}
    key = 0
    for added, dropped in steps:
        for number in dropped:
            alive.pop(number, None)
        fresh: dict[int, list[Entry]] = {}
        for paragraphs in added:  # of two of the same number the last one counts
            first, key = key, key + len(paragraphs)
            fresh[paragraphs[0].document] = [
                Entry(first + n + 1, e.document, e.language, e.text, e.title, e.values)
                for n, e in enumerate(paragraphs)
            ]
        alive |= fresh
        with restless:
            engine.commit([e for paragraphs in fresh.values() for e in paragraphs], [*dropped, *fresh])
    again = open_engine(tmp_path_factory.mktemp("fresh"), kind)
    again.commit([e for paragraphs in alive.values() for e in paragraphs], ())
    assert answers(engine) == answers(again) if steps else engine.token() is None


def test_many_small_commits_leave_few_files_and_the_same_answers(tmp_path: Path, kind: str) -> None:
    entries = [
        entry(n, f"lamp {n} of the sea {n % 7}", document=n // 2, symbol=f"A/RES/{n}", title=f"On oil {n % 3}")
        for n in range(2, 302)
    ]
    small, large = open_engine(tmp_path / "small", kind), open_engine(tmp_path / "large", kind)
    step = 2 if kind == "whoosh" else 12
    for start in range(0, 300, step):
        small.commit(entries[start : start + step], [entry.document for entry in entries[start : start + step : 2]])
    large.commit(entries, ())
    assert answers(small) == answers(large)
    kinds = {"whoosh": ("*.trm",), "tantivy": ("*.term", "columns-*.bin")}
    assert all(len(list((tmp_path / "small" / kind).glob(pattern))) < 16 for pattern in kinds[kind])


def test_a_build_beyond_its_memory_gives_the_same_answers(tmp_path: Path) -> None:
    tight, ample = open_engine(tmp_path / "tight"), open_engine(tmp_path / "ample")
    bounded = partial(whoosh_writer.write_segments, memory=20_000)
    with patch.object(whoosh_engine, "write_segments", bounded), patch.object(whoosh_merging, "_TOGETHER", 99):
        tight.commit(CORPUS, ())
    ample.commit(CORPUS, ())
    assert len(list((tmp_path / "tight" / "whoosh").glob("*.trm"))) > 2
    assert answers(tight) == answers(ample)


def test_replacing_a_document_again_and_again_does_not_grow_the_index(tmp_path: Path, kind: str) -> None:
    engine, fresh = open_engine(tmp_path / "changed", kind), open_engine(tmp_path / "fresh", kind)
    others = [entry(n, f"lamp {n}", document=n) for n in range(2, 50)]
    engine.commit(others, ())
    for n in range(100 if kind == "whoosh" else 30):
        last = entry(1000 + n, f"oil {n}", document=1, addressee=f"keeper of the lamp of the harbour number {n}")
        engine.commit([last], [1])
    fresh.commit([*others, last], ())
    assert answers(engine) == answers(fresh)
    sizes = [sum(path.stat().st_size for path in (tmp_path / name / kind).iterdir()) for name in ("changed", "fresh")]
    assert sizes[0] < 2 * sizes[1]


def test_committing_the_same_twice_changes_no_answer(engine: Engine) -> None:
    drop = sorted({e.document for e in CORPUS})
    engine.commit(CORPUS, drop)
    before = answers(engine)
    engine.commit(CORPUS, drop)
    assert answers(engine) == before


# ---------------------------------------------------------------- generations


def test_token_names_the_generation(engine: Engine) -> None:
    assert engine.token() is None
    tokens = [engine.commit(CORPUS[:3], ()), engine.commit(CORPUS[3:], ()), engine.commit((), [2])]
    assert len(set(tokens)) == 3
    assert engine.token() == tokens[-1]
    searcher = engine.searcher()
    assert searcher.token == tokens[-1]
    searcher.close()


def test_nothing_to_do_is_no_new_generation(engine: Engine) -> None:
    token = engine.commit(CORPUS, ())
    assert engine.commit((), ()) == token
    assert engine.commit((), [999]) == token


def test_an_empty_index_is_an_index(engine: Engine) -> None:
    token = engine.commit((), ())
    searcher = engine.searcher()
    assert searcher.token == token
    assert searcher.search(Not(Word("lamp")), facets=("verb",)) == Answer((), 0, 0, {"verb": ()})
    searcher.close()


def test_a_new_index_never_passes_for_an_older_one(engine: Engine) -> None:
    before = engine.commit(CORPUS, ())
    engine.clear()
    assert engine.token() is None
    assert engine.commit(CORPUS, ()) != before


def test_a_searcher_keeps_its_generation(engine: Engine) -> None:
    engine.commit(CORPUS, ())
    searcher = engine.searcher()
    during: list[Answer] = []

    def entries() -> Iterator[Entry]:
        during.append(searcher.search(Word("harbours"), facets=FACETS))
        yield entry(99, "harbours")

    before = searcher.search(Word("harbours"), facets=FACETS)
    for _ in range(10):  # until the first segment has long been merged away
        engine.commit(entries(), [1, 99])
    assert during == [before] * 10
    assert searcher.search(Word("harbours"), facets=FACETS) == before
    searcher.close()


def test_a_commit_that_fails_leaves_no_trace(engine: Engine, tmp_path: Path) -> None:
    token = engine.commit(CORPUS, ())
    before, files = answers(engine), sorted((tmp_path / "index" / engine.name).iterdir())

    def entries() -> Iterator[Entry]:
        yield entry(99, "lamps")
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        engine.commit(entries(), [1])
    assert engine.token() == token
    assert answers(engine) == before
    assert sorted((tmp_path / "index" / engine.name).iterdir()) == files


LEFT = {
    "whoosh": ("MAIN_abcdef0123456789.trm", "MAIN_abcdef0123456789.pst", "_MAIN_2.toc.1699999999.5"),
    "tantivy": ("columns-abcdef0123456789.bin",),
}


def test_what_a_killed_writer_left_is_cleared_away(engine: Engine, tmp_path: Path) -> None:
    engine.commit(CORPUS, ())
    folder = tmp_path / "index" / engine.name
    for name in LEFT[engine.name]:
        (folder / name).write_bytes(b"half")
    engine.commit([entry(99, "lamps")], ())
    assert not [path.name for path in folder.iterdir() if "abcdef" in path.name or ".toc." in path.name]


KILLED = """
import sys, time
from functools import partial
from pathlib import Path
from resindex.engines import open_engine
from resindex.engines.base import Entry
if sys.argv[2] == "whoosh":
    from resindex.engines import whoosh_engine, whoosh_writer
    whoosh_engine.write_segments = partial(whoosh_writer.write_segments, memory=1)
def entries():
    for key in range(100, 105):
        yield Entry(key, key, "en", "lamps", "", {})
    print("half way", flush=True)
    time.sleep(60)
open_engine(Path(sys.argv[1]), sys.argv[2]).commit(entries(), [1])
"""


def test_a_writer_killed_half_way_changes_nothing_and_locks_nothing(engine: Engine, tmp_path: Path) -> None:
    token = engine.commit(CORPUS, ())
    before = answers(engine)
    command = [sys.executable, "-c", KILLED, tmp_path / "index", engine.name]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"half way\n"
        with pytest.raises(IndexLocked):
            engine.commit((), ())
        writer.kill()
    if engine.name == "whoosh":
        assert len(list((tmp_path / "index" / "whoosh").glob("*.trm"))) > 1
    assert (engine.token(), answers(engine)) == (token, before)
    engine.commit((), [999])
    assert (engine.token(), answers(engine)) == (token, before)
    ends = {"whoosh": "*.trm", "tantivy": "*.term"}
    assert len(list((tmp_path / "index" / engine.name).glob(ends[engine.name]))) < 3


def test_one_writer_at_a_time(engine: Engine, tmp_path: Path) -> None:
    other = open_engine(tmp_path / "index", engine.name)

    def entries() -> Iterator[Entry]:
        with pytest.raises(IndexLocked) as caught:
            other.commit((), ())
        assert caught.value.hint
        yield entry(1, "lamps")

    engine.commit(entries(), ())
    other.commit([entry(2, "oil")], ())


# ---------------------------------------------------------------- damage


def _cut(folder: Path, pattern: str) -> None:
    path = next(folder.glob(pattern))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _remove(folder: Path, pattern: str) -> None:
    next(folder.glob(pattern)).unlink()


def _age(folder: Path, pattern: str) -> None:
    next(folder.glob(pattern)).write_text(json.dumps({"format": "resindex-whoosh/0.0", "name": "old"}))


WHOLE = {
    "whoosh": ("*.toc", "*.trm", "*.doc", "*.pst"),
    "tantivy": ("meta.json", "*.term", "*.idx", "*.pos", "*.fast", "*.store", "*.fieldnorm", "columns-*.bin"),
}
DAMAGES = [
    *((kind, "resindex.json", damage) for kind in WHOLE for damage in (_remove, _cut, _age)),
    *(
        (kind, pattern, damage)
        for kind, patterns in WHOLE.items()
        for pattern in patterns
        for damage in (_remove, _cut)
    ),
]


@pytest.mark.parametrize(
    ("name", "pattern", "damage"), [pytest.param(*d, id=f"{d[0]} {d[1]} {d[2].__name__[1:]}") for d in DAMAGES]
)
def test_damage_is_said_with_a_hint_and_can_be_repaired(
    tmp_path: Path, name: str, pattern: str, damage: Callable[[Path, str], None]
) -> None:
    if name != "whoosh":
        pytest.importorskip(name, reason=f"pip install 'resindex[{name}]'")
    engine = open_engine(tmp_path / "index", name)
    engine.commit(CORPUS, ())
    damage(tmp_path / "index" / name, pattern)
    with pytest.raises(IndexTrouble) as caught:
        engine.searcher()
    assert caught.value.hint
    assert engine.token() is None
    if damage is not _remove or pattern not in ("resindex.json", "*.toc"):  # else there is none, and one is made
        with pytest.raises(IndexTrouble):
            engine.commit([entry(99, "lamps")], [1])
    engine.clear()
    engine.commit(CORPUS, ())
    engine.searcher().close()


def test_no_index_is_said_with_a_hint(engine: Engine) -> None:
    with pytest.raises(IndexTrouble) as caught:
        engine.searcher()
    assert caught.value.hint
    engine.clear()


def test_unknown_engine(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_engine(tmp_path, "sphinx")


def test_a_folder_that_cannot_be_written_can_be_searched(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = engine.commit(CORPUS, ())
    folder = tmp_path / "index" / engine.name
    folder.chmod(0o555)
    monkeypatch.setattr(os, "access", lambda *asked: False)  # also for one who may write anywhere
    try:
        searcher = engine.searcher()
        assert (searcher.token, searcher.search(Word("harbours")).total) == (token, 4)
        searcher.close()
    finally:
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
def test_whoever_may_read_one_file_may_read_all(engine: Engine, tmp_path: Path) -> None:
    engine.commit(CORPUS, ())
    engine.commit([entry(99, "oil")], ())
    umask = os.umask(0)
    os.umask(umask)
    read = 0o444 & ~umask
    assert all(path.stat().st_mode & read == read for path in (tmp_path / "index" / engine.name).iterdir())
