"""The places of a text that a query found: for highlighting.

What comes in: a text, its language, and what was asked (forms and prefixes, see ``asking``). What goes out: spans of
code points of the text, in order, not overlapping. They mark just what an engine matched, because both read the same
tokens: all words of a phrase where it stands as a phrase, a word wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from resindex.analysis.folding import fold_word
from resindex.analysis.words import Form, Token, tokens
from resindex.model import Span


def find_spans(
    text: str, language: str | None, forms: Iterable[Form], prefixes: Iterable[str] = ()
) -> tuple[Span, ...]:
    """Where any of the forms occurs, or a word begins with any of the (folded) prefixes."""
    found: list[tuple[int, int]] = []
    read = tokens(text, language)
    places: defaultdict[str, dict[int, Token]] = defaultdict(dict)
    for token in read:
        places[token.term][token.position] = token
    for form in forms:
        found.extend(_occurrences(form, places))
    beginnings = tuple(prefixes)
    if beginnings:
        found.extend((t.start, t.end) for t in read if fold_word(text[t.start : t.end]).startswith(beginnings))
    return _merged(found)


def _occurrences(form: Form, places: defaultdict[str, dict[int, Token]]) -> Iterable[tuple[int, int]]:
    slots = [{p - slot.offset: t for term in slot.terms for p, t in places[term].items()} for slot in form]
    for start in slots[0]:
        if all(start in slot for slot in slots):
            yield from ((slot[start].start, slot[start].end) for slot in slots)


def _merged(found: list[tuple[int, int]]) -> tuple[Span, ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)
