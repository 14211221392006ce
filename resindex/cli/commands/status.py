"""``resindex status``: what the index holds, and how it stands to its corpus."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from resindex.cli import options as o
from resindex.cli.declaring import Command, Option
from resindex.errors import EXIT_FOUND

EXAMPLES = (
    "resindex status",
    "resindex status --files",
    "resindex status --format jsonl",
    "resindex status --index index --corpus corpus",
)

StatusFormat = Annotated[
    Literal["plain", "jsonl"], Option("--format", "-f", help="How to print: jsonl is one JSON object.")
]
Files = Annotated[bool, Option("--files", help="Name every file that is a copy or has something odd.")]


def status(
    format: StatusFormat = "plain",  # noqa: A002
    files: Files = False,
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Say where corpus and index are, what the index holds, how fresh it is, and which files cannot be read."""
    from resindex.cli.session import Session
    from resindex.render import status as shown
    from resindex.search.index import Index

    session = Session(index=index, corpus=corpus, color=color)
    session.use_pager(unless=no_pager)
    with Index.of(session.settings) as opened:
        found = opened.status()
    if format == "jsonl":
        shown.json(found, sys.stdout)
    else:
        sys.stdout.writelines(f"{words}\n" for words in shown.lines(found, files=files))
    return EXIT_FOUND


COMMAND = Command(status, "What the index holds, and how fresh it is.", EXAMPLES)
