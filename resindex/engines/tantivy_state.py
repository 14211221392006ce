"""What a generation of the Tantivy index knows of itself, kept in the commit itself.

What comes in: the documents that a commit adds and drops. What goes out: the files of columns that belong to the
generation, and how many living paragraphs and words each language has. Promise: read from the same snapshot as the
postings, so that the two are never of different generations.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from resindex.engines.field_values import SPOKEN
from resindex.engines.key_columns import Columns, Part, PartFile, Runs, length_column, merged
from resindex.engines.ranking import FIELDS as SCORED
from resindex.engines.ranking import LENGTHS

#: The file of a part in the index folder.
PATTERN = "columns-*.bin"
_NAME = re.compile(r"columns-[0-9a-f]{16}\.bin")


@dataclass(frozen=True, slots=True)
class State:
    """One generation. ``parts`` pairs files of columns with the runs of keys that were dropped from them since."""

    parts: tuple[tuple[str, Runs], ...] = ()
    spoken: Counter[str] = field(default_factory=Counter)  #: living paragraphs by language of analysis
    lengths: Counter[str] = field(default_factory=Counter)  #: words of them, by "text_en"

    def as_bytes(self) -> bytes:
        """As it is kept."""
        return json.dumps({"parts": self.parts, "spoken": self.spoken, "lengths": self.lengths}).encode()

    @classmethod
    def from_bytes(cls, text: bytes) -> State:
        """The opposite. Raises ValueError, KeyError or TypeError for what is none."""
        told = json.loads(text)
        parts = tuple((str(name), tuple((int(a), int(b)) for a, b in gone)) for name, gone in told["parts"])
        if not all(_NAME.fullmatch(name) for name, _ in parts):
            raise ValueError("no name of a file of columns")
        return cls(parts, Counter(told["spoken"]), Counter(told["lengths"]))

    def without(self, keys: Iterable[int], columns: Columns) -> State:
        """The state after these paragraphs were dropped."""
        gone = sorted(keys)
        if not gone:
            return self
        spoken, lengths = self.spoken.copy(), self.lengths.copy()
        tongues = columns.numbers("tongue")
        short = {kind: columns.numbers(length_column(kind)) for kind in SCORED}
        for number in (key - columns.first for key in gone):
            tongue = SPOKEN[tongues[number]]
            spoken[tongue] -= 1
            for kind, column in short.items():
                lengths[f"{kind}_{tongue}"] -= LENGTHS[column[number]]
        runs = _runs(gone)
        parts = tuple((name, _together(known, runs)) for name, known in self.parts)
        return replace(self, parts=parts, spoken=spoken, lengths=lengths)

    def joined_by(self, part: Part, folder: Path, name: str) -> State:
        """The state after the paragraphs of a part were added: its file is written, merged with smaller ones."""
        files = sorted(
            ((PartFile(folder / known), known, gone) for known, gone in self.parts), key=lambda f: f[0].first
        )
        first, size = part.first, part.size
        alone = folder / (f"{name}.new" if files else name)  # a name stands for one content, whatever becomes of it
        part.write(alone)
        taken: list[tuple[PartFile, Runs]] = [(PartFile(alone), ())]
        kept: list[tuple[str, Runs]] = []
        for file, known, gone in reversed(files):
            # A part is written again when what comes after it is half as large: so there are few, and each is seldom.
            if file.first + file.size > first or (file.size <= 2 * size and len(kept) == 0):
                taken.insert(0, (file, gone))
                size = max(first + size, file.first + file.size) - min(first, file.first)
                first = min(first, file.first)
            else:
                kept.insert(0, (known, gone))
        if len(taken) > 1:
            merged(taken).write(folder / name)
            alone.unlink()
        elif alone != folder / name:
            alone.rename(folder / name)
        spoken, lengths = self.spoken.copy(), self.lengths.copy()
        _count(part, spoken, lengths)
        return replace(self, parts=(*kept, (name, ())), spoken=spoken, lengths=lengths)


def _count(part: Part, spoken: Counter[str], lengths: Counter[str]) -> None:
    documents, tongues = part.numbers["document"], part.numbers["tongue"]
    for number, tongue in Counter(tongues[n] for n, document in enumerate(documents) if document).items():
        spoken[SPOKEN[number]] += tongue
    for kind in SCORED:
        pairs = Counter(zip(tongues, part.numbers.get(length_column(kind), ()), strict=False))
        for (tongue, short), number in pairs.items():
            lengths[f"{kind}_{SPOKEN[tongue]}"] += LENGTHS[short] * number


def _runs(keys: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted keys as runs of neighbours."""
    starts = [0, *(n for n, (a, b) in enumerate(pairwise(keys), start=1) if b != a + 1)]
    ends = [*(start - 1 for start in starts[1:]), len(keys) - 1]
    return [(keys[start], keys[end]) for start, end in zip(starts, ends, strict=True)]


def _together(known: Runs, new: Runs) -> tuple[tuple[int, int], ...]:
    """Runs of keys, neighbours joined."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted((*known, *new)):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return tuple(joined)
