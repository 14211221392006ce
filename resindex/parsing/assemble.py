"""Pieces -> paragraphs: numbers as cited, places, chapeaux, verbs, addressees, references.

Whichever way a document was cut, from here on it is treated alike. A sub-paragraph without an act of its own inherits
that of its chapeau; a quoted draft is read as its own body's text; places are unique within a document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resindex.bodies import find_body
from resindex.model import Diagnostic, Facts, Note, Paragraph
from resindex.parsing.blocks import BY_INITIALS
from resindex.parsing.landmarks import annex_number, enacting_body, opening_formula
from resindex.parsing.pieces import NUMBERED_SECTIONS, Piece
from resindex.parsing.publisher_links import heed
from resindex.parsing.references import Citations
from resindex.parsing.verbs import Acts, opener, read_acts

_RECITING = frozenset({"participle", "adjective", "opening"})
_ACTING = frozenset({"preambular", "operative", "nested"})
_FIRST_PERSON = re.compile(r"(?:We|In this regard, we|To that end, we)\b")
_SHORT = {
    "preambular": "pp",
    "operative": "op",
    "annex": "p",
    "nested": "p",
    "heading": "heading",
    "source_note": "note",
}


@dataclass(slots=True)
class _Level:
    """An open paragraph that sub-paragraphs can stand under."""

    label: str
    place: str
    acts: Acts | None
    infinitive: bool = False  #: it says what the addressee is to do: "(a) To ensure …"


@dataclass(frozen=True, slots=True)
class _Above:
    """An unnumbered chapeau ("Resolves:", "considering", "instructs the Secretary-General") over what follows it."""

    section: str
    container: str
    acts: Acts
    addressed: bool  #: somebody is told to do what the items say: their infinitives are no acts of the body

    def covers(self, piece: Piece) -> bool:
        """The piece is an item of this chapeau."""
        return (piece.section, piece.container) == (self.section, self.container)


class Assembler:
    """Assembles the paragraphs of one document, in order."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.language = facts.language or "en"
        self.citations = self._citations(facts.body)
        self.nested_citations: dict[str, Citations] = {}
        self.counts: Counter[str] = Counter()
        self.used: Counter[str] = Counter()
        self.open: list[_Level] = []
        self.context = ""
        self.numbered: set[tuple[str, str]] = set()  #: parts of the document whose paragraphs are numbered
        self.above: _Above | None = None
        self.noticed: list[Diagnostic] = []  #: links of the publisher that lead elsewhere than the words
        self.by_initials = False  #: no formula names the body: it may speak by its initials

    def _citations(self, body: str | None) -> Citations:
        known = find_body(body) if body else None
        return Citations(known.symbol if known else None, self.facts.symbol, self.facts.date, language=self.language)

    def assemble(self, pieces: Sequence[Piece]) -> tuple[Paragraph, ...]:
        """All paragraphs of the document."""
        self.numbered = {(p.container, p.section) for p in pieces if p.label is not None and p.level == 0}
        self.by_initials = not any(p.section == "enacting" for p in pieces)
        paragraphs = (self._paragraph(this, after) for this, after in zip(pieces, [*pieces[1:], None], strict=False))
        return tuple(p for p in paragraphs if p is not None)

    def _paragraph(self, piece: Piece, following: Piece | None) -> Paragraph | None:
        part = piece.section
        self._enter(f"{piece.container}:{part if part in NUMBERED_SECTIONS else ''}", piece)
        number, place, parent = self._number(piece, part)
        if not piece.text and piece.label is not None and following is not None and following.level > piece.level:
            # "11. (a) …": a number without words of its own opens a level and is no paragraph; its items carry it.
            self.open.append(_Level(piece.label, place, None))
            return None
        # "(b) To ensure that every mission: (i) Includes …": what the addressee is to ensure is no act of the body.
        of_another = piece.level > 1 and bool(self.open) and self.open[-1].infinitive
        acts = None if of_another else self._acts(piece, part)
        chapeau = self.open[-1].acts if self.open and piece.level else None
        if chapeau is None and self.above is not None and self.above.covers(piece) and _is_item(piece):
            chapeau = self.above.acts
        elif piece.label is None and not piece.level:
            self.above = _above(piece, acts)
        if part in NUMBERED_SECTIONS and piece.label is not None:
            own = acts if acts is not None and acts.verbs else chapeau
            self.open.append(_Level(piece.label, place, own, piece.text.startswith("To ")))
        citations = self._citing(piece)
        references = (
            citations.find(piece.text, piece.section) if piece.section not in ("title", "enacting", "vote") else ()
        )
        place_in_document = self._unique(place)
        if piece.links:
            references, noticed = heed(place_in_document, piece.line, piece.text, piece.links, references)
            self.noticed += noticed
        paragraph = Paragraph(
            place=place_in_document,
            section=piece.section,
            number=number,
            text=piece.text,
            line=piece.line,
            page=piece.page,
            parent=parent,
            verb_phrase=_verb_phrase(acts, piece.verb),
            references=references,
            notes=tuple(self._note(n, citations) for n in piece.notes),
            why=piece.why,
        )
        if acts is not None and acts.verbs:
            return replace(
                paragraph,
                verb=acts.verb,
                verbs=acts.verbs,
                verb_en=acts.verb_en,
                modifiers=acts.modifiers,
                addressees=acts.addressees,
            )
        if chapeau is not None and chapeau.verbs and part in _ACTING:
            # The act is the chapeau's, and so are those it is addressed to: they stand there, not here.
            return replace(
                paragraph, verb=chapeau.verb, verb_inherited=True, verbs=chapeau.verbs[:1], verb_en=chapeau.verb_en
            )
        return paragraph

    # ------------------------------------------------------------ numbers and places

    def _enter(self, context: str, piece: Piece) -> None:
        if piece.section not in NUMBERED_SECTIONS:
            return
        if context != self.context:
            self.context = context
            self.open.clear()
        if piece.label is not None or piece.level:
            del self.open[piece.level :]

    def _number(self, piece: Piece, part: str) -> tuple[str | None, str, str | None]:
        """Number as cited, place, and place of the chapeau."""
        prefix = f"{piece.container.replace('/', '_')}_" if piece.container else ""
        short = self._short(piece, part)
        if piece.label is not None and part in NUMBERED_SECTIONS:
            labels = _cited([level.label for level in self.open] + [piece.label])
            if part == "preambular":
                return self._preambular(prefix, labels)
            number = labels[0] + "".join(f"({label})" for label in labels[1:])
            slug = "_".join(label.replace(" ", "") for label in labels)
            return number, f"{prefix}{short}_{slug}", self.open[-1].place if self.open else None
        if piece.level and self.open and part in NUMBERED_SECTIONS:
            above = self.open[-1].place
            self.counts[above] += 1
            return None, f"{above}_{self.counts[above]}", above
        if part == "annex":
            short = "text"  # "p" is for its numbered paragraphs
            if annex_number(piece.text) is not None and not self.counts[f"{prefix}{short}"]:
                return None, piece.container.replace("/", "_") or "annex", None
        elif part == "operative" and (piece.container, part) in self.numbered:
            short = "op_text"  # an unnumbered paragraph among numbered ones
        key = f"{prefix}{short}"
        self.counts[key] += 1
        ordinal = self.counts[key]
        if part == "preambular":
            return str(ordinal), f"{key}_{ordinal}", None
        if part in ("enacting", "title") and ordinal == 1:
            return None, key, None
        if part == "footnote":
            return piece.label, f"fn_{piece.label or ordinal}", None
        return None, f"{key}_{ordinal}", None

    def _preambular(self, prefix: str, labels: list[str]) -> tuple[str, str, str | None]:
        key = f"{prefix}pp"
        if len(labels) == 1 and labels[0].isdecimal():
            self.counts[key] = int(labels[0])
            return labels[0], f"{key}_{labels[0]}", None
        ordinal = self.counts[key] or 1
        if len(labels) == 1 and labels[0].isupper() and self.above is None:
            # "A. whereas …": recitals with letters of their own are cited by them.
            return labels[0], f"{key}_{labels[0]}", None
        tail = labels[1:] if labels[0].isdecimal() else labels
        number = f"{ordinal}" + "".join(f"({label})" for label in tail)
        return number, "_".join([f"{key}_{ordinal}", *tail]), f"{key}_{ordinal}"

    def _short(self, piece: Piece, part: str) -> str:
        if part != "nested":
            return _SHORT.get(part, part)
        if enacting_body(piece.text) is not None:
            return "enacting"
        found = opener(_unquoted(piece.text), self.language, any_case=True)
        if piece.label is not None or found is None or found.form not in _RECITING:
            return "op"
        return "pp"

    def _unique(self, place: str) -> str:
        """The place, with a count behind it where the document uses the same place again."""
        self.used[place] += 1
        return place if self.used[place] == 1 else f"{place}~{self.used[place]}"

    # ------------------------------------------------------------ acts and references

    def _acts(self, piece: Piece, part: str) -> Acts | None:
        if part == "annex":
            # An adopted declaration speaks in the first person: "We reaffirm …, and we call for".
            return read_acts(piece.text, "annex", self.language) if _FIRST_PERSON.match(piece.text) else None
        if part not in _ACTING:
            return None
        text, section = piece.text, piece.section
        if part == "nested":
            text = _unquoted(text)
            spoken = opening_formula(text)
            if spoken is not None:
                text = text[spoken[1] :].lstrip(" ,:;")
            section = "operative"
            if not text:
                return None
        addressed = self.above is not None and self.above.addressed and self.above.covers(piece) and _is_item(piece)
        if self.by_initials:
            text = BY_INITIALS.sub("", text, count=1)
        above = self.open[-1].acts if self.open and piece.level else None
        return read_acts(
            text,
            section,
            self.language,
            subparagraph=piece.level > 0 or addressed,
            chapeau=above.addressees if above is not None else (),
        )

    def _citing(self, piece: Piece) -> Citations:
        if piece.section != "nested":
            return self.citations
        known = opening_formula(piece.text)
        body = find_body(known[0]) if known else None
        if piece.container not in self.nested_citations:
            self.nested_citations[piece.container] = self.citations.nested(body.symbol if body else None)
        return self.nested_citations[piece.container]

    def _note(self, note: Note, citations: Citations) -> Note:
        if note.references or not note.text:
            return note
        found = citations.find(note.text, "footnote")
        return Note(note.mark, note.text, tuple(dict.fromkeys(r.id for r in found if not r.id.startswith("mandate:"))))


