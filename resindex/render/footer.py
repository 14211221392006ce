"""A result page -> the line below it: what of how much is shown, how long it took, how fresh the index is."""

from __future__ import annotations

from resindex.model import Freshness, ResultPage
from resindex.render.measure import age, count, counted, duration

SEPARATOR = " · "


def footer(page: ResultPage) -> str:
    """``1 to 10 of 212 different paragraphs (847 with repeats, in 312 resolutions) · 18 ms · index 2 h old``."""
    parts = [_shown(page), duration(page.seconds), *freshness(page.freshness)]
    shown = page.offset + len(page.hits)
    if shown < page.results and page.hits and page.offset % len(page.hits) == 0:
        parts.append(f"next: --page {page.offset // len(page.hits) + 2}")
    return SEPARATOR.join(parts)


def loosened(page: ResultPage) -> str | None:
    """What is said where most of the words were enough; None where nothing was loosened."""
    if page.every is None:
        return None
    lead = f"{counted(page.every, 'paragraph')} of these" if page.every else "no paragraph"
    verb = "has" if page.every < 2 else "have"
    return f"{lead} {verb} all the words: half of them were enough (write AND between words to ask for all)"


def _shown(page: ResultPage) -> str:
    resolutions = counted(page.documents, "resolution")
    if page.results == page.total:
        of = f"{counted(page.total, 'paragraph')} in {resolutions}"
    else:
        of = f"{counted(page.results, 'different paragraph')} ({count(page.total)} with repeats, in {resolutions})"
    if not page.hits or (page.offset == 0 and len(page.hits) == page.results):
        return of
    first, last = page.offset + 1, page.offset + len(page.hits)
    return f"{count(first)} to {count(last)} of {of}" if last > first else f"{count(first)} of {of}"


def freshness(state: Freshness) -> list[str]:
    """How the index stands to the corpus, as the last part of a line; empty where there is nothing to say."""
    if state.age is None:
        return []
    words = f"index {age(state.age)} old"
    differences = [
        counted(number, f"{how} file")
        for number, how in ((state.added + state.changed, "newer"), (state.removed, "removed"))
        if number
    ]
    if differences:
        words += f", {', '.join(differences)} (resindex index)"
    return [words]
