"""The query side: what a word, phrase or prefix as typed is called in an index.

What comes in: text as typed and a language. What goes out: *forms*. A form is a row of slots; it occurs where in each
slot one of its terms stands at its offset. A text holds the word or phrase if any of the forms occurs in it.

*impunity* has one form with one slot. *non-governmental*, *nongovernmental* and *non governmental* have the same two:
*non* followed by *governmental*, and *nongovernmental*.
"""

from __future__ import annotations

from collections.abc import Iterable

from resindex.analysis.folding import fold_word
from resindex.analysis.spelling import spellings
from resindex.analysis.stemming import known_language
from resindex.analysis.words import SIGN, WORD, Characters, Form, Slot, analysed, is_characters, written

#: Beginnings of words that are also written with a hyphen or apart.
BOUND = ("anti", "co", "inter", "intra", "multi", "non", "pre", "semi", "socio", "sub")

_MOST_FORMS = 16


def forms(text: str, language: str | None, *, loose: bool = False, exact: bool = False) -> tuple[Form, ...]:
    """All forms of a word or phrase; none where the text holds no word.

    A ``loose`` word, one that stands in no phrase, leaves its elided article behind: *l’impunité* is *impunité*. An
    ``exact`` one has a single form, of unstemmed words.

    >>> forms("rights of women", "en")
    ((Slot(offset=0, terms=('right',)), Slot(offset=1, terms=('of',)), Slot(offset=2, terms=('woman',))),)
    """
    language = known_language(language)
    if exact:
        form = _unstemmed(text, language, loose=loose)
        return (form,) if form else ()
    grown: list[tuple[Form, int]] = [((), 0)]
    for word in _joined(WORD.findall(text)):
        options = _options(word, language, loose=loose)
        grown = [
            ((*form, *(Slot(length + offset, terms) for offset, terms in more)), length + size)
            for form, length in grown
            for more, size in options
        ][:_MOST_FORMS]
    return tuple(dict.fromkeys(form for form, _ in grown if form))


def _unstemmed(text: str, language: str, *, loose: bool) -> Form:
    slots: list[Slot] = []
    length = 0
    for word in WORD.findall(text):
        analysis = analysed(language)[word]
        if isinstance(analysis, Characters):
            slots.extend(Slot(length + offset, terms) for offset, terms in analysis.options[0][0])
            length += analysis.length
            continue
        cut = 0 if isinstance(analysis, str) or not loose else analysis.elided
        parts = written(word)[cut:-1]
        slots.extend(Slot(length + n, (SIGN + fold_word(part),)) for n, part in enumerate(parts))
        length += len(parts)
    return tuple(slots)


def query_terms(word: str, languages: Iterable[str | None]) -> frozenset[str]:
    """Every index term that takes part in a form of the word, in any of the languages."""
    return frozenset(
        term for language in languages for form in forms(word, language) for slot in form for term in slot.terms
    )


def leads(word: str, following: str) -> bool:
    """Whether two neighbouring loose words are one word written apart (*non governmental*)."""
    return fold_word(word) in BOUND and len(WORD.findall(following)) == 1


def beginning(text: str) -> tuple[str, tuple[str, ...]]:
    """A prefix as typed: the words before its last, and all spellings of the last, folded and unstemmed.

    The spellings are empty where the text ends in Chinese (or holds no word): it is then a phrase and no prefix.

    >>> beginning("organiz"), beginning("E/CN.4/20")
    (('', ('organiz', 'organis')), ('E/CN.4/', ('20',)))
    """
    words = list(WORD.finditer(text))
    if not words or is_characters(words[-1][0]):
        return text, ()
    return text[: words[-1].start()], spellings(fold_word(words[-1][0]))


def _joined(words: list[str]) -> Iterable[str]:
    """The words, a bound beginning written apart joined to the word that follows it."""
    held = ""
    for word in words:
        if held:
            yield f"{held}-{word}"
            held = ""
        elif fold_word(word) in BOUND:
            held = word
        else:
            yield word
    if held:
        yield held


def _options(word: str, language: str, *, loose: bool) -> tuple[tuple[Form, int], ...]:
    analysis = analysed(language)[word]
    if not isinstance(analysis, str):
        if loose and (cut := analysis.elided):
            return tuple((_from(form, cut), length - cut) for form, length in analysis.options)
        return analysis.options
    options: list[tuple[Form, int]] = [((Slot(0, (analysis,)),), 1)]
    folded = fold_word(word)
    for bound in BOUND:
        rest = folded.removeprefix(bound)
        if rest != folded and len(rest) > 3 and rest.isalpha():
            apart = analysed(language)[f"{bound}-{rest}"]
            options.extend(() if isinstance(apart, str) else apart.options[:1])
    return tuple(options)


def _from(form: Form, first: int) -> Form:
    return tuple(Slot(offset - first, terms) for offset, terms in form[first:])
