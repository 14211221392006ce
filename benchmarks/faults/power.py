"""Cuts the power of an index run at every write of the engine, and says what the index is worth afterwards.

    python benchmarks/faults/power.py [--seed 1] [--documents 24] [--each 3] [--unsynced]

A run takes up a change of a small corpus while everything it does to the engine's folder is noted: files made, synced,
named, deleted, the folder synced. For every such moment disks are made up as they may be found after a cut there: what
was synced is as it was; of what was not, names may be there or not, in any combination, and contents may be whole,
empty, half or zeros. (The store is SQLite's, with every transaction synced: its files are as they were then.) Each disk
is taken up by ``resindex index``, and must end equal to a run that nobody disturbed. ``--unsynced`` is the control: the
same with every sync of the engine taken for nothing; then damage must at least be noticed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import fault_corpus
from fault_state import IndexTrouble, answers, difference, held

from resindex import durable
from resindex.engines import whoosh_merging, whoosh_storage
from resindex.indexing import run, update


@dataclass
class Disk:
    """A folder as the disk has it: names of files, and of each whether its contents were synced."""

    names: dict[str, int] = field(default_factory=dict)  #: what the last sync of the folder left
    contents: dict[int, bytes] = field(default_factory=dict)  #: by file: what was synced
    loose: list[tuple[str, str, int]] = field(default_factory=list)  #: since then: (what, name, file)

    def copy(self) -> Disk:
        """The same at this moment."""
        return Disk(dict(self.names), dict(self.contents), list(self.loose))

    def states(self, draw: random.Random, each: int, latest: dict[int, bytes]) -> Iterator[dict[str, bytes]]:
        """Folders that may be found: nothing of what is loose, all of it, and some combinations."""
        yield self._found([False] * len(self.loose), draw, latest)
        if self.loose or set(self.names.values()) - set(self.contents):
            yield self._found([True] * len(self.loose), None, latest)
            for _ in range(each):
                yield self._found([draw.random() < 0.5 for _ in self.loose], draw, latest)

    def _found(self, kept: list[bool], draw: random.Random | None, latest: dict[int, bytes]) -> dict[str, bytes]:
        names = dict(self.names)
        for (what, name, file), keep in zip(self.loose, kept, strict=True):
            if not keep:
                continue
            if what == "deleted":
                names.pop(name, None)
            elif what == "renamed":
                names = {n: f for n, f in names.items() if f != file} | {name: file}
            else:
                names[name] = file
        return {name: self.contents.get(file, _torn(latest.get(file, b""), draw)) for name, file in names.items()}


def _torn(data: bytes, draw: random.Random | None) -> bytes:
    """What may be there of what was written and not synced."""
    if draw is None:
        return data
    return draw.choice((data, b"", data[: len(data) // 2], bytes(len(data))))


class Recorder:
    """Notes what a run does to the engine's folder."""

    def __init__(self, index: Path, home: Path, *, synced: bool) -> None:
        self._folder = index / "whoosh"
        self._index = index
        self._home = home
        self._synced = synced
        self.disk = Disk()
        self.moments: list[tuple[str, Disk, Path]] = []
        self.latest: dict[int, bytes] = {}
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                file = path.stat().st_ino
                self.disk.names[path.name], self.disk.contents[file] = file, path.read_bytes()

    def note(self, what: str) -> None:
        """A moment at which the power may go."""
        store = self._home / f"store_{len(self.moments)}"
        store.mkdir()
        for path in self._index.glob("store.sqlite*"):
            if not path.name.endswith("-shm"):
                shutil.copy(path, store)
        for path in self._folder.iterdir():
            self.latest[path.stat().st_ino] = path.read_bytes()
        self.moments.append((what, self.disk.copy(), store))

    def loose(self, what: str, path: Path, file: int) -> None:
        """The folder was changed; the disk may know it or not."""
        if path.parent == self._folder:
            self.disk.loose.append((what, path.name, file))
            self.note(what)

    def file_synced(self, number: int) -> None:
        """The disk has what the file holds."""
        os.fsync(number)
        if self._synced:
            path = Path(f"/proc/self/fd/{number}").readlink()
            self.disk.contents[os.fstat(number).st_ino] = path.read_bytes()
        self.note("synced")

    def folder_synced(self, folder: Path) -> None:
        """The disk has the names."""
        if folder != self._folder or not self._synced:
            return
        self.disk.names = {path.name: path.stat().st_ino for path in folder.iterdir()}
        self.disk.loose.clear()
        self.note("folder synced")

    @contextmanager
    def recording(self) -> Iterator[None]:
        """What is done inside is noted."""
        made, unlink, remove, rename = (
            whoosh_storage.DurableStorage.create_file,
            Path.unlink,
            whoosh_storage.DurableStorage.delete_file,
            Path.replace,
        )

        def create_file(storage: Any, name: str, *args: Any, **kwargs: Any) -> Any:
            file = made(storage, name, *args, **kwargs)
            self.loose("made", self._folder / name, os.fstat(file.fileno()).st_ino)
            return file

        def unlinked(path: Path, *args: Any, **kwargs: Any) -> None:
            file = path.stat().st_ino if path.exists() else 0
            unlink(path, *args, **kwargs)
            self.loose("deleted", path, file)

        def delete_file(storage: Any, name: str) -> None:
            file = (self._folder / name).stat().st_ino
            remove(storage, name)
            self.loose("deleted", self._folder / name, file)

        def replaced(path: Path, target: Path) -> Path:
            file = path.stat().st_ino
            done = rename(path, target)
            self.loose("renamed", target, file)
            return done

        with (
            patch.object(whoosh_storage.DurableStorage, "create_file", create_file),
            patch.object(whoosh_storage.DurableStorage, "delete_file", delete_file),
            patch.object(Path, "unlink", unlinked),
            patch.object(Path, "replace", replaced),
            patch.object(whoosh_storage, "sync_file", self.file_synced),
            patch.object(durable, "sync_folder", self.folder_synced),
        ):
            yield


