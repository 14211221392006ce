"""What must hold for every text that anyone can type."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from hypothesis import example, given
from hypothesis import strategies as st

from resindex.errors import QueryError
from resindex.model import Span
from resindex.query import examine, explain, parse, unparse
from resindex.query.syntax import (
    And,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Range,
    Value,
    ValuePrefix,
    Word,
)

_PIECES = st.sampled_from(
    ["AND", "OR", "NOT", "-", "(", ")", '"', "“", "”", "«", "»", "*", "\\", ":", "..", "…", "~5", "~", "=", "?", "NEAR", "!", "&&", " ",
     "  ", "\n", "verb:", "year:", "date:", "title:", "symbol:", "foo:", "2003", "1325 (2000)", "A/RES/53/144",
     "urges", "impunity", "é", "大会", "\u0301", "\u200b", "'", "’", ",", ".", "--verb", "NEAR/3", "#op_4", "(a)", "x"]
)  # fmt: skip
_TYPED = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map("".join))


def spans(node: object) -> list[Span]:
    """All spans of a tree, parents before children."""
    found: list[Span] = []
    if isinstance(node, Span):
        return [node]
    if isinstance(node, tuple):
        for part in node:
            found += spans(part)
    elif is_dataclass(node):
        for f in fields(node):
            found += spans(getattr(node, f.name))
    return found


def unplaced(node: Node) -> Node:
    """The tree with all spans taken out."""
    match node:
        case And() | Or() | Near():
            return replace(node, parts=tuple(map(unplaced, node.parts)), span=Span(0, 0))
        case Not():
            return replace(node, part=unplaced(node.part), span=Span(0, 0))
        case _:
            return replace(node, span=Span(0, 0))


@given(_TYPED)
def test_nothing_but_a_query_error_is_raised_and_its_caret_lies_in_the_text(text: str) -> None:
    try:
        parse(text)
    except QueryError as error:
        assert error.text == text
        assert error.span is not None
        assert 0 <= error.span.start <= error.span.end <= len(text)
        assert error.hint


@given(_TYPED)
def test_every_span_lies_in_the_text(text: str) -> None:
    examined = examine(text)
    for span in [*spans(examined.tree), *(p.span for p in examined.problems)]:
        assert 0 <= span.start <= span.end <= len(text)


@given(_TYPED)
def test_reading_is_deterministic(text: str) -> None:
    assert examine(text) == examine(text)


@given(_TYPED)
@example("?0~")
@example("AND~")
@example("NEAR~1")
def test_what_is_printed_is_read_as_the_same_tree(text: str) -> None:
    tree = parse(text, strict=False)
    printed = unparse(tree)
    assert unplaced(parse(printed, allow_empty=True)) == unplaced(tree)


@given(_TYPED)
def test_a_corrected_query_is_a_correct_query(text: str) -> None:
    try:
        parse(text)
    except QueryError as error:
        hint = error.hint or ""
        if hint.startswith("write  "):
            corrected = hint.removeprefix("write  ").split("; ")[0]
            # A correction may itself hold "; ", so only whole ones are judged.
            if ";" not in text:
                parse(corrected)


_words = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8).filter(
    lambda w: any(c.isalnum() for c in w)
)
_long = _words.filter(lambda w: sum(c.isalnum() for c in w) >= 2)
_texts = st.sampled_from(["text", "title"])
_keywords = st.sampled_from(["verb", "symbol", "cites", "addressee", "number"])
_letters = st.text(st.characters(categories=["Ll"], codec="ascii"), min_size=2, max_size=8)
_nowhere = st.just(Span(0, 0))
_running = st.one_of(
    st.builds(Word, _words, _texts, _nowhere, st.booleans()),
    st.builds(Phrase, st.lists(_words, min_size=1, max_size=3).map(" ".join), _texts, _nowhere, st.booleans()),
    st.builds(Pattern, st.builds("{}?{}*{}".format, _letters, _letters, _letters), _texts),
    st.builds(Fuzzy, _letters, st.integers(0, 2), _texts),
)
_in_text = _running.filter(lambda leaf: leaf.field == "text")
_leaves = st.one_of(
    _running,
    st.builds(
        Near,
        st.tuples(
            st.builds(Prefix, _long),
            st.one_of(_in_text, st.lists(_in_text, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts)))),
        ),
        st.integers(0, 100),
    ),
    st.builds(
        lambda words, exact, distance: Near(tuple(Word(word, exact=exact) for word in words), distance),
        st.lists(_letters, min_size=2, max_size=4),
        st.booleans(),
        st.integers(0, 100),
    ),
    st.builds(Prefix, _long, _texts),
    st.builds(lambda f, v: Value(f, (v,), v), _keywords, _words),
    st.builds(ValuePrefix, _keywords, _words),
    st.builds(lambda a, b: Range("year", str(min(a, b)), str(max(a, b))), *[st.integers(1000, 9999)] * 2),
    st.builds(lambda a: Range("date", f"{a}-01-01", None), st.integers(1900, 2100)),
)


def _joined(kind: type[And] | type[Or]) -> st.SearchStrategy[Node]:
    return st.lists(_trees, min_size=2, max_size=3).map(
        lambda parts: kind(tuple(q for p in parts for q in (p.parts if isinstance(p, kind) else (p,))))
    )


_trees: st.SearchStrategy[Node] = st.deferred(lambda: st.one_of(_leaves, _leaves.map(Not), _joined(And), _joined(Or)))


@given(_trees)
def test_any_tree_can_be_printed_and_read_again(tree: Node) -> None:
    assert unplaced(parse(unparse(tree))) == unplaced(tree)


@given(_trees)
def test_every_tree_has_an_explanation_in_one_line(tree: Node) -> None:
    assert explain(tree).startswith("paragraphs ")
