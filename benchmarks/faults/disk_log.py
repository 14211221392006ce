"""What a process did to a folder, noted from outside by strace, and the disks that a power cut may leave of it.

Any process can be followed, whatever it is written in: ``record`` runs a command under strace, ``read_log`` lists what
it did below a folder, ``Disk`` takes these up one after the other and makes up ``states``. The model of a disk is what
POSIX promises, and no more:

- what was written to a file is on the disk when the file was synced; before, any of the writes may be there or not, and
  the last of those that are may be there in part;
- what was done to the names in a folder is on the disk when the folder was synced; before, any of it may be.

Raises RuntimeError where strace is not there, or where a file is written in a way that cannot be followed.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

_CALLS = (
    "open,openat,creat,mkdir,mkdirat,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,truncate,fallocate,"
    "copy_file_range,sendfile,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mmap"
)
_LONGEST = 1 << 26  # bytes of one write
_LINE = re.compile(r"(\d+) +(?:<\.\.\. )?(\w+)(.*)")
_PATH = re.compile(r'[<"]((?:\\x[0-9a-f]{2})*)[>"]')
_AT = re.compile(r"\w+<((?:\\x[0-9a-f]{2})*)>, \"((?:\\x[0-9a-f]{2})*)\"")
_WRITTEN = re.compile(
    r'(\d+)<((?:\\x[0-9a-f]{2})*)>([^,]*), "((?:\\x[0-9a-f]{2})*)"(\.*), \d+(?:, (\d+))?\)\s+= (-?\d+)'
)
_RESULT = re.compile(r"\)\s+= (-?\d+)")
_NUMBER = re.compile(r"(\d+)<")
#: SQLite's index of its log: memory that is shared, made anew after a cut.
_PASSING = "-shm"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done: ``what`` is made, folder, written, cut, synced, renamed or deleted."""

    what: str
    path: str
    to: str = ""  #: of what was renamed
    data: bytes = b""
    at: int | None = 0  #: where it was written (None: at the end); the length of what was cut


def record(command: Sequence[str], log: Path) -> None:
    """Run a command to its end; what it does to files is in the log."""
    if shutil.which("strace") is None:
        raise RuntimeError("strace is not there: apt-get install strace")
    traced = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS}"]
    subprocess.run([*traced, "-o", str(log), *command], check=True)


def read_log(log: Path, folder: Path) -> Iterator[Step]:
    """What was done below the folder, in order. Paths are relative to it, with "." for itself."""
    root = folder.resolve()
    begun: dict[str, str] = {}
    places: dict[int, int | None] = {}  # where the next write goes, by descriptor; None: at the end
    with log.open(encoding="ascii") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is None:
                continue
            process, call, rest = found.groups()
            if rest.rstrip().endswith("<unfinished ...>"):
                begun[process] = rest.rstrip().removesuffix("<unfinished ...>").rstrip()
                continue
            if rest.startswith(" resumed>"):
                rest = begun.pop(process, "") + rest.removeprefix(" resumed>")
            result = _RESULT.search(rest)
            if result is not None and not result[1].startswith("-"):
                yield from _steps(call, rest, int(result[1]), root, places)


def _steps(call: str, rest: str, result: int, root: Path, places: dict[int, int | None]) -> Iterator[Step]:
    if call in ("write", "pwrite64"):
        yield from _written(rest, result, root, places)
    elif call in ("open", "openat", "creat"):
        yield from _opened(rest, result, root, places)
    elif call == "lseek":
        places[int(_NUMBER.search(rest)[1])] = result  # type: ignore[index]
    elif call in ("mkdir", "mkdirat", "unlink", "unlinkat"):
        (path,) = _paths(rest, root)[:1] or ("",)
        if path:
            yield Step("folder" if call.startswith("mkdir") else "deleted", path)
    elif call in ("rename", "renameat", "renameat2"):
        paths = _paths(rest, root)
        if len(paths) == 2:
            yield Step("renamed", paths[0], paths[1])
    elif path := _inside(rest, root):
        if call in ("fsync", "fdatasync"):
            yield Step("synced", path)
        elif call == "ftruncate":
            length = int(rest.split(",")[-1].split(")")[0])
            yield Step("cut", path, at=length)
        elif not path.endswith(_PASSING) and (call != "mmap" or ("MAP_SHARED" in rest and "PROT_WRITE" in rest)):
            raise RuntimeError(f"{path} is written by {call}, which cannot be followed")


def _written(rest: str, result: int, root: Path, places: dict[int, int | None]) -> Iterator[Step]:
    found = _WRITTEN.search(rest)
    if found is None or found[5]:
        raise RuntimeError(f"a write that cannot be read: {rest[:200]}")
    number, path = int(found[1]), _relative(_text(found[2]), root)
    at = places.get(number, 0) if found[6] is None else int(found[6])
    if found[6] is None and at is not None:
        places[number] = at + result
    if path and not found[3]:  # what has no name any more is nowhere after a cut
        yield Step("written", path, data=bytes.fromhex(found[4].replace("\\x", ""))[:result], at=at)


def _opened(rest: str, result: int, root: Path, places: dict[int, int | None]) -> Iterator[Step]:
    places[result] = None if "O_APPEND" in rest else 0
    path = _relative(_text(_PATH.findall(rest)[-1]), root)  # the name of what was opened, behind its number
    if not path or "O_DIRECTORY" in rest:
        return
    if "O_CREAT" in rest:
        yield Step("made", path)
    if "O_TRUNC" in rest:
        yield Step("cut", path)


def _paths(rest: str, root: Path) -> list[str]:
    pairs = [(_text(a), _text(b)) for a, b in _AT.findall(rest)]
    bare = [str(PurePath(a) / b) for a, b in pairs] or [_text(one) for one in _PATH.findall(rest)]
    return [inside for path in bare if (inside := _relative(path, root))]


