"""Places inside a document as French, Spanish, Russian and Arabic texts cite them.

What comes in: a text in one of these languages. What goes out: the phrases that name places, as
``parsing.citing.pinpoints`` gives them for English: "paragraphe 5 a)", "apartado a) del párrafo 5",
"пункт 5 a) статьи 2", "الفقرة 5 (أ)", "الفصل السابع". Letters of another alphabet that count sub-paragraphs become
those of the English text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from resindex.parsing.citing.phrase import Phrase, between
from resindex.parsing.citing.words import Words, holds
from resindex.symbols import to_roman

#: Sub-paragraphs are counted by the old order of the Arabic letters, and in Russian texts by either alphabet.
_LETTERS = dict(zip("أبجدهوزحطيكلمنسعفصق", "abcdefghijklmnopqrs", strict=True)) | dict(
    zip("абвгдежзик", "abcdefghij", strict=True)
)
_MARK = r"(?:[ivx]{2,4}|[a-zа-к]|[أ-ي]\u0640?)"
_PAREN = rf"(?:\s?\(\d{{1,2}}\)|\s?\(?{_MARK}\))"
_IN_PAREN = re.compile(rf"\(?(\d{{1,2}}|{_MARK})\)")
_ITEM = (
    r"(?P<number>\d{1,3})(?:\.(?P<dot>\d{1,2})(?!\d))?(?![\d/])(?:\s?(?P<bis>bis|ter|quater)\b)?"
    rf"(?P<paren>{_PAREN}*)(?P<tail>\s[a-eа-д](?=\s(?:de|du|des|del)\b|\s[А-Я]))?"
    rf"|(?P<roman>[IVXLC]{{1,7}})(?![\w’'])(?:(?P<sub>[.\s-]\s?[A-H\d])(?!\w))?(?P<rparen>{_PAREN}*)"
    r"|(?P<letter>[A-H])(?![\w’'])"
    rf"|(?P<only>{_PAREN}+)|(?P<first>premi(?:er|ère))\b|(?P<bare>[a-zа-к])(?!\w)"
)
_GAP = re.compile(r"\s*")
_UNITS = ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
_ALONE = frozenset({"annex", "appendix"})
_ROMAN_KINDS = frozenset({"sec", "ch", "annex", "part"})


@cache
def _ordinals() -> dict[str, int]:
    """Arabic ordinals without the article: الفصل السابع, المادة الرابعة, الفصل الحادي عشر."""
    found = {"أول": 1, "أولى": 1, "عاشر": 10, "عاشرة": 10, "عشرون": 20, "عشرين": 20}
    for value, word in enumerate(_UNITS, start=1):
        if value > 1:
            found |= {word: value, f"{word}ة": value}
        found |= {f"{word} عشر": 10 + value, f"{word}ة عشرة": 10 + value}
    return found


@cache
def _patterns(words: Words) -> tuple[dict[str, re.Pattern[str]], re.Pattern[str], re.Pattern[str]]:
    """Nouns of places, each kind by itself; an item of a list; what joins two items (group "to": a range)."""
    kinds = {**words.places, "letter": words.letters} if words.letters else dict(words.places)
    item = _ITEM
    if words.language == "ar":
        spelled = "|".join(sorted(map(re.escape, _ordinals()), key=len, reverse=True))
        item = rf"{_ITEM}|ال(?P<word>{spelled})(?![\w])"
    join = re.compile(
        rf"\s*(?:(?P<to>{words.or_to}|[-–—‑])|[,،]\s*(?:et|ou|y|e|o|и|و)?|et|ou|y|e|o|и|или|و|أو)\s*(?=[\dIVXLC(A-Hو]|ال|[a-zа-к]\))"
    )
    return {k: re.compile(p) for k, p in kinds.items()}, re.compile(item), join


@cache
def _nouns(words: Words, kinds: tuple[str, ...]) -> re.Pattern[str]:
    """The nouns of these kinds; they begin with letters, as in ``parsing.citing.pinpoints``."""
    patterns = [_patterns(words)[0][kind].pattern for kind in kinds]
    return re.compile(rf"(?:{'|'.join(patterns)})" + ("" if words.language == "ar" else r"(?!\w)"))


def find_abroad(text: str, words: Words) -> list[Phrase]:
    """Every phrase that names places, in order."""
    found: list[Phrase] = []
    covered: set[int] = set()  # where phrases that name their owner stand
    # What is owned is an annex: most texts have none.
    owning = (("all", words.owned_all), ("last", words.owned)) if words.annex in text else ()
    for owned, pattern in owning:
        for match in pattern.finditer(text) if pattern else ():
            if match.start() not in covered:
                found.append(Phrase(match.start(), match.end(), "annex", ("annex",), owned=owned))
                covered.update(range(*match.span()))
    taken = {p.start for p in found} | {p.end for p in found}
    kinds = tuple([kind for kind, hints in words.hints_of if holds(text, hints)])
    for match in _nouns(words, kinds).finditer(text) if kinds else ():
        start, end = match.span()
        if words.language == "ar":
            start = _word_start(text, start)
        elif start and text[start - 1].isalnum():
            continue
        if start in taken or end in taken or start in covered:
            continue
        kind = _kind(words, match[0])
        places, last = _items(text, end, kind, words)
        kind = "op" if kind == "letter" else kind
        if places:
            found.append(Phrase(start, last, kind, tuple(dict.fromkeys(f"{kind}_{p}" for p in places))))
        elif kind in _ALONE and not text[end : end + 1].isalnum():
            found.append(Phrase(start, end, kind, (kind,)))
    return sorted(found, key=lambda p: p.start)


@lru_cache(maxsize=1024)
def _kind(words: Words, noun: str) -> str:
    return next(kind for kind, pattern in _patterns(words)[0].items() if pattern.fullmatch(noun))


def _word_start(text: str, start: int) -> int:
    while start and "\u0621" <= text[start - 1] <= "\u064a":
        start -= 1
    return start


def _items(text: str, position: int, kind: str, words: Words) -> tuple[list[str], int]:
    """The list behind a noun, each item as the tail of a place: "5", "5_a", "II_B"."""
    _, pattern, join = _patterns(words)
    places: list[str] = []
    end = position
    gap = _GAP.match(text, position)
    item = pattern.match(text, gap.end()) if gap else None
    ranging = False
    while item and _allowed(item, kind, first=not places):
        place = _place(item, kind, places[-1] if places else "")
        if ranging and places:
            places.extend(between(places[-1], place))
        places.append(place)
        end = item.end()
        step = join.match(text, end)
        ranging = step is not None and step["to"] is not None
        item = pattern.match(text, step.end()) if step else None
    return places, end


def _allowed(item: re.Match[str], kind: str, *, first: bool) -> bool:
    if kind == "letter":
        return bool(item["only"] or item["bare"])
    if item["bare"]:
        return False
    if item["only"]:
        return not first or kind == "op"
    if kind == "op":
        return bool(item["number"] or item["first"] or item.groupdict().get("word"))
    return kind in _ROMAN_KINDS if item["letter"] else True


def _place(item: re.Match[str], kind: str, before: str) -> str:
    if item["only"]:
        stem = before.split("_")[0] if kind == "op" else ""
        return "_".join(x for x in (stem if stem.isdecimal() else "", *_marks(item["only"])) if x)
    if item["number"]:
        number = item["number"]
        parts = [number + (item["bis"] or ""), *([item["dot"]] if item["dot"] else []), *_marks(item["paren"])]
        return "_".join([*parts, *(_LETTERS.get(tail, tail) for tail in (item["tail"] or "").split())])
    if item["roman"]:
        sub = (item["sub"] or "").strip(". -")
        return "_".join([item["roman"], *([sub] if sub else []), *_marks(item["rparen"])])
    if item["first"]:
        return "1"
    spelled = item.groupdict().get("word")
    if spelled:
        value = _ordinals()[spelled]
        return to_roman(value) if kind in _ROMAN_KINDS else str(value)
    letter: str = item["letter"] or item["bare"]
    return _LETTERS.get(letter, letter)


def _marks(printed: str | None) -> list[str]:
    marks = (mark.strip("\u0640") for mark in _IN_PAREN.findall(printed or ""))
    return [_LETTERS.get(mark, mark) for mark in marks]
