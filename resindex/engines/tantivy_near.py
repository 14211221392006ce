"""Words near each other, as Tantivy's phrases: every order of the parts, with every way to leave gaps among them.

What comes in: for every part the ways to write it, and how many other words may stand among all. What goes out: a query
for the paragraphs where one of each stands so, without overlapping, as ``analysis.together`` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations, product
from math import comb, factorial, prod

from resindex.engines.tantivy_parts import schema, tantivy
from resindex.engines.tantivy_queries import Query, Way, either, phrase
from resindex.engines.tantivy_terms import STRIDE
from resindex.errors import UsageError

_MOST = 64  #: ways to write the parts of which each is a query of its own
_TOO_MANY = 20_000  #: queries that take longer than anybody waits


def near(field: str, parts: Sequence[Sequence[Way]], distance: int) -> Query | None:
    """The paragraphs; None where there can be none. Raises UsageError for so many parts that it would take minutes."""
    if not all(parts):
        return None
    many = prod(map(len, parts)) > _MOST
    if many:
        parts = [_together(part) for part in parts]
    places = factorial(len(parts)) * comb(distance + len(parts) - 1, len(parts) - 1)
    if places * prod(map(len, parts)) > _TOO_MANY:
        raise UsageError(
            f"{len(parts)} words near each other are too many", hint="ask for fewer of them, or nearer: NEAR/3"
        )
    rows = (
        row
        for order in permutations(range(len(parts)))
        for chosen in product(*(parts[number] for number in order))
        for row in _spread(chosen, distance)
    )
    return either([_any_of(field, row) if many else phrase(field, row) for row in rows])


def _together(part: Sequence[Way]) -> list[Way]:
    """The ways to write a part, all words that take the same place as one."""
    words: defaultdict[int, list[str]] = defaultdict(list)
    rest: list[Way] = []
    for length, row in part:
        if length == len(row) == 1:
            words[row[0][0]].append(row[0][1])
        else:
            rest.append((length, row))
    return [*((1, ((at, "|".join(terms)),)) for at, terms in words.items()), *rest]


def _spread(parts: Sequence[Way], distance: int) -> Iterator[tuple[tuple[int, str], ...]]:
    """The parts in this order, with gaps of at most ``distance`` words in all."""
    for gaps in product(range(distance + 1), repeat=len(parts) - 1):
        if sum(gaps) > distance:
            continue
        row: list[tuple[int, str]] = []
        start = 0
        for (length, terms), gap in zip(parts, (*gaps, 0), strict=True):
            row += [(STRIDE * start + at, text) for at, text in terms]
            start += length + gap
        yield tuple(row)


def _any_of(field: str, row: Sequence[tuple[int, str]]) -> Query:
    """Paragraphs that hold in each place one of several terms; no term has a sign that a pattern takes for its own."""
    first = min(at for at, _ in row)
    return tantivy.Query.regex_phrase_query(schema(), field, [(at - first, f"({text})") for at, text in row])
