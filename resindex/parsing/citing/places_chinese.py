"""Places inside a document as Chinese texts cite them: 第5(a)段, 第5和第7至9段, 第二条第四项, 附件二, 第七章.

What comes in: a text. What goes out: the phrases that name places, the outermost first as Chinese has it. Numbers are
written in figures or in words; the Charter counts its sub-paragraphs by 子, 丑, 寅 …, which are the letters a, b, c ….
"""

from __future__ import annotations

import re

from resindex.parsing.citing.phrase import Phrase, between
from resindex.parsing.citing.words import holds
from resindex.symbols import roman_value, to_roman

_UNITS = {"段": "op", "款": "op", "项": "op", "条": "art", "节": "sec", "章": "ch", "部分": "part"}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_BRANCHES = dict(zip("子丑寅卯辰巳午未申酉戌亥", "abcdefghijkl", strict=True))
_STEMS = dict(zip("甲乙丙丁戊己庚辛", "abcdefgh", strict=True))
_NUMERAL = r"\d{1,3}|[一二三四五六七八九十百零〇]{1,6}|[IVX]{1,6}"
_CIRCLED = {chr(0x3220 + n): chr(ord("a") + n) for n in range(10)}  # ㈠ is the letter (a) of the English text
_MARK = (
    r"[㈠-㈩]|[(（](?:[a-z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3}|[子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛])[)）]"
)
_ONE = rf"第?\s?(?:(?P<n>{_NUMERAL})(?P<marks>(?:\s?(?:{_MARK}))*)|(?P<circled>[㈠-㈩]))"
_ITEM = re.compile(_ONE)
_LIST = re.compile(
    rf"第\s?(?:{_NUMERAL}|[㈠-㈩])(?:\s?(?:{_MARK}))*"
    rf"(?:\s?(?:、|和|及|与|或|至)\s?(?:第\s?(?:{_NUMERAL})(?:\s?(?:{_MARK}))*|(?:{_NUMERAL})(?:\s?(?:{_MARK}))*|{_MARK}))*"
    rf"\s?(?P<unit>段|条|节|章|部分|款|项)"
)
_LETTERED = re.compile(rf"(?P<marks>(?:{_MARK})(?:(?:、|和|及|至)(?:{_MARK}))*)\s?(?:分段|小段|款|项)")
_LETTERED_UNITS = ("分段", "小段", "款", "项")
_ANNEX = re.compile(
    rf"(?P<all>决议及其)?(?P<owned>及?其|该决议)?附件(?P<list>(?:{_NUMERAL})(?:(?:、|和|及|至)(?:{_NUMERAL}))*)?(?![\u4e00-\u4e8c]?号)"
)
_STEP = re.compile(r"\s?(?P<joint>、|和|及|与|或|至)\s?")
_MARKS = re.compile(r"[(（]([^()（）]+)[)）]|([㈠-㈩])")
_PREAMBLE = re.compile(r"序言(?:部分)?$")


def find_chinese(text: str) -> list[Phrase]:
    """Every phrase that names places, in order."""
    found: list[Phrase] = []
    for match in _LIST.finditer(text):
        if text[match.end() : match.end() + 1] == "议" or _dated(text, match):
            continue
        kind = _UNITS[match["unit"]]
        start = match.start()
        preamble = _PREAMBLE.search(text, max(0, start - 4), start) if kind == "op" else None
        if preamble:
            kind, start = "pp", preamble.start()
        places = _places(text[match.start() : match.start("unit")], kind)
        above = found[-1] if found and kind == found[-1].kind == "op" and found[-1].end == start else None
        if places and above:  # 第二款第㈡项
            joined = tuple(f"{outer}_{inner}" for outer in above.places for inner in places)
            found[-1] = Phrase(above.start, match.end(), kind, joined)
        elif places:
            found.append(Phrase(start, match.end(), kind, tuple(dict.fromkeys(f"{kind}_{p}" for p in places))))
    ends = {p.end: i for i, p in enumerate(found)}
    for match in _LETTERED.finditer(text) if holds(text, _LETTERED_UNITS) else ():
        if match.start() in ends:
            i = ends[match.start()]
            marks = [_letter(m) for m in _marks(match["marks"])]
            places = [f"{place}_{mark}" for place in found[i].places for mark in marks]
            found[i] = Phrase(found[i].start, match.end(), found[i].kind, tuple(places))
    for match in _ANNEX.finditer(text) if "附件" in text else ():
        numbers = [to_roman(_value(n)) for n in re.findall(_NUMERAL, match["list"] or "") if _value(n)]
        places = [f"annex_{n}" for n in numbers] or ["annex"]
        found.append(
            Phrase(
                match.start(),
                match.end(),
                "annex",
                tuple(places),
                owned="all" if match["all"] else "last" if match["owned"] else "",
            )
        )
    return sorted(found, key=lambda p: p.start)


def _dated(text: str, match: re.Match[str]) -> bool:
    """ "第七十五届…" and "第3章节" count something else; "第9次会议" has no unit of ours."""
    return match["unit"] == "章" and text[match.end() : match.end() + 1] == "程"


def _places(printed: str, kind: str) -> list[str]:
    places: list[str] = []
    position = 0
    ranging = False
    while position < len(printed):
        item = _ITEM.match(printed, position)
        if item is None:
            marks = re.compile(rf"(?:\s?(?:{_MARK}))+").match(printed, position)
            if marks is None or not places:
                return places
            place = "_".join([places[-1].split("_")[0], *(_letter(m) for m in _marks(marks[0]))])
            end = marks.end()
        else:
            number = _CIRCLED.get(item["circled"] or "") or _number(item["n"], kind)
            if not number:
                return places
            place = "_".join([number, *(_letter(m) for m in _marks(item["marks"]))])
            end = item.end()
        if ranging and places:
            places.extend(between(places[-1], place))
        places.append(place)
        step = _STEP.match(printed, end)
        if step is None:
            return places
        ranging = step["joint"] == "至"
        position = step.end()
    return places


def _number(numeral: str, kind: str) -> str:
    """As the English text has it: chapters and sections in Roman numerals, unless they are printed in figures."""
    value = _value(numeral)
    if not value or numeral.isascii():
        return numeral if value else ""
    return to_roman(value) if kind in ("sec", "ch", "part") else str(value)


def _marks(printed: str | None) -> list[str]:
    return [inside or sign for inside, sign in _MARKS.findall(printed or "")]


def _letter(mark: str) -> str:
    if mark in _CIRCLED:
        return _CIRCLED[mark]
    if mark in _BRANCHES or mark in _STEMS:
        return _BRANCHES.get(mark) or _STEMS[mark]
    value = _value(mark) if mark[0] in _DIGITS or mark[0] == "十" else 0
    return to_roman(value).lower() if value else mark


def _value(numeral: str) -> int:
    """第二十一条 is 21; figures and Roman numerals are themselves."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    if numeral.isascii():
        return roman_value(numeral)
    if not set(numeral) & set("十百"):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))  # 第二八七条
    total, digit = 0, 0
    for sign in numeral:
        if sign == "百":
            total, digit = total + 100 * (digit or 1), 0
        elif sign == "十":
            total, digit = total + 10 * (digit or 1), 0
        else:
            digit = _DIGITS[sign]
    return total + digit
