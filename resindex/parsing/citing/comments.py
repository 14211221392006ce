"""What is cited by a number of its own kind: general comments, statements, labour conventions, the Treaty Series.

What comes in: a text. What goes out: mentions with the symbol or slug that such a number stands for: ``CCPR/C/GC/34``,
``S/PRST/2015/25``, ``treaty:ILO-C169``, the treaty registered under a number. A general comment needs its committee
named beside it; without it, nothing is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resindex.parsing.citing.instruments import treaty_series
from resindex.parsing.citing.mention import Mention
from resindex.parsing.citing.words import citing_table, holds

#: A committee this near behind the number is the one whose comment it is.
_AT_NUMBER = 36

_NEXT = re.compile(r"(?:,| and|;)\s(?:[a-z][\w’-]*+\s)*?(?:No\. ?)?(?P<number>\d{1,2})(?= \(\d{4}\)|,| and |\.|;|$)")
#: The next member of a list has its sign ("no 24", "№ 24", "núm. 24") or its year in every other language.
_NEXT_ABROAD = re.compile(
    r"(?:\s?\(\d{4}\))?[^;.\d]{0,110}?(?:(?:nos?|núms?\.|№|رقم)\s(?P<number>\d{1,2})(?!\d)|(?:et|y|и|و)\s(?P<dated>\d{1,2})(?=\s\(\d{4}\)))"
)
_ADOPTED_BY = re.compile(r"(?:adopted by|of|by) the $")
_STATEMENT = re.compile(r"[Pp]residential [Ss]tatements?,? \(?(?P<number>(?:19|20)\d\d/\d{1,3})")
_LABOUR = re.compile(
    r"[(（](?:[Nn]o\.?|núm\.|№|رقم|第)\s?(?P<a>\d{1,3})号?[)）]"
    r"|(?:Convention|Convenio|Конвенци\w+)\s(?:[Nn]o\.?|núm\.|№)\s?(?P<b>\d{1,3})|第(?P<c>\d{1,3})号公约"
)
_LABOUR_NAMES = {
    "en": ("Labour", "ILO"),
    "fr": ("ravail", "OIT"),
    "es": ("Trabajo", "OIT"),
    "ru": ("труда", "МОТ"),
    "ar": ("العمل",),
    "zh": ("劳工",),
}
_CONVENTION = ("onvention", "onvenio", "онвенци", "تفاقية", "公约")
_SERIES = re.compile(
    r"(?:Treaty Series|Recueil des Traités), vols?\. [\d, and]+, (?:[Nn]os?|núms?)\.?\s?(?:I-)?(?P<number>\d{1,5})"
    r"(?:[-–](?P<last>\d{1,5}))?|条约汇编》，\s?第\d+卷，\s?第(?P<chinese>\d{1,5})号"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language names general comments and the committees that make them."""

    hints: tuple[str, ...]
    comment: re.Pattern[str]  #: with the groups "number" and, where it is a list, "plural"
    committee: re.Pattern[str]
    series: tuple[str, ...]  #: what the symbols of the comments of each committee begin with


@cache
def _words(language: str) -> _Words | None:
    entry = citing_table().get(language, {}).get("comments")
    if entry is None:
        return None
    committees = entry["committees"]
    names = "|".join(f"({name})" for name in committees.values())
    return _Words(tuple(entry["hints"]), re.compile(entry["comment"]), re.compile(names), tuple(committees))


def find_comments(text: str, language: str = "en") -> list[Mention]:
    """All of them; no order is promised."""
    found: list[Mention] = []
    known = _words(language)
    if known and holds(text, known.hints):
        found += _comments(text, known, english=language == "en")
    if "/" in text and "tatement" in text:
        for match in _STATEMENT.finditer(text):
            symbol = f"S/PRST/{match['number']}"
            found.append(Mention(symbol, match.start("number"), match.end(), match.start(), "statement"))
    if holds(text, _LABOUR_NAMES.get(language, ())) and holds(text, _CONVENTION):
        for match in _LABOUR.finditer(text):
            around = text[max(0, match.start() - 120) : match.end() + 20]
            if any(word in around for word in _CONVENTION):
                id_ = f"treaty:ILO-C{match['a'] or match['b'] or match['c']}"
                found.append(Mention(id_, match.start(), match.end(), match.start(), "labour convention"))
    if ("vol" in text and ("Treaty Series" in text or "Recueil des Trait" in text)) or "条约汇编" in text:
        for match in _SERIES.finditer(text):
            first = match["number"] or match["chinese"]
            numbers = range(int(first), int(match["last"] or first) + 1)
            for number in numbers if len(numbers) <= 8 else numbers[:1]:
                known_as = treaty_series().get(number)
                if known_as:
                    at = match.start("number") if match["number"] else match.start("chinese")
                    found.append(Mention(known_as, at, match.end(), match.start(), "treaty series"))
    return found


def _comments(text: str, known: _Words, *, english: bool) -> list[Mention]:
    """General comments, each list with the committee named before it or, as having adopted it, behind it."""
    found: list[Mention] = []
    matches = list(known.comment.finditer(text))
    following = _NEXT if english else _NEXT_ABROAD
    for i, match in enumerate(matches):
        end = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        spans = [match.span("number")]
        while match["plural"] and (more := _more(following, text, spans[-1][1], end, english=english)):
            spans.append(more)
        series = _committee(text, known, match.start(), spans[-1][1], end, english=english)
        if series:
            leads = (match.start(), *(s for s, _ in spans[1:]))
            found += [
                Mention(f"{series}/{text[s:e]}", s, e, lead, "general comment")
                for (s, e), lead in zip(spans, leads, strict=True)
            ]
    return found


def _more(pattern: re.Pattern[str], text: str, start: int, end: int, *, english: bool) -> tuple[int, int] | None:
    if english:
        match = pattern.search(text, start, min(end, start + 200))
    else:
        match = pattern.match(text, start, min(end, start + 200))
    if match is None:
        return None
    return match.span("number") if english or match["number"] else match.span("dated")


def _committee(text: str, known: _Words, start: int, last: int, end: int, *, english: bool) -> str | None:
    """The committee said behind to have adopted it, or at its number; else the last one before; else the next one."""
    behind = known.committee.search(text, last, min(end, last + 250))
    if behind and (
        _ADOPTED_BY.search(text, max(0, behind.start() - 16), behind.start())
        if english
        else behind.start() - last <= _AT_NUMBER
    ):
        return known.series[(behind.lastindex or 1) - 1]
    before = list(known.committee.finditer(text, max(0, start - 200), start))
    if before:
        return known.series[(before[-1].lastindex or 1) - 1]
    return known.series[(behind.lastindex or 1) - 1] if behind and not english else None
