"""The verbs of resolutions: which words act, in which forms, and what is known of them.

What comes in: ``data/verbs/<language>.toml``, one table a verb. What goes out: a :class:`Lexicon` for each language,
which knows every regular form of every verb (the files hold only the exceptions), and :func:`normal_forms`, which
turns whatever a user types ("Urging", "called upon", "emphasise") into the normal forms that records and filters use.

It promises to load one language in a few milliseconds, once, on first use, and never to fail on a word it does not
know.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from resindex.inflection import base_of, english_forms

LANGUAGES: Final = ("en", "fr", "es", "ru", "ar", "zh")

_NONE: Final[frozenset[str]] = frozenset()
_WORDS = re.compile(r"[^\s\d,;:.!?()\[\]«»“”\"]+")
_SCRIPTS: Final = (("ru", re.compile(r"[Ѐ-ӿ]")), ("ar", re.compile(r"[؀-ۿ]")), ("zh", re.compile(r"[一-鿿]")))


@dataclass(frozen=True, slots=True)
class Act:
    """What is known of one verb. ``kind`` is "act", "adjective" (concerned, guided) or "opening" (whereas, pursuant
    to).

    ``addressee`` says how the one addressed follows: "object", "to", "that", "of", or None. ``pressure``, ``effect``
    and ``attitude`` are the axes described at the head of the data file. ``noun`` and ``rare`` ask for more evidence
    before a word inside a sentence is taken for an act; a ``noun`` is a verb nevertheless ``before`` some words, or
    only where one it ``needs`` follows. ``deed``: its participle is often another's gerund ("by encouraging").
    ``renews``: what follows "its" belongs to the acting words ("Reiterates its request"). ``english`` holds the
    English normal forms it may stand for, the commonest first; ``counts`` how often each was found, if counted.
    """

    normal: str
    kind: str = "act"
    n: int = 0
    addressee: str | None = None
    pressure: int | None = None
    effect: int | None = None
    attitude: int | None = None
    noun: bool = False
    rare: bool = False
    deed: bool = False
    renews: bool = False
    before: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb, found by its first word: ``rest`` are the words that must follow ("upon" of "calls upon").

    ``kind`` is "finite" (urges), "participle" (urging), "base" (urge), "past" (urged), "done" (having *urged*),
    "adjective" or "opening".
    """

    act: Act
    kind: str
    rest: tuple[str, ...] = ()


@dataclass(slots=True)
class Lexicon:
    """All that one language's file says.

    ``heads`` leads from the first word of a form to its forms, the longest first; ``by_kind`` holds the first words of
    each kind of form, and the "seeds" that a further act can begin with. ``sets``, ``phrases`` and ``firsts`` are the
    lists of the file: as they stand, as words, and by first word. ``adverb`` is the ending that makes one; ``spaced``
    is False for a script that does not part its words, whose verbs have one form for preamble and operative part.
    """

    language: str
    acts: dict[str, Act] = field(default_factory=dict)
    heads: dict[str, tuple[Form, ...]] = field(default_factory=dict)
    by_kind: dict[str, frozenset[str]] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    firsts: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    adverb: str = ""
    spaced: bool = True

    def forms(self, word: str) -> tuple[Form, ...]:
        """The forms that begin with this word, lower case; the longest first."""
        return self.heads.get(word, ())

    def words(self, name: str) -> frozenset[str]:
        """One of the lists of the file, as single words and whole phrases."""
        return self.sets.get(name, _NONE)

    def by_first(self, name: str, word: str) -> tuple[tuple[str, ...], ...]:
        """The phrases of a list that begin with a word, the longest first."""
        return self.firsts.get((name, word), ())

    def is_adverb(self, word: str) -> bool:
        """Whether a word is a modifier by its form alone ("strongly")."""
        return bool(self.adverb) and len(word) > len(self.adverb) + 2 and word.endswith(self.adverb)

    def act(self, normal: str) -> Act | None:
        """What is known of a normal form; "expresses concern" is known through "expresses"."""
        return self.acts.get(normal) or self.acts.get(normal.split(" ", 1)[0])

    def vocabulary(self) -> tuple[str, ...]:
        """All normal forms, most frequent first; ties in alphabetical order."""
        return tuple(sorted(self.acts, key=lambda v: (-self.acts[v].n, v)))


