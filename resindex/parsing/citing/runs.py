"""Runs: a noun and the numbers that it governs ("its resolutions 53/144 of …, 54/170 of … and 55/98").

What comes in: a text with its numbers and tokens. What goes out: the numbers that cite, grouped by the noun that makes
them resolutions or decisions, each with the year of the date beside it. A number that no noun governs (24/7, 2018/19)
is in no run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from resindex.parsing.citing.numbers import Number, bare_chinese, bare_number
from resindex.parsing.citing.words import Token, Words
from resindex.symbols import council_number_fits

#: A date beside a number, with the words that may lead to it: "of 9 December 1998", "adopted by … on 9 December 1998".
_DATED = re.compile(
    r"(?:\s?[(（][^()]{0,40}[)）])?(?:,?\s(?:as\s)?adopted\s[^\d;]{0,70}|[^\d;:(）]{0,22})"
    r"\d{1,2}(?:er|º|st|nd|rd|th)?\s?(?:de\s)?[^\d\s,;()]{3,14}(?:[/\s][^\d\s,;()]{3,14})?"
    r"(?:\s(?:de\s|du\s)?(?P<year>(?:19|20)\d\d))?(?!\d)"
)
#: What may follow a number that stands apart from its noun; before anything else it counts something else.
_FOLLOWS = re.compile(
    r"\s*(?:$|[,;.)”\"’]|(?:of|on|and|or|in|by|to|adopted|entitled|as|which|concerning|regarding|for|from|that|"
    r"containing)\b)"
)
_AFTER_NOUN = re.compile(r"(?:\s+(?:Nos?\.?|numbers?))?[\s(]*")
_NOUN_BEHIND = re.compile(
    r"[号、，,和及以与至\s\d年月日第()（）A-Z/-]{0,600}(?:等?(?:其后|此后|后续|以往|其他|各项|相关|有关|所有|的){1,4})?(?P<noun>决议|决定)"
)
#: "第52/15号、宣布…的第53/25号决议": with both signs around it, a number waits for its noun.
_MOST_APART = 140
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日第?$")


@dataclass(slots=True)
class Run:
    """``noun`` is None where a body's name alone governs the numbers ("Human Rights Council S-36/1"), or nothing."""

    noun: Token | None
    place: int  #: index of the noun, or of the body, among the tokens; -1 for none
    numbers: list[Number] = field(default_factory=list)
    years: list[int | None] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  #: where each ends, its date included
    loose: list[bool] = field(default_factory=list)  #: whether other words stand between a number and the one before it

    @property
    def kind(self) -> str:
        """ "RES" or "DEC"."""
        return self.noun.series[0] if self.noun else "RES"

    @property
    def start(self) -> int:
        """Where its first number begins."""
        return self.numbers[0].start


