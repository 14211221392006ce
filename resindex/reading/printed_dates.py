"""A date printed in one of the languages of resolutions -> ISO 8601.

What comes in: a short text, "25 July 2023", "1er décembre 2021", "2023年7月25日", or its like in Arabic, Russian,
Spanish or German. What goes out: "2023-07-25", or None. Only whole dates count: day, month and year.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

#: Names of the months by language; Arabic prints two of them, the first is enough.
_MONTHS = (
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "januar februar märz april mai juni juli august september oktober november dezember",
)
_WESTERN = re.compile(
    r"(\d{1,2})(?:er|\.|º)?\s+(?:de\s+|تشرين ال\w+/\s?|كانون ال\w+/\s?|\w+/\s?)?(\w{3,10})\s+(?:de\s+)?(\d{4})"
)
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")


@cache
def _numbers() -> dict[str, int]:
    return {name: number for names in _MONTHS for number, name in enumerate(names.split(), start=1)}


def printed_date(text: str) -> str | None:
    """The first whole date in a text."""
    text = " ".join(text.split())
    match = _CHINESE.search(text)
    if match is not None:
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    for match in _WESTERN.finditer(text):
        month = _numbers().get(match[2].casefold())
        if month is not None:
            return _iso(int(match[3]), month, int(match[1]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
