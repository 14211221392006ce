"""The words that a language cites with: nouns, bodies in full and in short, possessives.

What comes in: a language. What goes out: its compiled patterns, and the tokens of a text: where it says "resolution",
where it names a body, where it says "its". The knowledge is ``data/citing.toml`` and ``data/bodies.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from resindex.bodies import bodies

#: A body's short name that may stand in running text: an abbreviation, or a name of several words.
_ABBREVIATION = re.compile(r"[A-Z]{3,}|\w+ \w+")
#: A name that goes on is another body's: "Council of Europe", "Commission for Social Development".
_OF_ANOTHER = re.compile(r"\s+of\s+the\s+(?!United Nations\b)[A-Z]")
#: As does one that began earlier: "Peace and Security Council", "Inter-American Commission on Human Rights".
_BEGAN = re.compile(r"(?<![\w’-])(?P<word>[A-Z][\w’-]*|Peace and)\s$")
_OWN_PREFIX = frozenset({"The", "UN", "Nations", "Also", "Both"})
#: In the place of a series: an organ of which the table says that it numbers its resolutions for itself.
FOREIGN = "-"
_OPENING = re.compile(r"(?:^|[.;:(“\"]|\d,)\s*$")


class Token(NamedTuple):
    """``kind``: "noun", "its", "body" (named in full), "head" (named in short), "other" (an organ we do not know)."""

    start: int
    end: int
    kind: str
    series: tuple[str, ...] = ()  #: series of symbols that a body's name can stand for
    word: str = ""


@dataclass(frozen=True, slots=True)
class _Meaning:
    pattern: re.Pattern[str]
    kind: str
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The patterns of one language."""

    language: str
    tokens: tuple[re.Pattern[str], ...]
    stems: tuple[tuple[str, ...], ...]  #: for each of them, letters that its first word has; () where it is fast anyway
    meanings: tuple[_Meaning, ...]
    joint: re.Pattern[str]  #: the end of what stands before a member of a list
    only_joints: re.Pattern[str]
    places: dict[str, str]
    hints: tuple[str, ...]  #: letters that one of the nouns of places has; a text without any of them cites no place
    hints_of: tuple[tuple[str, tuple[str, ...]], ...]  #: the same for each kind of place; () where all are searched for
    noun: str  #: letters that every form of "resolution" has
    bare: str  #: letters that the noun has: a text without them cites no number that has neither year nor session
    same: re.Pattern[str]  #: "that resolution", "the said resolution"
    same_hints: tuple[str, ...]
    ordinals: tuple[str, ...]
    letters: str  #: nouns of what is counted by letters alone ("alinéa a)"); "" where the language has none
    annex: str  #: letters that every form of "annex" has
    owned: re.Pattern[str] | None  #: "its annex", where it is not the English words
    owned_all: re.Pattern[str] | None  #: the same of several documents: "the annexes thereto"
    plural: re.Pattern[str]  #: how the noun of a list ends, whose places are those of all its members
    report: re.Pattern[str]  #: what leads from a place to the symbol of the report that it lies in
    nested: re.Pattern[str]  #: what leads from a place to the place that it lies in
    to: re.Pattern[str]  #: what leads from a place to the document that it lies in
    also: re.Pattern[str]  #: what joins two places in one document
    behind: re.Pattern[str]  #: what may stand between a document and the place behind it
    or_to: str
    whose: re.Pattern[str] | None  #: None for English, whose grammar is ``parsing.citing.owners``'s
    by_way: re.Pattern[str] | None
    goes_on: re.Pattern[str]


@cache
def citing_table() -> dict[str, Any]:
    """``data/citing.toml``, by language."""
    return tomllib.loads((files("resindex.data") / "citing.toml").read_text(encoding="utf-8"))


@cache
def words(language: str) -> Words:
    """The words of a language; English where the table has none."""
    table = citing_table()
    language = language if language in table else "en"
    entry = table[language]
    named, heads = _english() if language == "en" else (entry["bodies"], entry["heads"])
    others = entry.get("others")
    meanings = (
        *((_Meaning(re.compile(others), "other", (FOREIGN,)),) if others else ()),
        *(_Meaning(re.compile(pattern), "body", (series,)) for series, pattern in named.items()),
        *(_Meaning(re.compile(pattern), "head", tuple(series)) for pattern, series in heads.items()),
        _Meaning(re.compile(entry["resolution"]), "noun", ("RES",)),
        _Meaning(re.compile(entry["decision"]), "noun", ("DEC",)),
        _Meaning(re.compile(entry["its"]), "its", ()),
    )
    joints = entry["joints"]
    edge = "" if language == "zh" else r"\b"
    return Words(
        language,
        (
            re.compile(rf"(?:{'|'.join([*([others] if others else []), *named.values(), *heads])}){edge}"),
            re.compile(rf"(?:{entry['resolution']}|{entry['decision']}|{entry['its']}){edge}"),
        ),
        tuple(map(tuple, entry.get("stems", ((), ())))),
        meanings,
        re.compile(rf"(?:[,;:(（、،]|\b(?:{joints})|[和及与至第])\s*$"),
        re.compile(rf"(?:[\s,;:()、،“”\"-]|\b(?:{joints})(?!\w)|[和及以与至第号])*"),
        entry["places"],
        tuple(entry["hints"]),
        tuple((kind, tuple(hints)) for kind, hints in entry.get("hints_of", {}).items()),
        entry["bare"].removeprefix("号"),
        entry["bare"],
        re.compile(entry["same"]),
        tuple(entry["same_hints"]),
        tuple(entry.get("ordinals", ())),
        entry.get("letters", ""),
        entry.get("annex", ""),
        re.compile(entry["owned"]) if "owned" in entry else None,
        re.compile(entry["owned_all"]) if "owned_all" in entry else None,
        re.compile(entry["plural"]),
        re.compile(entry["report"]),
        re.compile(entry["nested"]),
        re.compile(entry["to"]),
        re.compile(entry["also"]),
        re.compile(entry["behind"]),
        entry["or_to"],
        re.compile(entry["whose"]) if "whose" in entry else None,
        re.compile(rf"\s*+,?\s*+(?:{entry['by_way']})\s+") if "by_way" in entry else None,
        re.compile(entry["goes_on"]),
    )


