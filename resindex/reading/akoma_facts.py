"""The metadata of AKN4UN XML -> Facts: what the publisher states about a document.

What comes in: the root element. What goes out: ``Facts``; a field stays empty where the metadata says nothing or holds
a filler (dates of the year 1). Where two places of the file disagree, the one that a slip is less likely to have
touched wins: the session is taken from the symbol, not from the cover.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resindex.bodies import body_of_symbol
from resindex.dates import iso_date
from resindex.model import Facts, Subject
from resindex.reading.akoma_text import Flow, local_name
from resindex.reading.akoma_votes import read_adoption, state_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LANGUAGES = {
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ara": "ar", "zho": "zh", "chi": "zh",
    "deu": "de", "ger": "de", "por": "pt", "ita": "it",
}  # fmt: skip
#: The deliberating body as the work's URI names it, and the head of its symbols.
_URI_BODIES = {"unga": "A", "unsc": "S", "unecosoc": "E", "unga-hrc": "A/HRC"}
#: Scripts that tell the language, whatever the metadata says, and the languages written in them.
_SCRIPTS = {
    "ar": re.compile("[\u0620-\u064a]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
_WRITTEN = {"ar": ("ar", "fa", "ur"), "zh": ("zh", "ja"), "ru": ("ru", "uk", "bg", "sr", "be")}
_DATE = re.compile(r"(?:1[89]|2\d)\d\d-\d\d-\d\d")
_SYMBOL = re.compile(r"[A-Z][A-Z0-9.]{0,12}(?:/[A-Za-z0-9.\-]+){1,6}")
_YEARLY = re.compile(r"(\d{1,5})\s?\((\d{4})\)")
_SESSION = re.compile(r"^(?:A/RES|A/DEC|A/HRC/RES|A/HRC/DEC|E/RES|E/DEC|E/CN\.4/RES)/((?:E?S-)?\d+)/")
_AGENDA = re.compile(r"^(\d+)\s?([a-z]{0,2})")
#: Names of States with "and" in them: the word parts two States everywhere else.
_BETWEEN = re.compile(r",\s*|\s+and\s+(?!Barbuda|Herzegovina|Nevis|the Grenadines|Principe|Tobago|Northern Ireland)")
_NO_STATE = re.compile(r"Committee|Secretariat|^UN\b|^The\b|:")
_ON_BEHALF = re.compile(r"\s*\((?:on behalf|in its capacity)[^()]*(?:\([^()]*\)[^()]*)*\)?")


def read_facts(root: _Element, sample: str = "") -> Facts:
    """The facts that the file states; ``sample`` is some of its text, which tells a wrong language by its script."""
    main = next((child for child in root if local_name(child) in ("statement", "documentCollection")), root)
    meta = next((m for m in root.iter("{*}meta") if len(m)), None)
    cover = _child(main, "coverPage")
    date = _date(meta, main)
    symbol = _symbol(main, cover, _uri(meta), date)
    draft, sponsors, outcome = _workflow(meta)
    decided = local_name(main) in ("statement", "documentCollection")
    failed = main.get("name") == "draftResolution" or outcome in ("veto", "notadopted")
    body = body_of_symbol(symbol or "".join(_URI_BODIES.get(part, "") for part in _uri(meta)[:1]))
    return Facts(
        symbol=symbol,
        title=_title(_child(main, "preface")),
        body=body.name if body else None,
        session=_session(symbol, cover),
        agenda_item=_agenda(meta, cover),
        date=date,
        adoption=read_adoption(main, meta),
        status="not adopted" if failed else "adopted" if decided else None,
        draft=draft or (symbol if failed else None),
        sponsors=sponsors,
        subjects=_subjects(meta),
        language=_language(meta, sample),
    )


def _child(element: _Element | None, name: str) -> _Element | None:
    if element is None:
        return None
    return next((child for child in element if local_name(child) == name), None)


def _descend(element: _Element | None, *names: str) -> Iterator[_Element]:
    """The elements that a path of names leads to."""
    if element is None:
        return
    if not names:
        yield element
        return
    for child in element:
        if local_name(child) == names[0]:
            yield from _descend(child, *names[1:])


def _text(element: _Element) -> str:
    flow = Flow({})
    flow.gather(element)
    return flow.text


# ---------------------------------------------------------------- what the document is


def _uri(meta: _Element | None) -> list[str]:
    """The parts of the work's URI behind "deliberation": body, date, number."""
    for element in _descend(meta, "identification", "FRBRWork", "FRBRuri"):
        parts = (element.get("value") or "").split("/")
        return parts[5:] if len(parts) > 6 else []
    return []


def _symbol(main: _Element, cover: _Element | None, uri: list[str], date: str | None) -> str | None:
    symbol = None
    for element in (cover if cover is not None else main).iter("{*}docNumber"):
        if element.get("refersTo") == "#symbol" and (text := _text(element)):
            symbol = normalised(text)
            break
    if uri[:1] != ["unsc"] or (symbol and ("/RES/" not in symbol or (date or "")[:4] in symbol)):
        return symbol
    # A resolution of the Security Council is numbered by year: a symbol of another year, or none, is corrected by the
    # caption ("Resolution 2563 (2021)"), else by the URI ("2563-2021").
    for element in main.iter("{*}docTitle"):
        if element.get("refersTo") == "#resolutionNumber" and (match := _YEARLY.search(_text(element))):
            return f"S/RES/{match[1]}({match[2]})"
    number, _, year = (uri[2] if len(uri) > 2 else "").rpartition("-")
    return f"S/RES/{number}({year})" if not symbol and number.isdecimal() and len(year) == 4 else symbol