def _inside(rest: str, root: Path) -> str:
    found = _PATH.search(rest)
    return _relative(_text(found[1]), root) if found else ""


def _relative(path: str, root: Path) -> str:
    pure = PurePath(path if path.startswith("/") else str(Path.cwd() / path))
    return str(pure.relative_to(root)) if pure.is_relative_to(root) else ""


def _text(hexed: str) -> str:
    return bytes.fromhex(hexed.replace("\\x", "")).decode("utf-8", "surrogateescape")


@dataclass
class _File:
    synced: bytes = b""
    loose: list[tuple[int, bytes | None]] = field(default_factory=list)  #: written at; None: cut there

    def now(self) -> bytes:
        return _applied(self.synced, self.loose)


@dataclass
class Disk:
    """The files below a folder, and what of them the disk is sure to have."""

    names: dict[str, int] = field(default_factory=dict)  #: what a process sees
    synced: dict[str, int] = field(default_factory=dict)  #: what is there after a cut, whatever happens
    loose: list[tuple[str, str, int]] = field(default_factory=list)  #: since then: (what, path, file)
    files: dict[int, _File] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)  #: folders that the disk may not have
    _last: int = 0

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """A folder as it lies there, all of it synced."""
        disk = cls()
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if path.is_dir():
                disk.folders.add(name)
            elif not name.endswith(_PASSING):
                disk.names[name] = disk.synced[name] = disk._new(path.read_bytes())
        return disk

    def take(self, step: Step) -> None:
        """Do what was done."""
        if step.path.endswith(_PASSING):
            return
        if step.what == "folder":
            self.folders.add(step.path)
            self.fresh.add(step.path)
        elif step.what == "made" and step.path not in self.names:
            self._name("made", step.path, self._new(b""))
        elif step.what in ("written", "cut") and step.path in self.names:
            file = self.files[self.names[step.path]]
            at = len(file.now()) if step.at is None else step.at
            file.loose.append((at, step.data if step.what == "written" else None))
        elif step.what == "renamed":
            self._name("renamed", step.to, self.names.pop(step.path))
        elif step.what == "deleted" and step.path in self.names:
            self.loose.append(("deleted", step.path, self.names.pop(step.path)))
        elif step.what == "synced":
            self._sync(step.path)

    def now(self) -> dict[str, bytes]:
        """The contents as a process sees them."""
        return {name: self.files[file].now() for name, file in self.names.items()}

    def states(self, draw: random.Random, each: int, *, in_order: bool = False) -> Iterator[dict[str, bytes]]:
        """What may be found after a cut: nothing that is loose, all of it, and so many combinations.

        ``in_order``: of what was done to names only the last may be missing.
        """
        yield self._found([False] * len(self.loose), None)
        if self.loose or any(file.loose for file in self.files.values()):
            yield self._found([True] * len(self.loose), draw)
            for _ in range(each):
                kept = [draw.random() < 0.5 for _ in self.loose]
                if in_order:
                    until = draw.randint(0, len(kept))
                    kept = [True] * until + [False] * (len(kept) - until)
                yield self._found(kept, draw)

    def _found(self, kept: Sequence[bool], draw: random.Random | None) -> dict[str, bytes]:
        names = dict(self.synced)
        for (what, path, file), keep in zip(self.loose, kept, strict=True):
            if not keep:
                continue
            names = {name: other for name, other in names.items() if other != file}
            if what != "deleted":
                names[path] = file
        lost = {folder for folder in self.fresh if draw is None or draw.random() < 0.25}
        there = {name: file for name, file in names.items() if str(PurePath(name).parent) not in lost}
        return {name: _torn(self.files[file], draw) for name, file in there.items()}

    def _sync(self, path: str) -> None:
        if path in self.names:
            file = self.files[self.names[path]]
            file.synced, file.loose = file.now(), []
        elif path == "." or path in self.folders:
            folders = [(name, str(PurePath(name).parent)) for name in {*self.names, *self.synced}]
            for name in [name for name, parent in folders if parent == path]:
                self.synced.pop(name, None)
                if name in self.names:
                    self.synced[name] = self.names[name]
            self.loose = [one for one in self.loose if str(PurePath(one[1]).parent) != path]
            self.fresh = {name for name in self.fresh if str(PurePath(name).parent) != path}

    def _name(self, what: str, path: str, file: int) -> None:
        self.names[path] = file
        self.loose.append((what, path, file))

    def _new(self, data: bytes) -> int:
        self._last += 1
        self.files[self._last] = _File(data)
        return self._last


def _torn(file: _File, draw: random.Random | None) -> bytes:
    """What may be there of what was written and not synced: nothing, all, the first writes, any of them."""
    if draw is None or not file.loose:
        return file.synced
    way, until = draw.randrange(4), draw.randrange(len(file.loose) + 1)
    if way == 0:
        kept = list(file.loose)
    elif way == 1:
        kept = file.loose[:until]
    else:
        kept = [one for one in file.loose if draw.random() < 0.5]
    if kept and way > 1 and kept[-1][1]:
        at, data = kept[-1]
        kept[-1] = at, (data or b"")[: draw.randrange(len(data or b""))]
    found = _applied(file.synced, kept)
    return found + bytes(draw.choice((0, 0, 4096))) if way == 3 and len(found) < len(file.now()) else found


def _applied(data: bytes, writes: Sequence[tuple[int, bytes | None]]) -> bytes:
    found = bytearray(data)
    for at, written in writes:
        if len(found) < at:
            found.extend(bytes(at - len(found)))
        if written is None:
            del found[at:]
        else:
            found[at : at + len(written)] = written
    return bytes(found)
