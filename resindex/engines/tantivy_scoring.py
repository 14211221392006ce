"""Scores of paragraphs: those of ``ranking``, from what Tantivy counts.

What comes in: queries of words, and the paragraphs that are to be scored. What goes out: for each the score that any
engine of this house gives it, and what it is made of. Tantivy has a formula of its own (other statistics, other weights
for length); its scores are read backwards to learn how often a term stands in a paragraph, and serve to choose
candidates from a large number of paragraphs, nothing else.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from math import log
from typing import Any, NamedTuple

from resindex.engines.key_columns import Columns, length_column
from resindex.engines.plan import kinds, leaves
from resindex.engines.ranking import FIELDS as SCORED
from resindex.engines.ranking import K1, LENGTHS, inverse_frequency, length_norm, score
from resindex.engines.tantivy_parts import KEY, SIZES, schema, tantivy
from resindex.engines.tantivy_queries import MUST, SHOULD, Atom, Looked, Query, Reading, Vocabulary, both, silent, term
from resindex.engines.tantivy_state import State
from resindex.engines.tantivy_writer import size_column
from resindex.query.syntax import Leaf, Most, Node, parts_of

_B = 0.75  # how much length counts for Tantivy


class Weighed(NamedTuple):
    """A word, phrase or the like in one field, and what its occurrences are worth."""

    leaf: Leaf
    kind: str
    looked: Looked
    holding: int
    idf: float
    norms: list[float]

    def worth(self, count: int, short: int) -> float:
        """The score of so many occurrences in a field of that length, in its one byte."""
        return score(self.kind, self.idf, count, self.norms[short])


class Hits:
    """Paragraphs by query, as numbers of the columns."""

    def __init__(self, searcher: tantivy.Searcher, columns: Columns) -> None:
        self.searcher = searcher
        self.columns = columns
        self._first = columns.first

    def count(self, query: Query) -> int:
        """How many there are."""
        found: Any = self.searcher.search(silent(query), limit=1)
        return int(found.count)

    def numbers(self, query: Query, most: int) -> list[int]:
        """Those that a query finds, at most so many, and there must be no more."""
        return [number for number, _ in self.scored(silent(query), most)]

    def scored(self, query: Query, most: int, by: str | None = None) -> list[tuple[int, float]]:
        """The first so many, with Tantivy's scores, or with the values of the field that they are to be ordered by."""
        hits = self.searcher.search(query, limit=max(most, 1), count=False, order_by_field=by).hits
        keys: Any = self.searcher.fast_field_values(KEY, [address for _, address in hits])
        first = self._first
        return [(key - first, worth) for key, (worth, _) in zip(keys, hits, strict=True) if key is not None]

    def only(self, numbers: Collection[int]) -> Query:
        """What finds just these."""
        return tantivy.Query.boolean_query([
            (SHOULD, tantivy.Query.term_query(schema(), KEY, number + self._first)) for number in numbers
        ])  # fmt: skip


