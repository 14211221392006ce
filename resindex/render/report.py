"""What an index run did -> lines for people. Every string is cleaned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from resindex.hit_records import Freshness
from resindex.model import Resolution
from resindex.render import clean, direction
from resindex.render.measure import count, counted, duration
from resindex.render.shapes import Problem, RunReport

#: A list longer than this is cut, and says how many it leaves out.
_MOST = 20


def closing(report: RunReport) -> Iterator[str]:
    """The last lines of an index run: what was odd, duplicates, then the line that says it all."""
    yield from problems(report.warnings, every=False)
    yield from _listed(_copies(report.duplicates), len(report.duplicates))
    yield closing_line(report)


def closing_line(report: RunReport) -> str:
    """``3 documents, 112 paragraphs in 1.2 s · files: 2 added, 1 changed, 11 unchanged, 1 unreadable``."""
    files = [
        f"{count(number)} {how}"
        for number, how in (
            (report.added, "added"),
            (report.changed, "changed"),
            (report.removed, "removed"),
            (report.unchanged, "unchanged"),
            (len(report.problems), "unreadable"),
        )
        if number
    ]
    took = duration(report.seconds)
    if not files:
        return f"no files found ({took})"
    if report.added or report.changed or report.removed:
        done = f"{counted(report.documents, 'document')}, {counted(report.paragraphs, 'paragraph')} in {took}"
    else:
        done = f"nothing to do, the index is up to date ({took})" if report.unchanged else f"nothing read ({took})"
    return f"{done} · files: {', '.join(files)}"


def problems(found: Sequence[Problem], *, every: bool = True) -> Iterator[str]:
    """One line a file that could not be read, with its reason."""
    lines = (f"{_named(problem.path)}: {direction.embedded(clean.line(_reason(problem)))}" for problem in found)
    yield from lines if every else _listed(lines, len(found))


def _reason(problem: Problem) -> str:
    """Why, without the file's name that most reasons begin with: it stands before them."""
    return problem.reason.removeprefix(f"{problem.path.rpartition('/')[2]} ")


def copies(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """One line a file that holds the same document as another."""
    yield from _copies(pairs)


def _copies(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    return (f"{_named(path)}: the same document as {_named(first)}" for path, first in pairs)


def _named(path: str) -> str:
    return direction.isolated(clean.line(path))


def changes(added: int, changed: int, removed: int) -> str:
    """``1 new file, 2 changed files``; empty where nothing differs."""
    counts = ((added, "new file"), (changed, "changed file"), (removed, "removed file"))
    return ", ".join(counted(number, thing) for number, thing in counts if number)


def taken_up(report: RunReport) -> str:
    """One line for a small change that was taken up before a search."""
    done = changes(report.added, report.changed, report.removed)
    unread = f"{counted(len(report.problems), 'file')} unreadable" if report.problems else ""
    took = duration(report.seconds)
    return f"index brought up to date: {', '.join(part for part in (done, unread) if part) or 'no change'} ({took})"


def outdated(state: Freshness) -> str:
    """One line for a change too large to be taken up on the way."""
    least = "" if state.checked else "at least "
    return f"{least}{counted(state.stale, 'file')} newer than the index: resindex index"


def also(document: Resolution, languages: Sequence[str], copies: Sequence[str]) -> Iterator[str]:
    """Where else a document is: in which other languages, in which other files."""
    others = [code for code in languages if code != document.facts.language]
    if others:
        yield clean.line(f"also in: {', '.join(others)} (--language)")
    if copies:
        yield f"the same document: {direction.listed(map(clean.line, copies))}"


def _listed(lines: Iterable[str], total: int) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == _MOST:
            yield f"and {count(total - _MOST)} more (resindex status --files names them all)"
            return
        yield line