class RunFinder:
    """Groups the numbers of one text."""

    def __init__(self, text: str, tokens: Sequence[Token], words: Words, *, council: bool = False) -> None:
        """``council``: it is a text of the Security Council, whose numbers need no noun ("its call in 2462 (2019)")."""
        self._council = council
        self._text = text
        self._tokens = tokens
        self._words = words
        self._runs: list[Run] = []
        self._nouns = {t.start: i for i, t in enumerate(tokens) if t.kind == "noun"}

    def find(self, numbers: Sequence[Number]) -> list[Run]:
        """All runs, in order."""
        pending = self._with_bare(numbers)
        token = -1
        noun = -1
        for number in pending:
            while token + 1 < len(self._tokens) and self._tokens[token + 1].start < number.start:
                token += 1
                if self._tokens[token].kind == "noun":
                    noun = token
            if self._words.language == "zh":
                self._take_before_noun(number)
            else:
                self._take(number, noun, token)
        for run in self._runs:
            _share_dates(run)
        return self._runs

    def _with_bare(self, numbers: Sequence[Number]) -> list[Number]:
        """The numbers, and those without year or session directly behind a noun: "resolution 1493"."""
        if self._words.language == "zh":
            return sorted([*numbers, *bare_chinese(self._text)], key=lambda n: n.start)
        found = {n.start: n for n in numbers}
        for token in self._tokens:
            if token.kind != "noun":
                continue
            position = token.end
            gap = _AFTER_NOUN.match(self._text, position)
            while gap and gap.end() > position and gap.end() not in found:
                bare = bare_number(self._text, gap.end())
                if bare is None:
                    break
                found[bare.start] = bare
                position = bare.end
                gap = self._words.only_joints.match(self._text, position)
        return [found[start] for start in sorted(found)]

    def _take(self, number: Number, noun: int, token: int) -> None:
        text, run = self._text, self._runs[-1] if self._runs else None
        previous = run.numbers[-1] if run else None
        governing = self._tokens[noun] if noun >= 0 else None
        if governing and (previous is None or governing.start >= previous.end):
            gap = text[governing.end : number.start]
            direct = gap == " " or self._words.only_joints.fullmatch(gap) is not None
            if direct or self._stands_apart(gap, number):
                self._open(governing, noun, number, loose=not direct)
                return
        if token >= 0 and self._tokens[token].kind in ("body", "head"):
            body = self._tokens[token]
            if text[body.end : number.start].isspace() and number.form in ("session", "old", "year"):
                self._open(None, token, number, loose=False)
                return
        if run and previous:
            gap = text[previous.end : number.start]
            date = _DATED.match(gap)
            listed = self._words.only_joints.fullmatch(gap[date.end() if date else 0 :]) is not None
            if number.span_of_years and not previous.year_like:
                return
            if (listed and (gap.strip() or number.form != "session")) or self._stands_apart(gap, number):
                self._add(run, number, loose=not listed)
                return
        if self._council and number.form == "year" and council_number_fits(number.number, int(number.session)):
            self._open(None, -1, number, loose=False)

    def _stands_apart(self, gap: str, number: Number) -> bool:
        """Whether a number still belongs to the noun, other words between: "…, entitled “…”, and 74/274 of …"."""
        if number.form == "bare" or number.span_of_years or not self._words.joint.search(gap[-30:]):
            return False
        if number.form != "session":
            return True
        return self._words.language != "en" or _FOLLOWS.match(self._text, number.end) is not None

    def _take_before_noun(self, number: Number) -> None:
        """Chinese puts the noun behind the numbers."""
        behind = _NOUN_BEHIND.match(self._text, number.end)
        place = self._nouns.get(behind.start("noun")) if behind else self._waits_for(number)
        run = self._runs[-1] if self._runs else None
        if run and place is not None and run.place == place:
            self._add(run, number, loose=False)
        elif place is not None:
            self._open(self._tokens[place], place, number, loose=False)

    def _waits_for(self, number: Number) -> int | None:
        if self._text[number.end : number.end + 1] != "号" or number.form == "bare":
            return None
        if not self._text[: number.start].endswith(("第", "第 ")):
            return None
        noun = next((start for start in self._nouns if start >= number.end), None)
        apart = self._text[number.end : noun] if noun is not None else ""
        if noun is None or len(apart) > _MOST_APART or any(stop in apart for stop in "；。;"):
            return None
        return self._nouns[noun]

    def _open(self, noun: Token | None, place: int, number: Number, *, loose: bool) -> None:
        run = Run(noun, place)
        self._runs.append(run)
        self._add(run, number, loose=loose)

    def _add(self, run: Run, number: Number, *, loose: bool) -> None:
        run.numbers.append(number)
        run.loose.append(loose)
        if self._words.language == "zh":
            before = _YEAR_BEFORE.search(self._text, max(0, number.start - 16), number.start)
            run.years.append(int(before[1]) if before else None)
            run.ends.append(number.end)
        else:
            after = _DATED.match(self._text, number.end)
            run.years.append(int(after["year"]) if after and after["year"] else None)
            run.ends.append(after.end() if after else number.end)


def _share_dates(run: Run) -> None:
    """The date behind "47/171, 47/181 and 47/199 of 22 December 1992" is that of all three."""
    for i in range(len(run.numbers) - 2, -1, -1):
        if run.years[i] is None and not run.loose[i + 1]:
            run.years[i] = run.years[i + 1]
