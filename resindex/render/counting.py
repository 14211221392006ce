"""How many: the counts of a result page in each format, without its hits.

In plain text the number of paragraphs stands alone on the first line, as a script wants it; elsewhere the resolutions
that they lie in are told as well. Facets and timeline follow as they do below hits.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TextIO

from resindex.errors import UsageError
from resindex.hit_records import ResultPage
from resindex.render.footer import found
from resindex.render.view import View

SCHEMA = "resindex/count/1"


def write(result: ResultPage, view: View, out: TextIO, *, format: str) -> None:  # noqa: A002 - what the option is called
    """The counts, then facets and timeline. Raises UsageError for a format that cannot hold counts."""
    if format == "bibtex":
        raise UsageError("a BibTeX file holds no counts", hint="--format csv, or leave --count")
    if format == "jsonl":
        from resindex.render import jsonl

        counts = {"paragraphs": result.total, "resolutions": result.documents}
        jsonl.write({"schema": SCHEMA, "understood": result.understood, **counts}, out)
    elif format == "csv" and not (result.facets or result.timeline):
        from resindex.render.comma_separated import write as write_table

        write_table(("paragraphs", "resolutions"), [(result.total, result.documents)], out)
    elif format in ("plain", "table"):
        out.write(f"{result.total}\n" if format == "plain" else f"{found(result)}\n")
    if result.facets or result.timeline or format in ("markdown", "html"):
        from resindex.render import page_in

        page_in(format, replace(result, hits=(), groups=None, offset=0), replace(view, footer=False), out)
