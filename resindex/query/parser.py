"""Query text into a tree, and everything that is wrong with it.

What comes in: what the user typed. What goes out: ``examine`` gives the best tree that can be made of it with the
list of problems; ``parse`` gives the tree, and in strict mode raises the first problem as a QueryError with its
span, reason and hint. Promises: nothing but QueryError is ever raised; every span lies in the text; the same text
gives the same tree; And and Or have at least two parts and hold no part of their own kind.

Grammar, loosest first. ``OR`` joins alternatives; ``AND``, or nothing at all, joins what must hold together; ``NOT``
or a hyphen denies the one thing after it; parentheses group. So ``a b OR NOT c`` is ``(a AND b) OR (NOT c)``.
A leaf is a word, a prefix ``impun*``, a "phrase", or ``field:`` with a word, a phrase, a range or a group.
"""

from __future__ import annotations

from dataclasses import dataclass

from resindex.errors import QueryError
from resindex.fields import Field, find_field
from resindex.model import Span
from resindex.query import problems
from resindex.query.lexer import Token, lex
from resindex.query.problems import MAX_DEPTH, MAX_LENGTH, MAX_TERMS, WORDS, Problem, hint
from resindex.query.syntax import And, Everything, Node, Not, Or, Phrase, Prefix, Range, Value, ValuePrefix, Word
from resindex.query.unparse import unparse

_MIN_PREFIX = 2  # a single letter begins a large part of any vocabulary


@dataclass(frozen=True, slots=True)
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
        self.terms = 0
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
            if self.peek() == "and":
                self.operator()
                continue
            parts.append(self.denied())
        return _joined(And, parts)

    def operator(self) -> None:
        """Take AND or OR, and see that something stands on both its sides."""
        before = self.tokens[self.next - 1].kind if self.next else None
        token = self.take()
        if before in (None, "open"):
            self.problems.append(problems.dangling(self.text, token.span, "before"))
        elif before not in ("and", "or", "not") and self.peek() in (None, "close", "and", "or"):
            self.problems.append(problems.dangling(self.text, token.span, "after"))

    def denied(self) -> Node | None:
        """A leaf or group, with the NOTs before it; two of them cancel out."""
        first: Token | None = None
        denied = False
        while self.peek() == "not":
            token = self.take()
            first = first or token
            denied = not denied
            if self.peek() in (None, "close", "and", "or"):
                self.problems.append(problems.dangling(self.text, token.span, "after"))
                return None
        part = self.single()
        if part is None or first is None or not denied:
            return part
        return Not(part, Span(first.span.start, part.span.end))

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
        field = self.field
        if field is None or field.kind == "text":
            return self.running_text(token, field.name if field else "text")
        if field.kind == "keyword":
            return self.keyword(token, field.name)
        return self.range(token, field)

    def range(self, token: Token, field: Field) -> Node | None:
        """A year or date, or two of them."""
        from resindex.query.ranges import read_range

        typed = token.text + "*" if token.star else token.text
        try:
            low, high = read_range(field.kind, field.name, typed)
        except QueryError as error:
            self.problems.append(Problem(error.message, token.span, advice=error.hint))
            return None
        return Range(field.name, low, high, token.span)

    def running_text(self, token: Token, field: str) -> Node | None:
        """Words to be folded and stemmed."""
        if token.kind == "phrase":
            return Phrase(token.text, field, token.span)
        letters = sum(c.isalnum() for c in token.text)
        if token.star and letters < _MIN_PREFIX:
            report = problems.short_prefix if letters else problems.only_wildcard
            self.problems.append(report(token.span))
            return None
        if not letters:
            self.problems.append(problems.no_value(self.text, token.span, field))
            return None
        return Prefix(token.text, field, token.span) if token.star else Word(token.text, field, token.span)

    def keyword(self, token: Token, field: str) -> Node | None:
        """A value to be compared whole, or the beginning of one."""
        if not any(c.isalnum() for c in token.text):
            self.problems.append(self.valueless(token, field))
            return None
        text = " ".join(token.text.split())
        return ValuePrefix(field, text, token.span) if token.star else Value(field, (text,), text, token.span)

    def valueless(self, token: Token, field: str) -> Problem:
        """What is wrong with a value that holds neither letter nor digit."""
        if token.star:
            return problems.only_wildcard(token.span)
        if field == "verb" and set(token.text) <= set("<>=≤≥"):
            return problems.apart_from_sign(self.text, token.span)
        return problems.no_value(self.text, token.span, field)


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
