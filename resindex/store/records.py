"""What the store hands out: a paragraph with its document's facts, counts, problems, files as last seen."""

from __future__ import annotations

from resindex.frozen import frozen
from resindex.model import Facts, Paragraph


@frozen
class StoredParagraph:
    """A paragraph by its key. ``duplicate_of`` is the path of the file that is the first to hold this document."""

    key: int
    document: int
    source: str
    facts: Facts
    paragraph: Paragraph
    duplicate_of: str | None = None


@frozen
class Counts:
    """What the store holds. ``updated``: seconds since the epoch of the last run that changed it; None before any."""

    documents: int
    paragraphs: int
    references: int
    duplicates: int
    problems: int
    updated: float | None


@frozen
class Problem:
    """A file and what is wrong with it, in plain words."""

    path: str
    reason: str


@frozen
class KnownFile:
    """A file as it was when it was last taken. ``state``: read, failed, or removed (its rows await the engine).

    ``taken_ns`` is when it was looked at: a file changed within the same tick of the clock keeps its time and
    size, so a time too close to that moment proves nothing.
    """

    id: int
    root: str
    path: str
    size: int
    mtime_ns: int
    taken_ns: int
    hash: str | None
    state: str
    reason: str | None = None


@frozen
class SeenFile:
    """A file as it is now: folder of the corpus, path below it, and what tells whether it has changed."""

    root: str
    path: str
    size: int
    mtime_ns: int
    taken_ns: int
    hash: str | None = None


@frozen
class EngineState:
    """What the store knows of the engine.

    ``name`` and ``token`` are those of the last commit known to be complete. ``began``: a commit was begun that is
    not known to be complete; ``before`` is the token the engine had then.
    """

    name: str | None
    token: str | None
    began: bool
    before: str | None


@frozen
class Glance:
    """Of a paragraph what ranking looks at: words, the resolution's title, section, language, year of adoption.

    ``formula``: it only keeps a matter on the agenda, and so many code points of its text say so.
    """

    key: int
    text: str
    title: str
    section: str
    language: str | None
    year: int | None
    formula: int | None = None
