"""Text from documents, file names and queries -> text that a terminal shows as it stands.

What comes in may hold anything: escape sequences that retitle a window or hide a line, overrides that turn a
symbol around, letters of no width that make two words look like one. What goes out holds none of that, and no letter
is lost. Every renderer for people passes each foreign string through ``line`` or ``text``; ``json_line`` gives
JSON in which whatever could deceive a terminal is written as an escape.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# C0 but tab and newline, DEL, C1; bidirectional embeddings, overrides, isolates and marks; what has no width and joins
# nothing; line separators; tags; annotation marks.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_WIDTHLESS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
)
_BEYOND = "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
_SURROGATES = "\ud800-\udfff"

#: Joiners are letters of their script after Hebrew, Arabic and Indic letters, and a trap anywhere else.
_STRAY_JOINER = "(?<![\u0590-\u1fff])[\u200c\u200d]"

_REMOVED = re.compile(f"[{_CONTROLS}{_BIDI}{_WIDTHLESS}{_BEYOND}]|{_STRAY_JOINER}")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LONE = re.compile(f"[{_SURROGATES}]")
_SPACES = re.compile(r"[\t\n ]+")


def text(foreign: str) -> str:
    """The text with its line breaks and tabs and without anything that acts on a terminal."""
    if foreign.isascii() and foreign.isprintable():
        return foreign
    return _LONE.sub("\ufffd", _REMOVED.sub("", _BREAKS.sub("\n", foreign)))


def line(foreign: str) -> str:
    """The same on one line: tabs and line breaks are spaces. Blanks at the ends stay, for what is put together."""
    if foreign.isascii() and foreign.isprintable():
        return foreign
    return _SPACES.sub(" ", text(foreign))


def json_line(value: Any, *, ascii_only: bool = False) -> str:
    """One line of JSON. Letters stay readable; controls and marks of direction are escaped; nothing is lost."""
    import json

    if ascii_only:
        return json.dumps(value, ensure_ascii=True)
    return _unsafe_in_json().sub(_escaped, json.dumps(value, ensure_ascii=False))


@cache
def _unsafe_in_json() -> re.Pattern[str]:
    return re.compile(f"[\x7f-\x9f{_BIDI}{_WIDTHLESS}{_BEYOND}{_SURROGATES}\u2028\u2029]|{_STRAY_JOINER}")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
