"""A question answered: tree to engine, keys to records, records to hits.

What comes in: a question, a searcher of the engine, the store. What goes out: a ResultPage. Promises: engine and store
show one state, or IndexTrouble is raised; highlights mark what was found; the order is the engine's; where the question
puts families together, each hit says what it stands for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from resindex.engines.plan import has_words, highlights, leaves
from resindex.model import Facet, Family, Freshness, Hit, Reason, ResultPage
from resindex.query.explain import explain
from resindex.query.options import filters as resolve_filters
from resindex.query.outline import outline
from resindex.query.resolve import resolve
from resindex.query.syntax import Node, Word, loosened
from resindex.search.asking import Question
from resindex.search.citing import Citing, asks_for_citations
from resindex.search.reordering import DEPTH, Ranked, reordered
from resindex.search.speaking import languages_wanted, only_language

if TYPE_CHECKING:
    from resindex.engines.base import Answer, Folding, Match, Searcher
    from resindex.store import Store, StoredParagraph


#: Where fewer paragraphs have all the words, those that have most of them come too. A number of its own: a longer page
#: must not change what is found.
ENOUGH = 10


def answer(question: Question, searcher: Searcher, store: Store, freshness: Callable[[], Freshness]) -> ResultPage:
    """Carry out a question. The searcher must have been opened before the store is read here."""
    started = time.perf_counter()
    families: dict[int, Family] = {}
    languages: dict[int, tuple[str, ...]] = {}
    with store.snapshot():
        tree = resolve(question.tree, store, question.query)
        filters = resolve_filters(dict(question.filters), store)
        language = only_language((tree, *filters))
        if asks_for_citations(tree, *filters):
            searcher = Citing(searcher, store)
        folding = store.folding(languages_wanted(tree, filters)) if question.families else None
        found = _ask(searcher, question, tree, filters, folding)
        every: int | None = None
        looser = loosened(tree) if question.may_loosen and found.total < ENOUGH else None
        if looser is not None:
            more = _ask(searcher, question, looser, filters, folding)
            if more.total > found.total:
                tree, every, found = looser, found.total, more
        ranked = _page(question, tree, found.matches, store)
        keys = [one.match.key for one in ranked]
        stored = store.hits(keys)
        why = searcher.reasons(tree, keys, language=language) if question.explain else {}
        if question.families:
            families = store.families(keys, members=question.expand)
            languages = store.languages(keys)
        suggestions: tuple[str, ...] = ()
        if not found.total:
            from resindex.search.suggest import suggest

            suggestions = suggest(question, tree, filters, searcher)
    hits = tuple(
        _hit(p, one, tree, why, families.get(one.match.key), languages.get(one.match.key, ()))
        for p, one in zip(stored, ranked, strict=True)
    )
    return ResultPage(
        query=question.query,
        understood=explain(tree, filters),
        hits=hits,
        total=found.total,
        every=every,
        documents=found.documents,
        families=found.families,
        offset=question.offset,
        seconds=time.perf_counter() - started,
        facets=tuple(Facet(name, found.facets.get(name, ())) for name in question.facets),
        suggestions=suggestions,
        outline=outline(tree, filters) if question.explain else (),
        freshness=freshness(),
    )


def _ask(
    searcher: Searcher, question: Question, tree: Node, filters: Sequence[Node], folding: Folding | None
) -> Answer:
    # What may be put in another order is asked for from the top.
    above = _is_reordered(question)
    return searcher.search(
        tree,
        filters=filters,
        limit=max(DEPTH, question.offset + question.limit) if above else question.limit,
        offset=0 if above else question.offset,
        sort=question.sort,
        facets=question.facets,
        language=only_language((tree, *filters)),
        folding=folding,
    )


def _is_reordered(question: Question) -> bool:
    return question.sort == "relevance" and question.limit > 0 and question.offset < DEPTH


def _page(question: Question, tree: Node, matches: Sequence[Match], store: Store) -> Sequence[Ranked]:
    """The matches of the page, the best of all put in their last order."""
    if not _is_reordered(question) or not has_words(tree):
        return [Ranked(match) for match in matches[: question.limit]]
    best = matches[:DEPTH]
    glances = store.glances([match.key for match in best])
    verbs = {verb.split()[0] for verb, _ in store.vocabulary("verb")}
    acting = any(isinstance(word, Word) and word.text.casefold() in verbs for word in leaves(tree))
    ranked = [*reordered(tree, best, glances, acting=acting), *map(Ranked, matches[DEPTH:])]
    return ranked[question.offset : question.offset + question.limit]


def _hit(
    stored: StoredParagraph,
    ranked: Ranked,
    tree: Node,
    why: Mapping[int, tuple[Reason, ...]],
    family: Family | None,
    languages: tuple[str, ...],
) -> Hit:
    facts, paragraph = stored.facts, stored.paragraph
    return Hit(
        id=f"{facts.symbol or stored.source}#{paragraph.place}",
        score=ranked.match.score,
        source=stored.source,
        facts=facts,
        paragraph=paragraph,
        highlights=highlights(tree, paragraph.text, facts.language),
        title_highlights=highlights(tree, facts.title or "", facts.language, field="title"),
        duplicate_of=stored.duplicate_of,
        reasons=(*why.get(ranked.match.key, ()), *ranked.gains) if why else (),
        family=family,
        languages=languages,
    )
