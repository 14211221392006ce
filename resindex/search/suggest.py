"""What to ask instead, when nothing was found.

What comes in: a question that found nothing, as typed and as understood, and the searcher that answered. What goes
out: a few lines, the most useful first: a word that the index spells otherwise, the part of the question that costs
the hits, another way to ask. Promises: every number was counted; nothing is rewritten, only suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from resindex.engines.plan import leaves
from resindex.fields import find_field
from resindex.query.syntax import And, Everything, Near, Node, Or, Phrase, Value, Word, changed, exactly
from resindex.query.unparse import unparse
from resindex.query.values import paragraphs
from resindex.search.asking import Question

if TYPE_CHECKING:
    from resindex.engines.base import Searcher

_YEAR = re.compile(r"\s?\(\d{4}\)")
_MOST = 4  # suggestions
_MOST_PARTS = 8  # parts of a question that are tried without
_LIKENESS = 80.0  # how alike (0 to 100) a word must be to be meant


def suggest(question: Question, tree: Node, filters: Sequence[Node], searcher: Searcher) -> tuple[str, ...]:
    """At most four suggestions; none where nothing helps. ``tree`` and ``filters`` are those that found nothing."""
    found = [
        *_other_words(question, tree, searcher),
        *_without_a_part(question, tree, filters, searcher),
        *_other_questions(question, tree, filters, searcher),
    ]
    return tuple(dict.fromkeys(found or _loosest(tree, filters, searcher)))[:_MOST]


def _total(searcher: Searcher, tree: Node, filters: Sequence[Node] = ()) -> int:
    return searcher.search(tree, filters=filters, limit=0).total


# ---------------------------------------------------------------- words


def _other_words(question: Question, tree: Node, searcher: Searcher) -> Iterator[str]:
    """Words that stand in no paragraph, by the nearest that do."""
    query = question.query
    for leaf in leaves(tree):
        if not isinstance(leaf, Word) or _total(searcher, leaf):
            continue
        near = _nearest_word(leaf, searcher)
        if near is not None:
            corrected = query[: leaf.span.start] + near + query[leaf.span.end :]
            yield f'no paragraph has "{leaf.text}"; did you mean  {corrected}'


def _nearest_word(word: Word, searcher: Searcher) -> str | None:
    from resindex.analysis import fold_word
    from resindex.query.nearest import nearest

    folded = fold_word(word.text)
    # Slips seldom touch the first letter, and a part of the vocabulary is quicker to compare.
    for beginning in dict.fromkeys((folded[:1], "")):
        words = sorted(searcher.terms("text", beginning), key=lambda pair: -pair[1])
        near = nearest(folded, (term for term, _count in words if not term.isdecimal()), limit=1, likeness=_LIKENESS)
        if near:
            return near[0]
    return None


# ---------------------------------------------------------------- parts


def _without_a_part(question: Question, tree: Node, filters: Sequence[Node], searcher: Searcher) -> Iterator[str]:
    """The parts that cost the hits: what would be found without each of them, the most first."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    asked = [(f"without {unparse(part)}", part) for part in parts if not isinstance(part, Everything)]
    given = [(f"without {label}", part) for label, part in zip(_labels(question), filters, strict=True)]
    everything = [*asked, *given]
    if len(everything) < 2:
        return
    left = [(_total(searcher, *_but(parts, filters, part)), label) for label, part in everything[:_MOST_PARTS]]
    helpful = sorted(((count, label) for count, label in left if count), key=lambda pair: -pair[0])
    for count, label in helpful:
        yield f"{label}: {paragraphs(count)}"
    if not helpful and len(filters) > 1 and asked and (count := _total(searcher, tree)):
        yield f"without any filter: {paragraphs(count)}"


def _but(parts: Sequence[Node], filters: Sequence[Node], left_out: Node) -> tuple[Node, Sequence[Node]]:
    """Tree and filters without one part."""
    kept = tuple(part for part in parts if part is not left_out)
    tree = And(kept) if len(kept) > 1 else kept[0] if kept else Everything()
    return tree, [part for part in filters if part is not left_out]


def _labels(question: Question) -> Iterator[str]:
    """The filters as they would be typed on a command line."""
    for name, texts in question.filters:
        field = find_field(name)
        option = field.option if field is not None and field.option else f"{name}:"
        yield " ".join(f'{option} "{text}"' if " " in text else f"{option} {text}" for text in texts)


# ---------------------------------------------------------------- other ways to ask


def _other_questions(question: Question, tree: Node, filters: Sequence[Node], searcher: Searcher) -> Iterator[str]:
    asked = tuple(leaves(tree))
    words = [leaf for leaf in asked if isinstance(leaf, Word)]
    if any(word.text == "or" for word in words):
        yield "for either of two words, write OR in capitals"
    for phrase in asked:
        if isinstance(phrase, Phrase) and (count := _total(searcher, _loosened(tree, phrase), filters)):
            yield f"with the words of {unparse(phrase)} anywhere in the paragraph: {paragraphs(count)}"
    for looser, how in (
        (exactly(tree, exact=False), "in any of their forms"),
        (changed(tree, _apart), "anywhere in the paragraph"),
    ):
        if looser != tree and (count := _total(searcher, looser, filters)):
            yield f"with the words {how}: {paragraphs(count)}"
    for word in words:
        yield from _as_symbol(question.query, word, searcher)
    if len(words) > 1 and (count := _total(searcher, Or(tuple(words)), filters)):
        yield f"with any of the words, {' OR '.join(word.text for word in words)}: {paragraphs(count)}"


def _loosest(tree: Node, filters: Sequence[Node], searcher: Searcher) -> Iterator[str]:
    """Where no single thing helps: any of the words, whatever the filters."""
    words = [leaf for leaf in leaves(tree) if isinstance(leaf, Word)]
    if len(words) > 1 and filters and (count := _total(searcher, Or(tuple(words)))):
        yield f"with any of the words and without any filter: {paragraphs(count)}"


def _loosened(tree: Node, phrase: Phrase) -> Node:
    """The tree with a phrase taken as loose words."""
    words = tuple(Word(word, phrase.field, exact=phrase.exact) for word in phrase.text.split())
    return changed(tree, lambda node: And(words) if node == phrase else node)


def _apart(node: Node) -> Node:
    """Words that must be near each other, as words that need not."""
    return And(node.parts) if isinstance(node, Near) else node


def _as_symbol(query: str, word: Word, searcher: Searcher) -> Iterator[str]:
    """A symbol among the words may be meant as a citation or as the document itself."""
    from resindex.errors import SymbolError
    from resindex.symbols import normalise_symbol

    if "/" not in word.text:
        return
    year = _YEAR.match(query, word.span.end)  # S/RES/1325 (2000) is read as two words
    end = year.end() if year else word.span.end
    try:
        symbol = normalise_symbol(word.text + query[word.span.end : end])
    except SymbolError:
        return
    for field, one, several in (("cites", "cites", "cite"), ("symbol", "is in", "are in")):
        if count := _total(searcher, Value(field, (symbol,))):
            asked = query[: word.span.start] + f"{field}:{symbol}" + query[end:]
            yield f"{paragraphs(count)} {one if count == 1 else several} {symbol}:  {asked}"
