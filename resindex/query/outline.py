"""A query tree as an outline, for those who ask how a query was understood.

What comes in: a tree and filters, with canonical values. What goes out: lines, parts indented under what joins them.
Promises: every part of the query is named, in the order in which it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resindex.query.explain import describe
from resindex.query.syntax import And, Everything, Most, Near, Node, Not, Or

_STEP = "  "


def outline(tree: Node, filters: Sequence[Node] = ()) -> tuple[str, ...]:
    """The lines of a tree; filters stand beside the query, all of which must hold."""
    if not filters:
        return tuple(_lines(tree, 0))
    parts = [*([] if isinstance(tree, Everything) else [tree]), *filters]
    return tuple(_lines(parts[0] if len(parts) == 1 else And(tuple(_flat(parts))), 0))


def _flat(parts: Sequence[Node]) -> Iterator[Node]:
    for part in parts:
        yield from part.parts if isinstance(part, And) else (part,)


def _lines(node: Node, depth: int) -> Iterator[str]:
    match node:
        case And(parts):
            yield from _group("all of", parts, depth)
        case Or(parts):
            yield from _group("any of", parts, depth)
        case Most(parts):
            yield from _group(f"at least {node.quorum} of", parts, depth)
        case Not(part):
            yield from _group("none of" if isinstance(part, Or) else "not", _alternatives(part), depth)
        case Near(parts, distance):
            yield from _group(f"near each other, at most {distance} apart", parts, depth)
        case _:
            yield _STEP * depth + describe(node)


def _group(name: str, parts: Sequence[Node], depth: int) -> Iterator[str]:
    yield f"{_STEP * depth}{name}"
    for part in parts:
        yield from _lines(part, depth + 1)


def _alternatives(part: Node) -> Sequence[Node]:
    return part.parts if isinstance(part, Or) else (part,)
