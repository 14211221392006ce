"""Tokens into the leaves of a query tree: words, phrases, patterns, values, ranges.

What comes in: one token, and the field that it belongs to. What goes out: a node, or None where nothing is left to look
for; what is wrong with it is added to the problems.
"""

from __future__ import annotations

from resindex.errors import QueryError
from resindex.fields import Field
from resindex.query import problems
from resindex.query.lexer import Token
from resindex.query.problems import MAX_DISTANCE, Problem
from resindex.query.syntax import Fuzzy, Near, Node, Pattern, Phrase, Prefix, Range, Value, ValuePrefix, Word

_MIN_PREFIX = 2  # a single letter begins a large part of any vocabulary


def read_leaf(token: Token, field: Field | None, text: str, found: list[Problem]) -> Node | None:
    """The leaf that a token is, in the query ``text``; ``field`` is None outside of any field."""
    return _Leaves(text, found).leaf(token, field)


class _Leaves:
    """Reads one query's leaves."""

    def __init__(self, text: str, found: list[Problem]) -> None:
        self.text = text
        self.problems = found

    def leaf(self, token: Token, field: Field | None) -> Node | None:
        """As running text, or as the value of a field."""
        if field is None or field.kind == "text":
            return self.running_text(token, field.name if field else "text")
        if token.fuzzy or (token.kind == "phrase" and token.number is not None):
            self.problems.append(problems.no_words_in_field(self.text, token.span, field.name))
            return None
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
            return self.phrase(token, field)
        letters = sum(c.isalnum() for c in token.text)
        if (token.star or token.pattern) and letters < _MIN_PREFIX:
            report = problems.short_prefix if letters else problems.only_wildcard
            self.problems.append(report(token.span))
            return None
        if not letters:
            self.problems.append(problems.no_value(self.text, token.span, field))
            return None
        if token.pattern or token.fuzzy:
            return self.half_known(token, field)
        if token.star:
            return Prefix(token.text, field, token.span)
        return Word(token.text, field, token.span, token.exact)

    def phrase(self, token: Token, field: str) -> Node | None:
        """Words in a quotation: in this order, or near each other."""
        words = token.text.split()
        if token.number is None or len(words) < 2:
            return Phrase(token.text, field, token.span, token.exact)
        if token.number > MAX_DISTANCE:
            self.problems.append(problems.too_far(self.text, token.span))
            return None
        parts = tuple(Word(word, field, token.span, token.exact) for word in words if any(map(str.isalnum, word)))
        return Near(parts, token.number, token.span) if len(parts) > 1 else parts[0]

    def half_known(self, token: Token, field: str) -> Node | None:
        """A pattern or a fuzzy word."""
        from resindex.analysis.wildcards import MOST_SLIPS, SIGNS, is_one_word, slips

        if token.fuzzy and any(sign in token.text for sign in SIGNS):
            self.problems.append(problems.pattern_and_fuzzy(self.text, token.span))
            return None
        if not is_one_word(token.text):
            report = problems.several_words if token.pattern else problems.not_fuzzy
            self.problems.append(report(self.text, token.span))
            return None
        if token.pattern:
            return Pattern(token.text, field, token.span)
        number = slips(token.text) if token.number is None else token.number
        if number > MOST_SLIPS:
            self.problems.append(problems.too_many_slips(self.text, token.span))
            return None
        return Fuzzy(token.text, number, field, token.span)

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
