"""Lines that a publisher marked -> pieces: the marks are taken at their word, and made into the house's terms.

What comes in: a ``SourceText`` with ``marked`` set (AKN4UN XML). What goes out: one ``Piece`` a line, in order, every
letter kept. What the marks leave open is settled here: a number that is printed in the text, the depth of "(a)" where a
list was set as plain paragraphs, an annex that is only a heading in the body, a draft that begins with another body's
formula, sections whose numbering begins anew.
"""

from __future__ import annotations

import re

from resindex.model import Line, Mark, SourceText
from resindex.parsing.landmarks import enacting_body, opening_formula
from resindex.parsing.marked_numbers import Numbering, printed_label
from resindex.parsing.marked_parts import AnnexHeading, annex_heading
from resindex.parsing.marked_sections import settle_headings, settle_sections
from resindex.parsing.pieces import Piece

_OPENING = '“"«„‘”'
_CLOSING = '”"»“'
#: Arabic vowel signs, which one printing has and another has not.
_VOWELS = re.compile("[\u064b-\u0652]")
_CAPTIONS = frozenset({"heading", "table"})
_TEXT = frozenset({"operative", "preambular", "annex", "nested"})
#: Sections that lie outside the body: what was opened in the body ends there.
_OUTSIDE = frozenset({"adoption", "vote", "title"})


def pieces_of(source: SourceText) -> list[Piece]:
    """The pieces of a marked source."""
    quoted = any(line.mark is not None and line.mark.style == "statement" for line in source.lines)
    reader = _Reader(statement=quoted or "/PRST/" in (source.facts.symbol or ""))
    for line in source.lines:
        reader.take(line)
    return settle_sections(settle_headings(reader.pieces))


