"""Why a hit stands where it does -> words: how the query was understood, and what a score is made of."""

from __future__ import annotations

from collections.abc import Iterator

from resindex.hit_records import Hit, Reason, ResultPage
from resindex.render import clean, direction
from resindex.render.measure import count


def explained(page: ResultPage) -> Iterator[str]:
    """The query in a sentence and as an outline; nothing where nobody asked."""
    if page.outline:
        yield f"asked: {direction.embedded(clean.line(page.understood))}"
        for part in page.outline:
            words = part.lstrip(" ")
            yield " " * (2 + len(part) - len(words)) + direction.embedded(clean.line(words))


def reasons(hit: Hit) -> tuple[str, ...]:
    """``3.21 "impunity" twice in the text (one of 1,204 paragraphs)``, the greatest part first."""
    parts = sorted(hit.reasons, key=lambda reason: (-reason.score, reason.asked))
    return tuple(f"{part.score:.2f}  {direction.embedded(clean.line(part.asked))}{_where(part)}" for part in parts)


def score(hit: Hit) -> str:
    """The whole of it: ``score 7.42``."""
    return f"score {hit.score:.2f}"


def _where(part: Reason) -> str:
    if not part.field:
        return ""
    return f" {_times(part.count)} in the {part.field}, one of {count(part.paragraphs)} paragraphs"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{count(number)} times")