def normalised(symbol: str) -> str:
    """The canonical form of a printed symbol."""
    from resindex.errors import SymbolError

    try:
        from resindex.symbols import normalise_symbol

        return normalise_symbol(symbol)
    except (ImportError, SymbolError):
        return "".join(symbol.split())


def _title(preface: _Element | None) -> str | None:
    if preface is None:
        return None
    for element in preface.iter("{*}docTitle"):
        if element.get("refersTo") in ("#resolutionTitle", "#title1", None) and (text := _text(element).lstrip(" -–—")):
            return text
    for element in preface.iter("{*}container"):
        if element.get("name") == "title" and (text := _text(element)):
            return text
    return None


def _session(symbol: str | None, cover: _Element | None) -> str | None:
    match = _SESSION.match(symbol or "")
    if match:
        return match[1]
    if cover is not None:
        for element in cover.iter("{*}session"):
            return element.get("value") or _text(element) or None
    return None


def _agenda(meta: _Element | None, cover: _Element | None) -> str | None:
    """Number of the agenda item, "19 (c)"; the item's name where it has no number (Security Council)."""
    for element in _descend(meta, "classification", "keyword"):
        if "agenda" in (element.get("refersTo") or ""):
            match = _AGENDA.match(element.get("value") or "")
            if match:
                return f"{match[1]} ({match[2]})" if match[2] else match[1]
            name = element.get("showAs") or element.get("shortForm") or ""
            return name.strip(" .") or None
    if cover is not None:
        for element in cover.iter("{*}inline"):
            if element.get("name") == "agenda item" and (text := _text(element)):
                return element.get("title") or text
    return None


def _date(meta: _Element | None, main: _Element) -> str | None:
    stated = issued = marked = None
    for element in _descend(meta, "identification", "FRBRWork", "FRBRdate"):
        stated = _real(element.get("date"))
    for element in _descend(meta, "identification", "FRBRExpression", "FRBRdate"):
        issued = _real(element.get("date"))
    printed = None
    for element in main.iter("{*}docDate"):
        if element.get("refersTo") == "#adoptionDate":
            marked = marked or _real(element.get("date"))
            printed = printed or iso_date(_text(element))
    if stated is not None and marked is not None and marked < stated == issued and marked == printed:
        # The date of issue stands where the date of adoption should.
        return marked
    found = stated or marked or printed or _announced(main)
    # The Security Council's resolutions are issued on the day of their adoption.
    return found or (issued if _uri(meta)[:1] == ["unsc"] else None)


def _announced(main: _Element) -> str | None:
    """The date in "Resolution adopted by the General Assembly on 7 June 2023", or at the foot."""
    for name in ("docTitle", "conclusions"):
        for element in main.iter(f"{{*}}{name}"):
            if element.get("refersTo") != "#resolutionTitle" and (date := iso_date(_text(element))):
                return date
    return None


def _real(date: str | None) -> str | None:
    return date if date and _DATE.fullmatch(date) else None


def _language(meta: _Element | None, sample: str) -> str | None:
    stated = None
    for element in _descend(meta, "identification", "FRBRExpression", "FRBRlanguage"):
        code = (element.get("language") or "").lower()
        stated = stated or _LANGUAGES.get(code, code[:2] or None)
    scripts = {language: len(pattern.findall(sample)) for language, pattern in _SCRIPTS.items()}
    letters = sum(c.isalpha() for c in sample)
    seen = next((language for language, count in scripts.items() if letters and count * 2 > letters), None)
    if seen is not None and stated not in _WRITTEN.get(seen, (seen,)):
        return seen
    return None if seen is None and stated in _SCRIPTS and letters > 50 else stated


# ---------------------------------------------------------------- where it came from, what it is about


def _workflow(meta: _Element | None) -> tuple[str | None, tuple[str, ...], str]:
    """Symbol of the draft, sponsoring States, and how it ended."""
    draft, ended = None, ""
    sponsors: dict[str, None] = {}
    for step in _descend(meta, "workflow", "step"):
        outcome = (step.get("outcome") or "").lower()
        if outcome.startswith("draftresolution"):
            match = _SYMBOL.match((step.get("as") or "").strip())
            draft = draft or (normalised(match[0]) if match else None)
            sponsors.update(dict.fromkeys(states_of(step.get("by") or "")))
        else:
            ended = outcome or ended
    return draft, tuple(sponsors), ended


def states_of(by: str) -> list[str]:
    """The States in "Fiji, Iran (Islamic Republic of) and Trinidad and Tobago"; none where an officer submitted."""
    by = _ON_BEHALF.sub("", by.strip())
    if not by[:1].isupper():
        return []
    names = (state_name(name) for name in _BETWEEN.split(by))
    return [name for name in names if name[:1].isupper() and len(name) < 60 and not _NO_STATE.search(name)]


def _subjects(meta: _Element | None) -> tuple[Subject, ...]:
    """The cataloguers' subject terms, and the goals; the terms that a goal brings along are the goal's own."""
    found: dict[Subject, None] = {}
    for group in _descend(meta, "classification"):
        goals = "sdg" in (group.get("source") or "")
        for keyword in group:
            vocabulary = keyword.get("dictionary") or ""
            if local_name(keyword) != "keyword" or keyword.get("refersTo") or goals != (vocabulary == "SDGO"):
                continue
            value = keyword.get("value") or ""
            term = f"SDG {value}" if goals else keyword.get("showAs") or value
            if value:
                found[Subject(term, "UNBIS" if vocabulary.startswith("UNBIS") else vocabulary)] = None
    return tuple(found)
