"""Which of the addressees in an index a user means.

What comes in: what was typed, and all addressees as printed. What goes out: those that are meant.

"Secretary-General" means "Secretary-General of the United Nations" but not "Special Representative of the
Secretary-General", who is somebody else; "States" means "Member States" and "States parties to the Covenant". So what
was typed must stand in the head of the name: before its first preposition; behind adjectives in Russian, at the
beginning in Arabic, at the end in Chinese. A name that stands for another counts as that: "Burundi" means "Government
of Burundi". Only where nothing is found so may it stand anywhere.

Case, number and prefixes are left aside in Russian and Arabic. Who is known by name in several languages is meant in
all of them, as verbs are: "Secretary-General" is "Генерального секретаря" too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resindex.addressees import same_names
from resindex.analysis.names import Words, leading_adjectives, name_words, script_language
from resindex.query.values import folded

_ENGLISH = ("of", "to", "on", "in", "for", "from", "with", "by", "at", "within", "under", "through", "among")
_FRENCH = ("de", "du", "des", "d", "à", "a", "aux", "au", "en", "sur", "pour", "dans")  # folded or not
_SPANISH = ("de", "del", "a", "al", "en", "con", "por", "para", "sobre")
_PREPOSITIONS = frozenset((*_ENGLISH, *_FRENCH, *_SPANISH))
_STAND_FOR = re.compile(
    r"(?:governments?|government and people|authorities|gouvernements?|autorites|gobiernos?|autoridades)"
    r" (?:of|de|du|des|d|del)(?: (?:the|la|le|les|l|el|los|las))? "
)
_ARTICLES = frozenset(["the", "la", "le", "les", "l", "el", "los", "las"])
#: The same in languages that put no preposition between: what stands before the name, or behind it.
_GOVERNMENTS = {"ru": ("правительство", "власти"), "ar": ("حكومة", "سلطات"), "zh": ("政府", "当局")}


def addressed(typed: str, addressees: Sequence[str]) -> tuple[str, ...]:
    """Those of ``addressees`` that ``typed`` means, in their order; empty if there is none."""
    names = (typed, *same_names(typed))
    found = _chosen(names, addressees, anywhere=False)
    return found or _chosen((typed,), addressees, anywhere=True)


def _chosen(names: Sequence[str], addressees: Sequence[str], *, anywhere: bool) -> tuple[str, ...]:
    latin = [words for name in names if script_language(name) is None and (words := _words(name))]
    apart: dict[str, list[Words]] = {}
    for name in names:
        language = script_language(name)
        if language is not None:
            apart.setdefault(language, []).append(name_words(name, language))
    found = []
    for value in addressees:
        language = script_language(value)
        if language is None:
            key = _words(value) if latin else ""
            meant = any((_contains if anywhere else _in_head)(wanted, key) for wanted in latin)
        else:
            meant = any(_is_named(wanted, value, language, anywhere=anywhere) for wanted in apart.get(language, ()))
        if meant:
            found.append(value)
    return tuple(found)


def _words(text: str) -> str:
    words = re.findall(r"\w+", folded(text))
    while words and words[0] in _ARTICLES:
        words.pop(0)
    return " ".join(words)


def _in_head(wanted: str, key: str) -> bool:
    if _contains(wanted, _head(key)) or f"{key} ".startswith(f"{wanted} "):
        return True
    stands = _STAND_FOR.match(key)
    return stands is not None and _contains(wanted, _head(key[stands.end() :]))


def _head(key: str) -> str:
    """The words before the first preposition."""
    words = key.split()
    cut = next((i for i, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    return " ".join(words[:cut])


def _contains(wanted: str, key: str) -> bool:
    return f" {wanted} " in f" {key} "


def _is_named(wanted: Words, value: str, language: str, *, anywhere: bool) -> bool:
    """The same in a language with a script of its own."""
    key = name_words(value, language)
    size = len(wanted)
    places = [i for i in range(len(key) - size + 1) if key[i : i + size] == wanted]
    if anywhere or not places:
        return bool(places)
    governments = [name_words(word, language) for word in _GOVERNMENTS[language]]
    if language == "zh":
        return key[-size:] == wanted or any(key == wanted + word for word in governments)
    first = leading_adjectives(value) if language == "ru" else 0
    return places[0] <= first or (places[0] == first + 1 and key[first : first + 1] in governments)
