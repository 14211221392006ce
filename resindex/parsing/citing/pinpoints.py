"""Places inside a document as texts cite them: "paragraphs 5 (a) and 7 to 9", "section II.B", "article 2, paragraph 4".

What comes in: a text. What goes out: phrases, each with the places it names in canonical form ("op_5_a", "sec_II_B",
"art_2_4"); ranges and lists give each. Which document a phrase lies in is ``parsing.citing.places``'s to say.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from resindex.parsing.citing.phrase import Phrase, between
from resindex.parsing.citing.places_abroad import find_abroad
from resindex.parsing.citing.places_chinese import find_chinese
from resindex.parsing.citing.words import Words, holds

_BRACKETS = r"(?:\s?\((?:[a-z]{1,4}|\d{1,2})\))*"
_ITEM = re.compile(
    r"(?P<number>\d{1,3})(?![\d/]|\.\d)(?:[-‑](?P<nsub>[A-Z])(?!\w))?(?:\s?(?P<bis>bis|ter|quater)\b)?"
    rf"(?P<paren>{_BRACKETS})(?P<tail>\s[a-z](?=\s(?:of|and|or)\s|,\s))?"
    rf"|(?P<roman>[IVXLC]{{1,7}})(?![\w’])(?:(?P<sub>[.\s-]\s?[A-H\d])(?!\w))?(?P<rparen>{_BRACKETS})"
    r"|(?P<letter>[A-H])(?![\w’])(?:[.\s]\s?(?P<lsub>\d{1,2}|[IVX]+)\b)?"
    r"|(?P<only>(?:\s?\([a-z]{1,4}\))+)"
)
_GAP = re.compile(r"\s+|\s?(?=\()")
_PAREN = re.compile(r"\(([a-z\d]{1,4})\)")
_ALONE = frozenset({"annex", "appendix"})


@cache
def _nouns(words: Words, kinds: tuple[str, ...]) -> re.Pattern[str]:
    """The nouns of these kinds: of the subsets of eight kinds, the few that texts have are compiled."""
    # No boundary and no group in front: a pattern that begins with letters is searched many times as fast.
    return re.compile(rf"(?:{'|'.join(words.places[kind] for kind in kinds)})(?!\w)")


@lru_cache(maxsize=512)
def _kind(words: Words, noun: str) -> str:
    return next(kind for kind, pattern in words.places.items() if re.fullmatch(pattern, noun))


@cache
def _joints(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"\s*(?:,\s*(?:and|or|et|ou|y|o|и)?|and|or|et|ou|y|o|и|as well as)\s*(?=[\dIVXLC(A-H])"),
        re.compile(rf"\s*(?:{words.or_to}|through|[-–—‑])\s*(?=[\dIVXLC(A-H])"),
    )


def find_phrases(text: str, words: Words) -> list[Phrase]:
    """Every phrase that names places, in order."""
    if not holds(text, words.hints):
        return []
    if words.language != "en":
        return find_chinese(text) if words.language == "zh" else find_abroad(text, words)
    found = _counted(text, words) if words.ordinals and "preambular" in text else []
    covered = {p.end for p in found}
    kinds = tuple([kind for kind, hints in words.hints_of if holds(text, hints)])
    for match in _nouns(words, kinds).finditer(text) if kinds else ():
        start = match.start()
        if match.end() in covered or (start and text[start - 1].isalnum()):
            continue
        kind = _kind(words, match[0])
        places, end = _items(text, match.end(), kind, words)
        if places:
            found.append(Phrase(start, end, kind, tuple(dict.fromkeys(f"{kind}_{p}" for p in places))))
        elif kind in _ALONE:
            found.append(Phrase(start, match.end(), kind, (kind,)))
    return sorted(found, key=lambda p: p.start)


def _counted(text: str, words: Words) -> list[Phrase]:
    """ "the third preambular paragraph"."""
    pattern = re.compile(rf"\b({'|'.join(words.ordinals)}) preambular paragraph\b")
    return [Phrase(m.start(), m.end(), "pp", (f"pp_{words.ordinals.index(m[1]) + 1}",)) for m in pattern.finditer(text)]


def _items(text: str, position: int, kind: str, words: Words) -> tuple[list[str], int]:
    """The list behind a noun, each item as the tail of a place: "5", "5_a", "II_B"."""
    join, to = _joints(words)
    places: list[str] = []
    end = position
    gap = _GAP.match(text, position)
    item = _ITEM.match(text, gap.end()) if gap else None
    ranging = False
    while item and _allowed(item, kind, first=not places):
        place = _place(item, places[-1] if places else "")
        if ranging and places:
            places.extend(between(places[-1], place))
        places.append(place)
        end = item.end()
        ranging = False
        step = join.match(text, end)
        if step is None:
            step = to.match(text, end)
            ranging = step is not None
        item = _ITEM.match(text, step.end()) if step else None
    return places, end


def _allowed(item: re.Match[str], kind: str, *, first: bool) -> bool:
    if item["only"]:
        return not first or kind == "op"
    if kind in ("op", "pp"):
        return item["number"] is not None
    if item["letter"]:
        return kind in ("sec", "annex", "part", "ch", "appendix")
    return True


def _place(item: re.Match[str], before: str) -> str:
    if item["only"]:
        return "_".join(x for x in (_stem(before, item["only"]), *_PAREN.findall(item["only"])) if x)
    if item["number"]:
        parts = [item["number"] + (item["bis"] or ""), *(item["nsub"] or ""), *_PAREN.findall(item["paren"] or "")]
        return "_".join([*parts, *((item["tail"] or "").split())])
    if item["roman"]:
        sub = (item["sub"] or "").strip(". -")
        return "_".join([item["roman"], *([sub] if sub else []), *_PAREN.findall(item["rparen"] or "")])
    return "_".join(x for x in (item["letter"], item["lsub"]) if x)


def _stem(before: str, printed: str) -> str:
    """What "(b)" stands under: "5" after "5 (a)", "5_a" for "(ii)" after "5 (a) (i)", nothing after another letter."""
    head, *below = before.split("_")
    if not head.isalnum() or not head[0].isdigit():
        return ""
    deep = len(below) > 1 and set(printed) <= set(" (ivx)")
    return "_".join([head, *below[:-1]]) if deep else head
