"""SourceText -> Resolution: what each line of a document is.

``parse`` never refuses a document and never loses a letter; what it was unsure of it says in the resolution's
diagnostics. The stages: ``tidy`` (page furniture and footnotes apart), ``cutting`` (where a paragraph begins),
``documents`` (several resolutions in one file), ``sections`` (what each paragraph is), ``header`` (facts), ``assemble``
(numbers, places, verbs, references). A publisher's markup takes the short way through ``marked``.
"""

from __future__ import annotations

from resindex.model import Resolution, SourceText


def parse(source: SourceText) -> tuple[Resolution, ...]:
    """All documents of one source, in order. Most files hold one."""
    from resindex.parsing.documents import read_documents

    return read_documents(source)
