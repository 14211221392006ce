"""When two wordings are nearly the same, and what families a set of them falls into.

What comes in: words of two texts of one language; or which wordings of a set are near each other. What goes out: yes or
no; the family of each. Promises: neither depends on the order in which texts came, nor on what else there is.

*Nearly the same*: the acting verbs are the same, names are not exchanged for others, what obliges or denies stands in
both, and of the other words only few differ, nowhere more than a short phrase; where a text is the other one with a
single phrase put in, that may be a little longer, as long as it begins no further act. The thresholds were set with
pairs that were judged by reading (``tests/relevance``); ``benchmarks/quality/families.py`` reports on others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import Final

from resindex.repetition.words import MARK, ROW, Tongue, Word, tongue_of

_LIKE: Final = 0.83  #: share of words that two texts have in common
_LIKE_CHARACTERS: Final = 0.9  #: the same for scripts that are compared by characters, which recur by chance
_ORDERED: Final = 0.78  #: share of words in common order
_SHORT: Final = 10  #: words of a text in which one for another makes another text
_FEW: Final = 4  #: words that may be more in one of two texts …
_FEW_BY_WORDS: Final = 7  #: … and as many more as one in so many
#: Words (characters) of a short phrase, by whether words are spaced and whether names have capitals. Where they have
#: none, a name may be among them.
_PHRASE: Final = {(True, True): 3, (True, False): 2, (False, False): 5}
_PHRASE_BY_WORDS: Final = 40  #: … and one more for so many words of the text
#: Words of a single phrase that is put into a text of so many words, and what share of them it may be.
_PUT_IN: Final = 8
_PUT_IN_FROM: Final = 20
_PUT_IN_BY_WORDS: Final = 5
_LEAD: Final = 8  #: words among which the leading act stands


def near(first: list[Word], second: list[Word], language: str | None) -> bool:
    """Whether two wordings of one language are the same agreed language, reworded by a word or a short phrase."""
    if ROW in (first[:1] and first[0].stem, second[:1] and second[0].stem):
        return False
    if second < first:  # so that the order in which they come is nothing to the alignment
        first, second = second, first
    here, there = [w.stem for w in first], [w.stem for w in second]
    if here == there:
        return True
    gone, come = Counter(here), Counter(there)
    gone, come = gone - come, come - gone
    del gone[MARK], come[MARK]
    size = len(here) + len(there) - here.count(MARK) - there.count(MARK)
    changed = gone.total() + come.total()
    tongue = tongue_of(language or "")
    if changed > (1 - (_LIKE if tongue.spaced else _LIKE_CHARACTERS)) * size:
        return False
    old, new = [w for w in first if w.stem in gone], [w for w in second if w.stem in come]
    if any(w.act for w in chain(old, new)) or not _denial_for_denial(old, new, tongue):
        return False
    if (_names(old) and _names(new)) or _lead(here, tongue) != _lead(there, tongue):
        return False
    words = max(len(here), len(there))
    few = max(gone.total(), come.total()) <= max(_FEW, words // _FEW_BY_WORDS)
    put_in = not (gone and come) and _may_be_put_in(gone or come, words, tongue)
    if not (few or put_in) or (gone and come and words < _SHORT):
        return False
    places = _places(here, there, gone, come)
    if put_in and len(places) == 1:
        return True
    return few and _in_order(here, there) and _are_short(places, words, tongue)


def _denial_for_denial(old: Sequence[Word], new: Sequence[Word], tongue: Tongue) -> bool:
    """Whether what obliges or denies stands in both. One denial for another changes nothing (*do not*, *no longer*)."""
    gone, come = ({w.stem for w in words if w.deciding} for words in (old, new))
    return not (gone or come) or bool(gone and come and tongue.denying.issuperset(gone | come))


def _may_be_put_in(changed: Counter[str], words: int, tongue: Tongue) -> bool:
    """Whether these words, of a text of so many, may be a phrase that is put in and begins no act."""
    few = changed.total() <= min(_PUT_IN, words // _PUT_IN_BY_WORDS)
    return tongue.spaced and words >= _PUT_IN_FROM and few and tongue.opening.isdisjoint(changed)


def _places(here: list[str], there: list[str], gone: Counter[str], come: Counter[str]) -> list[tuple[int, int]]:
    """How many words have gone and how many have come, place by place; what stands side by side is one place."""
    from rapidfuzz.distance import Indel

    places: list[tuple[int, int]] = []
    old = new = 0
    for step in Indel.opcodes(here, there):
        if step.tag != "equal":
            old += sum(stem in gone for stem in here[step.src_start : step.src_end])
            new += sum(stem in come for stem in there[step.dest_start : step.dest_end])
        elif old or new:
            places.append((old, new))
            old = new = 0
    return [*places, (old, new)] if old or new else places


def _names(words: Iterable[Word]) -> bool:
    return any(word.name for word in words)


def _in_order(here: list[str], there: list[str]) -> bool:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(here, there, score_cutoff=_ORDERED) >= _ORDERED


def _are_short(places: Iterable[tuple[int, int]], words: int, tongue: Tongue) -> bool:
    """Whether what has gone or come is nowhere more than a short phrase."""
    longest = _PHRASE[tongue.spaced, tongue.names] + words // _PHRASE_BY_WORDS
    return all(max(old, new) <= longest and old + new <= longest + 1 for old, new in places)


def families(keys: Mapping[int, int], links: Mapping[int, Set[int]]) -> dict[int, int]:
    """The family of each wording: the number of the wording that it stands around.

    ``keys`` gives the key of each wording by its number, ``links`` the near ones. The wording with most near ones
    begins: it takes all of these that are not taken yet. So every member is near the middle of its family, and texts
    that only a chain of small changes connects are not one family. Ties go by key, never by number.
    """
    found: dict[int, int] = {}
    for middle in sorted(keys, key=lambda number: (-len(links.get(number, ())), keys[number])):
        if middle not in found:
            found[middle] = middle
            found.update((other, middle) for other in links.get(middle, ()) if other not in found)
    return found


def _lead(stems: Sequence[str], tongue: Tongue) -> str | None:
    """The first word that could be an act, where a text has one at its beginning: of *takes note*, *note*."""
    return next((stem for stem in stems[:_LEAD] if stem in tongue.heads and stem not in tongue.light), None)
