"""The query tree: what the user asked, with the place of each part in the query text.

Nothing here knows an index. ``query.parser`` makes a tree, ``engines`` carry it out, ``query.explain`` says it
in words. Words keep the form that was typed; ``analysis`` turns them into index terms, on both sides alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from resindex.frozen import frozen, replace
from resindex.model import Span

_NOWHERE = Span(0, 0)


@frozen
class Word:
    """A word of running text, to be folded and stemmed; ``exact``: folded only.

    ``field`` is "text" (which also looks in titles) or "title".
    """

    text: str
    field: str = "text"
    span: Span = _NOWHERE
    exact: bool = False


@frozen
class Phrase:
    """Words that follow each other in this order, after folding and stemming; ``exact``: after folding only."""

    text: str
    field: str = "text"
    span: Span = _NOWHERE
    exact: bool = False


@frozen
class Prefix:
    """Words of running text that begin with ``text`` (folded, not stemmed)."""

    text: str
    field: str = "text"
    span: Span = _NOWHERE


@frozen
class Pattern:
    """Words of running text of a form: in ``text``, ``*`` is any letters and ``?`` is one (folded, not stemmed)."""

    text: str
    field: str = "text"
    span: Span = _NOWHERE


@frozen
class Fuzzy:
    """Words of running text that differ from ``text`` by at most ``slips`` letters (folded, not stemmed)."""

    text: str
    slips: int
    field: str = "text"
    span: Span = _NOWHERE


@frozen
class Near:
    """One of each of ``parts``, in any order, with at most ``distance`` other words among them.

    A part is a word, phrase, prefix, pattern or fuzzy word, or an Or of such; all of one field.
    """

    parts: tuple[Node, ...]
    distance: int
    span: Span = _NOWHERE


@frozen
class Value:
    """A keyword field holds any one of ``values`` (canonical forms, as the store keeps them)."""

    field: str
    values: tuple[str, ...]
    typed: str = ""  #: what the user wrote, for messages
    span: Span = _NOWHERE


@frozen
class ValuePrefix:
    """A keyword field holds a value that begins with ``text`` (``symbol:A/HRC/RES/*``)."""

    field: str
    text: str
    span: Span = _NOWHERE


@frozen
class Range:
    """A number or date field lies between two bounds, both included; None leaves a side open."""

    field: str
    low: str | None
    high: str | None
    span: Span = _NOWHERE


@frozen
class And:
    """All parts hold."""

    parts: tuple[Node, ...]
    span: Span = _NOWHERE


@frozen
class Or:
    """At least one part holds."""

    parts: tuple[Node, ...]
    span: Span = _NOWHERE


@frozen
class Most:
    """At least ``quorum`` of the parts hold. Nobody types it: it is what a search falls back to (see ``loosened``)."""

    parts: tuple[Node, ...]
    span: Span = _NOWHERE

    @property
    def quorum(self) -> int:
        """How many: half of them, rounded up, but never one of two or three.

        Half was the best share on the queries of ``benchmarks/relevance/known_item.py``; ranking does the rest.
        """
        return max(2, -(-len(self.parts) // 2))


@frozen
class Not:
    """The part does not hold."""

    part: Node
    span: Span = _NOWHERE


@frozen
class Everything:
    """Every paragraph: a search by filters alone."""

    span: Span = _NOWHERE


Leaf = Word | Phrase | Prefix | Pattern | Fuzzy
Node = Leaf | Near | Value | ValuePrefix | Range | And | Or | Most | Not | Everything


def changed(node: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with every node put through ``change``, parts before wholes."""
    if isinstance(node, And | Or | Near | Most):
        node = replace(node, parts=tuple(changed(part, change) for part in node.parts))
    elif isinstance(node, Not):
        node = replace(node, part=changed(node.part, change))
    return change(node)


def parts_of(node: Node) -> Iterator[Node]:
    """The node and all that it is made of, wholes before parts."""
    yield node
    if isinstance(node, And | Or | Near | Most):
        for part in node.parts:
            yield from parts_of(part)
    elif isinstance(node, Not):
        yield from parts_of(node.part)


def exactly(tree: Node, *, exact: bool = True) -> Node:
    """The tree with every word and phrase exact, or with none."""
    return changed(tree, lambda node: replace(node, exact=exact) if isinstance(node, Word | Phrase) else node)


_LOOSE = 3  # words of which one may be missing


def loosened(tree: Node) -> Node | None:
    """The tree in which most of its words and phrases must hold, not all; None where there are too few to spare one."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    words = tuple(part for part in parts if isinstance(part, Word | Phrase) and not part.exact)
    if len(words) < _LOOSE:
        return None
    rest = tuple(part for part in parts if part not in words)
    return And((Most(words), *rest)) if rest else Most(words)
