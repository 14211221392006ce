"""Carrying out a search over one generation of the Tantivy index.

What comes in: a query tree, filters, an order, a page. What goes out: the page's keys and scores, and exact counts over
everything found: paragraphs, resolutions, facets. The tree is carried out once for every language that its words can be
read in. What is ordered, folded, grouped and counted by is the columns beside the index; counts over many paragraphs
are Tantivy's where nothing but it has to be asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from resindex.analysis import known_language
from resindex.analysis.words import SIGN
from resindex.engines.base import Answer, Folding, Grouping
from resindex.engines.counting import countable, facet, most_frequent
from resindex.engines.field_values import SPOKEN, keyword
from resindex.engines.folding import count_families, in_one_language
from resindex.engines.grouping import count_resolutions, tallied
from resindex.engines.key_columns import Columns, length_column
from resindex.engines.order import ORDERS, Found
from resindex.engines.paging import Page, paged
from resindex.engines.plan import bound, has_words, in_language
from resindex.engines.tantivy_parts import BETWEEN, RESOLUTION, folded, is_damage, shown, tantivy
from resindex.engines.tantivy_queries import Reading, Vocabulary, both, either
from resindex.engines.tantivy_results import SMALL, Result, Spoken, candidates
from resindex.engines.tantivy_scoring import Hits, Scoring
from resindex.engines.tantivy_state import State
from resindex.engines.tantivy_terms import tagged
from resindex.errors import IndexTrouble, UsageError
from resindex.fields import find_field
from resindex.hit_records import Reason
from resindex.query.syntax import And, Node, Phrase, Word
from resindex.query.unparse import unparse

if TYPE_CHECKING:
    from resindex.tallies import Tally


_MOST_VALUES = 50_000  # distinct values that Tantivy counts; it refuses some more


class TantivySearcher:
    """A fixed view of one generation. Not for several threads at once."""

    def __init__(self, token: str, searcher: tantivy.Searcher, state: State, columns: Columns) -> None:
        self._token = token
        self._state = state
        self._searcher = searcher
        self._columns = columns
        self._hits = Hits(searcher, columns)
        self._vocabulary = Vocabulary(searcher)
        self._scoring = Scoring(self._hits, self._vocabulary, columns, state)
        self._last: tuple[object, Result] | None = None

    @property
    def token(self) -> str:
        """Names the generation that this searcher sees."""
        return self._token

    def close(self) -> None:
        """Let go of the generation: Tantivy does when nobody holds it any more."""
        self._last = None

    def search(
        self,
        tree: Node,
        *,
        filters: Sequence[Node] = (),
        limit: int = 10,
        offset: int = 0,
        sort: str = "relevance",
        facets: Sequence[str] = (),
        language: str | None = None,
        folding: Folding | None = None,
        reverse: bool = False,
        grouping: Grouping | None = None,
    ) -> Answer:
        """See ``engines.base.Searcher``. ``language`` is the one that the words are in; None for any."""
        if sort not in ORDERS:
            raise UsageError(f"cannot sort by {sort!r}", hint=f"sort by {', '.join(ORDERS)}")
        counted = [countable(field) for field in facets]
        try:
            result = self._remembered(tree, filters, language)
            whole = result.total <= SMALL or grouping is not None or reverse or sort == "symbol"
            if not whole and folding is None:
                page = self._head(result, None, sort, offset, limit, None)
                counts = {f: self._facet(result, name) for f, name in zip(facets, counted, strict=True)}
                return Answer(page[0], result.total, self._resolutions(result), counts)
            everything: list[Found] = [
                result.scored if whole and sort == "relevance" and result.worded else result.numbers
            ]
            found = everything if folding is None else in_one_language([self._columns], everything, folding)
            if whole:
                page = paged([self._columns], found, sort, offset, limit, folding, grouping, reverse=reverse)
            else:
                page = self._head(result, found[0], sort, offset, limit, folding)
            return self._answer(page, everything, found, folding, dict(zip(facets, counted, strict=True)))
        except BaseException as error:
            if not is_damage(error):
                raise
            raise IndexTrouble("the index is damaged", hint="build it again: resindex index --rebuild") from error

    def _answer(
        self, page: Page, everything: list[Found], found: list[Found], folding: Folding | None, facets: dict[str, str]
    ) -> Answer:
        views = [self._columns]
        matches, groups, grouped = page
        return Answer(
            matches=matches,
            total=sum(map(len, found)),
            documents=count_resolutions(views, found),
            facets={f: facet(views, everything if name == "language" else found, name) for f, name in facets.items()},
            families=None if folding is None else count_families(views, found, folding),
            groups=groups,
            grouped=grouped,
        )

    def tally(self, tree: Node, field: str, *, filters: Sequence[Node] = ()) -> tuple[Tally, ...]:
        """See ``engines.base.Searcher``."""
        name = countable(field)
        return tallied([self._columns], [self._remembered(tree, filters, None).numbers], name)

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """The vocabulary of a field with paragraph counts, in order of the terms as they are indexed.

        For "text" and "title" these are the unstemmed words of all languages; for other fields the folded values.
        """
        known = find_field(field)
        if known is None:
            return
        counts: Counter[str] = Counter()
        words = known.kind == "text"
        for tag in [tagged(SIGN, spoken) for spoken in SPOKEN] if words else [""]:
            told = self._searcher.terms_with_prefix(
                known.name if words else folded(known.name),
                tag + keyword(prefix),
                filter_query=tantivy.Query.all_query(),
            )
            for term, count in told:
                counts[term[len(tag) :]] += count
        yield from sorted((term, count) for term, count in counts.items() if count)

    def reasons(self, tree: Node, keys: Sequence[int], *, language: str | None = None) -> dict[int, tuple[Reason, ...]]:
        """See ``engines.base.Searcher``."""
        found: dict[int, list[Reason]] = {key: [] for key in keys}
        if not keys:
            return {}
        first = self._columns.first
        for one in self._spoken(tree, (), language):
            within = both(self._hits.only([key - first for key in found]), one.query)
            shares = self._scoring.shares(one.tree, one.reading, within, len(found))
            for weighed in self._scoring.weighed(one.tree, one.tongue, one.reading):
                lengths = self._columns.numbers(length_column(weighed.kind))
                for number, count in self._scoring.counts(weighed, within, len(found)).items():
                    worth = weighed.worth(count, lengths[number]) * shares.get(number, 1.0)
                    reason = Reason(unparse(weighed.leaf), weighed.kind, count, weighed.holding, worth)
                    found[number + first].append(reason)
        return {key: tuple(reasons) for key, reasons in found.items()}

    # ------------------------------------------------------------ what is found

    def _remembered(self, tree: Node, filters: Sequence[Node], language: str | None) -> Result:
        """What is found; kept for the next call, which may ask for the same once more in another way."""
        asked = tree, tuple(filters), language
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._result(tree, filters, language)
        return self._last[1]

    def _result(self, tree: Node, filters: Sequence[Node], language: str | None) -> Result:
        whole = And((tree, *filters)) if filters else tree
        if has_words(whole):
            spoken = list(self._spoken(tree, filters, language))
            return Result(self._hits, self._scoring, spoken, either([one.query for one in spoken]))
        return Result(self._hits, self._scoring, (), Reading(self._vocabulary, None).finding(whole, bound=False))

    def _spoken(self, tree: Node, filters: Sequence[Node], language: str | None) -> Iterator[Spoken]:
        """The tree in each of the languages in which it finds something."""
        for tongue in [known_language(language)] if language else SPOKEN:
            if not self._state.spoken[tongue]:
                continue
            reading = Reading(self._vocabulary, tongue)
            asked = in_language(tree, tongue)
            held = And((asked, *(in_language(f, tongue) for f in filters))) if filters else asked
            query = reading.finding(held, bound=bound(held))
            if query is not None:
                yield Spoken(tongue, asked, reading, query, not filters and isinstance(asked, Word | Phrase))

    def _head(
        self, result: Result, kept: Found | None, sort: str, offset: int, limit: int, folding: Folding | None
    ) -> Page:
        """A page of much, by what stands at the head of the order. ``kept``: of what is found only this counts."""
        wanted = offset + limit
        if limit <= 0:
            return (), (), None
        total = result.total if kept is None else len(kept)
        size = candidates(wanted if folding is None else 2 * wanted)
        while True:
            found: Found = result.best(wanted, size) if sort == "relevance" and result.worded else result.newest(size)
            if kept is not None:
                found = {n: found[n] for n in found if n in kept} if isinstance(found, dict) else found & set(kept)
            page = paged([self._columns], [found], sort, offset, limit, folding, None, reverse=False)
            if len(page[0]) == limit or len(found) >= total:
                return page
            size *= 4

    # ------------------------------------------------------------ counts

    def _facet(self, result: Result, field: str) -> tuple[tuple[str, int], ...]:
        rows = self._counted(result, shown(field))
        if rows is None:
            return facet([self._columns], [result.numbers], field)
        counts: Counter[str] = Counter()
        for row, number in rows:
            for value in row.split(BETWEEN):
                counts[value] += number
        return most_frequent(counts.items())

    def _resolutions(self, result: Result) -> int:
        rows = self._counted(result, RESOLUTION)
        return count_resolutions([self._columns], [result.numbers]) if rows is None else len(rows)

    def _counted(self, result: Result, field: str) -> list[tuple[str, int]] | None:
        """The values of a field in what was found, counted by Tantivy; None where they are too many for it."""
        if result.query is None:
            return []
        terms = {"field": field, "size": _MOST_VALUES, "segment_size": _MOST_VALUES}
        counted = self._searcher.aggregate(result.query, {"values": {"terms": terms}})["values"]
        if counted["sum_other_doc_count"] or len(counted["buckets"]) >= _MOST_VALUES:
            return None
        return [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted["buckets"]]
