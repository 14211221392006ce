"""``resindex parse``: files into paragraph records, without an index."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Command, Option
from resindex.errors import EXIT_FOUND, EXIT_TROUBLE, UsageError

EXAMPLES = (
    "resindex parse corpus --jsonl",
    'resindex parse corpus --jsonl | grep \'"verb": "urges"\' | head -n 3',
    "resindex parse corpus/ga | less",
    "resindex parse corpus/chr --explain",
)

Paths = Annotated[list[Path], Argument(metavar="PATH...", help="Files and folders to read.")]
Jsonl = Annotated[bool, Option("--jsonl", help="One JSON record a paragraph, instead of text to read.")]
Explain = Annotated[bool, Option("--explain", help="Say what made each paragraph one, and of its section.")]


def parse(
    paths: Paths,
    jsonl: Jsonl = False,
    explain: Explain = False,
    corpus: o.Corpus = None,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Split files into paragraph records and print them. A file that cannot be read is named; the others go on."""
    from resindex.cli.documents import Documents
    from resindex.cli.session import Session
    from resindex.render import why

    if jsonl and explain:
        raise UsageError("--jsonl and --explain print different things", hint="give one of them")
    session = Session(corpus=corpus, color=color, format="jsonl" if jsonl else None)
    if session.format not in ("table", "plain", "jsonl"):
        session.format = "plain"  # the setting is one for results
    session.use_pager(unless=no_pager)
    documents = Documents(paths, session.settings.corpus, session.settings.limits)
    for number, document in enumerate(documents):
        if explain:
            sys.stdout.writelines(f"{words}\n" for words in why.lines(document))
        else:
            session.show_document(document, separate=number > 0)
    return EXIT_TROUBLE if documents.failed else EXIT_FOUND


COMMAND = Command(parse, "Split files into paragraph records, without an index.", EXAMPLES)
