"""Which paragraphs of a segment a query tree holds for.

What comes in: a view of a segment, a tree, and the language of analysis in which its words are read. What goes out: the
paragraphs, as a set or as all but a set, and for every word, phrase and prefix its postings by field, which scoring
reads again. Lists are taken whole and combined as sets: the counts are exact, and there is no Python step for a posting
that another part of the tree rules out at once.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain, repeat
from operator import or_
from typing import NamedTuple

from resindex.analysis import Form, Slot, beginning, forms
from resindex.engines.whoosh_lists import Postings
from resindex.engines.whoosh_schema import TONGUE, keyword
from resindex.engines.whoosh_views import View
from resindex.query.syntax import And, Everything, Node, Not, Or, Phrase, Prefix, Range, Value, ValuePrefix, Word

Leaf = Word | Phrase | Prefix

_NONE = Postings(array("I"), None)
_STRIDE = 20  #: bits for a position when paragraph and position are one number


class Docs(NamedTuple):
    """A set of paragraphs, or all but a set."""

    ids: set[int]
    without: bool = False

    def __and__(self, other: Docs) -> Docs:
        if self.without and other.without:
            return Docs(self.ids | other.ids, True)
        if self.without:
            return Docs(other.ids - self.ids)
        return Docs(self.ids - other.ids) if other.without else Docs(self.ids & other.ids)

    def __invert__(self) -> Docs:
        return Docs(self.ids, not self.without)

    def __or__(self, other: Docs) -> Docs:
        return ~(~self & ~other)


_ALL = Docs(set(), True)
_NOWHERE = Docs(set())


class Matching:
    """A tree against a segment, its words read in one language (or in none, where the tree has no words)."""

    def __init__(self, view: View, language: str | None, filtered: dict[Node, Docs]) -> None:
        self._view = view
        self._language = language
        self._filtered = filtered  # what keyword fields hold is the same in every language
        self._found: dict[Leaf, dict[str, Postings]] = {}

    def matches(self, node: Node) -> set[int]:
        """The paragraphs that the tree holds for, of this language alone where it has words."""
        found = self._docs(node)
        if found.without:
            return self._mine() - found.ids
        return found.ids if bound(node) or self._language is None else found.ids & self._mine()

    def found(self, leaf: Leaf) -> dict[str, Postings]:
        """Where a word, phrase or prefix was found: postings in "text" and "title"."""
        known = self._found.get(leaf)
        if known is None:
            kinds = ("title",) if leaf.field == "title" else ("text", "title")
            known = self._found[leaf] = {kind: self._postings(kind, leaf) for kind in kinds}
        return known

    def _mine(self) -> set[int]:
        if self._language is None or self._view.segment.spoken[self._language] == self._view.segment.doc_count():
            return self._view.everything()
        return set(self._view.ids(TONGUE, self._language))

    def _docs(self, node: Node) -> Docs:
        if isinstance(node, Word | Phrase | Prefix):
            return Docs(set().union(*(postings.ids for postings in self.found(node).values())))
        if isinstance(node, And):
            # Words first: where they are not, nothing else has to be read.
            found = _ALL
            for part in sorted(node.parts, key=lambda part: not bound(part)):
                found = found & self._docs(part)
                if found == _NOWHERE:
                    break
            return found
        if isinstance(node, Or):
            return reduce(or_, map(self._docs, node.parts), _NOWHERE)
        if isinstance(node, Not):
            return ~self._docs(node.part)
        if isinstance(node, Everything):
            return _ALL
        if node not in self._filtered:
            self._filtered[node] = Docs(set().union(*self._values(node)))
        return self._filtered[node]

    def _values(self, node: Value | ValuePrefix | Range) -> Iterable[array[int]]:
        view = self._view
        if isinstance(node, Value):
            return [view.ids(node.field, keyword(value)) for value in node.values]
        if isinstance(node, ValuePrefix):
            return [view.ids_of(info) for _, info in view.terms(node.field, keyword(node.text))]
        low, high = node.low or "", node.high
        return [
            view.ids_of(info)
            for term, info in view.terms(node.field, "")
            # A bound that names less than a day takes in all of it: 2003 is up to its last day.
            if term >= low and (high is None or term[: len(high)] <= high)
        ]

    # ------------------------------------------------------------ words

    def _postings(self, kind: str, leaf: Leaf) -> Postings:
        if isinstance(leaf, Prefix):
            return self._prefix(kind, leaf)
        found = forms(leaf.text, self._language, loose=isinstance(leaf, Word))
        return _united([self._form(kind, form) for form in found])

    def _prefix(self, kind: str, leaf: Prefix) -> Postings:
        lead, prefixes = beginning(leaf.text)
        parts: list[Postings] = []
        if lead:
            parts.append(_united([self._form(kind, form) for form in forms(lead, self._language)]))
        if prefixes:
            field = ("word_" if kind == "text" else "titleword_") + (self._language or "")
            words = {term: info for prefix in prefixes for term, info in self._view.terms(field, prefix)}
            lists = [self._view.ids_of(info) for info in words.values()]
            parts.append(Postings(array("I", lists[0] if len(lists) == 1 else sorted(set().union(*lists))), None))
        if len(parts) == 1:
            return parts[0]
        return Postings(array("I", sorted(set(parts[0].ids).intersection(parts[1].ids))), None) if parts else _NONE

    def _form(self, kind: str, form: Form) -> Postings:
        field = f"{kind}_{self._language}"
        if len(form) == 1:
            return _united([self._view.postings(field, term) for term in form[0].terms])
        return self._row(field, form)

    def _row(self, field: str, form: Form) -> Postings:
        """Where the slots of a form stand in their order."""
        view = self._view
        held = [(slot, set().union(*(view.postings(field, term).ids for term in slot.terms))) for slot in form]
        held.sort(key=lambda item: len(item[1]))
        common = held[0][1]
        for _, ids in held[1:]:
            common = common & ids
            if not common:
                return _NONE
        starts: set[int] | None = None
        for slot, _ in held:
            here = _places(view, field, slot, common)
            starts = here if starts is None else starts & here
            if not starts:
                return _NONE
        counts = Counter(start >> _STRIDE for start in starts or ())
        return Postings(array("I", counts), array("I", counts.values()))


def bound(node: Node) -> bool:
    """Whether a tree only holds for paragraphs that hold some word of it, and so for one language."""
    if isinstance(node, And):
        return any(map(bound, node.parts))
    if isinstance(node, Or):
        return all(map(bound, node.parts))
    return isinstance(node, Word | Phrase | Prefix)


def _places(view: View, field: str, slot: Slot, common: set[int]) -> set[int]:
    """Where a form would begin for this slot to be in its place: paragraph and position as one number."""
    starts: set[int] = set()
    for term in slot.terms:
        ids, counts, places = view.occurrences(field, term)
        # One bit more than a position needs, so that a form that would begin before its text is not in the text before.
        shift = (1 << _STRIDE - 1) - slot.offset
        if counts is None:
            starts.update((n << _STRIDE) + p + shift for n, p in zip(ids, places, strict=True) if n in common)
        elif 2 * len(common) > len(ids):
            owners = chain.from_iterable(map(repeat, ids, counts))
            starts.update([(n << _STRIDE) + p + shift for n, p in zip(owners, places, strict=True)])
        else:
            end = 0
            for n, count in zip(ids, counts, strict=True):
                end += count
                if n in common:
                    base = (n << _STRIDE) + shift
                    starts.update([base + p for p in places[end - count : end]])
    return starts


def _united(parts: Sequence[Postings]) -> Postings:
    """Several lists as one, counts added up."""
    full = [part for part in parts if part.ids]
    if len(full) < 2:
        return full[0] if full else _NONE
    counts: Counter[int] = Counter()
    for ids, often, _ in full:
        counts.update(ids if often is None else dict(zip(ids, often, strict=True)))
    return Postings(array("I", counts), array("I", counts.values()))
