"""Numbers of resolutions as texts print them: ``53/144``, ``217 A (III)``, ``1325 (2000)``, ``S-24/2``.

What comes in: a text. What goes out: every number of such a form, whether it cites anything or not: 24/7 and 2018/19
have the form too. ``parsing.citing.runs`` tells which ones cite, ``parsing.citing.series`` whose they can be.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from resindex.symbols import to_roman

#: Chinese writes the next word to it: "50/221 B号".
_LETTER = r"[A-Z](?![^\W\u3000-\u9fff]|[’']|[-‑–]\s?\d)"
_PARTS = rf"{_LETTER}(?:(?:\s?,\s?|\s(?:and|to|or|et|à|y|a|и|по)\s|\s?[-–]\s?|和){_LETTER})*"
#: Arabic spells the letters of parts: "50/221 باء".
_SPELLED = {
    "ألف": "A",
    "باء": "B",
    "جيم": "C",
    "دال": "D",
    "هاء": "E",
    "واو": "F",
    "زاي": "G",
    "حاء": "H",
    "طاء": "I",
    "ياء": "J",
    "كاف": "K",
    "لام": "L",
    "ميم": "M",
    "نون": "N",
}
_ARABIC = "|".join(_SPELLED)
#: It begins with a digit and looks back from there whether the number began earlier, and its digits are not given back:
#: so it is tried once for a year, not ten times.
_NUMBER = re.compile(
    r"(?P<first>[0-9](?<![0-9][0-9])[0-9]{0,3}+)(?:"
    r"\s?/\s?(?P<number>[0-9]{1,4})(?![\d/]|\.\d)"
    rf"|(?P<before>\s?{_PARTS})?\s?[(（](?:(?P<roman>(?:E?S[-‑–]\s?)?[IVXLC]{{1,7}})|(?P<year>(?:19|20)[0-9]{{2}})"
    r"|(?P<kind>دإط|دإ|د)[-‑–]\s?(?P<arabic>[0-9]{1,2}))[)）]"
    rf")(?P<parts>\s?{_PARTS})?(?P<letters>\s(?:{_ARABIC})(?:\s?(?:و|إلى)\s?(?:{_ARABIC}))*(?!\w))?"
)
#: What opens the brackets of such a number: a session or a year. Most brackets hold something else.
_BRACKET = re.compile(r"[(（](?:E?S[-‑–]|[IVXLC]|(?:19|20)[0-9]{2}|د)")
_SPECIAL = re.compile(r"(?<![A-Za-z0-9/.])(?P<kind>E?S|دإط|دإ)[-‑–]\s?$")
_BARE = re.compile(
    r"(?<![\w/.,(])(?P<bare>\d{3,4})(?![\w/%]|\s?\([\dIVXLC]|[,.]\d)|(?P<dotted>\d{2}\.\d{1,2})(?![\w.%])"
)
_ARABIC_WORD = re.compile(rf"{_ARABIC}|إلى")
_SPLIT = re.compile(r"[A-Z]|to|à|\sa\s|по|[-–]")

#: Chinese writes "第1373号决议" where English has "resolution 1373".
_BARE_CHINESE = re.compile(r"第(?P<bare>\d{3,4})号(?=决议)")

#: More members than any list or range of resolutions has; beyond it a range is taken for a slip.
MOST = 60


class Number(NamedTuple):
    """``form``: "session" (53/144), "old" (217 A (III)), "year" (1325 (2000)), "bare" (1493) or "health" (60.29)."""

    start: int
    end: int
    form: str
    session: str  #: "53", "S-24", "III", "S-VII", "2000"; "" for a bare number
    number: int
    parts: tuple[str, ...] = ()

    @property
    def year_like(self) -> bool:
        """Whether the session is a year: 2003/64."""
        return self.form == "session" and len(self.session) == 4 and self.session.isdecimal()

    @property
    def span_of_years(self) -> bool:
        """Whether it may as well be two years: 2018/19, 2020/2021."""
        if not self.year_like:
            return False
        following = int(self.session) + 1
        return self.number in (following, following % 100)


def find_numbers(text: str) -> list[Number]:
    """Every number of a citable form, in order."""
    if "/" in text or (("(" in text or "（" in text) and _BRACKET.search(text)):
        return [n for m in _NUMBER.finditer(text) if (n := _number(text, m)) is not None]
    return []


def bare_number(text: str, position: int) -> Number | None:
    """The number without year or session that begins at ``position``: "resolution 1493", "resolution 60.29"."""
    match = _BARE.match(text, position)
    if match is None:
        return None
    if match["dotted"]:
        session, _, number = match["dotted"].partition(".")
        return Number(match.start(), match.end(), "health", session, int(number))
    return Number(match.start(), match.end(), "bare", "", int(match["bare"]))


def bare_chinese(text: str) -> list[Number]:
    """The numbers without year that a Chinese text gives to resolutions."""
    return [Number(*m.span("bare"), "bare", "", int(m["bare"])) for m in _BARE_CHINESE.finditer(text)]


def _number(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    before = text[start - 1] if start else " "
    special = ""
    if before in "-‑–" or (before == " " and text[start - 2 : start - 1] in "-‑–"):
        prefix = _SPECIAL.search(text, max(0, start - 7), start)
        if prefix:
            start, special = prefix.start(), "ES-" if prefix["kind"] in ("ES", "دإط") else "S-"
        elif before != " " and start > 1 and text[start - 2].isalpha():
            return None  # A hyphen ties it to a word: "decision A-32/4". Between numbers a hyphen is a range.
    elif (before.isalnum() and before < "\u0600") or before in "/._":
        return None  # Arabic and Chinese write it to the word in front.
    first, number, parts_before, roman, year, kind, arabic, parts_behind, spelled = match.groups()
    parts = parts_behind or parts_before
    letters = _letters(parts) if parts else ()
    if spelled:
        letters = _letters(_ARABIC_WORD.sub(lambda m: _SPELLED.get(m[0], "-"), spelled))
    if number:
        return Number(start, end, "session", special + first, int(number), letters)
    if roman:
        roman = roman.replace(" ", "").replace("‑", "-").replace("–", "-")
        return Number(start, end, "old", roman, int(first), letters)
    if arabic:
        series = {"دإ": "S-", "دإط": "ES-"}.get(kind, "")
        return Number(start, end, "old", series + to_roman(int(arabic)), int(first), letters)
    # No letter belongs to it: what follows is the next word.
    return Number(start, match.start("parts") if parts_behind else end, "year", year, int(first))


def _letters(parts: str) -> tuple[str, ...]:
    """``A and B`` gives both, ``A to E`` and ``A-E`` each from the first to the last."""
    letters: list[str] = []
    ranging = False
    for piece in _SPLIT.findall(parts):
        if not (piece.isascii() and piece.isupper()):
            ranging = True
            continue
        if ranging and letters and letters[-1] < piece:
            letters.extend(chr(c) for c in range(ord(letters[-1]) + 1, ord(piece)))
        letters.append(piece)
        ranging = False
    return tuple(dict.fromkeys(letters))
