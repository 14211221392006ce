"""A result page -> the line below it: what of how much is shown, how long it took, how fresh the index is."""

from __future__ import annotations

from resindex.hit_records import Freshness, ResultPage
from resindex.render.measure import age, count, counted, duration

SEPARATOR = " · "


def footer(page: ResultPage) -> str:
    """``1 to 10 of 212 different paragraphs (847 with repeats, in 312 resolutions) · 18 ms · index 2 h old``.

    Of a grouped page ``1 to 10 of 312 resolutions, 847 paragraphs``: what is counted is what pages are made of.
    """
    parts = [shown(page), duration(page.seconds), *freshness(page.freshness)]
    number, total = (len(page.hits), page.results) if page.groups is None else (len(page.groups), _resolutions(page))
    if page.offset + number < total and number and page.offset % number == 0:
        parts.append(f"next: --page {page.offset // number + 2}")
    return SEPARATOR.join(parts)


def loosened(page: ResultPage) -> str | None:
    """What is said where most of the words were enough; None where nothing was loosened."""
    if page.every is None:
        return None
    lead = f"{counted(page.every, 'paragraph')} of these" if page.every else "no paragraph"
    verb = "has" if page.every < 2 else "have"
    return f"{lead} {verb} all the words: half of them were enough (write AND between words to ask for all)"


def found(page: ResultPage) -> str:
    """``847 paragraphs in 312 resolutions``, ``212 different paragraphs (847 with repeats, in 312 resolutions)``."""
    resolutions = counted(page.documents, "resolution")
    if page.results == page.total:
        return f"{counted(page.total, 'paragraph')} in {resolutions}"
    return f"{counted(page.results, 'different paragraph')} ({count(page.total)} with repeats, in {resolutions})"


def shown(page: ResultPage) -> str:
    """What of how much is on the page."""
    if page.groups is None:
        return _range(page.offset, len(page.hits), page.results, found(page))
    total = _resolutions(page)
    if page.offset == 0 and len(page.groups) == total:
        return found(page)
    what = counted(page.total, "paragraph") if page.results == page.total else found(page)
    return _range(page.offset, len(page.groups), total, f"{counted(total, 'resolution')}, {what}")


def _resolutions(page: ResultPage) -> int:
    """How many all pages have together: some may hold nothing but repeats of what stands in others."""
    return page.documents if page.grouped is None else page.grouped


def _range(offset: int, number: int, total: int, of: str) -> str:
    if not number or (offset == 0 and number == total):
        return of
    first, last = offset + 1, offset + number
    return f"{count(first)} to {count(last)} of {of}" if last > first else f"{count(first)} of {of}"


def freshness(state: Freshness) -> list[str]:
    """How the index stands to the corpus, as the last part of a line; empty where there is nothing to say."""
    if state.age is None:
        return []
    words = f"index {age(state.age)} old"
    if not state.looked:
        return [f"{words}, not compared with the corpus"]
    differences = [
        counted(number, f"{how} file")
        for number, how in ((state.added + state.changed, "newer"), (state.removed, "removed"))
        if number
    ]
    if differences:
        words += f", {', '.join(differences)} (resindex index)"
    return [words]
