"""The words at one place of a text, read from left to right: where does a verb begin, and where do its words end?

What comes in: a text, an offset, a lexicon. What goes out: forms of verbs with the index after their last word, and
the lengths of modifiers around them. It knows no sections and decides nothing about a paragraph;
:mod:`resindex.parsing.opener` does.
"""

from __future__ import annotations

import re
from itertools import islice

from resindex.lexicon import Form, Lexicon, fold

_TOKEN = re.compile(r'[^\s,;:.()\[\]"“”«»،؛]+|[,;:.()\[\]"“”«»،؛]')
#: No acting phrase is longer; reading on would only cost time.
_REACH = 140


class Walk:
    """The next words of a text. ``words`` are folded; ``modifiers`` are noted as they are passed."""

    def __init__(self, text: str, start: int, book: Lexicon) -> None:
        self.text = text
        self.book = book
        self.base = start
        self.part = fold(text[start : start + _REACH])
        self.words: list[str] = _TOKEN.findall(self.part)
        self.whole = start + _REACH >= len(text)
        self.modifiers: list[str] = []

    def offsets(self, end: int) -> tuple[int, int]:
        """Where the first ``end`` words lie in the text."""
        spans = [m.span() for m in islice(_TOKEN.finditer(self.part), end)]
        return self.base + spans[0][0], self.base + spans[-1][1]

    def word(self, at: int) -> str:
        """The word at an index, empty behind the last one."""
        return self.words[at] if at < len(self.words) else ""

    def among(self, at: int, name: str) -> bool:
        """Whether the word at an index is in one of the lexicon's lists."""
        return at < len(self.words) and self.words[at] in self.book.words(name)

    # ------------------------------------------------------------ the verb

    def form_at(self, at: int, kinds: tuple[str, ...]) -> tuple[Form, int] | None:
        """The verb form at a word, with the index after its last word; None where there is none of these kinds."""
        short: Form | None = None
        cut: Form | None = None
        for form in self.book.forms(self.word(at)):
            if form.kind not in kinds:
                continue
            if not form.rest:
                if short is None or kinds.index(form.kind) < kinds.index(short.kind):
                    short = form
                continue
            end = self._particle(at + 1, form.rest)
            if end:
                return form, end
            if end is None and (cut is None or form.act.n > cut.act.n):
                cut = form
        if short is not None and self._stands(short, at):
            return short, at + 1
        if cut is not None and self.whole:
            return cut, len(self.words)
        return None

    def _particle(self, at: int, rest: tuple[str, ...]) -> int | None:
        """Index after the particle of a verb; 0 where something else follows, None where the text ends first."""
        words = self.words
        if self.word(at) == "," and "," in words[at + 1 : at + 12]:
            at = words.index(",", at + 1) + 1
        between: list[str] = []
        for wanted in rest:
            while self.word(at) != wanted:
                if at >= len(words):
                    return None
                # Modifiers stand before a particle ("Calls once again upon") and inside it ("into full account").
                step = self.modifier_at(at) or (1 if self.among(at, "inside") else 0)
                if not step:
                    return 0
                between.append(" ".join(words[at : at + step]))
                at += step
            at += 1
        self.modifiers.extend(between)
        return at

    def _stands(self, form: Form, at: int) -> bool:
        """Whether a form is what it seems: "Concerned States" is no opening, "Notes by the" no verb."""
        after = self.word(at + 1)
        if not after or not self.book.words("not_before_noun"):
            return True
        if form.kind == "adjective":
            if after == "and":
                return self.form_at(at + 2, ("adjective", "participle")) is not None
            return after in self.book.words("after_adjective") or after in ",;" or self.tone_at(at + 1) > 0
        if form.kind == "finite" and form.act.noun:
            if form.act.needs:
                return after in form.act.needs
            if after == "and":
                return self.form_at(at + 2, ("finite",)) is not None
            noun = after in self.book.words("not_before_noun") and after not in form.act.before
            return not noun or self.phrase_at(at + 1, "linking") > 0
        return True

    # ------------------------------------------------------------ what stands around it

    def modifier_at(self, at: int) -> int:
        """How many words of a modifier stand here ("also", "once again", "strongly"); 0 for none."""
        return self.phrase_at(at, "words") or int(self.book.is_adverb(self.word(at)))

    def phrase_at(self, at: int, name: str) -> int:
        """Length of the phrase of a list of the lexicon that stands here, 0 for none."""
        word = self.word(at)
        for phrase in self.book.by_first(name, word):
            if tuple(self.words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def tone_at(self, at: int) -> int:
        """Length of "with … concern" at this word, 0 for none."""
        if not self.among(at, "tone_begins"):
            return 0
        length = 0
        for ahead in range(1, 7):
            word = self.word(at + ahead)
            if word in self.book.words("tones"):
                length = ahead + 1
            elif word in self.book.words("joining"):
                continue
            elif length or not word[:1].isalpha():
                break
        return length

    def describes(self, at: int, form: Form) -> bool:
        """Whether "further" belongs to what follows: "Encourages further dialogue", but "Recalls further that"."""
        if self.word(at) != "further" or form.act.normal not in self.book.words("amplifying"):
            return False
        after = self.word(at + 1)
        if not after or after in self.book.words("determiners") or self.modifier_at(at + 1):
            return False
        return self.text[self.offsets(at + 2)[1] - len(after)].islower()
