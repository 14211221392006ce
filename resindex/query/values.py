"""Field values as typed into field values as the store keeps them.

What comes in: a keyword field, what the user wrote, and the vocabulary of the index. What goes out: the canonical
values that are meant, one or several. Raises QueryError with the nearest things that exist; never returns nothing for
something that was not understood, so that no filter is ever dropped. A well-formed symbol that the index does not hold
is no error: it finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from resindex.errors import QueryError, SymbolError
from resindex.model import SECTIONS
from resindex.query.languages import LANGUAGES, language_code

Counts = Sequence[tuple[str, int]]


class Vocabulary(Protocol):
    """What knows the values of an index: the store."""

    def vocabulary(self, field: str) -> list[tuple[str, int]]:
        """The values of a keyword field with paragraph counts, most frequent first."""


_SECTIONS = {
    **{section.replace("_", " "): section for section in SECTIONS},
    "op": "operative",
    "operative paragraph": "operative",
    "pp": "preambular",
    "preamble": "preambular",
    "preambular paragraph": "preambular",
    "draft": "nested",
    "nested draft": "nested",
    "annexe": "annex",
    "annexes": "annex",
    "note": "footnote",
    "enacting formula": "enacting",
}
_ADOPTIONS = {"consensus": "without a vote", "vote": "recorded vote", "unanimous": "unanimously"}
_STATUSES = {"not-adopted": "not adopted", "rejected": "not adopted"}
_CALLED = {
    "cites": "citation",
    "agenda": "agenda item",
    "addressee_class": "class of addressee",
    "voted_for": "State",
    "voted_against": "State",
    "abstained": "State",
}
_VERB_SIGNS = re.compile(r"^[<>=@≤≥]|\.\.|…")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.I)


def canonical(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The values of ``field`` that ``typed`` means. Raises QueryError (without span) if it means nothing."""
    typed = " ".join(typed.split())
    read = _READERS.get(field)
    if read is not None:
        return read(field, typed, vocabulary)
    return _listed(field, typed, vocabulary)


def beginning(field: str, typed: str) -> str:
    """The beginning of a value (``a/hrc/res/``) as the store spells it, as far as can be told.

    Raises QueryError (without span) for a comparison or a family of verbs, which have no beginning.
    """
    if field == "verb" and is_signed_verb(typed):
        raise QueryError("a * cannot stand behind a comparison or a family", hint="as in  verb:>=urges  verb:@asks")
    if field == "cited_by":
        raise QueryError("a * cannot stand behind a text that cites", hint="as in  cited_by:A/RES/53/144")
    if field in ("symbol", "cites", "draft") and ":" not in typed and "#" not in typed:
        return "".join(typed.split())
    return typed


def is_signed_verb(typed: str) -> bool:
    """Does this ask for verbs by their force (``>=urges``, ``invites..urges``) or family (``@asks``)?"""
    return _VERB_SIGNS.search(typed) is not None


def folded(text: str) -> str:
    """A value in the form in which values are compared."""
    from resindex.analysis import fold

    return fold(" ".join(text.split()))


def unknown(field: str, typed: str, choices: Counts) -> QueryError:
    """The error for a value that does not exist, with the nearest that do."""
    from resindex.query.nearest import nearest

    counts = dict(choices)
    near = nearest(typed, counts)
    lead = "did you mean" if near else "the index has"
    shown = [_shown(field, value, counts[value]) for value in near or list(counts)[:5]]
    hint = f"{lead}  {', '.join(shown)}" if shown else None
    return QueryError(f'unknown {_CALLED.get(field, field)} "{typed}"', hint=hint)


def _shown(field: str, value: str, count: int) -> str:
    written = f'{field}:"{value}"' if re.search(r"[^\w/.#:-]", value) else f"{field}:{value}"
    return f"{written} ({paragraphs(count)})" if count else written


def paragraphs(count: int) -> str:
    """A number of paragraphs in words: ``1 204 paragraphs``, the thousands apart as everywhere on the screen."""
    return f"{count:,}".replace(",", " ") + (" paragraph" if count == 1 else " paragraphs")


# ---------------------------------------------------------------- one reader a field


