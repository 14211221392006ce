"""The records that ``search`` makes of what was found, and ``render`` shows.

What comes in: nothing. What goes out: frozen, slotted dataclasses with tuples inside: a page of hits with what a reader
must know to judge it.
"""

from __future__ import annotations

from resindex.frozen import field, frozen
from resindex.model import Facts, Paragraph, Span


@frozen
class Reason:
    """A part of a hit's score: what was found, in which field, how often there, in how many paragraphs at all."""

    asked: str  #: the part of the query as query text, or what else counts ("words near each other")
    field: str  #: "text", "title" or "subject"; empty where no word was counted
    count: int
    paragraphs: int
    score: float


@frozen
class Member:
    """One paragraph of a family. ``wording`` counts the family's wordings from 1, the latest first."""

    id: str
    symbol: str | None
    date: str | None
    body: str | None
    place: str
    wording: int
    text: str


@frozen
class Family:
    """Paragraphs whose wording is the same but for numbers and dates, or nearly.

    ``occurrences`` counts paragraphs, copies of one document once; ``wordings`` those that differ by more than numbers
    and dates. Years are those of adoption, None where no document has a date; ``last`` is the id of the newest member.
    ``members``, newest first, are given where they were asked for.
    """

    occurrences: int
    wordings: int
    first_year: int | None = None
    last_year: int | None = None
    last: str | None = None
    bodies: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()


@frozen
class Version:
    """The wording of a paragraph in another language.

    ``aligned`` says how it was found: "place" (the same section and number) or "sequence" (by comparing the two
    texts as wholes); None where the index has no text in the language. ``paragraph`` is None there, and where none
    answers.
    """

    language: str
    paragraph: Paragraph | None = None
    aligned: str | None = None


@frozen
class Hit:
    """One paragraph found: with its document's facts, its score and the matched spans of its text.

    In a folded search it stands for its ``family``, of which it fits best, and ``languages`` are all in which the index
    has the paragraph. ``before`` and ``after`` are its neighbours in the document, ``versions`` its wording in other
    languages, where they were asked for.
    """

    id: str
    score: float
    source: str
    facts: Facts
    paragraph: Paragraph
    highlights: tuple[Span, ...] = ()
    title_highlights: tuple[Span, ...] = ()
    duplicate_of: str | None = None  #: path of the file that holds the same document, if this is a copy
    reasons: tuple[Reason, ...] = ()  #: what the score is made of, where it was asked for
    family: Family | None = None
    languages: tuple[str, ...] = ()
    before: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()
    versions: tuple[Version, ...] = ()


@frozen
class Facet:
    """Counts of the values of one field over all paragraphs found, most frequent first."""

    field: str
    counts: tuple[tuple[str, int], ...]


@frozen
class Group:
    """A resolution on a page of a grouped search: how many hits of it are shown, and how many were found."""

    shown: int
    found: int


@frozen
class Timeline:
    """Paragraphs found in each year, from the first to the last without a gap, and those without a date."""

    years: tuple[tuple[int, int], ...]
    undated: int = 0


@frozen
class Freshness:
    """How the index stands to the corpus: age of the last run in seconds, and what it has not taken up."""

    age: float | None = None
    added: int = 0
    changed: int = 0
    removed: int = 0
    checked: bool = True  #: False where not every file of the corpus was looked at
    looked: bool = True  #: False where none was, because nobody wanted to know

    @property
    def stale(self) -> int:
        """How many files differ from the index."""
        return self.added + self.changed + self.removed


@frozen
class ResultPage:
    """A page of hits with what a reader must know to judge it.

    ``families`` counts what pages are made of, where paragraphs of one wording were put together; else it is None.
    Of a grouped search ``groups`` says which hits belong together: the first ``groups[0].shown`` are of one resolution,
    and so on; ``grouped`` counts the resolutions of all pages, and ``offset`` counts resolutions. Else they are None.
    """

    query: str
    understood: str  #: the query in plain words, filters included
    hits: tuple[Hit, ...]
    total: int  #: paragraphs found
    documents: int  #: resolutions that they lie in
    offset: int = 0
    seconds: float = 0.0
    facets: tuple[Facet, ...] = ()
    suggestions: tuple[str, ...] = ()
    every: int | None = None  #: how many have all the words, where most of them were enough
    outline: tuple[str, ...] = ()  #: the query as it was carried out, a line a part, where it was asked for
    freshness: Freshness = field(default_factory=Freshness)
    families: int | None = None
    groups: tuple[Group, ...] | None = None
    grouped: int | None = None
    timeline: Timeline | None = None

    @property
    def results(self) -> int:
        """How many hits all pages have together."""
        return self.total if self.families is None else self.families
