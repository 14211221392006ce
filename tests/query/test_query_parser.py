"""Reading queries: the tree, its spans, and every mistake with its caret and its correction."""

from __future__ import annotations

import pytest

from resindex.errors import EXIT_USAGE, QueryError
from resindex.model import Span
from resindex.query import examine, parse, unparse
from resindex.query.problems import MAX_DEPTH, MAX_LENGTH, MAX_TERMS
from resindex.query.syntax import (
    And,
    Everything,
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


def bare(node: Node) -> object:
    """A tree as nested tuples without spans: what a reader of a test can take in."""
    match node:
        case Word(text, field, exact=exact):
            text = f"={text}" if exact else text
            return text if field == "text" else (field, text)
        case Phrase(text, field, exact=exact):
            text = f'="{text}"' if exact else f'"{text}"'
            return text if field == "text" else (field, text)
        case Pattern(text, field):
            return ("LIKE", text) if field == "text" else (field, "LIKE", text)
        case Fuzzy(text, slips, field):
            return (f"LIKE~{slips}", text) if field == "text" else (field, f"LIKE~{slips}", text)
        case Near(parts, distance):
            return (f"NEAR/{distance}", *map(bare, parts))
        case Prefix(text, field):
            return f"{text}*" if field == "text" else (field, f"{text}*")
        case Value(field, values):
            return (field, *values)
        case ValuePrefix(field, text):
            return (field, f"{text}*")
        case Range(field, low, high):
            return (field, low, high)
        case And(parts):
            return ("AND", *map(bare, parts))
        case Or(parts):
            return ("OR", *map(bare, parts))
        case Not(part):
            return ("NOT", bare(part))
        case Everything():
            return "everything"


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        pytest.param("impunity", "impunity", id="a word"),
        pytest.param("attacks impunity", ("AND", "attacks", "impunity"), id="words must all occur"),
        pytest.param("attacks AND impunity", ("AND", "attacks", "impunity"), id="AND says the same"),
        pytest.param("a1 b1 OR c1 d1", ("OR", ("AND", "a1", "b1"), ("AND", "c1", "d1")), id="AND binds before OR"),
        pytest.param("NOT a1 b1", ("AND", ("NOT", "a1"), "b1"), id="NOT binds first"),
        pytest.param("a1 -b1", ("AND", "a1", ("NOT", "b1")), id="a hyphen denies"),
        pytest.param("a1 NOT NOT b1", ("AND", "a1", "b1"), id="two denials cancel out"),
        pytest.param('-"b1 c1" a1', ("AND", ("NOT", '"b1 c1"'), "a1"), id="a phrase denied"),
        pytest.param("-(b1 OR c1)", ("NOT", ("OR", "b1", "c1")), id="a group denied"),
        pytest.param("a1 AND NOT b1", ("AND", "a1", ("NOT", "b1")), id="AND NOT"),
        pytest.param("(a1 OR b1) c1", ("AND", ("OR", "a1", "b1"), "c1"), id="parentheses group"),
        pytest.param("NOT(a1 b1)", ("NOT", ("AND", "a1", "b1")), id="NOT touches its group"),
        pytest.param("a1 (b1 (c1 d1))", ("AND", "a1", "b1", "c1", "d1"), id="groups of one kind are one"),
        pytest.param("and or not", ("AND", "and", "or", "not"), id="lower case: words"),
        pytest.param('"human rights"', '"human rights"', id="phrase"),
        pytest.param("“human rights”", '"human rights"', id="curly quotation marks"),
        pytest.param('“human rights"', '"human rights"', id="mixed quotation marks"),
        pytest.param("« droits humains »", '"droits humains"', id="guillemets"),
        pytest.param('"says “yes” twice"', '"says “yes” twice"', id="curly marks inside straight ones"),
        pytest.param("impun*", "impun*", id="prefix"),
        pytest.param("impun*, states.", ("AND", "impun*", "states"), id="punctuation ends a word"),
        pytest.param("women – peace – security", ("AND", "women", "peace", "security"), id="a dash"),
        pytest.param("non-state re-emphasizes", ("AND", "non-state", "re-emphasizes"), id="hyphens inside words"),
        pytest.param("States’ obligations", ("AND", "States’", "obligations"), id="apostrophe"),
        pytest.param("53/144", "53/144", id="a bare number is a word"),
        pytest.param("A/RES/217(III)A", "A/RES/217(III)A", id="parentheses inside a symbol"),
        pytest.param("S/RES/1325 (2000)", ("AND", "S/RES/1325", "2000"), id="a year after a symbol"),
        pytest.param("Decides: (a) To", ("AND", "Decides", "a", "To"), id="a colon that ends a word"),
        pytest.param("at 10:30", ("AND", "at", "10:30"), id="a colon after a number"),
        pytest.param(r"foo\:bar", "foo:bar", id="an escaped colon"),
        pytest.param(r"\AND \-x \(a\)", ("AND", "AND", "-x", "(a)"), id="escapes"),
        pytest.param(r'"a \"b\" c"', '"a "b" c"', id="an escaped quotation mark"),
        pytest.param("verb:urges", ("verb", "urges"), id="field"),
        pytest.param("ACT:Urges", ("verb", "Urges"), id="field by alias, case aside"),
        pytest.param("agenda-item:17", ("agenda", "17"), id="field with a hyphen"),
        pytest.param('to:"Member States"', ("addressee", "Member States"), id="value in quotation marks"),
        pytest.param(
            'verb:(urges OR "calls upon")', ("OR", ("verb", "urges"), ("verb", "calls upon")), id="field of a group"
        ),
        pytest.param("-verb:urges", ("NOT", ("verb", "urges")), id="a field denied"),
        pytest.param(
            "verb:(urges OR section:op) x1",
            ("AND", ("OR", ("verb", "urges"), ("section", "op")), "x1"),
            id="a field inside a field's group",
        ),
        pytest.param("title:defenders", ("title", "defenders"), id="word of the title"),
        pytest.param(
            'title:(a1 "b1 c1" d1d*)',
            ("AND", ("title", "a1"), ("title", '"b1 c1"'), ("title", "d1d*")),
            id="title group",
        ),
        pytest.param("text:impunity", "impunity", id="text is the field of words"),
        pytest.param("symbol:A/HRC/RES/*", ("symbol", "A/HRC/RES/*"), id="symbols that begin so"),
        pytest.param('symbol:"S/RES/13*"', ("symbol", "S/RES/13*"), id="the same, quoted"),
        pytest.param(
            "symbol:S/RES/1325 (2000) women", ("AND", ("symbol", "S/RES/1325 (2000)"), "women"), id="a symbol's year"
        ),
        pytest.param("cites:treaty:ICCPR#art_4", ("cites", "treaty:ICCPR#art_4"), id="a colon inside a value"),
        pytest.param("number:5(a)(ii)", ("number", "5(a)(ii)"), id="paragraph number"),
        pytest.param("year:2003", ("year", "2003", "2003"), id="year"),
        pytest.param("year:2000..2005", ("year", "2000", "2005"), id="years"),
        pytest.param("year:2000…2005", ("year", "2000", "2005"), id="an ellipsis that an editor made"),
        pytest.param("year:2000..", ("year", "2000", None), id="since"),
        pytest.param("year:..2005", ("year", None, "2005"), id="until"),
        pytest.param(
            "year:(1999 OR 2003)", ("OR", ("year", "1999", "1999"), ("year", "2003", "2003")), id="years named"
        ),
        pytest.param("date:2003-04-24", ("date", "2003-04-24", "2003-04-24"), id="day"),
        pytest.param("date:2003-02", ("date", "2003-02-01", "2003-02-28"), id="month"),
        pytest.param("date:2003-04..2003-06", ("date", "2003-04-01", "2003-06-30"), id="months"),
        pytest.param("date:2004", ("date", "2004-01-01", "2004-12-31"), id="year as dates"),
        pytest.param('date:"24 April 2003"', ("date", "2003-04-24", "2003-04-24"), id="date as printed"),
        pytest.param('date:"Apr. 2003"', ("date", "2003-04-01", "2003-04-30"), id="month as printed"),
        pytest.param("право على 大会 français", ("AND", "право", "على", "大会", "français"), id="other scripts"),
    ],
)
def test_a_query_becomes_a_tree(query: str, tree: object) -> None:
    parsed = parse(query)
    assert bare(parsed) == tree
    assert bare(parse(unparse(parsed))) == tree


