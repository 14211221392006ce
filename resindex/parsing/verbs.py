"""What a paragraph does, and to whom: its acting words, all its verbs, their modifiers, their addressees.

What comes in: the text of one paragraph, the section it stands in, its language. What goes out: :class:`Acts`.
``opener`` says whether a text begins with an acting phrase, ``subject_act`` whether it begins with a body that acts
("The Security Council urges"), ``takes_own_verb`` whether a sub-paragraph has a verb of its own.

Whose act: only the adopting body's. Not the addressee's ("Requests … to urge"), not another's ("in which it urged"),
not a noun ("its requests to visit"), not what stands in quotation marks. Participles that colour an operative act are
not counted; coordinated ones of a preambular paragraph are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resindex.lexicon import Lexicon, lexicon
from resindex.parsing.acts import Found, further_acts
from resindex.parsing.addressees import find_addressees
from resindex.parsing.joined_acts import joined_acts
from resindex.parsing.opener import Opener, opener
from resindex.parsing.voices import (
    act_of,
    acts_of_subject,
    first_person_acts,
    introduced_act,
    introduced_acts,
    restarts,
    subject_act,
)

__all__ = ["Acts", "Opener", "opener", "read_acts", "subject_act", "takes_own_verb"]

_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\s?bis)?[.)]|\([a-z\d]{1,4}\))\s+")
#: "Resolved, That", "It is resolved that", "Be it further resolved": an act in the passive voice.
_RESOLVED = re.compile(
    r"(?:(?:Now,?\s+therefore,?\s+)?(?:it is|be it)\s+(?:(?:therefore|further|hereby|also),?\s+)?)?(?:further\s+)?"
    r"resolved\b(?=\s*[,:(]|\s+(?:by|that|further)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Acts:
    """What a paragraph does; the fields are those of the record contract. ``verb`` is the first of ``verbs``."""

    verb_phrase: str | None = None
    verb: str | None = None
    verbs: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    verb_en: tuple[str, ...] = ()


def read_acts(
    text: str,
    section: str,
    language: str = "en",
    *,
    subparagraph: bool | None = None,
    chapeau: tuple[str, ...] = (),
) -> Acts:
    """The acts of one paragraph; a number at its head is passed over.

    ``subparagraph`` says whether it stands under a chapeau: True, False, or None where that is not known. Under a
    chapeau infinitives and gerunds are the addressee's; outside one "To reiterate" and "Recalling" are acts. In doubt
    they are not counted. ``chapeau`` holds whom that is addressed to: "them" may stand for these. ``verb_en`` holds the
    English forms that the verbs of another language may stand for.
    """
    book = lexicon(language)
    number = _NUMBER.match(text)
    body = text[number.end() :] if number else text
    resolved = _RESOLVED.match(body) if body[:1] in "NnRrIiBb" else None
    if resolved is not None and section != "preambular":
        return Acts(resolved[0], "resolves", ("resolves",))
    head = opener(body, language, any_case=True)
    if head is not None and head.form != "cut":
        found = _headed(body, head, section, subparagraph, book)
        if not found and (subparagraph or head.form == "infinitive"):
            return Acts()
    else:
        head = subject_act(body, language) or (None if section == "preambular" else introduced_act(body, language))
        found = _unheaded(body, head, section, book)
    phrase = head.phrase if head else body[found[0].start : found[0].end] if found else None
    verbs = tuple(dict.fromkeys(f.normal for f in found))
    return Acts(
        verb_phrase=phrase,
        verb=verbs[0] if verbs else None,
        verbs=verbs,
        modifiers=head.modifiers if head else (),
        addressees=() if section == "preambular" else find_addressees(body, found, book, chapeau),
        verb_en=() if language == "en" else _english(found, book, head.modifiers if head else ()),
    )


def _english(found: list[Found], book: Lexicon, modifiers: tuple[str, ...]) -> tuple[str, ...]:
    """What the acts may stand for in English: what is asked or expressed again is reiterated ("вновь просит")."""
    english = [(book.act(f.normal) or f.act).english for f in found]
    if found and any(word in modifiers for word in book.words("again")) and any(map(_is_repeated, english[0])):
        english.insert(1, ("reiterates",))
    return tuple(dict.fromkeys(e for several in english for e in several))


def _is_repeated(normal: str) -> bool:
    act = lexicon("en").act(normal)
    return normal.startswith("expresses ") or (act is not None and act.addressee in ("object", "to"))


def takes_own_verb(text: str, language: str = "en") -> bool:
    """Whether a sub-paragraph has a verb of its own: "Requests …" has, "To request", "Recognizing", "support" have
    not.
    """
    return bool(read_acts(text, "operative", language, subparagraph=True).verbs)


def _headed(text: str, head: Opener, section: str, subparagraph: bool | None, book: Lexicon) -> list[Found]:
    """The acts of a text that a verb heads."""
    first = act_of(head, book)
    if head.form == "infinitive":
        return first[:1] if subparagraph is False else []
    if head.form == "first_person":
        return first_person_acts(text, first, book)
    if head.form == "unmarked":
        return [*first, *(joined_acts(text, head.start, head.end, book) if section != "preambular" else ())]
    if head.form == "finite":
        joined = joined_acts(text, head.start, head.end, book)
        return [*first, *(joined or _later(text, head.end, "finite", book))]
    if head.form == "opening" and head.normal != "whereas":
        first = []
    if section == "operative":
        finite = _later(text, head.end, "finite", book)
        if finite or subparagraph is not False:
            return finite
    return [*first, *_later(text, head.end, "participle", book)]


def _later(text: str, start: int, kind: str, book: Lexicon) -> list[Found]:
    return list(further_acts(text, start, kind, book, restarts(text, start, kind, book)))


def _unheaded(text: str, named: Opener | None, section: str, book: Lexicon) -> list[Found]:
    """The acts of a text that no verb heads: by its subject, in the first person, behind an introduction."""
    if named is not None:
        return acts_of_subject(text, named, book)
    if book.language != "en" or section == "preambular":
        return []
    return introduced_acts(text, book) or first_person_acts(text, [], book)
