"""``resindex search``: paragraphs that match a query and filters, best first."""

from __future__ import annotations

import typer

from resindex.cli import options as o
from resindex.errors import UsageError

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLES = (
    "resindex search impunity",
    "resindex search --verb requests --addressee Secretary-General --year 2030..2040 --sort date",
    "resindex search 'impunity NEAR/5 (crime* OR attack*)' --section op --facet verb --timeline",
    "resindex search impunity --verb urges --context 1 --cite",
    "resindex search impunity --format html > impunity.html",
)


@app.command(short_help="Find paragraphs.", epilog=o.examples(*EXAMPLES))
def search(
    query: o.Query = None,
    verb: o.Verb = None,
    section: o.Section = None,
    body: o.Body = None,
    year: o.Year = None,
    symbol: o.Symbol = None,
    cites: o.Cites = None,
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
    exact: o.Exact = False,
    limit: o.Limit = None,
    page: o.Page = 1,
    sort: o.Sort = "relevance",
    reverse: o.Reverse = False,
    group: o.Group = None,
    facet: o.Facet = None,
    timeline: o.Timeline = False,
    count: o.Count = False,
    context: o.Context = 0,
    show: o.Show = None,
    whole: o.Whole = False,
    cite: o.Cite = False,
    explain: o.Explain = False,
    format: o.HitFormat = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
) -> int:
    """Find paragraphs. A filter may be given several times: any of its values will do."""
    filters = o.filters(locals())
    if not query and not filters:
        raise UsageError("nothing to search for", hint="resindex search impunity, or --help for all that can be asked")
    from resindex.cli.session import Session

    refresh = False if no_refresh else None
    session = Session(index=index, corpus=corpus, color=color, format=format, limit=limit, refresh=refresh)
    # A count is that of the page which is not shown.
    size, page = (1, 1) if count else (session.settings.limit, page)
    group = group or ("resolution" if session.format in ("table", "markdown", "html") else "none")
    with session.index() as opened:
        found = opened.search(
            " ".join(query or ()), filters=filters,
            limit=size, offset=(page - 1) * size, sort=sort, reverse=reverse, group=group, facets=facet or (),
            timeline=timeline, context=context, show=show or (), exact=exact, explain=explain,
        )  # fmt: skip
    return session.show_count(found) if count else session.show_page(found, whole=whole, cite=cite)
