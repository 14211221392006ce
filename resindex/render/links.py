"""A document symbol -> the official page of the document, for terminals that follow links."""

from __future__ import annotations

from urllib.parse import quote

from resindex.symbols import official_url

#: The languages in which the documents are published.
_PUBLISHED = ("ar", "en", "es", "fr", "ru", "zh")


def official_page(symbol: str | None, language: str = "en") -> str | None:
    """The address of the document's official page, None where there is none. Safe inside an escape sequence."""
    address = official_url(symbol, language if language in _PUBLISHED else "en") if symbol else None
    return quote(address, safe=":/()", errors="replace") if address else None
