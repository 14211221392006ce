"""``resindex search``: paragraphs that match a query and filters, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resindex.cli import options as o
from resindex.cli.declaring import Command
from resindex.errors import UsageError

if TYPE_CHECKING:
    from resindex.hit_records import ResultPage

EXAMPLES = (
    "resindex search impunity",
    "resindex search --verb requests --addressee Secretary-General --year 2030..2040 --sort date",
    "resindex search 'impunity NEAR/5 (crime* OR attack*)' --section op --facet verb --timeline",
    "resindex search impunity --verb urges --context 1 --cite",
    "printf '%s\\n' impunity verb:urges | resindex search - --format jsonl | head -n 3",
)


def search(
    query: o.Query = None,
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
    open_: o.Open = False,
    web: o.Web = False,
    keep_going: o.KeepGoing = False,
    expand: o.Expand = False,
    no_families: o.NoFamilies = False,
    format: o.HitFormat = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Find paragraphs; those that repeat a wording are one result. A filter may be given several times: any of its
    values will do. With - in the place of the query, queries are read from standard input, one a line."""
    filters = o.filters(locals())
    if not query and not filters:
        raise UsageError("nothing to search for", hint="resindex search impunity, or --help for all that can be asked")
    several = query == ["-"]
    if several and (open_ or web or count):
        raise UsageError("--open, --web and --count take one query, not those of standard input")
    from resindex.cli.session import Session

    refresh = False if no_refresh else None
    session = Session(index=index, corpus=corpus, color=color, format=format, limit=limit, refresh=refresh)
    session.use_pager(unless=no_pager or several or open_ or web)
    # A count is that of the page which is not shown.
    size, at = (1, 0) if count else (session.settings.limit, (page - 1) * session.settings.limit)
    grouped = group or ("resolution" if session.format in ("table", "markdown", "html") else "none")
    with session.index() as opened:

        def ask(words: str) -> ResultPage:
            return opened.search(
                words, filters=filters, limit=size, offset=at, sort=sort, reverse=reverse, group=grouped,
                facets=facet or (), timeline=timeline, context=context, show=show or (), exact=exact, explain=explain,
                families=not no_families, expand=expand,
            )  # fmt: skip

        if several:
            from resindex.cli.batch import answer_all

            return answer_all(session, ask, whole=whole, keep_going=keep_going)
        found = ask(" ".join(query or ()))
        if (open_ or web) and found.hits:
            from resindex.cli.opening import open_first

            return open_first(found, opened.corpus, session.settings.viewer, web=web)
    return session.show_count(found) if count else session.show_page(found, whole=whole, cite=cite)


COMMAND = Command(search, "Find paragraphs.", EXAMPLES)
