"""Paragraphs that only keep a matter on the agenda: "Decides to remain seized of the matter" and its kin.

What comes in: a paragraph and its language. What goes out: whether it does nothing else. A pure function of these and
of ``data/boilerplate.toml``, like the class of an addressee: found when a record is written, not when a text is parsed.
A paragraph that also asks somebody for something is none.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from resindex.frozen import frozen
from resindex.model import Paragraph

BOILERPLATE: Final = "boilerplate"

_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")


@frozen
class _Rules:
    """What the data file says of one language."""

    verbs: frozenset[str]
    phrases: re.Pattern[str]
    within: int


def is_boilerplate(paragraph: Paragraph, language: str | None) -> bool:
    """Whether an operative paragraph keeps a matter on the agenda and does nothing else."""
    return formula(paragraph, language) is not None


def formula(paragraph: Paragraph, language: str | None) -> int | None:
    """Where in such a paragraph the words end that say so, in code points; None for any other.

    What follows is the matter: in "Decides to remain seized of the question of lighthouses" the formula ends with "of".
    """
    if paragraph.section != "operative" or paragraph.verb_inherited or len(paragraph.verbs) > 1:
        return None
    rules = _rules().get(language or "en")
    if rules is None or not rules.verbs.issuperset(paragraph.verbs):
        return None
    text = paragraph.text[: 3 * rules.within]
    found = rules.phrases.search(_folded(text))
    if found is None or found.start() > rules.within:
        return None
    # The folded text has no vowel signs: its last letter's place in the text as printed.
    letters = [at for at, letter in enumerate(text) if not _VOWEL_SIGNS.match(letter)]
    return letters[found.end() - 1] + 1 if len(letters) == len(_folded(text)) else found.end()


@cache
def _rules() -> dict[str, _Rules]:
    import tomllib  # a search reads no table

    table = tomllib.loads((files("resindex.data") / "boilerplate.toml").read_text(encoding="utf-8"))
    return {
        language: _Rules(
            verbs=frozenset(rule["verbs"]),
            phrases=re.compile("|".join(re.escape(_folded(phrase)) for phrase in rule["phrases"])),
            within=rule["within"],
        )
        for language, rule in table.items()
    }


def _folded(text: str) -> str:
    return _VOWEL_SIGNS.sub("", text.lower().replace("’", "'").replace("\xa0", " "))
