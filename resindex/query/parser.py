"""Query text into a tree, and everything that is wrong with it.

What comes in: what the user typed. What goes out: ``examine`` gives the best tree that can be made of it with the
list of problems; ``parse`` gives the tree, and in strict mode raises the first problem as a QueryError with its
span, reason and hint. Promises: nothing but QueryError is ever raised; every span lies in the text; the same text
gives the same tree; And and Or have at least two parts and hold no part of their own kind.

Grammar, loosest first. ``OR`` joins alternatives; ``AND``, or nothing at all, joins what must hold together; ``NOT``
or a hyphen denies the one thing after it; ``NEAR/5`` joins neighbours; parentheses group. So ``a b OR NOT c`` is
``(a AND b) OR (NOT c)``. A leaf is a word, ``=word``, a prefix ``impun*``, a pattern ``organi?ation``, a fuzzy
``word~``, a "phrase", words near each other ``"a b"~5``, or ``field:`` with a word, a phrase, a range or a group.
"""

from __future__ import annotations

from collections.abc import Iterator

from resindex.errors import QueryError
from resindex.fields import Field, find_field
from resindex.frozen import frozen
from resindex.model import Span
from resindex.query import problems
from resindex.query.leaves import read_leaf
from resindex.query.lexer import Token, lex
from resindex.query.problems import (
    MAX_DEPTH,
    MAX_DISTANCE,
    MAX_HALF_KNOWN,
    MAX_LENGTH,
    MAX_NEAR,
    MAX_TERMS,
    WORDS,
    Problem,
    hint,
)
from resindex.query.syntax import (
    And,
    Everything,
    Fuzzy,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Word,
)
from resindex.query.unparse import unparse

_NEAR = 10  # words that may stand between two that are near, where no number says it
_BETWEEN = ("and", "or", "near")
_OPERATORS = (*_BETWEEN, "not")


@frozen
class Examined:
    """The best tree that could be made of a query, and its problems in the order of their places."""

    tree: Node
    problems: tuple[Problem, ...] = ()


def parse(text: str, *, strict: bool = True, allow_empty: bool = False) -> Node:
    """The tree of a query.

    ``strict`` raises QueryError at the first problem; otherwise the best tree is given, ``Everything`` if there is
    nothing to look for. ``allow_empty`` takes a query without words as ``Everything``, for a search by filters alone.
    """
    if allow_empty and not text.strip():
        return Everything(Span(0, 0))
    examined = examine(text)
    if strict and examined.problems:
        raise _error(text, examined)
    return examined.tree


def _error(text: str, examined: Examined) -> QueryError:
    """The first problem as an error, with a correction that holds for the whole query."""
    first = examined.problems[0]
    correction = first.correction
    if correction is not None and examine(correction).problems:
        correction = unparse(examined.tree) or None
    return QueryError(first.message, hint=hint(correction, first.advice) or WORDS, span=first.span, text=text)


def examine(text: str) -> Examined:
    """The forgiving reading: never raises; what could not be understood is left out and told."""
    found: list[Problem] = []
    if len(text) > MAX_LENGTH:
        found.append(problems.too_long(text))
    tokens, lexical = lex(text[:MAX_LENGTH])
    parser = _Parser(text[:MAX_LENGTH], tokens)
    tree = parser.whole()
    found += [*lexical, *parser.problems]
    if tree is None and not found:
        found.append(problems.nothing_asked(text))
    found.sort(key=lambda p: (p.span.start, p.span.end))
    return Examined(tree or Everything(Span(0, 0)), tuple(found))


