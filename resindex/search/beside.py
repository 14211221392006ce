"""What stands beside a hit: its neighbours in the document, its wording in other languages.

What comes in: hits with their keys, and the store in one state. What goes out: the same hits with ``before`` and
``after``, with ``versions``. A language in which the index has no text, or no paragraph that answers, is named as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from resindex.hit_records import Hit, Version
from resindex.model import Resolution

if TYPE_CHECKING:
    from resindex.store import Store


def with_neighbours(hits: Sequence[Hit], keys: Sequence[int], number: int, store: Store) -> tuple[Hit, ...]:
    """The hits with ``number`` paragraphs of their documents before and after each."""
    if not number:
        return tuple(hits)
    around = store.neighbours(keys, number)
    return tuple(replace(hit, before=around[key][0], after=around[key][1]) for hit, key in zip(hits, keys, strict=True))


def with_versions(hits: Sequence[Hit], languages: Sequence[str], store: Store) -> tuple[Hit, ...]:
    """The hits with their wording in ``languages``; a hit's own language is left out."""
    if not languages:
        return tuple(hits)
    from resindex.search.alignment import Alignment

    texts: dict[tuple[str, str], list[Resolution]] = {}
    aligned: dict[tuple[str, str, str], Alignment | None] = {}

    def held(symbol: str, language: str) -> list[Resolution]:
        if (symbol, language) not in texts:
            texts[symbol, language] = store.resolutions(symbol, language)
        return texts[symbol, language]

    def version(hit: Hit, language: str) -> Version:
        symbol, spoken = hit.facts.symbol, hit.facts.language
        if symbol is None or spoken is None:
            return Version(language)
        at = hit.source, symbol, language
        if at not in aligned:
            own = next((text for text in held(symbol, spoken) if text.source == hit.source), None)
            other = next(iter(held(symbol, language)), None)
            aligned[at] = Alignment(own, other) if own and other else None
        alignment = aligned[at]
        if alignment is None:
            return Version(language)
        return Version(language, *(alignment.answering(hit.paragraph.place) or (None, "sequence")))

    return tuple(
        replace(hit, versions=tuple(version(hit, code) for code in languages if code != hit.facts.language))
        for hit in hits
    )
