"""Years and dates, alone or as ranges, as a user writes them.

What comes in: the value of a number or date field: ``2003``, ``2000..2005``, ``2000..``, ``..2005``, ``2003-04``,
``24 April 2003``. What goes out: the two bounds in canonical form (``2003``; ``2003-04-24``), both included, None for
an open side. Raises QueryError with a reason and a hint, but no span: its caller knows the place.
"""

from __future__ import annotations

import re

from resindex.errors import QueryError

Bounds = tuple[str | None, str | None]

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DASHED_YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_WRITTEN = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d_]{3,9})\.?\s+(\d{4})")
_COMPARED = re.compile(r"([<>])=?\s*(.+)")


def read_range(kind: str, name: str, typed: str) -> Bounds:
    """The bounds of ``typed`` for a field of ``kind`` "number" or "date" that is called ``name``."""
    typed = " ".join(typed.replace("…", "..").split())
    if dashed := _DASHED_YEARS.fullmatch(typed):
        raise _trouble(
            f'"{typed}" is not a {name}', f"a range is written with two dots:  {name}:{dashed[1]}..{dashed[2]}"
        )
    if compared := _COMPARED.fullmatch(typed):
        after = compared[1] == ">"
        bound = f"{compared[2]}.." if after else f"..{compared[2]}"
        raise _trouble(f'"{typed}" is not a {name}', f"an open range is written  {name}:{bound}")
    read = _year if kind == "number" else _date
    if ".." not in typed:
        return read(name, typed)
    left, right = (side.strip() for side in typed.split("..", 1))
    if not left and not right:
        raise _trouble("the range has no bound", f"write  {name}:2000..2005  or  {name}:2000..")
    low = read(name, left)[0] if left else None
    high = read(name, right)[1] if right else None
    if low is not None and high is not None and low > high:
        raise _trouble(f"the range runs backwards: {left} is after {right}", f"write  {name}:{right}..{left}")
    return low, high


def _trouble(message: str, hint: str) -> QueryError:
    return QueryError(message, hint=hint)


def _year(name: str, typed: str) -> Bounds:
    if re.fullmatch(r"[0-9]{4}", typed):
        return typed, typed
    if re.fullmatch(r"[0-9]{3}\*", typed):
        hint = f"write  {name}:{typed[:3]}0..{typed[:3]}9"
    else:
        hint = f"write four digits, or a range:  {name}:2003  {name}:2000..2005"
    raise _trouble(f'"{typed}" is not a {name}', hint)


def _date(name: str, typed: str) -> Bounds:
    """A day, or the first and last day of a month or year."""
    year, month, day = _parts(typed)
    if year is None:
        raise _trouble(
            f'"{typed}" is not a {name}', f"write  {name}:2003-04-24  {name}:2003-04  {name}:2003-04..2003-06"
        )
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= month <= 12:
        raise _trouble(f'"{typed}" is not a {name}: there is no month {month}', f"write  {name}:{year}-04")
    last = _days(int(year), month)
    if day is None:
        return f"{year}-{month:02}-01", f"{year}-{month:02}-{last:02}"
    if not 1 <= day <= last:
        raise _trouble(f'"{typed}" is not a {name}: that month has {last} days', f"write  {name}:{year}-{month:02}")
    return (f"{year}-{month:02}-{day:02}",) * 2


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _parts(typed: str) -> tuple[str | None, int | None, int | None]:
    """Year, month and day as far as they are given; no year: it is no date."""
    if not typed.isascii():
        return None, None, None
    if iso := _ISO.fullmatch(typed):
        return iso[1], int(iso[2]) if iso[2] else None, int(iso[3]) if iso[3] else None
    if written := _WRITTEN.fullmatch(typed):
        for number, name in enumerate(_MONTHS, start=1):
            if name.startswith(written[2].lower()):
                return written[3], number, int(written[1]) if written[1] else None
    return None, None, None
