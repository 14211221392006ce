"""``resindex lineage``: the editions of one text through the years."""

from __future__ import annotations

from typing import Annotated

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Command
from resindex.errors import EXIT_NOTHING

EXAMPLES = (
    "resindex lineage A/RES/94/901",
    "resindex lineage 94/901 --format jsonl",
    "resindex lineage A/RES/94/901 --format dot",
)

Wanted = Annotated[list[str], Argument(metavar="SYMBOL", help="Any edition: a symbol or a number as cited.")]


def lineage(
    wanted: Wanted,
    format: o.GraphFormat = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """The chain of editions of one text: by title, by wording, and by what a text says of its earlier editions."""
    from resindex.cli.graphs import hint, open_session, show
    from resindex.cli.session import tell
    from resindex.drafting.lineage import lineage as editions_of
    from resindex.render.graph import lineage_line, remarks

    session = open_session(format, no_refresh, no_pager, index=index, corpus=corpus, color=color)
    with session.index() as opened:
        found = editions_of(opened, " ".join(wanted))
    for words in remarks(found):
        tell(words)
    if not found.editions:
        tell(f"nothing found: the corpus lacks {found.asked.work.name}, and no text names it as its earlier edition")
        near = "  or  ".join(found.near)
        hint(session, f"did you mean  {near}" if near else "what the corpus has:  resindex stats")
        return EXIT_NOTHING
    return show(session, found, lineage_line(found))


COMMAND = Command(lineage, "The editions of one text through the years.", EXAMPLES)
