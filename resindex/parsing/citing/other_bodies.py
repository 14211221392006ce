"""Decisions and texts of bodies outside the United Nations' own symbols, cited by numbers of their own making.

What comes in: a text. What goes out: a mention for every such number: decisions of the conferences of parties to the
climate treaties (1/CP.21, 5/CMA.5), resolutions of the African Commission (ACHPR/Res.376(LX)2017, in all the ways in
which the year is written), texts adopted by the European Parliament and its procedures (P9_TA(2021)0123,
2020/2258(INI)), UNESCO's General Conference (36 C/Resolution 15), IUCN's Congress (WCC-2020-Res-056). A number without
such a mark is left alone.
"""

from __future__ import annotations

import re

from resindex.parsing.citing.mention import Mention

_PARTIES = re.compile(r"(?<![\w/.])(?P<number>\d{1,3})/(?P<of>CP|CMP|CMA)\.(?P<session>\d{1,2})(?![\w/]|\.\d)")
_DECISION = re.compile(
    r"(?:(?:its|their|sa|ses|su|sus)\s)?(?:[Dd]ecisions?|[Dd]écisions?|[Dd]ecisi(?:ón|ones)|[Рр]ешени\w+|\w*مقرر\w*)\s$"
)
_AFRICAN = re.compile(
    r"\b(?:ACHPR|ACPHR)/(?:Res\.?\s?)?(?P<number>\d{1,3})\s?\((?P<session>[IVXLC]+)\)\s?(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
)
_PARLIAMENT = re.compile(r"\b(?:P\d{1,2}_TA(?:-PROV)?\((?:19|20)\d\d\)\d{4}|COM\((?:19|20)\d\d\)\s?\d{3,4})(?!\d)")
_PROCEDURE = re.compile(r"(?<![\w/])(?:19|20)\d\d/\d{4}\((?:INI|RSP|COD|NLE)\)")
_UNESCO = re.compile(
    r"(?<![\w.])(?P<session>\d{1,2})\s?C/(?P<kind>[Rr]es(?:olution|\.)|[Dd]ec(?:ision|\.))\s?(?P<number>\d{1,3})(?!\d)"
)
_CONGRESS = re.compile(r"\bWCC-\d{4}-(?:Res|Rec)-\d{3}(?:-[A-Z]{2})?\b")


def find_other_bodies(text: str) -> list[Mention]:
    """All of them; no order is promised."""
    found: list[Mention] = []
    slashed, bracketed = "/" in text, "(" in text
    if slashed:
        if "/C" in text:
            found += [_parties(text, match) for match in _PARTIES.finditer(text)]
        if "CHPR/" in text or "CPHR/" in text:
            found += [_african(match) for match in _AFRICAN.finditer(text)]
        if " C/" in text:
            found += [_conference(match) for match in _UNESCO.finditer(text)]
        if bracketed and ("(INI)" in text or "(RSP)" in text or "(COD)" in text or "(NLE)" in text):
            found += [_plain(match[0], match) for match in _PROCEDURE.finditer(text)]
    if bracketed and ("_TA(" in text or "_TA-PROV(" in text or "COM(" in text):
        found += [_plain(match[0].replace(" ", ""), match) for match in _PARLIAMENT.finditer(text)]
    if "WCC-" in text:
        found += [_plain(match[0], match) for match in _CONGRESS.finditer(text)]
    return found


def _parties(text: str, match: re.Match[str]) -> Mention:
    noun = _DECISION.search(text, max(0, match.start() - 24), match.start())
    id_ = f"UNFCCC:{match['number']}/{match['of']}.{match['session']}"
    return Mention(id_, match.start(), match.end(), noun.start() if noun else match.start(), "conference of parties")


def _african(match: re.Match[str]) -> Mention:
    year = int(match["year"])
    if year < 100:
        year += 1900 if year > 80 else 2000  # The Commission was set up in 1987.
    return _plain(f"ACHPR/Res.{match['number']}({match['session']}){year}", match)


def _conference(match: re.Match[str]) -> Mention:
    kind = "Resolution" if match["kind"][:1].lower() == "r" else "Decision"
    return _plain(f"{match['session']}C/{kind}{match['number']}", match)


def _plain(id_: str, match: re.Match[str]) -> Mention:
    return Mention(id_, match.start(), match.end(), match.start(), "number of another body")