class Scoring:
    """Scores of one generation."""

    def __init__(self, hits: Hits, vocabulary: Vocabulary, columns: Columns, state: State) -> None:
        self._hits = hits
        self._vocabulary = vocabulary
        self._columns = columns
        self._state = state
        self._theirs: dict[str, list[float]] = {}
        self._all: float | None = None
        self._holding: dict[tuple[str, str, Leaf], int] = {}

    def weighed(self, tree: Node, tongue: str, reading: Reading) -> Iterator[Weighed]:
        """Every leaf of a tree in every field that has it, with what scoring needs."""
        for leaf in dict.fromkeys(leaves(tree)):
            for kind in kinds(leaf) if leaf.field == "title" else SCORED:
                looked = reading.looked(kind, leaf)
                if looked is None:
                    continue
                holding = self._holding.get((tongue, kind, leaf))
                if holding is None:
                    holding = self._holding[tongue, kind, leaf] = self._hits.count(looked.query)
                if holding:
                    idf = inverse_frequency(self._state.spoken[tongue], holding)
                    yield Weighed(leaf, kind, looked, holding, idf, self._norms(kind, tongue))

    def candidates(self, found: Query, weighed: Sequence[Weighed], *, alone: bool) -> Query:
        """What finds the same with scores that are near to ours. ``alone``: nothing but these words is asked."""
        clauses = [] if alone else [(MUST, silent(found))]
        for one in weighed:
            if alone and one.kind == "subject":  # it finds nothing
                continue
            weight = SCORED[one.kind].weight * one.idf
            for atom in one.looked.atoms or ():
                worth = weight / (self._weight(one.kind, atom) / (K1 + 1))
                clauses.append((SHOULD, tantivy.Query.boost_query(atom.query, worth)))
            if one.looked.atoms is None:
                clauses.append((SHOULD, tantivy.Query.const_score_query(one.looked.query, weight)))
        return tantivy.Query.boolean_query(clauses)

    def scores(self, tree: Node, reading: Reading, weighed: Sequence[Weighed], numbers: Sequence[int],
               within: Query) -> dict[int, float]:  # fmt: skip
        """The scores of paragraphs; ``within`` finds these and no others."""
        scores = dict.fromkeys(numbers, 0.0)
        for one in weighed:
            lengths = self._columns.numbers(length_column(one.kind))
            for number, count in self.counts(one, within, len(numbers)).items():
                if number in scores:
                    scores[number] += one.worth(count, lengths[number])
        for number, share in self.shares(tree, reading, within, len(numbers)).items():
            if number in scores:
                scores[number] *= share
        return scores

    def counts(self, weighed: Weighed, within: Query, most: int) -> dict[int, int]:
        """How often paragraphs hold it."""
        looked, kind = weighed.looked, weighed.kind
        if looked.atoms is None:
            return dict.fromkeys(self._hits.numbers(both(within, looked.query), most), 1)
        found: Counter[int] = Counter()
        sizes = self._columns.numbers(size_column(kind))
        for atom in looked.atoms:
            norms = self._their_norms(kind, atom)
            weight = self._weight(kind, atom)
            query = tantivy.Query.boolean_query([(MUST, silent(within)), (MUST, atom.query)])
            for number, worth in self._hits.scored(query, most):
                share = worth / weight  # occurrences / (occurrences + norm)
                found[number] += max(1, round(share * norms[sizes[number]] / (1 - share)))
        return found

    def shares(self, tree: Node, reading: Reading, within: Query, most: int) -> dict[int, float]:
        """Of the words of which most must hold, how many paragraphs have: as a share of all."""
        shares: dict[int, float] = {}
        for node in parts_of(tree):
            if isinstance(node, Most):
                queries = (reading.finding(part, bound=True) for part in node.parts)
                held = Counter(n for query in queries if query for n in self._hits.numbers(both(within, query), most))
                shares |= {n: count / len(node.parts) for n, count in held.items() if count >= node.quorum}
        return shares

    # ------------------------------------------------------------ statistics

    def _norms(self, kind: str, tongue: str) -> list[float]:
        average = self._state.lengths[f"{kind}_{tongue}"] / self._state.spoken[tongue]
        return [length_norm(kind, length, average) for length in LENGTHS]

    def _weight(self, kind: str, atom: Atom) -> float:
        """What Tantivy multiplies the damped number of occurrences with."""
        total = self._total(kind, atom)
        frequencies = (self._vocabulary.frequency(kind, text) for text in atom.terms)
        return (K1 + 1) * sum(log(1 + (total - n + 0.5) / (n + 0.5)) for n in frequencies)

    def _their_norms(self, kind: str, atom: Atom) -> list[float]:
        """What Tantivy measures a number of occurrences against, by the size of the field as it keeps it."""
        known = self._theirs.get(kind)
        if known is None:
            average = self._told(kind, atom)["avgdl, average length of field"]
            known = self._theirs[kind] = [K1 * (1 - _B + _B * size / average) for size in SIZES]
        return known

    def _total(self, kind: str, atom: Atom) -> float:
        """The paragraphs that Tantivy counts, some that were dropped among them."""
        if self._all is None:
            self._all = self._told(kind, atom)["N, total number of docs"]
        return self._all

    def _told(self, kind: str, atom: Atom) -> dict[str, float]:
        """Tantivy's statistics of a field, as it explains the score of a paragraph that holds a term."""
        query = term(kind, atom.terms[0])
        ((_, address),) = self._hits.searcher.search(query, limit=1, count=False).hits
        return _values(json.loads(query.explain(self._hits.searcher, address).to_json()))


def _values(explanation: dict[str, object]) -> dict[str, float]:
    """All values of an explanation by their names."""
    values = {str(explanation["description"]): float(str(explanation["value"]))}
    for part in explanation.get("details") or ():  # type: ignore[attr-defined]
        values |= _values(part)
    return values
