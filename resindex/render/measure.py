"""Text -> how many cells of a terminal it fills, and text cut or filled to a number of cells.

Wide letters (Chinese, full-width forms) fill two cells, combining marks none. What comes in has been cleaned.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

ELLIPSIS = "…"


def letter_cells(letter: str) -> int:
    """Cells of one code point: 0, 1 or 2."""
    if letter.isascii():
        return 1
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in ("W", "F") else 1


def cells(text: str) -> int:
    """Cells that a line of text fills."""
    return len(text) if text.isascii() else sum(map(letter_cells, text))


def cut(text: str, width: int) -> str:
    """The text if it fits into ``width`` cells, else as much as fits with an ellipsis behind it."""
    if cells(text) <= width:
        return text
    filled = 0
    for place, letter in enumerate(text):
        filled += letter_cells(letter)
        if filled > width - 1:
            return text[:place].rstrip() + ELLIPSIS
    return text


def count(number: int) -> str:
    """A number with its thousands set apart by spaces: 10 558."""
    return f"{number:,}".replace(",", " ")


def counted(number: int, thing: str, things: str | None = None) -> str:
    """``1 paragraph``, ``2 paragraphs``, ``1 204 paragraphs``."""
    return f"{count(number)} {thing if number == 1 else things or thing + 's'}"


def duration(seconds: float) -> str:
    """A time that something took: ``18 ms``, ``1.2 s``, ``3 min 5 s``."""
    if seconds < 0.9995:
        return f"{seconds * 1000:.0f} ms"
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def age(seconds: float) -> str:
    """How old something is, in its largest unit: ``12 s``, ``5 min``, ``2 h``, ``3 days``."""
    if seconds < 60:
        return f"{max(0, int(seconds))} s"
    if seconds < 3600:
        return f"{int(seconds // 60)} min"
    if seconds < 48 * 3600:
        return f"{int(seconds // 3600)} h"
    return f"{count(int(seconds // 86400))} days"
