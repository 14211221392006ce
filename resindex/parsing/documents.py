"""One source -> its documents: most files hold one resolution, a sessional volume holds many.

A document begins at a numbered title ("42/167. World Tourism Organization") that an enacting formula follows. What
stands before the first of them is kept with it, unless it is the end of a resolution that began on another page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from resindex.model import Diagnostic, Facts, Resolution, SourceText
from resindex.parsing.assemble import Assembler
from resindex.parsing.blocks import Block
from resindex.parsing.cutting import cut
from resindex.parsing.footnotes import attach_notes
from resindex.parsing.header import read_facts
from resindex.parsing.landmarks import names_meeting, numbered_title
from resindex.parsing.language import detect
from resindex.parsing.pieces import Piece
from resindex.parsing.sections import classify
from resindex.parsing.tidy import tidy

#: How many blocks (source note, second line of a title) may stand between a title and its enacting formula.
_REACH = 4


def read_documents(source: SourceText) -> tuple[Resolution, ...]:
    """All documents of a source."""
    if source.marked:
        from resindex.parsing.marked import pieces_of

        return (_resolution(source, pieces_of(source), source.facts),)
    tidied = tidy(source.lines)
    language = source.facts.language or detect(line.text for line in tidied.lines) or "en"
    blocks = cut(tidied.lines, language)
    parts = _split(blocks)
    found: list[Resolution] = []
    for number, part in enumerate(parts):
        pieces = classify(part)
        # Footnotes are numbered through a file; each document takes those that its marks call for.
        notes = tidied.footnotes if len(parts) == 1 else ()
        pieces = attach_notes(pieces, notes)
        if len(parts) > 1 and number == len(parts) - 1:
            pieces += attach_notes((), tidied.footnotes)
        if number == 0 and tidied.furniture:
            pieces.append(_furniture([line.text for line in tidied.furniture]))
        spoken = source.facts.language or (detect(b.text for b in part) if len(parts) > 1 else None) or language
        found.append(_resolution(source, pieces, replace(source.facts, language=spoken)))
    return tuple(found)


def _split(blocks: Sequence[Block]) -> list[list[Block]]:
    starts = []
    for index, block in enumerate(blocks):
        if block.formula is None and numbered_title(block.text) is not None:
            ahead = blocks[index + 1 : index + 1 + _REACH]
            formula = next((k for k, b in enumerate(ahead) if b.formula is not None), None)
            between = ahead[:formula] if formula is not None else ()
            if formula is not None and not any(numbered_title(b.text) for b in between):
                starts.append(index)
    # The end of a resolution that began on another page stands above the first title: a document of its own.
    torn = bool(starts) and any(b.formula or names_meeting(b.text) for b in blocks[: starts[0]])
    if len(starts) + torn < 2:
        return [list(blocks)]
    bounds = [0, *(starts if torn else starts[1:]), len(blocks)]
    return [list(blocks[a:b]) for a, b in pairwise(bounds)]


def _furniture(lines: Sequence[str]) -> Piece:
    return Piece("source_note", " ".join(" ".join(line.split()) for line in lines), why="page furniture, gathered")


def _as_title(piece: Piece, facts: Facts) -> Piece:
    """A line above the text that the facts know as the title is one, though no number stands before it."""
    if piece.section == "source_note" and facts.title and " ".join(piece.text.split()) == facts.title:
        return replace(piece, section="title", why=f"{piece.why}; the title")
    return piece


def _resolution(source: SourceText, pieces: Sequence[Piece], facts: Facts) -> Resolution:
    facts = read_facts(pieces, facts, source.path)
    if facts.language is None:
        facts = replace(facts, language=detect(p.text for p in pieces) or "en")
    assembler = Assembler(facts)
    paragraphs = assembler.assemble([_as_title(piece, facts) for piece in pieces])
    diagnostics = [*(Diagnostic(w) for w in source.warnings), *assembler.noticed]
    if facts.symbol is None:
        diagnostics.append(Diagnostic("no document symbol found", severity="info"))
    if not any(p.section in ("operative", "preambular") for p in paragraphs):
        diagnostics.append(Diagnostic("no preambular or operative paragraph found"))
    return Resolution(source.path, source.format, facts, paragraphs, tuple(diagnostics))