class _Parser:
    """Recursive descent over tokens. A method returns None where nothing of its part is left to search."""

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self.text = text
        self.tokens = tokens
        self.problems: list[Problem] = []
        self.next = 0
        self.depth = 0
        self.terms = self.half_known = self.nears = 0
        self.unclosed_told = False
        self.field: Field | None = None  # the field whose group is being read

    def peek(self) -> str | None:
        return self.tokens[self.next].kind if self.next < len(self.tokens) else None

    def take(self) -> Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def whole(self) -> Node | None:
        """The whole query; parentheses that nothing opened are passed over."""
        parts = [self.alternatives()]
        while self.peek() is not None:
            self.problems.append(problems.stray_closing(self.text, self.take().span))
            parts.append(self.alternatives())
        return _joined(And, parts)

    def alternatives(self) -> Node | None:
        """Parts joined by OR."""
        parts = [self.together()]
        while self.peek() == "or":
            self.operator()
            parts.append(self.together())
        return _joined(Or, parts)

    def together(self) -> Node | None:
        """Parts joined by AND or by standing next to each other."""
        parts: list[Node | None] = []
        while self.peek() not in (None, "or", "close"):
            if self.peek() in ("and", "near"):
                self.operator()
                continue
            parts.append(self.denied())
        return _joined(And, parts)

    def operator(self) -> None:
        """Take AND, OR or NEAR, and see that something stands on both its sides."""
        before = self.tokens[self.next - 1].kind if self.next else None
        token = self.take()
        if before in (None, "open"):
            self.problems.append(problems.dangling(self.text, token.span, "before"))
        elif before not in _OPERATORS and self.peek() in (None, "close", *_BETWEEN):
            self.problems.append(problems.dangling(self.text, token.span, "after"))

    def denied(self) -> Node | None:
        """A leaf or group, with the NOTs before it; two of them cancel out."""
        first: Token | None = None
        denied = False
        while self.peek() == "not":
            token = self.take()
            first = first or token
            denied = not denied
            if self.peek() in (None, "close", *_BETWEEN):
                self.problems.append(problems.dangling(self.text, token.span, "after"))
                return None
        part = self.neighbours()
        if part is None or first is None or not denied:
            return part
        return Not(part, Span(first.span.start, part.span.end))

    def neighbours(self) -> Node | None:
        """Parts joined by NEAR: each must stand near the next."""
        part = self.single()
        pairs: list[Node | None] = []
        while self.peek() == "near":
            following = self.tokens[self.next + 1].kind if self.next + 1 < len(self.tokens) else None
            if following in (None, "close", *_OPERATORS):
                break  # which ``operator`` will tell
            sign = self.take()
            last, part = part, self.single()
            if last is not None and part is not None:
                pairs.append(self.near(last, part, sign))
        return _joined(And, pairs) if pairs else part

    def near(self, one: Node, other: Node, sign: Token) -> Node | None:
        """Two parts that a NEAR joins."""
        number = _NEAR if sign.number is None else sign.number
        if number > MAX_DISTANCE:
            self.problems.append(problems.too_far(self.text, sign.span))
            return None
        for part in (one, other):
            if not _can_be_near(part):
                self.problems.append(problems.not_near(self.text, part.span))
                return None
        if len({leaf.field for part in (one, other) for leaf in _leaves(part)}) > 1:
            self.problems.append(problems.not_near(self.text, other.span))
            return None
        part = Near((one, other), number, Span(one.span.start, other.span.end))
        return part if self.few_enough(part) else None

    def single(self) -> Node | None:
        """A group, a field with its value, a phrase or a word."""
        token = self.take()
        if token.kind == "open":
            return self.group(token)
        if token.kind != "field":
            return self.leaf(token)
        following = self.tokens[self.next] if self.next < len(self.tokens) else None
        if following is None or (following.kind != "open" and not following.value):
            return None  # its value was an empty quotation, which has been told
        outer, self.field = self.field, find_field(token.text)
        part = self.single()
        self.field = outer
        return part

    def group(self, opening: Token) -> Node | None:
        """What stands in parentheses."""
        if self.depth >= MAX_DEPTH:
            self.problems.append(problems.too_deep(opening.span))
            self.unclosed_told = True
            self.next = len(self.tokens)
            return None
        if self.peek() == "close":
            closing = self.take()
            self.problems.append(problems.empty_group(self.text, Span(opening.span.start, closing.span.end)))
            return None
        self.depth += 1
        part = self.alternatives()
        if self.peek() == "close":
            self.take()
        elif not self.unclosed_told:  # one correction closes all that are open
            self.unclosed_told = True
            self.problems.append(problems.unclosed_group(self.text, opening.span, self.depth))
        self.depth -= 1
        return part

    def leaf(self, token: Token) -> Node | None:
        """A word or phrase, as running text or as the value of the field being read."""
        self.terms += 1
        if self.terms > MAX_TERMS:
            if self.terms == MAX_TERMS + 1:
                self.problems.append(problems.too_many_terms(token.span))
            return None
        part = read_leaf(token, self.field, self.text, self.problems)
        if isinstance(part, Prefix | Pattern | Fuzzy):
            self.half_known += 1
            if self.half_known > MAX_HALF_KNOWN:
                if self.half_known == MAX_HALF_KNOWN + 1:
                    self.problems.append(problems.too_many_half_known(token.span))
                return None
        return part if self.few_enough(part) else None

    def few_enough(self, part: Node | None) -> bool:
        """Are there still few enough words that must be near each other, with those of this part?"""
        if not isinstance(part, Near):
            return True
        before = self.nears
        self.nears += len(part.parts) - 1
        if before <= MAX_NEAR < self.nears:
            self.problems.append(problems.too_many_near(part.span))
        return self.nears <= MAX_NEAR


def _can_be_near(part: Node) -> bool:
    if isinstance(part, Or):
        return all(map(_can_be_near, part.parts))
    return isinstance(part, Word | Phrase | Prefix | Pattern | Fuzzy)


def _leaves(part: Node) -> Iterator[Leaf]:
    if isinstance(part, Or):
        for one in part.parts:
            yield from _leaves(one)
    elif isinstance(part, Word | Phrase | Prefix | Pattern | Fuzzy):
        yield part


def _joined(kind: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """The parts as one node; those of the same kind are taken up, a single part stands for itself."""
    flat: list[Node] = []
    for part in parts:
        if isinstance(part, kind):
            flat += part.parts
        elif part is not None:
            flat.append(part)
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat), Span(flat[0].span.start, flat[-1].span.end))
