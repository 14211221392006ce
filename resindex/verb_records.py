"""The records about verbs that ``search`` makes and ``render`` shows.

What comes in: nothing. What goes out: frozen records of tuples: the verbs of an index with their counts, and all that
is known of one verb.
"""

from __future__ import annotations

from dataclasses import dataclass

from resindex.force import Force
from resindex.hit_records import Hit


@dataclass(frozen=True, slots=True)
class VerbCount:
    """A verb in normal form, how many paragraphs have it, its force, and the English verbs that it may stand for."""

    verb: str
    count: int
    force: Force
    english: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerbList:
    """The verbs of one language in an index, most frequent first.

    ``language`` is a code and ``name`` the language's name; both are None where the index names none. ``others`` are
    the further languages that it holds; ``paragraphs`` all in this language that pass the filters, verb or none.
    """

    language: str | None
    name: str | None
    verbs: tuple[VerbCount, ...]
    paragraphs: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerbInIndex:
    """What an index has of a verb: its paragraphs, by section, with the modifiers beside it, and some of them."""

    paragraphs: int
    sections: tuple[tuple[str, int], ...] = ()
    modifiers: tuple[tuple[str, int], ...] = ()
    examples: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Equivalents:
    """The verbs of a language that may stand for the same English verb as another, the likeliest first.

    Each has the number of its paragraphs; None without an index in that language.
    """

    language: str
    name: str
    verbs: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """How a verb is understood.

    ``kind`` is "act", "adjective" or "opening"; ``forms`` are those it is recognised by, ``others`` further verbs that
    the same word may be; ``english`` what it may stand for, with the number of paragraphs in which it did (None where
    that was not counted).
    """

    verb: str
    language: str
    name: str
    force: Force
    families: tuple[str, ...]
    forms: tuple[str, ...] = ()
    kind: str = "act"
    addressee: str | None = None
    note: str | None = None
    english: tuple[tuple[str, int | None], ...] = ()
    equivalents: tuple[Equivalents, ...] = ()
    others: tuple[str, ...] = ()
    held: VerbInIndex | None = None
