"""A file -> SourceText: its text as lines, with what the format itself says about each of them.

What comes in: the path of a file. What goes out: ``SourceText``, faithful to the file: nothing is joined, tidied
or guessed here, that is the work of ``parsing``. Which reader takes a file is decided by its first bytes first and its
suffix second, because files are often misnamed. A file that cannot be read raises ``ReadingError`` with a reason that a
user understands; nothing else leaves this room.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from resindex.errors import ReadingError
from resindex.frozen import replace
from resindex.model import SourceText
from resindex.reading.kinds import kind_of
from resindex.reading.opening import bytes_of
from resindex.reading.walk import SUFFIXES, find_files

__all__ = ["SUFFIXES", "bytes_of", "find_files", "name_of", "read"]

_Reader = Callable[[Path, bytes], SourceText]


def read(path: Path, root: Path | None = None, *, data: bytes | None = None) -> SourceText:
    """Read one file, or the ``data`` that were in it.

    ``SourceText.path`` is relative to ``root``, with forward slashes, where the file lies below it. Raises
    ``ReadingError`` for whatever cannot be read: no such file, a folder, an empty file, an unknown or old format, a
    damaged or encrypted one, a scan without text.
    """
    if data is None:
        data = bytes_of(path)
    if not data:
        raise ReadingError(f"{path.name} is empty")
    source = _reader_for(kind_of(path, data))(path, data)
    if not any(line.text.strip() for line in source.lines):
        raise ReadingError(f"{path.name} holds no text")
    return replace(source, path=name_of(path, root))


def _reader_for(kind: str) -> _Reader:
    """The reader of one kind. Each is imported when its first file comes: the libraries behind them are heavy."""
    if kind == "akn":
        from resindex.reading.akoma import read_akoma

        return read_akoma
    if kind == "html":
        from resindex.reading.html import read_html

        return read_html
    if kind == "docx":
        from resindex.reading.docx import read_docx

        return read_docx
    if kind == "pdf":
        from resindex.reading.pdf import read_pdf

        return read_pdf
    if kind == "markdown":
        from resindex.reading.markdown import read_markdown

        return read_markdown
    from resindex.reading.plain import read_plain

    return read_plain


def name_of(path: Path, root: Path | None) -> str:
    """The name of a file: relative to ``root``, with forward slashes, where it lies below it."""
    if root is None:
        return path.as_posix()
    for file, folder in ((path, root), (path.absolute(), root.absolute()), (path.resolve(), root.resolve())):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return path.as_posix()
