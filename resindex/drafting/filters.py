"""Filters of a search, said of citing paragraphs -> one condition.

What comes in: what was typed for each field (``verb="recalls"``, ``body="HRC"``, ``year="2020..2025"``). What goes out:
the condition for the store, and the filters in plain words. A verb of another language also means the English one that
it stands for: citations are counted under that. Raises QueryError as a search does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from resindex.frozen import replace
from resindex.query.explain import explain
from resindex.query.options import filters as resolve_filters
from resindex.query.syntax import Everything, Node, Or, Value
from resindex.store.conditions import Condition, condition

if TYPE_CHECKING:
    from resindex.store import Store

Filters = Mapping[str, Sequence[str]]


def read_filters(filters: Filters, store: Store) -> tuple[Condition, str]:
    """The condition under which a citing paragraph counts, and the filters in words; "" for none."""
    nodes = resolve_filters({name: values for name, values in filters.items() if values}, store)
    words = explain(Everything(), nodes).removeprefix("paragraphs ") if nodes else ""
    return condition(_in_english(node) for node in nodes), words


def _in_english(node: Node) -> Node:
    if isinstance(node, Or):
        return replace(node, parts=tuple(_in_english(part) for part in node.parts))
    if not isinstance(node, Value) or node.field != "verb":
        return node
    from resindex.lexicon import LANGUAGES, lexicon

    foreign = [verb for verb in node.values if lexicon("en").act(verb) is None]
    english = [
        name
        for verb in foreign
        for language in LANGUAGES
        if language != "en" and verb in lexicon(language).acts
        for name in lexicon(language).acts[verb].english[:1]
    ]
    return replace(node, values=tuple(dict.fromkeys((*node.values, *english))))
