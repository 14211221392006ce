"""``resindex cites``: whom a resolution, or a paragraph of it, cites."""

from __future__ import annotations

from typing import Annotated

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Command

EXAMPLES = (
    "resindex cites A/RES/94/901",
    "resindex cites A/RES/94/901#pp_1",
    "resindex cites 94/901 --kind treaties --format jsonl",
    "resindex cites A/RES/94/901 --depth 2",
)

Wanted = Annotated[
    list[str],
    Argument(metavar="SYMBOL", help="A symbol or number as cited: 94/901. With #op_4 behind it: a paragraph."),
]


def cites(
    wanted: Wanted,
    depth: o.Depth = 1,
    kind: o.CitedKind = "all",
    verb: o.Verb = None,
    section: o.Section = None,
    addressee: o.Addressee = None,
    limit: o.Shown = None,
    language: o.OneLanguage = None,
    format: o.GraphFormat = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Whom a resolution, or a paragraph of it with what stands under it, cites; what the corpus lacks is named too."""
    filters = o.filters(locals())
    from resindex.cli.graphs import open_session, show_citations, shown, wants_network
    from resindex.drafting import citations
    from resindex.drafting.ranking import RANKED

    session = open_session(format, no_refresh, no_pager, index=index, corpus=corpus, color=color)
    with session.index() as opened:
        found = citations.cites(
            opened, " ".join(wanted), filters=filters,
            kinds=() if kind == "all" else RANKED[kind], depth=depth, limit=shown(session, limit, depth),
            language=language, network=wants_network(session, depth),
        )  # fmt: skip
    return show_citations(session, found)


COMMAND = Command(cites, "Whom a resolution cites, paragraph by paragraph.", EXAMPLES)
