"""One page of what was found: flat, folded by families, or grouped by resolutions.

What comes in: the paragraphs found in each view, an order, a page. What goes out: its matches; where they are grouped,
how many each resolution has, and how many resolutions there are.
"""

from __future__ import annotations

from collections.abc import Sequence

from resindex.engines.base import Folding, Grouping, Match
from resindex.engines.columns import View
from resindex.engines.folding import folded_page, one_of_each
from resindex.engines.grouping import count_resolutions, grouped_page
from resindex.engines.order import Found, page

Page = tuple[tuple[Match, ...], tuple[tuple[int, int], ...], int | None]


def paged(
    views: Sequence[View],
    found: Sequence[Found],
    sort: str,
    offset: int,
    limit: int,
    folding: Folding | None,
    grouping: Grouping | None,
    *,
    reverse: bool,
) -> Page:
    """The page from ``offset`` on, at most ``limit`` matches, families or resolutions."""
    if grouping is not None:
        if folding is not None:
            found = one_of_each(views, found, sort, folding, reverse=reverse, first=grouping.first)
        matches, groups = grouped_page(views, found, sort, offset, limit, grouping, reverse=reverse)
        return matches, groups, count_resolutions(views, found)
    if folding is not None:
        return folded_page(views, found, sort, offset, limit, folding, reverse=reverse), (), None
    return page(views, found, sort, offset, limit, reverse=reverse), (), None
