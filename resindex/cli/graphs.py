"""What the commands about citations do alike: how much is shown, in which form, and what is said beside it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from resindex.cli.session import Session, tell
from resindex.errors import EXIT_FOUND, EXIT_NOTHING

if TYPE_CHECKING:
    from resindex.graph_records import Citations, Lineage, Ranking

_SCREENFUL = 20
_BELOW_EACH = 10


def open_session(format: str | None, no_refresh: bool, no_pager: bool, **flags: object) -> Session:  # noqa: A002
    """A session in one of the formats that citations have, of which others have some."""
    from resindex.settings import FORMATS

    session = Session(**flags, format=format if format in FORMATS else None, refresh=False if no_refresh else None)
    session.format = format or session.format
    session.use_pager(unless=no_pager)
    return session


def shown(session: Session, limit: int | None, depth: int = 1) -> int | None:
    """How many are shown: a screenful at a terminal, else all, if nobody said."""
    if limit or session.format != "table":
        return limit
    return _SCREENFUL if depth == 1 else _BELOW_EACH


def wants_network(session: Session, depth: int) -> bool:
    """Whether the answer needs all works and links: for a graph file, and for rows over several steps."""
    from resindex.render.graph import FILES

    return session.format in FILES or (depth > 1 and session.format != "table")


def show(session: Session, found: Citations | Ranking | Lineage, *said: str) -> int:
    """Prints an answer; ``said`` is told beside it, where the answer does not say so itself."""
    from resindex.render import graph
    from resindex.render.view import View

    here = session.here
    view = View(color=here.color, width=here.width, links=here.links)
    graph.show(found, view, sys.stdout, format=session.format)
    sys.stdout.flush()
    for words in said if session.format != "table" else ():
        tell(words)
    return EXIT_FOUND


def show_citations(session: Session, found: Citations) -> int:
    """Who cites a work or whom it cites; or that nobody does, and what else to ask."""
    from resindex.render import graph
    from resindex.render.caret import one_line

    for words in (*graph.remarks(found), *_made_by(found.asked.work.name)):
        tell(one_line(words))
    if found.tally.citations:
        return show(session, found, *graph.summary(found))
    what, advice = nothing(found)
    tell(f"nothing found: {one_line(what)}")
    hint(session, advice)
    return EXIT_NOTHING


def hint(session: Session, words: str) -> None:
    """One line of advice."""
    from resindex.render.caret import one_line, paint

    tell(f"{paint('hint:', 'hint', session.here.error_color)} {one_line(words)}")


def _made_by(name: str) -> tuple[str, ...]:
    """Of a mandate which resolutions established and extended it, as far as the table knows; one line."""
    if not name.startswith("mandate:"):
        return ()
    from resindex.parsing.citing.mandates import lineage
    from resindex.render.words import printed_symbol

    known = lineage(name)
    if known is None:
        return ()
    said = (("established by", known.established), ("extended by", known.extended))
    parts = [f"{how} {', '.join(map(printed_symbol, symbols))}" for how, symbols in said if symbols]
    return (f"{name}: {'; '.join(parts)}",) if parts else ()


def nothing(found: Citations) -> tuple[str, str]:
    """What is not there, and a hint."""
    from resindex.render.measure import counted

    name, outward = found.asked.work.name, found.direction == "cites"
    narrowed = " there" if found.asked.place else ""
    if outward:
        what = f"{name} cites nothing{narrowed}" if found.asked.work.held else f"the corpus lacks {name}"
    else:
        what = f"no text in the corpus cites {found.asked.name}"
    if found.unfiltered:
        where = "at any place, without filters" if found.asked.place else "without filters"
        return what, f"{where}: {counted(found.unfiltered, 'paragraph')}"
    if found.near:
        return what, f"did you mean  {'  or  '.join(found.near)}"
    if outward and not found.asked.work.held:
        return what, f"who cites it:  resindex cited-by {name}"
    return what, "what is cited most:  resindex cited"
