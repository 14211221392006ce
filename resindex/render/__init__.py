"""Results of the library -> text for people and programmes. Opens no index, writes nowhere but where it is told.

One function a kind of result, the format by name. Each format is a module with the functions ``page``, ``resolution``
and ``paragraph``; a new one is a module and a line in the table. A module is imported when its format is asked for, so
that plain output costs no more than it must.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, TextIO

from resindex.errors import UsageError
from resindex.model import Family, Paragraph, Resolution, ResultPage
from resindex.render.caret import error
from resindex.render.view import WIDTH, View

_MODULES = {"table": "terminal", "plain": "plain", "jsonl": "jsonl"}

#: The formats, the one for people at a terminal first.
FORMATS = tuple(_MODULES)

__all__ = ["FORMATS", "WIDTH", "error", "page", "paragraph", "resolution"]


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
) -> None:
    """Hits and facets of one page of results; ``View`` says what the last five mean."""
    view = View(color=color, width=width, links=links, whole=whole, footer=footer)
    _renderer(format).page(result, view, out)


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
