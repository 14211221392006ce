"""Query text into tokens with spans.

What comes in: what the user typed. What goes out: tokens in order, and the problems met on the way. Promises: every
token's span lies in the text, spans do not overlap and they rise; the same text gives the same tokens; nothing is
raised.

A word runs to the next white space, quotation mark or parenthesis. Parentheses that touch a word and hold no white
space belong to it, since symbols and paragraph numbers are written so: ``A/RES/217(III)A``, ``5(a)(ii)``. ``=`` before
a word or quotation, ``~`` after it, ``*`` and ``?`` inside belong to it. A backslash takes the meaning from the
character after it. Punctuation that stands alone is passed over.
"""

from __future__ import annotations

import re
from typing import Literal

from resindex.fields import find_field
from resindex.frozen import frozen, replace
from resindex.model import Span
from resindex.query import problems
from resindex.query.problems import Problem
from resindex.query.words import FUZZY, NEAR, QUOTES, scan, word_problem

Kind = Literal["word", "phrase", "open", "close", "and", "or", "not", "near", "field"]

OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}

_FIELD_NAME = re.compile(r"[^\W\d][\w-]*")
_NEARNESS = re.compile(r"~(\d*)")


@frozen
class Token:
    """One token. ``text`` has its escapes resolved and no final wildcard; a field's is its canonical name.

    ``star``: an unescaped ``*`` ends it. ``value``: it stands right after a field's colon. ``exact``: a ``=`` stands
    before it. ``pattern``: ``text`` has wildcards elsewhere. ``number``: what follows a ``~``, or the words that NEAR
    allows; None where nothing is said.
    """

    kind: Kind
    text: str
    span: Span
    star: bool = False
    value: bool = False
    exact: bool = False
    pattern: bool = False
    fuzzy: bool = False
    number: int | None = None


def lex(text: str) -> tuple[tuple[Token, ...], tuple[Problem, ...]]:
    """Cut a query into tokens; say what is wrong with it."""
    lexer = _Lexer(text)
    lexer.run()
    return tuple(lexer.tokens), tuple(lexer.problems)


