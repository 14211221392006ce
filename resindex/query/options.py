"""Option values into filters.

What comes in: what was typed for each field, beside the query (``--verb urges``), and the vocabulary of the index. What
goes out: one canonical node a field. Raises QueryError over the option as it would be typed on a command line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from resindex.errors import QueryError
from resindex.fields import Field, find_field
from resindex.model import Span
from resindex.query.resolve import resolve
from resindex.query.syntax import Node, Or, Phrase, Range, Value, ValuePrefix
from resindex.query.values import Vocabulary, folded


def filters(options: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> tuple[Node, ...]:
    """One canonical node for each field of ``options`` that has values.

    Several values of one field are alternatives, given one by one or with commas: ``("HRC", "GA")``, ``("HRC,GA",)``.
    """
    nodes: list[Node] = []
    for name, values in options.items():
        field = find_field(name)
        if field is None:
            raise QueryError(f'there is no field "{name}" to filter by')
        parts = [part for typed in values for part in _alternatives(field, typed, vocabulary)]
        if parts:
            nodes.append(parts[0] if len(parts) == 1 else Or(tuple(parts)))
    return tuple(nodes)


def _alternatives(field: Field, typed: str, vocabulary: Vocabulary) -> list[Node]:
    """What one value asks for: itself, or each part between its commas."""
    parts = [part.strip() for part in typed.split(",")]
    if len(parts) == 1 or not all(parts) or _is_held(field, typed, vocabulary):
        return [_option(field, typed, vocabulary)]
    return [_option(field, part, vocabulary) for part in parts]


def _is_held(field: Field, typed: str, vocabulary: Vocabulary) -> bool:
    """Does the index hold just this value? A name may have a comma."""
    wanted = folded(typed)
    return field.kind == "keyword" and any(folded(v) == wanted for v, _count in vocabulary.vocabulary(field.name))


def _option(field: Field, typed: str, vocabulary: Vocabulary) -> Node:
    head = f"{field.option or field.name + ':'} "
    text, span = head + typed, Span(len(head), len(head) + len(typed))
    if not typed.strip():
        example = _as_option(field, field.example)
        raise QueryError(f"{head.strip()} has no value", hint=f"as in  {example}", span=Span(0, len(text)), text=text)
    try:
        return _node(field, typed, span, vocabulary)
    except QueryError as error:
        hint = error.hint and _as_option(field, error.hint)
        raise QueryError(error.message, hint=hint, span=span, text=text) from error


def _node(field: Field, typed: str, span: Span, vocabulary: Vocabulary) -> Node:
    if field.kind == "text":
        return Phrase(typed, field.name, span)
    if field.kind == "keyword":
        if typed.endswith("*") and typed != "*":
            return resolve(ValuePrefix(field.name, typed[:-1], span), vocabulary)
        return resolve(Value(field.name, (typed,), typed, span), vocabulary)
    from resindex.query.ranges import read_range

    low, high = read_range(field.kind, field.name, typed)
    return Range(field.name, low, high, span)


def _as_option(field: Field, text: str) -> str:
    """A hint that shows fields, showing the option instead."""
    if field.option is None:
        return text
    # A shell would take < and > for files, and a parenthesis for its own.
    quoted = re.sub(rf"\b{field.name}:([<>][^\s\",;]*)", rf"{field.name}:'\1'", text)
    return quoted.replace(f"{field.name}:", f"{field.option} ")
