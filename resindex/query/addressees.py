"""Which of the addressees in an index a user means.

What comes in: what was typed, and all addressees as printed. What goes out: those that are meant.

"Secretary-General" means "Secretary-General of the United Nations" but not "Special Representative of the
Secretary-General", who is somebody else; "States" means "Member States" and "States parties to the Covenant". So what
was typed must stand in the head of the name, before its first preposition. A name that stands for another counts as
that: "Burundi" means "Government of Burundi". Only where nothing is found so may it stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def addressed(typed: str, addressees: Sequence[str]) -> tuple[str, ...]:
    """Those of ``addressees`` that ``typed`` means, in their order; empty if there is none."""
    wanted = _words(typed)
    if not wanted:
        return ()
    keys = [_words(value) for value in addressees]
    found = tuple(v for v, key in zip(addressees, keys, strict=True) if _in_head(wanted, key))
    return found or tuple(v for v, key in zip(addressees, keys, strict=True) if _contains(wanted, key))


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
