"""Classes of those whom acts are addressed to: all States, a named State, the Secretary-General, an agency …

What comes in: the name of an addressee as printed, and what is known of the text (its language, the body that adopts
it). What goes out: the class, one of :func:`classes`. A pure function of these and of ``data/addressees.toml`` and
``data/states.toml``: never stored, so that a better table needs no other corpus.

Names are told apart by their heads: "troop-contributing countries of the Mission" are countries, "Chair of the
Committee" speaks for the committee. A name of which nothing is known is "other".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

OTHER: Final = "other"
_LANGUAGES: Final = ("en", "fr", "es")
_ARTICLES: Final = frozenset(
    ("the", "all", "both", "la", "le", "les", "l", "el", "los", "las", "tous", "toutes", "todos", "todas")
)
_STOPS: Final = frozenset(
    ("of", "to", "for", "on", "in", "from", "with", "at", "within", "by", "among", "against", "between")
)
_WORD = re.compile(r"[\w/&+-]+|…")
_GAP: Final = "…"
_SYMBOLS = str.maketrans({"‑": "-", "‐": "-", "–": "-", "’": "'", "\xa0": " "})

Words = tuple[str, ...]


@dataclass(slots=True)
class _Book:
    """The phrases of one language, each with its class; ``starts`` and ``heads`` by their first and last word."""

    whole: dict[Words, str] = field(default_factory=dict)
    short: dict[Words, str] = field(default_factory=dict)
    starts: dict[str, list[tuple[Words, str]]] = field(default_factory=dict)
    heads: dict[str, list[tuple[Words, str]]] = field(default_factory=dict)
    holds: list[tuple[Words, str]] = field(default_factory=list)
    governing: frozenset[str] = frozenset()  #: last words of what stands with the name of a State
    standing: frozenset[str] = frozenset()
    states: frozenset[Words] = frozenset()
    peoples: frozenset[Words] = frozenset()  #: adjectives of States
    named: dict[str, list[Words]] = field(default_factory=dict)  #: both, by their first word


def classes() -> dict[str, str]:
    """All classes with what each means, in the order of the table."""
    return {name: facts["label"] for name, facts in _table().items() if "label" in facts}


def class_named(asked: str) -> str | None:
    """The class that a query means: by its own name, in words, or by one of the words it goes by."""
    wanted = _bare(asked)
    for name, facts in _table().items():
        if "label" in facts and any(_bare(known) == wanted for known in (name, facts["label"], *facts["asked"])):
            return name
    return None


@lru_cache(maxsize=50_000)
def class_of(name: str, language: str = "en", body: str | None = None) -> str:
    """The class of one addressee; ``body`` is the adopting body, which a text may address by its own name."""
    words = _words(name)
    if body is not None and words and words in _own_names(body):
        return "itself"
    return _class_of(words, _book(language if language in _LANGUAGES else "en"), english=language == "en")


def is_somebody(name: str, language: str = "en") -> bool:
    """Whether a name is known by its head as one of a class, not by a word that it happens to hold."""
    book = _book(language if language in _LANGUAGES else "en")
    return _class_of(_words(name), book, english=language == "en", loose=False) != OTHER


def classes_of(names: Iterable[str], language: str | None = None, body: str | None = None) -> tuple[str, ...]:
    """The class of each of the addressees of a paragraph, in their order."""
    return tuple(class_of(name, language or "en", body) for name in names)


def reading_rules(language: str) -> dict[str, list[str]]:
    """The words by which addressees are read in a language; no lists for one that is not in the table."""
    rules: dict[str, list[str]] = _table()["reading"].get(language, {})
    return rules


def is_adjective_of_state(word: str) -> bool:
    """Whether an English word says whose something is: "Malian", "Iraqi"."""
    return word[:1].isupper() and _words(word) in _book("en").peoples


def _class_of(words: Words, book: _Book, *, english: bool, loose: bool = True) -> str:
    if not words:
        return OTHER
    if words in book.whole or words in book.short:
        return book.whole.get(words) or book.short[words]
    if _is_states(words, book):
        return "named_state"
    head, rest = _parted(words, english=english)
    if _is_governing(head, words, book) and _names_a_state(words, book):
        return "named_state"
    begun = _longest(book.starts.get(words[0], ()), words, ends=False)
    if begun is None or len(begun[0]) < 3:
        stands = (head[-1] if english else head[0]) in book.standing and rest
        meant = _class_of(rest, book, english=english, loose=loose) if stands else OTHER
        if meant != OTHER:
            return meant
    ended = _longest(book.heads.get(head[-1], ()), head, ends=True)
    found = max((p for p in (begun, ended) if p is not None), key=lambda p: len(p[0]), default=None)
    if found is not None:
        return found[1]
    return _held(words, book) if loose else OTHER


def _held(words: Words, book: _Book) -> str:
    """By words that stand anywhere: abbreviations, fixed phrases, a State."""
    for phrase, cls in (*book.short.items(), *book.holds):
        if _holds(words, phrase):
            return cls
    return "named_state" if _names_a_state(words, book) else OTHER


def _names_a_state(words: Words, book: _Book) -> bool:
    """Whether a State or its adjective stands anywhere."""
    return any(words[i : i + len(name)] == name for i, word in enumerate(words) for name in book.named.get(word, ()))


def _is_states(words: Words, book: _Book) -> bool:
    """ "Israel", "Greece and Turkey"."""
    if words in book.states:
        return True
    joints = [i for i, word in enumerate(words) if word in ("and", "et", "y")]
    return any(words[:i] in book.states and words[i + 1 :] in book.states for i in joints)


def _is_governing(head: Words, words: Words, book: _Book) -> bool:
    return head[-1] in book.governing or head[0] in book.governing or words[0] in book.governing


def _parted(words: Words, *, english: bool) -> tuple[Words, Words]:
    """The words before the first preposition, and those behind it without articles."""
    stops = _STOPS if english else frozenset(("de", "du", "des", "d", "del", "a", "en", "au", "aux", "al"))
    cut = next((i for i, word in enumerate(words) if i and word in stops), len(words))
    rest = words[cut + 1 :]
    while rest and rest[0] in _ARTICLES:
        rest = rest[1:]
    return words[:cut], rest


def _longest(phrases: Iterable[tuple[Words, str]], words: Words, *, ends: bool) -> tuple[Words, str] | None:
    fitting = (p for p in phrases if (words[-len(p[0]) :] == p[0] if ends else _begins(words, p[0])))
    return max(fitting, key=lambda p: len(p[0]), default=None)


def _begins(words: Words, phrase: Words) -> bool:
    if _GAP not in phrase:
        return words[: len(phrase)] == phrase
    gap = phrase.index(_GAP)
    return words[:gap] == phrase[:gap] and _holds(words[gap:], phrase[gap + 1 :])


def _holds(words: Words, phrase: Words) -> bool:
    size = len(phrase)
    return any(words[i : i + size] == phrase for i in range(len(words) - size + 1))


def _words(text: str) -> Words:
    """Words in lower case without accents, articles at the head left out."""
    plain = unicodedata.normalize("NFD", text.translate(_SYMBOLS).casefold())
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    while len(words) > 1 and words[0] in _ARTICLES:
        words.pop(0)
    return tuple(words)


def _bare(text: str) -> str:
    return "_".join(_words(text.replace("_", " ").replace("-", " ")))


@cache
def _own_names(body: str) -> frozenset[Words]:
    """How a body calls itself: by its names, and by the last word of its English name ("the Council")."""
    from resindex.bodies import find_body

    known = find_body(body)
    names = {_words(body), _words(body)[-1:]}
    if known is not None:
        names |= {_words(known.name), _words(known.name)[-1:], *map(_words, known.short)}
    return frozenset(name for name in names if name)


@cache
def _table() -> dict[str, dict[str, Any]]:
    return _load("addressees")


def _load(name: str) -> dict[str, dict[str, Any]]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads((files("resindex.data") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _book(language: str) -> _Book:
    book = _Book(standing=frozenset(_table()["standing_for"].get(language, ())))
    for cls, facts in _table().items():
        if "label" not in facts:
            continue
        of_language = facts.get(language, {})
        book.short |= {_words(short): cls for short in facts.get("short", ())}
        book.whole |= {_words(phrase): cls for phrase in of_language.get("whole", ())}
        book.holds += [(_words(phrase), cls) for phrase in of_language.get("holds", ())]
        for phrase in map(_words, of_language.get("starts", ())):
            book.starts.setdefault(phrase[0], []).append((phrase, cls))
        for phrase in map(_words, of_language.get("heads", ())):
            place = (book.heads, phrase[-1]) if language == "en" else (book.starts, phrase[0])
            place[0].setdefault(place[1], []).append((phrase, cls))
        book.governing |= frozenset(_words(phrase)[-1] for phrase in of_language.get("of", ()))
    book.states = frozenset(_state_words(language))
    book.peoples = frozenset(_words(a) for facts in _load("states").values() for a in facts.get("of", ()))
    for name in book.states | book.peoples:
        book.named.setdefault(name[0], []).append(name)
    return book


def _state_words(language: str) -> Iterator[Words]:
    for facts in _load("states").values():
        for name in (*facts.get(language, ()), *facts["en"]):
            yield _words(name)
