"""Plain text -> its lines as printed.

Line numbers are those of an editor, from 1. A form feed, or a comment ``<!-- Page n -->``, begins a page; a text
without either has no pages. Nothing but white space at the end of a line is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from resindex.errors import ReadingError
from resindex.model import Line, SourceText
from resindex.reading.decode import Decoded, decode

_LINE_END = re.compile(r"\r\n|\r|\n")
#: So many control characters are found in texts, too.
_STRAY = 8
_COMMENT = re.compile(r"<!--\s*page\s+(\d{1,5})\s*-->", re.IGNORECASE)
_PAGE_COMMENT = re.compile(rf"\s*{_COMMENT.pattern}", re.IGNORECASE)


def read_plain(path: Path, data: bytes) -> SourceText:
    """Read a text file. Raises ReadingError for bytes that are no text."""
    decoded = decode_text(path, data)
    lines = tuple(numbered_lines(decoded.text))
    return SourceText(path.as_posix(), "text", lines, encoding=decoded.encoding, warnings=decoded.warnings)


def decode_text(path: Path, data: bytes) -> Decoded:
    """The text of a file that ought to hold text. Raises ReadingError if it is something else."""
    decoded = decode(data)
    if decoded.controls > _STRAY and decoded.controls * 10 > len(decoded.text) + decoded.controls:
        raise ReadingError(f"{path.name} does not look like text", hint="it may be a picture or a program, misnamed")
    return decoded


def numbered_lines(text: str) -> Iterator[Line]:
    """Lines with their number and, where the text has pages, their page."""
    paged = "\f" in text or _COMMENT.search(text) is not None
    page = 1
    number = 0
    for number, printed in enumerate(_LINE_END.split(text), start=1):
        for place, part in enumerate(printed.split("\f")):
            comment = _PAGE_COMMENT.match(part)
            page = int(comment[1]) if comment else page + (place > 0)
            # The line that holds nothing but a page break is no line of the text.
            if part.strip() or "\f" not in printed:
                yield Line(_soft(part.rstrip()), number, page if paged else None)


def _soft(text: str) -> str:
    """A soft hyphen shows at the end of a line and nowhere else."""
    if "\xad" not in text:
        return text
    return text[:-1].replace("\xad", "") + "-" if text.endswith("\xad") else text.replace("\xad", "")
