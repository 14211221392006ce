"""Filters over citing paragraphs -> SQL.

What comes in: canonical nodes of the query tree, one a field, as ``query.options`` makes them. What goes out: a
condition over ``edges AS e`` and ``works AS w`` with its values. Raises QueryError for a field that says nothing of
a citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resindex.errors import QueryError
from resindex.query.syntax import Node, Or, Range, Value, ValuePrefix

#: Fields that citations can be filtered by, and the column that holds each.
_COLUMNS = {"verb": "e.verb", "section": "e.section", "body": "w.body", "symbol": "w.name"}
_DATES = ("year", "date")
#: Fields of the citing document: which documents have one of the values.
_DOCUMENTS = {
    "subject": "SELECT document FROM subjects WHERE term IN ({marks})",
    "sponsor": "SELECT document FROM sponsors WHERE sponsor IN ({marks})",
    "agenda": "SELECT id FROM documents WHERE agenda_item IN ({marks})",
    "adoption": "SELECT id FROM documents WHERE adoption IN ({marks})",
    "status": "SELECT id FROM documents WHERE status IN ({marks})",
}
#: What a vote is called in the store. States are compared by the one name that they have here (``state_name``).
VOTES = {"voted_for": "for", "voted_against": "against", "abstained": "abstaining"}
_VOTED = (
    "SELECT d.id FROM documents AS d, json_each(d.votes) AS pair WHERE json_extract(pair.value, '$[1]') = '{vote}'"
    " AND state_name(json_extract(pair.value, '$[0]')) IN ({marks})"
)
_LISTED = "EXISTS (SELECT 1 FROM addressees AS a WHERE a.paragraph = e.paragraph AND a.addressee IN ({marks}))"

Condition = tuple[str, tuple[object, ...]]
ALL: Condition = ("1", ())


def condition(nodes: Iterable[Node]) -> Condition:
    """The condition under which all nodes hold; "1" for none."""
    parts = [_one(node) for node in nodes]
    if not parts:
        return ALL
    return " AND ".join(sql for sql, _ in parts), tuple(value for _, values in parts for value in values)


def _one(node: Node) -> Condition:
    if isinstance(node, Or):
        parts = [_one(part) for part in node.parts]
        return f"({' OR '.join(sql for sql, _ in parts)})", tuple(v for _, values in parts for v in values)
    if isinstance(node, Value) and node.field == "addressee":
        return _LISTED.format(marks=_marks(node.values)), node.values
    if isinstance(node, Value) and node.field in _DOCUMENTS:
        return f"e.document IN ({_DOCUMENTS[node.field].format(marks=_marks(node.values))})", node.values
    if isinstance(node, Value) and node.field in VOTES:
        voted = _VOTED.format(vote=VOTES[node.field], marks=_marks(node.values))
        return f"e.document IN ({voted})", node.values
    if isinstance(node, Value) and node.field in _COLUMNS:
        return f"{_COLUMNS[node.field]} IN ({_marks(node.values)})", node.values
    if isinstance(node, ValuePrefix) and node.field in _COLUMNS:
        column = _COLUMNS[node.field]
        return f"substr({column}, 1, {len(node.text)}) = ? COLLATE NOCASE", (node.text,)
    if isinstance(node, Range) and node.field in _DATES:
        # A bound that names less than a day takes in all of it: 2003 is up to its last day.
        low, high = node.low or "", node.high
        if high is None:
            return "w.date >= ?", (low,)
        return f"(w.date >= ? AND substr(w.date, 1, {len(high)}) <= ?)", (low, high)
    raise QueryError(f"citations cannot be filtered by {getattr(node, 'field', 'words')}")


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
