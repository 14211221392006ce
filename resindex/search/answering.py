"""A question answered: tree to engine, keys to records, records to hits.

What comes in: a question, a searcher of the engine, the store. What goes out: a ResultPage. Promises: engine and store
show one state, or IndexTrouble is raised; highlights mark what was found; the order is the engine's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from resindex.engines.plan import highlights
from resindex.model import Facet, Freshness, Hit, Reason, ResultPage
from resindex.query.explain import explain
from resindex.query.options import filters as resolve_filters
from resindex.query.outline import outline
from resindex.query.resolve import resolve
from resindex.query.syntax import And, Node, Value
from resindex.search.asking import Question

if TYPE_CHECKING:
    from resindex.engines.base import Match, Searcher
    from resindex.store import Store, StoredParagraph


def answer(question: Question, searcher: Searcher, store: Store, freshness: Callable[[], Freshness]) -> ResultPage:
    """Carry out a question. The searcher must have been opened before the store is read here."""
    started = time.perf_counter()
    with store.snapshot():
        tree = resolve(question.tree, store, question.query)
        filters = resolve_filters(dict(question.filters), store)
        language = _language((tree, *filters))
        found = searcher.search(
            tree,
            filters=filters,
            limit=question.limit,
            offset=question.offset,
            sort=question.sort,
            facets=question.facets,
            language=language,
        )
        keys = [match.key for match in found.matches]
        stored = store.hits(keys)
        why = searcher.reasons(tree, keys, language=language) if question.explain else {}
        suggestions: tuple[str, ...] = ()
        if not found.total:
            from resindex.search.suggest import suggest

            suggestions = suggest(question, tree, filters, searcher)
    hits = tuple(_hit(p, match, tree, why) for p, match in zip(stored, found.matches, strict=True))
    return ResultPage(
        query=question.query,
        understood=explain(tree, filters),
        hits=hits,
        total=found.total,
        documents=found.documents,
        offset=question.offset,
        seconds=time.perf_counter() - started,
        facets=tuple(Facet(name, found.facets.get(name, ())) for name in question.facets),
        suggestions=suggestions,
        outline=outline(tree, filters) if question.explain else (),
        freshness=freshness(),
    )


def _language(trees: Sequence[Node]) -> str | None:
    """The one language that all hits must be in, if the question says so."""
    for tree in trees:
        for part in tree.parts if isinstance(tree, And) else (tree,):
            if isinstance(part, Value) and part.field == "language" and len(part.values) == 1:
                return part.values[0]
    return None


def _hit(stored: StoredParagraph, match: Match, tree: Node, why: Mapping[int, tuple[Reason, ...]]) -> Hit:
    facts, paragraph = stored.facts, stored.paragraph
    return Hit(
        id=f"{facts.symbol or stored.source}#{paragraph.place}",
        score=match.score,
        source=stored.source,
        facts=facts,
        paragraph=paragraph,
        highlights=highlights(tree, paragraph.text, facts.language),
        title_highlights=highlights(tree, facts.title or "", facts.language, field="title"),
        duplicate_of=stored.duplicate_of,
        reasons=why.get(match.key, ()),
    )
