"""``resindex cited-by``: who cites a resolution, a treaty or a place in one."""

from __future__ import annotations

from typing import Annotated

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Command

EXAMPLES = (
    "resindex cited-by A/RES/94/901",
    "resindex cited-by 94/901 --verb recalls --body HRC",
    "resindex cited-by treaty:ICCPR#art_9",
    "resindex cited-by 'Vienna Declaration' --format csv",
    "resindex cited-by A/RES/94/901 --depth 2 --format dot",
)

Wanted = Annotated[
    list[str],
    Argument(metavar="SYMBOL", help="A symbol, number (94/901) or treaty by its name; #op_4 behind it: a place."),
]


def cited_by(
    wanted: Wanted,
    depth: o.Depth = 1,
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
    limit: o.Shown = None,
    language: o.OneLanguage = None,
    format: o.GraphFormat = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Who cites a resolution, a treaty or a place in one, and under which act. It need not be in the corpus.

    A citation counts once, in however many languages and copies the citing text is there. A filter says which citing
    paragraphs count; --verb is the act under which they cite.
    """
    filters = o.filters(locals())
    from resindex.cli.graphs import open_session, show_citations, shown, wants_network
    from resindex.drafting import citations

    session = open_session(format, no_refresh, no_pager, index=index, corpus=corpus, color=color)
    with session.index() as opened:
        found = citations.cited_by(
            opened, " ".join(wanted), filters=filters, depth=depth,
            limit=shown(session, limit, depth), language=language, network=wants_network(session, depth),
        )  # fmt: skip
    return show_citations(session, found)


COMMAND = Command(cited_by, "Who cites a resolution, paragraph by paragraph.", EXAMPLES)
