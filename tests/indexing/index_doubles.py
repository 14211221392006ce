"""Doubles for the tests of index runs.

The notation of the test corpus: a line ``key: value`` sets a fact, every other line is a paragraph whose first word
is its verb. ``!boom`` makes parsing fail, ``!die`` kills the process that reads, ``!odd`` is a diagnostic.
"""

from __future__ import annotations

import json
import os
import sys
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from resindex.engines.base import Entry
from resindex.errors import IndexTrouble
from resindex.indexing import update
from resindex.model import Diagnostic, Facts, Paragraph, Reference, Resolution, SourceText
from resindex.store import Store
from resindex.store.values import COUNTED


def parse(source: SourceText) -> tuple[Resolution, ...]:
    """The notation, in place of a resolution's text."""
    facts: dict[str, str] = {}
    paragraphs: list[Paragraph] = []
    diagnostics: list[Diagnostic] = []
    for line in source.lines:
        text = line.text.strip()
        key, colon, value = text.partition(": ")
        if text == "!boom":
            raise ZeroDivisionError("boom")
        if text == "!die":
            os._exit(9)
        if text == "!odd":
            diagnostics.append(Diagnostic("that is odd", line.number))
        elif colon:
            facts[key] = value
        elif text:
            paragraphs.append(_paragraph(text, len(paragraphs) + 1))
    return (Resolution(source.path, source.format, Facts(**facts), tuple(paragraphs), tuple(diagnostics)),)


def _paragraph(text: str, number: int) -> Paragraph:
    verb, _, rest = text.partition(" ")
    references = tuple(
        Reference(word, None, text.index(word), text.index(word) + len(word), "double")
        for word in rest.split()
        if "/" in word
    )
    return Paragraph(f"op_{number}", "operative", str(number), text, verb=verb, verbs=(verb,), references=references)


def install_code() -> str:
    """Code that puts the doubles into a fresh process."""
    here = str(Path(__file__).parent)
    return f"import sys; sys.path.insert(0, {here!r}); import index_doubles; index_doubles.install()"


def install() -> None:
    from resindex import parsing

    parsing.parse = parse


class Killed(BaseException):
    """Stands for the death of the process at one point."""


class Faults:
    """Counts the points where a run may die, and dies at the one that is asked for."""

    def __init__(self, at: int | None = None, *, really: bool = False) -> None:
        self.passed = 0
        self._at = at
        self._really = really

    def point(self) -> None:
        self.passed += 1
        if self.passed == self._at:
            if self._really:
                os.kill(os.getpid(), 9)
            raise Killed


class FileEngine:
    """An engine whose index is one JSON file, replaced in one stroke by a commit."""

    name = "double"

    def __init__(self, folder: Path, faults: Faults | None = None) -> None:
        self.path = folder / "double.json"
        self.faults = faults or Faults()
        self.commits = 0
        self.cleared = 0

    def token(self) -> str | None:
        try:
            return self._held()["token"]
        except IndexTrouble:
            return None

    def commit(self, entries: Iterable[Entry], drop: Sequence[int]) -> str:
        held = self._held()
        dropped = set(drop)
        kept = {key: entry for key, entry in held["entries"].items() if entry["document"] not in dropped}
        self.faults.point()
        for entry in entries:
            assert str(entry.key) not in kept, "an entry whose document is not dropped must be new"
            kept[str(entry.key)] = json.loads(json.dumps(asdict(entry)))
        self.faults.point()
        held = {"token": uuid.uuid4().hex, "entries": kept}
        beside = self.path.with_suffix(".new")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(held))
        beside.replace(self.path)
        self.commits += 1
        self.faults.point()
        return held["token"]

    def searcher(self):
        raise NotImplementedError

    def clear(self) -> None:
        self.faults.point()
        self.path.unlink(missing_ok=True)
        self.cleared += 1
        self.faults.point()

    def entries(self) -> list[dict]:
        return list(self._held()["entries"].values())

    def _held(self) -> dict:
        if not self.path.exists():
            return {"token": None, "entries": {}}
        try:
            return json.loads(self.path.read_text())
        except ValueError as error:
            raise IndexTrouble("the engine's file is damaged") from error


class Corpus:
    """A folder of files in the notation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, *lines: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def remove(self, name: str) -> None:
        (self.folder / name).unlink()


def contents(index: Path, engine: FileEngine) -> dict[str, object]:
    """All that an index holds, with nothing in it that depends on how it came about (ids, tokens, times)."""
    with Store.open(index) as store:
        files = sorted((f.path, f.state, f.reason, f.hash) for f in store.files())
        documents = store.documents_of(f.id for f in store.files())
        stored = [_bare(asdict(entry)) for entry in store.entries(documents)]
        held = {
            "files": files,
            "unsettled": store.unsettled(),
            "stored": sorted(stored, key=repr),
            "engine": sorted((_bare(entry) for entry in engine.entries()), key=repr),
            "vocabulary": {field: store.vocabulary(field) for field in sorted(COUNTED)},
            "counts": replace(store.counts(), updated=None),
            "duplicates": store.duplicates(),
            "problems": store.problems(),
            "warnings": store.warnings(),
        }
        keys = {entry["key"] for entry in engine.entries()}
        assert len(store.hits(sorted(keys))) == len(keys), "every key of the engine is in the store"
    assert held["stored"] == held["engine"], "engine and store hold the same"
    return held


def _bare(entry: dict) -> dict:
    entry = json.loads(json.dumps(entry))
    del entry["key"], entry["document"]
    return entry


def fresh_contents(corpus: Path, folder: Path) -> dict[str, object]:
    """What an index of this corpus holds that was built in one go."""
    engine = FileEngine(folder)
    update([corpus], folder, engine=engine, workers=0)
    return contents(folder, engine)


def main() -> None:
    """Run an update that kills itself: ``python index_doubles.py CORPUS INDEX POINT``."""
    install()
    corpus, index, point = sys.argv[1:]
    faults = Faults(int(point), really=True)
    watch(faults)
    update([Path(corpus)], Path(index), engine=FileEngine(Path(index), faults), workers=0)


def watch(faults: Faults) -> None:
    """Make every transaction of the store two points where the run may die: just before and just after its end."""
    from contextlib import contextmanager

    from resindex import store
    from resindex.store import connecting

    plain = connecting.transaction

    @contextmanager
    def watched(connection):
        with plain(connection):
            yield
            faults.point()
        faults.point()

    store.transaction = connecting.transaction = watched


if __name__ == "__main__":
    main()
