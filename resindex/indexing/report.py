"""What a run says at its end."""

from __future__ import annotations

from dataclasses import dataclass

from resindex.store.records import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run.

    ``added``, ``changed``, ``removed`` and ``unchanged`` count files; a file that could not be read is in none of
    them but in ``problems``. ``documents`` and ``paragraphs`` count what this run took up. ``warnings`` says what was
    odd about files that were read all the same. ``duplicates`` pairs a file with the first file (by path) that
    holds the same symbol and language, where this run took up one of the two. ``postponed`` counts files that
    differ but were left for a run of their own.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    documents: int = 0
    paragraphs: int = 0
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    postponed: int = 0
