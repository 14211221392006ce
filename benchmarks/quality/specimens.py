"""The publisher's XML files -> specimens: what a typist would have before him to make a Word file or a page of it.

In: the archive of the XML files, how many of each body and language, a seed. Out: for each file drawn its lines with
number, depth and acting words, its footnotes each with a place in the text, and the marked parse that a made file must
parse to. Where in a paragraph a note is called for is drawn too: behind one of its stops or words.
"""

from __future__ import annotations

import hashlib
import heapq
import random
import re
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resindex.errors import ReadingError
from resindex.model import Line, Mark, Resolution, SourceText
from resindex.parsing import parse
from resindex.reading import read

LANGUAGES = {"English": "en", "French": "fr", "Spanish": "es", "Russian": "ru", "Arabic": "ar", "Chinese": "zh"}
_STOP = re.compile(r"[,;，；،؛](?=\s|$|[\u2e80-\uffff])|[^\W\d_](?=[.:。]?$)")
_WORD_END = re.compile(r"[^\W\d_](?=\s)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one slant, or the mark of a note (``note`` is its number)."""

    text: str
    italic: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph to be set: its number as printed, its depth, its runs."""

    runs: tuple[Run, ...]
    section: str
    label: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()  #: of a row of a table

    @property
    def text(self) -> str:
        """The words, without note marks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Specimen:
    """One document: masthead, paragraphs, notes (numbered from 1), and what it is to parse to."""

    name: str
    language: str
    body: str
    masthead: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    truth: Resolution

    @property
    def symbol(self) -> str:
        """The symbol as printed in the masthead."""
        return next((line for line in self.masthead if "/" in line and " " not in line.split("(")[0].strip()), "")

    @property
    def short_title(self) -> str:
        """What a running head has room for."""
        title = next((part.text for part in self.parts if part.section == "title"), "")
        return title if len(title) <= 60 else title[:57].rsplit(" ", 1)[0] + " …"


def draw(archive: Path, each: int, seed: int) -> Iterator[Specimen]:
    """``each`` specimens for every body and language, drawn by a hash of seed and name: one pass over the archive."""
    chosen: dict[tuple[str, str], list[tuple[int, str, bytes]]] = {}
    spare = 3  # some files are not well-formed, or hold nothing to act on
    with tarfile.open(archive) as members:
        for member in members:
            place = _place(member.name) if member.isfile() else None
            if place is None:
                continue
            rank = -int.from_bytes(hashlib.sha256(f"{seed} {member.name}".encode()).digest()[:8], "big")
            heap = chosen.setdefault(place, [])
            if len(heap) < each * spare or rank > heap[0][0]:
                file = members.extractfile(member)
                entry = (rank, member.name, file.read() if file is not None else b"")
                (heapq.heappush if len(heap) < each * spare else heapq.heapreplace)(heap, entry)
    for (body, language), heap in sorted(chosen.items()):
        found = 0
        for _, name, data in sorted(heap, reverse=True):
            specimen = _specimen(name, body, language, data, seed)
            if specimen is not None and found < each:
                found += 1
                yield specimen


def _place(name: str) -> tuple[str, str] | None:
    """Body and language of a member of the archive; statements of the presidents are a body of their own."""
    parts = name.split("/")
    if not name.endswith(".xml") or len(parts) < 3:
        return None
    body = "PRST" if "PRST" in parts else parts[1]
    language = next((LANGUAGES[part] for part in parts if part in LANGUAGES), "" if "German" in parts else "en")
    return (body, language) if language else None


def _specimen(name: str, body: str, language: str, data: bytes, seed: int) -> Specimen | None:
    source = _read(name, data)
    if source is None:
        return None
    (truth,) = parse(source)
    if not any(p.section == "operative" for p in truth.paragraphs):
        return None
    draw = random.Random(f"{seed} {name}")
    masthead: list[str] = []
    parts: list[Part] = []
    notes: list[str] = []
    for line in source.lines:
        mark = line.mark or Mark()
        if not parts and mark.section == "source_note":
            masthead.append(line.text)
        elif mark.section != "footnote" and line.text:
            parts.append(_part(line, mark, notes, draw))
    return Specimen(Path(name).stem, language, body, tuple(masthead), tuple(parts), tuple(notes), truth)


def _read(name: str, data: bytes) -> SourceText | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(data)
        try:
            source = read(path, path.parent)
        except ReadingError:
            return None
    return source if source.marked else None


def _part(line: Line, mark: Mark, notes: list[str], draw: random.Random) -> Part:
    text = line.text
    verb = mark.verb if mark.verb and mark.verb in text[: len(mark.verb) + 12] else ""
    start = text.index(verb) if verb else 0
    slanted = range(start, start + len(verb))
    waiting = list(zip(_calls(text, slanted.stop, len(mark.notes), draw), mark.notes, strict=True))
    runs: list[Run] = []
    cuts = sorted({0, slanted.start, slanted.stop, len(text), *(place for place, _ in waiting)})
    for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        while waiting and waiting[0][0] == begin:
            notes.append(waiting.pop(0)[1].text)
            runs.append(Run("", note=len(notes)))
        if begin < end:
            runs.append(Run(text[begin:end], italic=begin in slanted))
    cells = tuple(text.split(" | ")) if mark.style == "table" else ()
    section = "heading" if mark.style == "heading" else mark.section or ""
    return Part(tuple(runs), section, mark.label or "", mark.level, cells)


def _calls(text: str, after: int, count: int, draw: random.Random) -> list[int]:
    """Where the notes of a paragraph are called for, in order."""
    places = {m.end() for m in _STOP.finditer(text, after)}
    if len(places) < count:
        places |= {m.end() for m in _WORD_END.finditer(text, after)}
    ordered = [*sorted(places), *[len(text)] * (count - len(places))]
    return sorted(draw.sample(ordered, count))
