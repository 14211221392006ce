"""The table of treaties and named instruments, made ready for one language.

What comes in: a language. What goes out: its names as patterns, in buckets by the letters that they are searched by,
and one quick pattern of those letters. The knowledge is ``data/instruments.toml``. In a name, "*" stands for the ending
of a word. Arabic writes its article and its prepositions to the word, and Chinese writes all words together: there a
name may begin inside of what a pattern takes for a word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any

#: Apostrophes, hyphens and spaces of any kind; each folds to one code point, so that offsets stay.
_FOLD = (
    *(("’", "'"), ("‘", "'"), ("‑", "-"), ("–", "-"), ("‐", "-"), ("—", "-")),
    *(("\u00a0", " "), ("\u202f", " "), ("ё", "е"), ("•", "·")),
)
#: The same the other way: for each letter that others fold to, a pattern of them all.
_FORMS = {
    plain: f"[{''.join(re.escape(c) for c in (plain, *(printed for printed, same in _FOLD if same == plain)))}]"
    for plain in dict(_FOLD).values()
}
_ANCHOR = re.compile(r"\b[^\W\d_a-zа-я]\w*")
#: Words that stand for an instrument once it was named, by what the table calls them.
HEADS = frozenset(
    {"Convention", "Covenant", "Treaty", "Protocol", "Agreement", "Statute", "Charter", "Declaration", "Agenda"}
)
#: Languages whose names are searched by their first letters, since the rest of the word changes or has no end.
_BY_STEM = frozenset({"ru", "ar", "zh"})
_STEM = {"ar": 5, "zh": 4}
_VOWELS = "[\u0640\u064b-\u0652]*"  # vowel signs and lengthening, which Arabic prints or leaves out
#: How many letters behind those that a name is searched by are looked at before the name itself is tried.
_AHEAD = 12
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the table, folded, with the ids it stands for."""

    text: str
    ids: tuple[str, ...]
    anchor: int = 0  #: where in ``text`` its first capital word stands, by which it is searched
    short: str = ""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Bucket:
    """The names that are searched by the same letters, as one pattern of what follows these."""

    pattern: re.Pattern[str]
    named: tuple[Name, ...]
    anchored: tuple[Name, ...]  #: those that begin before those letters ("principles relating to the Status …")

    @classmethod
    def of(cls, key: str, named: list[Name], language: str) -> Bucket:
        """The longest name is tried first; it ends with its word, and is none inside a symbol ("NPT/CONF.2010/50")."""
        plain = sorted((n for n in named if not n.anchor), key=lambda n: -len(n.text))
        patterns = "|".join(f"({_behind(key, n.text, language)})" for n in plain) or "(?!)"
        end = "" if language == "zh" else r"(?![^\W_]|/)"
        flags = 0 if language == "en" else re.IGNORECASE
        return cls(re.compile(f"(?:{patterns}){end}", flags), tuple(plain), tuple(n for n in named if n.anchor))

    def longest(self, folded: str, start: int, end: int) -> tuple[Name, int, int] | None:
        """The longest name whose letters stand from ``start`` to ``end``, with its span."""
        for name in self.anchored:
            begin = start - name.anchor
            if begin >= 0 and folded.startswith(name.text, begin) and not folded[begin - 1 : begin].isalnum():
                return name, begin, begin + len(name.text)
        match = self.pattern.match(folded, end)
        return (self.named[(match.lastindex or 1) - 1], start, match.end()) if match else None


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a language; ``heads`` are those of the letters that begin one of the words that stand for an
    instrument."""

    first: re.Pattern[str]  #: finds where a name may begin, in a text as it is printed as well as in the folded one
    buckets: dict[str, Bucket]
    heads: frozenset[str]


@lru_cache(maxsize=4)
def folded(text: str) -> str:
    """The text as names are compared; offsets stay."""
    # Most of these are in no text: looking for each in turn is much faster than a table of all.
    if text.isascii():
        return text
    for printed, plain in _FOLD:
        text = text.replace(printed, plain)
    return text


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("resindex.data") / "instruments.toml").read_text(encoding="utf-8"))


@cache
def treaty_series() -> dict[int, str]:
    """Ids by the number under which the treaty is registered with the United Nations."""
    return {number: f"treaty:{row['slug']}" for row in _table()["treaty"] for number in row.get("unts", ())}


@cache
def names(language: str, heads: tuple[str, ...]) -> Names:
    """The names of a language; ``heads`` are the words that stand for an instrument, which are to be found as well."""
    by_key: dict[str, list[Name]] = {}
    for row in (row for kind in ("treaty", "instrument", "group") for row in _table()[kind]):
        ids = row["ids"] if "ids" in row else [row["id"] if "id" in row else f"treaty:{row['slug']}"]
        for printed in row.get(language, ()):
            text = folded(printed)
            if language == "ar":
                text = text.removeprefix(_ARTICLE)
            key, anchor = _key(text, language)
            by_key.setdefault(key, []).append(Name(text, tuple(ids), anchor, row.get("short", ""), row.get("place")))
    keys = {*by_key, *(_key(folded(head), language)[0] for head in heads)}
    if language in _BY_STEM:
        keys = {k for k in keys if not any(k != other and k.startswith(other) for other in keys)}
        merged: dict[str, list[Name]] = {}
        for key, named in by_key.items():
            merged.setdefault(next(k for k in keys if key.startswith(k)), []).extend(named)
        by_key = merged
    buckets = {key: Bucket.of(key, named, language) for key, named in by_key.items()}
    words = [folded(head).split("*")[0] for head in heads]
    begun = frozenset(key for key in keys if any(w.startswith(key) or key.startswith(w) for w in words))
    ahead = {key: "" if key in begun else _ahead(key, by_key[key], language) for key in keys}
    return Names(_first(ahead, language), buckets, begun)


def _first(ahead: Mapping[str, str], language: str) -> re.Pattern[str]:
    edge = "" if language in _BY_STEM else r"\b"
    by_letter = (
        f"{_printed(letter)}(?:{'|'.join(_printed(w[1:]) + edge + ahead[w] for w in same)})"
        for letter, same in groupby(sorted(ahead, key=lambda w: (w[0], -len(w), w)), key=lambda w: w[0])
    )
    # No boundary in front, and few choices for each letter: it is searched in every paragraph.
    return re.compile("|".join(by_letter) or "(?!)")


def _ahead(key: str, named: list[Name], language: str) -> str:
    """A test of what follows the letters of a key: "United" is in many paragraphs that name no instrument."""
    if any(n.anchor or n.text == key for n in named):
        return ""
    tails = {_behind(key, n.text[: len(key) + _AHEAD], language, _printed) for n in named}
    return f"(?={'' if language == 'en' else '(?i:'}{'|'.join(sorted(tails))}{'' if language == 'en' else ')'})"


def _key(text: str, language: str) -> tuple[str, int]:
    """The letters that a name is searched by, and where in it they stand."""
    if language in _STEM:
        return text[: _STEM[language]].split(" ")[0], 0
    word = _ANCHOR.search(text)
    if language in _BY_STEM and (word is None or word.start()):
        return text.split("*")[0].split(" ")[0].rstrip(","), 0
    return (word[0], word.start()) if word else (text, 0)


def _behind(key: str, name: str, language: str, letters: Callable[[str], str] = re.escape) -> str:
    """A pattern of what the name has behind its key."""
    rest = name[len(key) :]
    if language == "ar":
        return _VOWELS + "".join(letters(c) + (_VOWELS if c.isalpha() else "") for c in rest)
    return letters(rest).replace(r"\*", r"\w*")


def _printed(text: str) -> str:
    """A pattern of all that is folded to the text."""
    return "".join(_FORMS.get(c) or re.escape(c) for c in text)
