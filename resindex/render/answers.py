"""One of several answers, with the query that it belongs to.

JSON Lines: a line for the query (schema ``resindex/answer/1``), then its hits, facets and timeline, each with the query
in it. Plain: a line ``query``, the query, paragraphs, resolutions, with tabs between; then its hits and facets as ever.
For people: the query above its page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from resindex.errors import QueryError
from resindex.hit_records import ResultPage
from resindex.render import clean, jsonl
from resindex.render import page as show
from resindex.render.footer import footer, loosened
from resindex.render.reasons import explained
from resindex.render.view import WIDTH

SCHEMA = "resindex/answer/1"
FORMATS = ("table", "plain", "jsonl")  #: those that can hold several answers


def answer(
    page: ResultPage,
    number: int,
    out: TextIO,
    *,
    format: str,  # noqa: A002 - what the option is called
    first: bool = True,
    whole: bool = False,
    color: bool = False,
    width: int = WIDTH,
    links: bool = False,
) -> None:
    """The answer to the query of line ``number``; ``first`` is the first one of all."""
    if format == "jsonl":
        _jsonl(page, number, out)
        return
    query = clean.line(page.query)
    if format == "plain":
        out.write(f"query\t{query}\t{page.total}\t{page.documents}\n")
    else:
        title = f"query: {query}"
        out.write(("" if first else "\n") + (f"\x1b[1;7m {title} \x1b[0m" if color else title) + "\n")
        out.writelines(f"{words}\n" for words in said(page))
    if page.hits or page.facets:
        show(page, format=format, out=out, color=color, width=width, links=links, whole=whole, footer=False)
    if format == "table":
        out.write(f"{footer(page) if page.hits else 'nothing found'}\n")
        out.writelines(f"{clean.line(words)}\n" for words in page.suggestions)


def said(page: ResultPage) -> Iterator[str]:
    """What is said of an answer beside it: how the query was understood, whether most of its words were enough."""
    yield from explained(page)
    if told := loosened(page):
        yield told


def trouble(error: QueryError, query: str, number: int, out: TextIO) -> None:
    """A query that was not understood, as a line among the answers."""
    span = {"start": error.span.start, "end": error.span.end} if error.span and error.text == query else None
    jsonl.write({**_head(query, number), "error": error.message, "hint": error.hint, "span": span}, out)


def _jsonl(page: ResultPage, number: int, out: TextIO) -> None:
    head = _head(page.query, number)
    counts = {"understood": page.understood, "paragraphs": page.total, "resolutions": page.documents}
    more: dict[str, Any] = {"outline": list(page.outline)} if page.outline else {}
    if page.every is not None:
        more["with_all_words"] = page.every
    jsonl.write({**head, **counts, **more, "suggestions": list(page.suggestions)}, out)
    for hit in page.hits:
        jsonl.write({"query": page.query, **jsonl.hit_record(hit)}, out)
    for facet in page.facets:
        jsonl.write({"query": page.query, **jsonl.facet_record(facet)}, out)
    if page.timeline is not None:
        jsonl.write({"query": page.query, **jsonl.timeline_record(page.timeline)}, out)


def _head(query: str, number: int) -> dict[str, Any]:
    return {"schema": SCHEMA, "query": query, "input_line": number}
