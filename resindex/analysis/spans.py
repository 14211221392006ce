"""The places of a text that a query found: for highlighting.

What comes in: a text, its language, and what was asked (forms, prefixes, patterns; see ``asking``). What goes out:
spans of code points of the text, in order, not overlapping. They mark just what an engine matched, because both read
the same tokens: all words of a phrase where it stands as a phrase, a word wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from resindex.analysis.exact import surface
from resindex.analysis.nearness import Occurrence
from resindex.analysis.words import SIGN, Form, Slot, Token, tokens
from resindex.frozen import frozen
from resindex.model import Span


@frozen
class Asked:
    """What is looked for: any of the ``forms``, or any word that begins with one of the (folded) ``prefixes``, or any
    that ``choose`` takes out of unstemmed words; those all begin with ``head``."""

    forms: tuple[Form, ...] = ()
    prefixes: tuple[str, ...] = ()
    choose: Callable[[Iterable[str]], Iterable[str]] | None = None
    head: str = ""


class Reading:
    """A text that has been cut into tokens once, to look for several things in it."""

    def __init__(self, text: str, language: str | None) -> None:
        self._text = text
        self._tokens = tokens(text, language)
        self._places: defaultdict[str, dict[int, Token]] = defaultdict(dict)
        for token in self._tokens:
            self._places[token.term][token.position] = token

    @cached_property
    def _surfaces(self) -> list[tuple[str, Token]]:
        return [(surface(self._text[t.start : t.end]), t) for t in self._tokens]

    @cached_property
    def _unstemmed(self) -> defaultdict[str, dict[int, Token]]:
        places: defaultdict[str, dict[int, Token]] = defaultdict(dict)
        for word, token in self._surfaces:
            places[SIGN + word][token.position] = token
        return places

    def occurrences(self, asked: Asked) -> dict[Occurrence, tuple[Span, ...]]:
        """Where it stands, in words of the text, and the spans of these words in code points."""
        found: dict[Occurrence, tuple[Span, ...]] = {}
        for form in asked.forms:
            slots = [self._of(slot) for slot in form]
            length = form[-1].offset + 1
            for start in slots[0]:
                if all(start in slot for slot in slots):
                    found[Occurrence(start, length)] = tuple(Span(s[start].start, s[start].end) for s in slots)
        words = {word for word, _ in self._surfaces} if asked.prefixes or asked.choose else set()
        chosen = {word for word in words if word.startswith(asked.prefixes)} if asked.prefixes else set()
        chosen.update(asked.choose(words) if asked.choose else ())
        for word, token in self._surfaces if chosen else ():
            if word in chosen:
                found[Occurrence(token.position, 1)] = (Span(token.start, token.end),)
        return found

    def _of(self, slot: Slot) -> dict[int, Token]:
        """The tokens of a slot by the position at which its form would begin."""
        begun: dict[int, Token] = {}
        for term in slot.terms:
            places = self._unstemmed if term.startswith(SIGN) else self._places
            begun |= {position - slot.offset: token for position, token in places[term].items()}
        return begun


def find_spans(
    text: str, language: str | None, forms: Iterable[Form], prefixes: Iterable[str] = ()
) -> tuple[Span, ...]:
    """Where any of the forms stands, or a word begins with any of the (folded) prefixes."""
    found = Reading(text, language).occurrences(Asked(tuple(forms), tuple(prefixes)))
    return merged(span for spans in found.values() for span in spans)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)
