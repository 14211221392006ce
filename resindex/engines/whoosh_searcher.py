"""Carrying out a search over all segments of one generation.

What comes in: a query tree, filters, an order, a page. What goes out: the page's keys and scores, and exact counts over
everything found: paragraphs, documents, facets. The tree is carried out once for every language that its words can be
read in; the paragraphs that come out are disjoint, and so the answers add up.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from resindex.analysis import known_language
from resindex.engines.base import Answer, Folding, Grouping
from resindex.engines.counting import countable, facet
from resindex.engines.field_values import SPOKEN, keyword
from resindex.engines.folding import count_families, in_one_language
from resindex.engines.grouping import count_resolutions, tallied
from resindex.engines.order import ORDERS, Found
from resindex.engines.paging import paged
from resindex.engines.plan import LEAVES, has_words, in_language, kinds, leaves
from resindex.engines.ranking import inverse_frequency, length_norm, score
from resindex.engines.whoosh_matching import Docs, Matching
from resindex.engines.whoosh_parts import byte_to_length
from resindex.engines.whoosh_schema import words_field
from resindex.engines.whoosh_scoring import Weighed, Worths, add_scores, held
from resindex.engines.whoosh_views import View
from resindex.errors import IndexTrouble, UsageError
from resindex.fields import find_field
from resindex.hit_records import Reason
from resindex.query.syntax import And, Leaf, Node
from resindex.query.unparse import unparse

if TYPE_CHECKING:
    from resindex.tallies import Tally


class WhooshSearcher:
    """A fixed view of one generation. Not for several threads at once."""

    def __init__(self, token: str, views: Sequence[View]) -> None:
        self._token = token
        self._views = views
        self._last: tuple[object, list[Found]] | None = None
        self._known_norms: dict[tuple[str, str], list[float]] = {}

    @property
    def token(self) -> str:
        """Names the generation that this searcher sees."""
        return self._token

    def close(self) -> None:
        """Let go of the generation."""
        for view in self._views:
            view.close()

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
        try:
            found = everything = self._remembered(tree, filters, language, scored=sort == "relevance")
            if folding is not None:
                found = in_one_language(self._views, everything, folding)
            matches, groups, grouped = paged(
                self._views, found, sort, offset, limit, folding, grouping, reverse=reverse
            )
            return Answer(
                matches=matches,
                total=sum(map(len, found)),
                documents=count_resolutions(self._views, found),
                facets={f: facet(self._views, everything if f == "language" else found, countable(f)) for f in facets},
                families=None if folding is None else count_families(self._views, found, folding),
                groups=groups,
                grouped=grouped,
            )
        except (zlib.error, struct.error, UnicodeDecodeError) as error:
            raise IndexTrouble("the index is damaged", hint="build it again: resindex index --rebuild") from error

    def tally(self, tree: Node, field: str, *, filters: Sequence[Node] = ()) -> tuple[Tally, ...]:
        """See ``engines.base.Searcher``."""
        found = self._found(tree, filters, None, scored=False)
        return tallied(self._views, found, countable(field))

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """The vocabulary of a field with paragraph counts, in order of the terms as they are indexed.

        For "text" and "title" these are the unstemmed words of all languages; for other fields the folded values.
        """
        known = find_field(field)
        if known is None:
            return
        names = [known.name]
        if known.kind == "text":
            names = [words_field(f"{known.name}_{spoken}") for spoken in SPOKEN]
        counts: Counter[str] = Counter()
        for view in self._views:
            for name in names:
                for term, info in view.terms(name, keyword(prefix)):
                    counts[term] += len(view.ids_of(info)) if view.deleted else info.doc_frequency()
        yield from sorted((term, count) for term, count in counts.items() if count)

    # ------------------------------------------------------------ what was found

    def _remembered(self, tree: Node, filters: Sequence[Node], language: str | None, *, scored: bool) -> list[Found]:
        """What was found; kept for the next call, which may ask for the same once more in another way."""
        asked = tree, tuple(filters), language, scored
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._found(tree, filters, language, scored=scored)
        return self._last[1]

    def _found(self, tree: Node, filters: Sequence[Node], language: str | None, *, scored: bool) -> list[Found]:
        whole = And((tree, *filters)) if filters else tree
        filtered: list[dict[Node, Docs]] = [{} for _ in self._views]
        if not has_words(whole):
            return [Matching(v, None, known).matches(whole) for v, known in zip(self._views, filtered, strict=True)]
        found: list[Found] = [{} if scored else set() for _ in self._views]
        for tongue in [known_language(language)] if language else filter(self._count, SPOKEN):
            asked = in_language(tree, tongue)
            whole = And((asked, *(in_language(f, tongue) for f in filters))) if filters else asked
            here: list[Found]
            matchings = [Matching(v, tongue, known) for v, known in zip(self._views, filtered, strict=True)]
            if scored and isinstance(whole, LEAVES):
                here = self._scored_alone(whole, tongue, matchings)
            else:
                here = [matching.matches(whole) for matching in matchings]
                if scored and any(here):
                    here = self._scored(asked, tongue, matchings, here)
            for known, more in zip(found, here, strict=True):
                known.update(more)  # type: ignore[arg-type]  # both are of one kind
        return found

    def _scored(self, tree: Node, tongue: str, matchings: list[Matching], found: list[Found]) -> list[Found]:
        scores: list[dict[int, float]] = [dict.fromkeys(ids, 0.0) for ids in found]
        for weighed in self._weighed(tree, tongue, matchings):
            for view, matching, known in zip(self._views, matchings, scores, strict=True):
                if known:
                    postings = matching.postings(weighed.kind, weighed.leaf)
                    add_scores(known, postings, view.lengths(weighed.kind), weighed.worths, new=False)
        for matching, known in zip(matchings, scores, strict=True):
            for number, share in matching.shares.items():
                if number in known:
                    known[number] *= share
        return list(scores)

    def _scored_alone(self, leaf: Leaf, tongue: str, matchings: list[Matching]) -> list[Found]:
        """As ``_scored`` where all that a word, phrase or the like is in was found."""
        scores: list[dict[int, float]] = [{} for _ in self._views]
        for weighed in self._weighed(leaf, tongue, matchings):
            for view, matching, known in zip(self._views, matchings, scores, strict=True):
                if known or weighed.kind != "subject":
                    postings = matching.postings(weighed.kind, leaf)
                    new = weighed.kind != "subject"
                    add_scores(known, postings, view.lengths(weighed.kind), weighed.worths, new=new)
        return list(scores)

    def reasons(self, tree: Node, keys: Sequence[int], *, language: str | None = None) -> dict[int, tuple[Reason, ...]]:
        """See ``engines.base.Searcher``."""
        found: dict[int, list[Reason]] = {key: [] for key in keys}
        numbers = [{view.keys.index(key): key for key in set(keys).intersection(view.keys)} for view in self._views]
        for tongue in [known_language(language)] if language else filter(self._count, SPOKEN):
            matchings = [Matching(view, tongue, {}) for view in self._views]
            asked = in_language(tree, tongue)
            for matching in matchings:
                matching.matches(asked)
            for weighed in self._weighed(asked, tongue, matchings):
                for view, matching, keyed in zip(self._views, matchings, numbers, strict=True):
                    here = matching.postings(weighed.kind, weighed.leaf)
                    for number in held(here.ids, set(keyed)):
                        count = here.counts[here.ids.index(number)] if here.counts is not None else 1
                        norm = weighed.norms[view.lengths(weighed.kind)[number]]
                        worth = score(weighed.kind, weighed.idf, count, norm)
                        worth *= matching.shares.get(number, 1.0)
                        reason = Reason(unparse(weighed.leaf), weighed.kind, count, weighed.holding, worth)
                        found[keyed[number]].append(reason)
        return {key: tuple(reasons) for key, reasons in found.items()}

    def _weighed(self, tree: Node, tongue: str, matchings: list[Matching]) -> Iterator[Weighed]:
        """Every leaf of a tree in every field that has it, with what scoring needs."""
        for leaf in dict.fromkeys(leaves(tree)):
            for kind in kinds(leaf) if leaf.field == "title" else (*kinds(leaf), "subject"):
                holding = sum(matching.number(kind, leaf) for matching in matchings)
                if holding:
                    idf = inverse_frequency(self._count(tongue), holding)
                    norms = self._norms(kind, tongue)
                    yield Weighed(leaf, kind, holding, idf, norms, Worths(kind, idf, norms))

    def _count(self, tongue: str) -> int:
        return sum(view.segment.spoken[tongue] for view in self._views)

    def _norms(self, kind: str, tongue: str) -> list[float]:
        known = self._known_norms.get((kind, tongue))
        if known is None:
            total = sum(view.segment.lengths[f"{kind}_{tongue}"] for view in self._views)
            average = total / self._count(tongue)
            known = [length_norm(kind, byte_to_length(short), average) for short in range(256)]
            self._known_norms[kind, tongue] = known
        return known
