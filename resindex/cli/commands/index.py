"""``resindex index``: bring the index up to date with the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Command, Option
from resindex.errors import CorpusError

if TYPE_CHECKING:
    from resindex.indexing import Report

EXAMPLES = (
    "resindex index",
    "resindex index corpus",
    "resindex index --rebuild",
    "resindex index --engine tantivy",
    "resindex index --quiet",
)

Paths = Annotated[
    list[Path] | None,
    Argument(
        metavar="[PATH]...", help="Files and folders to take up; the corpus if none is given.", show_default=False
    ),
]
Rebuild = Annotated[bool, Option("--rebuild", help="Begin afresh instead of taking up what has changed.")]


Engine = Annotated[
    Literal["whoosh", "tantivy"] | None,
    Option("--engine", help="What keeps the index; without it, what keeps it now.", show_default=False),
]


def index(
    paths: Paths = None,
    rebuild: Rebuild = False,
    engine: Engine = None,
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

    session = Session(index=index, corpus=corpus, engine=engine, color=color)
    folder, before = session.settings.index, indexing.keeper(session.settings.index)
    chosen = indexing.engine_of(session.settings)
    with progress(session.here, quiet=quiet) as listen:
        report = indexing.update(
            paths or session.corpus_folders(),
            folder,
            rebuild=rebuild,
            listen=listen,
            engine=chosen,
            limits=session.settings.limits,
        )
    _must_be_something(paths or (), report)
    if not quiet:
        session.tell_of_engine(before, chosen, report)
    return session.show_report(report, quiet=quiet)


COMMAND = Command(index, "Bring the index up to date with the corpus.", EXAMPLES)


def _must_be_something(paths: Sequence[Path], report: Report) -> None:
    """A path that is neither in the corpus nor in the index is a slip; one that the index had has been removed."""
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None and not (report.removed or report.unchanged or report.added or report.changed):
        raise CorpusError(f"there is no {missing}, and the index has nothing of it", hint="resindex index --help")
