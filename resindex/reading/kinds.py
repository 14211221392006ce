"""A path and the bytes behind it -> which reader takes the file.

The first bytes decide where they are plain: a PDF, a zipped Word file, a page of HTML stay what they are under any
name. The suffix decides between the formats that look alike. Formats that are known and cannot be read get an error
that says what to do about it.
"""

from __future__ import annotations

import re
from pathlib import Path

from resindex.errors import ReadingError
from resindex.reading.walk import SUFFIXES

#: How far into a file its kind must show.
_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_AKN = re.compile(rb"<(?:[\w.-]{1,30}:)?akomaNtoso\b")
_PROLOGUE = ((b"<!--", b"-->"), (b"<?", b"?>"))
_SAVE_AS_DOCX = "open it in a word processor and save it as .docx or plain text"


def kind_of(path: Path, data: bytes) -> str:
    """ "text", "markdown", "html", "akn", "docx" or "pdf". Raises ReadingError for what cannot be read."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES and suffix != ".doc":
        raise ReadingError(f"{path.name}: files of this kind are not read", hint=f"formats read: {' '.join(SUFFIXES)}")
    return _by_content(path, data) or _by_suffix(path, suffix)


def _by_content(path: Path, data: bytes) -> str | None:
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_ZIP):
        return "docx"
    if head.startswith(_OLE):
        raise _old_office(path, data)
    if head.startswith(b"{\\rtf"):
        raise ReadingError(f"{path.name} is a Rich Text file, which is not read", hint=_SAVE_AS_DOCX)
    text = _past_prologue(_narrow(head))
    if _AKN.match(text):
        return "akn"
    if _HTML.match(text):
        return "html"
    return None


def _by_suffix(path: Path, suffix: str) -> str:
    if suffix in (".docx", ".doc"):
        raise ReadingError(f"{path.name} is not a Word file, or a damaged one", hint=_SAVE_AS_DOCX)
    if suffix == ".pdf":
        raise ReadingError(f"{path.name} is not a PDF, or a damaged one", hint="fetch the file again")
    if suffix == ".xml":
        return "akn"
    if suffix in (".html", ".htm"):
        return "html"
    return "markdown" if suffix in (".md", ".markdown") else "text"


def _old_office(path: Path, data: bytes) -> ReadingError:
    # A Word file with a password is an OLE container too; its streams are named in UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadingError(f"{path.name} is protected with a password", hint="save a copy without the password")
    return ReadingError(f"{path.name} is an old binary Word file (.doc), which is not read", hint=_SAVE_AS_DOCX)


def _narrow(head: bytes) -> bytes:
    """The first bytes as one byte a letter, whatever the encoding: enough to see tags."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")


def _past_prologue(text: bytes) -> bytes:
    """What follows the comments, processing instructions and white space at the head of a marked-up file."""
    text = text.lstrip()
    while True:
        for start, end in _PROLOGUE:
            if text.startswith(start):
                text = text.partition(end)[2].lstrip()
                break
        else:
            return text
