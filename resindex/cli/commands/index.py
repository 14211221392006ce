"""``resindex index``: bring the index up to date with the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resindex.cli import options as o

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLES = (
    "resindex index",
    "resindex index corpus",
    "resindex index --rebuild",
    "resindex index --quiet",
)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...", help="Files and folders to take up; the corpus if none is given.", show_default=False
    ),
]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Begin afresh instead of taking up what has changed.")]


@app.command(short_help="Bring the index up to date with the corpus.", epilog=o.examples(*EXAMPLES))
def index(
    paths: Paths = None,
    rebuild: Rebuild = False,
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    quiet: o.Quiet = False,
    color: o.Color = None,
) -> int:
    """Take up what was added, changed or removed in the corpus.

    A file that cannot be read stops nothing: it is named, with the reason. The exit code is 3 if nothing could be read.
    """
    from resindex import indexing
    from resindex.cli.progress import progress
    from resindex.cli.session import Session

    session = Session(index=index, corpus=corpus, color=color)
    with progress(session.here, quiet=quiet) as listen:
        report = indexing.update(
            paths or session.corpus_folders(),
            session.settings.index,
            rebuild=rebuild,
            listen=listen,
            engine=session.settings.engine,
        )
    return session.show_report(report, quiet=quiet)
