"""One family of errors: each has a message, a hint, an optional span of the query, and an exit code.

Only the command line's outermost layer turns an error into text. Exit codes: 0 found or done, 1 nothing
found, 2 usage or query, 3 index or corpus trouble, 130 interrupted.
"""

from __future__ import annotations

from resindex.model import Span

EXIT_FOUND = 0
EXIT_NOTHING = 1
EXIT_USAGE = 2
EXIT_TROUBLE = 3
EXIT_INTERRUPTED = 130


class ResindexError(Exception):
    """Base of the family. ``hint`` says what to do next; ``span`` where in the query the trouble lies."""

    exit_code = EXIT_TROUBLE

    def __init__(
        self, message: str, *, hint: str | None = None, span: Span | None = None, text: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.span = span
        self.text = text  #: the query text that ``span`` points into


class UsageError(ResindexError):
    """An option or argument that makes no sense."""

    exit_code = EXIT_USAGE


class QueryError(ResindexError):
    """A query that cannot be understood: malformed, an unknown field, verb or body."""

    exit_code = EXIT_USAGE


class SymbolError(ResindexError):
    """A text that is no document symbol."""

    exit_code = EXIT_USAGE


class ReadingError(ResindexError):
    """A file that cannot be read; the message says why in words a user understands."""


class CorpusError(ResindexError):
    """No corpus, or one that cannot be walked."""


class IndexTrouble(ResindexError):
    """An index that is missing, damaged, or of another version."""


class IndexLocked(IndexTrouble):
    """Another run holds the index."""


class SettingsError(ResindexError):
    """A settings file or environment variable that cannot be understood."""

    exit_code = EXIT_USAGE


class MissingEngine(ResindexError):
    """The index is kept by an engine whose library is not installed here."""
