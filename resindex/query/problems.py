"""What can be wrong with a query: one function a mistake, each with its reason and a corrected query.

What comes in: the query text and the place of the mistake. What goes out: a ``Problem`` whose span lies in the
text, with a corrected query or, where there is none, advice. Nothing is raised here: a command takes the first
problem as an error, a search box shows them all and goes on.
"""

from __future__ import annotations

import re

from resindex.fields import field_names, find_field
from resindex.frozen import frozen
from resindex.model import Span

MAX_LENGTH = 2000  #: code points of a query
MAX_DEPTH = 50  #: parentheses inside each other
MAX_DISTANCE = 100  #: words between two that are near
MAX_TERMS = 200  #: words, phrases and values
MAX_HALF_KNOWN = 10  #: of them beginnings, patterns and fuzzy words: each is compared with all words of an index
MAX_NEAR = 10  #: signs of nearness: each compares all places of two words

WORDS = 'write words, as in  impunity "human rights"'  #: the hint where nothing better is known

_CLOSING = {"“": "”", "„": "”", "”": "”", "«": "»"}
_OPERATOR_SIGNS = {"&&": "AND", "&": "AND", "||": "OR", "|": "OR", "!": "NOT"}
_FINAL_OPERATORS = r"(?:\s+(?:AND|OR|NOT|-)|(?<=\()(?:AND|OR|NOT|-))+\s*$"
_SHORTEN = "shorten it to the words that matter"
_BEGINNING = "write at least two letters, as in  impun*"


@frozen
class Problem:
    """A mistake: what is wrong and where (code points of the query).

    ``correction`` is a whole query without this mistake; ``advice`` says in words what to do instead.
    """

    message: str
    span: Span
    correction: str | None = None
    advice: str | None = None

    @property
    def hint(self) -> str | None:
        """Correction and advice in one line."""
        return hint(self.correction, self.advice)


def hint(correction: str | None, advice: str | None) -> str | None:
    """A corrected query and words of advice in one line; None where there is neither."""
    parts = ([f"write  {correction}"] if correction else []) + ([advice] if advice else [])
    return "; ".join(parts) or None


def _replaced(text: str, span: Span, new: str) -> str | None:
    """The query with ``span`` replaced and its white space tidied; None if nothing is left."""
    return " ".join((text[: span.start] + new + text[span.end :]).split()) or None


def _typed(text: str, span: Span) -> str:
    return text[span.start : span.end]


# ---------------------------------------------------------------- quotations


def unclosed_quotation(text: str, span: Span) -> Problem:
    """A quotation mark that nothing closes; the span is the mark's."""
    return Problem("quotation is not closed", span, text.strip() + _CLOSING.get(text[span.start], '"'))


def empty_quotation(text: str, span: Span) -> Problem:
    """A quotation without a letter or digit."""
    return Problem(
        "quotation is empty", span, _replaced(text, span, " "), 'words belong in it, as in  "human rights defenders"'
    )


def star_in_quotation(text: str, span: Span) -> Problem:
    """A wildcard inside a quotation: it would be lost silently."""
    return Problem(
        "a * cannot stand inside a quotation", span, _replaced(text, span, _typed(text, span).replace("*", ""))
    )


# ---------------------------------------------------------------- wildcards


def only_wildcard(span: Span) -> Problem:
    """A wildcard with nothing before it: every paragraph would be found."""
    return Problem("a * needs the beginning of a word before it", span, advice=_BEGINNING)


def short_prefix(span: Span) -> Problem:
    """A wildcard after a single letter."""
    return Problem("the beginning of a word must have at least two letters", span, advice=_BEGINNING)


def several_words(text: str, span: Span) -> Problem:
    """Wildcards in what is more than one word: ``A/RES/5?/144``, ``non-gov*tal``."""
    plain = re.sub(r"[*?]", " ", _typed(text, span))
    return Problem("* and ? can only stand inside a single word", span, _replaced(text, span, plain))


# ---------------------------------------------------------------- nearness and likeness


def no_distance(text: str, span: Span) -> Problem:
    """A ``~`` after a quotation with no number after it; the span is the sign's."""
    return Problem("~ after a quotation needs a number of words", span, _replaced(text, span, "~5"))


