"""The records of documents that every room passes on.

What comes in: nothing; this module imports nothing of the project. What goes out: frozen, slotted
dataclasses with tuples inside, so that a record can be shared, hashed and compared without fear.

The flow in one line: ``Path -> SourceText(Line…) -> Resolution(Paragraph(Reference…)…) -> index``, and
``str -> query tree -> ResultPage(Hit(Paragraph, spans, score)…, Facet…) -> bytes``.
"""

from __future__ import annotations

from resindex.frozen import field, frozen

#: Every section a paragraph can lie in (the record contract). Nothing in a document is without one.
SECTIONS = (
    "title",
    "source_note",
    "enacting",
    "preambular",
    "heading",
    "operative",
    "nested",
    "annex",
    "footnote",
    "adoption",
    "vote",
)


@frozen
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


# ---------------------------------------------------------------- what reading hands to parsing


@frozen
class Link:
    """A link of the publisher: ``text[start:end]`` of its line leads to ``target`` (a URL or a symbol)."""

    start: int
    end: int
    target: str


@frozen
class Note:
    """A footnote: its mark as printed, its text, and the canonical ids that it cites."""

    mark: str
    text: str
    references: tuple[str, ...] = ()


@frozen
class Mark:
    """What the source's own markup says about one line; None or empty where it says nothing.

    A reader fills in only what the format states (an AKN4UN ``container`` is preambular, a Word list
    number is a label). It never guesses: guessing is the work of ``parsing``.
    """

    section: str | None = None  #: one of SECTIONS
    label: str | None = None  #: paragraph number as printed: "1.", "(a)", "(ii)", "5 bis."
    level: int = 0  #: depth in the numbering: 0 for "1.", 1 for "(a)", 2 for "(i)"
    verb: str | None = None  #: the acting words at the head, as the publisher set them apart (italics)
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    container: str | None = None  #: "annex_1", "nested_1", "part_B": the part that the line stands in
    style: str | None = (
        None  #: "heading", "quote", "table", "title", "full" (it fills its measure), "column" (one ends) …
    )


@frozen
class Line:
    """One line of the source, or one whole paragraph where the format knows paragraphs.

    ``number`` is the 1-based line in the file (0 where a format has none), ``page`` the 1-based page.
    ``whole`` says that the format itself ends the paragraph here: nothing is joined across it, but for a
    page break that fell inside a sentence.
    """

    text: str
    number: int = 0
    page: int | None = None
    whole: bool = False
    mark: Mark | None = None


@frozen
class Subject:
    """A subject term with the vocabulary that it comes from ("UNBIS")."""

    term: str
    vocabulary: str


@frozen
class Adoption:
    """How a text was adopted. ``votes`` pairs a State's name with "for", "against" or "abstaining"."""

    method: str | None = None  #: "without a vote", "recorded vote", "unanimously", or None
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    votes: tuple[tuple[str, str], ...] = ()


@frozen
class Facts:
    """What is known of a document as a whole; None or empty where the source does not say.

    The reader fills in what the format's own metadata states; ``parsing`` adds what the text says.
    """

    symbol: str | None = None  #: canonical, "A/HRC/RES/54/12"
    title: str | None = None
    body: str | None = None  #: full name, "Human Rights Council"
    session: str | None = None  #: as printed or its ordinal, "54"
    agenda_item: str | None = None
    date: str | None = None  #: date of adoption, ISO 8601
    adoption: Adoption | None = None
    status: str | None = None  #: "adopted", "not adopted"
    draft: str | None = None  #: symbol of the draft
    sponsors: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    language: str | None = None  #: ISO 639-1


@frozen
class SourceText:
    """A document as read: its lines, the facts that the format states, and what went wrong on the way.

    ``format`` is "text", "markdown", "html", "akn", "xml", "docx" or "pdf". ``marked`` says that the markup itself
    tells sections and numbers (AKN4UN), so that nothing has to be guessed from the layout.
    """

    path: str
    format: str
    lines: tuple[Line, ...]
    facts: Facts = field(default_factory=Facts)
    marked: bool = False
    encoding: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines joined by newlines."""
        return "\n".join(line.text for line in self.lines)


# ---------------------------------------------------------------- what parsing hands on


@frozen
class Reference:
    """One mention of a document inside a paragraph.

    ``id`` is canonical and without place ("A/RES/60/251", "treaty:ICCPR"); ``pinpoint`` the place inside it
    ("op_12", "art_4") or None; ``start`` and ``end`` are code points of the paragraph's text; ``rule`` names
    the rule that found it; ``candidates`` are the other readings of an ambiguous number.
    """

    id: str
    pinpoint: str | None
    start: int
    end: int
    rule: str
    candidates: tuple[str, ...] = ()


@frozen
class Paragraph:
    """One paragraph of a resolution. The fields are those of the record contract."""

    place: str  #: place inside the document: "op_8_a_ii", "pp_3", "annex_1_p_12"
    section: str  #: one of SECTIONS
    number: str | None  #: as cited: "8", "8(a)", "8(a)(ii)"; ordinal for preambular paragraphs
    text: str
    line: int = 0
    page: int | None = None
    parent: str | None = None  #: place of the paragraph that this one stands under (its chapeau)
    verb_phrase: str | None = None
    verb: str | None = None
    verb_inherited: bool = False
    verbs: tuple[str, ...] = ()
    verb_en: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    why: str = field(default="", compare=False)  #: what made it a paragraph, and of this section; not kept in an index

    @property
    def cited(self) -> tuple[str, ...]:
        """Canonical ids of the documents cited, in order, without repeats; mandates are none."""
        return tuple(dict.fromkeys(r.id for r in self.references if not r.id.startswith("mandate:")))

    @property
    def mandates(self) -> tuple[str, ...]:
        """Ids of the mandates named ("mandate:sr-food"), in order, without repeats."""
        return tuple(dict.fromkeys(r.id for r in self.references if r.id.startswith("mandate:")))

    @property
    def pinpoints(self) -> tuple[str, ...]:
        """Places cited, as ``id#place``, in order, without repeats."""
        return tuple(dict.fromkeys(f"{r.id}#{r.pinpoint}" for r in self.references if r.pinpoint))


@frozen
class Diagnostic:
    """Something that parsing noticed. It never refuses a document: it says what it was unsure of."""

    message: str
    line: int = 0
    severity: str = "warning"  #: "warning" or "info"


@frozen
class Resolution:
    """A parsed document: facts, paragraphs in document order, diagnostics."""

    source: str  #: path of the file, relative to the corpus where it lies in one
    format: str
    facts: Facts
    paragraphs: tuple[Paragraph, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
