"""A paragraph -> the line that cites it: "General Assembly resolution 53/144, para. 4".

The form is that of United Nations editorial practice: body, kind of text, number, place. A document whose symbol is
of another kind is cited by its symbol, one without a symbol by its title.
"""

from __future__ import annotations

from resindex.model import Facts, Paragraph, Resolution
from resindex.render import clean, direction
from resindex.render.places import Place, read_place
from resindex.symbols import human

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)


def citation(document: Resolution, paragraph: Paragraph | None = None) -> str:
    """The citation of a document, or of one paragraph of it, cleaned."""
    return cite(document.source, document.facts, paragraph)


def cite(source: str, facts: Facts, paragraph: Paragraph | None = None) -> str:
    """The same of a document that is known by its facts and the path of its file."""
    title, path = (direction.isolated(clean.line(words or "")) for words in (facts.title, source))
    name = clean.line(human(facts.symbol)) if facts.symbol else f"“{title}”" if title else path
    return f"{name}, {clean.line(_place(read_place(paragraph.place)))}" if paragraph else name


def _place(place: Place) -> str:
    around = [name[0].lower() + name[1:] for name in place.containers]
    if place.kind in ("op", "p"):
        own = place.own.replace("OP", "para.")
    elif place.kind == "pp":
        number, *below = place.labels or ("",)
        own = " ".join([_ordinal(number), "preambular paragraph", *(f"({label})" for label in below)])
    else:
        own = place.own[:1].lower() + place.own[1:]
    return ", ".join(part for part in (*around, own) if part)


def _ordinal(number: str) -> str:
    if not (number.isascii() and number.isdecimal()) or not int(number):
        return number
    value = int(number)
    if value <= len(_ORDINALS):
        return _ORDINALS[value - 1]
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"
