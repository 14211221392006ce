"""Reading a query tree in a language: the same for every engine and for highlighting.

What comes in: a tree as the user typed it. What goes out: the tree that is carried out over paragraphs of one language,
and the spans of a text that it found. Loose function words are left out beside words that say something (*right of
return* asks for *right* and *return*), a beginning written apart is joined to its word (*non governmental*), and what
holds no word at all (a dash) asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from resindex.analysis import Form, beginning, find_spans, forms, is_function_word, known_language, leads
from resindex.model import Span
from resindex.query.syntax import And, Node, Not, Or, Phrase, Prefix, Word

Leaf = Word | Phrase | Prefix


def in_language(tree: Node, language: str) -> Node:
    """The tree as it is carried out over paragraphs of that language of analysis."""
    if isinstance(tree, Not):
        return Not(in_language(tree.part, language), tree.span)
    if not isinstance(tree, And | Or):
        return tree
    kind = type(tree)
    parts = [in_language(part, language) for part in _flat(tree, kind)]
    if kind is And:
        parts = _joined(parts)
    asking = [part for part in parts if not _empty(part)] or parts[:1]
    telling = [part for part in asking if not (isinstance(part, Word) and is_function_word(part.text, language))]
    if any(True for part in telling for _ in leaves(part)):
        asking = telling
    return asking[0] if len(asking) == 1 else kind(tuple(asking), tree.span)


def leaves(tree: Node) -> Iterator[Leaf]:
    """The words, phrases and prefixes that a tree asks for; not those that it rules out."""
    if isinstance(tree, Word | Phrase | Prefix):
        yield tree
    elif isinstance(tree, And | Or):
        for part in tree.parts:
            yield from leaves(part)


def has_words(tree: Node) -> bool:
    """Whether the tree holds a word, phrase or prefix anywhere, ruled out or not."""
    if isinstance(tree, Not):
        return has_words(tree.part)
    if isinstance(tree, And | Or):
        return any(map(has_words, tree.parts))
    return isinstance(tree, Word | Phrase | Prefix)


def highlights(tree: Node, text: str, language: str | None, *, field: str = "text") -> tuple[Span, ...]:
    """The spans of a paragraph's text (or, for ``field="title"``, of its title) that the tree found."""
    asked: list[Form] = []
    prefixes: list[str] = []
    for leaf in leaves(in_language(tree, known_language(language))):
        if field == "text" and leaf.field == "title":
            continue
        if isinstance(leaf, Prefix):
            lead, beginnings = beginning(leaf.text)
            prefixes.extend(beginnings)
            asked.extend(forms(lead, language))
        else:
            asked.extend(forms(leaf.text, language, loose=isinstance(leaf, Word)))
    return find_spans(text, language, asked, prefixes)


def _flat(tree: And | Or, kind: type[And] | type[Or]) -> Iterator[Node]:
    for part in tree.parts:
        if isinstance(part, And | Or) and type(part) is kind:
            yield from _flat(part, kind)
        else:
            yield part


def _joined(parts: list[Node]) -> list[Node]:
    joined: list[Node] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            isinstance(last, Word)
            and isinstance(part, Word)
            and last.field == part.field
            and leads(last.text, part.text)
        ):
            joined[-1] = Phrase(f"{last.text} {part.text}", part.field, part.span)
        else:
            joined.append(part)
    return joined


def _empty(part: Node) -> bool:
    return isinstance(part, Word | Phrase) and not forms(part.text, None)
