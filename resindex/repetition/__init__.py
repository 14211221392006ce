"""Wording: what two paragraphs have in common that are the same but for numbers and dates, or nearly.

What comes in: texts and their language. What goes out: a ``Wording`` with its key and sketch (``wording``), whether two
texts are nearly the same (``near``), and the families that a set of wordings falls into (``families``). All are pure
functions of these and of ``data/wording.toml``. An index holds what they gave: when they change, so does the
version of the store.

*Same but for numbers and dates*: the same stems of words in the same order, once articles and prepositions, "also" and
"further" are left out, and each number, date, ordinal, symbol or row of them is one mark.
"""

from __future__ import annotations

from resindex.repetition.nearness import families, near
from resindex.repetition.sketching import Wording, document_wordings, may_be_near, wording
from resindex.repetition.words import Word, words

__all__ = ["Word", "Wording", "document_wordings", "families", "may_be_near", "near", "wording", "words"]