@pytest.mark.parametrize(
    ("query", "message", "caret", "correction"),
    [
        pytest.param(
            'verb:urges AND "young people',
            "quotation is not closed",
            '"',
            'verb:urges AND "young people"',
            id="quotation",
        ),
        pytest.param("“young people", "quotation is not closed", "“", "“young people”", id="curly quotation"),
        pytest.param("(a1 OR b1", "parenthesis is not closed", "(", "(a1 OR b1)", id="parenthesis"),
        pytest.param("(a1 OR ((b1 OR", "parenthesis is not closed", "(", "(a1 OR ((b1)))", id="three parentheses"),
        pytest.param("a1) b1", "parenthesis was never opened", ")", "a1 b1", id="stray parenthesis"),
        pytest.param("a1 OR", "OR has nothing after it", "OR", "a1", id="operator at the end"),
        pytest.param("AND a1", "AND has nothing before it", "AND", "a1", id="operator at the start"),
        pytest.param("a1 AND OR b1", "AND has nothing after it", "AND", "a1 OR b1", id="two operators"),
        pytest.param("a1 NOT", "NOT has nothing after it", "NOT", "a1", id="NOT at the end"),
        pytest.param("a1 (NOT) b1", "NOT has nothing after it", "NOT", "a1 b1", id="NOT alone in a group"),
        pytest.param("a1 ()", "parentheses are empty", "()", "a1", id="empty parentheses"),
        pytest.param('a1 ""', "quotation is empty", '""', "a1", id="empty quotation"),
        pytest.param('a1 "—"', "quotation is empty", '"—"', "a1", id="quotation without words"),
        pytest.param("vreb:urges", 'unknown field "vreb"', "vreb", "verb:urges", id="unknown field"),
        pytest.param("treaty:ICCPR", 'unknown field "treaty"', "treaty", "cites:treaty:ICCPR", id="an id is no field"),
        pytest.param("verb: urges", "verb: has no value", "verb:", "verb:urges", id="a space after the colon"),
        pytest.param("a1 verb:", "verb: has no value", "verb:", None, id="no value"),
        pytest.param(
            "year:2005..2000",
            "the range runs backwards: 2005 is after 2000",
            "2005..2000",
            "year:2000..2005",
            id="backwards",
        ),
        pytest.param(
            "year:2000-2005", '"2000-2005" is not a year', "2000-2005", "year:2000..2005", id="years with a dash"
        ),
        pytest.param("year:200*", '"200*" is not a year', "200*", "year:2000..2009", id="a decade"),
        pytest.param("year:>=2000", '">=2000" is not a year', ">=2000", "year:2000..", id="compared"),
        pytest.param("year:next", '"next" is not a year', "next", None, id="no year"),
        pytest.param("year:٢٠٠٣", '"٢٠٠٣" is not a year', "٢٠٠٣", None, id="digits of another script"),
        pytest.param("year:..", "the range has no bound", "..", "year:2000..2005", id="no bounds"),
        pytest.param("year:2000 .. 2005", "a range is written without spaces", "..", None, id="spaced range"),
        pytest.param(
            "2000..2005 a1", "a range needs its field", "2000..2005", "year:2000..2005 a1", id="range without field"
        ),
        pytest.param("date:2003-13", '"2003-13" is not a date: there is no month 13', "2003-13", None, id="month 13"),
        pytest.param(
            "date:2003-02-30", '"2003-02-30" is not a date: that month has 28 days', "2003-02-30", None, id="day 30"
        ),
        pytest.param("date:yesterday", '"yesterday" is not a date', "yesterday", None, id="no date"),
        pytest.param("a1 *", "a * needs the beginning of a word before it", "*", None, id="only a wildcard"),
        pytest.param("verb:*", "a * needs the beginning of a word before it", "*", None, id="only a wildcard as value"),
        pytest.param("i*", "the beginning of a word must have at least two letters", "i*", None, id="short prefix"),
        pytest.param(
            '"human right*"',
            "a * cannot stand inside a quotation",
            '"human right*"',
            '"human right"',
            id="wildcard in quotation",
        ),
        pytest.param("a1 && b1", "&& is not an operator here", "&&", "a1 AND b1", id="&&"),
        pytest.param("a1 || b1", "|| is not an operator here", "||", "a1 OR b1", id="||"),
        pytest.param("a1 !b1", "! before a word is not understood here", "!b1", "a1 -b1", id="!word"),
        pytest.param("=", "the query is empty", "=", None, id="an equals sign alone"),
        pytest.param(
            "A/RES/5?/144", "* and ? can only stand inside a single word", "A/RES/5?/144", "A/RES/5 /144", id="pattern"
        ),
        pytest.param("53/144~", "~ can only stand after a single word", "53/144~", "53/144", id="fuzzy number"),
        pytest.param(
            "wom?n~ a1", "~ does not go together with * or ?", "wom?n~", "wom?n a1", id="a pattern that is fuzzy, too"
        ),
        pytest.param(
            "peace~7", "~ after a word allows at most two letters to differ", "peace~7", "peace~2", id="slips"
        ),
        pytest.param('"a1 b1"~', "~ after a quotation needs a number of words", "~", '"a1 b1"~5', id="no distance"),
        pytest.param(
            '"a1 b1"~500', "words can stand at most 100 apart to be near", '"a1 b1"~500', '"a1 b1"~100', id="far apart"
        ),
        pytest.param("a1 near/5 b1", "NEAR is written in capitals", "near/5", "a1 NEAR/5 b1", id="small letters"),
        pytest.param("a1 NEAR/x b1", "NEAR takes a number of words", "NEAR/x", "a1 NEAR/5 b1", id="no number"),
        pytest.param(
            "a1 NEAR/500 b1", "words can stand at most 100 apart to be near", "NEAR/500", "a1 NEAR/100 b1", id="far"
        ),
        pytest.param("a1 NEAR", "NEAR has nothing after it", "NEAR", "a1", id="NEAR at the end"),
        pytest.param("NEAR/3 a1", "NEAR/3 has nothing before it", "NEAR/3", "a1", id="NEAR at the start"),
        pytest.param(
            "a1 NEAR verb:urges",
            "NEAR joins words, phrases and alternatives of these",
            "urges",
            None,
            id="NEAR a field",
        ),
        pytest.param(
            "a1 NEAR (b1 c1)", "NEAR joins words, phrases and alternatives of these", "b1 c1", None, id="NEAR an AND"
        ),
        pytest.param(
            'verb:"calls upon"~2', "~ has no meaning in verb:", '"calls upon"~2', 'verb:"calls upon"', id="~ in a field"
        ),
        pytest.param(
            "a1 --verb urges", "--verb is an option, not a part of the query", "--verb", "a1 verb:urges", id="an option"
        ),
        pytest.param("  ", "the query is empty", "  ", None, id="white space"),
        pytest.param("– …", "the query is empty", "– …", None, id="punctuation alone"),
    ],
)
def test_a_mistake_is_shown_where_it_is(query: str, message: str, caret: str, correction: str | None) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    error = caught.value
    assert error.exit_code == EXIT_USAGE
    assert error.text == query
    assert error.message == message
    assert error.span is not None
    assert query[error.span.start : error.span.end] == caret
    assert error.hint
    if correction is not None:
        assert correction in error.hint
        parse(correction)


