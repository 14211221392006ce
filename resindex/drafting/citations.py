"""Who cites a text, and whom it cites, paragraph by paragraph; over several steps as a tree.

What comes in: an open index, a symbol with or without a place, filters. What goes out: ``Citations``. Promises: a
citation counts once, in however many languages and copies the citing text lies in the corpus; what the corpus lacks is
kept and counted; a filter holds for every step; the newest citing text comes first, what is cited comes in its order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from resindex.drafting.asked import find_asked, kind_of, works_of
from resindex.drafting.filters import Filters, read_filters
from resindex.drafting.network import grow, network_of
from resindex.errors import QueryError
from resindex.graph_records import Asked, Citation, Citations, Direction, Link, Tally, Work

if TYPE_CHECKING:
    from resindex.search.index import Index
    from resindex.store import Store
    from resindex.store.conditions import Condition
    from resindex.store.graph import Edge, Graph

_DIGITS = re.compile(r"(\d+)")


def cited_by(
    index: Index,
    typed: str,
    *,
    filters: Filters | None = None,
    depth: int = 1,
    limit: int | None = None,
    language: str | None = None,
    network: bool = False,
) -> Citations:
    """Who cites ``typed``, in which paragraphs, under which act.

    ``depth`` follows those who cite it to those who cite them; ``limit`` is how many citations are shown, or works
    below each in a tree; ``language`` in which language paragraphs are shown, where the corpus has them; ``network``
    adds the works and links of all steps. Raises QueryError for what is no symbol.
    """
    code = known_language(language)
    with index.graph() as (store, graph):
        where, _words = read_filters(filters or {}, store)
        asked, places = find_asked(typed, store, graph)
        names = [asked.work.name, *asked.parts]
        edges = graph.edges_to(names, places, where)
        newest = _newest_first({edge.work: edge.date for edge in edges})
        edges.sort(key=lambda edge: (newest[edge.work], edge.paragraph, edge.cited, edge.pinpoint))
        if not edges:
            count = sum(map(graph.citing_paragraphs, names))
            return Citations(
                asked, "cited-by", (), Tally(), depth, unfiltered=count, near=near_symbols(asked, count, store)
            )
        return _answer(asked, "cited-by", edges, graph, where, depth, limit, code, network)


def cites(
    index: Index,
    typed: str,
    *,
    filters: Filters | None = None,
    kinds: Sequence[str] = (),
    depth: int = 1,
    limit: int | None = None,
    language: str | None = None,
    network: bool = False,
) -> Citations:
    """Whom ``typed`` cites, in which paragraphs, under which act; ``kinds`` keeps resolutions, treaties …

    The rest is as in ``cited_by``. A work that the corpus lacks comes back as not held and without citations.
    """
    code = known_language(language)
    with index.graph() as (store, graph):
        where, _words = read_filters(filters or {}, store)
        asked, places = find_asked(typed, store, graph, held=True)
        document, within = _document(asked, places, graph)
        edges = [] if document is None else graph.edges_from(document, within, where)
        if kinds:
            edges = [edge for edge in edges if kind_of(edge.cited) in kinds]
        if not edges:
            if document is not None and places:
                _must_be_there(asked, typed, store)
            count = 0 if document is None else len({edge.paragraph for edge in graph.edges_from(document)})
            known = count or graph.citing_paragraphs(asked.work.name)
            return Citations(
                asked, "cites", (), Tally(), depth, unfiltered=count, near=near_symbols(asked, known, store)
            )
        return _answer(asked, "cites", edges, graph, where, depth, limit, code, network)


def _must_be_there(asked: Asked, typed: str, store: Store) -> None:
    """Raises QueryError with the nearest places where the document has none of that name."""
    from resindex.query.places import split_place
    from resindex.search.lookup import find

    find(f"{asked.work.name}#{split_place(typed)[1]}", store)


def near_symbols(asked: Asked, count: int, store: Store) -> tuple[str, ...]:
    """Symbols like one that nothing is known of."""
    if asked.work.held or count:
        return ()
    from resindex.query.nearest import nearest

    known = [value for field in ("symbol", "cites") for value, _ in store.vocabulary(field) if "#" not in value]
    return tuple(near for near in nearest(asked.work.name, dict.fromkeys(known)) if near != asked.work.name)


def known_language(language: str | None) -> str | None:
    """The code of a language by its code or name."""
    if language is None:
        return None
    from resindex.query.languages import language_code, language_hint

    code = language_code(language)
    if code is None:
        raise QueryError(f'unknown language "{language}"', hint=language_hint(language))
    return code


def _document(asked: Asked, places: tuple[str, ...], graph: Graph) -> tuple[int | None, tuple[str, ...]]:
    """The document in which a work lies, and the places of it that are meant."""
    name = asked.work.name
    document = graph.document(name)
    if document is not None:
        return document, places
    parts = graph.held_parts(name)
    if parts:
        raise QueryError(f"{name} has parts", hint=f"write  {'  or  '.join(parts)}")
    base = name[:-1]
    whole = next(iter(graph.held_parts(base)), None) if asked.work.held else None
    if whole is None:
        return None, places
    part = f"part_{name[-1]}"
    return graph.document(whole), tuple(f"{part}_{place}" for place in places) or (part,)


def _answer(
    asked: Asked, direction: Direction, edges: list[Edge], graph: Graph, where: Condition, depth: int,
    limit: int | None, language: str | None, network: bool,
) -> Citations:  # fmt: skip
    outward = direction == "cites"
    others = list(dict.fromkeys(edge.cited if outward else edge.work for edge in edges))
    works = works_of([*others, asked.work.name, *asked.parts], graph)
    works[asked.work.name] = asked.work
    whole = network or depth > 1
    links = _first_links(edges, asked, outward) if whole else []
    tree = grow(asked.work, links, graph, where, direction, depth, limit) if depth > 1 else None
    return Citations(
        asked=asked,
        direction=direction,
        citations=() if depth > 1 else tuple(_citations(edges[:limit], works, asked, graph, outward, language)),
        tally=_tally(edges, works, asked, outward),
        depth=depth,
        tree=tree,
        network=network_of(asked.work, links, graph, where, direction, depth) if network else None,
    )


def _citations(
    edges: Sequence[Edge], works: dict[str, Work], asked: Asked, graph: Graph, outward: bool, language: str | None
) -> Iterable[Citation]:
    for edge, passage in zip(edges, graph.passages(edges, language), strict=True):
        yield Citation(
            citing=works.get(edge.work, asked.work) if not outward else asked.work,
            place=passage.place,
            section=edge.section,
            number=passage.number,
            verb=edge.verb,
            cited=works[edge.cited],
            pinpoint=edge.pinpoint or None,
            in_note=bool(edge.note),
            text=passage.text,
            spans=passage.spans,
            language=passage.language,
        )


def _tally(edges: Sequence[Edge], works: dict[str, Work], asked: Asked, outward: bool) -> Tally:
    others = dict.fromkeys(edge.cited if outward else edge.work for edge in edges)
    verbs = Counter(verb for _, verb in {(edge.paragraph, edge.verb) for edge in edges} if verb)
    kinds = Counter(kind_of(name) for name in others)
    years = sorted({edge.date[:4] for edge in edges if edge.date})
    return Tally(
        citations=len(edges),
        paragraphs=len({edge.paragraph for edge in edges}),
        works=len(others),
        held=sum(works[name].held for name in others),
        in_notes=len({edge.paragraph for edge in edges if edge.note}),
        itself=len({edge.paragraph for edge in edges if edge.work == edge.cited}),
        verbs=tuple(sorted(verbs.items(), key=lambda pair: (-pair[1], pair[0]))),
        kinds=tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
        first=years[0] if years else None,
        last=years[-1] if years else None,
    )


def _first_links(edges: Sequence[Edge], asked: Asked, outward: bool) -> list[Link]:
    """The links next to what was asked; a citation of one of its parts is one of it."""
    name = asked.work.name
    paragraphs: dict[tuple[str, str], dict[int, None]] = {}
    verbs: dict[tuple[str, str], Counter[str]] = {}
    for edge in edges:
        pair = (name, edge.cited) if outward else (edge.work, name)
        if pair[0] == pair[1]:
            continue
        paragraphs.setdefault(pair, {})[edge.paragraph] = None
        verbs.setdefault(pair, Counter()).update([edge.verb] if edge.verb else [])
    return [
        Link(1, *pair, len(keys), tuple(sorted(verbs[pair].items(), key=lambda p: (-p[1], p[0]))))
        for pair, keys in paragraphs.items()
    ]


def _newest_first(dates: dict[str, str | None]) -> dict[str, int]:
    """Works by their turn: the newest first, of one day by number."""
    by_number = sorted(dates, key=lambda name: [int(p) if p.isdigit() else p for p in _DIGITS.split(name)])
    return {name: turn for turn, name in enumerate(sorted(by_number, key=lambda n: dates[n] or "", reverse=True))}
