"""Analysis: how words become index terms. One room for the index side, the query side and the highlighter.

What comes in: text and its language. What goes out: tokens with spans (``tokens``), terms with positions for an
engine (``indexed``), forms of what was asked (``forms``, ``query_terms``, ``beginning``), spans of what was found
(``find_spans``, ``Reading``), folded keyword values (``fold``). What it promises: the three sides agree, for every
language.

An engine's index is only valid for the analysis that it was made with: ``VERSION`` changes with every change of terms.
"""

from __future__ import annotations

from resindex.analysis.asking import beginning, forms, leads, query_terms
from resindex.analysis.folding import fold, fold_word
from resindex.analysis.function_words import is_function_word
from resindex.analysis.index_terms import Indexed, indexed
from resindex.analysis.nearness import Occurrence, together
from resindex.analysis.spans import Asked, Reading, find_spans, merged
from resindex.analysis.stemming import LANGUAGES, OTHER, known_language
from resindex.analysis.words import Form, Slot, Token, tokens

VERSION = 2

__all__ = [
    "LANGUAGES",
    "OTHER",
    "VERSION",
    "Asked",
    "Form",
    "Indexed",
    "Occurrence",
    "Reading",
    "Slot",
    "Token",
    "beginning",
    "find_spans",
    "fold",
    "fold_word",
    "forms",
    "indexed",
    "is_function_word",
    "known_language",
    "leads",
    "merged",
    "query_terms",
    "together",
    "tokens",
]
