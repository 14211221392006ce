"""The streams and their environment -> what may be written to them: colour, links, width, letters.

Colour: the flag wins over ``NO_COLOR``, that over ``FORCE_COLOR``, that over whether the stream is a terminal; a
terminal that calls itself dumb gets none. Letters that a stream's encoding lacks are written in their plain form: no
text ever fails to be printed. A reader who closes the pipe is no error.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from resindex.frozen import frozen

COLOURS = ("auto", "always", "never")
_ERRORS = "resindex.plain"
_PLAIN = str.maketrans(
    {
        "│": "|", "├": "|", "└": "`", "─": "-", "●": "*", "○": "o", "°": "(-)",
        "…": "...", "·": "-", "▇": "#", "█": "#", "▆": "#", "▅": "=", "▄": "=", "▃": "-",
        "▂": "-", "▁": ".", "–": "-", "—": "-", "‑": "-", "−": "-", "→": "->", "\u00a0": " ", "\u202f": " ",
        "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "œ": "oe", "æ": "ae", "ß": "ss",
        "\u2066": "", "\u2067": "", "\u2068": "", "\u2069": "",
    }
)  # fmt: skip


@frozen
class Terminal:
    """What is known of standard output and standard error."""

    interactive: bool  #: somebody reads standard output on a screen
    color: bool
    links: bool
    width: int
    error_interactive: bool
    error_color: bool


def terminal(color: str = "auto") -> Terminal:
    """The terminal as it is now, with the colour that the user chose."""
    dumb = os.environ.get("TERM") == "dumb"
    interactive, error_interactive = _is_terminal(sys.stdout), _is_terminal(sys.stderr)
    return Terminal(
        interactive=interactive,
        color=wants_color(color, interactive),
        links=interactive and not dumb and color != "never",
        width=_width(),
        error_interactive=error_interactive and not dumb,
        error_color=wants_color(color, error_interactive),
    )


def wants_color(flag: str, interactive: bool) -> bool:
    """Whether a stream gets colour."""
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0").lower() not in ("", "0", "false"):
        return True
    return interactive and os.environ.get("TERM") != "dumb"


def color_flag(arguments: Sequence[str]) -> str:
    """The value of ``--color`` among arguments that may be wrong otherwise, for the errors that say so."""
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if argument == "--":
            break
        if name == "--color":
            given = value if equals else "".join(arguments[place + 1 : place + 2])
            return given if given in COLOURS else "auto"
    return "auto"


def prepare_streams() -> None:
    """Makes both streams able to print any text; one that was closed leads to nowhere."""
    codecs.register_error(_ERRORS, _plainer)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Opened at once, so that no file of an index is given the number of a stream.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_ERRORS)


def silence(stream: TextIO) -> None:
    """Leads a stream whose reader has gone to nowhere, so that nothing complains of it when Python ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return  # no file below the stream: nothing will complain


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _width() -> int:
    """Columns of the terminal; where nothing is known, those of a page."""
    from shutil import get_terminal_size

    from resindex.render.view import WIDTH

    return max(20, get_terminal_size((WIDTH, 24)).columns)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """The letters that could not be encoded, in ASCII: quotes straight, accents off, a question mark for the rest."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from unicodedata import normalize

    words = error.object[error.start : error.end].translate(_PLAIN)
    letters = (normalize("NFKD", letter).encode("ascii", "ignore").decode() or "?" for letter in words)
    return "".join(letters), error.end
