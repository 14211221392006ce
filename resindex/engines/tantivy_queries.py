"""A query tree as Tantivy's queries, its words read in one language.

What comes in: a tree as ``plan.in_language`` gives it, and a searcher. What goes out: a query that finds just the
paragraphs that the tree holds for (it has no say in their scores), and for every word, phrase and beginning the *atoms*
that scoring counts. Nothing of Tantivy's own analysis or query language takes part: a query is made of terms, and
of phrases with the place of each term in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from resindex.analysis import Asked, Form
from resindex.analysis.words import SIGN
from resindex.engines.field_values import keyword
from resindex.engines.plan import LEAVES, asked, kinds, leaves
from resindex.engines.tantivy_parts import CURRENT, GENERATION, TONGUE, folded, schema, tantivy
from resindex.engines.tantivy_terms import place, tagged
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
)  # fmt: skip

Query = tantivy.Query
Row = tuple[tuple[int, str], ...]  #: terms in their places
Way = tuple[int, Row]  #: how many words something takes, and its terms in their places
MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot

_MOST_FORMS = 256  # ways to write a phrase whose words have several stems


class Atom(NamedTuple):
    """A term, or terms in their places, whose occurrences Tantivy counts."""

    query: Query
    terms: tuple[str, ...]


class Looked(NamedTuple):
    """What a leaf looks for in a field. Without ``atoms`` it is held or not, and not counted."""

    query: Query
    atoms: tuple[Atom, ...] | None


class Vocabulary:
    """The terms of a generation, remembered."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._frequencies: dict[tuple[str, str], int] = {}
        self._lists: dict[tuple[str, str], list[str]] = {}

    def frequency(self, field: str, term: str) -> int:
        """How many paragraphs hold a term, some that were dropped among them."""
        known = self._frequencies.get((field, term))
        if known is None:
            known = self._frequencies[field, term] = self._searcher.doc_freq(field, term)
        return known

    def beginning(self, field: str, prefix: str) -> list[str]:
        """The terms that begin so."""
        known = self._lists.get((field, prefix))
        if known is None:
            known = self._lists[field, prefix] = [term for term, _ in self._searcher.terms_with_prefix(field, prefix)]
        return known


