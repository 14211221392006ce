"""A question to the index, checked before anything is opened.

What comes in: the arguments of a search as a caller gives them. What goes out: one ``Question`` record. Raises
QueryError for a malformed query, UsageError for an impossible page, sort or facet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from resindex.analysis.folding import without_marks
from resindex.errors import QueryError, UsageError
from resindex.fields import FIELDS, find_field
from resindex.frozen import frozen
from resindex.query.parser import parse
from resindex.query.syntax import Node, exactly

Texts = str | Sequence[str]

_AND = re.compile(r"\bAND\b")

SORTS = ("relevance", "date", "symbol")
GROUPS = ("resolution", "none")
#: Paragraphs that are shown of a resolution in a grouped search.
SHOWN_OF_EACH = 3
MOST_CONTEXT = 20


@frozen
class Question:
    """What was asked: the query with its tree as typed, filters by field name, and which page in which order.

    ``families``: paragraphs of one wording, and the texts of one paragraph in several languages, are one hit;
    ``expand``: which brings its members.
    ``context`` is how many neighbours each hit gets on either side, ``show`` in which other languages it is given.
    """

    query: str
    tree: Node
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    limit: int = 10
    offset: int = 0
    sort: str = "relevance"
    facets: tuple[str, ...] = ()
    explain: bool = False
    families: bool = True
    expand: bool = False
    reverse: bool = False
    group: str = "none"
    timeline: bool = False
    context: int = 0
    show: tuple[str, ...] = ()

    @property
    def may_loosen(self) -> bool:
        """Whether most of the words are enough where few paragraphs have all: in ranked answers, unless AND is said."""
        return self.sort == "relevance" and self.limit > 0 and _AND.search(self.query) is None


def make_question(
    query: str,
    filters: Mapping[str, int | Texts | None],
    *,
    limit: int = 10,
    offset: int = 0,
    sort: str = "relevance",
    facets: Sequence[str] = (),
    exact: bool = False,
    explain: bool = False,
    families: bool = True,
    expand: bool = False,
    reverse: bool = False,
    group: str = "none",
    timeline: bool = False,
    context: int = 0,
    show: Texts = (),
) -> Question:
    """Check and gather what a search was asked; ``exact`` takes every word and phrase of the query as it is written."""
    if expand and not families:
        raise UsageError("without families there is nothing to expand", hint="leave out one of the two")
    if limit < 0 or offset < 0:
        raise UsageError("limit and offset cannot be negative")
    if not 0 <= context <= MOST_CONTEXT:
        raise UsageError(
            f"{context} paragraphs of context are not possible", hint=f"give a number up to {MOST_CONTEXT}"
        )
    if group not in GROUPS:
        raise UsageError(f'cannot group by "{group}"', hint=f"group by {', '.join(GROUPS)}")
    query = without_marks(query)
    options = tuple((_field(name), texts) for name, value in filters.items() if (texts := _texts(value)))
    tree = parse(query, allow_empty=bool(options))
    return Question(
        query=query,
        tree=exactly(tree) if exact else tree,
        filters=options,
        limit=limit,
        offset=offset,
        sort=_sort(sort),
        facets=countable(facets),
        explain=explain,
        families=families,
        expand=expand,
        reverse=reverse,
        group=group,
        timeline=timeline,
        context=context,
        show=tuple(dict.fromkeys(_language(name.strip()) for given in _texts(show) for name in given.split(","))),
    )


def _texts(value: int | Texts | None) -> tuple[str, ...]:
    if value is None:
        return ()
    values = (value,) if isinstance(value, str | int) else value
    return tuple(without_marks(str(one)) for one in values)


def _field(name: str) -> str:
    field = find_field(name)
    if field is None:
        raise QueryError(f'there is no field "{name}" to filter by')
    return field.name


def _language(name: str) -> str:
    from resindex.query.languages import language_code, language_hint

    code = language_code(name)
    if code is None:
        raise UsageError(f'unknown language "{name}"', hint=language_hint(name))
    return code


def _sort(name: str) -> str:
    if name not in SORTS:
        raise UsageError(f'cannot sort by "{name}"', hint=f"sort by {', '.join(SORTS)}")
    return name


def countable(names: Sequence[str]) -> tuple[str, ...]:
    """The fields of these names, several in one text with commas; UsageError for what cannot be counted."""
    return tuple(dict.fromkeys(_facet(name.strip()) for given in names for name in given.split(",")))


def _facet(name: str) -> str:
    field = find_field(name)
    if field is None or not field.facet:
        from resindex.query.nearest import nearest

        possible = [f.name for f in FIELDS if f.facet]
        near = nearest(name, possible, limit=2, likeness=75)
        hint = f"did you mean  {'  or  '.join(near)}" if near else f"facets are {', '.join(possible)}"
        raise UsageError(f'cannot count by "{name}"', hint=hint)
    return field.name
