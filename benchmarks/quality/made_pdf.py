"""A specimen -> a PDF as a printer makes it: running heads, page numbers, notes at the foot, lines filled or justified.

Needs reportlab, which the project itself does not: ``missing`` says what there is not on this machine. Western
languages are set in the fonts that every reader has, where they have all letters; else, and in Russian, in DejaVu
Serif. Chinese is set in a font that readers supply. Arabic letters are joined and turned here, word by word, as
typesetting programs do that leave joined forms in the file.
"""

from __future__ import annotations

import importlib.util
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from made_arabic import joined
from specimens import Part, Specimen

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_WIDTH, _HEIGHT, _MARGIN, _TOP, _FOOT = 595.0, 842.0, 72.0, 770.0, 72.0
_SIZE, _LEADING, _SMALL, _GUTTER = 10.0, 12.0, 8.0, 24.0
_PARTED = 6.0
_CJK = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
_ATOM = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]|[^\s\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]+")


def missing(language: str) -> str | None:
    """What is not there to set a language with, in plain words; None where nothing is."""
    if importlib.util.find_spec("reportlab") is None:
        return "reportlab is not installed (pip install reportlab)"
    if language in ("ru", "ar") and not (_DEJAVU / "DejaVuSerif.ttf").exists():
        return f"no DejaVu fonts in {_DEJAVU}"
    return None


@dataclass(frozen=True, slots=True)
class _Face:
    roman: str
    italic: str
    leftward: bool = False


@cache
def _face(language: str, western: bool) -> _Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    if language == "zh":
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        return _Face("STSong-Light", "STSong-Light")
    if western:
        return _Face("Times-Roman", "Times-Italic")
    name = "DejaVuSans" if language == "ar" else "DejaVuSerif"
    slanted = "Oblique" if language == "ar" else "Italic"
    for font in (name, f"{name}-{slanted}"):
        pdfmetrics.registerFont(TTFont(font, str(_DEJAVU / f"{font}.ttf")))
    return _Face(name, name if language == "ar" else f"{name}-{slanted}", leftward=language == "ar")


@dataclass(slots=True)
class _Piece:
    text: str
    font: str
    size: float = _SIZE
    rise: float = 0.0

    @property
    def width(self) -> float:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(stringWidth(self.text, self.font, self.size))


@dataclass(slots=True)
class _Word:
    """Pieces that nothing parts, and whether a space follows."""

    pieces: list[_Piece]
    spaced: bool = True
    notes: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces)


@dataclass(slots=True)
class _Set:
    """One line, ready to print: words, indent, space above, whether it ends its paragraph."""

    words: list[_Word]
    indent: float
    above: float
    last: bool
    size: float = _SIZE
    leftward: bool = False

    @property
    def notes(self) -> list[int]:
        return [note for word in self.words for note in word.notes]


def pdf_file(specimen: Specimen, *, columns: int = 1, justified: bool = False) -> bytes:
    """The bytes of the file."""
    return _Printer(specimen, columns, justified).print()


