"""Blocks -> pieces: which section does each block lie in?

A resolution is read as its drafters write it: matter above the text, enacting formula, preamble, operative part, foot,
annexes. The order holds; position decides and the form of the verb comes second: once the operative part has begun it
does not go back, but for a section with a preamble of its own, a further part with its own formula, or a quoted draft.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resindex.parsing.cutting import Block, ends_with_stop
from resindex.parsing.labels import roman_value
from resindex.parsing.landmarks import (
    annex_number,
    enacting_body,
    is_adoption,
    is_meeting,
    is_vote,
    numbered_title,
    opening_formula,
)
from resindex.parsing.pieces import NUMBERED_SECTIONS, Piece

_OPENING = '“"«'
_CLOSING = '”"»'
_OPERATIVE_FORMS = frozenset({"finite", "first_person", "infinitive"})
#: "A", "B. Information in the service of humanity": the heading of a part.
_PART = re.compile(r"(?P<letter>[A-Z])(?:[.)]?\s+[A-Z“][^.;]{3,180})?")
_DECISION = re.compile(
    r"At (?:its|the) [^.]{3,200}?\b(?:decided|elected|took note|adopted|appointed|approved)\b", re.DOTALL
)


def classify(blocks: Sequence[Block]) -> list[Piece]:
    """One piece a block, in order."""
    return _Reader(blocks).read()


class _Reader:
    """Walks down a resolution, knowing which part it is in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.part = "front"
        self.container = ""
        self.annexes = 0
        self.nested = 0
        self.quote_open = False
        self.bracket_open = False
        self.has_formula = any(b.formula for b in blocks)
        self.pieces: list[Piece] = []
        self.body: str | None = None
        self.lettered = ""  #: "part_A", where a resolution has parts with an enacting formula each
        self._new_part(0)
        self.finished = False

    def _new_part(self, start: int) -> None:
        """Look ahead over one part: from an enacting formula to the next."""
        blocks = self.blocks
        end = next(
            (i for i in range(start + 1, len(blocks)) if blocks[i].formula == blocks[start].formula), len(blocks)
        )
        part = range(start, end if blocks and blocks[start].formula else len(blocks))
        #: Index of the first block numbered "1" with a finite verb: what stands unnumbered before it is preamble.
        self.first_numbered = next(
            (i for i in part if _numbered_one(blocks[i]) and _finite(blocks[i])),
            None,
        )
        #: Index of the last paragraph number of the operative part: what follows its full stop is no longer text.
        self.last_numbered = max(
            (i for i in part if _top_number(blocks[i]) and not _restarts(blocks[i])),
            default=None,
        )

    def read(self) -> list[Piece]:
        for index, block in enumerate(self.blocks):
            if block.formula is not None:
                self._new_part(index)
                self.finished = False
            section, why = self._section(index, block)
            self._emit(block, section, why)
            if section == "operative" and self.last_numbered is not None and index >= self.last_numbered:
                self.finished = block.text.rstrip('”" 0123456789').endswith(".")
        return self.pieces

    # ------------------------------------------------------------ which section

    def _section(self, index: int, block: Block) -> tuple[str, str]:
        if block.mark is not None and block.mark.section is not None:
            return block.mark.section, "the format says so"
        if self.quote_open:
            return self._nested(block)
        number = annex_number(block.text)
        if number is not None and self.part != "front":
            return self._annex(number)
        if self.part == "annex":
            return self._in_annex(block)
        if block.formula is not None:
            return self._enacting(block)
        if self.part == "front" and not self._part_heading(index, block):
            return self._front(block)
        if self._foot(block):
            return self._adoption(block)
        if self.part in ("foot", "front") and self._part_heading(index, block):
            return "heading", "letter of a part"
        if self.part == "foot":
            return self._after_foot(block)
        if self._quotes_a_draft(block):
            return self._nested(block)
        if self.part == "preamble":
            return self._preamble(index, block)
        return self._operative(block)

    def _enacting(self, block: Block) -> tuple[str, str]:
        if block.text[:1] in _OPENING and self.part in ("operative", "preamble"):
            return self._nested(block)
        if self.part == "foot" and block.formula != self.body:
            # Another body's text below the foot: what the resolution annexes, though no heading says so.
            return self._annex("")
        self.body = self.body or block.formula
        if self.part == "operative" and self._last_introduces_a_draft():
            self.quote_open = False
            self.nested += 1
            self.container = f"nested_{self.nested}"
            self.part = "quoted"
            return "nested", "enacting formula of a recommended draft"
        self.part = "preamble"
        return "enacting", "enacting formula"

    def _front(self, block: Block) -> tuple[str, str]:
        if not self.has_formula:
            found = block.opener
            if opening_formula(block.text) or _DECISION.match(block.text):
                self.part = "operative"
                return "operative", "the body speaks"
            if (found and found.form != "infinitive") or _numbered_one(block):
                self.part = "preamble"
                return self._preamble(self.blocks.index(block), block)
        if _is_title(block):
            return "title", "title"
        return "source_note", "above the enacting formula"

    def _preamble(self, index: int, block: Block) -> tuple[str, str]:
        found = block.opener
        finite = found is not None and found.form in _OPERATIVE_FORMS
        if block.label is not None and block.level == 0 and not block.capital and block.label.text.isdigit():
            if found is not None and not finite and self.first_numbered is not None and index < self.first_numbered:
                return "preambular", "numbered recital"
            self.part = "operative"
            return "operative", "first paragraph number"
        if finite and not (self.first_numbered is not None and index < self.first_numbered):
            self.part = "operative"
            return "operative", "finite verb after the preamble"
        if opening_formula(block.text) and block.text[:1] in _OPENING:
            self.part = "operative"
            return "operative", "the body speaks"
        if found is None and self._heading(index, block):
            return "heading", "short line without a stop"
        return "preambular", "opens with a participle" if found else "before the operative part"

    def _operative(self, block: Block) -> tuple[str, str]:
        index = len(self.pieces)
        if self.finished and not _top_number(block):
            return self._annex("")
        if block.label is not None and not block.capital:
            return "operative", "paragraph number"
        if self._heading(index, block):
            return "heading", "short line without a stop"
        found = block.opener
        headed = bool(self.pieces) and self.pieces[-1].section in ("heading", "preambular")
        if found is not None and found.form in ("participle", "adjective") and headed:
            return "preambular", "preamble of a section"
        if found is not None and found.normal == "acts" and found.form == "participle":
            return "preambular", "basis of the acts that follow"
        return "operative", "continues the operative part"

    def _heading(self, index: int, block: Block) -> bool:
        """A heading stands between paragraphs, is short, has no stop, and does not act."""
        text = block.text
        if block.capital and block.label is not None and not block.closed and len(text) < 200:
            return True
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if text.endswith(":") and len(text) < 100 and block.label is None and following is not None:
            return block.opener is None and _top_number(following)
        if block.closed or len(text) > 180 or not text or text[:1].islower():
            return False
        last = self.pieces[-1] if self.pieces else None
        if (
            last is not None
            and last.section == "operative"
            and (last.text.endswith(":") or not ends_with_stop(last.text))
        ):
            return False  # an item of an unnumbered list
        if following is None:
            return False
        return block.opener is None or following.label is not None

    def _last_introduces_a_draft(self) -> bool:
        last = next((p for p in reversed(self.pieces) if p.section != "heading"), None)
        return (
            last is not None
            and re.search(r"following draft (?:resolution|decision)s?\b.{0,120}:\s*$", last.text) is not None
        )

    def _quotes_a_draft(self, block: Block) -> bool:
        """A quotation that begins with another body's formula, under a paragraph that recommends it."""
        if block.text[:1] not in _OPENING:
            return False
        return self.part == "operative" and self._last_introduces_a_draft() and bool(self.pieces)

    def _nested(self, block: Block) -> tuple[str, str]:
        if not self.quote_open:
            self.nested += 1
            self.container = f"nested_{self.nested}"
            self.quote_open = True
        why = "inside a quoted draft"
        if _closes_quote(block.text):
            self.quote_open = False
        return "nested", why

    def _foot(self, block: Block) -> bool:
        return is_meeting(block.text) or is_adoption(block.text) or is_vote(block.text)

    def _adoption(self, block: Block) -> tuple[str, str]:
        self.part = "foot"
        self.container = ""
        if is_vote(block.text):
            self.bracket_open = "]" not in block.text
            return "vote", "roll call"
        self.bracket_open = (block.text.lstrip().startswith("[") and "]" not in block.text) or self.bracket_open
        return "adoption", "foot of the resolution"

    def _after_foot(self, block: Block) -> tuple[str, str]:
        if _FOOTNOTE.match(block.text) and block.opener is None and not self.bracket_open:
            return "footnote", "note below the foot"
        last = self.pieces[-1].section if self.pieces else ""
        if self.bracket_open or (last == "vote" and block.opener is None):
            if "]" in block.text:
                self.bracket_open = False
            return ("vote" if last == "vote" else "adoption"), "note of adoption goes on"
        if block.label is not None and block.opener is not None and block.position and block.position.how == "next":
            self.part = "operative"
            return "operative", "paragraph number goes on"
        return self._annex("")

    def _part_heading(self, index: int, block: Block) -> bool:
        """The letter of a part, alone or before its title, with an enacting formula of the same body to follow."""
        match = _PART.fullmatch(block.text) if block.label is None or block.capital else None
        ahead = self.blocks[index + 1 : index + 4]
        if match is None and block.capital and block.label is not None and not block.closed and len(block.text) < 200:
            letter = block.label.text
        elif match is not None:
            letter = match["letter"]
        else:
            return False
        if not any(b.formula is not None and self.body in (None, b.formula) for b in ahead):
            return False
        self.lettered = f"part_{letter}"
        return True

    def _annex(self, number: str) -> tuple[str, str]:
        self.annexes += 1
        value = roman_value(number.lower()) or (int(number) if number.isdigit() else self.annexes)
        self.container = f"annex_{value}"
        self.part = "annex"
        return "annex", "heading of an annex"

    def _in_annex(self, block: Block) -> tuple[str, str]:
        return "annex", "inside an annex"

    # ------------------------------------------------------------ pieces

    def _emit(self, block: Block, section: str, why: str) -> None:
        label, level, text = None, 0, block.text
        if block.label is not None and section not in NUMBERED_SECTIONS:
            # Here a number counts nothing: it is part of what is printed.
            text = f"{block.label.printed} {text}".rstrip()
        elif block.label is not None:
            label = block.label.text + (f" {block.label.suffix}" if block.label.suffix else "")
            level = block.level or 0
        elif block.bullet and section in ("operative", "preambular"):
            level = block.depth
        if section == "nested" and self.part == "quoted":
            self.part = "operative"
        container = self.container if section in ("nested", "annex") else ""
        container = "/".join(c for c in (self.lettered, container) if c)
        mark = block.mark
        self.pieces.append(
            Piece(
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
        )


#: A note printed below the text: its number, without a dot, and what it says.
_FOOTNOTE = re.compile(r"(?:\d{1,3}|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[a-z])\s+(?=[A-Z“\"])")


def _restarts(block: Block) -> bool:
    return block.position is not None and block.position.how == "restart"


def _top_number(block: Block) -> bool:
    return block.label is not None and block.level == 0 and block.label.text.isdigit()


def _finite(block: Block) -> bool:
    return block.opener is not None and block.opener.form in _OPERATIVE_FORMS


def _numbered_one(block: Block) -> bool:
    return block.label is not None and block.level == 0 and block.label.text == "1"


def _is_title(block: Block) -> bool:
    return numbered_title(block.text) is not None or (
        block.mark is not None and block.mark.style in ("title", "heading")
    )


def _closes_quote(text: str) -> bool:
    """More quotation marks are closed than opened, at the end of the text."""
    tail = text.rstrip(" .;,0123456789")
    if not tail or tail[-1] not in _CLOSING:
        return False
    opened = sum(text.count(c) for c in "“«")
    closed = sum(text.count(c) for c in "”»")
    if not opened and not closed:
        return text.count('"') % 2 == 1 or text.count('"') >= 2
    return closed >= opened


__all__ = ["classify", "enacting_body"]
