"""Whom an act is addressed to: "Requests the Secretary-General and all States parties to the Convention to …".

What comes in: the text of a paragraph and its acts in order. What goes out: the nouns addressed, in order, without
repeats, as printed but for articles and "all", "both", "other", "relevant", "concerned"; one entry for each
coordinated noun. What says whose or of what is kept ("Government of Belgium", "parties to armed conflict"); relative
clauses, lists behind "including", and topics are cut. Pronouns add nothing to the noun they stand for.

How the one addressed follows is known of each verb: as its object ("requests X to"), behind "to" ("appeals to X"), or
as subject of a clause ("decides that X shall"). What no infinitive follows is no addressee ("Encourages further
dialogue between …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resindex.lexicon import Lexicon
from resindex.parsing.acts import Found
from resindex.parsing.nouns import NounPhrase

#: Farther than this from its verb no addressee is looked for.
_REACH = 1200
#: Nearly every addressee, with the infinitive behind it, lies in the first so many characters.
_NEAR = 320
_RENEWED = re.compile(
    r"\b(?:requests?|calls?|appeals?|invitations?|demands?|recommendations?|encouragement)\b"
    r"(?:,[^,;]{0,80},| [a-z]+ly)? (?:upon|on|to) "
)
_UNCLEAR = re.compile(r"[;:]| that | the (?:need|importance)")
_THANKED = re.compile(
    r"(?:,? (?:once )?(?:again|also|further|and [a-z ]+?))? to (?=the |all |those |both |its |each |[A-Z])"
)
_THANKS = frozenset({"expresses appreciation", "expresses gratitude", "expresses thanks"})
#: What may stand between a verb and its object: "requests, in this regard, the Secretary-General".
_BETWEEN = re.compile(
    r"(?:,[^,;:]{1,120},|\s+(?:also|further|again|once again|once more|[a-z]+ly|"
    r"(?:in|to) (?:this|that) (?:regard|context|connection|respect|end)))+(?=\s)"
)
_CLAUSE = re.compile(r"\s*that(?=[ ,])")
_TO_NOUN = re.compile(r"\s*to (?=the |all |both |its |those |any |[A-Z])")


def find_addressees(text: str, found: Sequence[Found], book: Lexicon) -> tuple[str, ...]:
    """All addressees of the acts of a paragraph, in order, without repeats."""
    names: list[str] = []
    for index, act in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        names.extend(_of_act(text, act, min(limit, act.end + _REACH), book))
    return tuple(dict.fromkeys(names))


def _of_act(text: str, act: Found, limit: int, book: Lexicon) -> list[str]:
    if act.normal in _THANKS:
        thanked = _THANKED.match(text, act.end, limit)
        return _read(text, thanked.end(), limit, "nothing", book) if thanked else []
    if act.act.renews:
        renewed = _RENEWED.search(text, act.start, min(limit, act.start + 160))
        if renewed is None or _UNCLEAR.search(text, act.start, renewed.start()):
            return []
        return _read(text, renewed.end(), limit, "infinitive", book)
    how = act.act.addressee
    if how is None:
        return []
    between = _BETWEEN.match(text, act.end, limit)
    start = between.end() if between else act.end
    clause = _CLAUSE.match(text, start, limit)
    if clause:
        return _read(text, clause.end(), limit, "shall" if act.normal == "decides" else "clause", book)
    if how == "object":
        return _read(text, start, limit, "nothing" if act.normal in ("calls upon", "thanks") else "infinitive", book)
    directed = _TO_NOUN.match(text, start, limit) if act.normal != "decides" else None
    return _read(text, directed.end(), limit, "nothing", book) if directed else []


def _read(text: str, start: int, limit: int, need: str, book: Lexicon) -> list[str]:
    """The nouns of a phrase; what lies far from its beginning is looked at only where the near part does not end it."""
    shared = limit < len(text) and limit - start < 200
    if limit - start > _NEAR:
        near = NounPhrase(text[start : start + _NEAR], need, book)
        names = near.read()
        if near.ended:
            return names
    return NounPhrase(text[start:limit], need, book, shared=shared).read()