class Reading:
    """Trees as queries, their words read in one language (or in none, where a tree has no words)."""

    def __init__(self, vocabulary: Vocabulary, language: str | None) -> None:
        self._vocabulary = vocabulary
        self._language = language or ""
        self._looked: dict[tuple[str, Leaf], Looked | None] = {}

    def finding(self, tree: Node, *, bound: bool) -> Query | None:
        """What finds the paragraphs; None where there can be none. ``bound``: words see to the language."""
        found = self._query(tree)
        return found if found is None or bound or not self._language else both(found, term(TONGUE, self._language))

    def looked(self, kind: str, leaf: Leaf) -> Looked | None:
        """What a leaf looks for in a field; None where no paragraph has it."""
        if (kind, leaf) not in self._looked:
            self._looked[kind, leaf] = self._looking(kind, leaf)
        return self._looked[kind, leaf]

    # ------------------------------------------------------------ trees

    def _query(self, node: Node) -> Query | None:
        if isinstance(node, LEAVES):
            return either([looked.query for kind in kinds(node) if (looked := self.looked(kind, node))])
        if isinstance(node, Near):
            from resindex.engines.tantivy_near import near

            parts = [list(leaves(part)) for part in node.parts]
            there = (
                near(kind, [self._ways(kind, part) for part in parts], node.distance) for kind in kinds(parts[0][0])
            )
            return either([found for found in there if found is not None])
        if isinstance(node, And):
            return self._all(node.parts)
        if isinstance(node, Or):
            return either([found for part in node.parts if (found := self._query(part)) is not None])
        if isinstance(node, Most):
            return either([found for part in node.parts if (found := self._query(part)) is not None], node.quorum)
        if isinstance(node, Not):
            return self._all((node,))
        if isinstance(node, Everything):
            return everything()
        return either([term(folded(node.field), value) for value in self._values(node)])

    def _all(self, parts: Sequence[Node]) -> Query | None:
        clauses: list[tuple[tantivy.Occur, Query]] = []
        for part in parts:
            found = self._query(part.part if isinstance(part, Not) else part)
            if isinstance(part, Not):
                clauses += [(MUST_NOT, found)] if found is not None else []
            elif found is None:
                return None
            else:
                clauses.append((MUST, found))
        if not any(occur is MUST for occur, _ in clauses):
            clauses.append((MUST, everything()))
        return tantivy.Query.boolean_query(clauses)

    def _values(self, node: Value | ValuePrefix | Range) -> Iterable[str]:
        if isinstance(node, Value):
            wanted = dict.fromkeys(map(keyword, node.values))
            return [value for value in wanted if self._vocabulary.frequency(folded(node.field), value)]
        if isinstance(node, ValuePrefix):
            return self._vocabulary.beginning(folded(node.field), keyword(node.text))
        low, high = node.low or "", node.high
        # A bound that names less than a day takes in all of it: 2003 is up to its last day.
        every = self._vocabulary.beginning(folded(node.field), "")
        return [value for value in every if value >= low and (high is None or value[: len(high)] <= high)]

    # ------------------------------------------------------------ words

    def _looking(self, kind: str, leaf: Leaf) -> Looked | None:
        parts = [self._part(kind, one) for one in asked(leaf, self._language)]
        if not parts or None in parts:
            return None
        if len(parts) == 1:
            return parts[0]
        return Looked(tantivy.Query.boolean_query([(MUST, part.query) for part in parts if part]), None)

    def _part(self, kind: str, one: Asked) -> Looked | None:
        if one.forms:
            atoms = [Atom(phrase(kind, row), tuple(text for _, text in row)) for row in self._rows(kind, one.forms)]
            found = either([atom.query for atom in atoms])
            return None if found is None else Looked(found, tuple(atoms))
        words = either([term(kind, tagged(word, self._language)) for word in self._words(kind, one)])
        return None if words is None else Looked(words, None)

    def _words(self, kind: str, one: Asked) -> list[str]:
        """The unstemmed words that are meant, with their sign."""
        tag = tagged(SIGN, self._language)
        if one.prefixes:
            terms = (word for prefix in one.prefixes for word in self._vocabulary.beginning(kind, tag + prefix))
            return list(dict.fromkeys(SIGN + word[len(tag) :] for word in terms))
        words = (word[len(tag) :] for word in self._vocabulary.beginning(kind, tag + one.head))
        return [SIGN + word for word in one.choose(words)] if one.choose else []

    def _rows(self, kind: str, forms: Sequence[Form]) -> Iterator[Row]:
        """Every way to fill the slots of the forms with terms that the field has, each term with its place."""
        for form in forms:
            slots = [
                [(place(one, slot.offset), told) for one in slot.terms if self._vocabulary.frequency(
                    kind, told := tagged(one, self._language))]
                for slot in form
            ]  # fmt: skip
            yield from islice(product(*slots), _MOST_FORMS)

    def _ways(self, kind: str, part: Sequence[Leaf]) -> list[Way]:
        """The ways to write a part of what must be near: how many words it takes, and its terms in their places."""
        ways: list[Way] = []
        for one in (one for leaf in part for one in asked(leaf, self._language)):
            for form in one.forms:
                ways += [(form[-1].offset + 1, row) for row in self._rows(kind, [form])]
            words = () if one.forms else self._words(kind, one)
            ways += [(1, ((place(word, 0), tagged(word, self._language)),)) for word in words]
        return ways


# ---------------------------------------------------------------- queries


def term(field: str, text: str) -> Query:
    """Paragraphs that hold a term."""
    return tantivy.Query.term_query(schema(), field, text)


def phrase(field: str, row: Sequence[tuple[int, str]]) -> Query:
    """Paragraphs that hold terms in their places."""
    if len(row) == 1:
        return term(field, row[0][1])
    first = min(at for at, _ in row)
    return tantivy.Query.phrase_query(schema(), field, [(at - first, text) for at, text in row])


def either(queries: Sequence[Query], quorum: int = 1) -> Query | None:
    """At least ``quorum`` of them; None where there are too few."""
    if len(queries) < quorum or not queries:
        return None
    if len(queries) == 1:
        return queries[0]
    clauses = [(SHOULD, query) for query in queries]
    if quorum == 1:
        return tantivy.Query.boolean_query(clauses)
    return tantivy.Query.boolean_query(clauses, minimum_number_should_match=quorum)


def both(*queries: Query) -> Query:
    """All of them."""
    return tantivy.Query.boolean_query([(MUST, query) for query in queries])


def everything() -> Query:
    """All paragraphs: all but the document that says what generation this is."""
    return tantivy.Query.boolean_query([
        (MUST, tantivy.Query.all_query()), (MUST_NOT, term(GENERATION, CURRENT)),
    ])  # fmt: skip


def silent(query: Query) -> Query:
    """The same without a score."""
    return tantivy.Query.const_score_query(query, 0.0)
