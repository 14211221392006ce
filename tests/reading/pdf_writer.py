"""A very small PDF writer: text at places, in the fonts that every reader of PDF has built in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FONTS = {"roman": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}


@dataclass(frozen=True)
class Part:
    """Text that goes on where the text before it ended; ``rise`` lifts it above the line."""

    text: str
    font: str = "roman"
    size: float = 10
    rise: float = 0


@dataclass(frozen=True)
class Put:
    """A stretch of text at a place; ``matrix`` are the first four numbers of its text matrix."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "roman"
    matrix: str = "1 0 0 1"
    more: tuple[Part, ...] = ()


def column(lines: Iterable[str], x: float = 72, top: float = 700, leading: float = 12, size: float = 10) -> list[Put]:
    """Lines below each other; an empty one is half a line of space."""
    puts, y = [], top
    for line in lines:
        if line:
            puts.append(Put(x, y, line, size))
        y -= leading if line else leading / 2
    return puts


def write_pdf(*pages: Sequence[Put], rotate: int = 0, encrypted: bool = False) -> bytes:
    """The bytes of a PDF with these pages."""
    fonts = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(FONTS, 3))
    count = len(FONTS) + 3
    kids = " ".join(f"{count + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>" for name in FONTS.values()
    ]
    for number, page in enumerate(pages):
        content = "\n".join(_show(put) for put in page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} "
            f"/Resources << /Font << {fonts} >> >> /Contents {count + 2 * number + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _file(objects, encrypted)


def _show(put: Put) -> str:
    parts = (Part(put.text, put.font, put.size), *put.more)
    shown = " ".join(f"/{part.font} {part.size} Tf {part.rise} Ts ({_escaped(part.text)}) Tj" for part in parts)
    return f"BT {put.matrix} {put.x} {put.y} Tm {shown} ET"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[str], encrypted: bool) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010d} 00000 n \n" for at in offsets)
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>" if encrypted else ""
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /ID [<01><01>] {lock} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + (table + trailer).encode()
