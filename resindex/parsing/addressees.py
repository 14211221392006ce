"""Whom an act is addressed to: "Requests the Secretary-General and all States parties to the Convention to …".

What comes in: the text of a paragraph and its acts in order. What goes out: the nouns addressed, in order, without
repeats, as printed but for articles and "all", "both", "other", "relevant", "concerned"; one entry for each
coordinated noun. What says whose or of what is kept ("Government of Belgium", "parties to armed conflict"); relative
clauses, lists behind "including", and topics are cut. Pronouns add nothing to the noun they stand for; where that
noun was not asked anything before ("Commends the Union, and urges it to"), it is the addressee.

How the one addressed follows is known of each verb: as its object ("requests X to"), behind "to" ("appeals to X"), or
as subject of a clause ("decides that X shall"). What no infinitive follows is no addressee ("Encourages further
dialogue between …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resindex.addressees import OTHER, class_of
from resindex.lexicon import Lexicon
from resindex.parsing import phrase_addressees, unspaced_addressees
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
_RENEWED_CLAUSE = re.compile(
    r"\b(?:its|their) (?:[a-z]+ ){0,3}?(?:requests?|calls?|appeals?|invitations?|demands?|recommendations?) that"
    r"(?=[ ,])"
)
_PRONOUN = re.compile(
    r"\s*(?P<pronoun>them|it|him|her|the latter|the former|these|those|they)(?=[ ,;])(?! (?:who|that|which|in) )"
)
#: Where whoever a pronoun stands for may be named: behind one of these, or before "'s".
_NAMED = re.compile(
    r"\b(?:by|of|from|between|with|among) (?=[A-Za-z])"
    r"|\b(?:to|in|for|that) (?=(?:the|those|these|all|other|both) |[A-Z])"
)
_OWNER = re.compile(r"\bthe ((?:[A-Z][\w-]+ ){0,5}[A-Z][\w-]+)[’']s?\b")
_OWNING = re.compile(r"[’']s? ")
#: "calls upon the Board to report, and for the Chair to attend": a further one, asked by the same verb.
_AND_FOR = re.compile(r"\band for (?=[^,;:]{3,80}? to [a-z]+)")
_PERSON = re.compile(
    r"\b(?:Secretary-General|Representative|Envoy|Commissioner|Rapporteur|Expert|President|Chair\w*|Coordinator|Adviser|"
    r"Director\S*|Minister|Secretary|Facilitator|Mediator|Mr|Ms|Mrs|Prosecutor)\b",
    re.IGNORECASE,
)
_OF_NOUN = re.compile(r"\s*of (?=the |all |both |its |those |any |[A-Z])")
_TO_NOUN = re.compile(r"\s*to (?=the |all |both |its |those |any |[A-Z])")


def find_addressees(text: str, found: Sequence[Found], book: Lexicon, chapeau: Sequence[str] = ()) -> tuple[str, ...]:
    """All addressees of the acts of a paragraph, in order, without repeats.

    ``chapeau`` holds those of the paragraph that this one stands under: a pronoun here may stand for them.
    """
    if book.language in phrase_addressees.LANGUAGES:
        return phrase_addressees.find_addressees(text, found, book.language, chapeau)
    if book.language in unspaced_addressees.LANGUAGES:
        return unspaced_addressees.find_addressees(text, found, book.language, chapeau)
    names: list[str] = []
    for index, act in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        limit = min(limit, act.end + _REACH)
        own = _of_act(text, act, limit, book)
        if not own and not names and _asks(act):
            own = _meant(text, act, limit, found[:index], book) or []
            own = own or (list(chapeau) if _pronoun(text, act, limit) else [])
        names.extend(own)
    return tuple(dict.fromkeys(names))


def _asks(act: Found) -> bool:
    return act.act.addressee in ("object", "that")


def _pronoun(text: str, act: Found, limit: int) -> str | None:
    """The pronoun that an act is addressed to, if it is."""
    between = _BETWEEN.match(text, act.end, limit)
    clause = _CLAUSE.match(text, act.end, limit)
    start = clause.end() if clause else between.end() if between else act.end
    found = _PRONOUN.match(text, start, limit)
    return found["pronoun"] if found else None


def _meant(text: str, act: Found, limit: int, before: Sequence[Found], book: Lexicon) -> list[str]:
    """Whom the pronoun of an act stands for: the object of the act before it, or whoever that speaks of.

    Only somebody of a known class can be meant, and only in the number of the pronoun.
    """
    pronoun = _pronoun(text, act, limit)
    if pronoun is None or not before:
        return []
    start = before[-1].end
    spoken = text[start : act.start]
    candidates = [NounPhrase(spoken, "nothing", book).read()]
    if pronoun in ("him", "her", "it"):
        candidates.extend([owner[1]] for owner in _OWNER.finditer(spoken))
    candidates.extend(NounPhrase(spoken[named.end() :], "nothing", book).read() for named in _NAMED.finditer(spoken))
    return next((names for names in candidates if names and _agrees(pronoun, names)), [])


def _agrees(pronoun: str, names: Sequence[str]) -> bool:
    if any(class_of(name) == OTHER or _OWNING.search(name) for name in names):
        return False
    several = len(names) > 1 or names[0].split(" of ")[0].endswith(("s", "people", "community", "media"))
    if pronoun in ("him", "her"):
        return not several and _PERSON.search(names[0]) is not None
    if pronoun == "it":
        return not several and _PERSON.search(names[0]) is None
    return several or pronoun.startswith("the ")


def _of_act(text: str, act: Found, limit: int, book: Lexicon) -> list[str]:
    if act.normal in _THANKS:
        thanked = _THANKED.match(text, act.end, limit)
        return _read(text, thanked.end(), limit, "nothing", book) if thanked else []
    if act.act.renews:
        renewed = _RENEWED.search(text, act.start, min(limit, act.start + 160))
        if renewed is None:
            clause = _RENEWED_CLAUSE.search(text, act.start, min(limit, act.start + 160))
            return _read(text, clause.end(), limit, "clause", book) if clause else []
        if _UNCLEAR.search(text, act.start, renewed.start()):
            return []
        return _and_for(text, _read(text, renewed.end(), limit, "infinitive", book), renewed.end(), limit, book)
    how = act.act.addressee
    if how is None:
        return []
    between = _BETWEEN.match(text, act.end, limit)
    start = between.end() if between else act.end
    clause = _CLAUSE.match(text, start, limit)
    if clause:
        return _read(text, clause.end(), limit, "shall" if act.normal == "decides" else "clause", book)
    if how == "object":
        need = "nothing" if act.normal in ("calls upon", "thanks") else "infinitive"
        return _and_for(text, _read(text, start, limit, need, book), start, limit, book)
    if how == "of":  # "Draws the attention of States to"
        owned = _OF_NOUN.match(text, start, limit)
        end = text.find(" to ", owned.end(), limit) if owned else -1
        return _read(text, owned.end(), end, "nothing", book) if owned and end > 0 else []
    directed = _TO_NOUN.match(text, start, limit) if act.normal != "decides" else None
    return _read(text, directed.end(), limit, "nothing", book) if directed else []


def _and_for(text: str, names: list[str], start: int, limit: int, book: Lexicon) -> list[str]:
    """The nouns of a call, with those that a later "and for … to" adds."""
    further = _AND_FOR.search(text, start, limit) if names else None
    if further is None:
        return names
    added = _read(text, further.end(), limit, "infinitive", book)
    return [*names, *(name for name in added if class_of(name) != OTHER)]


def _read(text: str, start: int, limit: int, need: str, book: Lexicon) -> list[str]:
    """The nouns of a phrase; what lies far from its beginning is looked at only where the near part does not end it."""
    shared = limit < len(text) and limit - start < 200
    if limit - start > _NEAR:
        near = NounPhrase(text[start : start + _NEAR], need, book)
        names = near.read()
        if near.ended:
            return names
    return NounPhrase(text[start:limit], need, book, shared=shared).read()
