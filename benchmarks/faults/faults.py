"""Faults of the machine while an index is made, searched and taken up: what is said, what it ends with, what is lost.

    python benchmarks/faults/faults.py [--engine whoosh] [--documents 40] [--only WORD]

Each fault is a command, or a run in a process of its own, in which something is the matter: a full disk (a small tmpfs
where that may be mounted, and a limit to the size of files), a file system that was closed, a folder or a file that one
may not read or write, files that go or change while they are read, a disk that fails, locks that a file system has not,
a clock that goes backwards, links that lead in a circle, a run that is interrupted. Of each it is printed what was said
and the exit code; it must be the one that is expected, with words that say what to do and no traceback, an earlier
commit must still be found, and once the fault is gone ``resindex index`` must end equal to a run without it.

Root is not stopped by closed folders: where one is to be, the command runs without the powers that make it so (Linux).
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fault_corpus
from fault_state import by_file, difference, held

_DROP = 24  # prctl: take a power from all that this process starts
_POWERS = (1, 2)  # to read and write, and to look into, what is closed
_COMMAND = (sys.executable, "-m", "resindex")
_FAULTS: list[tuple[str, Callable[[Place], Iterator[Said]]]] = []


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said under a fault, its exit code, and the codes that are right; ``search``: it only searched."""

    words: str
    code: int
    right: tuple[int, ...] = (3,)


class Place:
    """A corpus that has changed since it was indexed, and the commands upon it."""

    def __init__(self, home: Path, engine: str, documents: int) -> None:
        self.home, self.engine = home, engine
        self.corpus, self.index = home / "corpus", home / "index"
        fault_corpus.write(self.corpus, documents)
        assert self.command("index").code == 0
        self.before = by_file(self.index, engine)
        fault_corpus.change(self.corpus, documents)
        _open_to_all(home)

    def command(
        self,
        *words: str,
        bound: bool = False,
        limit: int | None = None,
        patches: str = "",
        right: tuple[int, ...] = (),
    ) -> Said:
        """A command as it is typed; ``limit`` bounds the size of files, ``patches`` is code that runs before it."""

        def prepare() -> None:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a shell takes away from what runs behind it
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            if bound and os.geteuid() == 0:
                for power in _POWERS:
                    ctypes.CDLL(None).prctl(_DROP, power, 0, 0, 0)

        code = f"import sys; from resindex.cli import main\n{patches}\nsys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", code] if patches else list(_COMMAND)
        done = subprocess.run(
            [*command, *words, "--index", str(self.index), "--corpus", str(self.corpus)],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=prepare,
            env={**os.environ, "RESINDEX_ENGINE": self.engine, "HOME": "/tmp"},
        )
        return Said(f"{done.stderr}{done.stdout}".strip(), done.returncode, right or (3,))

    def search(self, **options: Any) -> Said:
        """A search for what every document has: it must be found, whatever is the matter."""
        return self.command("search", "edition", "--count", right=(0,), **options)

    @contextmanager
    def small_disk(self, room: int) -> Iterator[Path]:
        """The index on a disk of its own on which so many bytes are left; that disk's filler comes back.

        Raises OSError where none can be mounted. Afterwards the index lies where it was, as it is.
        """
        aside = self.home / "aside"
        size = sum(path.stat().st_size for path in self.index.rglob("*") if path.is_file()) + (4 << 20)
        self.index.rename(aside)
        self.index.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(self.index)]
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            self.index.rmdir()
            aside.rename(self.index)
            raise OSError("nothing can be mounted here")
        try:
            shutil.copytree(aside, self.index, dirs_exist_ok=True)
            free = os.statvfs(self.index)
            filler = self.index / "filler"
            filler.write_bytes(bytes(max(free.f_bavail * free.f_frsize - room, 0)))
            yield filler
            filler.unlink(missing_ok=True)
            shutil.rmtree(aside)
            shutil.copytree(self.index, aside)
        finally:
            subprocess.run(["umount", "-l", str(self.index)], check=True)
            self.index.rmdir()
            aside.rename(self.index)


def fault(name: str) -> Callable[[Callable[[Place], Iterator[Said]]], Callable[[Place], Iterator[Said]]]:
    """Enters a fault into the list."""

    def entered(play: Callable[[Place], Iterator[Said]]) -> Callable[[Place], Iterator[Said]]:
        _FAULTS.append((name, play))
        return play

    return entered


# ------------------------------------------------------------ the disk


@fault("a full disk")
def full_disk(place: Place) -> Iterator[Said]:
    """From no room at all to nearly enough."""
    for room in (0, 8 << 10, 64 << 10, 160 << 10, 400 << 10, 700 << 10):
        shutil.copytree(place.index, place.home / "kept")
        try:
            with place.small_disk(room) as filler:
                said = place.command("index", right=(0, 3))
                yield said
                yield place.search()
                if said.code:
                    assert "full" in said.words or "space" in said.words, said.words
                filler.unlink()
                yield place.command("index", right=(0,))
        except OSError as error:
            print(f"      (left out: {error})")
            return
        shutil.rmtree(place.index)
        (place.home / "kept").rename(place.index)


