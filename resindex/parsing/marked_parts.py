"""Parts of a marked document: annex headings in every language, and sections that number anew.

What comes in: the text of a short line, or the pieces of a document. What goes out: whether the line opens an annex,
and the pieces with a section's name in their container where numbering begins again. Sections whose numbers run on are
no parts of their own: paragraph 7 of section C is cited as paragraph 7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resindex.parsing.labels import roman_value
from resindex.parsing.pieces import Piece

_ANNEX = re.compile(
    r"(?:(?P<annex>annexe?|anexo|приложение|anlage|annex)|(?P<appendix>appendix|appendice|apéndice|добавление|anhang))"
    r"(?:\s+(?P<number>[ivx]{1,6}|\d{1,2}|[a-z]))?\s?[.:*]?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:annexe?|anexo|приложение|anlage)\s(?:[ivx]{1,6}|\d{1,2})?\s?[.:–—-]|(?:[\w-]+\s){1,3}(?:annex|anlage)$",
    re.IGNORECASE,
)
_ARABIC = re.compile(r"(?:ال)?(?:(?P<annex>مرفق|ضميمة)|(?P<appendix>تذييل))(?:\s+\S{1,12}){0,2}")
_CHINESE = re.compile(r"附(?:(?P<annex>件)|(?P<appendix>文|录))(?P<number>[一二三四五六七八九十]{0,3}|\d{0,2})")
_STOPS = ".;,。；，؛،"
_SECTION_NAME = re.compile(r"[IVXL]{1,6}|[A-Z]")
_HAN = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """A heading that opens an annex, with its number where it has one; an appendix belongs to the annex before it."""

    number: int | None
    appendix: bool = False


def annex_heading(text: str, *, heading: bool = False) -> AnnexHeading | None:
    """``Annex II`` opens an annex; only a marked heading may say more than the word and its number."""
    text = " ".join(text.split())
    match = _ANNEX.fullmatch(text)
    if match is not None:
        number = (match["number"] or "").lower()
        value = int(number) if number.isdigit() else roman_value(number)
        if value is None and number:
            value = ord(number) - 96
        return AnnexHeading(value, match["appendix"] is not None)
    if heading and _NAMED.match(text):
        return AnnexHeading(None)
    match = _CHINESE.fullmatch(text)
    if match is not None:
        number = match["number"]
        return AnnexHeading(_han_value(number), match["appendix"] is not None)
    match = _ARABIC.fullmatch(text)
    return None if match is None else AnnexHeading(None, match["appendix"] is not None)


def _han_value(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    if not number:
        return None
    tens, ten, units = number.rpartition("十")
    if not ten:
        return _HAN.index(units) + 1
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(units) + 1 if units else 0)


def roman(number: int) -> str:
    """A number below ninety as a Roman numeral, lower case."""
    tens, units = divmod(number, 10)
    head = "x" * tens if tens < 4 else "xl" if tens == 4 else "l" + "x" * (tens - 5)
    return head + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[units]


def settle_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Headings that were set as plain paragraphs: a short line without a stop between a closed one and a number."""
    settled = list(pieces)
    for index in range(1, len(settled) - 1):
        piece, before, after = settled[index], settled[index - 1], settled[index + 1]
        if (
            piece.section == "operative"
            and piece.label is None
            and piece.level == 0
            and piece.verb is None
            and len(piece.text) < 120
            and piece.text[-1:].isalnum()
            and before.text[-1:] in _STOPS
            and after.section == "operative"
            and after.level == 0
            and (after.label or "").isdigit()
        ):
            settled[index] = replace(piece, section="heading", why="short line without a stop before a number")
    return settled


def settle_sections(pieces: Sequence[Piece]) -> list[Piece]:
    """Sections in the container only where their numbering begins anew."""
    anew = _numbering_anew(pieces)
    if not anew and not any("sec_" in piece.container for piece in pieces):
        return list(pieces)
    settled = [
        piece
        if _without_sections(piece.container) in anew
        else replace(piece, container=_without_sections(piece.container))
        for piece in pieces
    ]
    return _split_restarts(settled) if anew else settled


def _numbering_anew(pieces: Sequence[Piece]) -> set[str]:
    """The parts in which a paragraph number stands twice."""
    seen: dict[str, set[str]] = {}
    anew: set[str] = set()
    for piece in pieces:
        if piece.section == "operative" and piece.level == 0 and piece.label:
            base = _without_sections(piece.container)
            numbers = seen.setdefault(base, set())
            if piece.label in numbers:
                anew.add(base)
            numbers.add(piece.label)
    return anew


def _split_restarts(pieces: list[Piece]) -> list[Piece]:
    """Where numbers begin anew behind a heading that was not marked as a section, a section begins all the same."""
    last: dict[str, int] = {}
    headed: int | None = None  #: where the matter before the next paragraph begins: headings, a preamble
    for index, piece in enumerate(pieces):
        if piece.section in ("heading", "preambular", "enacting"):
            headed = index if headed is None else headed
        elif piece.section == "operative" and piece.level == 0:
            label = piece.label or ""
            if label.isdigit():
                known = last.get(piece.container, 0)
                if int(label) <= known and headed is not None:
                    _open_section(pieces, headed, piece.container)
                last[pieces[index].container] = int(label)
            headed = None
        elif piece.section != "operative":
            headed = None
    return pieces


def _open_section(pieces: list[Piece], start: int, container: str) -> None:
    outer, _, inner = container.rpartition("/")
    if inner and not inner.startswith("sec_"):
        outer = container
    prefix = f"{outer}/" if outer else ""
    number = 2
    name = next((p.text for p in pieces[start : start + 3] if _SECTION_NAME.fullmatch(p.text)), roman(number).upper())
    taken = {piece.container for piece in pieces}
    while f"{prefix}sec_{name}" in taken:
        number += 1
        name = roman(number).upper()
    for index in range(start, len(pieces)):
        if pieces[index].container == container and pieces[index].section in (
            "heading",
            "preambular",
            "enacting",
            "operative",
        ):
            pieces[index] = replace(pieces[index], container=f"{prefix}sec_{name}")


def _without_sections(container: str) -> str:
    if "sec_" not in container:
        return container
    return "/".join(part for part in container.split("/") if not part.startswith("sec_"))
