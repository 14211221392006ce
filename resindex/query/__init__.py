"""What the user typed, as a tree: read, made canonical, explained.

What comes in: query text, and the vocabulary of a store. What goes out: a tree with spans (``parse``, ``examine``),
the same tree with canonical values (``resolve``, and ``filters`` for options), query text again (``unparse``), a plain
sentence (``explain``).
"""

from __future__ import annotations

from resindex.query.explain import explain
from resindex.query.options import filters
from resindex.query.parser import Examined, examine, parse
from resindex.query.resolve import resolve
from resindex.query.unparse import unparse

__all__ = ["Examined", "examine", "explain", "filters", "parse", "resolve", "unparse"]