@fault("files may not grow")
def small_files(place: Place) -> Iterator[Said]:
    """As a quota or a file system of old does it."""
    for limit in (0, 1 << 12, 1 << 16, 1 << 18):
        yield place.command("index", limit=limit, right=(0, 3))  # 0 where a search has taken up what is little
        yield place.search()


@fault("a file system that is read only")
def read_only(place: Place) -> Iterator[Said]:
    """As after an error of the disk."""
    try:
        with place.small_disk(4 << 20):
            subprocess.run(["mount", "-o", "remount,ro", str(place.index)], check=True)
            yield place.command("index")
            yield place.search()
            yield place.command("doctor", right=(0,))
            subprocess.run(["mount", "-o", "remount,rw", str(place.index)], check=True)
    except OSError as error:
        print(f"      (left out: {error})")


@fault("a disk that fails to sync")
def failing_sync(place: Place) -> Iterator[Said]:
    """The error that says that what was written may not be there."""
    code = "import os, errno\ndef fsync(f): raise OSError(errno.EIO, 'Input/output error')\nos.fsync = fsync"
    yield place.command("index", patches=code, right=(3,) if place.engine == "whoosh" else (0, 3))
    yield place.search()


# ------------------------------------------------------------ who may what


@fault("an index folder that is closed")
def closed_index(place: Place) -> Iterator[Said]:
    """Its owner may read it and no more."""
    with mode(place.index, 0o555, 0o444):
        yield place.command("index", bound=True)
        yield place.search(bound=True)
        yield place.command("doctor", bound=True, right=(0,))


@fault("a file and a folder of the corpus that are closed")
def closed_corpus(place: Place) -> Iterator[Said]:
    """Each is named; the rest is taken up."""
    file, folder = fault_corpus.name(place.corpus, 16), place.corpus / "part2"
    file.chmod(0)
    folder.chmod(0)
    said = place.command("index", bound=True, right=(0,))
    assert "16.txt" in said.words and "part2" in said.words, said.words
    yield said
    assert "part2/" in " ".join(by_file(place.index, place.engine)), "what was there is there"
    yield place.search(bound=True)
    file.chmod(0o644)
    folder.chmod(0o777)


@fault("no corpus")
def no_corpus(place: Place) -> Iterator[Said]:
    """A disk that is not there today: nothing is thrown away."""
    place.corpus.rename(place.home / "elsewhere")
    yield place.command("index", right=(2, 3))
    place.corpus.mkdir()
    place.corpus.rmdir()
    (place.home / "elsewhere").rename(place.corpus)


# ------------------------------------------------------------ files that go and change


@fault("files that go while the run is on")
def vanishing(place: Place) -> Iterator[Said]:
    """They were there when the corpus was looked through."""
    yield place.command("index", patches=_WHEN_READING.format(what="vanish(path)"), right=(0,))


@fault("a file that changes while it is read")
def changing(place: Place) -> Iterator[Said]:
    """Between the moment that its fingerprint is taken and that it is read; the next run takes it up."""
    yield place.command(
        "index", patches=_WHEN_READING.format(what="path.write_text(path.read_text() + ' And more;')"), right=(0,)
    )


_WHEN_READING = """
import os
from resindex.indexing import run, taking, workers
workers.WORTHWHILE = 10**9
plain = taking.content_hash
def vanish(path):
    os.rename(path, str(path) + ".away")
def content_hash(path):
    found = plain(path)
    if path.name in ("8.txt", "41.txt", "44.txt"):
        {what}
    return found
taking.content_hash = content_hash
"""


@fault("a file that cannot be read to its end")
def failing_read(place: Place) -> Iterator[Said]:
    """It is named, and tried again."""
    code = (
        "import errno\nfrom resindex.indexing import taking, workers\nworkers.WORTHWHILE = 10**9\n"
        "plain = taking.content_hash\n"
        "def content_hash(path):\n    if path.name == '8.txt': raise OSError(errno.EIO, 'Input/output error')\n"
        "    return plain(path)\ntaking.content_hash = content_hash"
    )
    said = place.command("index", patches=code, right=(0,))
    assert "8.txt" in said.words and "nput/output" in said.words, said.words
    yield said


@fault("links that lead in a circle")
def circles(place: Place) -> Iterator[Said]:
    """To the folder above, and to each other."""
    (place.corpus / "loop").symlink_to(place.corpus)
    (place.corpus / "a.txt").symlink_to("b.txt")
    (place.corpus / "b.txt").symlink_to("a.txt")
    yield place.command("index", right=(0,))
    for name in ("loop", "a.txt", "b.txt"):
        (place.corpus / name).unlink()


# ------------------------------------------------------------ time and others


