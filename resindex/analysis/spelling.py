"""English spelling: British and American forms of a word become one, irregular plurals their singular.

What comes in and goes out: one lower-case English word without accents. The fold is made before stemming, on whole
words, so that all forms of a word move together.

The direction is chosen so that few exceptions are needed. ``-ize`` becomes ``-ise`` (*organize*, *organise*): then
words that only exist with an s (*exercise*, *advise*, *promise*, *supervise*) stay as they are, and the few that only
exist with a z (*size*, *seize*, *prize*) turn into something that is no other word. ``-our`` becomes ``-or`` only for
the closed list of words that have both (*labour*, *honour*), never for *hour*, *four*, *course*, *source*.
"""

from __future__ import annotations

import re

_ENDINGS = "e|es|ed|er|ers|ing|ings|ation|ations|ational|ationally|able|ability|ement|ements"
_OUR = (
    "arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi"
    "|splend|tum|val|vap|vig"
)
_RE = "(?:epi|amphi|multi)?cent|(?:amphi)?theat|(?:kilo|centi|milli)?met|(?:milli|hecto)?lit|fib|calib|somb|meag|spect"

_NO_MEN = "(?:abdo|acu|a|albu|bitu|cogno|cycla|exa|fora|hy|lu|o|ra|regi|ru|se|speci|sta|turk|ye)men"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<=[a-z]{{2}})([iy])z(?=(?:{_ENDINGS})$)"), r"\1s"),
    (re.compile(rf"({_OUR})our"), r"\1or"),
    (re.compile(rf"^({_RE})er(?=s?$)"), r"\1re"),
    (re.compile(rf"^({_RE})er(ed|ing)$"), r"\1r\2"),
    (re.compile(r"^(def|off|lic|pret)ens(?=e)"), r"\1enc"),
    (re.compile(r"^practis(?=e|ing)"), "practic"),
    (re.compile(r"dgement"), "dgment"),
    (re.compile(r"^((?:cata|dia|ana)log)(?=s?$)"), r"\1ue"),
    (re.compile(r"^((?:cata|dia|ana)log)(?=ed$|ing$)"), r"\1u"),
    (re.compile(r"^(program)(?=s?$)"), r"\1me"),
    (re.compile(r"^(w|sk)illful"), r"\1ilful"),
    (re.compile(r"^focuss(?=ed|es|ing)"), "focus"),
    (re.compile(r"^age(?=ing$)"), "ag"),
    (re.compile(r"ae(?=m[io]|diatr|olog)|(?<=gyn)ae(?=c)"), "e"),
    (re.compile(r"(?<=^f)oe(?=t)|(?<=rrh)oe(?=a)"), "e"),
    (re.compile(r"^(a?)sulph"), r"\1sulf"),
    (re.compile(r"^sceptic"), "skeptic"),
    (re.compile(r"^artefact"), "artifact"),
    (re.compile(r"^aluminium"), "aluminum"),
    (re.compile(r"^enquir"), "inquir"),
    (re.compile(r"women$"), "woman"),
    (re.compile(rf"^(?!(?:{_NO_MEN})$)([a-z]*)men$"), r"\1man"),
)

_IRREGULAR = {
    "analyses": "analysis",
    "appendices": "appendix",
    "children": "child",
    "crises": "crisis",
    "criteria": "criterion",
    "diagnoses": "diagnosis",
    "feet": "foot",
    "halves": "half",
    "hypotheses": "hypothesis",
    "indices": "index",
    "knives": "knife",
    "lives": "life",
    "phenomena": "phenomenon",
    "syntheses": "synthesis",
    "teeth": "tooth",
    "theses": "thesis",
    "wives": "wife",
}

#: Pairs that swap one way of beginning a word for the other; a prefix may end anywhere in it.
_SWAPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[a-z]{2})([iy])z(?=$|[aei])"), r"\1s"),
    (re.compile(r"(?<=[a-z]{2})([iy])s(?=$|[aei])"), r"\1z"),
    (re.compile(rf"({_OUR})our"), r"\1or"),
    (re.compile(rf"({_OUR})or"), r"\1our"),
    (re.compile(r"^(def|off|lic|pret)enc"), r"\1ens"),
    (re.compile(r"^(def|off|lic|pret)ens"), r"\1enc"),
    (re.compile(rf"^({_RE})re"), r"\1er"),
    (re.compile(rf"^({_RE})er"), r"\1re"),
)


def one_spelling(word: str) -> str:
    """The spelling that stands for all spellings of the word.

    >>> [one_spelling(w) for w in ("organization", "organisation", "promise", "labour", "hours", "women")]
    ['organisation', 'organisation', 'promise', 'labor', 'hours', 'woman']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


def spellings(prefix: str) -> tuple[str, ...]:
    """All ways of spelling the beginning of a word, the one given first.

    >>> spellings("organiz"), spellings("labor")
    (('organiz', 'organis'), ('labor', 'labour'))
    """
    found = [prefix]
    for pattern, replacement in _SWAPS:
        found.extend(pattern.sub(replacement, known) for known in tuple(found))
    return tuple(dict.fromkeys(found))
