"""A tree of what was typed into the same tree with canonical values.

What comes in: a tree and the vocabulary of the index. What goes out: the tree in which each keyword field holds the
values that the store keeps. Raises QueryError with the span of the value that means nothing, and the
nearest that do. Running text is left alone: ``analysis`` reads it.
"""

from __future__ import annotations

from resindex.errors import QueryError
from resindex.frozen import replace
from resindex.query.syntax import And, Most, Node, Not, Or, Value, ValuePrefix
from resindex.query.values import Vocabulary, beginning, canonical


def resolve(tree: Node, vocabulary: Vocabulary, text: str = "") -> Node:
    """The tree with canonical values. ``text`` is the query that its spans point into, for errors."""
    return _Resolver(vocabulary, text).node(tree)


class _Resolver:
    """Walks one tree; asks the index once for each vocabulary."""

    def __init__(self, vocabulary: Vocabulary, text: str) -> None:
        self.asked = vocabulary
        self.text = text
        self.known: dict[str, list[tuple[str, int]]] = {}

    def vocabulary(self, field: str) -> list[tuple[str, int]]:
        """The vocabulary of a field, remembered."""
        if field not in self.known:
            self.known[field] = self.asked.vocabulary(field)
        return self.known[field]

    def node(self, node: Node) -> Node:
        match node:
            case And() | Or() | Most():
                return replace(node, parts=tuple(self.node(part) for part in node.parts))
            case Not():
                return replace(node, part=self.node(node.part))
            case Value():
                return self.value(node)
            case ValuePrefix():
                return self.beginning(node)
            case _:
                return node

    def value(self, node: Value) -> Value:
        typed = node.typed or " ".join(node.values)
        try:
            return replace(node, values=canonical(node.field, typed, self))
        except QueryError as error:
            raise self.placed(error, node) from error

    def beginning(self, node: ValuePrefix) -> ValuePrefix:
        try:
            return replace(node, text=beginning(node.field, node.text))
        except QueryError as error:
            raise self.placed(error, node) from error

    def placed(self, error: QueryError, node: Value | ValuePrefix) -> QueryError:
        """The error with the place of what was typed."""
        return QueryError(error.message, hint=error.hint, span=node.span, text=self.text)
