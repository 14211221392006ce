"""Which language a question is asked in: that of its filter, else of its words.

What comes in: a resolved tree and filters. What goes out: codes of languages, the one to answer in first. A paragraph
that was found in several languages is shown in the first of them that it was found in. English is always among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from resindex.analysis import is_function_word
from resindex.engines.plan import leaves
from resindex.query.syntax import And, Node, Or, Value

_SCRIPTS = (("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff"), ("zh", "\u4e00", "\u9fff"))
_LATIN = ("en", "fr", "es", "de")
_ENGLISH = "en"


def languages_wanted(tree: Node, filters: Sequence[Node]) -> tuple[str, ...]:
    """The languages to answer in, the best first."""
    asked = [value for part in (tree, *filters) for value in _filtered(part)]
    spoken = _spoken(" ".join(leaf.text for leaf in leaves(tree)))
    return tuple(dict.fromkeys((*asked, *((spoken,) if spoken else ()), _ENGLISH)))


def only_language(trees: Iterable[Node]) -> str | None:
    """The one language that all hits must be in, if the question says so."""
    for tree in trees:
        for part in tree.parts if isinstance(tree, And) else (tree,):
            if isinstance(part, Value) and part.field == "language" and len(part.values) == 1:
                return part.values[0]
    return None


def _filtered(node: Node) -> Iterator[str]:
    if isinstance(node, Value) and node.field == "language":
        yield from node.values
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _filtered(part)


def _spoken(text: str) -> str | None:
    """The language that script or function words betray; None where neither does, or several are as likely."""
    for language, first, last in _SCRIPTS:
        if any(first <= letter <= last for letter in text):
            return language
    words = text.split()
    counts = Counter({language: sum(is_function_word(word, language) for word in words) for language in _LATIN})
    (first, most), (_, next_most), *_ = counts.most_common()
    return first if most > next_most else None
