"""Whom a French or Spanish act is addressed to: "Prie le Secrétaire général de …", "Exhorta a los Estados a que …".

What comes in: the text of a paragraph and its acts in order. What goes out: the nouns addressed, as for English: one
entry for each coordinated noun, without articles, relative clauses and examples.

The phrase ends before the infinitive ("de lui présenter", "a velar") or the clause ("a que", "para que"). It is parted
at commas and conjunctions; a part that is nobody of a known class belongs to the name before it ("contre la drogue |
et le crime"), and where the first part is nobody, nobody is addressed ("Encourage la poursuite du dialogue").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from resindex.addressees import is_somebody, reading_rules
from resindex.parsing.acts import Found

LANGUAGES = ("fr", "es")

#: Farther than this from its verb no end of the phrase is looked for.
_REACH = 700
_INFINITIVE = {
    "fr": re.compile(
        r"(?:\b(?:de|à)\s|\bd[’'])(?:(?:ne|pas|plus|tout|se|lui|leur|leurs|y|en|le|la|les|mieux|bien|plus|\w+ment)\s|"
        r"[nsl][’'])*(?P<verb>\w+(?:er|ir|re|oir))\b"
    ),
    "es": re.compile(r"\b(?:a|de)\s(?:no\s|\w+mente\s)*(?P<verb>\w+(?:[aeií]r)(?:se|lo|la|los|las|le|les|nos)?)\b"),
}
_ADJECTIVE = {
    "fr": re.compile(
        r"(?:sous-)?\w+(?:ales?|aux|elles?|els?|iques?|aires?|ées?|és|ifs?|ives?|antes?|ants|eurs|euses)$"
    ),
    "es": re.compile(
        r"\w+(?:ales?|icas?|icos?|arias?|arios?|adas?|ados?|idas?|idos?|ivas?|ivos?|antes?|entes?|oras?)$"
    ),
}
#: "Réitère son appel aux États", "Reitera su solicitud al Secretario General".
_RENEWED = {
    "fr": re.compile(r"\b(?:son (?:appel|invitation)|sa (?:demande|requête))(?= (?:à|au|aux) )"),
    "es": re.compile(
        r"\bsu (?:solicitud|exhortación|llamamiento|invitación|petición|exigencia|llamada|recomendación)(?= (?:a|al) )"
    ),
}
_MARK = re.compile(r"[;:.](?=\s|$)|[(\[]")
_SEAM = re.compile(r"\s*,\s*|\s+(?=(?:et|ou|et/ou|ainsi que|ainsi qu’(?=\w)|y|e|o|u|así como)(?:\s|(?<=’)))")


@dataclass(frozen=True, slots=True)
class _Rules:
    """The lists of one language; they are described in the data file."""

    verbs: frozenset[str]
    before: re.Pattern[str]
    to: frozenset[str]
    stripped: frozenset[str]
    trailing: frozenset[str]
    aside: tuple[str, ...]
    examples: tuple[str, ...]
    ends: re.Pattern[str]
    joint: re.Pattern[str]
    nouns: frozenset[str]


def find_addressees(text: str, found: Sequence[Found], language: str) -> tuple[str, ...]:
    """All addressees of the acts of a paragraph, in order, without repeats."""
    names: list[str] = []
    for index, act in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        limit = min(limit, act.end + _REACH)
        renewed = _RENEWED[language].search(text, act.start, min(limit, act.end + 60)) if act.act.renews else None
        if renewed is not None:
            names.extend(_of_act(text, renewed.end(), limit, language))
        elif act.normal in _rules(language).verbs:
            names.extend(_of_act(text, act.end, limit, language))
    return tuple(dict.fromkeys(names))


def _of_act(text: str, start: int, limit: int, language: str) -> list[str]:
    rules = _rules(language)
    between = rules.before.match(text, start, limit)
    phrase = text[between.end() if between else start : limit].lstrip()
    if language == "es" and phrase.split(" ", 1)[0] not in rules.to:
        return []  # a person is asked with "a", a thing without
    end = _end(phrase, language)
    return _names(phrase[:end], language) if end else []


def _end(phrase: str, language: str) -> int:
    """Where the phrase ends: before the infinitive, the clause, or a mark that no name goes over; 0 if it does not."""
    rules = _rules(language)
    marks = [found.start() for found in (_MARK.search(phrase),) if found]
    infinitive = next((i.start() for i in _INFINITIVE[language].finditer(phrase) if i["verb"] not in rules.nouns), None)
    clause = re.search(r"\b(?:pour que?|afin que?|para que|a que|(?<!ainsi )que)\b", phrase)
    places = [place for place in (infinitive, clause.start() if clause else None, *marks) if place]
    if clause is not None and clause.start() == 0:
        return 0
    return min(places, default=len(phrase))


def _names(phrase: str, language: str) -> list[str]:
    """The names in a phrase, or nothing where it does not begin with somebody."""
    names: list[str] = []
    for part in _parts(phrase, language):
        name = _bare(part, language)
        if name and is_somebody(name, language):
            names.append(name)
        elif not names:
            return []
    return names


def _parts(phrase: str, language: str) -> Iterator[str]:
    """The parts between the seams, each with what belongs to it; asides and examples are left out."""
    rules = _rules(language)
    held: tuple[int, int] | None = None
    passing = False  #: an aside came last: what only goes on a name goes on the aside
    for start, end in _cuts(phrase, rules):
        said = phrase[start:end]
        if said.startswith(rules.examples):
            break
        nobody = not is_somebody(_bare(said, language), language)
        first = said.split()[0]
        aside = nobody and f"{said} ".startswith(rules.aside)
        governed = first in ("de", "du", "del")
        rest = governed or (nobody and not aside)
        passing = aside or (passing and rest)
        if passing:
            continue
        if rest and held is not None and (governed or _is_rest(phrase[slice(*held)], first, language)):
            held = held[0], end
        else:
            if held is not None:
                yield phrase[slice(*held)]
            held = start, end
    if held is not None:
        yield phrase[slice(*held)]


def _cuts(phrase: str, rules: _Rules) -> Iterator[tuple[int, int]]:
    """Where the parts between the seams lie, without the conjunctions before them."""
    seams = [(0, 0), *((seam.start(), seam.end()) for seam in _SEAM.finditer(phrase)), (len(phrase), len(phrase))]
    for (_, start), (end, _) in pairwise(seams):
        joint = rules.joint.match(phrase, start, end)
        start = joint.end() if joint else start
        if phrase[start:end].strip():
            yield start, end


def _is_rest(held: str, first: str, language: str) -> bool:
    """Whether a part that is nobody goes on the name before it: "internationales | et régionales", "l’éducation, | la
    science".
    """
    return is_somebody(_bare(held, language), language) or _ADJECTIVE[language].fullmatch(first) is not None


def _bare(part: str, language: str) -> str:
    """A name without articles, "tous", "concernés", and without what begins a topic or a relative clause."""
    rules = _rules(language)
    ended = rules.ends.search(part)
    words = part[: ended.start() if ended and ended.start() else len(part)].replace("’", "’ ").rstrip(" ,.;:").split()
    while words and words[0].lower() in rules.stripped:
        words.pop(0)
    while words and words[-1].lower() in rules.trailing:
        words.pop()
    return " ".join(words).replace("’ ", "’")


@cache
def _rules(language: str) -> _Rules:
    table = reading_rules(language)
    before = "|".join(sorted(map(re.escape, table["before"]), key=len, reverse=True))
    ends = "|".join(map(re.escape, table["ends"]))
    return _Rules(
        verbs=frozenset(table["verbs"]),
        before=re.compile(rf"(?:\s*,[^,;:]{{1,90}},|\s*,?\s+(?:{before})\b,?)+(?=\s)"),
        ends=re.compile(rf"(?:^|\s)(?:(?:{ends})\b|para(?!(?: (?:el|la|los|las))? [A-ZÁÉÍÓÚÑ]))"),
        joint=re.compile(rf"(?:{'|'.join(map(re.escape, table['joints']))})(?:\s+|$|(?<=’))"),
        aside=tuple(f"{words} " for words in table["aside"]),
        examples=tuple(f"{words} " for words in table["examples"]),
        **{name: frozenset(table[name]) for name in ("to", "stripped", "trailing", "nouns")},
    )