class _Reader:
    """Goes down the lines, knowing what was opened above."""

    def __init__(self, *, statement: bool) -> None:
        self.pieces: list[Piece] = []
        self.numbering = Numbering()
        self.statement = statement  #: a presidential statement: the Council's words are quoted
        self.speaking = not statement
        self.base = ""  #: the part that the lines stand in, as marked
        self.acted: set[str] = set()  #: parts with an enacting formula or a paragraph so far
        self.annexes: dict[str, int] = {}
        self.annex: str | None = None
        self.appendices = 0
        self.drafts = 0
        self.draft: str | None = None
        self.quoted = False  #: the draft stands in quotation marks

    def take(self, line: Line) -> None:
        """One line more."""
        mark = line.mark or Mark(section="source_note")
        base = "/".join(part for part in (mark.container or "").split("/") if not part.startswith("annex_"))
        if base != self.base:
            self.base, self.annex, self.draft = base, None, None
            self.numbering.clear()
        text, links, label = line.text, mark.links, mark.label
        if label is None and mark.section in _TEXT and mark.style not in _CAPTIONS:
            text, links, label = printed_label(text, links)
        section, why = self._section(mark.section or "source_note", text, label)
        level = mark.level
        if section == "heading" or mark.style in _CAPTIONS:
            # A heading's number counts nothing: it is part of what is printed.
            bare = None
            text = f"{label} {text}".rstrip() if label else text
        else:
            if section == "preambular" and label is not None and level == 0:
                level = 1
            bare, level = self.numbering.place(label, level)
        if section in ("enacting", "preambular", "operative"):
            self.acted.add(base)
        if label is None and section in _TEXT and level == 0 and mark.style != "heading" and self._under_chapeau(mark):
            level = 1
        self.pieces.append(
            Piece(
                section=section,
                text=text,
                label=bare,
                level=level,
                line=line.number,
                page=line.page,
                container=self._container(),
                verb=mark.verb if section in ("preambular", "operative", "nested") else None,
                links=links,
                notes=mark.notes,
                why=why,
            )
        )
        if self.draft is not None and self.quoted and text.rstrip(" .;,0123456789")[-1:] in _CLOSING:
            self.draft = None
            self.numbering.clear()

    def _under_chapeau(self, mark: Mark) -> bool:
        """A line without a number of its own under a numbered paragraph that ends with a colon, or a row of a table."""
        container = self._container()
        for piece in reversed(self.pieces):
            if piece.level == 0 or piece.container != container:
                near = piece.label is not None and piece.container == container
                return near and (mark.style == "table" or piece.text[-1:] in ":：")
        return False

    def _container(self) -> str:
        return "/".join(part for part in (self.base, self.annex, self.draft) if part)

    # ------------------------------------------------------------ which section

    def _section(self, section: str, text: str, label: str | None) -> tuple[str, str]:
        if section in _OUTSIDE:
            self.annex = self.draft = None
            return section, f"marked as {section}"
        if not self.speaking and section in ("operative", "heading"):
            return self._before_statement(section, text)
        if label is None and section == "operative" and text.startswith("*"):
            return "footnote", "starred note"
        heading = annex_heading(text, heading=section == "heading") if label is None and len(text) < 60 else None
        if section == "annex" or self.annex is not None:
            return self._in_annex(section, heading)
        if heading is not None and self.base in self.acted and section in ("heading", "operative"):
            self._open_annex(heading)
            return "annex", "heading of an annex in the body"
        if self.draft is not None:
            return "nested", f"inside a recommended draft, marked as {section}"
        if label is not None and section == "operative" and self._lists_in_preamble(label):
            return "preambular", "list under a preambular paragraph"
        if label is None and section in ("operative", "heading", "preambular"):
            return self._perhaps_draft(section, text)
        return section, f"marked as {section}"

    def _lists_in_preamble(self, label: str) -> bool:
        """Points that were set as paragraphs of the body, under a chapeau of a section's preamble."""
        last = self.pieces[-1] if self.pieces else None
        if last is None or last.section != "preambular" or label.strip(" .-)").isdecimal():
            return False
        return last.text.endswith(":") or last.why == "list under a preambular paragraph"

    def _before_statement(self, section: str, text: str) -> tuple[str, str]:
        introduced = bool(self.pieces) and self.pieces[-1].text.endswith(":")
        if text[:1] in _OPENING or introduced or opening_formula(text) is not None:
            self.speaking = True
            return "operative", "words of a statement"
        if section == "heading":
            return "title", "heading of a statement"
        return "source_note", "above the quoted words of a statement"

    def _in_annex(self, section: str, heading: AnnexHeading | None) -> tuple[str, str]:
        if heading is not None:
            self._open_annex(heading)
            return "annex", "heading of an annex"
        if self.annex is None:
            self._open_annex(AnnexHeading(None))
        return ("footnote" if section == "footnote" else "annex"), f"inside an annex, marked as {section}"

    def _open_annex(self, heading: AnnexHeading) -> None:
        self.numbering.clear()
        if heading.appendix and self.annex is not None:
            self.appendices = heading.number or self.appendices + 1
            self.annex = f"{self.annex.partition('/')[0]}/appendix_{self.appendices}"
            return
        self.appendices = 0
        number = heading.number or self.annexes.get(self.base, 0) + 1
        self.annexes[self.base] = number
        self.annex = f"annex_{number}"

    # ------------------------------------------------------------ drafts that the body recommends

    def _perhaps_draft(self, section: str, text: str) -> tuple[str, str]:
        quoted = text[:1] in _OPENING
        if not quoted and section != "preambular" and enacting_body(_VOWELS.sub("", text)) is not None:
            if self.base not in self.acted:
                return "enacting", "enacting formula in the body"
            return self._open_draft(quoted=False)
        if quoted and section == "operative" and not self.statement and opening_formula(text) is not None:
            return self._open_draft(quoted=True)
        return section, f"marked as {section}"

    def _open_draft(self, *, quoted: bool) -> tuple[str, str]:
        self.drafts += 1
        self.draft = f"nested_{self.drafts}"
        self.quoted = quoted
        self.numbering.clear()
        return "nested", "formula of a recommended draft"
