"""Results -> a BibTeX file: an entry for every resolution, with the places that were found in it.

An entry is of type ``misc``, which every style knows. Its key is the symbol with hyphens for what a key may not hold
("A-RES-53-144"), and the language behind it where the file has the text in several. What TeX would act on is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from resindex.errors import UsageError
from resindex.hit_records import Family, ResultPage
from resindex.model import Facts, Paragraph, Resolution
from resindex.render import clean
from resindex.render.citing import cite
from resindex.render.links import official_page
from resindex.render.view import View

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Languages by the names that LaTeX's babel and biblatex know.
_BABEL = {
    "en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic", "zh": "chinese", "de": "german",
}  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)

_Found = list[tuple[str, Facts, list[Paragraph]]]


def page(result: ResultPage, view: View, out: TextIO) -> None:
    """One entry a resolution; its ``annote`` cites the paragraphs that are on the page."""
    if result.facets or result.timeline:
        raise UsageError("a BibTeX file holds no counts", hint="--format csv --count, or leave --facet and --timeline")
    found: dict[tuple[str, str | None], tuple[str, Facts, list[Paragraph]]] = {}
    for hit in result.hits:
        known = found.setdefault((hit.facts.symbol or hit.source, hit.facts.language), (hit.source, hit.facts, []))
        if hit.paragraph.place not in {paragraph.place for paragraph in known[2]}:
            known[2].append(hit.paragraph)
    _write(list(found.values()), out)


def resolution(document: Resolution, view: View, out: TextIO) -> None:
    """The entry of a document."""
    _write([(document.source, document.facts, [])], out)


def paragraph(document: Resolution, chosen: Paragraph, view: View, out: TextIO, family: Family | None = None) -> None:
    """The entry of a document, with the place of the paragraph."""
    _write([(document.source, document.facts, [chosen])], out)


def _write(found: _Found, out: TextIO) -> None:
    several = {name for name in map(_name, found) if sum(_name(one) == name for one in found) > 1}
    for number, one in enumerate(found):
        name = _name(one)
        language = one[1].language if name in several else None
        lines = (f"  {field} = {value}," for field, value in _fields(*one))
        out.write("\n" if number else "")
        out.write("\n".join((f"@misc{{{key(name, language)},", *lines, "}")) + "\n")


def key(name: str, language: str | None = None) -> str:
    """``A/RES/53/144`` is "A-RES-53-144"; letters that are not ASCII stay out of keys."""
    kept = re.sub(r"[^A-Za-z0-9.]+", "-", name if language is None else f"{name}-{language}")
    return kept.strip("-.") or "document"


def _name(one: tuple[str, Facts, list[Paragraph]]) -> str:
    return one[1].symbol or one[0]


def _fields(source: str, facts: Facts, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    date = _DATE.fullmatch(facts.date or "")
    year, month, day = date.groups() if date else (None, None, None)
    places = "; ".join(cite(source, facts, one) for one in paragraphs)
    if facts.body:
        # The second braces: a body is one name, not the names of several people.
        yield "author", f"{{{{{_tex(facts.body)}}}}}"
    yield "title", f"{{{{{_tex(facts.title or cite(source, facts))}}}}}"
    if facts.symbol:
        yield "howpublished", f"{{{_tex(cite(source, facts))}}}"
        yield "number", f"{{{_tex(facts.symbol)}}}"
    if year:
        yield "year", f"{{{year}}}"
    if month and 1 <= int(month) <= 12:
        yield "month", _MONTHS[int(month) - 1]
    if day:
        yield "day", f"{{{int(day)}}}"
    address = official_page(facts.symbol)
    if address:
        yield "url", f"{{{address}}}"
    if facts.language in _BABEL:
        yield "langid", f"{{{_BABEL[facts.language]}}}"
    if places:
        yield "annote", f"{{{_tex(places)}}}"


def _tex(words: str) -> str:
    return clean.line(words).strip().translate(_TEX)
