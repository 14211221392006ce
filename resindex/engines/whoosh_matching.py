"""Which paragraphs of a segment a query tree holds for.

What comes in: a view of a segment, a tree, and the language of analysis in which its words are read. What goes out: the
paragraphs, as a set or as all but a set, and for every word, phrase and prefix its postings by field, which scoring
reads again. Lists are taken whole and combined as sets: the counts are exact, and there is no Python step for a posting
that another part of the tree rules out at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from itertools import chain, islice, repeat
from operator import add, and_, or_, sub
from typing import NamedTuple

from resindex.analysis import Asked, Form, Slot
from resindex.analysis.words import SIGN
from resindex.engines import whoosh_near
from resindex.engines.field_values import keyword
from resindex.engines.plan import LEAVES, asked, bound, kinds, leaves
from resindex.engines.whoosh_lists import Postings
from resindex.engines.whoosh_near import STRIDE
from resindex.engines.whoosh_schema import TONGUE, words_field
from resindex.engines.whoosh_scoring import FEW, held
from resindex.engines.whoosh_views import View
from resindex.query.syntax import (
    And,
    Everything,
    Leaf,
    Most,
    Near,
    Node,
    Not,
    Or,
    Range,
    Value,
    ValuePrefix,
)

_NONE = Postings(array("I"), None)


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
        self._found: dict[tuple[str, Leaf], Postings] = {}
        self.shares: dict[int, float] = {}  #: of the words of which most must hold, how many a paragraph has

    def matches(self, node: Node) -> set[int]:
        """The paragraphs that the tree holds for, of this language alone where it has words."""
        found = self._docs(node)
        if found.without:
            return self._mine() - found.ids
        return found.ids if bound(node) or self._language is None else found.ids & self._mine()

    def found(self, leaf: Leaf) -> dict[str, Postings]:
        """Where a word, phrase or prefix was found: postings in "text" and "title"."""
        return {kind: self.postings(kind, leaf) for kind in kinds(leaf)}

    def postings(self, kind: str, leaf: Leaf) -> Postings:
        """The list of a word, phrase or prefix in "text", "title" or "subject"; the subject finds nothing."""
        known = self._found.get((kind, leaf))
        if known is None:
            known = self._found[kind, leaf] = self._postings(kind, leaf)
        return known

    def number(self, kind: str, leaf: Leaf) -> int:
        """How many paragraphs the list has; a list that the index has as it is need not be read for that."""
        term = _only_term(leaf, self._language)
        if term is None:
            return len(self.postings(kind, leaf).ids)
        return self._view.number(f"{kind}_{self._language}", term)

    def _mine(self) -> set[int]:
        if self._language is None or self._view.segment.spoken[self._language] == self._view.segment.doc_count():
            return self._view.everything()
        return set(self._view.ids(TONGUE, self._language))

    def _docs(self, node: Node) -> Docs:
        if isinstance(node, LEAVES):
            return Docs(set().union(*(postings.ids for postings in self.found(node).values())))
        if isinstance(node, Near):
            return Docs(set().union(*(self._near(kind, node) for kind in kinds(next(leaves(node))))))
        if isinstance(node, And):
            return self._all_of(node.parts)
        if isinstance(node, Or):
            return reduce(or_, map(self._docs, node.parts), _NOWHERE)
        if isinstance(node, Most):
            return Docs(self._most(node))
        if isinstance(node, Not):
            return ~self._docs(node.part)
        if isinstance(node, Everything):
            return _ALL
        if node not in self._filtered:
            self._filtered[node] = Docs(set().union(*self._values(node)))
        return self._filtered[node]

    def _all_of(self, parts: Sequence[Node]) -> Docs:
        """What all parts hold for: the rarest words first, and nothing is read when there is nothing left."""
        found = _ALL
        for part in sorted(parts, key=self._cost):
            if found == _NOWHERE:
                break
            if isinstance(part, LEAVES) and not found.without:
                lists = (self.postings(kind, part).ids for kind in kinds(part) if self.number(kind, part))
                found = Docs(set().union(*(held(ids, found.ids) for ids in lists)))
            else:
                found = found & self._docs(part)
        return found

    def _cost(self, part: Node) -> tuple[bool, bool, int]:
        if isinstance(part, LEAVES):
            return False, False, sum(self.number(kind, part) for kind in kinds(part))
        return not bound(part), True, 0

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
        parts = [self._looked_up(f"{kind}_{self._language}", one) for one in asked(leaf, self._language)]
        if len(parts) < 2:
            return parts[0] if parts else _NONE
        return Postings(array("I", sorted(set(parts[0].ids).intersection(*(part.ids for part in parts[1:])))), None)

    def _looked_up(self, field: str, one: Asked) -> Postings:
        if one.forms:
            return _united([self._form(field, form) for form in one.forms])
        lists = [self._view.ids(words_field(field), word) for word in self._vocabulary(field, one)]
        return Postings(lists[0] if len(lists) == 1 else array("I", sorted(set().union(*lists))), None)

    def _vocabulary(self, field: str, one: Asked) -> list[str]:
        """The unstemmed words of the segment that are meant."""
        field = words_field(field)
        if one.prefixes:
            return list({term: None for prefix in one.prefixes for term, _ in self._view.terms(field, prefix)})
        words = (term for term, _ in self._view.terms(field, one.head))
        return list(one.choose(words)) if one.choose else []

    def _form(self, field: str, form: Form) -> Postings:
        if len(form) == 1:
            return _united([self._view.postings(field, term) for term in form[0].terms])
        counts = Counter(start >> STRIDE for start in self._starts(field, form, None))
        numbers = sorted(counts)
        return Postings(array("I", numbers), array("I", map(counts.__getitem__, numbers)))

    def _starts(self, field: str, form: Form, among: set[int] | None) -> set[int]:
        """Where the slots of a form stand in their order, in these paragraphs: see ``_places``."""
        view = self._view
        slots = sorted(form, key=lambda slot: sum(view.number(field, term) for term in slot.terms))
        common = among
        for slot in slots:
            lists = (view.ids(field, term) for term in slot.terms)
            common = set().union(*(ids if common is None else held(ids, common) for ids in lists))
            if not common:
                return set()
        starts = _places(view, field, slots[0], common or set())
        for slot in slots[1:]:
            # What is left grows less with every word: no more than that is looked at for the next.
            common = {start >> STRIDE for start in starts}
            if not common:
                break
            starts &= _places(view, field, slot, common)
        return starts

    def _most(self, node: Most) -> set[int]:
        """The paragraphs that hold enough of the parts; how much of them is noted in ``shares``."""
        sets = sorted((self._docs(part).ids for part in node.parts), key=len)
        # Whoever holds enough of them holds one of the rarest.
        rarest = len(sets) - node.quorum + 1
        counts = Counter(chain.from_iterable(sets[:rarest]))
        for more in sets[rarest:]:
            counts.update(more.intersection(counts))
        self.shares |= {number: count / len(sets) for number, count in counts.items() if count >= node.quorum}
        return {number for number, count in counts.items() if count >= node.quorum}

    def _near(self, kind: str, node: Near) -> set[int]:
        """The paragraphs whose text (or title) holds the parts near each other."""
        parts = [list(leaves(part)) for part in node.parts]
        common = reduce(and_, (set().union(*(self.found(leaf)[kind].ids for leaf in part)) for part in parts))
        if not common:
            return common
        field = f"{kind}_{self._language}"
        return whoosh_near.paragraphs([self._occurrences(field, part, common) for part in parts], node.distance)

    def _occurrences(self, field: str, part: Sequence[Leaf], common: set[int]) -> whoosh_near.Places:
        """Where any of the leaves stands in these paragraphs, by how many words it takes."""
        found: whoosh_near.Places = {}
        for one in (one for leaf in part for one in asked(leaf, self._language)):
            forms = one.forms or [(Slot(0, (SIGN + word,)),) for word in self._vocabulary(field, one)]
            for form in forms:
                found.setdefault(form[-1].offset + 1, set()).update(self._starts(field, form, common))
        return found


def _places(view: View, field: str, slot: Slot, common: set[int]) -> set[int]:
    """Where a form would begin for this slot to be in its place: paragraph and position as one number."""
    starts: set[int] = set()
    # One bit more than a position needs, so that a form that would begin before its text is not in the text before.
    shift = (1 << STRIDE - 1) - slot.offset
    for term in slot.terms:
        ids, ends, places = view.occurrences(field, term)
        if len(common) * FEW > len(ids):
            owners: Iterable[int] = [(number << STRIDE) + shift for number in ids]
            if ends is not None:
                owners = chain.from_iterable(map(repeat, owners, map(sub, islice(ends, 1, None), ends)))
            starts.update(map(add, owners, places))
            continue
        end = len(ids)
        for number in common:
            at = bisect_left(ids, number)
            if at < end and ids[at] == number:
                base = (number << STRIDE) + shift
                if ends is None:
                    starts.add(base + places[at])
                else:
                    starts.update([base + place for place in places[ends[at] : ends[at + 1]]])
    return starts


@lru_cache(maxsize=1024)
def _only_term(leaf: Leaf, language: str | None) -> str | None:
    """The one term that a leaf looks for, where it is one."""
    looked_for = asked(leaf, language)
    terms = [slot.terms for one in looked_for for form in one.forms for slot in form]
    alone = len(looked_for) == 1 and len(terms) == 1 and len(terms[0]) == 1
    return terms[0][0] if alone else None


def _united(parts: Sequence[Postings]) -> Postings:
    """Several lists as one, counts added up."""
    full = [part for part in parts if part.ids]
    if len(full) < 2:
        return full[0] if full else _NONE
    counts: Counter[int] = Counter()
    for ids, often, _ in full:
        counts.update(ids if often is None else dict(zip(ids, often, strict=True)))
    numbers = sorted(counts)
    return Postings(array("I", numbers), array("I", map(counts.__getitem__, numbers)))
