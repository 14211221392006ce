"""Questions drawn from the paragraphs themselves, so that no system is asked what suits it.

In: entries of an index, and a seed. Out: questions of the kinds that drafters ask, each so often. Words are drawn by
how many paragraphs have them: rare ones from 5 on, common ones from one paragraph in a hundred on.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from resindex.analysis import is_function_word
from resindex.engines.base import Entry

_WORD = re.compile(r"[A-Za-z]+")
_SHORTEST = 4  #: letters of a word that is asked for
_STEM = 5  #: letters of a prefix


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. ``words`` must all be there: side by side for a phrase, as beginnings for a prefix.

    ``verb`` is a condition on the acting verb, ``facets`` asks for counts by verb and year beside the hits.
    """

    kind: str
    words: tuple[str, ...]
    verb: str | None = None
    facets: bool = False


def draw(entries: Iterable[Entry], each: int, seeds: Sequence[int]) -> list[list[Ask]]:
    """``each`` questions of every kind for each seed, from the English paragraphs of ``entries``."""
    texts, verbs = [], Counter[str]()
    for entry in entries:
        if entry.language == "en":
            texts.append(entry.text)
            verbs.update(entry.values.get("verb", ()))
    found = Counter[str]()
    for text in texts:
        found.update(set(_content(text)))
    least = max(5, len(texts) // 100)
    rare = sorted(word for word, count in found.items() if 5 <= count < max(50, len(texts) // 2000))
    common = sorted(word for word, count in found.items() if count >= least)
    asked = [verb for verb, _ in verbs.most_common(20)]
    if not (rare and common and asked):
        raise SystemExit("too few English paragraphs to draw questions from")
    return [list(_asks(random.Random(seed), texts, rare, common, asked, each)) for seed in seeds]


def _asks(
    chance: random.Random,
    texts: Sequence[str],
    rare: Sequence[str],
    common: Sequence[str],
    verbs: Sequence[str],
    each: int,
) -> Iterator[Ask]:
    for _ in range(each):
        yield Ask("rare word", (chance.choice(rare),))
        yield Ask("common word", (chance.choice(common),))
        yield Ask("two words", _together(chance, texts, 2))
        yield Ask("five words", _together(chance, texts, 5))
        yield Ask("phrase", _phrase(chance, texts))
        yield Ask("prefix", (chance.choice(common)[:_STEM],))
        yield Ask("word, verb", (chance.choice(common),), verb=chance.choice(verbs))
        yield Ask("word, facets", (chance.choice(common),), facets=True)


def _together(chance: random.Random, texts: Sequence[str], number: int) -> tuple[str, ...]:
    # Content words of one paragraph: what is asked for is there.
    while True:
        words = list(dict.fromkeys(_content(chance.choice(texts))))
        if len(words) >= number:
            return tuple(chance.sample(words, number))


def _phrase(chance: random.Random, texts: Sequence[str]) -> tuple[str, ...]:
    # Three words that follow each other, with nothing but blanks between them.
    while True:
        words = chance.choice(texts).split()
        if len(words) < 6:
            continue
        at = chance.randrange(len(words) - 3)
        three = words[at : at + 3]
        if all(word.isascii() and word.isalpha() for word in three) and sum(map(_counts, three)) >= 2:
            return tuple(word.casefold() for word in three)


def _content(text: str) -> Iterator[str]:
    return (word for word in map(str.casefold, _WORD.findall(text)) if len(word) >= _SHORTEST and _counts(word))


def _counts(word: str) -> bool:
    return not is_function_word(word.casefold(), "en")
