"""The query tree: what the user asked, with the place of each part in the query text.

Nothing here knows an index. ``query.parser`` makes a tree, ``engines`` carry it out, ``query.explain`` says it
in words. Words keep the form that was typed; ``analysis`` turns them into index terms, on both sides alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from resindex.model import Span

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of running text, to be folded and stemmed. ``field`` is "text" (which also looks in titles) or "title"."""

    text: str
    field: str = "text"
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other in this order (after folding and stemming)."""

    text: str
    field: str = "text"
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words of running text that begin with ``text`` (folded, not stemmed)."""

    text: str
    field: str = "text"
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Value:
    """A keyword field holds any one of ``values`` (canonical forms, as the store keeps them)."""

    field: str
    values: tuple[str, ...]
    typed: str = ""  #: what the user wrote, for messages
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class ValuePrefix:
    """A keyword field holds a value that begins with ``text`` (``symbol:A/HRC/RES/*``)."""

    field: str
    text: str
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Range:
    """A number or date field lies between two bounds, both included; None leaves a side open."""

    field: str
    low: str | None
    high: str | None
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple[Node, ...]
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple[Node, ...]
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Everything:
    """Every paragraph: a search by filters alone."""

    span: Span = _NOWHERE


Node = Word | Phrase | Prefix | Value | ValuePrefix | Range | And | Or | Not | Everything
