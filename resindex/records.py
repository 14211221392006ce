"""The record contract: a paragraph as plain data, one JSON object a line.

``record(resolution, paragraph)`` gives a dict with exactly the fields of schema ``resindex/paragraph/1``
(docs/records.md). Fields may be added; none is renamed and none changes its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resindex.addressees import classes_of
from resindex.boilerplate import is_boilerplate
from resindex.model import Adoption, Facts, Note, Paragraph, Reference, Resolution

SCHEMA = "resindex/paragraph/1"


def records(resolution: Resolution) -> Iterator[dict[str, Any]]:
    """One record a paragraph, in document order."""
    for paragraph in resolution.paragraphs:
        yield record(resolution.source, resolution.facts, paragraph)


def record(source: str, facts: Facts, paragraph: Paragraph) -> dict[str, Any]:
    """The record of one paragraph of the document ``source``."""
    return {
        "schema": SCHEMA,
        "id": f"{facts.symbol or source}#{paragraph.place}",
        "source": source,
        "line": paragraph.line,
        "page": paragraph.page,
        "symbol": facts.symbol,
        "title": facts.title,
        "body": facts.body,
        "session": facts.session,
        "agenda_item": facts.agenda_item,
        "date": facts.date,
        "adoption": _adoption(facts.adoption),
        "status": facts.status,
        "draft": facts.draft,
        "sponsors": list(facts.sponsors),
        "subjects": [{"term": s.term, "vocabulary": s.vocabulary} for s in facts.subjects],
        "language": facts.language,
        "section": paragraph.section,
        "number": paragraph.number,
        "verb_phrase": paragraph.verb_phrase,
        "verb": paragraph.verb,
        "verb_inherited": paragraph.verb_inherited,
        "verbs": list(paragraph.verbs),
        "verb_en": list(paragraph.verb_en),
        "boilerplate": is_boilerplate(paragraph, facts.language),
        "modifiers": list(paragraph.modifiers),
        "addressees": list(paragraph.addressees),
        "addressee_classes": list(classes_of(paragraph.addressees, facts.language, facts.body)),
        "references": list(paragraph.cited),
        "pinpoints": list(paragraph.pinpoints),
        "mandates": list(paragraph.mandates),
        "reference_spans": [_reference(r) for r in paragraph.references],
        "text": paragraph.text,
        "notes": [_note(n) for n in paragraph.notes],
    }


def _adoption(adoption: Adoption | None) -> dict[str, Any] | None:
    if adoption is None:
        return None
    return {
        "method": adoption.method,
        "for": adoption.in_favour,
        "against": adoption.against,
        "abstaining": adoption.abstaining,
        "votes": dict(adoption.votes),
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "id": reference.id,
        "pinpoint": reference.pinpoint,
        "start": reference.start,
        "end": reference.end,
        "rule": reference.rule,
        "candidates": list(reference.candidates),
    }


def _note(note: Note) -> dict[str, Any]:
    return {"mark": note.mark, "text": note.text, "references": list(note.references)}
