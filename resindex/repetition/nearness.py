"""When two wordings are nearly the same, and what families a set of them falls into.

What comes in: words of two texts of one language; or which wordings of a set are near each other. What goes out: yes or
no; the family of each. Promises: neither depends on the order in which texts came, nor on what else there is.

*Nearly the same*: the acting verbs are the same, names are not exchanged for others, what obliges or denies stands in
both, and of the other words only few differ, nowhere more than a short phrase. The thresholds were set with pairs that
were judged by reading (``tests/relevance``); ``benchmarks/quality/families.py`` reports on others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
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
    if any(w.stem in gone and (w.act or w.stem in tongue.deciding) for w in first):
        return False
    if any(w.stem in come and (w.act or w.stem in tongue.deciding) for w in second):
        return False
    if _lead(here, tongue) != _lead(there, tongue):
        return False
    if any(w.name and w.stem in gone for w in first) and any(w.name and w.stem in come for w in second):
        return False
    words = max(len(here), len(there))
    if max(gone.total(), come.total()) > max(_FEW, words // _FEW_BY_WORDS) or (gone and come and words < _SHORT):
        return False
    return _in_short_phrases(here, there, gone, come, tongue)


def _in_short_phrases(
    here: list[str], there: list[str], gone: Counter[str], come: Counter[str], tongue: Tongue
) -> bool:
    """Whether the order is kept, and what has gone or come is nowhere more than a short phrase."""
    from rapidfuzz.distance import Indel

    if Indel.normalized_similarity(here, there, score_cutoff=_ORDERED) < _ORDERED:
        return False
    longest = _PHRASE[tongue.spaced, tongue.names] + max(len(here), len(there)) // _PHRASE_BY_WORDS
    old = new = 0
    for step in Indel.opcodes(here, there):
        if step.tag == "equal":
            old = new = 0
            continue
        old += sum(stem in gone for stem in here[step.src_start : step.src_end])
        new += sum(stem in come for stem in there[step.dest_start : step.dest_end])
        if max(old, new) > longest or old + new > longest + 1:
            return False
    return True


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
    """The first word that could be an act, where a text has one at its beginning."""
    return next((stem for stem in stems[:_LEAD] if stem in tongue.heads), None)
