"""Does a text begin with an acting phrase? "Also strongly urges", "Deeply concerned about", "Having considered", "We
stress".

What comes in: a text or a line of one, and its language. What goes out: an :class:`Opener`, or None. The phrase is
what a publisher sets in italics: the verb with its particle, its modifiers ("Taking note with appreciation"), and
what is expressed ("Expresses its deep concern"). Hard-wrapped lines may cut a phrase anywhere: what is there is
given.

It is asked of every line of every text: a miss costs one dictionary look-up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resindex.lexicon import Form, fold, lexicon
from resindex.parsing.walk import Walk

_FIRST = re.compile(r"[\s“”„«‹\"'‘(\[]*([^\W\d_][^\s,;:.()\[\]\"“”«»،؛]*)")
#: Which forms may open a text, by the word before them: none, "We", "To", or a subject ("The Council").
_FORMS = {
    "": ("finite", "participle", "adjective", "opening"),
    "first_person": ("base", "adjective"),
    "infinitive": ("base",),
    "named": ("finite", "past", "adjective"),
}


@dataclass(frozen=True, slots=True)
class Opener:
    """An acting phrase: as printed, its normal form, and where it lies in the text.

    ``form`` is "finite" (Urges), "participle" (Urging, Having considered), "adjective" (Deeply concerned), "opening"
    (Whereas, Pursuant to), "infinitive" (To urge), "first_person" (We urge), "named" (the Council *urges*), "unmarked"
    where a language has one form for all, or "cut", with no normal form, where the line ends before the verb ("Also",
    "Having"). ``more`` holds the normal forms of verbs joined to the first inside the phrase ("Welcomes and
    encourages").
    """

    phrase: str
    normal: str
    form: str
    modifiers: tuple[str, ...]
    start: int
    end: int
    more: tuple[str, ...] = ()


def opener(text: str, language: str = "en", *, any_case: bool = False) -> Opener | None:
    """The acting phrase that the text begins with, or None.

    Opening quotation marks are passed over. An act begins with a capital letter; ``any_case`` lifts that for texts
    that print their verbs in lower case ("considering", "having regard to").
    """
    if not lexicon(language).spaced:
        return _unspaced(text, language)
    first = _FIRST.match(text)
    if first is None:
        return None
    word = first[1]
    if not (any_case or word[0].isupper() or not word[0].islower()):
        return None
    low = fold(word)
    if low not in _starts(language) and not lexicon(language).is_adverb(low):
        return None
    return Reading(text, first.start(1), lexicon(language)).read()


@cache
def _starts(language: str) -> frozenset[str]:
    """The words that an acting phrase can begin with."""
    book = lexicon(language)
    heads = frozenset().union(*(book.by_kind.get(kind, frozenset()) for kind in _FORMS[""]))
    lists = ("words", "carriers", "leading", "first_person", "infinitive", "perfect", "tone_first")
    return heads | {phrase[0] for name in lists for phrase in book.phrases.get(name, ())}


def _unspaced(text: str, language: str) -> Opener | None:
    """The same for a script without spaces: modifiers, then the longest verb that the text begins with."""
    found = _phrase_pattern(language).match(text)
    if found is None:
        return None
    form = next(f for f in lexicon(language).forms(found["verb"]) if not f.rest)
    start, end = found.start("modifiers"), found.end()
    modifiers = (found["modifiers"].rstrip("，"),) if found["modifiers"] else ()
    return Opener(text[start:end], form.act.normal, "unmarked", modifiers, start, end)


@cache
def _phrase_pattern(language: str) -> re.Pattern[str]:
    book = lexicon(language)
    modifiers, verbs = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (book.words("words"), book.heads)
    )
    return re.compile(rf"[\s“「『（(]*(?P<modifiers>(?:(?:{modifiers})，?){{0,4}}?)(?P<verb>{verbs})")


class Reading(Walk):
    """The reading of one acting phrase: what stands before the verb, the verb, what stands behind it."""

    def read(self, mode: str = "") -> Opener | None:
        """The acting phrase that begins at the first word; ``mode`` is a key of the table of forms above."""
        at = 0
        kinds = _FORMS[mode]
        while at < len(self.words):
            found = self.form_at(at, kinds)
            if found is not None:
                return self._finish(*found, mode)
            if at == 0 and not mode and self.among(0, "first_person"):
                mode = "first_person"
            elif at == 0 and not mode and self.among(0, "infinitive"):
                mode = "infinitive"
            elif self.among(at, "perfect"):
                kinds = ("done",)
                at += 1
                continue
            elif self.among(at, "carriers"):
                at, kinds = self._carried(at, kinds)
                continue
            elif not self.among(at, "leading"):
                step = self.modifier_at(at) or (self.tone_at(at) if self.among(at, "tone_first") else 0)
                if not step:
                    return None
                self.modifiers.append(" ".join(self.words[at : at + step]))
                at += step
                continue
            kinds = _FORMS[mode] if at == 0 else kinds
            at += 1
        return self._cut(mode)

    def _cut(self, mode: str) -> Opener | None:
        """A phrase of which the line holds only the first words: "Also", "Deeply", "Having"."""
        if not self.whole or not self.words or mode:
            return None
        start, end = self.offsets(len(self.words))
        return Opener(self.text[start:end], "", "cut", tuple(self.modifiers), start, end)

    def _carried(self, at: int, kinds: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """Steps over "continues to", "remains", "being": the act is what they carry."""
        word = self.words[at]
        if word.startswith(("continu", "remain")):
            self.modifiers.append(word)
        if not self.book.words("infinitive"):
            return at + 1, ("adjective", "participle", "base")
        if not word.startswith("continu"):
            return at + 1, ("adjective",) if word.startswith("remain") else ("adjective", "done")
        at += 1
        while at < len(self.words) and not self.among(at, "infinitive"):
            step = self.phrase_at(at, "behind") or self.modifier_at(at)
            if not step:
                return len(self.words), kinds
            at += step
        return at + 1, ("base",)

    # ------------------------------------------------------------ behind the verb

    def _finish(self, form: Form, end: int, mode: str) -> Opener:
        verb = self.behind(end, form)
        normal, end = self.named(form, verb)
        if mode != "infinitive" and form.act.renews and self.among(end, "own"):
            end = self._renewed(end)
        if end != verb:
            end = self.behind(end, form)
        more: list[str] = []
        if self.among(end, "joining") and form.kind != "opening":
            end = self._joined(form, end, more)
        start, stop = self.offsets(end)
        name = mode or self._name(form)
        return Opener(self.text[start:stop], normal, name, tuple(self.modifiers), start, stop, tuple(more))

    def _name(self, form: Form) -> str:
        if form.kind == "base":  # carried: "Continues to encourage", "Continuing to encourage"
            return "participle" if "continuing" in self.words[:3] else "finite"
        return "participle" if form.kind == "done" else form.kind

    def behind(self, at: int, form: Form) -> int:
        """Index after the modifiers behind a verb: "also", "with great concern", "in the strongest terms"."""
        while at < len(self.words):
            step = self.tone_at(at) or self.phrase_at(at, "behind")
            if not step and not self.describes(at, form):
                step = self.phrase_at(at, "words") or int(self.among(at, "trailing"))
            if not step:
                break
            self.modifiers.append(" ".join(self.words[at : at + step]))
            at += step
        return at

    def named(self, form: Form, end: int) -> tuple[str, int]:
        """The normal form, with the noun where something is expressed ("expresses concern"), and the index after it."""
        if form.act.normal not in self.book.words("expressing"):
            return form.act.normal, end
        noun, end = self._expressed(end)
        return (f"{form.act.normal} {noun}" if noun else form.act.normal), end

    def _expressed(self, at: int) -> tuple[str | None, int]:
        """The noun that is expressed, and the index after its phrase: "its deep concern and alarm"."""
        head: str | None = None
        end = at
        adjectives: list[str] = []
        aside = joined = False
        for index in range(at, min(at + 9, len(self.words))):
            word = self.words[index]
            if self.among(index, "expressed") and (head is None or joined):
                head = head or word
                end = end if aside else index + 1
                joined = False
            elif self.among(index, "joining"):
                joined = True
            elif self.among(index, "phrase_end"):
                break
            elif not word[0].isalpha():
                if head:
                    break
                aside = True
            elif head and not joined:
                break
            elif head is None and not self.among(index, "determiners"):
                adjectives.append(word)
        if head and not aside:
            self.modifiers.extend(a for a in adjectives if a not in self.modifiers)
        return head, end

    def _renewed(self, at: int) -> int:
        """Index after "its … request", "its call upon": what is reiterated belongs to the acting words."""
        for index in range(at + 1, min(at + 6, len(self.words))):
            if self.among(index, "expressed"):
                called = self.words[index].startswith("call") and self.word(index + 1) in ("upon", "on", "for")
                return index + 2 if called else index + 1
            if not self.words[index][0].isalpha() or self.among(index, "phrase_end"):
                break
        return at

    def _joined(self, form: Form, at: int, more: list[str]) -> int:
        """Index after a verb of the same form joined by "and": "Welcomes and encourages"."""
        coloured = form.kind in ("participle", "adjective", "done")
        kinds = ("participle", "adjective") if coloured else (form.kind,)
        ahead = at + 1
        while ahead < len(self.words):
            found = self.form_at(ahead, kinds)
            if found is not None:
                normal, end = self.named(*found)
                more.append(normal)
                return self.behind(end, found[0])
            step = self.modifier_at(ahead)
            if not step:
                break
            ahead += step
        return at
