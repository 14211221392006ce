"""Blocks -> pieces: which section does each block lie in?

A resolution is read as its drafters write it: matter above the text, enacting formula, preamble, operative part, foot,
annexes. The order holds; position decides and the form of the verb comes second: once the operative part has begun it
does not go back, but for a section with a preamble of its own, a further part with its own formula, or a quoted draft.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resindex.parsing.blocks import (
    FOOTNOTE,
    OPERATIVE_FORMS,
    Block,
    be_it,
    begins_anew,
    closes_quote,
    concludes,
    finite,
    is_chapeau,
    is_prose,
    is_title,
    names_itself,
    numbered_one,
    official_title,
    part_letter,
    piece_of,
    printed,
    recites,
    resolved,
    restarts,
    roman_heading,
    speaks_alone,
    stands_as_heading,
    top_number,
)
from resindex.parsing.labels import roman_value
from resindex.parsing.landmarks import (
    annex_number,
    is_foot,
    is_vote,
    opening_formula,
)
from resindex.parsing.pieces import Piece
from resindex.parsing.verbs import subject_act

_OPENING = '“"«'
#: "Recommends … the following draft resolution:".
_DRAFT_TO_COME = re.compile(r"following draft (?:resolution|decision)s?\b.{0,120}:\s*$")


def classify(blocks: Sequence[Block]) -> list[Piece]:
    """One piece a block, in order."""
    pieces = _Reader(blocks).read()
    if any(b.formula for b in blocks):
        return pieces
    # No formula, yet the heading says "Decision 3/2": the first prose below it belongs to the text.
    named = next((i for i, b in enumerate(blocks) if names_itself(b.text)), len(blocks))
    prose = next((i for i, b in enumerate(blocks) if i > named and is_prose(b)), None)
    if prose is None or any(p.section in ("preambular", "operative") for p in pieces[: prose + 1]):
        return pieces
    acts = any(p.section == "operative" for p in pieces[prose:])
    return _Reader(blocks, prose, "preamble" if acts else "operative").read()


class _Reader:
    """Walks down a resolution, knowing which part it is in."""

    def __init__(self, blocks: Sequence[Block], prose: int | None = None, prose_part: str = "") -> None:
        self.blocks = blocks
        #: Where the text begins, if only its heading tells that it is one, and with which part.
        self.prose, self.prose_part = prose, prose_part
        self.part = "front"
        self.container = ""
        self.annexes = 0
        self.nested = 0
        self.quote_open = False
        self.bracket_open = False
        self.has_formula = any(b.formula for b in blocks)
        self.pieces: list[Piece] = []
        self.body: str | None = None
        self.draft_of: str | None = None  #: the body whose draft is recommended without quotation marks
        self.lettered = ""  #: "part_A", where a resolution has parts with an enacting formula each
        self.roman = ""  #: "sec_II", where sections are numbered for themselves
        self._new_part(0)
        self.finished = False

    def _new_part(self, start: int) -> None:
        """Look ahead over one part: from an enacting formula to the next."""
        blocks = self.blocks
        end = next(
            (i for i in range(start + 1, len(blocks)) if blocks[i].formula == blocks[start].formula), len(blocks)
        )
        part = range(start, end if blocks and blocks[start].formula else len(blocks))
        #: What another body says below a colon, or in an annex, is numbered for itself.
        own = next((i for i in part if i > start and self._begins_another(i)), part.stop)
        #: Index of the first block numbered "1" with a finite verb: what stands unnumbered before it is preamble.
        self.first_numbered = next(
            (i for i in range(start, own) if numbered_one(blocks[i]) and finite(blocks[i])),
            None,
        )
        #: Index of the first unnumbered line that acts over a list to come ("Recommends to the ministries:").
        self.bridge = next((i for i in part if finite(blocks[i]) and is_chapeau(blocks[i])), None)
        self.roman, self.sectioned = "", any(numbered_one(blocks[i]) and restarts(blocks[i]) for i in part)
        #: Index of the last paragraph number of the operative part: what follows its full stop is no longer text.
        self.last_numbered = max(
            (i for i in part if top_number(blocks[i]) and not restarts(blocks[i])),
            default=None,
        )

    def _begins_another(self, index: int) -> bool:
        """An annex, or the formula of a body below a foot or a colon, where the part has a formula of its own."""
        block, before = self.blocks[index], self.blocks[index - 1]
        if not self.has_formula:
            return False
        if block.formula is not None:
            return before.text.rstrip()[-1:] in (":", "：")
        return annex_number(block.text) is not None and any(self._foot(b) for b in self.blocks[:index])

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
            return "annex", "inside an annex"
        if self.part == "draft" and not self._foot(block) and block.formula in (None, self.draft_of):
            return "nested", "inside a recommended draft"
        if block.formula is not None:
            return self._enacting(block)
        if self.part == "front" and not self._part_heading(index, block):
            return self._front(index, block)
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
        if self.part == "operative" and (self._last_introduces_a_draft() or self._announced(block)):
            self.nested += 1
            self.container = f"nested_{self.nested}"
            self.part = "draft"
            self.draft_of = block.formula
            return "nested", "enacting formula of a recommended draft"
        self.part = "preamble"
        return "enacting", "enacting formula"

    def _front(self, index: int, block: Block) -> tuple[str, str]:
        if recites(block):
            self.part = "preamble"
            return self._preamble(index, block)
        if not self.has_formula and not official_title(block, self.blocks[index + 1 : index + 12]):
            found = block.opener
            if speaks_alone(block):
                self.part = "operative"
                return "operative", "the body speaks"
            if index == self.prose:
                self.part = self.prose_part
                return ("preambular" if self.part == "preamble" else "operative"), "prose below the heading of an act"
            if (found and found.form != "infinitive") or numbered_one(block):
                self.part = "preamble"
                return self._preamble(index, block)
        if is_title(block):
            return "title", "title"
        return "source_note", "above the enacting formula"

    def _preamble(self, index: int, block: Block) -> tuple[str, str]:
        found = block.opener
        acts = found is not None and found.form in OPERATIVE_FORMS and not recites(block)
        if block.label is not None and block.level == 0 and not block.capital and block.label.text[:1].isdecimal():
            if found is not None and not acts and self._comes_first(index):
                return "preambular", "numbered recital"
            self.part = "operative"
            return "operative", "first paragraph number"
        early = self.first_numbered is not None and index < self.first_numbered
        if found is not None and self._recommends(index, block):
            self.part = "operative"
            return "operative", "recommends another body's text"
        if self.last_numbered is None and concludes(block):
            self.part = "operative"
            return "operative", "full stop after the recitals"
        if acts and (not early or is_chapeau(block)):
            self.part = "operative"
            return "operative", "finite verb after the preamble"
        if be_it(block.text):
            return "enacting", "words before what is resolved"
        if resolved(block.text) or self._acts_by_name(block) or (not self.has_formula and speaks_alone(block)):
            self.part = "operative"
            return "operative", "the body speaks"
        if found is None and self._heading(index, block):
            return "heading", "short line without a stop"
        return "preambular", "opens with a participle" if found else "before the operative part"

    def _comes_first(self, index: int) -> bool:
        """A numbered recital: the first act is still to come, with a number 1 of its own or on a line without one."""
        if self.first_numbered is not None:
            return index < self.first_numbered
        return self.bridge is not None and index < self.bridge

    def _acts_by_name(self, block: Block) -> bool:
        """ "The Security Council welcomes", in quotation marks or not; what a recital quotes is no act."""
        if opening_formula(block.text) is None:
            return False
        if block.text[:1] in _OPENING:
            return not (self.pieces and self.pieces[-1].text.endswith(":"))
        return subject_act(block.text) is not None

    def _operative(self, block: Block) -> tuple[str, str]:
        index = len(self.pieces)
        if self.finished and not top_number(block) and not finite(block):
            return self._annex("")
        if block.label is not None and not block.capital:
            return "operative", "paragraph number"
        found, anew = block.opener, begins_anew(self.blocks, index)
        if self._heading(index, block) or (anew and found is None and not block.closed):
            return (
                "heading",
                "line without a stop, above a numbering of its own" if anew else "short line without a stop",
            )
        headed = anew or (bool(self.pieces) and self.pieces[-1].section in ("heading", "preambular"))
        if found is not None and found.form in ("participle", "adjective") and headed:
            return "preambular", "preamble of a section"
        if found is not None and found.normal == "acts" and found.form == "participle":
            return "preambular", "basis of the acts that follow"
        return "operative", "continues the operative part"

    def _heading(self, index: int, block: Block) -> bool:
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return stands_as_heading(block, following, self.pieces[-1] if self.pieces else None)

    def _last_introduces_a_draft(self) -> bool:
        last = next((p.text for p in reversed(self.pieces) if p.section != "heading"), "")
        return _DRAFT_TO_COME.search(last) is not None

    def _recommends(self, index: int, block: Block) -> bool:
        """It ends with a colon, and the formula of another body follows: no recital does that."""
        following = self.blocks[index + 1].formula if index + 1 < len(self.blocks) else None
        return following not in (None, self.body) and block.text.rstrip()[-1:] in (":", "：")

    def _announced(self, block: Block) -> bool:
        """Another body's formula right behind a colon, in any language."""
        last = self.pieces[-1].text.rstrip() if self.pieces else ""
        return block.formula != self.body and last[-1:] in (":", "：")

    def _quotes_a_draft(self, block: Block) -> bool:
        """A quotation that begins with another body's formula, under a paragraph that recommends it."""
        return block.text[:1] in _OPENING and self.part == "operative" and self._last_introduces_a_draft()

    def _nested(self, block: Block) -> tuple[str, str]:
        if not self.quote_open:
            self.nested += 1
            self.container = f"nested_{self.nested}"
            self.quote_open = True
        self.quote_open = not closes_quote(block.text)
        return "nested", "inside a quoted draft"

    def _foot(self, block: Block) -> bool:
        return is_foot(block.text)

    def _adoption(self, block: Block) -> tuple[str, str]:
        self.part = "foot"
        self.container = ""
        if is_vote(block.text):
            self.bracket_open = "]" not in block.text
            return "vote", "roll call"
        self.bracket_open = (block.text.lstrip().startswith("[") and "]" not in block.text) or self.bracket_open
        return "adoption", "foot of the resolution"

    def _after_foot(self, block: Block) -> tuple[str, str]:
        if FOOTNOTE.match(block.text) and block.opener is None and not self.bracket_open:
            return "footnote", "note below the foot"
        last = self.pieces[-1].section if self.pieces else ""
        if last == "adoption" and self.pieces[-1].text.count("(") > self.pieces[-1].text.count(")"):
            return "adoption", "brackets of the note are open"
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
        letter = part_letter(block)
        ahead = self.blocks[index + 1 : index + 4]
        if letter is None or not any(b.formula is not None and self.body in (None, b.formula) for b in ahead):
            return False
        self.lettered = f"part_{letter}"
        return True

    def _annex(self, number: str) -> tuple[str, str]:
        self.annexes += 1
        value = roman_value(number.lower()) or (int(number) if number.isdecimal() else self.annexes)
        self.container = f"annex_{value}"
        self.part = "annex"
        return "annex", "heading of an annex"

    # ------------------------------------------------------------ pieces

    def _emit(self, block: Block, section: str, why: str) -> None:
        number = roman_heading(printed(block)) if section == "heading" and self.sectioned else None
        self.roman = f"sec_{number}" if number else self.roman
        own = self.container if section in ("nested", "annex") else ""
        roman = self.roman if section in ("preambular", "operative", "heading") else ""
        container = "/".join(c for c in (self.lettered, roman, own) if c)
        self.pieces.append(piece_of(block, section, container, why))
