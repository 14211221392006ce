"""Paragraph numbers: what a printed number can mean, and whether it follows those before it.

A number is a number of a paragraph because it continues a sequence, not because it looks like one: "5." at the head of
a line is paragraph 5 after paragraph 4, and the end of a sentence anywhere else. The memory of the sequence
also tells letters from Roman numerals: "(i)" follows "(h)" as a letter and opens a new level anywhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resindex.parsing import outline

_LABEL = re.compile(
    rf"\s*(?:{outline.OUTLINE}"
    r"|(?P<decimal>\d{1,3})(?P<bis>\s?(?:bis|ter|quater|quinquies))?(?P<dot>\s?[.)°º]|\s?[.]\)|,(?=\s+[A-Z]))(?=\s|$|[“\"A-Z(])"
    r"|(?P<dashed>\d{1,3})\s?[-–](?:\s+(?=[“\"(«]?[\u0600-\u06ff])|\s*$)"
    r"|(?P<quoted>[’'‘]\d{1,2}[‘'’])(?=\s|$)"
    r"|\((?P<abjad>[أ-ي]ـ?(?:\s[أ-ي])?)\)(?=\s|$)"
    r"|(?P<ring>[㈠-㈩])"
    r"|[(（](?P<han>[一二三四五六七八九十]{1,3})[)）]"
    r"|\((?P<paren>\d{1,3}|[a-zасеорх]{1,5}|[ivxlc]{1,7}|[A-Z]{1,2})(?P<bis2>\s?(?:bis|ter|quater))?\)(?=\s|$|[“\"A-Z])"
    r"|(?P<lower>[a-zасеорх]{1,2}|[ivxl]{1,6})(?P<close>\s?\)|\.)(?=\s|$)"
    r"|(?P<roman>[IVXL]{1,6})(?P<rdot>[.)])(?=\s|$)"
    r"|(?P<upper>[A-Z]{1,2})(?P<udot>[.)])(?=\s|$)"
    r")\s*"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})|xl(?:ix|iv|v?i{0,3})|l?x{0,3}(?:ix|iv|v?i{0,3})")


#: Labels of other scripts: the group that reads them, and how they are printed.
_OTHER_FORMS = {"dashed": "1-", "quoted": "‘1’", "abjad": "(أ)", "ring": "(一)", "han": "(一)"}
#: What opens a quotation.
QUOTES = "“\"«‘'„"
_QUOTED = re.compile(r"[’'‘]\d{1,2}[‘'’](?=\s|$)")
#: What Arabic texts set the numbers of their third level in: they are cited with it.
_QUOTING = "’'‘"
#: The Arabic letters in the order in which they number things.
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
#: What a dot is printed or misread as: "1º", "1,".
_DOTS = {"º": "°", ",": "."}
_HAN = "一二三四五六七八九"
#: Cyrillic letters typed for the Latin ones that number Russian texts.
_LOOKALIKES = str.maketrans("асеорхАСЕОРХВ", "aceopxACEOPXB")


def _other_value(text: str) -> tuple[str, int] | None:
    """Kind and value of an Arabic letter or a Chinese numeral."""
    if "㈠" <= text <= "㈩":
        return "han", ord(text) - ord("㈠") + 1
    if text[0] in _ABJAD:
        letters = text.replace("ـ", "").split()
        return "abjad", _ABJAD.index(letters[0]) + 1 + 28 * (len(letters) - 1)
    if set(text) <= set(_HAN + "十"):
        tens, ten, ones = text.rpartition("十")
        value = (10 * (_HAN.index(tens) + 1 if tens else 1) if ten else 0) + (_HAN.index(ones) + 1 if ones else 0)
        return "han", value
    return None


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number: its ``text`` without brackets and dots (but "’1‘"), its ``form``, and its ``end`` in the line.

    ``form`` is how it is printed: "1.", "(1)", "(a)", "a.", "A.", "I.". Two labels of one sequence have the same form.
    """

    text: str
    form: str
    end: int
    suffix: str = ""  #: "bis", "ter"

    @property
    def printed(self) -> str:
        """As printed, with its brackets or dot: "(a)", "5 bis."."""
        number = f"{self.text} {self.suffix}" if self.suffix else self.text
        if self.form == outline.FORM or number[:1] in _QUOTING or "㈠" <= number[:1] <= "㈩":
            return number
        return self.form.replace(self.form.strip("().‘’-")[:1], number, 1)

    @property
    def readings(self) -> tuple[tuple[str, int], ...]:
        """What it can mean, as (kind, value): "i" is the letter 9 and the Roman numeral 1."""
        found: list[tuple[str, int]] = []
        if self.form == outline.FORM:
            return (outline.reading(self.text),)
        bare = self.text.strip(_QUOTING)
        lower = bare.translate(_LOOKALIKES).lower()
        if bare.isdigit():
            return (("decimal", int(bare)),)
        if not lower.isascii():
            other = _other_value(self.text)
            return () if other is None else (other,)
        case = "upper" if self.text.isupper() else "lower"
        value = letter_value(lower)
        if value is not None:
            found.append((f"{case} letter", value))
        number = roman_value(lower)
        if number is not None:
            found.append((f"{case} roman", number))
        return tuple(found)


