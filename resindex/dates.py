"""Dates as resolutions print them in seven languages -> ISO 8601.

"9 December 1998", "le 1er décembre 2024", "11 de julio de 2024", "10 октября 2024 года", "26 تموز/يوليه 2023",
"2020年12月7日", "5. Dezember 2023"; and as Americans do, "June 5, 2007".
"""

from __future__ import annotations

import re
from datetime import date

_NAMES = (
    "January|janvier|enero|января|كانون الثاني/يناير|يناير|Januar",
    "February|février|febrero|февраля|شباط/فبراير|فبراير|Februar",
    "March|mars|marzo|марта|آذار/مارس|مارس|أذار/مارس|März",
    "April|avril|abril|апреля|نيسان/أبريل|أبريل",
    "May|mai|mayo|мая|أيار/مايو|مايو",
    "June|juin|junio|июня|حزيران/يونيه|يونيه|يونيو|حزيران/يونيو|Juni",
    "July|juillet|julio|июля|تموز/يوليه|يوليه|يوليو|تموز/يوليو|Juli",
    "August|août|agosto|августа|آب/أغسطس|أغسطس",
    "September|septembre|septiembre|setiembre|сентября|أيلول/سبتمبر|سبتمبر",
    "October|octobre|octubre|октября|تشرين الأول/أكتوبر|أكتوبر|Oktober",
    "November|novembre|noviembre|ноября|تشرين الثاني/نوفمبر|نوفمبر",
    "December|décembre|diciembre|декабря|كانون الأول/ديسمبر|ديسمبر|Dezember",
)
_NUMBER_OF = {name.casefold(): number for number, names in enumerate(_NAMES, start=1) for name in names.split("|")}
_MONTH = "|".join(sorted(map(re.escape, _NUMBER_OF), key=len, reverse=True))
#: A whole date, for use inside other patterns: no groups.
DATE_PATTERN = (
    rf"(?:\d{{1,2}}(?:er|º|\.)?\s+(?:de\s+)?(?:{_MONTH}),?\s+(?:de\s+)?\d{{4}}(?:\s*(?:года|г\.))?"
    rf"|(?:{_MONTH})\s+\d{{1,2}},\s+\d{{4}}"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
)
_WESTERN = re.compile(rf"(\d{{1,2}})(?:er|º|\.)?\s+(?:de\s+)?({_MONTH})(?:\s+de)?,?\s+(\d{{4}})", re.IGNORECASE)
_AMERICAN = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}}),\s+(\d{{4}})", re.IGNORECASE)
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")


def iso_date(text: str) -> str | None:
    """The first date in a text, ISO 8601; None where there is none, or none that the calendar has."""
    match = _WESTERN.search(text)
    american = _AMERICAN.search(text) if "," in text else None
    if american is not None and (match is None or american.start() < match.start()):
        return _iso(american[3], _NUMBER_OF[american[1].casefold()], american[2])
    if match is not None:
        return _iso(match[3], _NUMBER_OF[match[2].casefold()], match[1])
    match = _CHINESE.search(text)
    return _iso(match[1], int(match[2]), match[3]) if match is not None else None


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
