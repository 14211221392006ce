"""Whose resolutions the numbers of a run are.

What comes in: a run, the tokens of its text, the citing body and what the document named before. What goes out: the
bodies that the words point to, the most certain first, each with the rule that points there. A number is then given to
the first body that its shape and its date allow (``choose``). The order of evidence: the body named at the noun; for
"its" the subject of the clause; who is said to have adopted it; the nearest bodies to the left; the noun before; the
citing body; any body whose numbers have that shape.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from resindex.parsing.citing.numbers import Number
from resindex.parsing.citing.runs import Run
from resindex.parsing.citing.series import COMMON, already, fits, in_date
from resindex.parsing.citing.words import FOREIGN, Token, Words, small_word_before

_AT_NOUN = re.compile(
    r"(?:’s|'s|’)?\s+(?:(?:relevant|previous|recent|subsequent|earlier|landmark|emergency|special|session|annual|other|"
    r"most|key|historic|follow-up|of|the|its|own|joint)\s+)*"
)
_NAME_GOES_ON = r"(?:\s+(?:of|on|for)\s+(?:the\s+)?[A-Z][\w’-]*(?:\s+(?:of|on|and|for|the|[A-Z][\w’-]*))*)?"
_MEETING = r"(?:\s*,)?(?:\s+at\s+its\s+[\w -]{1,50}?session,?)?(?:\s+(?:on|in)\s+(?:\d{1,2}\s)?[A-Z]\w+\s\d{4},?)?"
_BY_WAY_OF = re.compile(
    _MEETING
    + r"(?:\s+(?:in|by|under|through|pursuant to|with|via|in accordance with|of|,|as|contained|set out|adopted|"
    r"established))*\s+(?:the\s+)?"
)
_BY_ITSELF = re.compile(_NAME_GOES_ON + _MEETING + r"\s+(?:in|by|through|under)\s+")
_JOINED = (" and ", ", ", " et ", " et du ", " et le ", " y ", " y del ", " и ")
_BODIES = frozenset({"body", "head", "other"})
_POSSESSED = re.compile(r"(?:\s+(?!(?:of|in|by|to|on|at|for|with|that|which|session)\b)[^\W\dA-Z][\w’-]*,?){0,8}\s+")
_ADOPTED_BY = re.compile(
    r"(?:,?\s+(?:which\s+was\s+|as\s+)?(?:adopted|approved)(?:\s(?:without a vote|by consensus))?,?\s+by|\s+(?:by|of))"
    r"\s+the\s+(?=[A-Z])"
)
_LATER_ADOPTED_BY = re.compile(r"[^;.\d]{0,140}?,\s+(?:as\s+)?adopted\s+by\s+the\s+(?=[A-Z])")
_IN_REPORT = re.compile(
    r"(?P<symbol>[A-Z][\w.()]*/[\w./()-]+)\)?,(?:\s(?:chap|sect|annex|part|vol)s?\.?[^,;]{0,14},)*\s(?:and\s)?$"
)
_SUPPLEMENT = re.compile(r"E/(?:19|20)\d\d/(?P<number>\d\d)(?!\d)|A/\d\d/(?P<council>53)(?!\d)")
#: Whose report the supplement of that number to the records of the Economic and Social Council is.
_REPORTS = {"23": "E/CN.4", "25": "E/CN.9", "26": "E/CN.5", "27": "E/CN.6", "28": "E/CN.7", "30": "E/CN.15"}
_IN_WHICH = re.compile(r",?\s+(?:in|by|under|through|pursuant to)\s+which,?\s+(?:inter alia,\s+)?the\s+(?=[A-Z])")
_THEN_SUBJECT = re.compile(r",?\s+(?:inter alia,\s+)?the\s+(?=[A-Z])")
_ADOPTION = re.compile(
    r"(?:adoption|adopted|adopting|approval),?\s+(?:by\s+acclamation\s+|by\s+consensus\s+)?by\s+(?:the\s+)?"
    r"(?P<who>[A-Z][^;.]*) of (?:its )?$"
)
_ORGAN = re.compile(
    r"(?:[\w’-]+\s+){0,6}?(?:Conference|Commission|Committee|Board|Organi[sz]ation|Union|Agency|Group|Meeting|Forum|"
    r"Congress|Council|Assembly|Summit|Ministers|Parties|States|Heads|Parliament|League|Authority|Bureau|Tribunal|Court)\b"
)
_CAPITAL = re.compile(r"(?<![\w’-])(?P<word>[A-Z][a-z][\w’-]+|[A-Z]{4,})\s$")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.;:(“\"]\s?|\d\.\s)$")
_NO_OWNER = frozenset({"Nations", "Chapter", "Draft", "Special", "Member"})


class Owner(NamedTuple):
    """One body that the words point to; ``certain`` where they name it, so that no odd date can speak against it."""

    series: str
    rule: str
    certain: bool = False


#: The rule that finds a body for a number that nothing in the text explains.
SHAPE = "shape of the number"

#: What is left where the owner is an organ we do not know: numbers with a year can only be the Security Council's.
_UNKNOWN = (Owner("S", SHAPE),)
_ANY = tuple(Owner(series, SHAPE) for series in COMMON)

#: How many words of interest back a body can still be the one that a bare "resolution" means.
_NEAR = 24


@dataclass(slots=True)
class Setting:
    """What is known around a paragraph: the citing body, the year of the text, bodies named in full before."""

    citing: str | None
    year: int | None
    named: dict[str, str]  #: last word of a body's name ("Council") -> series of the one last named in full


class OwnerFinder:
    """Finds the owners of the runs of one text, in order."""

    def __init__(self, text: str, tokens: Sequence[Token], setting: Setting, words: Words) -> None:
        self._text = text
        self._tokens = tokens
        self._setting = setting
        self._words = words
        self._previous: Sequence[Owner] = ()
        self._starts = {t.start: i for i, t in enumerate(tokens) if t.kind != "its"}
        self._organs = [i for i, t in enumerate(tokens) if t.kind in _BODIES]

    def owners(self, run: Run) -> Sequence[Owner]:
        """The bodies that the words point to, the most certain first."""
        found = self._owners(run)
        self._previous = _UNKNOWN if found is _UNKNOWN else found[:1]
        if len(found) < 2:
            return found
        first: dict[str, Owner] = {}
        for owner in found:
            if owner.series not in first:
                first[owner.series] = owner
        return list(first.values())

    def _owners(self, run: Run) -> Sequence[Owner]:
        place = run.place
        if place < 0:
            return _UNKNOWN
        if run.noun is None:
            return self._both(place, "body without noun")
        left = self._tokens[place - 1] if place else None
        gap = self._text[left.end : run.noun.start] if left else ""
        if left and left.kind in _BODIES and (gap == " " or _AT_NOUN.fullmatch(gap) or _BY_WAY_OF.fullmatch(gap)):
            named = self._both(place - 1, "named body")
            if _settled(named, run):
                return named
            return [*named, *(self._rest(run) if left.kind != "other" else ())]
        if left and left.kind == "its" and _POSSESSED.fullmatch(gap):
            # In other languages the possessive may belong to any word in between: who is named behind says more.
            behind = self._adopted_by(run) if self._words.language != "en" else ()
            return behind if any(o.certain for o in behind) else self._its(run, place - 1)
        if self._foreign_word(run.noun.start):
            return _UNKNOWN
        return self._bare(run)

    def _both(self, place: int, rule: str) -> Sequence[Owner]:
        """The body at the noun, and the one joined to it: "General Assembly and Security Council resolutions"."""
        named = self._named(place, rule)
        before = self._tokens[place - 1] if place else None
        if before and before.kind == "body" and self._text[before.end : self._tokens[place].start] in _JOINED:
            return [*named, *self._named(place - 1, rule)]
        return named

    def _named(self, place: int, rule: str) -> Sequence[Owner]:
        token = self._tokens[place]
        if token.kind == "other":
            return _UNKNOWN
        if token.kind == "body":
            return [Owner(token.series[0], rule, certain=rule != "clause subject")]
        return [Owner(series, "short name" if rule == "named body" else rule) for series in self._meant_by(place)]

    def _meant_by(self, place: int) -> list[str]:
        """What "the Council" stands for: the council last named in full, the citing one, the one named before, any."""
        token, setting = self._tokens[place], self._setting
        before = self._tokens[max(0, place - _NEAR) : place]
        order = [t.series[0] for t in reversed(before) if t.kind == "body" and t.series[0] in token.series]
        if setting.citing in token.series:
            order.append(setting.citing or "")
        if token.word in setting.named:
            order.append(setting.named[token.word])
        return list(dict.fromkeys([*order, *token.series]))

    def _its(self, run: Run, place: int) -> Sequence[Owner]:
        its = self._tokens[place]
        subject = self._subject(place, its.start)
        if subject is _UNKNOWN:
            return subject
        fronted = self._text[max(0, its.start - 3) : its.start] in ("in ", "In ")
        said = self._said_after(run, fronted=fronted) if not subject else ()
        citing = [Owner(self._setting.citing, "its")] if self._setting.citing else []
        if said is _UNKNOWN:
            return [*citing, *said]
        found = [*subject, *(Owner(o.series, "clause subject") for o in said)]
        return [*found, *citing, *self._rest(run)]

    def _subject(self, place: int, start: int) -> Sequence[Owner]:
        """The body that "its" belongs to, where it is named just before or said to have adopted what follows."""
        for i in range(place - 1, max(-1, place - 3), -1):
            token = self._tokens[i]
            if token.kind in _BODIES:
                link = self._words.by_way or (_BY_ITSELF if token.kind == "other" else _BY_WAY_OF)
                if link.fullmatch(self._text[token.end : start] + " "):
                    return self._named(i, "clause subject")
                break
        # It ends with "of" or "of its": most texts do not, and need not be searched.
        ended = self._text.endswith(("of ", "of its ", "\n"), 0, start)
        adoption = _ADOPTION.search(self._text, max(0, start - 220), start) if ended else None
        if adoption is None:
            return ()
        at = self._starts.get(adoption.start("who"))
        if at is not None:
            return self._named(at, "clause subject")
        return _UNKNOWN if _ORGAN.match(adoption["who"]) else ()

    def _said_after(self, run: Run, *, fronted: bool = False) -> Sequence[Owner]:
        """Who is said behind the numbers to have adopted them: "…, in which the Assembly decided"."""
        end = run.ends[-1]
        match = _IN_WHICH.match(self._text, end) or (_THEN_SUBJECT.match(self._text, end) if fronted else None)
        if match is None:
            return ()
        place = self._starts.get(match.end())
        if place is not None:
            return self._named(place, "adopted by")
        return _UNKNOWN if fronted and _ORGAN.match(self._text, match.end()) else ()

    def _bare(self, run: Run) -> Sequence[Owner]:
        """A noun that says nothing of its owner: "in accordance with resolution 53/144"."""
        start = run.noun.start if run.noun else run.start
        adopted = self._adopted_by(run) or self._reported(start) or self._subject(run.place, start)
        if not adopted and self._words.language != "en" and self._of_another(run):
            return _UNKNOWN
        # "Conference … resolutions 8/1 …, as well as resolution 10/7": the owner we do not know stays the owner.
        still_unknown = self._previous is _UNKNOWN and run.place > 0 and self._tokens[run.place - 1].kind == "noun"
        if adopted is _UNKNOWN or (still_unknown and not adopted):
            return _UNKNOWN
        if adopted and _settled(adopted, run):
            return adopted
        return [*adopted, *self._said_after(run), *self._rest(run)]

    def _of_another(self, run: Run) -> bool:
        """Whether the organ last named is one that numbers its resolutions for itself."""
        before = bisect_left(self._organs, run.place)
        return before > 0 and FOREIGN in self._tokens[self._organs[before - 1]].series

    def _adopted_by(self, run: Run) -> Sequence[Owner]:
        """Who is named behind the numbers: "resolutions 1325 (2000) and 1820 (2008) of the Council"."""
        last = next((i for i in range(1, len(run.numbers)) if run.loose[i]), len(run.numbers)) - 1
        match = self._adopted_after(run, last)
        if match is None:
            return ()
        at = self._starts.get(match.end())
        if at is not None:
            return self._named(at, "adopted by")
        return _UNKNOWN if _ORGAN.match(self._text, match.end()) else ()

    def _adopted_after(self, run: Run, last: int) -> re.Match[str] | None:
        dated, bare = run.ends[last], run.numbers[last].end
        if self._words.whose:
            return self._words.whose.match(self._text, bare) or self._words.whose.match(self._text, dated)
        return (
            _ADOPTED_BY.match(self._text, bare)
            or _ADOPTED_BY.match(self._text, dated)
            or _LATER_ADOPTED_BY.match(self._text, dated)
        )

    def _reported(self, start: int) -> Sequence[Owner]:
        """Whose report the resolution is cited from: "E/2025/27, chap. I, sect. C, resolution 69/1"."""
        before = max(0, start - 90)
        # Every symbol has a slash: most texts have none there.
        match = _IN_REPORT.search(self._text, before, start) if self._text.find("/", before, start) >= 0 else None
        if match is None or "/RES/" in match["symbol"]:
            return ()
        supplement = _SUPPLEMENT.match(match["symbol"])
        if supplement is None:
            return () if match["symbol"].startswith(("A/", "S/", "E/")) else _UNKNOWN
        return (Owner("A/HRC" if supplement["council"] else _REPORTS.get(supplement["number"], ""), "report"),)

    def _rest(self, run: Run) -> list[Owner]:
        """What is left to go by: the nearest bodies on the left, the noun before, the citing body, any body."""
        nearest: list[Owner] = []
        for i in range(run.place - 1, max(-1, run.place - _NEAR), -1):
            token = self._tokens[i]
            if token.kind in ("body", "head"):
                series = token.series[0] if token.kind == "body" else self._meant_by(i)[0]
                nearest.append(Owner(series, "nearest body"))
        citing = [Owner(self._setting.citing, "citing body")] if self._setting.citing else []
        return [*nearest, *self._previous, *citing, *_ANY]

    def _foreign_word(self, start: int) -> bool:
        """Whether a name that we do not know owns it: "… Convention against Corruption resolution 10/8"."""
        match = None if small_word_before(self._text, start) else _CAPITAL.search(self._text, max(0, start - 40), start)
        if match is None or match["word"] in _NO_OWNER:
            return False
        return _SENTENCE_BEGINS.search(self._text, max(0, match.start() - 3), match.start()) is None


def _settled(owners: Sequence[Owner], run: Run) -> bool:
    """Whether no other owner can be chosen for any number of the run than the first."""
    return owners[0].certain and all(fits(owners[0].series, number, run.kind) for number in run.numbers)


def choose(
    owners: Sequence[Owner], number: Number, kind: str, year: int | None, now: int | None
) -> tuple[Owner | None, tuple[str, ...]]:
    """The first owner that shape, date and the year of the text allow, and the series of the other possible ones."""
    fitting: list[Owner] = []
    for owner in owners:
        if fits(owner.series, number, kind):
            if owner.certain and not fitting:
                return owner, ()
            fitting.append(owner)
    possible = [o for o in fitting if o.certain or _possible(o, number, year, now)]
    if possible:
        return possible[0], () if possible[0].certain else tuple([o.series for o in possible[1:]])
    # Dates are misprinted, or belong to the next number: without any body that agrees with it, the date is left aside.
    named = [o for o in fitting if o.rule != SHAPE]
    chosen = next(iter([o for o in named if already(o.series, number, now)] or named), None)
    return chosen, ()


def _possible(owner: Owner, number: Number, year: int | None, now: int | None) -> bool:
    dated = in_date(owner.series, number, year) if year is not None else None
    if dated is False or not already(owner.series, number, now):
        return False
    # Any conference counts its sessions from one: a low number alone does not point to the Human Rights Council.
    return dated is True or owner.rule != SHAPE or owner.series != "A/HRC"
