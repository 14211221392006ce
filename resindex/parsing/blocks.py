"""A block: a paragraph of the source before its section is known, and the questions that one block answers alone.

What comes in: text with the number and the acting phrase at its head. What goes out: :class:`Block`, and functions that
say what it shows by itself (a finite verb, a number of the outermost level, the end of a quotation). None knows what
stands around it; :mod:`resindex.parsing.sections` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resindex.model import Mark
from resindex.parsing.labels import Label, Position
from resindex.parsing.landmarks import numbered_title, opening_formula
from resindex.parsing.opener import Opener
from resindex.parsing.pieces import NUMBERED_SECTIONS, Piece
from resindex.parsing.verbs import opener, subject_act

_STOP = re.compile(
    r"[,;.:?!…،؛؟。，；：！？](?:\s?\(\))?[”\"’»)\]]*(?:\s?\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\*{1,3})?(?:,?\s+(?:and|or))?,?\s*$|[,;]\s*and/or\s*$"
)
_CLOSING = '”"»'
OPERATIVE_FORMS = frozenset({"finite", "first_person", "infinitive"})
#: Levels printed with capitals are headings and recitals: they do not nest below paragraph numbers.
CAPITAL_FORMS = frozenset({"A.", "A)", "I.", "I)", "(A)"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source, its number and verb found but not yet its section.

    ``text`` is without the number, white space folded. ``label`` with ``position`` is its number, where it has one
    that continues a sequence. ``blank`` says that a blank line stood before it.
    """

    text: str
    line: int
    page: int | None
    why: str
    label: Label | None = None
    position: Position | None = None
    opener: Opener | None = None
    blank: bool = False
    mark: Mark | None = None
    formula: str | None = None  #: the body, if the block is an enacting formula
    bullet: bool = False  #: it is an item of an unnumbered list; the bullet is taken off
    depth: int = 0  #: how many levels of numbering were open before it

    @property
    def closed(self) -> bool:
        """It ends with a stop."""
        return ends_with_stop(self.text)

    @property
    def level(self) -> int | None:
        """Depth of its number, None where it has none."""
        return None if self.position is None else self.position.level

    @property
    def capital(self) -> bool:
        """Its number is a capital letter or Roman numeral: a heading or a lettered recital."""
        return self.label is not None and self.label.form in CAPITAL_FORMS


def ends_with_stop(text: str) -> bool:
    """The text ends with a stop, whatever note mark, quotation mark or "and" follows it."""
    return _STOP.search(text[-24:]) is not None


#: A note printed below the text: its number, without a dot, and what it says.
FOOTNOTE = re.compile(r"(?:\d{1,3}|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[a-z])\s+(?=[A-Z“\"])")


#: "Resolved, That", "Resolved by the Senate", "It is resolved that", "Now, therefore, be it resolved".
_RESOLVED = re.compile(
    r"(?:Now,?\s+therefore,?\s+)?(?:(?:it is|be it)\s+(?:(?:therefore|further|hereby|also),?\s+)?)?"
    r"(?:further\s+)?resolved\b(?=\s*[,:(]|\s+(?:by|that|further)\b)|Now,?\s+therefore,?\s+the\b",
    re.IGNORECASE,
)
#: "Now, therefore, be it": the words between the recitals and what is resolved.
_BE_IT = re.compile(r"(?:Now,?\s+)?therefore,?\s+be it(?:\s+(?:hereby|further|enacted|ordained))?[,:]?", re.IGNORECASE)
#: "At its 71st plenary meeting, on 10 May 2022, the General Assembly decided": a decision in prose.
_DECISION = re.compile(
    r"At (?:its|the) [^.]{3,200}?\b"
    r"(?:decided|elected|took note|adopted|appointed|approved|agreed|requested|recommended)\b",
    re.DOTALL,
)
#: What an act calls itself in its heading: "Decision 3/2", "Recommandation n° 81".
_NAMES_ITSELF = re.compile(
    r"(?:\W|United Nations\s)*(?:draft\s+)?(?:resolution|decision|recommendation|action|opinion|statement|motion"
    r"|résolution|décision|recommandation|déclaration|resolución|decisión|recomendación)\b.{0,40}\d",
    re.IGNORECASE,
)
#: "The CIPM recommends": a body by its initials.
BY_INITIALS = re.compile(r"\A(?:The |Le |La )?[A-Z]{3,9}\s+(?=[a-z])")


def resolved(text: str) -> bool:
    """What is resolved in the passive voice begins here: "Resolved, That …"."""
    return text[:1] in "NnRrIiBb" and _RESOLVED.match(text) is not None


def be_it(text: str) -> bool:
    """The words that lead from the recitals to what is resolved, and nothing else."""
    return _BE_IT.fullmatch(text.strip()) is not None


def speaks(text: str) -> bool:
    """The body acts by its name: "The Security Council welcomes", "TC 12 adopts", a decision in prose."""
    return opening_formula(text) is not None or _DECISION.match(text) is not None or subject_act(text) is not None


def names_itself(text: str) -> bool:
    """A heading that says what kind of act follows, with its number."""
    return len(text) < 120 and _NAMES_ITSELF.match(text) is not None


def speaks_alone(block: Block) -> bool:
    """In a text without a formula: the body acts by its name or its initials, or in the passive voice."""
    if speaks(block.text) or resolved(block.text):
        return True
    match = BY_INITIALS.match(block.text)
    found = opener(block.text[match.end() :], any_case=True) if match else None
    return found is not None and found.form == "finite"


