"""A query tree back into query text.

What comes in: a tree. What goes out: a query in the same language. Promises: parsing what is printed for a tree that
``parse`` made gives the same tree, but for spans.
"""

from __future__ import annotations

import re

from resindex.query.syntax import (
    And,
    Everything,
    Fuzzy,
    Leaf,
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

_OR, _AND, _NOT = range(3)  # how tightly each binds
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR|(?i:near)/[\w-]*")
_SIMPLE_VALUE = re.compile(r"[^\W_][\w/.\-#':]*")  # the parser reads it as it stands


def unparse(tree: Node) -> str:
    """The query text of a tree; of ``Everything``, the empty text."""
    return _print(tree, _OR)


def _print(node: Node, around: int) -> str:
    match node:
        case Word() | Prefix() | Phrase() | Pattern() | Fuzzy():
            return _in_field(node.field, _running(node))
        case Near():
            return _near(node)
        case Value():
            return _value(node)
        case ValuePrefix():
            simple = _SIMPLE_VALUE.fullmatch(node.text)
            return f"{node.field}:{node.text}*" if simple else f"{node.field}:{_quoted(node.text, star=True)}"
        case Range():
            return _range(node)
        case And():
            text = " ".join(_print(part, _AND) for part in node.parts)
            return f"({text})" if around > _AND else text
        case Or():
            text = " OR ".join(_print(part, _OR + 1) for part in node.parts)
            return f"({text})" if around > _OR else text
        case Most():
            return f"({' OR '.join(_print(part, _OR + 1) for part in node.parts)})"
        case Not():
            return f"NOT {_print(node.part, _NOT)}"
        case Everything():
            return ""


def _in_field(field: str, text: str) -> str:
    return text if field == "text" else f"{field}:{text}"


def _running(node: Leaf) -> str:
    match node:
        case Phrase():
            return ("=" if node.exact else "") + _quoted(node.text)
        case Prefix():
            return _escaped(node.text) + "*"
        case Pattern():
            return node.text
        case Fuzzy():
            return f"{_without_signs(node.text)}~{node.slips}"  # with ~ behind it no word is an operator
        case Word():
            return ("=" if node.exact else "") + _escaped(node.text)


def _near(node: Near) -> str:
    """As a quotation where it is one; parts that are joined by NEAR have brackets where they are alternatives."""
    words = [part for part in node.parts if isinstance(part, Word)]
    if len(words) == len(node.parts) and len({(word.span, word.exact, word.field) for word in words}) == 1:
        quoted = f"{_quoted(' '.join(word.text for word in words))}~{node.distance}"
        return _in_field(words[0].field, ("=" if words[0].exact else "") + quoted)
    return f" NEAR/{node.distance} ".join(_print(part, _NOT) for part in node.parts)


def _escaped(word: str) -> str:
    """A word that has no meaning, neither as a whole nor in any of its signs."""
    return ("\\" if _OPERATOR.fullmatch(word) else "") + _without_signs(word)


def _without_signs(word: str) -> str:
    """A word in which no sign has a meaning: a letter inside it stays, any other sign gets a backslash."""
    last = len(word) - 1
    return "".join(
        c if c.isalnum() or c == "/" or (c in "-'’" and 0 < i < last and word[i - 1].isalnum()) else "\\" + c
        for i, c in enumerate(word)
    )


def _quoted(text: str, *, star: bool = False) -> str:
    inner = re.sub(r'([\\"*])', r"\\\1", text)
    return f'"{inner}*"' if star else f'"{inner}"'


def _value(node: Value) -> str:
    typed = node.typed or (node.values[0] if len(node.values) == 1 else "")
    if not typed:
        return f"{node.field}:({' OR '.join(_quoted(v) for v in node.values)})"
    return f"{node.field}:{typed if _SIMPLE_VALUE.fullmatch(typed) else _quoted(typed)}"


def _range(node: Range) -> str:
    if node.low == node.high:
        return f"{node.field}:{node.low}"
    return f"{node.field}:{node.low or ''}..{node.high or ''}"
