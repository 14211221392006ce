"""Families of repeated wording, kept in the transaction that takes documents up or lets them go.

In: the wordings of paragraphs that come, the documents that go. Out: the tables ``wordings``, ``sketches``, ``links``
and the blocks that a search folds its hits by. Promises: after every transaction the families are those of a store
built afresh from the same documents; the cost is that of what changed, and of the families it touches.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resindex.model import Paragraph
from resindex.parallel import place_mark
from resindex.repetition import Word, Wording, families, may_be_near, near, wording, words
from resindex.store.blocks import write_families, write_places

_AT_HAND = 20_000  #: wordings whose words are remembered


@dataclass(frozen=True, slots=True)
class _Placed:
    """A document that came: the key of its first paragraph, and for each the mark of its place and its wording."""

    first: int
    marks: tuple[int, ...]
    numbers: tuple[int, ...]


class FamilyWriting:
    """What happens to wordings in one transaction. ``finish`` brings families up to date."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'wordings'").fetchone()
        self._last = int(row[0]) if row else 0
        self._changes: Counter[int] = Counter()  # of the number of paragraphs, by wording
        self._new: dict[int, tuple[int, ...]] = {}  # the sketch of each new wording
        self._sketches: dict[int, tuple[int, ...]] = {}  # of wordings that lost a paragraph
        self._placed: list[_Placed] = []
        self._words: dict[int, tuple[str | None, list[Word]]] = {}
        self._mark: tuple[Counter[int], int, int] = Counter(), 0, 0

    def begin(self) -> None:
        """A file begins: what comes from here on can be taken back."""
        self._mark = Counter(), self._last, len(self._placed)

    def take_back(self) -> None:
        """Forget what came since ``begin``; its rows have been rolled back."""
        changes, last, placed = self._mark
        self._changes.subtract(changes)
        for number in range(last + 1, self._last + 1):
            self._new.pop(number, None)
        del self._placed[placed:]

    def take(self, first: int, owner: str, paragraphs: Sequence[Paragraph], wordings: Sequence[Wording]) -> list[int]:
        """The numbers of the wordings of a document's paragraphs, whose keys begin at ``first``.

        ``owner`` is its symbol or, where it has none, its path.
        """
        numbers: list[int] = []
        for one in wordings:
            row = self._connection.execute("SELECT id FROM wordings WHERE key = ?", (one.key,)).fetchone()
            if row is None:
                self._last += 1
                self._connection.execute(
                    "INSERT INTO wordings (id, key, family, paragraphs, stems) VALUES (?, ?, ?, 0, ?)",
                    (self._last, one.key, self._last, one.stems),
                )
                self._new[self._last] = one.sketch
            number = self._last if row is None else int(row[0])
            self._change(number, 1)
            numbers.append(number)
        marks = tuple(place_mark(owner, paragraph.place) for paragraph in paragraphs)
        self._placed.append(_Placed(first, marks, tuple(numbers)))
        return numbers

    def drop(self, document: int, paragraphs: Iterable[Paragraph], language: str | None) -> None:
        """A document goes. Its rows stay until the engine has let go of them."""
        numbers = self._connection.execute(
            "SELECT wording FROM paragraphs WHERE document = ? ORDER BY id", (document,)
        ).fetchall()
        for (number,), paragraph in zip(numbers, paragraphs, strict=True):
            self._change(number, -1)
            if number not in self._sketches:
                self._sketches[number] = wording(paragraph.text, paragraph.section, language).sketch

    def finish(self) -> None:
        """Bring families up to date."""
        self._connection.executemany(
            "UPDATE wordings SET paragraphs = paragraphs + ? WHERE id = ?",
            [(change, number) for number, change in self._changes.items() if change],
        )
        moved = self._divide(self._forget_gone() | self._link_new())
        self._connection.executemany(
            "UPDATE wordings SET family = ? WHERE id = ?", [(family, number) for number, family in moved.items()]
        )
        write_places(self._connection, [(placed.first, placed.marks) for placed in self._placed])
        write_families(self._connection, {**self._families_placed(), **self._families_moved(moved)})

    # ------------------------------------------------------------ what came and went

    def _change(self, number: int, change: int) -> None:
        self._changes[number] += change
        self._mark[0][number] += change

    def _forget_gone(self) -> set[int]:
        """Delete wordings without paragraphs; the wordings that were near them come back."""
        neighbours: set[int] = set()
        gone = [n for n, change in self._changes.items() if change <= 0 and self._one("SELECT paragraphs", n) == 0]
        for number in gone:
            if self._new.pop(number, None) is None:
                neighbours.update(self._near(number))
                self._connection.executemany(
                    "DELETE FROM sketches WHERE band = ? AND wording = ?",
                    [(band, number) for band in self._sketches.get(number, ())],
                )
            self._connection.execute("DELETE FROM wordings WHERE id = ?", (number,))
        for number in gone:
            self._connection.executemany(
                "DELETE FROM links WHERE wording = ? AND near = ?", [(near, number) for near in self._near(number)]
            )
            self._connection.execute("DELETE FROM links WHERE wording = ?", (number,))
        return neighbours.difference(gone)

    def _link_new(self) -> set[int]:
        """Find what the new wordings are near to; all that got a link come back."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO sketches VALUES (?, ?)",
            sorted((band, number) for number, sketch in self._new.items() for band in sketch),
        )
        linked: set[int] = set()
        for number, sketch in self._new.items():
            close: set[int] = set()
            for band in sketch:
                rows = self._connection.execute("SELECT wording FROM sketches WHERE band = ?", (band,))
                close.update(other for (other,) in rows)
            # Of two new ones the later is compared with the earlier.
            earlier = sorted(other for other in close if other < number)
            stems = self._stems(number) if earlier else b""
            for other in earlier:
                if may_be_near(stems, self._stems(other)) and self._are_near(number, other):
                    self._connection.execute("INSERT INTO links VALUES (?, ?), (?, ?)", (number, other, other, number))
                    linked |= {number, other}
        return linked

    def _are_near(self, first: int, second: int) -> bool:
        (language, here), (other, there) = self._read(first), self._read(second)
        return language == other and near(here, there, language)

    def _stems(self, number: int) -> bytes:
        (stems,) = self._connection.execute("SELECT stems FROM wordings WHERE id = ?", (number,)).fetchone()
        return bytes(stems)

    def _read(self, number: int) -> tuple[str | None, list[Word]]:
        known = self._words.get(number)
        if known is None:
            if len(self._words) >= _AT_HAND:
                self._words.clear()
            language, text = self._connection.execute(
                "SELECT d.language, p.text FROM paragraphs AS p JOIN documents AS d ON d.id = p.document"
                " WHERE p.wording = ? LIMIT 1",
                (number,),
            ).fetchone()
            known = self._words[number] = language, words(text, language)
        return known

    # ------------------------------------------------------------ families

    def _divide(self, touched: set[int]) -> dict[int, int]:
        """Divide anew all that hangs together with what was touched: the wordings that have another family now."""
        moved: dict[int, int] = {}
        while touched:
            links = self._hanging_together(touched.pop())
            touched.difference_update(links)
            rows = [
                (n, *self._connection.execute("SELECT key, family FROM wordings WHERE id = ?", (n,)).fetchone())
                for n in links
            ]
            found = families({number: key for number, key, _ in rows}, links)
            moved.update((number, found[number]) for number, _, before in rows if found[number] != before)
        return moved

    def _hanging_together(self, start: int) -> dict[int, set[int]]:
        links: dict[int, set[int]] = {}
        rest = [start]
        while rest:
            number = rest.pop()
            if number not in links:
                links[number] = set(self._near(number))
                rest.extend(links[number].difference(links))
        return links

    def _families_placed(self) -> dict[int, int]:
        family = {n: self._one("SELECT family", n) for placed in self._placed for n in set(placed.numbers)}
        return {
            key: number
            for placed in self._placed
            for key, n in enumerate(placed.numbers, placed.first)
            if (number := family[n]) is not None
        }

    def _families_moved(self, moved: dict[int, int]) -> dict[int, int]:
        return {
            key: family
            for number, family in moved.items()
            for (key,) in self._connection.execute("SELECT id FROM paragraphs WHERE wording = ?", (number,))
        }

    def _near(self, number: int) -> list[int]:
        return [near for (near,) in self._connection.execute("SELECT near FROM links WHERE wording = ?", (number,))]

    def _one(self, select: str, number: int) -> int | None:
        row = self._connection.execute(f"{select} FROM wordings WHERE id = ?", (number,)).fetchone()
        return None if row is None else int(row[0])
