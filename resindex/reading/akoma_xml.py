"""The bytes of an XML file -> its root element, recovered where the XML is not well-formed.

What comes in: a path, for messages, and the bytes. What goes out: the root and the warnings. Nothing is fetched from
anywhere, no entity is expanded, and trees of absurd depth or size are refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from resindex.errors import ReadingError

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

#: Marks that change no word but break search and comparison: directional marks, soft hyphens, zero-width spaces.
_INVISIBLE = tuple(mark.encode() for mark in ("\u200e", "\u200f", "\u00ad", "\u200b", "\u2060"))
_PROLOG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>)?\s*(?:<!DOCTYPE[^>\[]{0,400}>)?")
#: How many end tags too many a document may have.
_SPARE = 12


def read_xml(path: Path, data: bytes) -> tuple[_Element, tuple[str, ...]]:
    """Root and warnings. Raises ``ReadingError`` where there is no XML in the file at all."""
    from lxml import etree

    for mark in _INVISIBLE:
        data = data.replace(mark, b"")
    try:
        return etree.fromstring(data, _parser()), ()
    except etree.XMLSyntaxError as error:
        line, reason = error.lineno or 0, (error.msg or "").partition(", line ")[0].strip()
    root = _recover(data)
    if root is None or not any(str(text).strip() for text in root.itertext()):
        raise ReadingError(f"{path.name} is not XML (line {line}: {reason})", hint="fetch the file again")
    return root, (f"not well-formed XML, recovered (line {line}: {reason})",)


def _parser(*, recover: bool = False, encoding: str | None = None) -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        recover=recover,
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _recover(data: bytes) -> _Element | None:
    """What can be made of XML that is not well-formed.

    Each end tag too many closes an element too early, and all that follows the end of the root would be dropped. A few
    more elements around the document take it up.
    """
    from lxml import etree

    try:
        first = etree.fromstring(data, _parser(recover=True))
        if first is None:
            return None
        encoding = first.getroottree().docinfo.encoding or "UTF-8"
        wrapped = b"<all>" * _SPARE + _PROLOG.sub(b"", data, count=1) + b"</all>" * _SPARE
        return etree.fromstring(wrapped, _parser(recover=True, encoding=encoding))
    except (etree.XMLSyntaxError, LookupError):
        return None
