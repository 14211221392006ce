"""What is cited most: resolutions, treaties, documents, or places in them.

What comes in: an open index, the kind to be ranked, filters over the citing paragraphs. What goes out: ``Ranking``. The
rank is by how many works cite, each once; what cites itself does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from resindex.drafting.asked import KINDS, kind_of, works_of
from resindex.drafting.filters import Filters, read_filters
from resindex.errors import UsageError
from resindex.graph_records import Ranked, Ranking
from resindex.store.conditions import ALL

if TYPE_CHECKING:
    from resindex.search.index import Index

#: What can be ranked, by the word that a person types.
RANKED = {"resolutions": ("resolution",), "decisions": ("decision",), "statements": ("statement",),
          "treaties": ("treaty",), "mandates": ("mandate",), "documents": ("document",), "all": KINDS}  # fmt: skip
_OF_WORKS = ("body", "year", "date", "symbol")


def most_cited(
    index: Index,
    *,
    kind: str = "resolutions",
    places: bool = False,
    filters: Filters | None = None,
    limit: int | None = 20,
) -> Ranking:
    """The most cited of a kind; with ``places``, the most cited paragraphs and articles of that kind."""
    if kind not in RANKED:
        raise UsageError(f'nothing is ranked by "{kind}"', hint=f"kinds are {', '.join(RANKED)}")
    given = {name: values for name, values in (filters or {}).items() if values}
    with index.graph() as (store, graph):
        where, words = read_filters(given, store)
        rows = graph.ranking(where, places=places)
        if kind != "all":
            rows = [row for row in rows if kind_of(row[0]) in RANKED[kind]]
        names = [cited for cited, _, _ in rows[:limit]]
        works = works_of(names, graph)
        paragraphs = {
            (cited, at): number for cited, at, number in graph.counted_paragraphs(names, where, places=places)
        }
        ranked = tuple(
            Ranked(works[cited], place or None, count, paragraphs[cited, place]) for cited, place, count in rows[:limit]
        )
        of_works, _ = read_filters({n: v for n, v in given.items() if n in _OF_WORKS}, store) if given else (ALL, "")
        return Ranking(ranked, len(rows), kind, graph.citing_works(of_works), words)