def too_far(text: str, span: Span) -> Problem:
    """A distance that is no nearness any more."""
    typed = _typed(text, span)
    fewer = re.sub(r"\d+$", str(MAX_DISTANCE), typed)
    return Problem(f"words can stand at most {MAX_DISTANCE} apart to be near", span, _replaced(text, span, fewer))


def too_many_slips(text: str, span: Span) -> Problem:
    """More letters than a word can differ by and still be like another."""
    fewer = re.sub(r"~\d$", "~2", _typed(text, span))
    return Problem("~ after a word allows at most two letters to differ", span, _replaced(text, span, fewer))


def not_fuzzy(text: str, span: Span) -> Problem:
    """A ``~`` after what is more than one word."""
    plain = re.sub(r"~\d?$", "", _typed(text, span))
    return Problem("~ can only stand after a single word", span, _replaced(text, span, plain))


def pattern_and_fuzzy(text: str, span: Span) -> Problem:
    """Wildcards in a word that has a ``~`` after it: one of the two is meant."""
    word = re.sub(r"~\d?$", "", _typed(text, span))
    plain = re.sub(r"[*?]", "", word)
    correction = _replaced(text, span, word) if sum(map(str.isalnum, plain)) > 1 else None
    return Problem("~ does not go together with * or ?", span, correction, "leave out the one or the other")


def not_near(text: str, span: Span) -> Problem:
    """Something that can stand near nothing: a field, a group of AND."""
    return Problem(
        "NEAR joins words, phrases and alternatives of these",
        span,
        advice='as in  women NEAR/5 (peace OR "human rights")',
    )


def misspelt_near(text: str, span: Span) -> Problem:
    """``near/5``, ``NEAR/x``: nobody looks for that as a word."""
    number = _typed(text, span)[len("near/") :]
    known = number if number.isdecimal() and 0 < int(number) <= MAX_DISTANCE else "5"
    what = "NEAR takes a number of words" if known != number else "NEAR is written in capitals"
    return Problem(what, span, _replaced(text, span, f"NEAR/{known}"))


def no_words_in_field(text: str, span: Span, name: str) -> Problem:
    """A ``~`` in a field that holds values, not words."""
    typed = re.sub(r"~\d*$", "", _typed(text, span))
    return Problem(f"~ has no meaning in {name}:", span, _replaced(text, span, typed))


# ---------------------------------------------------------------- habits from elsewhere


def reserved(text: str, span: Span, what: str, instead: str) -> Problem:
    """A sign that other query languages give a meaning that this one does not have."""
    return Problem(f"{what} is not understood here", span, _replaced(text, span, instead))


def is_operator_sign(text: str) -> bool:
    """Is this lone sign an operator of another query language?"""
    return text in _OPERATOR_SIGNS


def operator_sign(text: str, span: Span) -> Problem:
    """``&&``, ``||``, ``!``: operators of other languages."""
    typed = _typed(text, span)
    return Problem(f"{typed} is not an operator here", span, _replaced(text, span, f" {_OPERATOR_SIGNS[typed]} "))


def _option_field(word: str) -> str | None:
    """The field whose option ``--word`` is."""
    field = find_field(word.lstrip("-").split("=", 1)[0])
    return field.name if field is not None and field.option is not None else None


def looks_like_option(word: str) -> bool:
    """Is ``--word`` the option of a field? (Any other double hyphen is a dash.)"""
    return _option_field(word) is not None


def option_inside(text: str, span: Span) -> Problem:
    """A command-line option that was typed inside the query."""
    typed = _typed(text, span)
    after = len(text) - len(text[span.end :].lstrip())
    value = typed.split("=", 1)[1] if "=" in typed else ""
    whole = span if value else Span(span.start, after)
    return Problem(
        f"{typed} is an option, not a part of the query",
        span,
        _replaced(text, whole, f"{_option_field(typed)}:{value}"),
        "or put the option outside of the quoted query",
    )


# ---------------------------------------------------------------- operators and parentheses


def dangling(text: str, span: Span, where: str) -> Problem:
    """An operator with nothing ``where`` ("before", "after") it."""
    typed = _typed(text, span)
    literal = "\\" + typed if typed.isalpha() else f'"{typed}"'
    return Problem(
        f"{typed} has nothing {where} it", span, _replaced(text, span, " "), f"for the word itself, {literal}"
    )


