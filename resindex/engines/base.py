"""The interface of an engine: an inverted index over paragraph records.

An engine is a view of the store and can be thrown away at any time. It is given entries (tokens and field
values, not opinions), takes them up in one commit, and answers query trees with paragraph keys and scores.
Nothing here assumes one machine or one process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from resindex.frozen import field, frozen
from resindex.hit_records import Reason
from resindex.query.syntax import Node

if TYPE_CHECKING:
    from resindex.tallies import Tally


@frozen
class Entry:
    """One paragraph as an engine sees it.

    ``key`` is the store's paragraph row id (never used again), ``document`` the store's document row id.
    ``text`` and ``title`` are running text in ``language``; ``values`` holds every keyword, number and date
    field of the field table that the paragraph has a value for: ``{"verb": ("urges",), "year": ("2003",)}``.
    ``subject`` is running text in ``language``, too: what a publisher says the resolution is about. It raises scores
    (``ranking.FIELDS``) of paragraphs whose text or title was found; by itself it finds none, and nothing of it counts
    as held.
    """

    key: int
    document: int
    language: str
    text: str
    title: str
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subject: str = ""


@frozen
class Match:
    """A paragraph found, by its key, and how well it fits."""

    key: int
    score: float


@frozen
class Answer:
    """What an engine found: one page of matches, and counts over all of them.

    ``documents`` counts resolutions: files and languages of one symbol are one, a document without a symbol is its own.
    ``facets`` maps a field to (value, paragraphs) pairs, most frequent first, ties by value. Of a folded search
    ``families`` counts families. Of a grouped search ``groups`` has for each resolution of the page how many of the
    matches are its own, and how many results were found in it; ``grouped`` counts the resolutions of all pages.
    """

    matches: tuple[Match, ...]
    total: int
    documents: int
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    families: int | None = None
    groups: tuple[tuple[int, int], ...] = ()
    grouped: int | None = None


@frozen
class Folding:
    """How paragraphs that were found are put together.

    ``families`` has for every key, counted from ``first`` on, the number of its family, 0 for none. ``places`` gives
    such an array of marks that the texts of one paragraph in several languages share, and its first key; it is asked
    only where several languages were found. ``languages`` are those that are taken before others.
    """

    first: int
    families: Sequence[int]
    places: Callable[[], tuple[int, Sequence[int]]]
    languages: tuple[str, ...] = ("en",)

    def family(self, key: int) -> int:
        """The family of a paragraph; one that has none is its own."""
        at = key - self.first
        return (self.families[at] if 0 <= at < len(self.families) else 0) or -key


@frozen
class Grouping:
    """Hits are put together by resolution: a page has each once, with its ``each`` best paragraphs.

    ``first`` are keys of paragraphs that stand at the head of the order, and are to stand there in this order.
    """

    each: int = 3
    first: tuple[int, ...] = ()


class Searcher(Protocol):
    """A fixed view of one committed generation."""

    @property
    def token(self) -> str:
        """Names the generation that this searcher sees."""

    def search(
        self,
        tree: Node,
        *,
        filters: Sequence[Node] = (),
        limit: int = 10,
        offset: int = 0,
        sort: str = "relevance",
        facets: Sequence[str] = (),
        language: str | None = None,
        folding: Folding | None = None,
        reverse: bool = False,
        grouping: Grouping | None = None,
    ) -> Answer:
        """Carry out a tree. ``filters`` must hold but give no score. ``sort``: relevance, date (newest first), symbol.

        With ``folding`` each paragraph is taken in one language, and matches, ``limit`` and ``offset`` are those of
        families: the first member of each in the order. Counts are of the paragraphs that were so taken, but for the
        facet "language", which counts all.

        Ties break by date (newest first), then symbol, then place in the document, so that the order of equal
        scores never depends on how the index was built. ``reverse`` turns round what is sorted by, not the order of the
        paragraphs of one resolution; what has no date or symbol stays last. With ``grouping`` ``limit`` and ``offset``
        count resolutions, in the order of their first paragraphs.
        """

    def tally(self, tree: Node, field: str, *, filters: Sequence[Node] = ()) -> tuple[Tally, ...]:
        """The values that a field has in what a tree finds, with paragraphs and resolutions; most paragraphs first."""

    def reasons(self, tree: Node, keys: Sequence[int], *, language: str | None = None) -> dict[int, tuple[Reason, ...]]:
        """What the scores of the paragraphs ``keys`` are made of; they add up to what ``search`` gives them."""

    def terms(self, field: str, prefix: str = "") -> Iterable[tuple[str, int]]:
        """The vocabulary of a field with paragraph counts, in order; for completion and *did you mean*."""

    def close(self) -> None:
        """Let go of the generation."""


class Engine(Protocol):
    """An inverted index in a place of its own."""

    name: str

    def token(self) -> str | None:
        """The last committed generation, or None where there is no usable index."""

    def commit(self, entries: Iterable[Entry], drop: Sequence[int]) -> str:
        """Drop all paragraphs of the documents ``drop``, add ``entries``, in one commit; return the new token.

        All or nothing: a reader sees the state before or after. An entry whose document is not in ``drop``
        must be new. Committing the same thing twice (with the documents in ``drop``) changes nothing.
        """

    def searcher(self) -> Searcher:
        """A view of the last committed generation. Raises IndexTrouble where there is none."""

    def faults(self) -> Iterable[str]:
        """What is wrong with the files of the last generation, in words; nothing where they are what was written.

        Everything is read, so it takes as long as that does. Where there is no generation, that is a fault, too.
        """

    def clear(self) -> None:
        """Throw the index away."""
