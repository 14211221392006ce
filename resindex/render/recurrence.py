"""How often a wording recurs -> how it is said: in a line below a hit, and as a list of all its members."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from resindex.hit_records import Family, Hit, Member
from resindex.render import clean
from resindex.render.measure import counted
from resindex.render.places import place_words
from resindex.render.words import printed_symbol

SEPARATOR = " · "
_EXCERPT = 160  # of a wording that is not the one shown


def recurrence(hit: Hit) -> str:
    """``41 times since 1998, last in A/RES/79/180 (2024) · 6 wordings · also in fr, es``; empty for what is alone."""
    parts = [repeated(hit.family)] if hit.family is not None else []
    others = [code for code in hit.languages if code != hit.facts.language]
    if others:
        parts.append(f"also in {', '.join(others)}")
    return SEPARATOR.join(clean.line(part) for part in parts if part)


def repeated(family: Family) -> str:
    """The part of that line which speaks of the family; empty where it has one member."""
    if family.occurrences < 2:
        return ""
    words = f"{family.occurrences} times"
    if family.first_year is not None and family.last_year is not None:
        last, year = printed_symbol((family.last or "").partition("#")[0]), family.last_year
        in_words = f"in {year}" if family.first_year == year else f"since {family.first_year}"
        words += f" {in_words}, last in {last}"
        if family.first_year != year and not last.endswith(f"({year})"):
            words += f" ({year})"
    parts = [words]
    if len(family.bodies) > 1:
        parts.append(", ".join(family.bodies))
    if family.wordings > 1:
        parts.append(f"{family.wordings} wordings")
    return SEPARATOR.join(clean.line(part) for part in parts)


def wordings(family: Family, shown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The members of a family by wording, the latest first: a heading, and a line for each member.

    A wording that is not that of the paragraph ``shown`` (its id) is quoted. One wording alone has no heading, and a
    paragraph that nothing repeats has no members to name.
    """
    if family.occurrences < 2:
        return
    ordered = sorted(family.members, key=lambda member: member.wording)
    for number, group in groupby(ordered, key=lambda member: member.wording):
        members = list(group)
        heading = f"wording {number} of {family.wordings}, {counted(len(members), 'time')}"
        if all(member.id != shown for member in members):
            text = clean.line(members[0].text)
            heading += f": {text if len(text) <= _EXCERPT else text[:_EXCERPT].rstrip() + ' …'}"
        yield heading if family.wordings > 1 else "", tuple(map(_cited, members))


def _cited(member: Member) -> str:
    owner = printed_symbol(member.symbol) or clean.line(member.id.partition("#")[0])
    return "  ".join((clean.line(member.date or "no date   "), owner, clean.line(place_words(member.place))))
