"""Which document each place lies in: "paragraph 12 of resolution 60/251", "S/2006/229, annex", "article 49 thereof".

What comes in: a text, its mentions and the phrases that name places. What goes out: for every mention the places cited
in it, in canonical form. A phrase in front of a document ("section II of its resolution …") goes before one behind it
("A/73/918, annex"). Phrases may be nested ("paragraph 3 of annex II to …", "article 2, paragraph 4, of …") and listed
("Article 39 and Chapter VII of …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from resindex.parsing.citing.mention import Mention
from resindex.parsing.citing.phrase import ORDER, Phrase
from resindex.parsing.citing.words import Words

#: What may stand between a place and the place inside it: "article 2, paragraph 4".
_WITHIN = {"en": re.compile(r"\s*,\s*|\s+"), "zh": re.compile(r"\s*的?\s*")}
_COMMA = re.compile(r"\s*[,،]\s*")
_LEADS_ON = re.compile(r",?\s+(?:of|to|in|from|under|above|below|hereof)\b")
_THEREOF = re.compile(r",?\s+(?:thereof|thereto)\b")
_INSIDE = re.compile(r"(?:^|_)(?:art|op|para|pp)_\w+$")
_NO_PLACE = frozenset({"double symbol"})


@dataclass(slots=True)
class _Group:
    """Phrases that lie in one document: siblings, each a chain of nested phrases, the outermost first."""

    siblings: list[list[Phrase]]
    start: int
    end: int
    done: bool = False


def attach(text: str, mentions: Sequence[Mention], phrases: Sequence[Phrase], words: Words) -> dict[int, list[str]]:
    """Places by the position of their mention in ``mentions``, which must be sorted by where they begin."""
    places: dict[int, list[str]] = {}
    if not phrases or not mentions:
        return places
    groups = _groups(text, phrases, words)
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].lead, mentions[i].start))
    leads = [mentions[i].lead for i in order]
    for group in groups:
        first = bisect_left(leads, group.end)
        if first < len(order) and _reaches(text, group, mentions[order[first]], words):
            for i in _with_list(mentions, order, first):
                places.setdefault(i, []).extend(_compose(group, mentions[i], words))
            group.done = True
    for group in groups:
        if not group.done:
            for i in _behind(text, group, mentions, words):
                places.setdefault(i, []).extend(_compose(group, mentions[i], words))
    return places


def _groups(text: str, phrases: Sequence[Phrase], words: Words) -> list[_Group]:
    groups: list[_Group] = []
    for phrase in phrases:
        group = groups[-1] if groups else None
        gap = text[group.end : phrase.start] if group else ""
        last = max(group.siblings[-1], key=lambda p: p.end) if group else phrase
        if group is None or phrase.start < group.end or len(gap) > 24:
            groups.append(_Group([[phrase]], phrase.start, phrase.end))
            continue
        inner = ORDER.index(last.kind) < ORDER.index(phrase.kind) and len(last.places) == 1
        if words.nested.fullmatch(gap) and words.language != "zh":
            group.siblings[-1].insert(0, phrase)
        elif _WITHIN.get(words.language, _COMMA).fullmatch(gap) and inner:
            group.siblings[-1].append(phrase)
        elif words.also.fullmatch(gap):
            group.siblings.append([phrase])
        else:
            groups.append(_Group([[phrase]], phrase.start, phrase.end))
            continue
        group.end = phrase.end
    return groups


def _reaches(text: str, group: _Group, mention: Mention, words: Words) -> bool:
    gap = text[group.end : mention.lead]
    if len(gap) < 60 and words.to.fullmatch(gap):
        return True
    # "paragraph 75 (a) of the report of the Secretary-General dated … (S/2006/821)"
    return mention.rule == "symbol" and words.report.fullmatch(gap) is not None and "resolution" not in gap


def _with_list(mentions: Sequence[Mention], order: Sequence[int], first: int) -> list[int]:
    """The mention, those that share its name (a group of treaties) and the other members of its list."""
    head = mentions[order[first]]
    same = [i for i in order if mentions[i].start == head.start and mentions[i].end == head.end]
    return (
        same if not head.group else list(dict.fromkeys([*same, *(i for i in order if mentions[i].group == head.group)]))
    )


def _behind(text: str, group: _Group, mentions: Sequence[Mention], words: Words) -> list[int]:
    before = [i for i, m in enumerate(mentions) if m.end <= group.start]
    if not before:
        return []
    last = max(before, key=lambda i: (mentions[i].end, i))
    phrase = group.siblings[0][0]
    owned = text[max(0, group.start - 4) : group.start].lower() == "its "
    if _THEREOF.match(text, group.end) or (owned and phrase.kind == "art"):
        return _owners_of(phrase, mentions, before)
    if phrase.owned == "all":
        return _owners_of(phrase, mentions, before)
    if (owned or phrase.owned) and phrase.kind == "annex":
        return [last] if mentions[last].resolution else []
    if owned or _LEADS_ON.match(text, group.end) or mentions[last].rule in _NO_PLACE:
        return []
    # An article alone behind a resolution belongs to some statute named in between, or to nothing.
    if phrase.kind == "art" and not (mentions[last].treaty or (words.language == "zh" and mentions[last].named)):
        return []
    gap = text[mentions[last].end : group.start]
    return [last] if len(gap) < 45 and words.behind.fullmatch(gap) and (gap.strip() or words.language == "zh") else []


def _owners_of(phrase: Phrase, mentions: Sequence[Mention], before: Sequence[int]) -> list[int]:
    """Whose "article 49 thereof" or "the annexes thereto" are: the last treaty; the last resolutions of one body."""
    if phrase.kind == "art":
        return [i for i in before if mentions[i].treaty][-1:]
    adopted = [i for i in before if mentions[i].resolution]
    if not adopted:
        return []
    series = mentions[adopted[-1]].id.partition("/RES/")[0]
    return [i for i in adopted if mentions[i].id.partition("/RES/")[0] == series]


def _compose(group: _Group, mention: Mention, words: Words) -> list[str]:
    """Each sibling's places, the outermost first: ("op_3",) in ("annex_II",) is "annex_II_op_3"."""
    found: list[str] = []
    for chain in group.siblings:
        for combination in product(*(level.places for level in chain)):
            found.append(_joined(combination, mention, words))
    return found


def _joined(places: tuple[str, ...], mention: Mention, words: Words) -> str:
    out = mention.place or ""
    for place in places:
        if words.language == "ar" and place.startswith("part_") and mention.resolution:
            place = f"sec_{place[5:]}"  # Arabic has one word for both
        if place.startswith("op_"):
            number = place[3:]
            if _INSIDE.search(out):
                place = number
            elif not mention.resolution:
                place = f"para_{number}"
        out = f"{out}_{place}" if out else place
    return out
