"""A parsed document -> why each paragraph is one, and of its section: for those who doubt the splitter.

A paragraph is one line of five columns with a tab between them: line in the file, place, section, the evidence, and how
the text begins. What parsing was unsure of follows at the end. Every string is cleaned.
"""

from __future__ import annotations

from collections.abc import Iterator

from resindex.model import Resolution
from resindex.render import clean, direction
from resindex.render.places import place_words

#: How much of a text is shown: enough to know it by.
_BEGINNING = 60


def lines(document: Resolution) -> Iterator[str]:
    """The document's name, a line for each paragraph, and the diagnostics."""
    yield f"{direction.isolated(clean.line(document.source))}: {clean.line(document.facts.symbol or 'no symbol')}"
    for paragraph in document.paragraphs:
        text = clean.line(paragraph.text)
        beginning = text if len(text) <= _BEGINNING else f"{text[:_BEGINNING].rstrip()} …"
        why = direction.embedded(clean.line(paragraph.why)) or "-"
        shown = direction.statement(beginning)
        yield "\t".join((str(paragraph.line or "-"), place_words(paragraph.place), paragraph.section, why, shown))
    for noticed in document.diagnostics:
        yield direction.embedded(clean.line(f"{noticed.severity}: {noticed.message}"))
