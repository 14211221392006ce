"""The record of a vote in AKN4UN XML -> Adoption.

What comes in: the document's main element and its metadata. What goes out: method, counts and the vote of each State,
or None where the file says nothing of it. States are given in the ordinary way of writing, "Côte d’Ivoire": the
metadata prints them in capitals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resindex.model import Adoption
from resindex.reading.akoma_text import local_name, plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIDES = {"inFavour": "for", "against": "against", "abstaining": "abstaining"}
_SMALL = frozenset({"of", "the", "and"})
_VOTES = re.compile(r"[0-9]{1,6}")
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
_CAPITALISED = re.compile(r"\s(?:And|Of|The)\b|’S\b|D’|’i")


def read_adoption(main: _Element, meta: _Element | None) -> Adoption | None:
    """How the document was adopted, or voted down."""
    voting = next(meta.iter("{*}voting"), None) if meta is not None else None
    outcome = (voting.get("outcome") or "").lower() if voting is not None else ""
    counts, votes = _counted(voting) if voting is not None else ({}, [])
    if not counts:
        counts = _printed(main)
    if counts.get("for") is None:
        if "without" in outcome or "consensus" in outcome or "acclamation" in outcome:
            return Adoption("without a vote")
        return Adoption("recorded vote") if "recordedvote" in outcome else None
    against, abstaining = counts.get("against", 0), counts.get("abstaining", 0)
    # Only bodies that vote on every text call it unanimous; there the metadata names no outcome.
    everyone = not against and not abstaining and "recordedvote" not in outcome
    return Adoption("unanimously" if everyone else "recorded vote", counts["for"], against, abstaining, tuple(votes))


def _counted(voting: _Element) -> tuple[dict[str, int], list[tuple[str, str]]]:
    counts: dict[str, int] = {}
    votes: list[tuple[str, str]] = []
    for count in voting:
        side = _SIDES.get((count.get("refersTo") or "").lstrip("#"))
        if local_name(count) != "count" or side is None:
            continue
        states = [plain_text(o) for o in count.iter("{*}organization")]
        votes.extend((state_name(state), side) for state in states if state)
        value = count.get("value") or ""
        counts[side] = int(value) if _VOTES.fullmatch(value) else len(states)
    return counts, votes


def _printed(main: _Element) -> dict[str, int]:
    """The counts as the note of adoption at the foot gives them."""
    counts: dict[str, int] = {}
    for quantity in main.iter("{*}quantity"):
        side = _SIDES.get((quantity.get("refersTo") or "").lstrip("#"))
        value = quantity.get("normalized") or ""
        if side is not None and _VOTES.fullmatch(value):
            counts[side] = int(value)
    return counts


def state_name(printed: str) -> str:
    """``BOSNIA AND HERZEGOVINA`` and ``Bosnia And Herzegovina`` are "Bosnia and Herzegovina"."""
    name = " ".join(printed.split()).strip(" .,;").replace("'", "’")
    if name.endswith(")") and "(" not in name:
        name = name[:-1]
    letters = [c for c in name if c.isalpha()]
    if sum(c.isupper() for c in letters) * 10 < len(letters) * 9 and not _CAPITALISED.search(name):
        return name
    return _WORD.sub(lambda match: _capital(match[0], first=match.start() == 0), name)


def _capital(word: str, *, first: bool) -> str:
    low = word.replace("İ", "i").lower()
    if low in _SMALL and not first:
        return low
    if low.startswith("d’"):
        return low[:2] + low[2:].capitalize()
    return low.capitalize()
