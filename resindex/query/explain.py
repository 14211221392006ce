"""A query in plain English.

What comes in: a tree and filters, resolved or not. What goes out: one line such as ``paragraphs with "impunity", verb
urges, adopted 2000 to 2005, in the General Assembly``. Promises: every part of the query is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from resindex.query.languages import language_name
from resindex.query.syntax import (
    And,
    Everything,
    Fuzzy,
    Most,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Range,
    Value,
    ValuePrefix,
    Word,
)
from resindex.query.values import is_signed_verb

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PARTS = {"preambular": "in the preamble", "operative": "in the operative part", "annex": "in an annex"}
_LEADS = {
    "verb": "with verb {}",
    "body": "in the {}",
    "symbol": "of {}",
    "cites": "citing {}",
    "cited_by": "cited by {}",
    "addressee": "addressed to {}",
    "addressee_class": "addressed to one of the class {}",
    "language": "in {}",
    "number": "numbered {}",
    "session": "of session {}",
    "subject": "on the subject {}",
    "agenda": "under agenda item {}",
    "modifier": "modified by {}",
    "adoption": "adopted by {}",
    "draft": "from draft {}",
    "voted_for": "with {} in favour",
    "voted_against": "with {} against",
    "abstained": "with {} abstaining",
    "status": "{}",
    "sponsor": "sponsored by {}",
    "source": "from the file {}",
    "section": "in the section {}",
}
_ADOPTED = {"without a vote": "adopted without a vote", "unanimously": "adopted unanimously"}
_MANY = 3  # more alternatives than this are counted, not listed

_RunningText = (Word, Phrase, Prefix, Pattern, Fuzzy, Near)


def explain(tree: Node, filters: Sequence[Node] = ()) -> str:
    """The query and its filters in one plain line."""
    parts = [*(tree.parts if isinstance(tree, And) else (tree,)), *filters]
    clauses = [
        clause
        for joined, group in groupby((p for p in parts if not isinstance(p, Everything)), key=_joins)
        for clause in (_text_clause(list(group), "and") if joined else map(_clause, group))
    ]
    for i, before in enumerate(clauses[:-1], start=1):
        if before.startswith("with ") and clauses[i].startswith("with verb "):
            clauses[i] = clauses[i].removeprefix("with ")
    # A line break that a backslash has put into a word is no line break of ours.
    return " ".join(f"paragraphs {', '.join(clauses)}".splitlines()) if clauses else "all paragraphs"


def describe(node: Node) -> str:
    """One part of a query, without what leads to it in a sentence: ``the word "impunity"``, ``verb urges``."""
    match node:
        case Word(exact=False):
            return f"{_quoted(node)}, in any form"
        case Word() | Phrase() | Prefix() | Pattern() | Fuzzy():
            return _quoted(node)
        case Everything():
            return "every paragraph"
        case _:
            return _clause(node).removeprefix("with ")


def _joins(node: Node) -> bool:
    return isinstance(node, _RunningText)


def _text_clause(nodes: Sequence[Node], word: str) -> list[str]:
    return [f"with {f' {word} '.join(_quoted(node) for node in nodes)}"]


def _quoted(node: Node) -> str:
    """Running text as it is looked for."""
    if isinstance(node, Near):
        parts = [_unplaced(part) for part in node.parts]
        what = f"{' and '.join(parts)} at most {_counted(node.distance, 'word')} apart"
        return f"{what} in the title" if _in_title(node) else what
    if not isinstance(node, _RunningText):
        return _clause(node)
    return f"{_unplaced(node)} in the title" if _in_title(node) else _unplaced(node)


def _unplaced(node: Node) -> str:
    """The same without its field."""
    match node:
        case Or():
            return f"({' or '.join(map(_unplaced, node.parts))})"
        case Phrase():
            return f'the phrase "{node.text}"' + (" exactly" if node.exact else "")
        case Prefix():
            return f'a word beginning "{node.text}"'
        case Pattern():
            return f'a word of the form "{node.text}"'
        case Fuzzy():
            return f'a word like "{node.text}" but for {_counted(node.slips, "letter")}'
        case Word():
            return f'"{node.text}"' + (" exactly" if node.exact else "")
        case _:
            return _clause(node)


def _in_title(node: Node) -> bool:
    if isinstance(node, Near | Or):
        return _in_title(node.parts[0])
    return isinstance(node, Word | Phrase | Prefix | Pattern | Fuzzy) and node.field == "title"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _clause(node: Node) -> str:
    match node:
        case Word() | Phrase() | Prefix() | Pattern() | Fuzzy() | Near():
            return f"with {_quoted(node)}"
        case Value():
            return _value(node)
        case ValuePrefix():
            return _lead(node.field, f"{node.text}…")
        case Range():
            return _range(node)
        case And():
            return f"({', '.join(_clause(part) for part in node.parts)})"
        case Or():
            return _either(node)
        case Most():
            return f"with at least {node.quorum} of {', '.join(map(_quoted, node.parts))}"
        case Not():
            return _denied(node.part)
        case Everything():
            return "all"


def _either(node: Or) -> str:
    if all(isinstance(part, _RunningText) for part in node.parts):
        return _text_clause(node.parts, "or")[0]
    fields = {part.field for part in node.parts if isinstance(part, Value)}
    plain = all(isinstance(part, Value) and not _is_signed(part) for part in node.parts)
    if len(fields) == 1 and plain:
        values = tuple(v for part in node.parts if isinstance(part, Value) for v in part.values)
        return _value(Value(fields.pop(), values))
    return f"({' or '.join(_clause(part) for part in node.parts)})"


def _is_signed(node: Value) -> bool:
    return node.field == "verb" and is_signed_verb(node.typed)


def _denied(node: Node) -> str:
    clause = _clause(node)
    return f"without {clause.removeprefix('with ')}" if clause.startswith("with ") else f"not {clause}"


def _value(node: Value) -> str:
    if _is_signed(node):
        from resindex.query.verb_values import spoken

        return f"with {spoken(node.typed, node.values)}"
    values = [language_name(v) if node.field == "language" else v for v in node.values]
    if len(values) == 1 and node.field == "section" and values[0] in _PARTS:
        return _PARTS[values[0]]
    if len(values) == 1 and node.field == "adoption" and values[0] in _ADOPTED:
        return _ADOPTED[values[0]]
    if len(values) > _MANY:
        typed = f'"{node.typed}"' if node.typed else values[0]
        return _lead(node.field, f"{typed} ({len(values)} forms)")
    return _lead(node.field, " or ".join(values))


def _lead(field: str, value: str) -> str:
    return _LEADS.get(field, f"{field} {{}}").format(value)


def _range(node: Range) -> str:
    low, high = (_spoken(bound) for bound in (node.low, node.high))
    if node.low == node.high:
        return f"adopted {'on' if node.field == 'date' else 'in'} {low}"
    if low and high:
        return f"adopted {low} to {high}"
    return f"adopted {low} or later" if low else f"adopted up to {high}"


def _spoken(bound: str | None) -> str:
    """``2003-04-24`` as 24 April 2003; a year as it is."""
    if bound is None or bound.count("-") != 2:
        return bound or ""
    year, month, day = bound.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
