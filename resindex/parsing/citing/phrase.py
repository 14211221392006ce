"""A phrase that names places, in whatever language; and what lies between two places of a range."""

from __future__ import annotations

from dataclasses import dataclass

from resindex.symbols import roman_value, to_roman

#: From the outermost to the innermost.
ORDER = ("annex", "appendix", "part", "ch", "sec", "art", "pp", "op")
_MOST = 150


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text[start:end]`` names places of one kind: "op", "pp", "sec", "art", "annex", "ch", "part", "appendix"."""

    start: int
    end: int
    kind: str
    places: tuple[str, ...]
    owned: str = ""  #: "last": it is that of the document named last ("its annex"); "all": of all that were named


def between(first: str, last: str) -> list[str]:
    """What lies between the ends of a range: 5 and 9, II and V, 4_a and 4_d."""
    *stem, low = first.split("_")
    *other, high = last.split("_")
    if stem != other:
        return []
    if low.isdigit() and high.isdigit():
        numbers = [str(n) for n in range(int(low) + 1, int(high))]
    elif roman_value(low) and roman_value(high) and low.isupper():
        numbers = [to_roman(n) for n in range(roman_value(low) + 1, roman_value(high))]
    elif len(low) == len(high) == 1:
        numbers = [chr(c) for c in range(ord(low) + 1, ord(high))]
    else:
        return []
    return ["_".join([*stem, n]) for n in numbers] if len(numbers) <= _MOST else []
