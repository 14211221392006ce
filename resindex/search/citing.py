"""``cited_by:A/RES/76/174`` -> what an engine can look for: the documents that the text cites, or places in them.

What comes in: a resolved tree and the store. What goes out: the tree with each such value replaced. A document that the
text cites as a whole is meant as a whole; one of which it only names paragraphs is meant by these, with what stands
under them. A place that has no number of its own in the index (an annex's article) stands for its section, or
for its document. What the corpus lacks cannot be found and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from resindex.frozen import replace
from resindex.query.syntax import And, Node, Not, Or, Value, ValuePrefix

if TYPE_CHECKING:
    from resindex.engines.base import Answer, Folding, Grouping, Searcher
    from resindex.hit_records import Reason
    from resindex.store import Store
    from resindex.store.graph import Graph
    from resindex.tallies import Tally

FIELD = "cited_by"
_NUMBERED = {"op": "operative", "pp": "preambular"}


def asks_for_citations(*trees: Node) -> bool:
    """Whether any part of the trees is such a value."""
    for tree in trees:
        if isinstance(tree, And | Or) and asks_for_citations(*tree.parts):
            return True
        if isinstance(tree, Not) and asks_for_citations(tree.part):
            return True
        if isinstance(tree, Value) and tree.field == FIELD:
            return True
    return False


class Citing:
    """A searcher that also understands what a text cites. Made for one question, over one state of the store."""

    def __init__(self, searcher: Searcher, store: Store) -> None:
        self._searcher = searcher
        self._store = store
        self.token = searcher.token

    def search(
        self,
        tree: Node,
        *,
        filters: Sequence[Node] = (),
        limit: int = 10,
        offset: int = 0,
        sort: str = "relevance",
        facets: Sequence[str] = (),
        language: str | None = None,
        folding: Folding | None = None,
        reverse: bool = False,
        grouping: Grouping | None = None,
    ) -> Answer:
        """As the engine's own, with what is derived from the store worked out before."""
        with self._store.graph() as graph:
            tree, *filters = (_expanded(node, graph) for node in (tree, *filters))
        return self._searcher.search(
            tree, filters=filters, limit=limit, offset=offset, sort=sort, facets=facets, language=language,
            folding=folding, reverse=reverse, grouping=grouping,
        )  # fmt: skip

    def tally(self, tree: Node, field: str, *, filters: Sequence[Node] = ()) -> tuple[Tally, ...]:
        """As the engine's own, with what is derived from the store worked out before."""
        with self._store.graph() as graph:
            tree, *filters = (_expanded(node, graph) for node in (tree, *filters))
        return self._searcher.tally(tree, field, filters=filters)

    def reasons(self, tree: Node, keys: Sequence[int], *, language: str | None = None) -> dict[int, tuple[Reason, ...]]:
        """The engine's own."""
        with self._store.graph() as graph:
            return self._searcher.reasons(_expanded(tree, graph), keys, language=language)

    def terms(self, field: str, prefix: str = "") -> Iterable[tuple[str, int]]:
        """The engine's own."""
        return self._searcher.terms(field, prefix)

    def close(self) -> None:
        """The engine's searcher is another's to close."""


def _expanded(node: Node, graph: Graph) -> Node:
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(_expanded(part, graph) for part in node.parts))
    if isinstance(node, Not):
        return replace(node, part=_expanded(node.part, graph))
    if not isinstance(node, Value) or node.field != FIELD:
        return node
    places: dict[str, set[str]] = {}
    for value in node.values:
        name, _, at = value.partition("#")
        document = graph.document(name)
        for edge in graph.edges_from(document, (at,) if at else ()) if document is not None else ():
            places.setdefault(edge.cited, set()).add(edge.pinpoint)
    return _cited(places, graph)


def _cited(places: dict[str, set[str]], graph: Graph) -> Node:
    """The documents and places that are cited, as far as the corpus has them."""
    held = graph.works(places)
    whole: list[str] = []
    parts: list[Node] = []
    for name, pinned in places.items():
        names = (name,) if name in held else graph.held_parts(name)
        narrowed = [_place(place) for place in sorted(pinned)]
        if not names or None in narrowed:
            whole += names
        else:
            either = tuple(place for place in narrowed if place is not None)
            parts.append(And((Value("symbol", names), either[0] if len(either) == 1 else Or(either))))
    everything = [Value("symbol", tuple(whole)), *parts]
    return everything[0] if len(everything) == 1 else Or(tuple(everything))


def _place(pinpoint: str) -> Node | None:
    """The paragraphs at a place of a document; None for the whole document."""
    head, *labels = pinpoint.split("_")
    if head == "annex":
        return Value("section", ("annex",))
    if head not in _NUMBERED or not labels:
        return None
    number = labels[0] + "".join(f"({label})" for label in labels[1:])
    below = ValuePrefix("number", f"{number}(")
    return And((Value("section", (_NUMBERED[head],)), Or((Value("number", (number,)), below))))
