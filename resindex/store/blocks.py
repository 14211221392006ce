"""What a search folds its hits by: for every paragraph the number of its family and the mark of its place.

In: numbers by key. Out: both as arrays, read in a millisecond or two. They are kept in blocks of so many keys, so that
a change of one paragraph writes one block; keys that were never given, or that are gone, hold 0.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

BLOCK = 4096
_FAMILY, _PLACE = "I", "q"


def write_families(connection: sqlite3.Connection, families: Mapping[int, int]) -> None:
    """Put the families of these paragraphs."""
    _write(connection, "family_blocks", _FAMILY, families.items())


def write_places(connection: sqlite3.Connection, documents: Iterable[tuple[int, Sequence[int]]]) -> None:
    """Put the marks of places, by document: the key of its first paragraph, and the mark of each."""
    pairs = ((key, mark) for first, marks in documents for key, mark in enumerate(marks, first))
    _write(connection, "place_blocks", _PLACE, pairs)


def read_families(connection: sqlite3.Connection) -> tuple[int, array[int]]:
    """The first key, and the families from it on."""
    return _read(connection, "family_blocks", _FAMILY)


def read_places(connection: sqlite3.Connection) -> tuple[int, array[int]]:
    """The first key, and the marks of places from it on."""
    return _read(connection, "place_blocks", _PLACE)


def marks_of(connection: sqlite3.Connection, first: int, count: int) -> list[int]:
    """The marks of places of so many paragraphs from a key on."""
    found: list[int] = []
    for block in range(first // BLOCK, (first + count - 1) // BLOCK + 1):
        row = connection.execute("SELECT numbers FROM place_blocks WHERE block = ?", (block,)).fetchone()
        numbers = array(_PLACE, bytes(BLOCK * array(_PLACE).itemsize)) if row is None else _unpacked(_PLACE, row[0])
        start = max(first - block * BLOCK, 0)
        found.extend(numbers[start : start + count - len(found)])
    return found


def forget_blocks(connection: sqlite3.Connection) -> None:
    """Delete the blocks whose paragraphs are all gone."""
    for table in ("family_blocks", "place_blocks"):
        connection.execute(
            f"DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM paragraphs"
            f" WHERE id >= {table}.block * {BLOCK} AND id < ({table}.block + 1) * {BLOCK})"
        )


def _write(connection: sqlite3.Connection, table: str, code: str, pairs: Iterable[tuple[int, int]]) -> None:
    blocks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key, number in pairs:
        blocks[key // BLOCK].append((key % BLOCK, number))
    for block, changes in sorted(blocks.items()):
        row = connection.execute(f"SELECT numbers FROM {table} WHERE block = ?", (block,)).fetchone()
        numbers = array(code, bytes(BLOCK * array(code).itemsize)) if row is None else _unpacked(code, row[0])
        for at, number in changes:
            numbers[at] = number
        connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (block, _packed(numbers)))


def _read(connection: sqlite3.Connection, table: str, code: str) -> tuple[int, array[int]]:
    rows = connection.execute(f"SELECT block, numbers FROM {table} ORDER BY block").fetchall()
    if not rows:
        return 0, array(code)
    empty = bytes(BLOCK * array(code).itemsize)
    held = dict(rows)
    first, last = rows[0][0], rows[-1][0]
    return first * BLOCK, _unpacked(code, b"".join(held.get(block, empty) for block in range(first, last + 1)))


def _packed(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(code: str, data: bytes) -> array[int]:
    numbers = array(code)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
