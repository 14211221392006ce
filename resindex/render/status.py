"""How an index stands -> lines for people, or one JSON object. Every string is cleaned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from resindex.hit_records import Freshness
from resindex.render import clean, direction
from resindex.render.measure import age, counted
from resindex.render.report import changes, copies, problems
from resindex.render.shapes import Counts, Status

SCHEMA = "resindex/status/1"
_BROKEN_OFF = "; a run was broken off (resindex index)"


def lines(status: Status, *, files: bool = False) -> Iterator[str]:
    """The state of an index, a line a fact, then the files that could not be read.

    ``files`` names those that are copies and those with something odd, too.
    """
    more = "" if files else " (--files names them)"
    yield f"corpus     {_folders(status)}"
    yield f"index      {clean.line(str(status.index))} ({clean.line(status.engine)}, {size(status.size)})"
    yield f"holds      {holding(status.counts)}"
    yield f"state      {standing(status.freshness)}{'' if status.settled else _BROKEN_OFF}"
    if status.duplicates:
        yield f"copies     {counted(len(status.duplicates), 'file')} with a document that another file holds too{more}"
        yield from (f"  {words}" for words in copies(status.duplicates) if files)
    if status.warnings:
        yield f"doubts     {counted(len(status.warnings), 'file')} with something odd{more}"
        yield from (f"  {words}" for words in problems(status.warnings) if files)
    unread = counted(len(status.problems), "file") if status.problems else "no file"
    yield f"problems   {unread} that cannot be read"
    for words in problems(status.problems):
        yield f"  {words}"


def json(status: Status, out: TextIO) -> None:
    """The state of an index as one JSON object."""
    from resindex.render.jsonl import plain_data, write

    write({"schema": SCHEMA, **plain_data(status)}, out)


def overview(corpus: Path, index: Path, status: Status | None) -> Iterator[str]:
    """What somebody is told who typed nothing but the name. ``status`` is None where there is no index yet."""
    yield "resindex: full-text search over resolutions, paragraph by paragraph"
    yield ""
    missing = status is None and not corpus.is_dir()
    if status is not None:
        yield f"corpus   {_folders(status)}"
        yield f"index    {clean.line(str(index))}"
        yield f"holds    {holding(status.counts)}"
        yield f"state    {standing(status.freshness)}"
    else:
        yield f"corpus   {clean.line(str(corpus))}{' (not there)' if missing else ''}"
        yield f"index    {clean.line(str(index))} (not there yet)"
    yield ""
    if missing:
        yield "next     name the folder of your documents:  resindex search impunity --corpus FOLDER"
    else:
        yield f"next     resindex search impunity{'' if status else '     (builds the index first)'}"
    yield "more     resindex --help"


def holding(counts: Counts) -> str:
    """What an index holds: ``14 documents, 412 paragraphs, 230 references``."""
    return ", ".join(
        (
            counted(counts.documents, "document"),
            counted(counts.paragraphs, "paragraph"),
            counted(counts.references, "reference"),
        )
    )


def standing(state: Freshness) -> str:
    """How the index stands to the corpus, in words."""
    if state.age is None:
        return "not built yet"
    built = f"built {age(state.age)} ago"
    differing = changes(state.added, state.changed, state.removed)
    if differing:
        return f"{built}, {differing}{'' if state.checked else ' or more'} since (resindex index)"
    return f"{built}, up to date" if state.checked else f"{built}, corpus not looked at"


def size(number: int) -> str:
    """A number of bytes in its largest unit: ``14 MB``."""
    value, unit = float(number), "bytes"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    return f"{value:.0f} {unit}" if value >= 10 or unit == "bytes" else f"{value:.1f} {unit}"


def _folders(status: Status) -> str:
    return direction.listed(clean.line(str(folder)) for folder in status.corpus)
