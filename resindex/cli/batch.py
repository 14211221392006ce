"""``resindex search -``: queries from standard input, one a line, each answered as it comes.

What comes in: lines, and a function that answers one query. What goes out: an answer after the other on standard
output, with the query it belongs to. Exit code: 0 where any query found something, 1 where none did, 2 for a query
that cannot be understood: the first ends the run, unless it is to go on; then all the others are answered before.

An empty line, and one that begins with ``#``, is passed over. Nothing is paged: an answer is seen before the next query
is typed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from resindex.cli.session import tell
from resindex.errors import EXIT_FOUND, EXIT_NOTHING, EXIT_USAGE, QueryError, UsageError
from resindex.render import answers
from resindex.render.measure import counted

if TYPE_CHECKING:
    from resindex.cli.session import Session
    from resindex.hit_records import ResultPage

SIGN = "-"  #: in the place of a query: read them from standard input


def answer_all(
    session: Session, ask: Callable[[str], ResultPage], *, whole: bool = False, keep_going: bool = False
) -> int:
    """Answer every line of standard input; the exit code tells what became of them."""
    if session.format not in answers.FORMATS:
        raise UsageError(
            f"the format {session.format} holds one answer, not several", hint=f"use {', '.join(answers.FORMATS)}"
        )
    if sys.stdin is not None and sys.stdin.isatty():
        tell("one query a line; Ctrl-D ends")
    answered = found = failed = 0
    for number, line in enumerate(sys.stdin.buffer if sys.stdin is not None else (), start=1):
        query = line.decode("utf-8-sig", "replace").strip()
        if not query or query.startswith("#"):
            continue
        try:
            page = ask(_understood(line, query))
        except QueryError as error:
            trouble = _placed(error, number)
            if not keep_going:
                raise trouble from error
            failed += 1
            _tell_trouble(session, trouble, error, query, number)
        else:
            answered += 1
            found += bool(page.hits)
            if session.format == "plain":
                for words in answers.said(page):
                    tell(f"line {number}: {words}")
            answers.answer(
                page, number, sys.stdout, format=session.format, first=answered == 1, whole=whole,
                color=session.here.color, width=session.here.width, links=session.here.links,
            )  # fmt: skip
        sys.stdout.flush()
    tell(_closing(answered, found, failed))
    return EXIT_USAGE if failed else EXIT_FOUND if found else EXIT_NOTHING


def _understood(line: bytes, query: str) -> str:
    """The query, if its line is text. Raises QueryError."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("not UTF-8", hint="save the queries as UTF-8") from error
    return query


def _placed(error: QueryError, number: int) -> QueryError:
    return QueryError(f"line {number}: {error.message}", hint=error.hint, span=error.span, text=error.text)


def _tell_trouble(session: Session, placed: QueryError, error: QueryError, query: str, number: int) -> None:
    from resindex.render.caret import error as write

    sys.stdout.flush()
    write(placed, out=sys.stderr, color=session.here.error_color, width=session.here.width)
    if session.format == "jsonl":
        answers.trouble(error, query, number, sys.stdout)


def _closing(answered: int, found: int, failed: int) -> str:
    if not answered and not failed:
        return "no query on standard input"
    parts = [counted(answered + failed, "query", "queries"), f"{found} with paragraphs", f"{answered - found} without"]
    return ", ".join([*parts, f"{failed} not understood"] if failed else parts)
