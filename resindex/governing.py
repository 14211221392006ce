"""Which act of a paragraph a citation stands under: "Recalling resolution 60/251, and reaffirming resolution 5/1".

What comes in: a paragraph with several acts, as parsing left it. What goes out: where each of its acts begins in the
text, so that a citation belongs to the last one before it. A paragraph with one act needs no reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from resindex.lexicon import fold, lexicon

#: What stands right before an act that is not the first: a comma or semicolon, perhaps "and", perhaps an adverb.
_SEAM = re.compile(r"[,;]\s+(?:and\s+|et\s+|y\s+)?(?:\w+ly\s+|also\s+|further\s+|in this regard,?\s+){0,3}$")
_SEAM_ROOM = 60  #: characters in which a seam is looked for


@cache
def _forms(verb: str, language: str) -> re.Pattern[str] | None:
    """The forms in which a verb acts, as one pattern over folded text."""
    book = lexicon(language)
    act = book.act(verb)
    if act is None:
        return None
    phrases = {
        " ".join((head, *form.rest))
        for head, forms in book.heads.items()
        for form in forms
        if form.act is act and form.kind in ("finite", "participle", "adjective", "past")
    }
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if book.spaced else either) if phrases else None


def act_places(text: str, verbs: tuple[str, ...], language: str) -> tuple[tuple[int, str], ...]:
    """(offset, verb) of the acts that can be told, in order; the first act holds from the beginning of the text.

    ``verbs`` are those of the record, each named once; one that comes again behind a seam (", and recalling also")
    acts again.
    """
    found = [(0, verbs[0])]
    if len(verbs) > 1:
        folded = fold(text)
        at = 0
        for verb in verbs[1:]:
            forms = _forms(verb, language)
            match = forms.search(folded, at + 1) if forms else None
            if match is not None:
                at = match.start()
                found.append((at, verb))
        known = dict(found)
        for verb in verbs:
            forms = _forms(verb, language)
            for match in forms.finditer(folded, 1) if forms else ():
                if match.start() not in known and _SEAM.search(
                    folded, max(0, match.start() - _SEAM_ROOM), match.start()
                ):
                    known[match.start()] = verb
        found = sorted(known.items())
    return tuple(found)


def governing(places: tuple[tuple[int, str], ...], at: int) -> str:
    """The act that a citation at offset ``at`` stands under."""
    return places[bisect_right(places, (at, "\uffff")) - 1][1]
