"""Whose a number can be: the shapes of each body's numbers, and what its sessions say about the date.

What comes in: a number and the series of a body ("A", "A/HRC", "E/CN.4"). What goes out: the canonical ids it makes
there, whether its shape fits that body at all, and whether a date fits its session. Sources: the bodies' own numbering.
The General Assembly opens its nth session in September of 1945 + n; the Human Rights Council holds three sessions a
year from 2006; the Economic and Social Council counted sessions in Roman numerals, two a year, up to 1977, and counts
by years since.
"""

from __future__ import annotations

from resindex.errors import SymbolError
from resindex.parsing.citing.numbers import Number
from resindex.symbols import Symbol, council_year, roman_value

#: Series tried for a number that nothing else explains, the likeliest first.
COMMON = ("A", "S", "E", "A/HRC", "E/CN.4")

#: Sessions of these commissions come one a year; the year before the first.
_BEFORE_FIRST = {"E/CN.6": 1956, "E/CN.7": 1957, "E/CN.9": 1967, "E/CN.15": 1991}
#: How many special sessions a body can have held.
_SPECIAL_SESSIONS = {"A": 60, "A/HRC": 99, "E/CN.4": 5}
#: The last session that a body counted in Roman numerals, and its last number by then.
_LAST_ROMAN = {"A": (30, 3541), "E": (63, 2180), "E/CN.4": (36, 60)}


def fits(series: str, number: Number, kind: str) -> bool:
    """Whether that body can have used a number of that shape for a resolution ("RES") or a decision ("DEC")."""
    if number.form == "session":
        # Most numbers are such, and each is tried for many bodies.
        if number.session[0] not in "ES":
            return _fits_session(series, int(number.session), number.number, kind)
        return _fits_special(series, number.session)
    if series == "S":
        # No other body counts so; a year that is not that of the number is a misprint.
        return kind == "RES" and (
            number.form == "year" or (number.form == "bare" and council_year(number.number) is not None)
        )
    if series == "WHA":
        return number.form == "health" and kind == "RES"
    return number.form == "old" and _fits_roman(series, number)


def _fits_special(series: str, session: str) -> bool:
    if session.startswith("ES-"):
        return series == "A"
    return int(session[2:]) <= _SPECIAL_SESSIONS.get(series, 0)


def _fits_roman(series: str, number: Number) -> bool:
    special, _, roman = number.session.rpartition("-")
    value = roman_value(roman)
    if not value:
        return False
    if special:
        return series == "A"
    if series in _LAST_ROMAN:
        last, most = _LAST_ROMAN[series]
        return value <= last and number.number <= most
    return series == "T" or (series.startswith("E/CN.") and number.number <= 60)


def _fits_session(series: str, session: int, number: int, kind: str) -> bool:
    if series == "A":
        return 31 <= session < 200 and (kind == "RES" or number > 300)
    if series == "A/HRC":
        return 0 < session < 200 and (number <= 100) == (kind == "RES")
    if series == "E":
        return 1977 <= session < 2100
    if series in ("E/CN.4", "E/CN.4/Sub.2"):
        return 1977 <= session <= 2006
    if series == "UNEP/EA":
        return session < 30
    return series.startswith("E/CN.") and (1946 <= session < 2100 or 0 < session < 100)


def in_date(series: str, number: Number, year: int) -> bool | None:
    """Whether that body can have adopted that number in that year; None where its sessions do not tell."""
    if number.form == "year":
        return int(number.session) == year
    if number.form == "old":
        middle = _year_of_roman(series, number.session)
        return None if middle is None else abs(year - middle) <= 1.5
    if number.form != "session" or not number.session.isdecimal():
        return None
    session = int(number.session)
    if series == "A":
        return year - 1946 <= session <= year - 1945
    if series == "A/HRC":
        return 3 * (year - 2006) <= session <= 3 * (year - 2006) + 4
    if number.year_like:
        return year <= session <= year + 1
    return abs(_BEFORE_FIRST[series] + session - year) <= 1 if series in _BEFORE_FIRST else None


def _year_of_roman(series: str, session: str) -> float | None:
    value = roman_value(session)
    if not value:
        return None
    if series == "A":
        return 1945.5 + value
    if series == "E":
        return 1945.5 + value / 2
    return 1944.0 + value if series == "E/CN.4" else None


def already(series: str, number: Number, year: int | None) -> bool:
    """Whether a text of that year can know the number: its session has begun by then."""
    if year is None or number.form in ("old", "bare", "health") or "-" in number.session:
        return True
    session = int(number.session)
    if series == "A" and number.form == "session":
        return session <= year - 1945
    if series == "A/HRC":
        return session <= 3 * (year - 2006) + 4
    if series in _BEFORE_FIRST and not number.year_like:
        return _BEFORE_FIRST[series] + session <= year + 1
    return not (number.year_like or number.form == "year") or session <= year + 1


def ids(series: str, number: Number, kind: str) -> tuple[str, ...]:
    """The canonical ids of the number in that series: one, or one for each part letter."""
    if series == "WHA":
        return (
            (f"WHA{number.session}({number.number})",) if kind == "DEC" else (f"WHA{number.session}.{number.number}",)
        )
    if series == "UNEP/EA":
        return (f"UNEP/EA.{number.session}/{'Res' if kind == 'RES' else 'Dec'}.{number.number}",)
    if number.form == "bare":
        return (f"{series}/{kind}/{number.number}({council_year(number.number)})",)
    if number.form in ("old", "year"):
        stem = f"{series}/{kind}/{number.number}({number.session})"
    else:
        stem = f"{series}/{kind}/{number.session}/{number.number}"
    return tuple(stem + part for part in number.parts) or (stem,)


def year_of(symbol: str) -> int | None:
    """The year by which a resolution of that symbol was adopted; None where its number does not tell."""
    try:
        parsed = Symbol.parse(symbol)
    except SymbolError:
        return None
    if parsed.year is not None:
        return parsed.year
    roman = roman_value(parsed.session)
    if roman:
        return 1946 + roman if parsed.series == "A" else None
    session = int(parsed.session) if parsed.session.isdecimal() else 0
    if parsed.series == "A" and parsed.kind and session:
        return 1946 + session
    return 2006 + (session + 2) // 3 if parsed.series == "A/HRC" and session else None