def official_title(block: Block, ahead: Sequence[Block]) -> bool:
    """A title in the form of an act ("Expressing the sense of the House."): it ends as no recital does."""
    if block.opener is None or block.opener.form != "participle" or block.text.rstrip()[-1:] in ",;:":
        return False
    return any(recites(b) or resolved(b.text) for b in ahead)


def concludes(block: Block) -> bool:
    """An act whose verb tells nothing (Chinese has no participles), closed as no recital is: those end with a comma."""
    found = block.opener
    return found is not None and found.form == "unmarked" and block.text.rstrip()[-1:] in "。："


def is_chapeau(block: Block) -> bool:
    """An act alone on its line, without a number, over what follows: "RESOLVES:", "Recommends to Governments:"."""
    return block.label is None and block.text.endswith(":") and len(block.text) < 120 and block.opener is not None


def is_prose(block: Block) -> bool:
    """A sentence or more, and no note in brackets."""
    return block.closed and len(block.text) > 40 and block.text[:1] not in "[("


def recites(block: Block) -> bool:
    """A recital that needs no formula before it: "Whereas …"."""
    return block.opener is not None and block.opener.normal == "whereas"


#: "A", "B. Information in the service of humanity": the heading of a part.
_PART = re.compile(r"(?P<letter>[A-Z])(?:[.)]?\s+[A-Z“][^.;]{3,180})?")


def part_letter(block: Block) -> str | None:
    """The letter of a part, alone on its line or before the title of the part."""
    match = _PART.fullmatch(block.text) if block.label is None or block.capital else None
    if match is not None:
        return match["letter"]
    headed = block.capital and not block.closed and len(block.text) < 200
    return block.label.text if headed and block.label is not None else None


def restarts(block: Block) -> bool:
    """Its number begins the numbering again."""
    return block.position is not None and block.position.how == "restart"


def top_number(block: Block) -> bool:
    """It has a number of the outermost level."""
    return block.label is not None and block.level == 0 and block.label.text.isdigit()


def finite(block: Block) -> bool:
    """It acts: "Urges", "We urge", "To urge"."""
    return block.opener is not None and block.opener.form in OPERATIVE_FORMS


def numbered_one(block: Block) -> bool:
    """It is numbered 1, at the outermost level."""
    return block.label is not None and block.level == 0 and block.label.text == "1"


#: "I", "II. Travel", "Section III": the heading of a section that is numbered for itself.
_ROMAN_HEADING = re.compile(r"(?:[Ss]ection\s+)?(?P<number>[IVXL]{1,6})(?:[.\s–—-]|$)")


def roman_heading(text: str) -> str | None:
    """The Roman number of a section at the head of its heading."""
    match = _ROMAN_HEADING.match(text)
    return match["number"] if match is not None else None


def begins_anew(blocks: Sequence[Block], index: int) -> bool:
    """The next paragraph number is a 1 again: a section of its own, perhaps with a preamble, begins here."""
    following = next((b for b in blocks[index + 1 :] if top_number(b) or b.formula is not None), None)
    return following is not None and numbered_one(following) and restarts(following)


def is_title(block: Block) -> bool:
    """It begins with a resolution's number, or the format calls it a title."""
    return numbered_title(block.text) is not None or (
        block.mark is not None and block.mark.style in ("title", "heading")
    )


def closes_quote(text: str) -> bool:
    """More quotation marks are closed than opened, at the end of the text."""
    tail = text.rstrip(" .;,0123456789")
    if not tail or tail[-1] not in _CLOSING:
        return False
    opened = sum(text.count(c) for c in "“«")
    closed = sum(text.count(c) for c in "”»")
    if not opened and not closed:
        return text.count('"') % 2 == 1 or text.count('"') >= 2
    return closed >= opened


def stands_as_heading(block: Block, following: Block | None, last: Piece | None) -> bool:
    """A heading stands between paragraphs, is short, has no stop, and does not act."""
    text = block.text
    if block.mark is not None and block.mark.style == "table":
        return False
    if block.capital and block.label is not None and not block.closed and len(text) < 200:
        return True
    if text.endswith(":") and len(text) < 100 and block.label is None and following is not None:
        return block.opener is None and top_number(following)
    if block.closed or len(text) > 180 or not text or text[:1].islower() or following is None:
        return False
    if last is not None and last.section == "operative" and (last.text.endswith(":") or not ends_with_stop(last.text)):
        return False  # an item of an unnumbered list
    return block.opener is None or following.label is not None


def printed(block: Block) -> str:
    """The text with its number before it, as printed."""
    return f"{block.label.printed} {block.text}".rstrip() if block.label is not None else block.text


def piece_of(block: Block, section: str, container: str, why: str) -> Piece:
    """The piece that a block is, once its section is known."""
    label, level, text = None, 0, block.text
    if section not in NUMBERED_SECTIONS:
        # Here a number counts nothing: it is part of what is printed.
        text = printed(block)
    elif block.label is not None:
        label = block.label.text + (f" {block.label.suffix}" if block.label.suffix else "")
        level = block.level or 0
    elif block.bullet and section in ("operative", "preambular"):
        level = max(block.depth, 1)
    mark = block.mark
    return Piece(
        section=section,
        text=text,
        label=label,
        level=level,
        line=block.line,
        page=block.page,
        container=container,
        verb=mark.verb if mark else None,
        links=mark.links if mark else (),
        notes=mark.notes if mark else (),
        why=f"{block.why}; {why}",
    )
