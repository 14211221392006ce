"""Reading a query tree in a language: the same for every engine and for highlighting.

What comes in: a tree as the user typed it. What goes out: the tree that is carried out over paragraphs of one language,
and the spans of a text that it found. Loose function words are left out beside words that say something (*right of
return* asks for *right* and *return*), a beginning written apart is joined to its word (*non governmental*), and what
holds no word at all (a dash) asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from resindex.analysis import (
    Asked,
    Occurrence,
    Reading,
    beginning,
    forms,
    is_function_word,
    known_language,
    leads,
    merged,
    together,
)
from resindex.model import Span
from resindex.query.syntax import And, Fuzzy, Leaf, Most, Near, Node, Not, Or, Pattern, Phrase, Prefix, Word

LEAVES = (Word, Phrase, Prefix, Pattern, Fuzzy)


def in_language(tree: Node, language: str) -> Node:
    """The tree as it is carried out over paragraphs of that language of analysis."""
    if isinstance(tree, Not):
        return Not(in_language(tree.part, language), tree.span)
    if not isinstance(tree, And | Or | Most):
        return tree
    kind = type(tree)
    parts = [in_language(part, language) for part in _flat(tree, kind)]
    if kind is not Or:
        parts = _joined(parts)
    asking = [part for part in parts if not _empty(part)] or parts[:1]
    telling = [part for part in asking if not _says_little(part, language)]
    if any(True for part in telling for _ in leaves(part)):
        asking = telling
    return asking[0] if len(asking) == 1 else kind(tuple(asking), tree.span)


def leaves(tree: Node) -> Iterator[Leaf]:
    """The words, phrases, beginnings and patterns that a tree asks for; not those that it rules out."""
    if isinstance(tree, LEAVES):
        yield tree
    elif isinstance(tree, And | Or | Near | Most):
        for part in tree.parts:
            yield from leaves(part)


def has_words(tree: Node) -> bool:
    """Whether the tree holds a word or anything else of running text, ruled out or not."""
    if isinstance(tree, Not):
        return has_words(tree.part)
    if isinstance(tree, And | Or | Most):
        return any(map(has_words, tree.parts))
    return isinstance(tree, (*LEAVES, Near))


def kinds(leaf: Leaf) -> tuple[str, ...]:
    """Where a leaf is looked for."""
    return ("title",) if leaf.field == "title" else ("text", "title")


def bound(node: Node) -> bool:
    """Whether a tree only holds for paragraphs that hold some word of it, and so for one language."""
    if isinstance(node, And):
        return any(map(bound, node.parts))
    if isinstance(node, Or):
        return all(map(bound, node.parts))
    if isinstance(node, Most):
        return any(map(bound, node.parts))
    return isinstance(node, Word | Phrase | Prefix | Pattern | Fuzzy | Near)


@lru_cache(maxsize=1024)
def asked(leaf: Leaf, language: str | None) -> tuple[Asked, ...]:
    """What a leaf looks for in a text of that language; a beginning of several words looks for two things."""
    if isinstance(leaf, Word):
        return (Asked(forms(leaf.text, language, loose=True, exact=leaf.exact)),)
    if isinstance(leaf, Phrase):
        return (Asked(forms(leaf.text, language, exact=leaf.exact)),)
    if isinstance(leaf, Prefix):
        lead, beginnings = beginning(leaf.text)
        return (
            *((Asked(forms(lead, language)),) if lead else ()),
            *((Asked(prefixes=beginnings),) if beginnings else ()),
        )
    from resindex.analysis import wildcards

    if isinstance(leaf, Pattern):
        return (Asked(choose=partial(filter, wildcards.fitting(leaf.text)), head=wildcards.head(leaf.text)),)
    return (Asked(choose=partial(wildcards.near, leaf.text, leaf.slips)),)


def highlights(tree: Node, text: str, language: str | None, *, field: str = "text") -> tuple[Span, ...]:
    """The spans of a paragraph's text (or, for ``field="title"``, of its title) that the tree found."""
    reading = Reading(text, language)
    found: list[Span] = []
    for part in _marked(in_language(tree, known_language(language))):
        if field == "text" and _field(part) == "title":
            continue
        if isinstance(part, Near):
            places = [_occurrences(one, reading, language) for one in part.parts]
            near = together([list(place) for place in places], part.distance)
            found.extend(span for place in places for one in near & place.keys() for span in place[one])
        else:
            found.extend(span for spans in _occurrences(part, reading, language).values() for span in spans)
    return merged(found)


def _marked(tree: Node) -> Iterator[Leaf | Near]:
    """As ``leaves``, but words that must stand near each other stay together."""
    if isinstance(tree, And | Or | Most):
        for part in tree.parts:
            yield from _marked(part)
    elif isinstance(tree, (*LEAVES, Near)):
        yield tree


def _field(part: Leaf | Near) -> str:
    return next(leaves(part)).field if isinstance(part, Near) else part.field


def _occurrences(part: Node, reading: Reading, language: str | None) -> dict[Occurrence, tuple[Span, ...]]:
    found: dict[Occurrence, tuple[Span, ...]] = {}
    for leaf in leaves(part):
        for one in asked(leaf, language):
            found |= reading.occurrences(one)
    return found


def _says_little(part: Node, language: str) -> bool:
    return isinstance(part, Word) and not part.exact and is_function_word(part.text, language)


def _flat(tree: And | Or | Most, kind: type[And | Or | Most]) -> Iterator[Node]:
    for part in tree.parts:
        if isinstance(part, And | Or | Most) and type(part) is kind:
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
            and not (last.exact or part.exact)
            and leads(last.text, part.text)
        ):
            joined[-1] = Phrase(f"{last.text} {part.text}", part.field, part.span)
        else:
            joined.append(part)
    return joined


def _empty(part: Node) -> bool:
    return isinstance(part, Word | Phrase) and not forms(part.text, None)
