"""What an index keeps of a wording: a key, and marks by which near wordings are found without comparing all.

What comes in: a paragraph's text, section and language. What goes out: a ``Wording``. Promise: the key is equal for
texts that are the same but for numbers and dates, and for no others; a sketch finds what is near with the probability
that is said at ``_BANDS``.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from resindex.model import Resolution
from resindex.repetition.words import ROW, Word, words

#: Sections whose paragraphs say something: only these have near wordings. The others are one wording or they are not.
SUBSTANCE: Final = frozenset(("preambular", "operative", "nested", "annex"))

#: Of the sketch: bands that must not all differ, and words in each. Two texts that share 71 % of all their words are
#: missed once in 10 times, two that share 82 % once in 120, two that share 90 % never in a thousand.
_BANDS: Final = 8
_ROWS: Final = 4
_ORDERS = struct.Struct(f"<{_BANDS}I")
_FEWEST: Final = 6  #: words below which nothing is near: one of them more or less makes another text
_WORTH_COMPARING: Final = 0.78  #: share of stems; a little less than near texts have, for words that recur
_REMEMBERED: Final = 100_000  #: stems whose places are kept
_RECENT_WORDINGS: Final = 25_000


@dataclass(frozen=True, slots=True)
class Wording:
    """``key`` (64 bits, signed) is that of the wording; ``sketch`` (32 bits each) shares a value with near ones'.

    ``stems`` holds two bytes for each stem, without repeats: what is near has most of them in common.
    """

    key: int
    sketch: tuple[int, ...] = ()
    stems: bytes = b""


def wording(text: str, section: str, language: str | None) -> Wording:
    """The wording of a paragraph. What has no substance, or too few words, has no sketch."""
    said = words(text, language)
    substance = section in SUBSTANCE
    parts = [language or "", "text" if substance else "frame", *(w.written for w in said)]
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    key = int.from_bytes(digest, "little", signed=True)
    known = _RECENT.get(key)
    if known is None:
        if len(_RECENT) >= _RECENT_WORDINGS:
            _RECENT.clear()
        sketched = substance and len(said) >= _FEWEST and said[0].stem != ROW
        known = _RECENT[key] = _sketched(key, said, language or "") if sketched else Wording(key)
    return known


def may_be_near(first: bytes, second: bytes) -> bool:
    """Whether two wordings have so many stems in common that they are worth comparing: a glance at their ``stems``."""
    here, there = array("H", first), array("H", second)
    return 2 * len(set(here).intersection(there)) >= _WORTH_COMPARING * (len(here) + len(there))


def document_wordings(document: Resolution) -> tuple[Wording, ...]:
    """The wordings of the paragraphs of a document, in order."""
    return tuple(wording(p.text, p.section, document.facts.language) for p in document.paragraphs)


_RECENT: dict[int, Wording] = {}


def _sketched(key: int, said: Iterable[Word], language: str) -> Wording:
    places = [_places(stem) for stem in {w.stem for w in said}]
    return Wording(key, _sketch(places, language), array("H", {place[0] & 0xFFFF for place in places}).tobytes())


def _sketch(places: Iterable[tuple[int, ...]], language: str) -> tuple[int, ...]:
    # Of every band the words that come first in its order: two texts have the same ones as often as they share words.
    orders = zip(*places, strict=True)
    seed = int.from_bytes(language.encode()[:4], "little")
    return tuple(_mixed(seed + number, sorted(order)[:_ROWS]) for number, order in enumerate(orders))


def _mixed(seed: int, values: Iterable[int]) -> int:
    mixed = seed
    for value in values:
        mixed = (mixed ^ value) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 29
    return (mixed >> 32) - 0x80000000


_PLACES: dict[str, tuple[int, ...]] = {}


def _places(stem: str) -> tuple[int, ...]:
    found = _PLACES.get(stem)
    if found is None:
        if len(_PLACES) >= _REMEMBERED:
            _PLACES.clear()
        data = blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=_ORDERS.size).digest()
        found = _PLACES[stem] = _ORDERS.unpack(data)
    return found
