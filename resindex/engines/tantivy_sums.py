"""What the files of a generation are known by: sums of our own beside those that Tantivy keeps.

What comes in: the folder, and Tantivy's list of segments as it was read. What goes out: nothing where all is what was
written; ``Changed`` where it is not. Tantivy's lists have no sum, so they get one here; its data files end with one,
which it does not look at when it opens them. To read them all would cost a search more than the search, so their sizes
and times are noted: a file that has both is taken for what was written, any other is read and held against its sum
before an answer is believed. What changes on a disk without a trace in either is found by ``faults`` alone.

The notes name the operation they were made after. Those of another one (a writer was killed between its commit and the
notes) say nothing, and harm nothing.
"""

from __future__ import annotations

import json
import os
import re
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from resindex.durable import write
from resindex.engines.key_columns import PartFile

FILE = "sums.json"
CONTENTS = "meta.json"
MANAGED = ".managed.json"
#: A file of a segment; one of deleted documents bears the number of the operation.
_SEGMENT_FILE = re.compile(r"([0-9a-f]{32})\.(?:(\d+)\.)?[a-z]+")
_UNNAMED = ".tmp"

#: What reading a file raises that is not what it should be. Tantivy tells all its errors as ValueError.
DAMAGE = (ValueError, KeyError, TypeError, IndexError, AttributeError, EOFError, struct.error)


class Changed(ValueError):
    """A file is not what was written."""


class _Notes(NamedTuple):
    stamp: int  #: the operation that was committed
    contents: int  #: the sum of Tantivy's list of segments
    files: dict[str, tuple[int, int]]  #: size and time of each file


def note(folder: Path, contents: bytes, parts: Sequence[str]) -> None:
    """Note what the files of a generation are: those of the segments in the list, and these parts."""
    files = {}
    for name in (*_files(folder, contents), *parts):
        found = (folder / name).stat()
        files[name] = found.st_size, found.st_mtime_ns
    told = json.dumps([json.loads(contents)["opstamp"], crc32(contents), files]).encode()
    write(folder / FILE, b"%08x %s" % (crc32(told), told))


def prove(folder: Path, contents: bytes) -> bool:
    """Whether files had to be read for it, as they are after a copy. Raises Changed, OSError."""
    notes = _notes(folder)
    if notes is None or notes.stamp != json.loads(contents)["opstamp"]:
        return False
    if notes.contents != crc32(contents):
        raise Changed(f"{CONTENTS} is not what was written")
    read = False
    for name, (size, time) in notes.files.items():
        found = os.stat(f"{folder}/{name}")  # noqa: PTH116  for every file at every search
        if found.st_size != size:
            raise Changed(f"{name} is not what was written")
        if found.st_mtime_ns != time:
            read = True
            if not is_sound(folder / name):
                raise Changed(f"{name} is not what was written")
    return read


def faults(folder: Path, contents: bytes, parts: Sequence[str]) -> Iterator[str]:
    """What is wrong with the files of a generation; all of them are read."""
    try:
        prove(folder, contents)
    except Changed as fault:
        yield str(fault)
        return
    files = _files(folder, contents)
    yield from (f"{name} is not what was written" for name in (*files, *parts) if not is_sound(folder / name))
    try:
        managed = set(json.loads((folder / MANAGED).read_text(encoding="utf-8")))
    except (*DAMAGE, OSError):
        managed = set()
    if not managed.issuperset((*files, CONTENTS)):
        yield f"{MANAGED} is not what was written"


def is_sound(path: Path) -> bool:
    """Whether a file of a segment or of columns is what was written; it is read for that."""
    try:
        return PartFile(path).is_sound() if path.suffix == ".bin" else _is_tantivys(path.read_bytes())
    except DAMAGE:
        return False


def _is_tantivys(data: bytes) -> bool:
    # It ends with a checksum, how long that is told, and a sign.
    (length,) = struct.unpack("<I", data[-8:-4])
    return crc32(data[: -8 - length]) == int(json.loads(data[-8 - length : -8])["crc"])


def left_over(folder: Path, contents: bytes) -> Iterator[Path]:
    """Files of no segment in the list, and half-written lists: a killed writer left them, or a power cut.

    Tantivy clears away what its list of files names. After a power cut that list may be an older one, and a writer that
    finds a file where it means to make one gives up.
    """
    living = set(_files(folder, contents))
    for path in folder.iterdir():
        if (_SEGMENT_FILE.fullmatch(path.name) and path.name not in living) or path.name.startswith(_UNNAMED):
            yield path


def _files(folder: Path, contents: bytes) -> list[str]:
    """The files of the segments in the list, in order of their names."""
    segments = {s["segment_id"].replace("-", ""): s["deletes"] for s in json.loads(contents)["segments"]}
    found = []
    for name in sorted(path.name for path in folder.iterdir()):
        parts = _SEGMENT_FILE.fullmatch(name)
        if parts and parts[1] in segments:
            deletes = segments[parts[1]]
            if parts[2] is None or (deletes and int(parts[2]) == deletes["opstamp"]):
                found.append(name)
    return found


def _notes(folder: Path) -> _Notes | None:
    try:
        told = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return None
    if told[:9] != b"%08x " % crc32(told[9:]):
        raise Changed(f"{FILE} is not what was written")
    stamp, contents, files = json.loads(told[9:])
    return _Notes(stamp, contents, files)