def _verb(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Any form of a verb in any language, a comparison, a family; what only the index knows is taken as it stands."""
    held = {value for value, _count in vocabulary.vocabulary(field)}
    if is_signed_verb(typed):
        from resindex.query.verb_values import meant_verbs

        return meant_verbs(typed, tuple(held))
    # Only English finite verbs end so, and the index holds normal forms: what is there needs no lexicon, which costs
    # much of the time that a search may take to start. ("note" may be French, or a form of "notes"; "notes" is clear.)
    if typed.casefold() in held and typed.split(" ", 1)[0].endswith("s"):
        return (typed.casefold(),)
    from resindex.lexicon import normal_forms

    forms = normal_forms(typed)
    # "express" is a hundred forms, of which an index has some.
    return tuple(form for form in forms if form in held) or forms or _listed(field, typed, vocabulary, empty=False)


def _section(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    key = typed.casefold().replace("_", " ")
    found = _SECTIONS.get(key) or _SECTIONS.get(key.removesuffix("s")) or _SECTIONS.get(key.removesuffix(" part"))
    if found is None:
        counts = dict(vocabulary.vocabulary(field))
        raise unknown(field, typed, [(name, counts.get(name, 0)) for name in SECTIONS])
    return (found,)


def _body(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A body of the table by any of its names, or one that only the index knows."""
    from resindex.bodies import bodies, find_body

    body = find_body(typed)
    if body is not None:
        return (body.name,)
    counts = dict(vocabulary.vocabulary(field))
    for name in counts:
        if folded(name) == folded(typed):
            return (name,)
    others = [(b.name, 0) for b in bodies() if b.name not in counts]
    short = [(name, counts.get(b.name, 0)) for b in bodies() for name in b.short]
    raise unknown(field, typed, [*counts.items(), *others, *short])


def _language(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    counts = vocabulary.vocabulary(field)
    code = language_code(typed) or next((value for value, _ in counts if value == typed.casefold()), None)
    if code is None:
        raise unknown(field, typed, [*counts, *((names[0], 0) for names in LANGUAGES.values())])
    return (code,)


def _symbol(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    from resindex.query.symbol_values import readings

    try:
        return readings(typed, vocabulary, field)
    except SymbolError as error:
        # What has no symbol goes by the path of its file, which no rule of symbols would allow.
        held = vocabulary.vocabulary(field)
        for value, _count in held:
            if folded(value) == folded(typed):
                return (value,)
        near = unknown(field, typed, held)
        raise QueryError(near.message, hint=near.hint or error.hint) from error


def _cites(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    from resindex.query.symbol_values import cited

    try:
        return cited(typed, vocabulary, field)
    except SymbolError as error:
        near = unknown(field, typed, vocabulary.vocabulary(field))
        raise QueryError(near.message, hint=near.hint or error.hint) from error


def _cited_by(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A text of the index, perhaps a place in it, whose citations are meant."""
    from resindex.query.places import read_place, split_place

    document, place = split_place(typed)
    symbols = _symbol("symbol", document, vocabulary)
    places = read_place(place) if place else ()
    if place and not places:
        raise QueryError(f'"{place}" is no place in a document', hint="as in  cited_by:A/RES/60/251#op_12")
    return tuple(f"{symbol}#{at}" for symbol in symbols for at in places) or symbols


def _addressee(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    from resindex.query.addressees import addressed

    held = vocabulary.vocabulary(field)
    found = addressed(typed, [value for value, _count in held])
    if not found and held:
        raise unknown(field, typed, held)
    return found or (typed,)


def _addressee_class(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A class by its name or by what people call it: "mandate holders", "NGOs", "the parties"."""
    from resindex.addressees import class_named, classes

    found = class_named(typed)
    if found is None:
        counts = dict(vocabulary.vocabulary(field))
        raise unknown(field, typed, [(name, counts.get(name, 0)) for name in classes()])
    return (found,)


def _containing(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """All values that contain what was typed as whole words, itself among them."""
    held = vocabulary.vocabulary(field)
    wanted = f" {_words(typed)} "
    found = tuple(value for value, _count in held if wanted in f" {_words(value)} ")
    if not found and held:
        raise unknown(field, typed, held)
    return found or (typed,)


def _sponsor(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A State by any of its names, as the publisher prints it, alone or for others; else what contains the words."""
    from resindex.states import find_state

    state = find_state(typed)
    if state is None:
        return _containing(field, typed, vocabulary)
    held = (value for value, _count in vocabulary.vocabulary(field))
    return tuple(v for v in held if state in (find_state(v), find_state(v.partition(" (")[0]))) or (state.name,)


def _voter(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A State by its ISO code or any of its names; one that never voted so finds nothing."""
    from resindex.states import find_state, states

    state = find_state(typed)
    if state is not None:
        return (state.name,)
    held = vocabulary.vocabulary(field)
    found = tuple(value for value, _count in held if folded(value) == folded(typed))
    if not found:
        counts = dict(held)
        raise unknown(field, typed, [*held, *((s.name, 0) for s in states() if s.name not in counts)])
    return found


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text)))


def _number(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A paragraph number as records write it: ``5 (a)`` is ``5(a)``."""
    return (re.sub(r"\s+(?=\()|(?<=\))\s+", "", typed).rstrip("."),)


def _source(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return (typed,)


def _session(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """``59th`` is the 59th session, which may be kept as "59" or as it was printed."""
    number = _ORDINAL.fullmatch(typed)
    return _listed(field, number[1] if number else typed, vocabulary)


def _adoption(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return _listed(field, _ADOPTIONS.get(typed.casefold(), typed), vocabulary)


def _status(field: str, typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return _listed(field, _STATUSES.get(typed.casefold(), typed), vocabulary)


def _listed(field: str, typed: str, vocabulary: Vocabulary, *, empty: bool = True) -> tuple[str, ...]:
    """The value that is the same but for case and accents. ``empty``: no error where the index has none at all."""
    held = vocabulary.vocabulary(field)
    found = tuple(value for value, _count in held if folded(value) == folded(typed))
    if found:
        return found
    if empty and not held:
        return (typed,)
    raise unknown(field, typed, held)


_READERS: dict[str, Callable[[str, str, Vocabulary], tuple[str, ...]]] = {
    "verb": _verb,
    "section": _section,
    "body": _body,
    "language": _language,
    "symbol": _symbol,
    "draft": _symbol,
    "cites": _cites,
    "cited_by": _cited_by,
    "addressee": _addressee,
    "addressee_class": _addressee_class,
    "subject": _containing,
    "agenda": _containing,
    "sponsor": _sponsor,
    "voted_for": _voter,
    "voted_against": _voter,
    "abstained": _voter,
    "session": _session,
    "adoption": _adoption,
    "status": _status,
    "number": _number,
    "source": _source,
}
