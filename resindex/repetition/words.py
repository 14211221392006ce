"""The words that make a wording: what of a text says something, once numbers and what only joins or orders is left out.

What comes in: a text and its language. What goes out: its words in order, each as a stem that says whether it is a name
and whether it is the form of an act; one mark stands for each number, date, ordinal or symbol, and for a row
of them. What is known of a language is in ``data/wording.toml`` and in the lexicon of its verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from typing import Final, NamedTuple

from resindex.analysis import fold_word, is_function_word, known_language
from resindex.analysis.words import WORD, Characters, analysed, is_characters
from resindex.lexicon import Form, lexicon

MARK: Final = "0"  #: stands for numbers
ROW: Final = "|"  #: begins a row of a table

_REMEMBERED: Final = 100_000  #: words whose analysis is kept
_COMMON: Final = 100  #: openings counted from which a verb is so common that it acts wherever it stands
_SUBJECT: Final = 4  #: words that the name of a body may have
_SYMBOL = re.compile(r"\b[A-Z][A-Za-z0-9.]*(?:/[A-Za-z0-9.()\u2010\u2011-]+)+")
_ROMAN = re.compile("[IVXLC]+")
_HYPHEN = re.compile("[-\u2010\u2011]")
_ACTING_FORMS: Final = frozenset(("finite", "participle", "adjective"))
_CAPITALS_ARE_NAMES: Final = frozenset(("en", "fr", "es", "ru"))


class Word(NamedTuple):
    """One word of a wording: its stem, whether it is written as a name, whether it is the form of an act.

    ``written`` is all that in one string. ``deciding``: it denies, obliges or directs.
    """

    stem: str
    name: bool = False
    act: bool = False
    written: str = ""
    deciding: bool = False


_NUMBER, _WORD, _MONTH, _JOINT = range(4)
_MARKED: Final = Word(MARK, written=MARK)
_IN_A_ROW: Final = Word(ROW, written=ROW)


def words(text: str, language: str | None) -> list[Word]:
    """The words that make a wording, in order: "0" stands for numbers, dates and symbols. A row of a table says so."""
    tongue = tongue_of(language or "")
    if "/" in text:
        text = _SYMBOL.sub(_masked, text)
    said: list[Word] = [_IN_A_ROW] if " | " in text else []
    months = 0  # how many of the last words may belong to a date
    numbers = False  # whether nothing but what joins numbers has come since the last one
    known = tongue.known
    found = iter(_split(text, tongue))
    for word in islice(found, 1):  # a capital at the beginning makes no name
        found = chain((word[:1].lower() + word[1:] if tongue.names and not word.isupper() else word,), found)
    for word in found:
        kind, meant = known[word]
        if kind == _JOINT:
            continue
        if kind == _WORD:
            if len(said) > 2 or meant.stem not in tongue.order:
                said.append(meant)
            numbers, months = False, 0
        elif kind == _NUMBER:
            if months:
                del said[len(said) - months :]
            if not said or said[-1] is not _MARKED:
                said.append(_MARKED)
            numbers, months = True, 0
        elif not numbers:
            said.append(meant)
            months += 1
    return _without_subject(said, tongue)


def _without_subject(said: list[Word], tongue: Tongue) -> list[Word]:
    """Without the name of the body that acts: "The Security Council urges" says what "Urges" says."""
    for at, word in enumerate(said[: _SUBJECT + 1]):
        if word.act or (at and word.stem in tongue.heads and not word.name):
            return said[at:]
        if not word.name:
            break
    return said


class Tongue:
    """What is known of the words of one language."""

    def __init__(self, language: str) -> None:
        rules = _rules().get(language, {})
        self.language = known_language(language)
        self.names = language in _CAPITALS_ARE_NAMES
        self.order = frozenset(self._stems(rules.get("order", "")))
        self._ordinal = re.compile(rules.get("ordinals", "(?!)"))
        self._months = frozenset(rules.get("months", "").split())
        self._between = frozenset(rules.get("between", "").split())
        self._kept = frozenset(rules.get("kept", "").split())
        book = lexicon(language)
        self.spaced = book.spaced
        heads = [(h, f) for h, forms in book.heads.items() for f in forms if f.kind in _ACTING_FORMS]
        self.denying = frozenset(self._stems(rules.get("denials", "")))  #: which one of these does not matter
        self.light = frozenset(self._stems(rules.get("light", "")))
        self.opening = frozenset(self._stems(" ".join(head for head, form in heads if _begins(form))))
        self.heads = frozenset(self._stems(" ".join(head for head, _ in heads)))
        self.acting = frozenset(fold_word(head) for head, form in heads if not form.rest and _acts(form))
        phrases = sorted({head for head, _ in heads}, key=len, reverse=True) if not book.spaced else []
        self.phrases = re.compile("|".join((rules.get("ordinals", "(?!)"), *map(re.escape, phrases), ".")))
        self.known = _Known(self)

    def read(self, word: str) -> tuple[int, Word]:
        """What kind of word it is, and what it says."""
        folded = fold_word(word)
        if any(c.isdigit() for c in folded) or _ROMAN.fullmatch(word):
            return _NUMBER, _MARKED
        if self._ordinal.fullmatch(folded) or self._ordinal.fullmatch(fold_word(_HYPHEN.split(word)[-1])):
            return _NUMBER, _MARKED
        if folded in self._months or (len(word) == 1 and word.isascii() and word.isupper()):
            return _MONTH, Word(folded, written=folded)  # "resolution 67/254 A" has a letter where a date has its month
        if folded in self._between or (folded not in self._kept and is_function_word(word, self.language)):
            return _JOINT, _MARKED
        stem = self._stem(word, folded)
        name, act = self.names and word[0].isupper(), folded in self.acting
        written = f"{stem}{'^' * name}{'!' * act}"
        return (_WORD if stem else _JOINT), Word(stem, name, act, written, folded in self._kept)

    def _stem(self, word: str, folded: str) -> str:
        if is_characters(word):
            return word
        analysis = analysed(self.language)[word]
        if isinstance(analysis, str):
            return analysis
        if isinstance(analysis, Characters) or not analysis.options[-1][0]:
            return folded
        return analysis.options[-1][0][-1].terms[0]  # the word without its hyphens and elided articles

    def _stems(self, listed: str) -> Iterator[str]:
        return (self._stem(word, fold_word(word)) for word in listed.split())


class _Known(dict[str, tuple[int, Word]]):
    """Words as printed, and what they say."""

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self._tongue = tongue

    def __missing__(self, word: str) -> tuple[int, Word]:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = self._tongue.read(word)
        return found


def _acts(form: Form) -> bool:
    # A noun, a gerund or another's act looks the same: these are no evidence inside a text.
    act = form.act
    return act.n >= _COMMON and not (act.noun or act.rare or (act.deed and form.kind != "finite"))


def _begins(form: Form) -> bool:
    # "… and looks forward to": with what follows it a noun is a verb, too.
    act = form.act
    other = act.rare or (act.noun and not form.rest) or (act.deed and form.kind != "finite")
    return act.n >= _COMMON and not other


@cache
def tongue_of(language: str) -> Tongue:
    """What is known of the words of that language."""
    return Tongue(language)


@cache
def _rules() -> dict[str, dict[str, str]]:
    import tomllib  # a search reads no table

    return tomllib.loads((files("resindex.data") / "wording.toml").read_text(encoding="utf-8"))


def _masked(match: re.Match[str]) -> str:
    return f" {MARK} " if any(c.isdigit() for c in match[0]) else match[0]


def _split(text: str, tongue: Tongue) -> Iterable[str]:
    found = WORD.findall(text)
    if not any(map(is_characters, found[:3])) and tongue.language != "zh":
        return found
    return (part for word in found for part in (tongue.phrases.findall(word) if is_characters(word) else (word,)))
