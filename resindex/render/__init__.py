"""Results of the library -> text for people and programmes. Opens no index, writes nowhere but where it is told.

One function a kind of result, the format by name. Each format is a module with the functions ``page``, ``resolution``
and ``paragraph``; a new one is a module and a line in the table. A module is imported when its format is asked for, so
that plain output costs no more than it must.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, TextIO

from resindex.errors import UsageError
from resindex.hit_records import Family, ResultPage
from resindex.model import Paragraph, Resolution
from resindex.render.caret import error
from resindex.render.view import WIDTH, View

_MODULES = {
    "table": "terminal",
    "plain": "plain",
    "jsonl": "jsonl",
    "csv": "comma_separated",
    "markdown": "markdown",
    "html": "html",
    "bibtex": "bibtex",
}

#: The formats, the one for people at a terminal first.
FORMATS = tuple(_MODULES)

__all__ = ["FORMATS", "WIDTH", "count", "error", "page", "paragraph", "resolution"]


def page(
    result: ResultPage,
    *,
    format: str,  # noqa: A002 - what the option is called
    out: TextIO,
    color: bool = False,
    width: int = WIDTH,
    links: bool = False,
    whole: bool = False,
    footer: bool = False,
    cite: bool = False,
) -> None:
    """Hits, facets and timeline of one page of results; ``View`` says what the last six mean."""
    view = View(color=color, width=width, links=links, whole=whole, footer=footer, cite=cite)
    page_in(format, result, view, out)


def page_in(format: str, result: ResultPage, view: View, out: TextIO) -> None:  # noqa: A002 - what the option is called
    """The same, for a reader of whom all is known."""
    _renderer(format).page(result, view, out)


def count(
    result: ResultPage,
    *,
    format: str,  # noqa: A002 - what the option is called
    out: TextIO,
    color: bool = False,
    width: int = WIDTH,
) -> None:
    """How much was found, with facets and timeline, without the hits."""
    from resindex.render.counting import write

    write(result, View(color=color, width=width), out, format=format)


def resolution(
    document: Resolution,
    *,
    format: str,  # noqa: A002 - what the option is called
    out: TextIO,
    color: bool = False,
    width: int = WIDTH,
    links: bool = False,
) -> None:
    """A whole document."""
    _renderer(format).resolution(document, View(color=color, width=width, links=links), out)


def paragraph(
    document: Resolution,
    chosen: Paragraph,
    *,
    format: str,  # noqa: A002 - what the option is called
    out: TextIO,
    color: bool = False,
    width: int = WIDTH,
    links: bool = False,
    family: Family | None = None,
) -> None:
    """One paragraph of a document, with its chapeau, what stands under it, and how often its wording recurs."""
    _renderer(format).paragraph(document, chosen, View(color=color, width=width, links=links), out, family)


def _renderer(name: str) -> Any:
    if name not in _MODULES:
        raise UsageError(f"unknown format {name!r}", hint=f"formats are {', '.join(FORMATS)}")
    return import_module(f"resindex.render.{_MODULES[name]}")
