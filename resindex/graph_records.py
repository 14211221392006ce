"""The records about citations that ``drafting`` makes and ``render`` shows.

What comes in: nothing. What goes out: frozen records of tuples. A *work* is a text in all its languages and copies; it
may be known by citation only. Every count is of works and of their paragraphs, each once.
"""

from __future__ import annotations

from typing import Literal

from resindex.frozen import frozen
from resindex.model import Span

Direction = Literal["cites", "cited-by"]


@frozen
class Work:
    """A text that cites or is cited. ``name`` is its canonical id, or the path of its file where it has no symbol.

    ``held`` is False for what the corpus lacks: then all but the name, and perhaps the title, is None.
    """

    name: str
    title: str | None = None
    date: str | None = None
    body: str | None = None
    language: str | None = None
    source: str | None = None
    held: bool = True
    status: str | None = None

    @property
    def failed(self) -> bool:
        """Whether it is a draft that was not adopted: what it says was never agreed."""
        return self.status == "not adopted"


@frozen
class Citation:
    """One paragraph that cites one document, or one place in it.

    ``verb`` is the act under which it cites, in its English normal form where that is known; ``text`` and ``spans``
    are those of the paragraph, or of the note if it is only there (``in_note``). ``itself``: a text that cites itself.
    """

    citing: Work
    place: str
    section: str
    number: str | None
    verb: str | None
    cited: Work
    pinpoint: str | None
    in_note: bool
    text: str
    spans: tuple[Span, ...] = ()
    language: str | None = None

    @property
    def itself(self) -> bool:
        """Whether the text cites itself."""
        return self.citing.name == self.cited.name


@frozen
class Tally:
    """What all citations of an answer come to: not only those that are shown.

    ``works`` are those at the other end, ``held`` how many of them the corpus has; ``verbs`` count paragraphs, the
    most frequent first, and ``kinds`` works. ``first`` and ``last`` are years of the citing works.
    """

    citations: int = 0
    paragraphs: int = 0
    works: int = 0
    held: int = 0
    in_notes: int = 0
    itself: int = 0
    verbs: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    first: str | None = None
    last: str | None = None


@frozen
class Link:
    """One work cites another, ``paragraphs`` times, under these acts; ``level`` is how far it lies from what was
    asked, 1 for next to it.
    """

    level: int
    citing: str
    cited: str
    paragraphs: int
    verbs: tuple[tuple[str, int], ...] = ()
    places: tuple[str, ...] = ()


@frozen
class Branch:
    """A work in a tree of citations. ``link`` is how it hangs on the one above; ``again``: it stands elsewhere too, and
    there with what follows; ``more`` are works below it that are not shown.
    """

    work: Work
    link: Link | None = None
    children: tuple[Branch, ...] = ()
    again: bool = False
    more: int = 0


@frozen
class Network:
    """Works and the links between them: what a graph file holds. The work asked for is the first."""

    works: tuple[Work, ...]
    links: tuple[Link, ...]


@frozen
class Asked:
    """What was asked about: a work, perhaps a place in it. ``parts`` are parts of it that are cited by their own
    symbols; ``others`` are further readings of the number that was typed, with how many paragraphs cite each.
    """

    work: Work
    place: str | None = None
    parts: tuple[str, ...] = ()
    others: tuple[tuple[str, int], ...] = ()

    @property
    def name(self) -> str:
        """The id with its place."""
        return f"{self.work.name}#{self.place}" if self.place else self.work.name


@frozen
class Citations:
    """Who cites a work, or whom it cites. ``citations`` are those to be shown, ``tally`` counts all.

    ``tree`` and ``network`` are there where more than one step was asked for, ``network`` also for a graph file. Where
    nothing was found, ``unfiltered`` is how many paragraphs would be without filters and place, and ``near`` are
    symbols like the one asked for that the corpus has or cites.
    """

    asked: Asked
    direction: Direction
    citations: tuple[Citation, ...]
    tally: Tally
    depth: int = 1
    tree: Branch | None = None
    network: Network | None = None
    unfiltered: int = 0
    near: tuple[str, ...] = ()


@frozen
class Ranked:
    """How often a work, or a place in it, is cited: by how many works, in how many of their paragraphs."""

    work: Work
    place: str | None
    works: int
    paragraphs: int


@frozen
class Ranking:
    """The most cited, the first ones of ``total``. ``kind`` is what was ranked, ``citing`` how many works may cite."""

    ranked: tuple[Ranked, ...]
    total: int
    kind: str
    citing: int
    filters: str = ""


@frozen
class Evidence:
    """Why a work is an edition of a text. ``kind``: "recalls" (the one that it follows, at ``place``), "title" (the
    same), "wording" (``share`` of the clauses of the shorter one), "latest" (``by`` names it so at ``place``), "listed"
    (``by`` lists it with its earlier editions, or on the same subject).
    """

    kind: Literal["recalls", "title", "wording", "latest", "listed"]
    by: str | None = None
    place: str | None = None
    share: float | None = None


@frozen
class Edition:
    """One edition of a text. ``before`` names the edition that it follows; ``renamed``: its title is another one than
    that edition's; ``asked``: the one that was asked for.
    """

    work: Work
    before: str | None
    evidence: tuple[Evidence, ...] = ()
    renamed: bool = False
    asked: bool = False


@frozen
class Lineage:
    """The editions of one text, the oldest first; each stands behind the one that it follows.

    Where nothing is known of the work, ``near`` are symbols like it that the corpus has or cites.
    """

    asked: Asked
    editions: tuple[Edition, ...]
    near: tuple[str, ...] = ()
