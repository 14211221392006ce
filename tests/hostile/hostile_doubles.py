"""A parser that does what a file says, to the process that reads it: hang, eat memory, die."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

from resindex.model import Facts, Paragraph, Resolution, SourceText


def parse(source: SourceText) -> tuple[Resolution, ...]:
    """The first line is an order."""
    match source.lines[0].text.split():
        case ["hang"]:
            re.match(r"(a+)+$", "a" * 64 + "b")  # one call into C, which holds the interpreter's lock for years
        case ["sleep"]:
            signal.pause()
        case ["eat"]:
            return tuple(bytearray(1 << 30) for _ in range(64))  # type: ignore[arg-type]
        case ["fall"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["killed"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["nest"]:
            return parse(source)
    paragraph = Paragraph("op_1", "operative", "1", source.lines[0].text)
    return (Resolution(source.path, source.format, Facts(), (paragraph,)),)


def start_code(start: str) -> str:
    """The start of a worker in which this parser is the parser."""
    here = str(Path(__file__).parent)
    return (
        f"import sys; sys.path.insert(0, {here!r}); import hostile_doubles; from resindex import parsing; "
        f"parsing.parse = hostile_doubles.parse; {start}"
    )
