"""Single values of a record -> how they are said to people, cleaned."""

from __future__ import annotations

from resindex.hit_records import Version
from resindex.model import Paragraph
from resindex.render import clean, direction
from resindex.render.places import place_words


def printed_symbol(symbol: str | None) -> str:
    """A symbol as it is printed: ids hold no space, but a Security Council symbol has one before its year."""
    cleaned = clean.line(symbol or "")
    before, bracket, year = cleaned.partition("(")
    if bracket and before.startswith("S/RES/") and year[:-1].isdecimal():
        return f"{before} ({year}"
    return cleaned


def verb_words(paragraph: Paragraph) -> str:
    """The acting verbs in normal form; a sub-paragraph that has none of its own says whose it shares."""
    words = direction.listed(map(clean.line, paragraph.verbs or ((paragraph.verb,) if paragraph.verb else ())))
    if words and paragraph.verb_inherited:
        chapeau = clean.line(place_words(paragraph.parent)) if paragraph.parent else "its chapeau"
        return f"{words} (from {chapeau})"
    return words


def version_name(version: Version) -> str:
    """The language of a version and what must be known of it: ``fr (by sequence)``, ``ru (not in the index)``."""
    if version.paragraph is None:
        told = "not in the index" if version.aligned is None else "no paragraph answers"
        return f"{clean.line(version.language)} ({told})"
    return clean.line(version.language) + (" (by sequence)" if version.aligned == "sequence" else "")
