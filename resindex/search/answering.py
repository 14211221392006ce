"""A question answered: tree to engine, keys to records, records to hits.

What comes in: a question, a searcher of the engine, the store. What goes out: a ResultPage. Promises: engine and store
show one state, or IndexTrouble is raised; highlights mark what was found; the order is the engine's; where the question
puts families together, each hit says what it stands for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from resindex.engines.base import Grouping
from resindex.engines.plan import has_words, highlights, leaves
from resindex.hit_records import Facet, Family, Freshness, Group, Hit, Reason, ResultPage, Timeline
from resindex.query.explain import explain
from resindex.query.options import filters as resolve_filters
from resindex.query.resolve import resolve
from resindex.query.syntax import Node, Word, loosened
from resindex.search.asking import SHOWN_OF_EACH, Question
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
    with store.snapshot():
        tree = resolve(question.tree, store, question.query)
        filters = resolve_filters(dict(question.filters), store)
        if asks_for_citations(tree, *filters):
            searcher = Citing(searcher, store)
        folding = store.folding(languages_wanted(tree, filters)) if question.families else None
        tree, found, every = _found(searcher, question, tree, filters, folding)
        ranked = _ranked(question, tree, found.matches, store)
        groups: tuple[Group, ...] | None = None
        resolutions: int | None = None
        if question.group == "resolution":
            ranked, groups, resolutions = _grouped(searcher, question, tree, filters, folding, ranked)
        else:
            above = _is_reordered(question, tree)
            ranked = ranked[question.offset :][: question.limit] if above else ranked[: question.limit]
        hits = _hits(question, searcher, store, tree, filters, ranked)
        suggestions: tuple[str, ...] = ()
        if not found.total:
            from resindex.search.suggest import suggest

            suggestions = suggest(question, tree, filters, searcher)
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
        outline=_outline(tree, filters) if question.explain else (),
        freshness=freshness(),
        groups=groups,
        grouped=resolutions,
        timeline=_timeline(found) if question.timeline else None,
    )


def _outline(tree: Node, filters: Sequence[Node]) -> tuple[str, ...]:
    from resindex.query.outline import outline

    return outline(tree, filters)


def _found(
    searcher: Searcher, question: Question, tree: Node, filters: Sequence[Node], folding: Folding | None
) -> tuple[Node, Answer, int | None]:
    """What answers, and the tree that found it; how many have all the words, where most of them had to be enough."""
    found = _ask(searcher, question, tree, filters, folding)
    looser = loosened(tree) if question.may_loosen and found.total < ENOUGH else None
    if looser is not None:
        more = _ask(searcher, question, looser, filters, folding)
        if more.total > found.total:
            return looser, more, found.total
    return tree, found, None


def _ask(
    searcher: Searcher, question: Question, tree: Node, filters: Sequence[Node], folding: Folding | None
) -> Answer:
    # What may be put in another order is asked for from the top.
    above = _is_reordered(question, tree)
    return searcher.search(
        tree,
        filters=filters,
        limit=max(DEPTH, question.offset + question.limit) if above else question.limit,
        offset=0 if above else question.offset,
        sort=question.sort,
        facets=(*question.facets, "year") if question.timeline else question.facets,
        language=only_language((tree, *filters)),
        reverse=question.reverse,
        folding=folding,
    )


def _is_reordered(question: Question, tree: Node) -> bool:
    if question.sort != "relevance" or question.reverse or not question.limit or not has_words(tree):
        return False
    return question.offset < DEPTH


def _ranked(question: Question, tree: Node, matches: Sequence[Match], store: Store) -> Sequence[Ranked]:
    """The matches, the best of all put in their last order."""
    if not _is_reordered(question, tree):
        return [Ranked(match) for match in matches]
    best = matches[:DEPTH]
    glances = store.glances([match.key for match in best])
    verbs = {verb.split()[0] for verb, _ in store.vocabulary("verb")}
    acting = any(isinstance(word, Word) and word.text.casefold() in verbs for word in leaves(tree))
    return [*reordered(tree, best, glances, acting=acting), *map(Ranked, matches[DEPTH:])]


def _grouped(
    searcher: Searcher,
    question: Question,
    tree: Node,
    filters: Sequence[Node],
    folding: Folding | None,
    ranked: Sequence[Ranked],
) -> tuple[Sequence[Ranked], tuple[Group, ...], int | None]:
    """The same put together by resolution: the page that was asked for, its resolutions, and how many there are."""
    best = ranked[:DEPTH] if _is_reordered(question, tree) else ()
    found = searcher.search(
        tree,
        filters=filters,
        limit=question.limit,
        offset=question.offset,
        sort=question.sort,
        language=only_language((tree, *filters)),
        reverse=question.reverse,
        folding=folding,
        grouping=Grouping(SHOWN_OF_EACH, tuple(one.match.key for one in best)),
    )
    known = {one.match.key: one for one in best}
    page = [known.get(match.key) or Ranked(match) for match in found.matches]
    return page, tuple(Group(*sizes) for sizes in found.groups), found.grouped


def _hits(
    question: Question, searcher: Searcher, store: Store, tree: Node, filters: Sequence[Node], ranked: Sequence[Ranked]
) -> tuple[Hit, ...]:
    """The matches of a page with all that is to be shown of them."""
    keys = [one.match.key for one in ranked]
    language = only_language((tree, *filters))
    why = searcher.reasons(tree, keys, language=language) if question.explain else {}
    families = store.families(keys, members=question.expand) if question.families else {}
    languages = store.languages(keys) if question.families else {}
    hits = tuple(
        _hit(stored, one, tree, why, families.get(one.match.key), languages.get(one.match.key, ()))
        for stored, one in zip(store.hits(keys), ranked, strict=True)
    )
    if hits and (question.context or question.show):
        from resindex.search.beside import with_neighbours, with_versions

        hits = with_neighbours(hits, keys, question.context, store)
        hits = with_versions(hits, question.show, store)
    return hits


def _timeline(found: Answer) -> Timeline | None:
    """What was found in each year, none where nothing has a date."""
    counts = {int(year): number for year, number in found.facets.get("year", ())}
    if not counts:
        return None
    years = tuple((year, counts.get(year, 0)) for year in range(min(counts), max(counts) + 1))
    return Timeline(years, undated=found.total - sum(counts.values()))


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
