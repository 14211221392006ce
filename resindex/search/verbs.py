"""The verbs of an index counted, and one verb explained.

What comes in: an open index and filters, or a verb in any form and language. What goes out: ``VerbList`` and
``VerbEntry`` records. Promises: a count is the number of paragraphs that a search for the verb finds under the same
filters; a verb can be explained without any index. Raises QueryError for what is no verb, with the nearest that are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from resindex.errors import QueryError
from resindex.force import families_of, force, note_on
from resindex.hit_records import Hit
from resindex.lexicon import LANGUAGES, Act, find_verbs, lexicon
from resindex.model import SECTIONS
from resindex.query.languages import language_code, language_name
from resindex.verb_records import Equivalents, VerbCount, VerbEntry, VerbInIndex, VerbList

if TYPE_CHECKING:
    from resindex.search.index import Index

Texts = Sequence[str]

_EXAMPLES = 2
_LOOKED_AT = 20  # paragraphs among which examples are chosen
_MOST_MODIFIERS = 8
_FORM_KINDS = ("finite", "participle", "base", "past", "done", "adjective", "opening", "known")


# ---------------------------------------------------------------- the verbs of an index


def list_verbs(
    index: Index,
    *,
    verb: Texts = (),
    language: str | None = None,
    section: Texts = (),
    body: Texts = (),
    year: Texts = (),
) -> VerbList:
    """The verbs of ``language`` (code or name), of English where the index has it, or of its commonest language.

    ``verb`` leaves those that it means: ``("@asks",)``, ``(">=urges",)``, ``("call",)``. Raises QueryError for a filter
    that means nothing.
    """
    held = _languages(index)
    code = _asked_language(language, held) if language else ("en" if "en" in held else next(iter(held), None))
    filters = {"section": section or SECTIONS, "body": body, "year": year, "language": (code,) if code else ()}
    found = index.search("", filters=filters, verb=verb, limit=0, facets=("verb",))
    counts = [(name, number) for name, number in found.facets[0].counts if _is_of(name, code)]
    if verb:
        wanted = _meant(index, verb)
        counts = [(name, n) for name, n in counts if name in wanted or wanted.intersection(_english_of(name, code))]
    verbs = tuple(VerbCount(name, n, force(name, code or "en"), _english_of(name, code)) for name, n in counts)
    return VerbList(
        code, language_name(code) if code else None, verbs, found.total, tuple(other for other in held if other != code)
    )


def _languages(index: Index) -> tuple[str, ...]:
    """The languages of an index, the commonest first."""
    found = index.search("", section=SECTIONS, limit=0, facets=("language",))
    return tuple(code for code, _count in found.facets[0].counts)


def _asked_language(language: str, held: Sequence[str]) -> str:
    code = language_code(language)
    if code is None or code not in held:
        there = ", ".join(language_name(code) for code in held) or "no language"
        raise QueryError(f'the index holds nothing in "{language}"', hint=f"it has {there}")
    return code


def _meant(index: Index, verb: Texts) -> set[str]:
    """The normal forms that a filter by verb came to."""
    from resindex.query.options import filters
    from resindex.query.syntax import Or, Value

    (node,) = filters({"verb": verb}, _Counted(index))
    parts = node.parts if isinstance(node, Or) else (node,)
    return {value for part in parts if isinstance(part, Value) for value in part.values}


@dataclass(frozen=True, slots=True)
class _Counted:
    """The vocabulary of an index as its facets tell it."""

    index: Index

    def vocabulary(self, field: str) -> list[tuple[str, int]]:
        found = self.index.search("", section=SECTIONS, limit=0, facets=(field,))
        return list(found.facets[0].counts)


def _is_of(verb: str, language: str | None) -> bool:
    """Whether a value is a verb of the language, and not an English one that another may stand for."""
    if language in (None, "en"):
        return True
    return lexicon(language).act(verb) is not None or lexicon("en").act(verb) is None


def _english_of(verb: str, language: str | None) -> tuple[str, ...]:
    act = lexicon(language).act(verb) if language not in (None, "en") else None
    return act.english if act is not None else ()


# ---------------------------------------------------------------- one verb


def explain_verb(typed: str, index: Index | None = None, language: str | None = None) -> VerbEntry:
    """How a verb is understood, in whatever form and language it is typed; with an index, what that has of it."""
    code, names = find_verbs(typed, _known_language(language))
    if not names:
        raise _unknown(typed, _known_language(language))
    verb = names[0]
    act = lexicon(code).act(verb) or Act(verb)
    english = (verb,) if code == "en" else act.english
    held = _languages(index) if index is not None else ()
    equivalents = (
        Equivalents(other, language_name(other), _equivalents(english, other, index, held))
        for other in LANGUAGES
        if other != code
    )
    return VerbEntry(
        verb=verb,
        language=code,
        name=language_name(code),
        force=force(verb, code),
        families=tuple(family.name for family in families_of(verb, code)),
        forms=_forms(verb, code),
        kind=act.kind,
        addressee=act.addressee,
        note=note_on(verb, code),
        english=() if code == "en" else tuple(zip_longest(english, act.counts)),
        equivalents=tuple(other for other in equivalents if other.verbs),
        others=names[1:],
        held=_in_index(verb, code, index, held) if index is not None else None,
    )


def _known_language(language: str | None) -> str | None:
    if language is None:
        return None
    code = language_code(language)
    if code not in LANGUAGES:
        known = ", ".join(language_name(c) for c in LANGUAGES)
        raise QueryError(f'no verbs are known in "{language}"', hint=f"they are in {known}")
    return code


def _unknown(typed: str, language: str | None) -> QueryError:
    from resindex.query.nearest import nearest

    known = [verb for code in ((language,) if language else ("en", "fr", "es")) for verb in lexicon(code).vocabulary()]
    near = nearest(typed, known)
    return QueryError(
        f'"{typed}" is no verb that is known here', hint=f"did you mean  {', '.join(near)}" if near else None
    )


def _forms(verb: str, language: str) -> tuple[str, ...]:
    """The forms that a verb is recognised by, the finite ones first; "expresses concern" has those of "expresses"."""
    book = lexicon(language)
    act = book.act(verb)
    if act is None:
        return ()
    behind = verb.removeprefix(act.normal)  # "concern", which stands behind any form of "expresses"
    found = [
        (_FORM_KINDS.index(form.kind) if form.kind in _FORM_KINDS else len(_FORM_KINDS), " ".join((head, *form.rest)))
        for head, forms in book.heads.items()
        for form in forms
        if form.act is act
    ]
    return tuple(dict.fromkeys(phrase + behind for _kind, phrase in sorted(found)))


def _equivalents(
    english: Sequence[str], language: str, index: Index | None, held: Sequence[str]
) -> tuple[tuple[str, int | None], ...]:
    """The verbs of a language for the English ones, the likeliest first; with an index, those that it holds."""
    if not english:
        return ()
    names = list(english)
    if language != "en":
        book = lexicon(language)
        names = [name for name in book.vocabulary() if english[0] in book.acts[name].english]
        names.sort(key=lambda name: _likeness(book.acts[name], english[0]))
    if index is None or language not in held:
        return tuple((name, None) for name in names)
    found = index.search("", verb=tuple(english), language=language, limit=0, facets=("verb",))
    counts = dict(found.facets[0].counts)
    return tuple((name, counts.get(name, 0)) for name in names if language == "en" or name in counts)


def _likeness(act: Act, english: str) -> tuple[int, int]:
    """The order of verbs that may stand for an English one: how often they did, then its place among theirs."""
    place = act.english.index(english)
    return -act.counts[place] if act.counts else 0, place


def _in_index(verb: str, language: str, index: Index, held: Sequence[str]) -> VerbInIndex:
    if held and language not in held:
        return VerbInIndex(0)
    chosen = (language,) if held else ()
    found = index.search("", verb=verb, language=chosen, limit=_LOOKED_AT, sort="date", facets=("section", "modifier"))
    sections, modifiers = (facet.counts for facet in found.facets)
    return VerbInIndex(found.total, sections, modifiers[:_MOST_MODIFIERS], _examples(found.hits, verb))


def _examples(hits: Sequence[Hit], verb: str) -> tuple[Hit, ...]:
    """Paragraphs that begin with the verb, of different resolutions, in the operative part where there are such."""
    ranked = sorted(
        hits,
        key=lambda hit: (
            hit.paragraph.verb != verb or hit.paragraph.verb_inherited or hit.duplicate_of is not None,
            hit.paragraph.section != "operative",
        ),
    )
    chosen: dict[str, Hit] = {}
    for hit in ranked:
        chosen.setdefault(hit.source, hit)
    return tuple(chosen.values())[:_EXAMPLES]
