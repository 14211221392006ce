"""The publisher's links beside what the text says: evidence, not truth.

What comes in: the links of a paragraph and the references read from its words. What goes out: the references, where a
link decided between readings that the words leave open; and for each link that does not lead to what the words cite, a
diagnostic. One or two links in a hundred lead elsewhere: they are cut ("59/7" for 59/78), shifted to their neighbour's
target or lead to another body's number. Where link and words disagree, the words are followed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from resindex.errors import SymbolError
from resindex.model import Diagnostic, Link, Reference
from resindex.symbols import normalise_symbol, split_double

#: Addresses at which the United Nations publish a document under its symbol.
_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:en|fr|es|ru|ar|zh|de)/)?(?P<symbol>[^?#]+)", re.IGNORECASE
)
#: Rules that the words leave open: any other says whose a number is.
_OPEN = frozenset({"citing body", "nearest body", "shape of the number", "body without noun"})
_PART = re.compile(r"(?<=[\d)])[A-Z](?:-[A-Z])?$")


def heed(
    place: str, line: int, text: str, links: Sequence[Link], references: tuple[Reference, ...]
) -> tuple[tuple[Reference, ...], list[Diagnostic]]:
    """The references in the light of the links, and what does not agree. ``links`` lie in ``text``."""
    noticed: list[Diagnostic] = []
    for link in links:
        target = symbol_of(link.target)
        if target is None:
            continue
        there = [r for r in references if r.start < link.end and link.start < r.end and ":" not in r.id]
        printed = " ".join(text[link.start : link.end].split())
        if not there:
            # A number that is no citation in these words, or one that no rule reads yet.
            noticed.append(_say(place, line, f'the publisher links "{printed}" to {target}, where no citation is read'))
        elif not any(_same(target, r.id) for r in there):
            chosen = next((r for r in there if _open(r) and any(_same(target, c) for c in r.candidates)), None)
            if chosen is not None:
                references = tuple(_decided(r, target) if _is_part_of(r, chosen) else r for r in references)
            else:
                ids = ", ".join(dict.fromkeys(r.id for r in there))
                noticed.append(_say(place, line, f'the publisher links "{printed}" to {target}, the text cites {ids}'))
    return references, noticed


@lru_cache(maxsize=4096)
def symbol_of(target: str) -> str | None:
    """The canonical symbol that a link leads to; None for any other address."""
    address = _ADDRESS.fullmatch(target.strip())
    printed = unquote(address["symbol"]) if address else target
    if address is None and ("://" in target or "/" not in target):
        return None
    try:
        return normalise_symbol(split_double(printed)[0])
    except SymbolError:
        return None


def _same(target: str, id_: str) -> bool:
    """The publisher names no part: A/RES/217(III) is right for A/RES/217(III)A; and no addendum of a list."""
    if target.casefold() == id_.casefold() or _PART.sub("", id_) == _PART.sub("", target):
        return True
    return id_.startswith(f"{target}/") or target.startswith(f"{id_}/")


def _open(reference: Reference) -> bool:
    return reference.rule.removesuffix(", in a list") in _OPEN


def _is_part_of(reference: Reference, chosen: Reference) -> bool:
    return (reference.start, reference.end, reference.id) == (chosen.start, chosen.end, chosen.id)


def _decided(reference: Reference, target: str) -> Reference:
    id_ = next(c for c in reference.candidates if _same(target, c))
    others = (reference.id, *(c for c in reference.candidates if c != id_))
    return replace(reference, id=id_, rule="publisher’s link", candidates=others)


def _say(place: str, line: int, message: str) -> Diagnostic:
    return Diagnostic(f"{place}: {message}", line, "info")