def _english() -> tuple[dict[str, str], dict[str, list[str]]]:
    """English names are those of the table of bodies, the longest first."""
    names: dict[str, str] = {}
    heads: dict[str, list[str]] = {}
    for body in bodies():
        formulas = [f.removeprefix("The ") for f in body.formula if f.isascii()]
        known = {body.name, *formulas, *(s for s in body.short if _ABBREVIATION.fullmatch(s))}
        names[body.symbol] = "|".join(re.escape(n) for n in sorted(known, key=len, reverse=True))
        for head in body.heads:
            heads.setdefault(head, []).append(body.symbol)
    longest_first = sorted(names, key=lambda s: -len(names[s]))
    return {s: names[s] for s in longest_first}, dict(sorted(heads.items(), key=lambda h: -len(h[0])))


def holds(text: str, hints: Iterable[str]) -> bool:
    """Whether any of the hints stands in the text; asked of every paragraph, several times."""
    for hint in hints:  # noqa: SIM110 — a generator would cost more than the search
        if hint in text:
            return True
    return False


def find_tokens(text: str, known: Words) -> list[Token]:
    """Every word of the text that matters to a citation, in order."""
    found: list[Token] = []
    open_in_front = known.language in ("zh", "ar")
    # No boundary and no group in front: patterns that begin with letters are searched many times as fast.
    matches: list[re.Match[str]] = []
    for pattern, stems in zip(known.tokens, known.stems, strict=True):
        matches += _in_words_with(stems, pattern, text) if stems else pattern.finditer(text)
    for match in matches:
        start, end = match.span()
        if start and not open_in_front and text[start - 1].isalnum():
            continue
        kind, series = _meaning(known, match[0])
        if (kind == "head" and known.goes_on.match(text, end)) or (
            kind in ("body", "head") and known.language == "en" and _another(text, start, end, kind)
        ):
            kind = "other"
        found.append(Token(start, end, kind, series, match[0]))
    found.sort(key=lambda t: t.start)
    return found


def small_word_before(text: str, position: int) -> bool:
    """Whether a word in small letters stands in front, other than "and": then no longer name begins there.

    Where it does, patterns that look back for a name in capitals need not be tried, which are several times as slow.
    """
    if not position or text[position - 1] != " ":
        return False
    word = text[text.rfind(" ", 0, position - 1) + 1 : position - 1]
    return word.isalpha() and word.islower() and word != "and"


def _in_words_with(stems: Sequence[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches of a pattern that begins in a word with one of the stems; it is tried in no other word."""
    position = 0
    # Where each stem comes next is kept: one that comes no more is not looked for again.
    following = {stem: text.find(stem) for stem in stems}
    while hits := [hit for hit in following.values() if hit >= 0]:
        hit = start = min(hits)
        while start > position and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        match = next((m for i in range(start, hit + 1) if (m := pattern.match(text, i))), None)
        position = match.end() if match else hit + 1
        following |= {stem: text.find(stem, position) for stem, at in following.items() if 0 <= at < position}
        if match:
            yield match


@lru_cache(maxsize=4096)
def _meaning(known: Words, word: str) -> tuple[str, tuple[str, ...]]:
    meaning = next(m for m in known.meanings if m.pattern.fullmatch(word))
    return meaning.kind, meaning.series


def _another(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a name is only a part of a longer name, of an organ that adopts nothing we know."""
    if kind == "body" and _OF_ANOTHER.match(text, end):
        return True
    if small_word_before(text, start):
        return False
    began = _BEGAN.search(text, max(0, start - 30), start)
    if began is None or began["word"] in _OWN_PREFIX or began["word"].endswith("ing"):
        return False
    # The capital of the first word of a sentence says nothing: "Recalling General Assembly resolution …".
    return _OPENING.search(text, max(0, began.start() - 3), began.start()) is None