def test_an_unknown_field_may_be_meant_as_text() -> None:
    with pytest.raises(QueryError) as caught:
        parse("foo:bar baz")
    assert caught.value.hint == r"to search the text for it, foo\:bar baz"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param("a" * (MAX_LENGTH + 1), "too long", id="length"),
        pytest.param("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), "deep", id="depth"),
        pytest.param("ab " * (MAX_TERMS + 1), "more than 200 words", id="terms"),
    ],
)
def test_limits_are_told(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse(query)
    assert len(unparse(parse(query, strict=False))) <= MAX_LENGTH


@pytest.mark.parametrize(
    "query",
    ["a" * MAX_LENGTH, "(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH, "ab " * MAX_TERMS],
    ids=["length", "depth", "terms"],
)
def test_what_just_keeps_a_limit_is_read(query: str) -> None:
    parse(query)


def test_a_query_may_be_empty_beside_filters() -> None:
    assert parse("  ", allow_empty=True) == Everything(Span(0, 0))


@pytest.mark.parametrize(
    ("query", "tree", "messages"),
    [
        pytest.param("impunity AND", "impunity", ["AND has nothing after it"], id="while typing an operator"),
        pytest.param(
            'impunity "human ri', ("AND", "impunity", '"human ri"'), ["quotation is not closed"], id="a phrase"
        ),
        pytest.param("impunity ver:ur", ("AND", "impunity", "ver:ur"), ['unknown field "ver"'], id="a field"),
        pytest.param("(a1 OR (b1", ("OR", "a1", "b1"), ["parenthesis is not closed"], id="groups"),
        pytest.param(
            "a1 year:20 AND ()", "a1", ['"20" is not a year', "AND has nothing", "parentheses are empty"], id="several"
        ),
        pytest.param("", "everything", ["the query is empty"], id="nothing yet"),
    ],
)
def test_the_forgiving_reading_makes_the_best_of_it(query: str, tree: object, messages: list[str]) -> None:
    examined = examine(query)
    assert bare(examined.tree) == tree
    assert bare(parse(query, strict=False)) == tree
    for message in messages[:1]:
        assert message in " / ".join(p.message for p in examined.problems)