def empty_group(text: str, span: Span) -> Problem:
    """Parentheses with nothing inside."""
    return Problem("parentheses are empty", span, _replaced(text, span, " "), "words belong inside them")


def unclosed_group(text: str, span: Span, missing: int) -> Problem:
    """An opening parenthesis that nothing closes; ``missing`` counts all that are open."""
    return Problem("parenthesis is not closed", span, re.sub(_FINAL_OPERATORS, "", text).strip() + ")" * missing)


def stray_closing(text: str, span: Span) -> Problem:
    """A closing parenthesis that nothing opened."""
    return Problem(
        "parenthesis was never opened", span, _replaced(text, span, " "), "for the sign itself, put it in a quotation"
    )


# ---------------------------------------------------------------- fields


def unknown_field(text: str, name: Span) -> Problem:
    """A field that the field table does not have; the span is the name's."""
    typed = _typed(text, name)
    literal = text[: name.end] + "\\" + text[name.end :]
    correction = None
    if typed.casefold() in ("treaty", "instrument"):
        correction = _replaced(text, name, f"cites:{typed}")
    else:
        from resindex.query.nearest import nearest

        for near in nearest(typed, field_names(), limit=1):
            correction = _replaced(text, name, near)
    return Problem(
        f'unknown field "{typed}"', name, correction, f"to search the text for it, {' '.join(literal.split())}"
    )


def no_value(text: str, span: Span, name: str) -> Problem:
    """A field with nothing right after its colon; the span is that of name and colon."""
    field = find_field(name)
    example = f", as in  {field.example}" if field else ""
    after = len(text) - len(text[span.end :].lstrip())
    apart = after > span.end and text[after : after + 1].isalnum()
    correction = _replaced(text, Span(span.end, after), "") if apart else None
    return Problem(f"{name}: has no value", span, correction, f"the value stands right after the colon{example}")


def apart_from_sign(text: str, span: Span) -> Problem:
    """A sign of comparison whose verb does not touch it: ``verb:>= urges``, ``verb:>="calls upon"``."""
    sign = _typed(text, span)
    following = re.match(r'\s*(?:"([^"]+)"|([^\s"()]+))', text[span.end :])
    verb = (following[1] or following[2]) if following else None
    if following is None or verb is None:
        return Problem(f"{sign} has no verb after it", span, advice=f"as in  verb:{sign}urges")
    whole = Span(span.start, span.end + following.end())
    corrected = f'"{sign}{verb}"' if re.search(r"\s", verb) else f"{sign}{verb}"
    return Problem(f"{sign} is apart from its verb", span, _replaced(text, whole, corrected))


def bad_range_place(text: str, span: Span) -> Problem:
    """Two dots that belong to no field."""
    typed = _typed(text, span)
    if any(c.isdigit() for c in typed):
        return Problem("a range needs its field", span, _replaced(text, span, f"year:{typed}"))
    return Problem("a range is written without spaces", span, advice="as in  year:2000..2005")


# ---------------------------------------------------------------- limits


def too_long(text: str) -> Problem:
    """More code points than a query may have."""
    message = f"the query is too long: {len(text)} characters, at most {MAX_LENGTH} are taken"
    return Problem(message, Span(MAX_LENGTH, len(text)), advice=_SHORTEN)


def too_deep(span: Span) -> Problem:
    """Parentheses nested too deeply."""
    return Problem(f"parentheses stand more than {MAX_DEPTH} deep", span, advice="use fewer parentheses")


def too_many_terms(span: Span) -> Problem:
    """More words, phrases and values than a query may have."""
    return Problem(f"the query has more than {MAX_TERMS} words and values", span, advice=_SHORTEN)


def too_many_half_known(span: Span) -> Problem:
    """More beginnings, patterns and fuzzy words than a query may have."""
    message = f"the query has more than {MAX_HALF_KNOWN} words with *, ? or ~"
    return Problem(message, span, advice="write some of them in full")


def too_many_near(span: Span) -> Problem:
    """More words that must be near each other than a query may have."""
    return Problem(f"more than {MAX_NEAR} words must be near another", span, advice="ask for some of them anywhere")


def nothing_asked(text: str) -> Problem:
    """No word at all."""
    return Problem("the query is empty", Span(0, len(text)), advice=WORDS)
