"""What an index holds, counted by its fields: paragraphs and resolutions of each value.

What comes in: a query and filters, which may be none, and the fields. What goes out: ``Statistics``. Promise: a number
is that of a search for the same thing under the same filters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from resindex.fields import find_field
from resindex.query.explain import explain
from resindex.query.options import filters as resolve_filters
from resindex.query.parser import parse
from resindex.query.resolve import resolve
from resindex.search.asking import Texts, countable
from resindex.search.citing import Citing, asks_for_citations
from resindex.tallies import Statistics, Tallies, Tally

if TYPE_CHECKING:
    from resindex.engines.base import Searcher
    from resindex.store import Store

#: What is counted where nobody says by what.
USUAL = ("body", "year", "language", "section", "verb")


def statistics(
    query: str, filters: Mapping[str, Texts | None], by: Sequence[str], searcher: Searcher, store: Store
) -> Statistics:
    """Count. Raises QueryError for what means nothing, UsageError for a field that cannot be counted."""
    fields = countable(by) if by else USUAL
    given = {name: (texts,) if isinstance(texts, str) else texts for name, texts in filters.items() if texts}
    with store.snapshot():
        tree = resolve(parse(query, allow_empty=True), store, query)
        nodes = resolve_filters(given, store)
        if asks_for_citations(tree, *nodes):
            searcher = Citing(searcher, store)
        found = searcher.search(tree, filters=nodes, limit=0)
        counts = [Tallies(field, _ordered(field, searcher.tally(tree, field, filters=nodes))) for field in fields]
    return Statistics(explain(tree, nodes), found.total, found.documents, tuple(counts))


def _ordered(field: str, tallies: Sequence[Tally]) -> tuple[Tally, ...]:
    known = find_field(field)
    if known is None or known.kind != "number":
        return tuple(tallies)
    return tuple(sorted(tallies, key=lambda one: (one.value is None, int(one.value or 0))))
