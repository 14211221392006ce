"""One word of a query: where it ends, what its escapes mean, and what cannot be searched in it.

What comes in: the query text and a place in it. What goes out: a ``Scanned`` word, and the problems of a word.
"""

from __future__ import annotations

import re

from resindex.frozen import frozen
from resindex.model import Span
from resindex.query import problems
from resindex.query.problems import Problem

QUOTES = {'"': '"', "“": '”“"', "„": '”“"', "”": '”“"', "«": "»"}  #: an opening mark to those that close it

_TRAILING = ",.;:!?"
_TRAILING_OF_VALUES = ",;"  # a colon or full stop may belong to a value: an open range, "treaty:…", "Add.1."
_SYMBOL_FIELDS = ("symbol", "cites", "cited_by", "citedby", "draft")

_TOUCHING_GROUP = re.compile(r"\([^\s()\"“”„«»]*\)")
_YEAR_OR_SESSION = re.compile(r"\s?\((?:\d{4}|(?:S-|ES-)?[IVXLC]{1,8})\)")
_RANGE = re.compile(r"\d*\.\.\d*")
NEAR = re.compile(r"NEAR(?:/(\d{1,4}))?")
_NEARLY_NEAR = re.compile(r"near/[\w-]*", re.IGNORECASE)  # what is none of these is an operator that was miswritten
FUZZY = re.compile(r"([^~]*\w)~(\d?)")


@frozen
class Scanned:
    """A word as typed: its text with escapes resolved, which characters were escaped, and its place."""

    text: str
    escaped: tuple[bool, ...]
    span: Span

    @property
    def plain(self) -> bool:
        """Was nothing in it escaped?"""
        return not any(self.escaped)

    @property
    def stars(self) -> tuple[int, ...]:
        """Where its unescaped wildcards stand."""
        return tuple(i for i, c in enumerate(self.text) if c == "*" and not self.escaped[i])

    @property
    def starred(self) -> bool:
        """Does an unescaped wildcard end it?"""
        return bool(self.text) and self.text[-1] == "*" and not self.escaped[-1]

    @property
    def is_pattern(self) -> bool:
        """Does it hold a wildcard that does more than end it?"""
        return any(c in "*?" and not self.escaped[i] for i, c in enumerate(self.text[:-1])) or (
            self.text[-1:] == "?" and not self.escaped[-1]
        )

    @property
    def pattern(self) -> str:
        """The word with its wildcards; signs that were escaped are no part of a word."""
        return "".join(c for i, c in enumerate(self.text) if not (c in "*?" and self.escaped[i]))

    @property
    def speaks(self) -> bool:
        """Does it hold a letter or a digit? Anything else is punctuation, with nothing to look up."""
        return any(c.isalnum() for c in self.text)

    def shortened(self, trailing: str) -> Scanned:
        """The word without the unescaped ``trailing`` punctuation at its end."""
        kept = len(self.text)
        while kept and self.text[kept - 1] in trailing and not self.escaped[kept - 1]:
            kept -= 1
        cut = len(self.text) - kept  # unescaped characters take one place each in the query
        return Scanned(self.text[:kept], self.escaped[:kept], Span(self.span.start, self.span.end - cut))


def scan(text: str, start: int, field: str | None = None) -> tuple[Scanned, int]:
    """The word that begins at ``start`` (as the value of ``field``, if given), and where reading goes on."""
    chars: list[str] = []
    escaped: list[bool] = []
    i = start
    while i < len(text):
        here = text[i]
        if here == "\\" and i + 1 < len(text):
            chars.append(text[i + 1])
            escaped.append(True)
            i += 2
            continue
        taken = here
        if here == "(" and chars and (group := _TOUCHING_GROUP.match(text, i)) and not _is_operator(chars, escaped):
            taken = group.group()
        elif here.isspace() or here in "()" or here in QUOTES:
            break
        chars += taken
        escaped += [False] * len(taken)
        i += len(taken)
    if field in _SYMBOL_FIELDS and (part := _YEAR_OR_SESSION.match(text, i)):
        chars += part.group()
        escaped += [False] * len(part.group())
        i = part.end()
    word = Scanned("".join(chars), tuple(escaped), Span(start, i))
    if field is not None:
        return word.shortened(_TRAILING_OF_VALUES), i
    if word.plain and (_RANGE.fullmatch(word.text) or problems.is_operator_sign(word.text)):
        return word, i
    return word.shortened(_TRAILING), i


def _is_operator(chars: list[str], escaped: list[bool]) -> bool:
    """Does ``NOT(…)`` stand here? Then the parenthesis is a group, not a part of the word."""
    typed = "".join(chars)
    return not any(escaped) and (typed in ("AND", "OR", "NOT") or NEAR.fullmatch(typed) is not None)


def word_problem(text: str, word: Scanned) -> Problem | None:
    """What keeps a word of running text from being searched as it stands."""
    typed, span = word.text, word.span
    if word.stars and not word.speaks:
        return problems.only_wildcard(span)
    if not word.plain:
        return None
    if _RANGE.fullmatch(typed):
        return problems.bad_range_place(text, span)
    if typed.startswith("--") and problems.looks_like_option(typed):
        return problems.option_inside(text, span)
    if problems.is_operator_sign(typed):
        return problems.operator_sign(text, span)
    if _NEARLY_NEAR.fullmatch(typed):
        return problems.misspelt_near(text, span)
    return _of_other_languages(text, word)


def _of_other_languages(text: str, word: Scanned) -> Problem | None:
    """Signs that mean something in other query languages: run as plain words, they would be lost silently."""
    typed, span = word.text, word.span
    before_a_word = typed[1:2].isalnum()
    if typed[:1] == "!" and before_a_word:
        return problems.reserved(text, span, "! before a word", "-" + typed[1:])
    return None
