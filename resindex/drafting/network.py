"""Citations of citations: the tree that a reader sees, and the network that a graph file holds.

What comes in: the links next to what was asked, and how far to go. What goes out: a ``Branch`` or a ``Network``.
Promises: a work is followed once, where it lies nearest to what was asked; wherever else it turns up it is marked, so
that a cycle ends; works of one level come in an order that does not depend on how the index was built.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from resindex.drafting.asked import works_of
from resindex.graph_records import Branch, Direction, Link, Network, Work

if TYPE_CHECKING:
    from resindex.store.conditions import Condition
    from resindex.store.graph import Graph

_DIGITS = re.compile(r"(\d+)")


def grow(
    root: Work, links: Sequence[Link], graph: Graph, where: Condition, direction: Direction, depth: int,
    limit: int | None,
) -> Branch:  # fmt: skip
    """The tree below a work, ``limit`` works below each, what is cited most or is newest first."""
    below: dict[str, list[Link]] = {root.name: list(links)}
    hidden: dict[str, int] = {}
    works = {root.name: root}
    order: dict[str, str] = {}  # a work and the one below which it is followed
    frontier = [root.name]
    for level in range(1, depth + 1):
        if level > 1:
            for name in frontier:
                below[name] = []
            for link in _links(frontier, graph, where, direction, level):
                below[_near(link, direction)].append(link)
        works.update(works_of((_far(link, direction) for name in frontier for link in below[name]), graph))
        following: list[str] = []
        for name in frontier:
            shown = sorted(below[name], key=lambda link: _rank(link, works[_far(link, direction)], direction))
            below[name] = shown[:limit]
            hidden[name] = len(shown) - len(below[name])
            for link in below[name]:
                far = _far(link, direction)
                if far != root.name and far not in order:
                    order[far] = name
                    following.append(far)
        frontier = [name for name in following if works[name].held or direction == "cited-by"]

    def branch(name: str, link: Link | None, above: str) -> Branch:
        if link is not None and order.get(name) != above:
            return Branch(works[name], link, again=True)
        children = tuple(branch(_far(child, direction), child, name) for child in below.get(name, ()))
        return Branch(works[name], link, children, more=hidden.get(name, 0))

    return branch(root.name, None, "")


def network_of(
    root: Work, links: Sequence[Link], graph: Graph, where: Condition, direction: Direction, depth: int
) -> Network:
    """All works within ``depth`` steps, and every link between the work of one step and those of the next."""
    found = list(links)
    seen = {root.name}
    frontier = list(dict.fromkeys(_far(link, direction) for link in links))
    for level in range(2, depth + 1):
        seen.update(frontier)
        further = _links(frontier, graph, where, direction, level)
        found += further
        frontier = [n for n in dict.fromkeys(_far(link, direction) for link in further) if n not in seen]
    names = dict.fromkeys([root.name, *(name for link in found for name in (link.citing, link.cited))])
    works = works_of(names, graph)
    works[root.name] = root
    return Network(tuple(works[name] for name in names), tuple(found))


def _links(names: Sequence[str], graph: Graph, where: Condition, direction: Direction, level: int) -> list[Link]:
    verbs: dict[tuple[str, str], Counter[str]] = {}
    paragraphs: Counter[tuple[str, str]] = Counter()
    for bundle in graph.bundles(names, citing=direction == "cites", where=where):
        pair = (bundle.citing, bundle.cited)
        paragraphs[pair] += bundle.paragraphs
        verbs.setdefault(pair, Counter()).update({bundle.verb: bundle.paragraphs} if bundle.verb else {})
    return [
        Link(level, *pair, paragraphs[pair], tuple(sorted(counts.items(), key=lambda p: (-p[1], p[0]))))
        for pair, counts in sorted(verbs.items())
    ]


def _near(link: Link, direction: Direction) -> str:
    return link.citing if direction == "cites" else link.cited


def _far(link: Link, direction: Direction) -> str:
    return link.cited if direction == "cites" else link.citing


def _rank(link: Link, work: Work, direction: Direction) -> tuple[object, ...]:
    natural = [int(piece) if piece.isdigit() else piece for piece in _DIGITS.split(work.name)]
    date = tuple(-int(part) for part in (work.date or "0").split("-"))
    return (-link.paragraphs, natural) if direction == "cites" else (date, natural)
