"""A citing document in one line, for the tests of this room."""

from __future__ import annotations

from resindex.parsing.references import Citations


def cited(text: str, body: str = "A", date: str | None = "2019-12-18", language: str = "en") -> list[str]:
    """``id`` or ``id#place`` of everything that one paragraph cites, in order, without repeats."""
    return places(Citations(body, None, date, language=language), text)


def places(citations: Citations, text: str) -> list[str]:
    """The same for the next paragraph of a document that is under way."""
    return list(dict.fromkeys(f"{r.id}#{r.pinpoint}" if r.pinpoint else r.id for r in citations.find(text)))
