"""Symbols and citations as typed, as canonical ids.

What comes in: ``a/res/53/144``, ``53/144``, ``1325 (2000)``, ``A/RES/60/251#12``, ``treaty:ICCPR#art_4``, ``ICCPR``,
and the vocabulary of the index. What goes out: the canonical ids that are meant. Raises SymbolError.

A number without its body is read as every resolution or decision of that number that the index holds; if it holds
none, as ``symbols`` reads it: ``53/144`` is the General Assembly's, ``1325 (2000)`` the Security Council's.
"""

from __future__ import annotations

import re

from resindex.errors import SymbolError
from resindex.query.places import read_place, split_place
from resindex.query.values import Vocabulary
from resindex.symbols import normalise_symbol

_LEADING = re.compile(r"(?:resolutions?|res\.|decisions?|dec\.)\s+", re.I)
_BARE = re.compile(r"(?:(?:S|ES)-)?\d{1,4}/\d{1,4}\s?[A-Z]?", re.I)
_BARE_YEAR = re.compile(r"\d{1,4}\s?\((?:19|20)\d\d\)")
_EARLY = re.compile(r"(\d{1,4})\s?([A-Z])?\s?\(((?:E?S-)?[IVXLC]+)\)\s?([A-Z])?", re.I)
_NAMED = ("treaty", "instrument", "mandate")


def readings(typed: str, vocabulary: Vocabulary, field: str = "symbol") -> tuple[str, ...]:
    """The canonical symbols that ``typed`` means. Raises SymbolError if it is no symbol."""
    number = _bare_number(typed)
    if number is None:
        return (normalise_symbol(typed),)
    ends = (f"/res/{number}", f"/dec/{number}")
    held = [value for value, _count in vocabulary.vocabulary(field) if value.casefold().endswith(ends)]
    try:
        first = normalise_symbol(typed)
    except SymbolError:
        if not held:
            raise
        return tuple(held)
    return tuple(sorted(held, key=lambda value: value != first)) or (first,)


def _bare_number(typed: str) -> str | None:
    """The end of the symbols that a number without its body may mean, folded; None for anything else."""
    written = _LEADING.sub("", typed.strip(), count=1)
    if _BARE.fullmatch(written) or _BARE_YEAR.fullmatch(written):
        return "".join(written.split()).casefold()
    if early := _EARLY.fullmatch(written):  # 217 A (III) is A/RES/217(III)A
        number, before, session, behind = early.groups()
        return f"{number}({session}){before or behind or ''}".casefold()
    return None


def cited(typed: str, vocabulary: Vocabulary, field: str = "cites") -> tuple[str, ...]:
    """The ids, with their places if one is named, that ``cites:typed`` means. Raises SymbolError."""
    document, place = split_place(typed)
    ids = _named(document, vocabulary, field) or readings(document, vocabulary, field)
    if place is None:
        return ids
    places = read_place(place)
    if not places:
        raise SymbolError(f'"{place}" is no place in a document', hint="as in  A/RES/60/251#op_12")
    return tuple(f"{id_}#{p}" for id_ in ids for p in places)


def _named(document: str, vocabulary: Vocabulary, field: str) -> tuple[str, ...]:
    """Treaties and named instruments, with their kind or without: ``treaty:ICCPR``, ``iccpr``."""
    kind, colon, slug = document.partition(":")
    if colon and kind.casefold() not in _NAMED:
        return ()
    if not colon and ("/" in document or not document or document[0].isdigit()):
        return ()
    wanted = slug if colon else document
    held = [v for v, _count in vocabulary.vocabulary(field) if v.partition(":")[2].casefold() == wanted.casefold()]
    if held:
        return tuple(held)
    return (f"{kind.casefold()}:{slug}",) if colon and slug else ()
