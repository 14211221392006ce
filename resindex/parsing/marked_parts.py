"""Headings that open a part of a marked document, in every language: an annex, an article, a section.

What comes in: the text of a short line. What goes out: what it opens and under which number, or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resindex.parsing.labels import roman_value

_ANNEX = re.compile(
    r"(?:(?P<annex>annexe?|anexo|приложение|anlage)|(?P<appendix>appendix|appendice|apéndice|добавление|anhang))"
    r"(?:\s+(?P<number>[ivx]{1,6}|\d{1,2}|[a-z]))?\s?[.:*]?",
    re.IGNORECASE,
)
#: A marked heading may say more: "Annex I: Rules of procedure", "Designation annex".
_NAMED = re.compile(
    r"(?:annexe?|anexo|приложение|anlage)\s(?:[ivx]{1,6}|\d{1,2})?\s?[.:–—-]|(?:[\w-]+\s){1,3}(?:annex|anlage)$",
    re.IGNORECASE,
)
_ARABIC = re.compile(r"(?:ال)?(?:(?P<annex>مرفق|ضميمة)|(?P<appendix>تذييل))(?:\s+\S{1,12}){0,2}")
_CHINESE = re.compile(r"附(?:(?P<annex>件)|(?P<appendix>文|录))(?P<number>[一二三四五六七八九十]{0,3}|\d{0,2})")
_SECTION = re.compile(r"[IVXL]{1,6}|[A-Z]")
_ARTICLE = re.compile(
    r"(?:(?P<art>article|artículo|статья|artikel|المادة)|(?P<rule>rule|règle|regla|правило)"
    r"|(?P<principle>principle|principe|principio|принцип|المبدأ))\s(?P<number>\d{1,3}|[ivxl]{1,6})\.?",
    re.IGNORECASE,
)
_HAN_ARTICLE = re.compile(r"第\s?([一二三四五六七八九十]{1,3})\s?条")
_HAN = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """A heading that opens an annex, with its number where it has one; an appendix belongs to the annex before it."""

    number: int | None
    appendix: bool = False


def annex_heading(text: str, *, heading: bool = False) -> AnnexHeading | None:
    """``Annex II`` opens an annex; only a marked heading may say more than the word and its number."""
    text = " ".join(text.split())
    match = _ANNEX.fullmatch(text)
    if match is not None:
        number = (match["number"] or "").lower()
        value = int(number) if number.isdecimal() else roman_value(number)
        if value is None and number:
            value = ord(number) - 96
        return AnnexHeading(value, match["appendix"] is not None)
    if heading and _NAMED.match(text):
        return AnnexHeading(None)
    match = _CHINESE.fullmatch(text)
    if match is not None:
        return AnnexHeading(_han_value(match["number"]), match["appendix"] is not None)
    match = _ARABIC.fullmatch(text)
    return None if match is None else AnnexHeading(None, match["appendix"] is not None)


def section_name(text: str) -> str | None:
    """``Article 4`` is "art_4", ``II`` is "sec_II"; None for a heading that says anything else."""
    text = " ".join(text.split())
    if _SECTION.fullmatch(text):
        return f"sec_{text}"
    match = _ARTICLE.fullmatch(text)
    if match is not None:
        kind = next(kind for kind in ("art", "rule", "principle") if match[kind])
        return f"{kind}_{match['number']}"
    match = _HAN_ARTICLE.fullmatch(text)
    return None if match is None else f"art_{_han_value(match[1])}"


def _han_value(number: str) -> int | None:
    if number.isdecimal():
        return int(number)
    if not number:
        return None
    tens, ten, units = number.rpartition("十")
    if not ten:
        return _HAN.index(units) + 1
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(units) + 1 if units else 0)
