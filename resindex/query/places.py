"""Places inside a document, as people write them.

What comes in: ``#op_4``, ``#4``, ``op 4 (a)``, ``para. 4``, ``PP 3``, ``annex 1 p 12``. What goes out: place ids of the
record contract, the likeliest first. Nothing here knows which places a document has.
"""

from __future__ import annotations

import re

# What stands before the number, folded, to the heads of the place ids that it may mean, the likeliest first.
_HEADS: dict[str, tuple[str, ...]] = {
    "": ("op", "para", "art"),
    "para": ("op", "para"),
    "paras": ("op", "para"),
    "paragraph": ("op", "para"),
    "paragraphs": ("op", "para"),
    "op": ("op",),
    "ops": ("op",),
    "operative": ("op",),
    "operative paragraph": ("op",),
    "operative para": ("op",),
    "pp": ("pp",),
    "preambular": ("pp",),
    "preambular paragraph": ("pp",),
    "preambular para": ("pp",),
    "art": ("art",),
    "article": ("art",),
    "ch": ("ch",),
    "chapter": ("ch",),
}
_PLACE_ID = re.compile(r"[a-z]+(?:_[^\W_]+(?:\.[^\W_]+)*)+")
_ROMAN = re.compile(r"[IVXLC]+", re.I)
_PARTS = re.compile(r"\d+(?:\.\d+)+|\d+\.[a-z]\b|[^\W\d_]+|\d+")
_APART = re.compile(
    r"[,\s]\s*(?=(?:ops?|pps?|paras?|paragraphs?|operative|preambular|annex|nested|articles?|art|chapter|ch)\b)", re.I
)


def split_place(text: str) -> tuple[str, str | None]:
    """``A/RES/53/144#4`` or ``A/RES/53/144, para. 4`` as what is cited and the place in it, if one is named."""
    if "#" in text:
        symbol, _, place = text.partition("#")
    else:
        symbol, *places = _APART.split(text, maxsplit=1)
        place = places[0] if places and symbol.strip() else ""
    return symbol.strip().rstrip(","), place.strip() or None


def read_place(text: str) -> tuple[str, ...]:
    """The place ids that ``text`` may mean, the likeliest first; empty if it names no place."""
    text = text.strip().lstrip("#").strip()
    if _PLACE_ID.fullmatch(text):
        return (text,)
    parts = _PARTS.findall(text)
    numbered = next((i for i, part in enumerate(parts) if part[0].isdigit() or _is_roman(parts, i)), len(parts))
    head = [part.casefold() for part in parts[:numbered]]
    rest = [part.lower() for part in parts[numbered:]]
    if not rest:
        return ("_".join(head),) if head else ()
    heads = _HEADS.get(" ".join(head), ("_".join(head),))
    return tuple("_".join([name, *rest]) for name in heads)


def _is_roman(parts: list[str], at: int) -> bool:
    """Whether a part is a Roman numeral behind the name of a place: "chapter VII"."""
    before = " ".join(part.casefold() for part in parts[:at])
    return bool(before) and before in _HEADS and _ROMAN.fullmatch(parts[at]) is not None