def main(arguments: Sequence[str] | None = None) -> int:
    """Record, cut, take up, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--each", type=int, default=3, help="combinations of what was not synced, at each moment")
    parser.add_argument("--every", type=int, default=1, help="take only every so many moments")
    parser.add_argument("--unsynced", action="store_true", help="the control: nothing the engine syncs is synced")
    given = parser.parse_args(arguments)
    draw = random.Random(given.seed)
    started = time.perf_counter()
    tally: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="power-") as folder:
        home = Path(folder)
        corpus, index = home / "corpus", home / "index"
        fault_corpus.write(corpus, given.documents)
        update([corpus], index, workers=0)
        fault_corpus.change(corpus, given.documents)
        recorder = Recorder(index, home, synced=not given.unsynced)
        # Several commits of the engine, and segments that are merged.
        many = patch.object(run, "_COMMIT_FILES", 4), patch.object(whoosh_merging, "_TOGETHER", 3)
        with recorder.recording(), many[0], many[1]:
            update([corpus], index, workers=0)
        expected = held(index, corpus, "whoosh")
        for moment, disk, store in recorder.moments[:: given.every]:
            for found in disk.states(draw, given.each, recorder.latest):
                tally["disks"] += 1
                trouble = _taken_up(home / "cut", store, found, corpus, expected, tally)
                if trouble:
                    tally["wrong"] += 1
                    print(f"WRONG: power cut when a file was {moment}: {trouble}", flush=True)
        moments = len(recorder.moments[:: given.every])
    print(
        f"{moments} moments, {tally['disks']} disks; the engine had to be built anew from the store on"
        f" {tally['built anew']}; a search said that the index is damaged on {tally['noticed']};"
        f" not the index of an undisturbed run afterwards: {tally['wrong']};"
        f" seed {given.seed}, {time.perf_counter() - started:.0f} s"
    )
    return 1 if tally["wrong"] else 0


def _taken_up(
    index: Path, store: Path, found: dict[str, bytes], corpus: Path, expected: dict[str, object], tally: Counter[str]
) -> str:
    """What is wrong with such a disk once it was searched and indexed; nothing where all is well."""
    from resindex.indexing import examine, mend

    shutil.copytree(store, index)
    (index / "whoosh").mkdir()
    for name, data in found.items():
        (index / "whoosh" / name).write_bytes(data)
    events: list[str] = []
    try:
        try:
            answers(index, corpus, "whoosh")
        except IndexTrouble as trouble:
            tally["noticed"] += 1
            if "doctor" not in (trouble.hint or ""):
                return f"a search ends with {trouble.message}"
            mend(index, [corpus], examine(index))
        update([corpus], index, workers=0, listen=lambda event: events.append(getattr(event, "stage", "")))
        kept = {path.name for path in (index / "whoosh").glob("*.trm")}
        tally["built anew"] += not kept & set(found)
        return ", ".join(difference(expected, held(index, corpus, "whoosh")))
    finally:
        shutil.rmtree(index)


if __name__ == "__main__":
    sys.exit(main())
