"""Numbers as lists print them: letters and Roman numerals.

Comes in: a count from 1. Goes out: its printed form, lower case. Sources: HTML's list markers (lower-alpha is "z",
"aa", "ab") and Word's number formats (lowerLetter is "z", "aa", "bb").
"""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LATIN = "abcdefghijklmnopqrstuvwxyz"
#: Past so many letters a number is damage, not a list.
_LONGEST = 30

#: Digits raised above the line, as note marks and powers are printed.
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def roman(number: int) -> str:
    """``4`` is "iv". Outside 1 to 4999 the decimal form stands: no list has Roman numerals for it."""
    if not 0 < number < 5000:
        return str(number)
    found = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found.append(sign * count)
    return "".join(found)


def repeated_letters(number: int, alphabet: str = LATIN) -> str:
    """``27`` is "aa", ``28`` is "bb": the letter doubles when the alphabet begins again (Word)."""
    if not 0 < number <= _LONGEST * len(alphabet):
        return str(number)
    turn, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (turn + 1)


def counted_letters(number: int, alphabet: str = LATIN) -> str:
    """``27`` is "aa", ``28`` is "ab": letters count like digits (HTML)."""
    if number < 1:
        return str(number)
    found = ""
    while number:
        number, place = divmod(number - 1, len(alphabet))
        found = alphabet[place] + found
    return found
