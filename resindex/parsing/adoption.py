"""The foot of a resolution -> how it was adopted: without a vote, by how many votes, and how each State voted.

Notes read "[Adopted without a vote.", "[Adopted by a recorded vote of 29 to 14, with 4 abstentions. The voting was as
follows:", "Adopted at the 1542nd meeting by 11 votes to none, with 4 abstentions (…)", each body's and era's own way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resindex.model import Adoption

_RECORDED = re.compile(
    r"(?:recorded vote of|vote of|by)\s+(?P<for>\d{1,3})(?:\s+votes?)?(?:\s+in favou?r)?"
    r"\s+to\s+(?P<against>\d{1,3}|none|nil)"
    r"(?:,?\s+with\s+(?P<abstain>\d{1,3}|no|none|one)\s+abstentions?)?",
    re.IGNORECASE,
)
_VOTE_HEAD = re.compile(r"(?P<head>In favou?r|Against|Abstaining|Abstentions?)\s*:\s*", re.IGNORECASE)
_VOTE_NAMES = {
    "in favour": "for",
    "in favor": "for",
    "against": "against",
    "abstaining": "abstaining",
    "abstentions": "abstaining",
    "abstention": "abstaining",
}
_COUNTS = {"none": 0, "nil": 0, "no": 0, "one": 1}


def read_adoption(foot: Sequence[str]) -> Adoption | None:
    """The adoption that the lines at the foot tell of; None where they say nothing."""
    text = " ".join(foot)
    votes = _votes(text)
    match = _RECORDED.search(text)
    if match is not None:
        return Adoption(
            "recorded vote", _count(match["for"]), _count(match["against"]), _count(match["abstain"]), votes
        )
    if re.search(r"without a vote|by consensus|without objection", text, re.IGNORECASE):
        return Adoption("without a vote", votes=votes)
    if re.search(r"unanimous", text, re.IGNORECASE):
        return Adoption("unanimously", votes=votes)
    return Adoption("recorded vote", votes=votes) if votes else None


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    return _COUNTS.get(text.casefold()) if not text.isdigit() else int(text)


def _votes(text: str) -> tuple[tuple[str, str], ...]:
    """States with their votes, from a roll call printed below the text."""
    heads = list(_VOTE_HEAD.finditer(text))
    found: list[tuple[str, str]] = []
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        names = text[head.end() : following.start() if following else len(text)]
        names = names.split("]")[0].rstrip(" .")
        vote = _VOTE_NAMES[" ".join(head["head"].casefold().split())]
        parts = [p for part in names.split(",") for p in _last_two(part)]
        found += [(" ".join(p.split()), vote) for p in parts if p.strip() and len(p) < 60]
    return tuple(found)


#: States whose own names hold "and": a roll call joins its last two States by "and" too.
_AND_NAMES = ("bosnia and herzegovina", "trinidad and tobago", "antigua and barbuda", "saint kitts and nevis",
              "saint vincent and the grenadines", "sao tome and principe", "serbia and montenegro",
              "united kingdom of great britain and northern ireland")  # fmt: skip


def _last_two(part: str) -> list[str]:
    at = 0
    while (at := part.find(" and ", at)) >= 0:
        left, right = part[:at], part[at + 5 :]
        if not any(name.startswith(left.strip().casefold() + " and") for name in _AND_NAMES):
            return [left, *_last_two(right)]
        at += 5
    return [part]