class _Printer:
    def __init__(self, specimen: Specimen, columns: int, justified: bool) -> None:
        from reportlab.pdfgen.canvas import Canvas

        text = "".join((*specimen.masthead, *specimen.notes, *(p.label + p.text for p in specimen.parts)))
        self.western = specimen.language in ("en", "fr", "es") and _is_western(text)
        self.face = _face(specimen.language, self.western)
        self.specimen = specimen
        self.columns = columns
        self.justified = justified and not self.face.leftward and specimen.language != "zh"
        self.measure = (_WIDTH - 2 * _MARGIN - _GUTTER * (columns - 1)) / columns
        self.out = io.BytesIO()
        self.leftward = False  #: of the paragraph that is being set
        self.canvas: Any = Canvas(self.out, pagesize=(_WIDTH, _HEIGHT))

    def print(self) -> bytes:
        """All pages."""
        lines = [line for block in self._blocks() for line in block]
        number = 1
        while lines:
            self._page_furniture(number)
            for column in range(self.columns)[:: -1 if self.face.leftward else 1]:
                lines = self._column(lines, _MARGIN + column * (self.measure + _GUTTER))
            self.canvas.showPage()
            number += 1
        self.canvas.save()
        return self.out.getvalue()

    # ------------------------------------------------------------ lines

    def _blocks(self) -> Iterator[list[_Set]]:
        for line in self.specimen.masthead:
            self._turn(line)
            yield self._set([_Word([_Piece(self._shown(t), self.face.roman)]) for t in line.split()], 0, 2)
        for part in self.specimen.parts:
            yield self._set(self._words(part), 18.0 * part.level + (18.0 if part.label else 0.0), _PARTED)

    def _words(self, part: Part) -> list[_Word]:
        self._turn(part.text)
        words: list[_Word] = []
        glued = False
        if part.label:
            words += [_Word([_Piece(self._shown(word), self.face.roman)]) for word in part.label.split()]
        for run in part.runs:
            if run.note:
                mark = _Piece(str(run.note), self.face.roman, 6.0, 3.5)
                if words and (glued or not words[-1].spaced):
                    words[-1] = _Word([*words[-1].pieces, mark], words[-1].spaced, (*words[-1].notes, run.note))
                else:
                    words.append(_Word([mark], notes=(run.note,)))
                glued = True
                continue
            if words and run.text[:1].isspace():
                words[-1].spaced = True
                glued = False
            font = self.face.italic if run.italic else self.face.roman
            for match in _ATOM.finditer(run.text):
                piece = _Piece(self._shown(match[0]), font)
                spaced = run.text[match.end() : match.end() + 1].isspace()
                if glued and match.start() == 0 and not _CJK.match(match[0]):
                    before = words[-1]
                    words[-1] = _Word([*before.pieces, piece], spaced, before.notes)
                else:
                    words.append(_Word([piece], spaced))
            glued = bool(run.text) and not run.text[-1].isspace()
        return words

    def _shown(self, text: str) -> str:
        text = text.replace("‑", "-") if self.western else text
        return joined(text) if self.leftward else text

    def _turn(self, text: str) -> None:
        """What follows is set from the right where it holds words that are read so."""
        self.leftward = self.face.leftward and any(unicodedata.bidirectional(c) == "AL" for c in text)

    def _set(self, words: Sequence[_Word], indent: float, above: float, size: float = _SIZE) -> list[_Set]:
        """A paragraph in lines, each as full as it goes."""
        lines: list[_Set] = []
        line: list[_Word] = []
        width = 0.0
        blank = _Piece(" ", self.face.roman, size).width
        for word in words:
            space = blank if line and line[-1].spaced else 0.0
            if line and width + space + word.width > self.measure - indent:
                lines.append(_Set(line, indent, above if not lines else 0.0, False, size, self.leftward))
                line, width, space = [], 0.0, 0.0
            line.append(word)
            width += space + word.width
        return [*lines, _Set(line, indent, above if not lines else 0.0, True, size, self.leftward)]

    # ------------------------------------------------------------ pages

    def _page_furniture(self, number: int) -> None:
        canvas, x, right = self.canvas, _MARGIN, _WIDTH - _MARGIN
        canvas.setFont(self.face.roman, 9)
        if number > 1:
            symbol, title = self.specimen.symbol, self._turned(self.specimen.short_title)
            canvas.drawString(x, 800, symbol if number % 2 else title)
            canvas.drawRightString(right, 800, title if number % 2 else symbol)
            canvas.line(x, 795, right, 795)
        canvas.drawString(x, 40, "23-20187")
        canvas.drawRightString(right, 40, str(number))

    def _turned(self, text: str) -> str:
        self._turn(text)
        return " ".join(reversed([self._shown(w) for w in text.split()])) if self.leftward else text

    def _column(self, lines: list[_Set], x: float) -> list[_Set]:
        """Print one column with its notes; what does not fit is handed back."""
        y, floor = _TOP, _FOOT
        feet: list[_Set] = []
        taken = 0
        for line in lines:
            more = [s for n in line.notes for s in self._note(n)]
            room = floor + sum(self._height(s) for s in more) + (0 if feet else 10.0)
            above = line.above if taken else 0.0
            if taken and y - above - _LEADING < (room if feet or more else floor):
                break
            y -= above + _LEADING
            floor = room if feet or more else floor
            feet += more
            self._print(line, x, y)
            taken += 1
        if feet:
            self.canvas.line(x, floor - 2, x + 80, floor - 2)
        at = floor - 6.0
        for foot in feet:
            at -= self._height(foot)
            self._print(foot, x, at)
        return lines[taken:]

    @staticmethod
    def _height(line: _Set) -> float:
        return line.size * 1.2 + line.above

    def _note(self, number: int) -> list[_Set]:
        mark = _Word([_Piece(str(number), self.face.roman, 5.0, 3.0)])
        text = self.specimen.notes[number - 1]
        self._turn(text)
        words = [
            _Word([_Piece(self._shown(m[0]), self.face.roman, _SMALL)], text[m.end() : m.end() + 1].isspace())
            for m in _ATOM.finditer(text)
        ]
        return self._set([mark, *words], 0.0, 1.0, _SMALL)

    def _print(self, line: _Set, x: float, y: float) -> None:
        words = _visual(line.words) if line.leftward else line.words
        width = sum(w.width for w in words)
        gaps = [w.spaced for w in words[:-1]]
        space = _Piece(" ", self.face.roman, line.size).width
        if self.justified and not line.last and any(gaps):
            space = max(space, (self.measure - line.indent - width) / sum(gaps))
        at = x + line.indent
        if line.leftward:
            at = x + self.measure - line.indent - width - space * sum(gaps)
        # A program that fills lines writes a line's words in one go, one that justifies them word by word.
        pieces: list[tuple[float, _Piece]] = []
        for place, word in enumerate(words):
            for piece in word.pieces:
                last = pieces[-1][1] if pieces else None
                if last is not None and not line.leftward and not self.justified and _is_like(last, piece):
                    last.text += piece.text
                else:
                    pieces.append((at, _Piece(piece.text, piece.font, piece.size, piece.rise)))
                at += piece.width
            if place < len(gaps) and gaps[place]:
                at += space
                if not self.justified:
                    pieces[-1][1].text += " "
        for left, piece in pieces:
            self.canvas.setFont(piece.font, piece.size)
            self.canvas.drawString(left, y + piece.rise, piece.text)


def _is_like(one: _Piece, other: _Piece) -> bool:
    return (one.font, one.size, one.rise) == (other.font, other.size, other.rise)


def _is_western(text: str) -> bool:
    try:
        text.replace("‑", "-").encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _visual(words: Sequence[_Word]) -> list[_Word]:
    """Words of a line from left to right; neighbours that run rightward keep their order."""
    order: list[list[_Word]] = []
    for word in words:
        leftward = any(unicodedata.bidirectional(c) in ("AL", "R") for p in word.pieces for c in p.text)
        rightward = not leftward and any(c.isalpha() for p in word.pieces for c in p.text)
        if rightward and order and order[-1][0] is not word and _rightward(order[-1]):
            order[-1].append(word)
        else:
            order.append([word])
    found = [word for group in reversed(order) for word in group]
    # The space belongs between the two words that it parts.
    for word in found:
        word.pieces = list(word.pieces) if _rightward([word]) else list(reversed(word.pieces))
    return [_Word(w.pieces, True, w.notes) for w in found]


def _rightward(words: Sequence[_Word]) -> bool:
    text = "".join(p.text for w in words for p in w.pieces)
    return any(c.isalpha() for c in text) and not any(unicodedata.bidirectional(c) in ("AL", "R") for c in text)
