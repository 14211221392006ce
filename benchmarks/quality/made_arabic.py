"""Arabic words as typesetting programs leave them in a file: in joined forms, in the order of the page.

In: a word as it is read. Out: its signs from left to right, letters in the forms that they take beside each other,
brackets mirrored, vowel signs left out; digits and foreign words keep their direction.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_MIRRORED = {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "“": "”", "”": "“"}


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Of each Arabic letter its joined forms: "isolated", "initial", "medial", "final"."""
    forms: dict[str, dict[str, str]] = {}
    for code in range(0xFE70, 0xFEFD):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition("> ")
        if kind and " " not in letters:
            forms.setdefault(chr(int(letters, 16)), {})[kind[1:]] = chr(code)
    return forms


def joined(word: str) -> str:
    """A word in joined forms, in the order in which it stands on a page that is read from the right."""
    if re.search("[A-Za-z]", word):
        # Foreign words keep their order; stops and brackets around them do not.
        head, core, tail = re.fullmatch(r"(\W*)(.*?)(\W*)", word, re.DOTALL).groups()  # type: ignore[union-attr]
        return _reversed(tail) + core + _reversed(head)
    forms = _forms()
    bare = [c for c in word if unicodedata.category(c) != "Mn"]
    shaped = []
    for place, letter in enumerate(bare):
        own = forms.get(letter, {})
        before = place > 0 and "initial" in forms.get(bare[place - 1], {})
        after = "initial" in own and place + 1 < len(bare) and "final" in forms.get(bare[place + 1], {})
        kind = ("medial" if after else "final") if before and "final" in own else "initial" if after else "isolated"
        shaped.append(own.get(kind, letter))
    # Digits, and what parts them, run rightward.
    return re.sub(r"\d+(?:[./,:]\d+)*", lambda m: m[0][::-1], _reversed("".join(shaped)))


def _reversed(text: str) -> str:
    return "".join(_MIRRORED.get(c, c) for c in reversed(text))
