"""The references of one document, paragraph by paragraph.

What comes in: the text of each paragraph, in document order. What goes out: its references, each with its span, its
canonical id, the place inside it, the rule that read it and, where it is ambiguous, the other readings. Promises: spans
lie inside the text; every member of a list has its own; the same document gives the same references every time. The
citing body, its date and what was named before decide what "its resolution", "the Council" and "the Covenant" mean
(``parsing.citing``).
"""

from __future__ import annotations

from collections.abc import Sequence

from resindex.bodies import body_of_symbol
from resindex.model import Reference
from resindex.parsing.citing.adopted import find_adopted
from resindex.parsing.citing.comments import find_comments
from resindex.parsing.citing.literals import find_literals
from resindex.parsing.citing.mandates import find_mandates, hints
from resindex.parsing.citing.mention import Mention
from resindex.parsing.citing.names import find_names
from resindex.parsing.citing.numbers import Number, find_numbers
from resindex.parsing.citing.other_bodies import find_other_bodies
from resindex.parsing.citing.owners import Setting
from resindex.parsing.citing.pinpoints import find_phrases
from resindex.parsing.citing.places import attach
from resindex.parsing.citing.series import year_of
from resindex.parsing.citing.shorts import Antecedents
from resindex.parsing.citing.words import holds, words

#: The most frequent first.
_DIGITS = "2103456789"
#: One of them has every number of a resolution that stands for itself, and every symbol.
_MARKS = ("/", "(", "（", "WHA", "EB1", "WCC-")


class Citations:
    """Finds the references of one document; it is called with its paragraphs in order and remembers what they name."""

    def __init__(
        self, body_symbol: str | None, symbol: str | None = None, date: str | None = None, *, language: str = "en"
    ) -> None:
        """``body_symbol`` is the citing body's series ("A/HRC"); without it, it is taken from the document's symbol."""
        body = body_of_symbol(symbol) if symbol and not body_symbol else None
        year = int(date[:4]) if date and date[:4].isdecimal() else year_of(symbol) if symbol else None
        self._language = language
        self._words = words(language)
        self._mandated = hints(language)
        self._setting = Setting(body_symbol or (body.symbol if body else None), year, {})
        self._antecedents = Antecedents()
        self._last: list[str] = []

    def nested(self, body_symbol: str | None) -> Citations:
        """The same document seen by another body: a quoted draft that it recommends. What was named is shared."""
        other = Citations(body_symbol or self._setting.citing, language=self._language)
        other._antecedents, other._last = self._antecedents, self._last
        other._setting.named, other._setting.year = self._setting.named, self._setting.year
        return other

    def find(self, text: str, section: str = "operative") -> tuple[Reference, ...]:
        """The references of one paragraph, in the order in which the text names them."""
        mentions = find_names(text, self._language, self._antecedents)
        mandates = find_mandates(text, self._language) if holds(text, self._mandated) else []
        if holds(text, _DIGITS):
            mentions += self._numbered(text, mentions)
        if self._words.noun in text and holds(text, self._words.same_hints):
            mentions += self._same(text, mentions)
        if not mentions:
            return tuple(r for m in mandates for r in _references(m, ()))
        mentions.sort(key=lambda m: (m.start, m.end))
        if section != "footnote":
            self._last[:] = [m.id for m in mentions if m.resolution] or self._last
        phrases = find_phrases(text, self._words)
        places = attach(text, mentions, phrases, self._words) if phrases else {}
        if places:
            found = [r for i, m in enumerate(mentions) for r in _references(m, places.get(i, ()))]
        else:
            found = [Reference(m.id, m.place, m.start, m.end, m.rule, m.candidates) for m in mentions]
        if mandates:
            # A mandate is no document: no place lies in it, and "the Council's" number is not its.
            found = sorted([*found, *(r for m in mandates for r in _references(m, ()))], key=lambda r: r.start)
        return tuple(found)

    def _numbered(self, text: str, named: Sequence[Mention]) -> list[Mention]:
        """What is cited by a number or a symbol; ``named`` are the names that the text has."""
        mentions: list[Mention] = []
        numbers: list[Number] = []
        # Half of the texts with digits have no more than dates and quantities.
        if holds(text, _MARKS):
            mentions += (others := find_other_bodies(text))
            mentions += _apart(find_literals(text), others) if others else find_literals(text)
            numbers = find_numbers(text)
        mentions += find_comments(text, self._language)
        if numbers:
            numbers = _outside(numbers, [*named, *mentions])
        if numbers or self._words.bare in text:
            mentions += find_adopted(text, numbers, self._setting, self._words)
        return mentions

    def _same(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """ "that resolution": the one last named here; else the only one named in the last paragraph that cites."""
        found: list[Mention] = []
        for match in self._words.same.finditer(text):
            earlier = [m for m in mentions if m.resolution and m.end <= match.start()]
            id_ = max(earlier, key=lambda m: m.end).id if earlier else ""
            if not earlier and len(set(self._last)) == 1:
                id_ = self._last[0]
            if id_:
                found.append(Mention(id_, match.start(), match.end(), match.start(), "same resolution"))
        return found


def _apart(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The mentions that none of the others overlaps."""
    return [m for m in mentions if not any(m.start < o.end and o.start < m.end for o in others)]


def _outside(numbers: Sequence[Number], mentions: Sequence[Mention]) -> list[Number]:
    """The numbers that no mention covers: those of a symbol or of a treaty's name are read already."""
    if not mentions:
        return list(numbers)
    spans = sorted((m.start, m.end) for m in mentions)
    free: list[Number] = []
    i = 0
    for number in numbers:
        while i < len(spans) and spans[i][1] <= number.start:
            i += 1
        if i == len(spans) or number.end <= spans[i][0]:
            free.append(number)
    return free


def _references(mention: Mention, places: Sequence[str]) -> list[Reference]:
    if not places:
        return [Reference(mention.id, mention.place, mention.start, mention.end, mention.rule, mention.candidates)]
    cited = dict.fromkeys(places)
    return [Reference(mention.id, p, mention.start, mention.end, mention.rule, mention.candidates) for p in cited]
