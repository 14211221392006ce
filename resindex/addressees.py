"""Classes of those whom acts are addressed to: all States, a named State, the Secretary-General, an agency …

What comes in: the name of an addressee as printed, and what is known of the text (its language, the body that adopts
it). What goes out: the class, one of :func:`classes`. A pure function of these and of ``data/addressees.toml``,
``data/addressees/`` and ``data/states.toml``: never stored, so that a better table needs no other corpus.

Names are told apart by their heads: "troop-contributing countries of the Mission" are countries, "Chair of the
Committee" speaks for the committee. Where the head stands is known of each language: before the first preposition in
English, at the beginning in French, Spanish and Arabic, behind its adjectives in Russian, at the end in Chinese. A
name of which nothing is known is "other".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

from resindex.analysis.names import Words, leading_adjectives, name_words, script_language

OTHER: Final = "other"
_LANGUAGES: Final = ("en", "fr", "es", "ru", "ar", "zh")
_APART: Final = ("ru", "ar", "zh")  #: languages that have a file of their own
_ARTICLES: Final = frozenset(
    ("the", "all", "both", "la", "le", "les", "l", "el", "los", "las", "tous", "toutes", "todos", "todas")
)
#: The prepositions behind which a name says of what it is one.
_ENGLISH_STOPS: Final = frozenset(
    ("of", "to", "for", "on", "in", "from", "with", "at", "within", "by", "among", "against", "between")
)
_STOPS: Final[dict[str, frozenset[str]]] = {
    "en": _ENGLISH_STOPS,
    "fr": (_ROMANCE_STOPS := frozenset(("de", "du", "des", "d", "del", "a", "en", "au", "aux", "al"))),
    "es": _ROMANCE_STOPS,
}
_GAP: Final = "…"


@dataclass(slots=True)
class _Book:
    """The phrases of one language, each with its class; ``starts`` and ``heads`` by their first and last word.

    ``final`` says that the head of a name is its last word, before the first of ``stops`` where there are any.
    """

    language: str
    final: bool = False
    stops: frozenset[str] = frozenset()

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
    book = _book_of(language)
    words = _words(name, book.language)
    if body is not None and words and words in _own_names(body, book.language):
        return "itself"
    return _class_of(words, book, skipped=_skipped(name, book))


@lru_cache(maxsize=50_000)
def is_somebody(name: str, language: str = "en") -> bool:
    """Whether a name is known by its head as one of a class, not by a word that it happens to hold."""
    book = _book_of(language)
    return (
        _class_of(
            _words(name, book.language),
            book,
            loose=False,
            skipped=leading_adjectives(name) if book.language == "ru" else 0,
        )
        != OTHER
    )


def classes_of(names: Iterable[str], language: str | None = None, body: str | None = None) -> tuple[str, ...]:
    """The class of each of the addressees of a paragraph, in their order."""
    return tuple(class_of(name, language or "en", body) for name in names)


def reading_rules(language: str) -> dict[str, Any]:
    """The lists and patterns by which addressees are read in a language; none for one that is not in the tables."""
    apart = _apart(language).get("reading", {}) if language in _APART else {}
    rules: dict[str, Any] = _table()["reading"].get(language, apart)
    return rules


@cache
def name_endings(language: str) -> frozenset[Words]:
    """What a name may end in, in a language whose names end in their head: Chinese."""
    book = _book_of(language)
    ended = {phrase for phrases in book.heads.values() for phrase, _ in phrases}
    return frozenset(ended | book.whole.keys() | book.short.keys() | book.states)


def same_names(name: str) -> tuple[str, ...]:
    """The names of the same one in the six languages, where a name is known in several; none where it is not."""
    return tuple(_same().get(_words(name, script_language(name) or "en"), ()))


def is_adjective_of_state(word: str) -> bool:
    """Whether an English word says whose something is: "Malian", "Iraqi"."""
    return word[:1].isupper() and _words(word) in _book("en").peoples


def _book_of(language: str) -> _Book:
    return _book(language if language in _LANGUAGES else "en")


def _skipped(name: str, book: _Book) -> int:
    """How many words at its head a name may have before what it is known by."""
    return leading_adjectives(name) if book.language == "ru" else 0


def _class_of(words: Words, book: _Book, *, loose: bool = True, skipped: int = 0) -> str:
    """``skipped`` is how many words at its head may stand before what a name is known by."""
    if not words:
        return OTHER
    if words in book.whole or words in book.short:
        return book.whole.get(words) or book.short[words]
    if _is_states(words, book):
        return "named_state"
    head, rest = _parted(words, book)
    if _is_governing(head, words, book, skipped) and _names_a_state(words, book):
        return "named_state"
    begun = None
    for at in range(min(skipped, len(words) - 1) + 1):
        begun = begun or _longest(book.starts.get(words[at], ()), words[at:], ends=False)
    if begun is None or len(begun[0]) < 3:
        stands = (head[-1] if book.final else head[0]) in book.standing and rest
        meant = _class_of(rest, book, loose=loose) if stands else OTHER
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
    joints = [i for i, word in enumerate(words) if word in ("and", "et", "y", "и")]
    return any(words[:i] in book.states and words[i + 1 :] in book.states for i in joints)


def _is_governing(head: Words, words: Words, book: _Book, skipped: int) -> bool:
    return bool(book.governing.intersection((head[-1], head[0], *words[: skipped + 1])))


def _parted(words: Words, book: _Book) -> tuple[Words, Words]:
    """The words before the first preposition, and those behind it without articles; the first word and the rest where
    genitives have none.
    """
    if not book.stops:
        return (words, ()) if book.final else (words[:1], words[1:])
    cut = next((i for i, word in enumerate(words) if i and word in book.stops), len(words))
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


def _words(text: str, language: str = "en") -> Words:
    """Words folded, articles at the head left out."""
    words = name_words(text, language)
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return words


def _bare(text: str) -> str:
    return "_".join(_words(text.replace("_", " ").replace("-", " ")))


@cache
def _own_names(body: str, language: str) -> frozenset[Words]:
    """How a body calls itself: by its names, and by the last word of its English name ("the Council")."""
    from resindex.bodies import find_body

    known = find_body(body)
    names = {_words(body, language), _words(body)[-1:]}
    if known is not None:
        names |= {_words(known.name), _words(known.name)[-1:], *(_words(name, language) for name in known.short)}
    return frozenset(name for name in names if name)


@cache
def _table() -> dict[str, dict[str, Any]]:
    return _load("addressees")


def _load(name: str) -> dict[str, dict[str, Any]]:
    """One table of the data."""
    import tomllib
    from importlib.resources import files

    return tomllib.loads((files("resindex.data") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _apart(language: str) -> dict[str, dict[str, Any]]:
    """The file of a language that has one of its own: what it knows of each class, its lists for reading."""
    return _load(f"addressees/{language}")


@cache
def _same() -> dict[Words, list[str]]:
    """All names of those known in several languages, by the words of each."""
    known: dict[Words, list[str]] = {}
    for row in (*_table()["same"]["names"], *_load("states").values()):
        names = [(name, language) for language in _LANGUAGES for name in row.get(language, ())]
        for name, language in names:
            known.setdefault(_words(name, language), []).extend(other for other, _ in names)
    return known


@cache
def _book(language: str) -> _Book:
    apart = _apart(language) if language in _APART else {}
    standing = _table()["standing_for"].get(language) or apart.get("standing_for", {}).get("words", ())
    book = _Book(language, language in ("en", "zh"), _STOPS.get(language, frozenset()))
    book.standing = frozenset(words[0] for word in standing if len(words := _words(word, language)) == 1)
    for cls, facts in _table().items():
        if "label" in facts:
            of_language = apart.get(cls, {}) if apart else facts.get(language, {})
            _take_class(book, cls, of_language, (*facts.get("short", ()), *of_language.get("short", ())))
    book.states = frozenset(_state_words(language))
    book.peoples = frozenset(_words(a) for facts in _load("states").values() for a in facts.get("of", ()))
    for name in book.states | book.peoples:
        book.named.setdefault(name[0], []).append(name)
    return book


def _take_class(book: _Book, cls: str, lists: dict[str, list[str]], short: Iterable[str]) -> None:
    def folded(key: str) -> list[Words]:
        return [_words(phrase, book.language) for phrase in lists.get(key, ())]

    book.short |= {_words(name, book.language): cls for name in short}
    book.whole |= dict.fromkeys(folded("whole"), cls)
    book.holds += [(phrase, cls) for phrase in folded("holds")]
    for phrase in folded("starts"):
        book.starts.setdefault(phrase[0], []).append((phrase, cls))
    for phrase in folded("heads"):
        place = (book.heads, phrase[-1]) if book.final else (book.starts, phrase[0])
        place[0].setdefault(place[1], []).append((phrase, cls))
    book.governing |= frozenset(phrase[-1] for phrase in folded("of"))


def _state_words(language: str) -> Iterator[Words]:
    for facts in _load("states").values():
        for name in (*facts.get(language, ()), *facts["en"]):
            yield _words(name, language)
