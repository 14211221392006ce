"""``resindex watch``: an index that is kept fresh while the corpus changes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from resindex.cli import options as o
from resindex.cli.declaring import Command
from resindex.errors import EXIT_INTERRUPTED

if TYPE_CHECKING:
    from resindex.indexing import Report

EXAMPLES = (
    "resindex watch",
    "resindex watch --corpus corpus --index index",
    "resindex watch --quiet",
)


def watch(
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    quiet: o.Quiet = False,
    color: o.Color = None,
) -> int:
    """Wait for changes in the corpus and take them up as they come, until Ctrl-C. Each run is told in one line.

    The index can be searched all the time. It needs a library of its own:

    \b
      pip install 'resindex[watch]'
    """
    from resindex.cli.progress import progress
    from resindex.cli.session import Session, tell
    from resindex.errors import ResindexError
    from resindex.indexing import engine_of
    from resindex.indexing.watching import changes, keep_fresh
    from resindex.render.caret import one_line
    from resindex.render.report import problems

    session = Session(index=index, corpus=corpus, color=color)
    folders, folder = session.corpus_folders(), session.settings.index
    known: set[tuple[str, str]] = set()
    try:
        with progress(session.here, quiet=True) as listen:
            runs = keep_fresh(
                folders,
                folder,
                changes(folders, folder),
                listen=listen,
                engine=engine_of(session.settings),
                limits=session.settings.limits,
            )
            for number, came in enumerate(runs):
                if isinstance(came, ResindexError):
                    tell(f"{_now()} {one_line(came.message)}; it will be tried again")
                    continue
                new = [problem for problem in came.problems if (problem.path, problem.reason) not in known]
                known = {(problem.path, problem.reason) for problem in came.problems}
                for words in problems(new):
                    tell(f"{_now()} cannot read {words}")
                if not quiet and (number == 0 or _did_something(came, len(new))):
                    tell(f"{_now()} {_line(came)}")
                if number == 0 and not quiet:
                    tell(f"watching {', '.join(one_line(str(one)) for one in folders)} (Ctrl-C ends)")
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            tell("")
    return EXIT_INTERRUPTED


COMMAND = Command(watch, "Keep the index fresh while the corpus changes.", EXAMPLES)


def _did_something(report: Report, unread: int) -> bool:
    return bool(report.added or report.changed or report.removed or unread)


def _line(report: Report) -> str:
    from resindex.render.report import taken_up

    return taken_up(report) if _did_something(report, len(report.problems)) else "the index is up to date"


def _now() -> str:
    from time import strftime

    return strftime("%H:%M:%S")
