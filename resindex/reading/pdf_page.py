"""Rows of a page -> lines as a reader sees them: paragraphs parted, notes under a rule, indents kept.

Comes in: the rows of one page, part by part, and measures of the whole document (the size of its text, its usual
distance between lines). Goes out: lines of text; an empty one where the distance is wider than usual.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resindex.reading.pdf_rows import Cell, Row

RULE = "__________________"
_RULE = re.compile(r"[_—–\-]{5,}\s*")
_NOTE_HEAD = re.compile(r"(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3}|[†‡§])(?=\s|[A-Z“(])")
_LABEL = re.compile(r"[“\"]?(?:\(?\w{1,5}[.)]|[•–—-])")
#: A gap this much wider than the usual distance between lines parts paragraphs.
_PARTED = 1.22
#: Text this much smaller than the body's, at the foot of a page, is notes.
_NOTE_SIZE = 0.93
#: So many rows in a row with cells above each other are a table.
_TABLE = 4
#: Margins within so many points are one; a line with less room than this, in ems, has room for no word.
_STEP = 4.0
_WORD = 2.5
_SPACE = 0.35  #: the space before a word, in ems, and what the edge may stray
#: Letters much narrower and wider than most, in any face.
_WEIGHTS = dict.fromkeys(" .,;:!|'’‘ijlftrI()[]-‑", 0.55) | dict.fromkeys("mwMWшщжюШЩЖЮ—%@", 1.6)
#: A column narrower than so many ems; the part of its width that indents take at most.
_NARROW = 30
_INDENTED = 0.4
#: So many distances are enough to measure a page by itself.
_ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: size of its text, distance of its lines, in points; how far its columns reach.

    ``reach`` tells for each margin (in steps of ``_STEP`` points) where the longest line that begins there ends.
    """

    size: float
    leading: float
    reach: tuple[tuple[int, float], ...] = ()

    def edge(self, rows: Sequence[Row]) -> float:
        """Where a full line of these rows ends."""
        own = max(row.right for row in rows)
        margin = _step_of(_margin(rows, self.size))
        return max((right for place, right in self.reach if abs(place - margin) <= 1), default=own)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of text, and the words in italics at its head where it begins a paragraph."""

    text: str
    verb: str | None = None
    full: bool = False  #: the next word would not have fitted
    table: bool = False  #: a row of a table
    turn: bool = False  #: here one column ends and the next begins


def measure(pages: Sequence[Sequence[Sequence[Row]]]) -> Measures:
    """Measures of a document, from the parts of all its pages."""
    rows = [row for page in pages for part in page for row in part]
    letters: Counter[float] = Counter()
    for row in rows:
        letters[round(row.size, 1)] += len(row.text)
    size = letters.most_common(1)[0][0] if letters else 10.0
    distances = _distances(rows, size)
    return Measures(size, _usual(distances) if distances else 1.2 * size, _reach(pages, size))


def _reach(pages: Sequence[Sequence[Sequence[Row]]], size: float) -> tuple[tuple[int, float], ...]:
    found: dict[int, list[float]] = {}
    for part in (part for page in pages for part in page):
        margin = _margin(part, size)
        # The symbol at the right of a masthead or a running head says nothing of the text below.
        ends = (r.right for r in part if r.left < margin + 4 * size and len(r.cells) == 1)
        found.setdefault(_step_of(margin), []).extend(ends)
    return tuple((margin, _usual_end(sorted(ends, reverse=True), size)) for margin, ends in found.items() if ends)


def _usual_end(ends: Sequence[float], size: float) -> float:
    """The furthest place near which a good part of the lines ends; ``ends`` are sorted, the furthest first."""
    enough = max(2, len(ends) // 10)
    near = (end for place, end in enumerate(ends) if sum(e > end - 2 * size for e in ends[place:]) >= enough)
    return next(near, ends[0])


def _step_of(margin: float) -> int:
    return round(margin / _STEP)


def _distances(rows: Sequence[Row], size: float) -> list[float]:
    """Distances between neighbouring rows of the body's size."""
    pairs = pairwise(rows)
    found = (_step(a, b) for a, b in pairs if abs(a.size - size) < 0.6 and abs(b.size - size) < 0.6)
    return sorted(d for d in found if 0.95 * size < d < 4 * size)


