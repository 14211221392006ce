"""``resindex doctor``: is the index what was written, and if not, what mends it."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from resindex.cli import options as o
from resindex.cli.declaring import Command, Option
from resindex.errors import EXIT_FOUND, EXIT_TROUBLE

EXAMPLES = (
    "resindex doctor",
    "resindex doctor --repair",
    "resindex doctor --format jsonl",
)

Repair = Annotated[bool, Option("--repair", help="Mend what is wrong, and say what was done.")]
DoctorFormat = Annotated[
    Literal["plain", "jsonl"], Option("--format", "-f", help="How to print: jsonl is one JSON object.")
]


def doctor(
    repair: Repair = False,
    format: DoctorFormat = "plain",  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    quiet: o.Quiet = False,
    color: o.Color = None,
) -> int:
    """Read all of the index and hold it against what was written: each page, each row, each block of the engine.

    A damaged engine is built anew from the store, a damaged store from the corpus. The exit code is 3 if something is
    wrong and was not mended.
    """
    from resindex import indexing
    from resindex.cli.progress import progress
    from resindex.cli.session import Session
    from resindex.render import soundness as shown

    session = Session(index=index, corpus=corpus, color=color)
    folder, engine = session.settings.index, indexing.engine_of(session.settings)
    with progress(session.here, quiet=quiet) as listen:
        found = left = indexing.examine(folder, engine=engine, listen=listen)
        if found and repair:
            indexing.mend(folder, session.corpus_folders(), found, engine=engine, listen=listen)
            left = indexing.examine(folder, engine=engine, listen=listen)
    if format == "jsonl":
        shown.json(folder, engine, found, left, repaired=repair, out=sys.stdout)
    else:
        sys.stdout.writelines(f"{words}\n" for words in shown.lines(folder, engine, found, left, repaired=repair))
    return EXIT_TROUBLE if left else EXIT_FOUND


COMMAND = Command(doctor, "Whether the index is damaged, and how to mend it.", EXAMPLES)