class _Lexer:
    """Reads one text from left to right; each method takes one kind of token from the place reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.problems: list[Problem] = []
        self.pos = 0

    def run(self) -> None:
        while self.pos < len(self.text):
            here = self.text[self.pos]
            if here.isspace():
                self.pos += 1
            elif here in "()":
                self.sign("open" if here == "(" else "close")
            elif here in QUOTES:
                self.phrase()
            elif here == "=" and self.marks():
                self.exact()
            elif here == "-" and self.denies():
                self.sign("not")
            elif not self.field():
                self.word()

    def sign(self, kind: Kind) -> None:
        """A token of one character."""
        self.tokens.append(Token(kind, self.text[self.pos], Span(self.pos, self.pos + 1)))
        self.pos += 1

    def denies(self) -> bool:
        """Does the hyphen here deny what follows it? A dash between words does not."""
        after = self.text[self.pos + 1 : self.pos + 2]
        return after.isalnum() or (after != "" and (after in QUOTES or after in "(\\"))

    def marks(self) -> bool:
        """Does the equals sign here belong to what follows it?"""
        after = self.text[self.pos + 1 : self.pos + 2]
        return after.isalnum() or (after != "" and (after in QUOTES or after == "\\"))

    def exact(self, *, value: bool = False) -> None:
        """A word or quotation with the sign before it that asks for just these letters."""
        start = self.pos
        self.pos += 1
        before = len(self.tokens)
        if self.text[self.pos] in QUOTES:
            self.phrase(value=value)
        else:
            self.word(operators=False)
        for i, token in enumerate(self.tokens[before:], start=before):
            if token.kind in ("word", "phrase"):
                self.tokens[i] = replace(token, exact=True, value=value, span=Span(start, token.span.end))

    def field(self) -> bool:
        """``name:`` with its value, if one stands here."""
        name = _FIELD_NAME.match(self.text, self.pos)
        if name is None or self.text[name.end() : name.end() + 1] != ":":
            return False
        after = self.text[name.end() + 1 : name.end() + 2]
        empty = after == "" or after.isspace() or after == ")"
        known = find_field(name.group().replace("-", "_"))
        span = Span(name.start(), name.end() + 1)
        if known is None and not empty:
            self.problems.append(problems.unknown_field(self.text, Span(span.start, span.end - 1)))
        elif known is not None and empty:
            self.problems.append(problems.no_value(self.text, span, name.group()))
        if known is None or empty:
            return False  # the colon is punctuation: "Decides: …"
        self.tokens.append(Token("field", known.name, span))
        self.pos = span.end
        if after in QUOTES:
            self.phrase(value=True)
        elif known.kind == "text" and after == "=" and self.marks():
            self.exact(value=True)
        elif known.kind == "text" and after != "(":
            self.word(operators=False, value=True)
        elif after != "(":
            self.value(known.name)
        return True

    def value(self, field: str) -> None:
        """The word after a field's colon; never passed over, so that no filter is lost."""
        word, self.pos = scan(self.text, self.pos, field)
        text = word.text[:-1] if word.starred else word.text
        self.tokens.append(Token("word", text, word.span, word.starred, value=True))

    def word(self, *, operators: bool = True, value: bool = False) -> None:
        """A word of running text, or an operator."""
        word, self.pos = scan(self.text, self.pos, None)
        if operators and word.plain and (sign := operator(word.text)):
            self.tokens.append(Token(sign, word.text, word.span, number=distance(word.text)))
            return
        if not value and (problem := word_problem(self.text, word)):
            self.problems.append(problem)
        if not word.speaks:
            if value:
                self.tokens.append(Token("word", word.text, word.span, word.starred, value=True))
            return
        if word.plain and (slips := FUZZY.fullmatch(word.text)):
            typed = int(slips[2]) if slips[2] else None
            self.tokens.append(Token("word", slips[1], word.span, value=value, fuzzy=True, number=typed))
        elif word.is_pattern:
            self.tokens.append(Token("word", word.pattern, word.span, value=value, pattern=True))
        else:
            text = word.text[:-1] if word.starred else word.text
            self.tokens.append(Token("word", text, word.span, word.starred, value=value))

    def phrase(self, *, value: bool = False) -> None:
        """A quotation, from its opening mark to the mark that closes it."""
        start = self.pos
        closing = QUOTES[self.text[start]]
        parts: list[str] = []
        stars: list[int] = []
        i = start + 1
        while i < len(self.text) and self.text[i] not in closing:
            if self.text[i] == "\\" and i + 1 < len(self.text):
                i += 1
            elif self.text[i] == "*":
                stars.append(len(parts))
            parts.append(self.text[i])
            i += 1
        if i >= len(self.text):
            self.problems.append(problems.unclosed_quotation(self.text, Span(start, start + 1)))
        self.pos = min(i + 1, len(self.text))
        star = value and stars == [len(parts) - 1]
        if stars and not star:
            self.problems.append(problems.star_in_quotation(self.text, Span(start, self.pos)))
        self.quoted("".join(parts[:-1] if star else parts), Span(start, self.pos), star=star, value=value)

    def quoted(self, inner: str, span: Span, *, star: bool, value: bool) -> None:
        """The token of a quotation that has been read, with the distance that may follow it."""
        number = None
        if sign := _NEARNESS.match(self.text, self.pos):
            self.pos = sign.end()
            if sign[1]:
                number = int(sign[1])
            else:
                self.problems.append(problems.no_distance(self.text, Span(sign.start(), sign.end())))
        if any(c.isalnum() for c in inner):
            whole = Span(span.start, self.pos) if number is not None else span
            self.tokens.append(Token("phrase", " ".join(inner.split()), whole, star, value, number=number))
        else:
            self.problems.append(problems.empty_quotation(self.text, span))


def operator(text: str) -> Kind | None:
    """The operator that a plain word is."""
    return "near" if NEAR.fullmatch(text) else OPERATORS.get(text)


def distance(text: str) -> int | None:
    """The number of words that a NEAR names."""
    found = NEAR.fullmatch(text)
    return int(found[1]) if found and found[1] else None