def _cited(labels: list[str]) -> list[str]:
    """Labels from the outermost in, without those that an outline number repeats: 4, 4.1, (a) is cited as 4.1 (a)."""
    return [this for this, below in zip(labels, [*labels[1:], ""], strict=True) if not below.startswith(f"{this}.")]


def _is_item(piece: Piece) -> bool:
    """It stands under a chapeau by its number, or goes on in mid-sentence ("that …", "to …")."""
    return piece.label is not None or piece.level > 0 or piece.text.lower().startswith(("that ", "to "))


def _above(piece: Piece, acts: Acts | None) -> _Above | None:
    """The chapeau that an unnumbered paragraph makes: it ends with a colon, or is an act alone on its line."""
    if acts is None or not acts.verbs or piece.section not in _ACTING:
        return None
    if not piece.text.endswith(":") and (len(piece.text) > 100 or piece.text[-1:] in ",;.…"):
        return None
    beyond = piece.text.rstrip(" :")[len(acts.verb_phrase or "") :].split()
    return _Above(piece.section, piece.container, acts, bool(beyond) and beyond[-1] not in ("to", "that"))


def _verb_phrase(acts: Acts | None, printed: str | None) -> str | None:
    """The acting words: as the publisher set them apart, if he began with the same word; else as they were read."""
    read = acts.verb_phrase if acts is not None else None
    if read and printed and read.split()[0].casefold() == printed.split()[0].casefold():
        return printed
    return read or printed


def _unquoted(text: str) -> str:
    return text.lstrip('“"«‘ ').rstrip('”"»’ ')
