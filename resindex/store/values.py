"""The values of a paragraph for every field of the field table, and the entry an engine takes.

In: facts of a document and a paragraph. Out: ``{"verb": ("urges",), "year": ("2003",), …}``, each value as it is
stored and as a query means it; folding is the engine's affair. Promise: the engine's entries and the store's
vocabulary come from this one place, so they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from resindex.addressees import classes_of
from resindex.boilerplate import BOILERPLATE, is_boilerplate
from resindex.engines.base import Entry
from resindex.fields import FIELDS
from resindex.model import Facts, Paragraph
from resindex.states import state_name
from resindex.store.conditions import VOTES

#: Fields whose values are counted in the vocabulary.
COUNTED = frozenset(f.name for f in FIELDS if f.vocabulary or f.kind == "number")

#: Vocabularies whose terms are numbers with a name before them ("SDG 5"), no words that anybody asks for.
_CODES = frozenset(("SDGO",))

Values = dict[str, tuple[str, ...]]


def document_values(source: str, facts: Facts) -> Values:
    """Values that all paragraphs of a document share."""
    single = {
        "body": facts.body,
        "symbol": facts.symbol,
        "date": facts.date,
        "year": _year(facts.date),
        "language": facts.language,
        "session": facts.session,
        "agenda": facts.agenda_item,
        "adoption": facts.adoption.method if facts.adoption else None,
        "status": facts.status,
        "draft": facts.draft,
        "source": source,
    }
    many = {
        "subject": _distinct(subject.term for subject in facts.subjects),
        "sponsor": _distinct(facts.sponsors),
        **_votes(facts),
    }
    return {name: (value,) for name, value in single.items() if value} | {n: v for n, v in many.items() if v}


def paragraph_values(paragraph: Paragraph, facts: Facts) -> Values:
    """Values that the paragraph has of its own, in a document with these facts."""
    inherited = (paragraph.verb,) if paragraph.verb else ()
    many = {
        "verb": _distinct((*paragraph.verbs, *inherited, *paragraph.verb_en)),
        "section": (paragraph.section,),
        "kind": (BOILERPLATE,) if is_boilerplate(paragraph, facts.language) else (),
        "cites": _distinct(_cited(paragraph)),
        "addressee": _distinct(paragraph.addressees),
        "addressee_class": _distinct(classes_of(paragraph.addressees, facts.language, facts.body)),
        "modifier": _distinct(paragraph.modifiers),
        "number": (paragraph.number,) if paragraph.number else (),
    }
    return {name: values for name, values in many.items() if values}


def entries_of(source: str, facts: Facts, document: int, keyed: Iterable[tuple[int, Paragraph]]) -> Iterable[Entry]:
    """The entries of one document's paragraphs, each given with its key."""
    shared = document_values(source, facts)
    subject = _subject(facts)
    for key, paragraph in keyed:
        yield Entry(
            key=key,
            document=document,
            language=facts.language or "",
            # The title line is found by its title like every paragraph below it, not a second time by its own text:
            # being so short it would stand before all that says something about the matter.
            text="" if paragraph.section == "title" and facts.title else paragraph.text,
            title=facts.title or "",
            values=shared | paragraph_values(paragraph, facts),
            subject=subject,
        )


def count_values(source: str, facts: Facts, paragraphs: Iterable[Paragraph]) -> Counter[tuple[str, str]]:
    """How many of these paragraphs of one document have each (field, value) of the vocabulary."""
    counts: Counter[tuple[str, str]] = Counter()
    total = 0
    for paragraph in paragraphs:
        total += 1
        for field, values in paragraph_values(paragraph, facts).items():
            if field in COUNTED:
                counts.update((field, value) for value in values)
    for field, values in document_values(source, facts).items():
        if field in COUNTED and total:
            counts.update({(field, value): total for value in values})
    return counts


def _cited(paragraph: Paragraph) -> Iterable[str]:
    for reference in paragraph.references:
        yield reference.id
        if reference.pinpoint:
            yield f"{reference.id}#{reference.pinpoint}"
    for note in paragraph.notes:
        for cited in note.references:
            yield cited.partition("#")[0]
            yield cited


def _subject(facts: Facts) -> str:
    """The terms that say in words what a document is about. All vocabularies that are known are English."""
    if facts.language not in (None, "en"):
        return ""
    return "; ".join(subject.term for subject in facts.subjects if subject.vocabulary not in _CODES)


def _votes(facts: Facts) -> Values:
    """The States that voted so, each by one name in whatever way the publisher prints it."""
    votes = facts.adoption.votes if facts.adoption else ()
    return {
        field: _distinct(state_name(state) for state, cast in votes if cast == vote) for field, vote in VOTES.items()
    }


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _year(date: str | None) -> str | None:
    return date[:4] if date and len(date) >= 4 and date[:4].isdecimal() else None
