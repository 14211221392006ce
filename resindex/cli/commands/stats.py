"""``resindex stats``: what the index holds, by body, year, language, section, verb or any field that can be counted."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from resindex.cli import options as o
from resindex.cli.declaring import Command, Option
from resindex.errors import EXIT_FOUND, EXIT_NOTHING

EXAMPLES = (
    "resindex stats",
    "resindex stats --by year --section op",
    "resindex stats --by verb,addressee_class --body GA --limit 5",
    "resindex stats impunity --by body --format csv",
    "resindex stats --cites 53/144 --by verb",
)

By = Annotated[
    list[str] | None,
    Option(
        "--by", metavar="FIELD", show_default=False,
        help="Count the values of these fields: body, year, language, section and verb, if not set.",
    ),
]  # fmt: skip
Limit = Annotated[
    int | None,
    Option(
        "--limit", "-n", metavar="N", min=1, show_default=False,
        help="The most frequent values of each field: 10 in a table (100 years), else all.",
    ),
]  # fmt: skip
Format = Annotated[
    Literal["table", "plain", "jsonl", "csv"] | None,
    Option(
        "--format", "-f", show_default=False,
        help="table: for people, with bars. plain: tabs between field, value, paragraphs and resolutions. "
        "jsonl: a record a line. csv: for spreadsheets.",
    ),
]  # fmt: skip


def stats(
    query: o.Query = None,
    by: By = None,
    verb: o.Verb = None,
    section: o.Section = None,
    body: o.Body = None,
    year: o.Year = None,
    symbol: o.Symbol = None,
    cites: o.Cites = None,
    cited_by: o.CitedBy = None,
    addressee: o.Addressee = None,
    language: o.Language = None,
    subject: o.Subject = None,
    agenda_item: o.AgendaItem = None,
    sponsor: o.Sponsor = None,
    adopted: o.Adopted = None,
    voted_for: o.VotedFor = None,
    voted_against: o.VotedAgainst = None,
    abstained: o.Abstained = None,
    status: o.Status = None,
    limit: Limit = None,
    format: Format = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Count paragraphs and resolutions of all that the index holds, or of what a query and filters find."""
    filters = o.filters(locals())
    from resindex.cli.session import Session, tell
    from resindex.render.stats import FORMATS, closing, page
    from resindex.render.view import View

    session = Session(index=index, corpus=corpus, color=color, format=format, refresh=False if no_refresh else None)
    session.use_pager(unless=no_pager)
    if session.format not in FORMATS:
        session.format = "plain"  # the setting is one for results
    with session.index() as opened:
        found = opened.stats(" ".join(query or ()), by=by or (), filters=filters)
    if not found.paragraphs:
        tell(f"nothing found: {found.understood}")
        return EXIT_NOTHING
    view = View(color=session.here.color, width=session.here.width)
    page(found, view, sys.stdout, format=session.format, limit=limit)
    if session.format != "table":
        sys.stdout.flush()
        tell(closing(found))
    return EXIT_FOUND


COMMAND = Command(stats, "What the index holds, counted.", EXAMPLES)
