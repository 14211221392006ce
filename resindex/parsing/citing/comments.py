"""What is cited by a number of its own kind: general comments, labour conventions, the Treaty Series.

What comes in: a text. What goes out: mentions with the symbol or slug that such a number stands for: ``CCPR/C/GC/34``,
``treaty:ILO-C169``, the treaty registered under a number. A general comment needs its committee named beside it.
"""

from __future__ import annotations

import re

from resindex.parsing.citing.mention import Mention
from resindex.parsing.citing.names import treaty_series

_COMMITTEES = {
    "Human Rights Committee": "CCPR",
    "Committee on Economic, Social and Cultural Rights": "E/C.12",
    "Committee on the Elimination of Racial Discrimination": "CERD",
    "Committee on the Elimination of Discrimination against Women": "CEDAW",
    "Committee against Torture": "CAT",
    "Committee on the Rights of the Child": "CRC",
    "Committee on Migrant Workers": "CMW",
    "Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families": "CMW",
    "Committee on the Rights of Persons with Disabilities": "CRPD",
    "Committee on Enforced Disappearances": "CED",
}
_COMMITTEE = re.compile("|".join(sorted(map(re.escape, _COMMITTEES), key=len, reverse=True)))
_COMMENT = re.compile(
    r"[Gg]eneral (?:comments?|recommendations?) (?P<list>Nos?\. ?\d{1,2}(?: \(\d{4}\))?(?:(?:, | and |, and )(?:No\. ?)?\d{1,2}(?: \(\d{4}\))?)*)"
)
_NUMBER = re.compile(r"(?<![\d(])\d{1,2}(?!\d)")
_LABOUR = re.compile(r"\(No\. ?(?P<a>\d{1,3})\)|Convention No\. ?(?P<b>\d{1,3})")
_SERIES = re.compile(r"Treaty Series, vols?\. [\d, and]+, Nos?\. ?(?:I-)?(?P<number>\d{1,5})(?:[-–](?P<last>\d{1,5}))?")


def find_comments(text: str) -> list[Mention]:
    """All of them; no order is promised."""
    found: list[Mention] = []
    if "eneral " in text and "No" in text:
        for match in _COMMENT.finditer(text):
            found.extend(_comment(text, match))
    if "No. " in text and ("Labour" in text or "ILO" in text):
        for match in _LABOUR.finditer(text):
            if "onvention" in text[max(0, match.start() - 120) : match.end()]:
                number = match["a"] or match["b"]
                found.append(
                    Mention(f"treaty:ILO-C{number}", match.start(), match.end(), match.start(), "labour convention")
                )
    if "Treaty Series" in text:
        for match in _SERIES.finditer(text):
            numbers = range(int(match["number"]), int(match["last"] or match["number"]) + 1)
            for number in numbers if len(numbers) <= 8 else numbers[:1]:
                id_ = treaty_series().get(number)
                if id_:
                    found.append(Mention(id_, match.start("number"), match.end(), match.start(), "treaty series"))
    return found


def _comment(text: str, match: re.Match[str]) -> list[Mention]:
    """The committee is named before the comment, or behind it ("of the Human Rights Committee")."""
    behind = re.match(r"[^;.]{0,80}? of the ", text[match.end() :])
    after = _COMMITTEE.match(text, match.end() + behind.end()) if behind else None
    earlier = list(_COMMITTEE.finditer(text, max(0, match.start() - 200), match.start()))
    committee = after or (earlier[-1] if earlier else None)
    if committee is None:
        return []
    series = _COMMITTEES[committee[0]]
    treaty = f"{series}/GC" if "/" in series else f"{series}/C/GC"
    offset = match.start("list")
    return [
        Mention(f"{treaty}/{m[0]}", offset + m.start(), offset + m.end(), match.start(), "general comment")
        for m in _NUMBER.finditer(match["list"])
    ]
