"""What is wrong with the files of an index -> lines for people, or one JSON object. Every string is cleaned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from resindex.render import clean
from resindex.render.shapes import Finding

SCHEMA = "resindex/doctor/1"


def lines(
    index: Path, engine: str, findings: Sequence[Finding], left: Sequence[Finding], *, repaired: bool
) -> Iterator[str]:
    """The index, then what was found; with ``repaired`` what was done about it, and what is ``left``."""
    yield f"index      {clean.line(str(index))} ({clean.line(engine)})"
    if not findings:
        yield "sound      store and engine are what was written"
    yield from map(_found, findings)
    for cure in dict.fromkeys(finding.cure for finding in findings):
        yield f"{'done' if repaired else 'mended by':<10} {cure}{'' if repaired else '  (resindex doctor --repair)'}"
    if repaired and findings:
        yield from (f"still so:  {words}" for words in map(_found, left))
        if not left:
            yield "sound      store and engine are what was written"


def json(
    index: Path, engine: str, findings: Sequence[Finding], left: Sequence[Finding], *, repaired: bool, out: TextIO
) -> None:
    """The same as one JSON object."""
    from resindex.render.jsonl import write

    def records(found: Sequence[Finding]) -> list[dict[str, str]]:
        return [{"part": one.part, "what": one.what, "cure": one.cure} for one in found]

    record = {"index": str(index), "engine": engine, "findings": records(findings), "left": records(left)}
    write({"schema": SCHEMA, **record, "repaired": repaired, "sound": not left}, out)


def _found(finding: Finding) -> str:
    return f"{clean.line(finding.part):<10} {clean.line(finding.what)}"