def _usual(distances: Sequence[float]) -> float:
    # Low in the range, because in a text of short paragraphs every other distance parts two of them.
    return distances[len(distances) // 4 if len(distances) >= _ENOUGH else 0]


def printed_lines(parts: Sequence[Sequence[Row]], measures: Measures) -> Iterator[PrintedLine]:
    """The lines of one page: the text of its columns, then the notes of all of them, then what stands at its foot."""
    own = _distances([row for part in parts for row in part], measures.size)
    usual = replace(measures, leading=_usual(own) if len(own) >= _ENOUGH else measures.leading)
    last = max((place for place, part in enumerate(parts) if len(part) > 1), default=len(parts) - 1)
    notes: list[Row] = []
    for place, part in enumerate(parts):
        below = parts[place + 1][0] if place + 1 < len(parts) else None
        start = _first_note(part, measures.size, first=place == 0)
        notes += part[start:]
        if place and len(part) > 1 and len(parts[place - 1]) > 1:
            yield PrintedLine("", turn=True)
        yield from _part_lines(part[:start], usual, below)
        if place == last and notes:
            yield from _note_lines(notes, usual)


def _part_lines(rows: Sequence[Row], measures: Measures, below: Row | None) -> Iterator[PrintedLine]:
    """The text of one part; ``below`` is the row where it is read on."""
    if not rows:
        return
    tables = _table_rows(rows)
    margin = _margin(rows, measures.size)
    edge = measures.edge(rows)
    before: Row | None = None
    full = False
    for place, row in enumerate(rows):
        parted = before is None or _parted(before, row, measures)
        if before is not None and parted:
            yield PrintedLine("")
        indent = _indent(row, margin)
        begins = parted or indent > 0 or (before is not None and before.right < 0.85 * edge)
        following = rows[place + 1] if place + 1 < len(rows) else below
        if place + 1 < len(rows) and _parted(row, rows[place + 1], measures):
            following = None
        spread = _is_stretched(row, margin, edge, measures.size) or (
            full and not parted and before is not None and _spans(before, margin, edge) and _spans(row, margin, edge)
        )
        full = _is_full(row, following, margin, edge)
        if place in tables:
            yield PrintedLine(" " * indent + row.text, table=True)
        else:
            yield from _row_lines(row, indent, begins, together=spread, full=full)
        before = row


def _note_lines(rows: Sequence[Row], measures: Measures) -> Iterator[PrintedLine]:
    """The notes at the foot of a page, below a rule."""
    yield PrintedLine(rows[0].text if _RULE.fullmatch(rows[0].text) else RULE)
    before: Row | None = None
    for row in rows:
        if _RULE.fullmatch(row.text):
            continue
        if before is not None and _parted(before, row, measures):
            yield PrintedLine("")
        yield from _row_lines(row, 0, False, together=row.marked, full=False)
        before = row
    yield PrintedLine("")


def _spans(row: Row, margin: float, edge: float) -> bool:
    """It reaches from margin to margin, as a justified line does."""
    return row.left < margin + row.size and row.right > edge - row.size


def _is_stretched(row: Row, margin: float, edge: float, size: float) -> bool:
    """It fills a column so narrow that a justified line of few words has gaps as wide as those between cells."""
    measure = edge - margin
    before, behind = row.left - margin, edge - row.right
    if row.leftward:
        before, behind = behind, before
    return measure < _NARROW * size and abs(behind) < row.size and -row.size < before < _INDENTED * measure


def _is_full(row: Row, following: Row | None, margin: float, edge: float) -> bool:
    """The first word of the row below would not have fitted, or no usual word where none is below."""
    room = row.left - margin if row.leftward else edge - row.right
    word = following.text.split(" ", 1)[0] if following is not None else ""
    if following is None or not word:
        return room < _WORD * row.size
    if word[0] > "\u2e80":
        word = word[0]  # Chinese breaks between any two signs
    letters = following.text
    return room < _SPACE * row.size + (following.right - following.left) * _weight(word) / _weight(letters)


def _weight(text: str) -> float:
    """How wide a text is set, in letters of middling width."""
    return sum(_WEIGHTS.get(sign, 1.3 if sign.isupper() else 1.0) for sign in text)


def _parted(before: Row, row: Row, measures: Measures) -> bool:
    usual = measures.leading * max(before.size, row.size) / measures.size
    return _step(before, row) > _PARTED * usual


def _step(before: Row, row: Row) -> float:
    """The distance between two rows, as it would be without note marks."""
    return before.base - row.base - row.rise


def _row_lines(row: Row, indent: int, begins: bool, *, together: bool, full: bool) -> Iterator[PrintedLine]:
    """A row as one line; cells far apart (a masthead, a running head) are lines of their own.

    Not so, ``together``, where a justified line has few words in a narrow column.
    """
    groups: list[list[Cell]] = []
    for cell in row.cells:
        if groups and (together or _LABEL.fullmatch(groups[-1][-1].text)):
            groups[-1].append(cell)
        else:
            groups.append([cell])
    for place, cells in enumerate(groups):
        text = "   ".join(cell.text for cell in cells)
        if place == 0:
            text = " " * indent + (_spaced_mark(text) if row.marked else text)
        verb = next((cell.verb for cell in cells if cell.verb), None) if begins else None
        yield PrintedLine(text, verb if verb and verb[0].isupper() else None, full and len(groups) == 1)


def _spaced_mark(text: str) -> str:
    """A note mark at the head of a line, with a space after it."""
    head = _NOTE_HEAD.match(text)
    return text if head is None else f"{head[0]} {text[head.end() :].lstrip()}"


def _first_note(rows: Sequence[Row], size: float, *, first: bool) -> int:
    """Index of the row where the notes at the foot begin, with the rule above them; the number of rows without any.

    A raised number at the head of a row is always a note's; a plain one is where the row, and all below it, are in
    smaller letters than the body.
    """
    raised = next((i for i, row in enumerate(rows) if row.marked and _NOTE_HEAD.match(row.text)), len(rows))
    start = len(rows)
    while start and (rows[start - 1].size <= _NOTE_SIZE * size or _RULE.fullmatch(rows[start - 1].text)):
        start -= 1
    # A page that is small from its first line on is no page of notes.
    small = range(start, len(rows)) if start or not first else range(0)
    found = min(raised, next((i for i in small if _NOTE_HEAD.match(rows[i].text)), len(rows)))
    return found - 1 if 0 < found < len(rows) and _RULE.fullmatch(rows[found - 1].text) else found


def _table_rows(rows: Sequence[Row]) -> frozenset[int]:
    """Rows whose cells stand above each other, several rows on end."""
    found: set[int] = set()
    since = 0
    for place in range(1, len(rows) + 1):
        if place < len(rows) and _same_columns(rows[place - 1], rows[place]):
            continue
        if place - since >= _TABLE:
            found.update(range(since, place))
        since = place
    return frozenset(found)


def _same_columns(one: Row, other: Row) -> bool:
    """A gap between two cells of one row lies above a gap of the other."""
    for left, right in pairwise(one.cells):
        for below_left, below_right in pairwise(other.cells):
            if max(left.right, below_left.right) < min(right.left, below_right.left):
                return True
    return False


def _margin(rows: Sequence[Row], size: float) -> float:
    """The left edge of the text: the leftmost place where a good part of it begins."""
    letters: Counter[int] = Counter()
    for row in rows:
        if row.size >= _NOTE_SIZE * size:
            letters[round(row.left / 2)] += len(row.text)
    enough = 0.15 * letters.total()
    return min((place * 2.0 for place, count in letters.items() if count >= enough), default=rows[0].left)


def _indent(row: Row, margin: float) -> int:
    """Spaces before the row. Text that runs leftward begins at its right, and its left edge says nothing."""
    letter = next((sign for sign in row.text if sign.isalpha()), "")
    if letter and unicodedata.bidirectional(letter) in ("R", "AL"):
        return 0
    return round((row.left - margin) / (0.5 * row.size)) if row.left - margin > 0.6 * row.size else 0
