"""The index run: the index is made to hold what the corpus holds.

In: folders of the corpus and the folder of the index. Out: a report of what was done (``update``), how far the two
are apart (``freshness``), an engine that agrees with the store again (``recover``), what is wrong with the files of
an index (``examine``) and that mended (``mend``). Each is imported when it is called: a search that looks at freshness
alone loads nothing of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resindex.indexing.examining import Finding, examine, mend
    from resindex.indexing.glance import freshness
    from resindex.indexing.report import Report
    from resindex.indexing.run import update
    from resindex.indexing.settling import engine_of, is_settled, keeper, recover
    from resindex.store.records import Problem

__all__ = [
    "Finding",
    "Problem",
    "Report",
    "engine_of",
    "examine",
    "freshness",
    "is_settled",
    "keeper",
    "mend",
    "recover",
    "update",
]

_HOMES = {
    "Finding": "resindex.indexing.examining",
    "examine": "resindex.indexing.examining",
    "mend": "resindex.indexing.examining",
    "Problem": "resindex.store.records",
    "Report": "resindex.indexing.report",
    "engine_of": "resindex.indexing.settling",
    "freshness": "resindex.indexing.glance",
    "is_settled": "resindex.indexing.settling",
    "keeper": "resindex.indexing.settling",
    "recover": "resindex.indexing.settling",
    "update": "resindex.indexing.run",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
