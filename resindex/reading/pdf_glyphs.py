"""A page of a PDF -> runs: letters that follow each other on one baseline, in one size and slant.

Comes in: an open document and a page index. Goes out: runs with their place on the page, in the order of the page's
content. Spaces are those that the file holds and those that a gap shows. A page that is printed sideways is turned;
text that stands across the page's own direction (a stamp in the margin) comes last.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

#: What pdfium gives for a hyphen that breaks a word, and signs of symbol fonts that stand for a bullet.
_SIGNS = {
    0x02: "-", 0xFFFE: "-", 0xAD: "-", 0xF0B7: "•", 0xF0A7: "•", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl",
    0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_NO_SIGN = frozenset((0, 0x0A, 0x0D, 0xFEFF, 0xFFFF))
_SPACES = frozenset((0x20, 0xA0, 0x09, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000))
#: In ems: a gap that is a space even where the file holds none, and one that ends a run.
SPACE = 0.17
BREAK = 1.1
_SAMPLE = 64

_Turn = Callable[[float, float], tuple[float, float]]
_TURNS: dict[int, _Turn] = {
    0: lambda x, y: (x, y),
    1: lambda x, y: (y, -x),
    2: lambda x, y: (-x, -y),
    3: lambda x, y: (-y, x),
}


@dataclass(slots=True)
class Run:
    """Letters set one after the other. ``base`` grows upwards; ``size`` is the font's size on the page, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    italic: bool
    kind: str = (
        ""  #: on a page that is read from the right: "R", "L" and "1" for letters and digits, "N" for other signs
    )


def runs_of(document: Any, index: int) -> list[Run]:
    """The runs of one page. Raises PdfiumError for a page that cannot be opened."""
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            return _Glyphs(textpage).runs()
        finally:
            textpage.close()
    finally:
        page.close()


@dataclass(slots=True)
class _Font:
    size: float
    quarter: int  #: in which direction the text runs, in quarter turns
    italic: bool


class _Glyphs:
    """Walks through the characters of a page."""

    def __init__(self, textpage: Any) -> None:
        self.page = textpage.raw
        self.count = max(pdfium.FPDFText_CountChars(self.page), 0)
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(256), ctypes.c_int()
        self._found: list[Run] = []
        self._stamps: list[str] = []
        self._run: Run | None = None
        self._stamping = False
        self._font = _Font(0.0, 0, False)
        self._raw_size = 0.0
        self._space = False
        sampled = range(0, self.count, max(self.count // _SAMPLE, 1))
        codes = [(i, pdfium.FPDFText_GetUnicode(self.page, i)) for i in sampled]
        self._shown = [i for i, code in codes if code not in _NO_SIGN and code not in _SPACES]
        self._main = self._main_quarter()
        self._leftward = any(unicodedata.bidirectional(chr(code)) in ("R", "AL") for _, code in codes)
        self._left = 0.0

    def runs(self) -> list[Run]:
        """All runs; text across the page's direction last, below everything."""
        for index in range(self.count):
            code = pdfium.FPDFText_GetUnicode(self.page, index)
            if code in _SPACES:
                self._blank(index)
            elif code not in _NO_SIGN:
                self._glyph(index, _SIGNS.get(code) or chr(code))
        base = min((run.base for run in self._found), default=0.0)
        stamps = (Run(t, 0.0, 5.0 * len(t), base - 30.0 * i, 10.0, False) for i, t in enumerate(self._stamps, 1))
        return [*self._found, *stamps]

    def _blank(self, index: int) -> None:
        """A space of the file is one. A space of pdfium's making only tells where the letter before it ends."""
        if not pdfium.FPDFText_IsGenerated(self.page, index):
            self._space = True
        elif self._run is not None:
            left, right, _ = self._place(index)
            if self._run.left < left < self._run.right:
                self._run.right = right

    def _glyph(self, index: int, sign: str) -> None:
        left, right, base = self._place(index)
        raw_size = pdfium.FPDFText_GetFontSize(self.page, index)
        kind = _kind(sign) if self._leftward else ""
        run = self._run
        gap = BREAK + 1
        if run is not None and raw_size == self._raw_size and abs(base - run.base) <= 0.08 * run.size:
            if not self._leftward:
                gap = max(left - run.right, run.left - right) / run.size
            elif kind == run.kind != "N" and not self._space:
                gap = self._step(run, left, right)
        spaced = self._space or SPACE < gap <= BREAK
        # The font is looked up at the head of each word only: no one changes it inside.
        font = self._font_of(index) if gap > BREAK or spaced else self._font
        if font.quarter != self._main:
            self._stamp(sign)
        elif run is not None and gap <= BREAK and font == self._font:
            run.text += f" {sign}" if spaced else sign
            run.left, run.right = min(run.left, left), max(run.right, right)
        else:
            if run is not None and self._space and not self._leftward:
                run.text += " "
            self._run = Run(sign, left, right, base, font.size, font.italic, kind)
            self._found.append(self._run)
            self._stamping = False
        self._font, self._raw_size, self._space, self._left = font, raw_size, False, left

    def _step(self, run: Run, left: float, right: float) -> float:
        """From one letter to the next in its own direction, in ems; more than a break where it goes the other way."""
        step = (run.left - right if run.kind == "R" else left - run.right) / run.size
        # The letters of a ligature, and vowel signs, stand where the letter before them does.
        within = run.left - 0.5 <= left and right <= run.right + 0.5
        return step if step > -0.3 else 0.0 if within and run.kind == "R" else BREAK + 1

    def _stamp(self, sign: str) -> None:
        """One more letter of a text across the page."""
        if not self._stamping:
            self._stamps.append("")
        self._stamps[-1] += f" {sign}" if self._space else sign
        self._run, self._stamping = None, True

    # ------------------------------------------------------------ one character

    def _main_quarter(self) -> int:
        """The direction that most of the page's text runs in."""
        quarters = Counter(self._font_of(i).quarter for i in self._shown)
        return quarters.most_common(1)[0][0] if quarters else 0

    def _place(self, index: int) -> tuple[float, float, float]:
        """Left and right edge and baseline, the page turned so that its text stands upright."""
        box, turn = self._box, _TURNS[self._main]
        pdfium.FPDFText_GetLooseCharBox(self.page, index, box)
        pdfium.FPDFText_GetCharOrigin(self.page, index, self._x, self._y)
        one, other = turn(box.left, box.bottom)[0], turn(box.right, box.top)[0]
        left, base = turn(self._x.value, self._y.value)
        # A letter begins at its origin: a slanted f hangs over the space before it.
        return left, max(one, other, left), base

    def _font_of(self, index: int) -> _Font:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self.page, index, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        size = pdfium.FPDFText_GetFontSize(self.page, index) * (scale or 1.0)
        upright = abs(matrix.a) >= abs(matrix.b)
        quarter = (0 if matrix.a >= 0 else 2) if upright else (1 if matrix.b > 0 else 3)
        length = pdfium.FPDFText_GetFontInfo(self.page, index, self._name, 256, self._flags)
        name = self._name.value.lower() if 0 < length <= 256 else b""
        italic = b"italic" in name or b"oblique" in name or bool(self._flags.value & 64 and not name)
        return _Font(round(size, 2), quarter, italic)


def _kind(sign: str) -> str:
    """The direction of one sign: "R" leftward, "L" rightward, "1" a digit, "N" as its neighbours."""
    direction = unicodedata.bidirectional(sign[0])
    return (
        "R"
        if direction in ("R", "AL", "NSM")
        else "L"
        if direction == "L"
        else "1"
        if direction in ("EN", "AN")
        else "N"
    )
