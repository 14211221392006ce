"""What is cited by a number of its own kind: general comments, statements, labour conventions, the Treaty Series.

What comes in: a text. What goes out: mentions with the symbol or slug that such a number stands for: ``CCPR/C/GC/34``,
``S/PRST/2015/25``, ``treaty:ILO-C169``, the treaty registered under a number. A general comment needs its committee
named beside it; without it, nothing is found.
"""

from __future__ import annotations

import re

from resindex.parsing.citing.instruments import treaty_series
from resindex.parsing.citing.mention import Mention

#: What the symbols of a committee's general comments begin with. Source: the committees' own symbols.
_COMMITTEES = {
    "Human Rights Committee": "CCPR/C/GC",
    "Committee on Economic, Social and Cultural Rights": "E/C.12/GC",
    "Committee on the Elimination of Racial Discrimination": "CERD/C/GC",
    "Committee on the Elimination of Discrimination against Women": "CEDAW/C/GC",
    "Committee against Torture": "CAT/C/GC",
    "Committee on the Rights of the Child": "CRC/C/GC",
    "Committee on Migrant Workers": "CMW/C/GC",
    "Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families": "CMW/C/GC",
    "Committee on the Rights of Persons with Disabilities": "CRPD/C/GC",
    "Committee on Enforced Disappearances": "CED/C/GC",
}
_COMMITTEE = re.compile("|".join(sorted(map(re.escape, _COMMITTEES), key=len, reverse=True)))
_COMMENT = re.compile(r"[Gg]eneral (?:comment|recommendation)(?P<plural>s?) (?:Nos?\. ?)?(?P<number>\d{1,2})(?!\d)")
_NEXT = re.compile(
    r"(?:,| and|;)\s(?:(?:and|on|[a-z][\w’-]*)\s)*?(?:No\. ?)?(?P<number>\d{1,2})(?= \(\d{4}\)|,| and |\.|;|$)"
)
_ADOPTED_BY = re.compile(r"(?:adopted by|of|by) the $")
_STATEMENT = re.compile(r"[Pp]residential [Ss]tatements?,? \(?(?P<number>(?:19|20)\d\d/\d{1,3})")
_LABOUR = re.compile(r"\(No\. ?(?P<a>\d{1,3})\)|Convention No\. ?(?P<b>\d{1,3})")
_SERIES = re.compile(r"Treaty Series, vols?\. [\d, and]+, Nos?\. ?(?:I-)?(?P<number>\d{1,5})(?:[-–](?P<last>\d{1,5}))?")


def find_comments(text: str) -> list[Mention]:
    """All of them; no order is promised."""
    found: list[Mention] = []
    if "eneral comment" in text or "eneral recommendation" in text:
        found += _comments(text)
    if "tatement" in text:
        for match in _STATEMENT.finditer(text):
            symbol = f"S/PRST/{match['number']}"
            found.append(Mention(symbol, match.start("number"), match.end(), match.start(), "statement"))
    if "No. " in text and ("Labour" in text or "ILO" in text):
        for match in _LABOUR.finditer(text):
            if "onvention" in text[max(0, match.start() - 120) : match.end()]:
                id_ = f"treaty:ILO-C{match['a'] or match['b']}"
                found.append(Mention(id_, match.start(), match.end(), match.start(), "labour convention"))
    if "Treaty Series" in text:
        for match in _SERIES.finditer(text):
            numbers = range(int(match["number"]), int(match["last"] or match["number"]) + 1)
            for number in numbers if len(numbers) <= 8 else numbers[:1]:
                known = treaty_series().get(number)
                if known:
                    found.append(Mention(known, match.start("number"), match.end(), match.start(), "treaty series"))
    return found


def _comments(text: str) -> list[Mention]:
    """General comments, each list with the committee named before it or, as having adopted it, behind it."""
    found: list[Mention] = []
    matches = list(_COMMENT.finditer(text))
    for i, match in enumerate(matches):
        end = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        spans = [match.span("number")]
        while match["plural"] and (following := _NEXT.search(text, spans[-1][1], min(end, spans[-1][1] + 200))):
            spans.append(following.span("number"))
        series = _committee(text, match.start(), spans[-1][1], end)
        if series:
            leads = (match.start(), *(s for s, _ in spans[1:]))
            found += [
                Mention(f"{series}/{text[s:e]}", s, e, lead, "general comment")
                for (s, e), lead in zip(spans, leads, strict=True)
            ]
    return found


def _committee(text: str, start: int, last: int, end: int) -> str | None:
    behind = _COMMITTEE.search(text, last, min(end, last + 250))
    if behind and _ADOPTED_BY.search(text, max(0, behind.start() - 16), behind.start()):
        return _COMMITTEES[behind[0]]
    before = [m[0] for m in _COMMITTEE.finditer(text, max(0, start - 200), start)]
    return _COMMITTEES[before[-1]] if before else None