def letter_value(text: str) -> int | None:
    """``a`` is 1, ``z`` 26, ``aa`` 27, ``bb`` 28: a doubled letter begins the alphabet again."""
    if not text or not text.isascii() or not text.isalpha() or len(set(text)) != 1:
        return None
    return ord(text[0]) - 96 + 26 * (len(text) - 1)


def roman_value(text: str) -> int | None:
    """The value of a lower-case Roman numeral; None for what is none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    total = 0
    for this, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN[this]
        total += -value if following and _ROMAN[following] > value else value
    return total


def unquoted(text: str) -> str:
    """A line from where its number can stand: behind opening quotation marks, but for those that a number is set in."""
    text = text.lstrip()
    return text if _QUOTED.match(text) else text.lstrip(QUOTES)


def find_label(text: str) -> Label | None:
    """The number at the head of a line, if there is anything that can be one."""
    label = _read_label(text)
    return label if label is not None and label.readings else None


def _read_label(text: str) -> Label | None:
    match = _LABEL.match(text)
    if match is None:
        return None
    if match["outline"]:
        return Label(match["outline"], outline.FORM, match.end())
    if match["decimal"]:
        suffix = (match["bis"] or "").strip()
        return Label(match["decimal"], "1" + _DOTS.get(match["dot"], match["dot"].strip()), match.end(), suffix)
    if match["quoted"]:
        # Which way its quotation marks turn depends on the direction that they were typed or drawn in.
        return Label(f"’{match['quoted'].strip(_QUOTING)}‘", _OTHER_FORMS["quoted"], match.end())
    for name, form in _OTHER_FORMS.items():
        if match[name]:
            return Label(match[name], form, match.end())
    if match["paren"]:
        inner = match["paren"]
        form = "(1)" if inner.isdigit() else "(A)" if inner.isupper() else "(a)"
        return Label(inner, form, match.end(), (match["bis2"] or "").strip())
    if match["roman"]:
        return Label(match["roman"], "I" + match["rdot"], match.end())
    if match["upper"]:
        return Label(match["upper"], "A" + match["udot"], match.end())
    return Label(match["lower"], "a" + match["close"].strip(), match.end())


def without_label(text: str, label: Label | None) -> tuple[str, str]:
    """The text without its number, and before it an opening quotation mark that stood before the number."""
    if label is None:
        return "", text
    bare = unquoted(text)
    # The number is looked for again: white space around it was folded since.
    printed = find_label(bare)
    return text[: len(text) - len(bare)], bare[printed.end :].lstrip() if printed else bare


_MISREAD = re.compile(r"(?P<one>[lL1][lLO0]|[lL])[.,]\s+(?=[A-Z])")
_DOTLESS = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-Z])")
_BARE = re.compile(r"(?P<number>\d{1,2})\s+(?=[a-z])")
#: The form of a number that is printed without a dot before a small letter ("1 to invite").
BARE_FORM = "1 "


def odd_label(text: str) -> Label | None:
    """A number that is one only if it is due: misread ("ll." for "11."), without its dot ("2 Requests"), or printed
    bare before a small letter ("1 to invite", form ``BARE_FORM``).
    """
    if text[:1] not in "lL0123456789":
        return None
    misread = _MISREAD.match(text)
    if misread is not None:
        digits = misread["one"].replace("l", "1").replace("L", "1").replace("O", "0")
        return Label(digits, "1.", misread.end())
    dotless = _DOTLESS.match(text)
    if dotless is not None:
        return Label(dotless["number"], "1.", dotless.end())
    bare = _BARE.match(text)
    return Label(bare["number"], BARE_FORM, bare.end()) if bare is not None else None


@dataclass(frozen=True, slots=True)
class _Step:
    form: str
    kind: str
    value: int


@dataclass(frozen=True, slots=True)
class Position:
    """Where a label stands: its depth, and whether it continues, opens or skips in the sequence."""

    level: int
    how: str  #: "next", "first", "skip", "restart", "bis"
    kind: str


class Sequence:
    """The memory of a numbering: what number was last at each depth."""

    def __init__(self) -> None:
        self._stack: list[_Step] = []

    @property
    def depth(self) -> int:
        """How many levels are open."""
        return len(self._stack)

    @property
    def top(self) -> int:
        """The last number of the outermost level, 0 where none was seen."""
        return self._stack[0].value if self._stack else 0

    def clear(self) -> None:
        """Forget everything: a new part begins."""
        self._stack.clear()

    def place(self, label: Label, *, after_colon: bool = False) -> Position | None:
        """Where the label would stand, or None where it continues nothing and can open nothing.

        ``after_colon`` says that the paragraph before ends with a colon, so that a list is due: then "(i)" opens
        one, even after "(h)".
        """
        if label.form == outline.FORM:
            found = outline.stands(label.text, [(step.kind, step.value) for step in self._stack])
            return None if found is None else Position(*found, outline.reading(label.text)[0])
        if after_colon:
            opened = self._opens(label)
            if opened is not None and opened.how == "first":
                return opened
        if label.suffix:
            for level in range(len(self._stack) - 1, -1, -1):
                if any((k, v) == (self._stack[level].kind, self._stack[level].value) for k, v in label.readings):
                    return Position(level, "bis", self._stack[level].kind)
        # The deepest level that it continues wins: "(i)" after "(h)" is a letter.
        for level in range(len(self._stack) - 1, -1, -1):
            step = self._stack[level]
            if step.form == label.form and (step.kind, step.value + 1) in label.readings:
                return Position(level, "next", step.kind)
        return self._opens(label) or self._skips(label)

    def _opens(self, label: Label) -> Position | None:
        firsts = [kind for kind, value in label.readings if value == 1]
        if not firsts:
            return None
        # A level of the same form cannot open inside itself, unless letters give way to Roman numerals.
        open_kinds = {(s.form, s.kind) for s in self._stack}
        for kind in firsts:
            if (label.form, kind) not in open_kinds:
                # "1." never stands inside a list of letters, or of numbers in quotation marks: a new numbering begins.
                numbers = any(s.kind == "decimal" and s.form != _OTHER_FORMS["quoted"] for s in self._stack)
                outermost = label.form in ("1.", "1-", "1°") and not numbers
                return Position(0 if outermost else len(self._stack), "first", kind)
        if self._stack and self._stack[0].form == label.form and self._stack[0].kind in firsts:
            return Position(0, "restart", self._stack[0].kind)
        for level, step in enumerate(self._stack):
            if step.form == label.form and step.kind in firsts:
                return Position(level, "restart", step.kind)
        return None

    def _skips(self, label: Label) -> Position | None:
        for level in range(len(self._stack) - 1, -1, -1):
            step = self._stack[level]
            for kind, value in label.readings:
                if step.form == label.form and kind == step.kind and step.value + 1 < value <= step.value + 4:
                    return Position(level, "skip", kind)
        if not self._stack and label.readings[0][1] <= 5:
            return Position(0, "skip", label.readings[0][0])
        return None

    def take(self, label: Label, position: Position) -> None:
        """Remember that this label stands there."""
        if position.how == "bis":
            del self._stack[position.level + 1 :]
            return
        value = next(v for k, v in label.readings if k == position.kind)
        del self._stack[position.level :]
        self._stack.append(_Step(label.form, position.kind, value))
