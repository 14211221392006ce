"""Resolutions and decisions cited by their numbers.

What comes in: a text, the numbers in it, and the setting it stands in (citing body, year, what was named before). What
goes out: a mention for every number that cites, with the id of the body it was given to and the ids it could be as
well. Part letters give each part, a range ("66/20 to 66/25") everything in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resindex.bodies import bodies
from resindex.parsing.citing.mention import Mention
from resindex.parsing.citing.numbers import MOST, Number
from resindex.parsing.citing.owners import SHAPE, Owner, OwnerFinder, Setting, choose
from resindex.parsing.citing.runs import Run, RunFinder
from resindex.parsing.citing.series import ids
from resindex.parsing.citing.words import Token, Words, find_tokens

_RANGE = re.compile(r"\s*(?:to|through|à|a|al|по|до|إلى|至|[-–—])\s*")
_AT_NOUN = re.compile(r"(?:’s|'s)?\s+(?:[a-z-]+\s+){0,2}")


def find_adopted(text: str, numbers: Sequence[Number], setting: Setting, words: Words) -> list[Mention]:
    """Mentions of all numbers that cite, in order; ``setting`` learns which bodies the text names in full."""
    tokens = find_tokens(text, words)
    owners = OwnerFinder(text, tokens, setting, words)
    found: list[Mention] = []
    for group, run in enumerate(RunFinder(text, tokens, words, council=setting.citing == "S").find(numbers), start=1):
        plural = run.noun is not None and words.plural.search(run.noun.word) is not None
        joined = group * 1000 if plural else 0
        found.extend(_mentions(text, run, owners.owners(run), setting, _lead(text, run, tokens), joined))
    for token in tokens:
        if token.kind == "body":
            for head in _heads().get(token.series[0], ()):
                setting.named[head] = token.series[0]
    return found


def _mentions(text: str, run: Run, owners: Sequence[Owner], setting: Setting, lead: int, group: int) -> list[Mention]:
    found: list[Mention] = []
    before: tuple[Number, Owner] | None = None
    for i, number in enumerate(run.numbers):
        group += bool(group) and run.loose[i]
        owner, others = choose(owners, number, run.kind, run.years[i], setting.year)
        if owner is None or (number.form == "bare" and not _counts_bare(owner, setting)):
            continue
        if before and before[1].series == owner.series and _continues(text, before[0], number):
            found.extend(_between(before[0], number, owner.series, run.kind))
        candidates = [ids(series, number, run.kind) for series in others]
        found.extend(
            Mention(
                id_,
                number.start,
                number.end,
                number.start if i else lead,
                f"{owner.rule}, in a list" if i else owner.rule,
                tuple([c[part] for c in candidates]) if candidates else (),
                group,
            )
            for part, id_ in enumerate(ids(owner.series, number, run.kind))
        )
        before = (number, owner)
    return found


def _counts_bare(owner: Owner, setting: Setting) -> bool:
    """A number without its year is the Security Council's in its own texts, or where it is named."""
    return owner.certain or (setting.citing == "S" and owner.rule != SHAPE)


def _continues(text: str, first: Number, last: Number) -> bool:
    return (
        first.form == last.form == "session"
        and first.session == last.session
        and first.number < last.number <= first.number + MOST
        and _RANGE.fullmatch(text[first.end : last.start]) is not None
    )


def _between(first: Number, last: Number, series: str, kind: str) -> list[Mention]:
    return [
        Mention(f"{series}/{kind}/{first.session}/{number}", first.start, last.end, last.start, "range")
        for number in range(first.number + 1, last.number)
    ]


def _lead(text: str, run: Run, tokens: Sequence[Token]) -> int:
    """Where "its resolution 53/144" begins: at what says whose it is, if that stands at the noun."""
    if run.noun is None:
        return tokens[run.place].start if run.place >= 0 else run.start
    left = tokens[run.place - 1] if run.place else None
    if left and left.kind != "noun" and _AT_NOUN.fullmatch(text[left.end : run.noun.start]):
        return left.start
    return min(run.noun.start, run.start)


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    return {body.symbol: body.heads for body in bodies()}