def fold(text: str) -> str:
    """Lower case, with typographic hyphens and apostrophes made plain; as long as the text, character by character."""
    low = text.lower()
    if len(low) != len(text):  # a few letters have a longer lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low if low.isascii() else low.replace("‑", "-").replace("‐", "-").replace("’", "'")


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The verbs of a language; an empty lexicon for a language that has none."""
    path = files("resindex.data") / "verbs" / f"{language}.toml"
    if language not in LANGUAGES or not path.is_file():
        return Lexicon(language)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    book = Lexicon(language)
    rules = table.get("inflection", {})
    book.adverb, book.spaced = rules.get("adverb", ""), rules.get("spaced", True)
    for name in ("inflection", "modifiers", "nouns", "addressees"):
        for key, value in table.get(name, {}).items():
            if isinstance(value, list):
                _take_list(book, key, value)
    found: dict[str, list[Form]] = {}
    for section, kind in (("acts", "act"), ("adjectives", "adjective"), ("openings", "opening")):
        for normal, facts in table.get(section, {}).items():
            act = _act(normal, kind, facts)
            book.acts[normal] = act
            for form_kind, phrase in _phrases(act, facts, table):
                head, *rest = fold(phrase).split()
                found.setdefault(head, []).append(Form(act, form_kind, tuple(rest)))
    kinds: dict[str, set[str]] = {}
    for head, forms in found.items():
        book.heads[head] = tuple(sorted(dict.fromkeys(forms), key=lambda f: (-len(f.rest), -f.act.n)))
        for form in forms:
            kinds.setdefault(form.kind, set()).add(head)
    book.by_kind = {kind: frozenset(heads) for kind, heads in kinds.items()}
    book.by_kind["finite seeds"] = book.by_kind.get("finite", _NONE) | book.words("carrying")
    book.by_kind["participle seeds"] = book.by_kind.get("participle", _NONE) | book.by_kind.get("adjective", _NONE)
    book.by_kind["past seeds"] = book.by_kind.get("past", _NONE)
    return book


def _take_list(book: Lexicon, name: str, values: list[str]) -> None:
    book.sets[name] = frozenset(map(fold, values))
    phrases = sorted((tuple(fold(v).split()) for v in values), key=len, reverse=True)
    book.phrases[name] = tuple(phrases)
    for phrase in phrases:
        key = (name, phrase[0])
        book.firsts[key] = (*book.firsts.get(key, ()), phrase)
    # What a list's phrases end in, for reading backwards.
    book.sets[f"{name} ends"] = frozenset(p[-1] for p in phrases)


def _act(normal: str, kind: str, facts: dict[str, Any]) -> Act:
    return Act(
        normal=normal,
        kind=kind,
        n=facts.get("n", 0),
        addressee=facts.get("addressee"),
        pressure=facts.get("pressure"),
        effect=facts.get("effect"),
        attitude=facts.get("attitude"),
        noun=facts.get("noun", False),
        rare=facts.get("rare", False),
        needs=tuple(facts.get("needs", ())),
        deed=facts.get("deed", False),
        renews=facts.get("renews", False),
        before=tuple(facts.get("before", ())),
        english=tuple(facts.get("en", ())),
        counts=tuple(facts.get("counts", ())),
    )


def _phrases(act: Act, facts: dict[str, Any], table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every form of a verb as (kind, phrase): those the file lists, and for English those made by rule.

    Forms that a body does not act in ("Acts under") are of the kind "known": they can be asked for, and open nothing.
    """
    only = facts.get("only")
    for kind, listed in facts.get("forms", {}).items():
        for phrase in listed:
            yield kind, phrase
    if act.kind != "act" or "irregular" not in table:  # only English has rules; other languages list their forms
        kind = "finite" if act.kind == "act" else act.kind
        yield ("known" if only else kind), act.normal
        return
    head, _, rest = act.normal.partition(" ")
    for kind, word in english_forms(base_of(head), head, table["irregular"], table["inflection"]["doubling"]):
        acting = only is None or (kind == "finite") == (only == "finite")
        for particle in (rest, *facts.get("also", ())):
            yield (kind if acting else "known"), f"{word} {particle}".strip()


def normal_forms(text: str, language: str | None = None) -> tuple[str, ...]:
    """The normal forms that a verb in any form stands for, most frequent first; none for a word that is no verb.

    Case, number, tense, spelling (-ise), modifiers and trailing words are left aside: "Also strongly urges", "URGED"
    and "urge" are all ``("urges",)``. Without a particle all are meant: "call" is ``("calls upon", "calls for", …)``.
    Without a language the script decides, and Latin script is asked in English, French and Spanish in turn.
    """
    return find_verbs(text, language)[1]


def find_verbs(text: str, language: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The language whose verb this is, with the normal forms that it stands for there; "" and none for no verb."""
    for candidate in (language,) if language else _languages(text):
        found = _normal_forms(fold(text), lexicon(candidate))
        if found:
            return candidate, found
    return "", ()


def _languages(text: str) -> tuple[str, ...]:
    for language, script in _SCRIPTS:
        if script.search(text):
            return (language,)
    return ("en", "fr", "es")


def _normal_forms(text: str, book: Lexicon) -> tuple[str, ...]:
    words = _WORDS.findall(text)
    for start in range(len(words)):
        forms = book.forms(words[start])
        following = words[start + 1 :]
        passed = book.words("words") | book.words("inside")
        bare = [w for w in following if w not in passed and not book.is_adverb(w)]
        exact = [f for f in forms if f.rest and tuple(following[: len(f.rest)]) == f.rest]
        found = _matching(tuple(exact) or forms, following if exact else bare, book)
        if found:
            return found
        if not forms and not _is_modifier(words[start], book):
            return ()
    return ()


def _matching(forms: tuple[Form, ...], following: list[str], book: Lexicon) -> tuple[str, ...]:
    """Normal forms of the forms that the following words agree with; of all, where no word follows to choose by."""
    chosen = [f for f in forms if f.rest and tuple(following[: len(f.rest)]) == f.rest]
    chosen = chosen or [f for f in forms if not f.rest]
    if not chosen and (not following or following[0] not in book.heads):
        chosen = list(forms)
    names: list[str] = []
    for form in sorted(chosen, key=lambda f: -f.act.n):
        names.extend(_expressed(form.act.normal, following, book))
    return tuple(dict.fromkeys(names))


def _expressed(normal: str, following: list[str], book: Lexicon) -> list[str]:
    """ "expresses" with its noun, or with every noun where none is given; other verbs are themselves."""
    if normal not in book.words("expressing"):
        return [normal]
    nouns = book.words("expressed")
    said = next((w for w in following if w in nouns), None)
    return [f"{normal} {said}"] if said else [normal, *(f"{normal} {noun}" for noun in sorted(nouns))]


def _is_modifier(word: str, book: Lexicon) -> bool:
    lists = ("words", "carriers", "leading", "first_person", "infinitive", "perfect")
    return book.is_adverb(word) or any(word in p for name in lists for p in book.phrases.get(name, ()))
