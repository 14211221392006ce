"""How the addressees of one language are read: the lists and patterns of its data, compiled.

What comes in: a language. What goes out: :class:`PhraseRules`. The lists are described in ``data/addressees.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resindex.addressees import reading_rules

#: Vowel marks of Arabic, and the comma that may be left at a word.
_MARKS = dict.fromkeys((*range(0x064B, 0x0653), 0x0670, 0x0640, ord(","), ord("،")))


@dataclass(frozen=True, slots=True)
class PhraseRules:
    """The lists and patterns of one language; they are described in the data file."""

    language: str
    verbs: frozenset[str]
    deciding: frozenset[str]
    before: re.Pattern[str]
    to: tuple[str, ...]
    takes: dict[str, tuple[str, ...]]
    stripped: frozenset[str]
    trailing: frozenset[str]
    aside: tuple[str, ...]
    examples: tuple[str, ...]
    ends: re.Pattern[str]
    joint: re.Pattern[str]
    seam: re.Pattern[str]
    nouns: frozenset[str]
    infinitive: re.Pattern[str]
    asked: re.Pattern[str]
    adjective: re.Pattern[str]
    renewed: re.Pattern[str]
    relative: re.Pattern[str] | None
    pronoun: re.Pattern[str] | None
    clause: re.Pattern[str] | None
    subject_end: re.Pattern[str] | None
    shall: re.Pattern[str] | None
    forward: bool
    binding: frozenset[str]
    relating: tuple[str, ...]

    def is_noun(self, infinitive: re.Match[str]) -> bool:
        """Whether what looks like an infinitive is a noun."""
        return infinitive["verb"].lower() in self.nouns

    def is_pronominal(self, text: str, start: int, end: int) -> bool:
        """Whether the act that lies there has a pronoun for the one it is addressed to, before it or behind."""
        around = f"{text[max(0, start - 9) : start]}|{text[end : end + 30]}"
        return self.pronoun is not None and self.pronoun.search(around) is not None

    def is_relative(self, word: str) -> bool:
        """Whether a word begins a clause about the name before it."""
        return self.relative is not None and self.relative.fullmatch(word) is not None


def plain_word(word: str) -> str:
    """A word in lower case; an Arabic one without its vowel marks."""
    return word.lower() if word.isascii() or word[0] < "\u0600" else word.translate(_MARKS)


@cache
def phrase_rules(language: str) -> PhraseRules:
    """The rules of a language."""
    lists = reading_rules(language)
    patterns: dict[str, str] = lists["patterns"]

    def pattern(name: str, **listed: str) -> re.Pattern[str]:
        written = patterns[name]
        for key, words in listed.items():
            written = written.replace(f"{{{key}}}", _any_of(lists[words]))
        return re.compile(written)

    def optional(name: str) -> re.Pattern[str] | None:
        return pattern(name) if name in patterns else None

    def words(name: str) -> frozenset[str]:
        return frozenset(lists.get(name, ()))

    return PhraseRules(
        language=language,
        verbs=words("verbs"),
        deciding=words("deciding"),
        before=pattern("before", before="before"),
        to=tuple(lists["to"]),
        takes={verb: tuple(taken) for verb, taken in lists.get("takes", {}).items()},
        stripped=words("stripped"),
        trailing=words("trailing"),
        aside=tuple(f"{phrase} " for phrase in lists["aside"]),
        examples=tuple(f"{phrase} " for phrase in lists["examples"]),
        ends=pattern("ends", ends="ends"),
        joint=pattern("joint", joints="joints"),
        seam=pattern("seam"),
        nouns=words("nouns"),
        infinitive=pattern("infinitive"),
        asked=pattern("asked"),
        adjective=pattern("adjective"),
        renewed=pattern("renewed"),
        relative=optional("relative"),
        pronoun=optional("pronoun"),
        clause=optional("clause"),
        subject_end=optional("subject_end"),
        shall=optional("shall"),
        forward=language == "ru",
        binding=words("binding"),
        relating=tuple(lists.get("relating", ())),
    )


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
