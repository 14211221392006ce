"""Acts that no verb heads: by a subject, behind an introduction, in the past tense, in the first person.

What comes in: a text. What goes out: the acts of the adopting body in it. "The Security Council urges", "It further
calls upon", "In this regard, the Council recognizes", "At its 71st plenary meeting, on 10 May 2022, the General
Assembly decided", "SC 4 approves", "We, the Heads of State, reaffirm". These voices are known for English; other
languages head their paragraphs with a verb.
"""

from __future__ import annotations

import re

from resindex.lexicon import Act, Lexicon, lexicon
from resindex.parsing.acts import Found, further_acts
from resindex.parsing.opener import Opener, Reading, opener

_BODY = (
    r"(?:Council|Assembly|Sub-Commission|Commission|Committee|Conference|Congress|Board|Parliament|Meeting|Parties|"
    r"Authority|Forum|Organization|Union)"
)
#: A body by its name. "The President of the Security Council" and "The Secretary-General" are none.
_NAMED = (
    r"(?!President|Chair|Secretar|Member|Presid|Government|State|Working|Panel|Office)"
    rf"(?:(?:[A-Z][\w’'-]*,? |and |of |on |for |the |to |in ){{0,10}}?{_BODY}"
    r"|(?:ISO(?:/IEC)?/)?(?:JTC|TC|SC|WG) ?\d+(?:/SC ?\d+)?|It)"
)
_SUBJECT = re.compile(rf"[“\"'‘«]?\s*(?:(?:The|the|THE) )?{_NAMED}\b")
_BEHIND = re.compile(rf"(?:,|\)|\bhow(?:ever)?,?) the {_NAMED}\b")
#: How a sentence begins that comes to its subject, or to its verb, behind a comma.
_INTRODUCTION = re.compile(
    r"[“\"]?(?:Also|While|Recalling|Noting|Bearing|In|On|For|With|To|As|At|By|Upon|Under|Following|Pursuant|Within|Pending|Until|"
    r"After|Further to|Having|Given|Based|Against|Consequently|Accordingly|Therefore|Finally)\b"
)
_RESTART = re.compile(r"[.;:”\")]\s+[“\"]?(?:\(?\d{1,3}[.)]\s+)?(?=[A-Z])")
_STOP = re.compile(r"[a-z\d”]\. ")
_INFINITIVE = re.compile(r" to [a-z]+ ")
_WE = re.compile(r"(?:^|[,;.:”)] |\band )[“\"]?[Ww]e\b")
_WE_AND = re.compile(
    r"(?P<comma>,)? and (?P<will>will )?(?:also |further |[a-z]+ly |will ){0,3}(?P<verb>[a-z]+(?:-[a-z]+)?)\b"
)


def act_of(found: Opener, book: Lexicon, shift: int = 0) -> list[Found]:
    """The acts of an acting phrase: its verb, and those joined to it."""
    start, end = found.start + shift, found.end + shift
    return [Found(n, book.act(n) or Act(n), start, end) for n in (found.normal, *found.more)]


def subject_act(text: str, language: str = "en") -> Opener | None:
    """The act of a body that the text begins with: "The Security Council strongly condemns"; ``form`` is "named".

    ``start`` and ``end`` are those of the acting words alone. A clause may stand between: "The Council, recalling …,
    urges".
    """
    subject = _SUBJECT.match(text)
    if subject is None or language != "en":
        return None
    return _behind_subject(text, subject.end(), lexicon(language))


def introduced_act(text: str, language: str = "en") -> Opener | None:
    """The act of a body behind an introduction: "In this regard, the Council recognizes"; ``form`` is "named"."""
    if language != "en" or not _INTRODUCTION.match(text):
        return None
    subject = _BEHIND.search(text, 0, 400)
    if subject is None or _STOP.search(text, 0, subject.start()):
        return None
    return _behind_subject(text, subject.end(), lexicon(language))


def _behind_subject(text: str, end: int, book: Lexicon) -> Opener | None:
    """The first act behind a subject that ends at ``end``: directly, or behind a clause between commas."""
    rest = text[end:].lstrip()
    at = len(text) - len(rest)
    if rest[:1].isalpha():
        direct = Reading(text, at, book).read("named")
        told = direct is not None and _is_past(direct, book) and (book.act(direct.normal) or Act("")).rare
        return None if told else direct
    if rest[:1] != ",":
        return None
    for kind in ("finite", "past"):
        for found in further_acts(text, at, kind, book):
            behind = Reading(text, found.start, book).read("named")
            if behind is not None:
                return behind
    return None


def _is_past(named: Opener, book: Lexicon) -> bool:
    forms = [f.kind for word in named.phrase.lower().split() for f in book.forms(word)]
    return "past" in forms and "finite" not in forms


def restarts(text: str, start: int, form: str, book: Lexicon) -> list[Found]:
    """Acts that begin a new sentence inside the paragraph: "…; Requests", "…. The Council also urges"."""
    found: list[Found] = []
    for match in _RESTART.finditer(text, start):
        rest = text[match.end() : match.end() + 400]
        begun = opener(rest, book.language) or subject_act(rest, book.language) or introduced_act(rest, book.language)
        if begun is not None and begun.form in (form, "named"):
            found.extend(act_of(begun, book, match.end()))
    return found


def acts_of_subject(text: str, named: Opener, book: Lexicon) -> list[Found]:
    """The act of a named body, and all that follow it in the same tense."""
    kind = "past" if _is_past(named, book) else "finite"
    return [*act_of(named, book), *further_acts(text, named.end, kind, book, restarts(text, named.end, "named", book))]


def introduced_acts(text: str, book: Lexicon) -> list[Found]:
    """Acts behind an introduction without a subject: "In the light of the above, requests the Secretary-General to
    report".
    """
    if not _INTRODUCTION.match(text):
        return []
    found = [f for f in further_acts(text, 0, "finite", book) if f.act.n >= 30]
    return found if found and "," in text[: found[0].start] else []


def first_person_acts(text: str, first: list[Found], book: Lexicon) -> list[Found]:
    """Acts of "we": every "We …" that begins a clause, and what is joined to it by "and"."""
    found = list(first)
    start = first[0].end if first else 0
    for match in _WE.finditer(text, start):
        at = match.end() - 2
        begun = Reading(text, at, book).read() or _after_apposition(text, at, book)
        if begun is not None and begun.normal:
            found.extend(act_of(begun, book))
    for match in _WE_AND.finditer(text, start):
        reading = Reading(text, match.start("verb"), book)
        got = reading.form_at(0, ("base",))
        if got is None:
            continue
        form, end = got
        since = max((f.end for f in found if f.end <= match.start()), default=0)
        free = match["comma"] or (form.act.n >= 1000 and not _INFINITIVE.search(text, since, match.start()))
        if match["will"] or (free and not form.act.rare and form.act.n >= 100):
            normal, end = reading.named(form, end)
            found.append(Found(normal, form.act, match.start("verb"), reading.offsets(end)[1]))
    return sorted(found, key=lambda f: f.start)


def _after_apposition(text: str, at: int, book: Lexicon) -> Opener | None:
    """For "We, the Heads of State and Government, meeting in New York, reaffirm": the first verb behind a comma."""
    if text[at + 2 : at + 3] != ",":
        return None
    for comma in re.finditer(r", (?=[a-z])", text[: at + 600]):
        if comma.start() > at + 2:
            got = Reading(text, comma.end(), book).read("first_person")
            if got is not None and (book.act(got.normal) or Act("")).n >= 20:
                return got
    return None
