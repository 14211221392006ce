"""English forms of a verb from its third person: urges, urge, urging, urged; emphasizes and emphasises.

What comes in: a base or a third person, and the exceptions of the data file. What goes out: (kind, word) pairs, where
kind is "finite", "base", "participle", "past" or "done" (the perfect participle). It knows the spelling rules, not
the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_SIBILANTS = ("sses", "shes", "ches", "xes", "zzes", "oes")


def base_of(third: str) -> str:
    """The base of a third person: urges -> urge, stresses -> stress, replies -> reply, has -> have."""
    if third in ("has", "is"):
        return {"has": "have", "is": "is"}[third]
    if third.endswith("ies"):
        return third[:-3] + "y"
    if third.endswith(_SIBILANTS):
        return third[:-2]
    return third.removesuffix("s")


def english_forms(
    base: str, third: str, irregular: Mapping[str, Sequence[str]], doubling: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Every form, with both spellings of -ize and -our and with or without the hyphen of re-."""
    past, done = irregular.get(base, ("", ""))
    for stem in _spellings(base):
        doubled = stem + stem[-1] if base in doubling else stem
        silent = stem.removesuffix("e") if not stem.endswith(("ee", "ye", "oe")) else stem
        regular = stem[:-1] + "ied" if _ends_in_consonant_y(stem) else (doubled if doubled != stem else silent) + "ed"
        yield "finite", third if stem == base else _third(stem)
        yield "base", stem
        yield "participle", (doubled if doubled != stem else silent) + "ing"
        yield "past", past or regular
        yield "done", done or regular


def _third(stem: str) -> str:
    if _ends_in_consonant_y(stem):
        return stem[:-1] + "ies"
    return stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _ends_in_consonant_y(stem: str) -> bool:
    return stem.endswith("y") and stem[-2:-1] not in "aeiou"


def _spellings(base: str) -> tuple[str, ...]:
    found = [base]
    if base.endswith("ize"):
        found.append(base[:-3] + "ise")
    if "our" in base[-5:]:
        found.append(base.replace("our", "or"))
    if base.startswith("re-"):
        found.extend("re" + b[3:] for b in tuple(found))
    return tuple(found)