@fault("a clock that goes backwards")
def clock(place: Place) -> Iterator[Said]:
    """By ten years, between two runs, with a file written meanwhile; and files from the future."""
    back = (
        "import time\nnow, ns = time.time, time.time_ns\n"
        "time.time = lambda: now() - 3e8\ntime.time_ns = lambda: ns() - 3 * 10**17"
    )
    future = time.time() + 1e8
    os.utime(fault_corpus.name(place.corpus, 0), (future, future))
    yield place.command("index", patches=back, right=(0,))
    path = fault_corpus.put(place.corpus, 5, edition=7)
    os.utime(path, (1e9, 1e9))
    said = place.command("index", patches=back, right=(0,))
    assert "1 changed" in said.words, said.words
    yield said
    yield place.command("status", patches=back, right=(0,))
    yield place.search()
    fault_corpus.put(place.corpus, 5)


@fault("a lock that another run holds, and one that a dead one left")
def locked(place: Place) -> Iterator[Said]:
    """Whatever number stands in the file, a living process's own among them: the lock is the system's."""
    from resindex.indexing.lock import RunLock

    with RunLock(place.index):
        said = place.command("index")
        assert f"process {os.getpid()}" in said.words, said.words
        yield said
        yield place.search()
    (place.index / "run.lock").write_text(f"{os.getpid()} on another machine since 1999\n")
    yield place.command("index", right=(0,))


@fault("a file system without locks")
def no_locks(place: Place) -> Iterator[Said]:
    """As some network disks are."""
    code = "import fcntl, errno\ndef flock(*_): raise OSError(errno.ENOLCK, 'No locks available')\nfcntl.flock = flock"
    said = place.command("index", patches=code)
    assert "lock" in said.words, said.words
    yield said


@fault("a run that is interrupted, and one that is told to end")
def interrupted(place: Place) -> Iterator[Said]:
    """Ctrl-C ends with 130."""
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)):
        hit = (
            "import os\nfrom resindex.store import writing\nplain = writing.Writing.finish\n"
            f"def finish(*a): os.kill(os.getpid(), {int(number)}); return plain(*a)\nwriting.Writing.finish = finish"
        )
        yield place.command("index", patches=hit, right=(code,))
        yield place.search()


@fault("an index of another version")
def other_version(place: Place) -> Iterator[Said]:
    """The engine's is built anew from the store; the store's is refused."""
    if place.engine == "whoosh":
        (place.index / "whoosh" / "resindex.json").write_text(
            '{"format": "resindex-whoosh/2.0", "name": "0123456789abcdef"}'
        )
        yield place.search()
    import sqlite3

    with sqlite3.connect(place.index / "store.sqlite") as plain:
        (version,) = plain.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
        plain.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    for command in (("search", "edition"), ("index",), ("status",), ("doctor",)):
        yield place.command(*command)
    with plain:
        plain.execute("UPDATE meta SET value = ? WHERE name = 'schema'", (version,))
    plain.close()


# ------------------------------------------------------------ carrying it out


@contextmanager
def mode(folder: Path, closed: int, files: int) -> Iterator[None]:
    """A folder and all in it, closed."""
    paths = [path for path in folder.rglob("*") if path.name not in ("store.sqlite-shm",)]
    for path in paths:
        path.chmod(closed if path.is_dir() else files)
    folder.chmod(closed)
    try:
        yield
    finally:
        folder.chmod(0o777)
        for path in paths:
            path.chmod(0o777 if path.is_dir() else 0o666)


def _open_to_all(home: Path) -> None:
    for path in (home, *home.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)


def carry_out(name: str, play: Callable[[Place], Iterator[Said]], engine: str, documents: int) -> list[str]:
    """Play one fault; what was wrong."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="fault-", dir="/tmp") as folder:
        place = Place(Path(folder), engine, documents)
        for said in play(place):
            words = said.words.replace(folder, "").replace("\n", " | ")
            print(f"  {said.code:4}  {words[:170]}")
            if said.code not in said.right:
                wrong.append(f"ended with {said.code}, not {said.right}")
            if "Traceback" in said.words or "unexpected fault" in said.words:
                wrong.append("no plain words")
        end = place.command("index")
        if end.code != 0:
            wrong.append(f"the next run ends with {end.code}: {end.words}")
            return wrong
        fresh = Path(folder) / "fresh"
        place.index, taken_up = fresh, place.index
        assert place.command("index").code == 0
        expected, found = held(fresh, place.corpus, engine), held(taken_up, place.corpus, engine)
        wrong += [f"another index afterwards: {what}" for what in difference(expected, found)]
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Play all faults, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--only", default="", help="faults with this word in their names")
    given = parser.parse_args(arguments)
    started, bad, played = time.perf_counter(), 0, 0
    for name, play in _FAULTS:
        if given.only in name:
            print(name, flush=True)
            wrong = carry_out(name, play, given.engine, given.documents)
            played += 1
            bad += bool(wrong)
            for words in wrong:
                print(f"  WRONG {words}", flush=True)
    print(f"{played} faults of {given.engine}, wrong with {bad}; {time.perf_counter() - started:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
