"""A piece: a paragraph before it is understood, whichever way it was cut out of its source.

``parsing.marked`` makes pieces from a publisher's markup, ``parsing.sections`` from blocks of text;
``parsing.assemble`` turns both into paragraphs. A piece carries what is certain (its text, its printed number, where
it stands) and the section it was found to lie in.
"""

from __future__ import annotations

from dataclasses import dataclass

from resindex.model import Link, Note

#: Sections whose paragraphs have numbers that are cited; elsewhere a number is part of the text.
NUMBERED_SECTIONS = frozenset({"preambular", "operative", "nested", "annex"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph-to-be.

    ``label`` is the bare number of this paragraph alone ("8", "a", "ii", "5 bis", "A"), without brackets and dots;
    ``level`` its depth (0 for "8", 1 for "(a)", 2 for "(i)"). ``container`` is the part it stands in: "" for the
    resolution itself, "annex" or "annex_1", "nested_1", "part_B", "sec_II"; parts inside parts are joined by "/".
    ``verb`` holds the acting words as the publisher set them apart, None where he did not.
    """

    section: str
    text: str
    label: str | None = None
    level: int = 0
    line: int = 0
    page: int | None = None
    container: str = ""
    verb: str | None = None
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    why: str = ""  #: the rule that put it here, for ``parse --explain``
