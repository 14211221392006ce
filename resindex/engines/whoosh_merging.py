"""How many segments an index has: dropping paragraphs, and merging small segments into larger ones.

What comes in: the segments of a generation. What goes out: those of the next. Every commit adds a segment. Segments
fall into tiers by size, each eight times the one below; eight of a tier become one of the next. So a paragraph is
written again once a tier in its life, a small commit rarely touches more than a few hundred others, and a million
paragraphs that came one resolution at a time lie in some thirty segments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from resindex.engines.field_values import SPOKEN
from resindex.engines.ranking import FIELDS as SCORED
from resindex.engines.whoosh_codec import ParagraphCodec, Terms
from resindex.engines.whoosh_documents import DocumentReader, Segment
from resindex.engines.whoosh_lists import read_ids
from resindex.engines.whoosh_parts import FileStorage, Schema, byte_to_length
from resindex.engines.whoosh_schema import OWNER, TONGUE
from resindex.engines.whoosh_writer import merge_segments

_CODEC = ParagraphCodec()
_TOGETHER = 8  #: segments of a tier that become one
_SMALLEST = 64  #: paragraphs of the lowest tier


def drop_documents(storage: FileStorage, segments: Iterable[Segment], documents: Sequence[int]) -> None:
    """Mark all paragraphs of the documents as dropped, and take them out of the segments' sums."""
    if not documents:
        return
    for segment in segments:
        terms = Terms(_CODEC, storage, segment)
        rows = (terms.find(OWNER, str(document).encode()) for document in set(documents))
        numbers = {n for info in rows if info for n in read_ids(terms.lists, info) if not segment.is_deleted(n)}
        if numbers:
            _forget(storage, segment, terms, numbers)
        terms.close()


def _forget(storage: FileStorage, segment: Segment, terms: Terms, numbers: set[int]) -> None:
    reader = DocumentReader(storage, segment)
    lengths = {kind: reader.lengths(kind) for kind in SCORED}
    for tongue in SPOKEN:
        info = terms.find(TONGUE, tongue.encode())
        mine = numbers.intersection(read_ids(terms.lists, info)) if info else ()
        segment.spoken[tongue] -= len(mine)
        for kind, short in lengths.items():
            segment.lengths[f"{kind}_{tongue}"] -= sum(byte_to_length(short[n]) for n in mine)
    for number in numbers:
        segment.delete_document(number)
    reader.close()


def merged(storage: FileStorage, schema: Schema, segments: Sequence[Segment]) -> list[Segment]:
    """The segments, merged where there are too many of a size, and without those that hold nothing any more."""
    kept = [segment for segment in segments if segment.doc_count()]
    while group := _group(kept):
        kept = [segment for segment in kept if segment not in group]
        kept.append(merge_segments(storage, schema, group))
    return kept


def _group(segments: Sequence[Segment]) -> list[Segment]:
    """Segments that should be one; none where all is well."""
    tiers: defaultdict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        # More dropped than alive: the files shrink to less than half.
        if segment.deleted_count() > segment.doc_count():
            return [segment]
        tiers[_tier(segment.doc_count())].append(segment)
    return next((group for group in tiers.values() if len(group) >= _TOGETHER), [])


def _tier(paragraphs: int) -> int:
    tier = 0
    while paragraphs >= _SMALLEST * _TOGETHER ** (tier + 1):
        tier += 1
    return tier
