"""``resindex cited``: what is cited most."""

from __future__ import annotations

from typing import Annotated

from resindex.cli import options as o
from resindex.cli.declaring import Command, Option
from resindex.errors import EXIT_NOTHING

EXAMPLES = (
    "resindex cited",
    "resindex cited --top 10 --body HRC --year 2030..2045",
    "resindex cited --verb reaffirms --kind treaties",
    "resindex cited --kind all --places --format csv",
)

Places = Annotated[bool, Option("--places", help="Rank the paragraphs and articles that are cited.")]


def cited(
    top: o.Top = None,
    kind: o.CitedKind = "resolutions",
    places: Places = False,
    verb: o.Verb = None,
    section: o.Section = None,
    body: o.Body = None,
    year: o.Year = None,
    symbol: o.Symbol = None,
    addressee: o.Addressee = None,
    subject: o.Subject = None,
    agenda_item: o.AgendaItem = None,
    sponsor: o.Sponsor = None,
    adopted: o.Adopted = None,
    voted_for: o.VotedFor = None,
    voted_against: o.VotedAgainst = None,
    abstained: o.Abstained = None,
    status: o.Status = None,
    format: o.RowFormat = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """What is cited most, by how many texts, each once. Filters say which citing paragraphs count: --body HRC ranks
    what the Human Rights Council cites, --year what was cited in those years.
    """
    filters = o.filters(locals())
    from resindex.cli.graphs import open_session, show, shown
    from resindex.cli.session import tell
    from resindex.drafting.ranking import most_cited
    from resindex.render.graph import ranking_line

    session = open_session(format, no_refresh, no_pager, index=index, corpus=corpus, color=color)
    with session.index() as opened:
        found = most_cited(opened, kind=kind, places=places, filters=filters, limit=shown(session, top))
    if not found.ranked:
        tell(f"nothing found: {ranking_line(found)}")
        return EXIT_NOTHING
    return show(session, found, ranking_line(found))


COMMAND = Command(cited, "What is cited most.", EXAMPLES)
