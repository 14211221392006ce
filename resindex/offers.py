"""What completion offers: the values of an index in a small text file that needs no database to be read.

What comes in: the folder of an index and, from an index run, the values of each field. What goes out: the values that
begin as somebody has typed. Promises: nothing but the standard library is imported; the file is replaced as a whole,
so that a reader sees the old or the new one; it is no larger than ``LARGEST`` bytes a field. A folder without such a
file offers nothing.

The file: a first line that names its form, one with the revision of the store that it was made from, then for each
field a line ``:field`` and one line a value, its paragraphs and a tab before it, the most frequent first::

    resindex-offers 1
    revision 12
    :verb
    1204	urges
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

FILE = "offers.tsv"  #: a suffix that no reader takes for a document, should the index lie inside its corpus
LARGEST = 1 << 20  #: bytes of one field: some forty thousand symbols
PRESSING = "verb>"  #: the verbs that can stand behind ``>=``; "verb" has all
_WIDE = 12  # digits that no count has
_FORM = b"resindex-offers 1\n"

Counts = Iterable[tuple[str, int]]


def write(folder: Path, revision: int, fields: Mapping[str, Counts]) -> bool:
    """Replace the offers of an index; say whether they changed. Raises OSError for a folder that cannot be written."""
    path = folder / FILE
    new = _head(revision) + b"".join(_section(name, counts) for name, counts in fields.items())
    if _read(path) == new:
        return False
    aside = path.with_name(f"{FILE}.new")
    aside.write_bytes(new)
    aside.replace(path)
    return True


def current(folder: Path, revision: int) -> bool:
    """Whether the index has offers of this form, made from this revision of its store."""
    return _read(folder / FILE).startswith(_head(revision))


def offered(folder: Path, field: str, typed: str = "") -> list[tuple[str, int]]:
    """The values of a field that begin as typed, case aside, with their paragraphs; the most frequent first."""
    whole = _read(folder / FILE)
    if not whole.startswith(_FORM):
        return []
    _before, found, rest = whole.partition(f"\n:{field}\n".encode())
    section = rest.partition(b"\n:")[0] if found and not rest.startswith(b":") else b""
    beginning = typed.casefold()
    pairs = (line.split("\t", 1) for line in section.decode("utf-8", "replace").split("\n") if "\t" in line)
    return [
        (value, int(count))
        for count, value in pairs
        # The file may come from somebody else: what would act on the terminal is not offered.
        if value.casefold().startswith(beginning) and value.isprintable() and count.isdecimal() and len(count) < _WIDE
    ]


def _head(revision: int) -> bytes:
    return _FORM + f"revision {revision}\n".encode()


def _section(name: str, counts: Counts) -> bytes:
    return b"".join(_bounded(name, counts))


def _bounded(name: str, counts: Counts) -> Iterator[bytes]:
    size = 0
    yield f":{name}\n".encode()
    for value, count in counts:
        if not value or not value.isprintable():
            continue  # it could not be typed, and would break the lines
        line = f"{count}\t{value}\n".encode()
        size += len(line)
        if size > LARGEST:
            return
        yield line


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
