"""What is longer than the screen -> a pager; what is shorter -> the screen, as if there were none.

What comes in: the text of a command, on standard output and standard error. What goes out: the same, in the same order.
Promises: only a terminal gets a pager; nothing is held back once the screen is full, so that a long output begins at
once; the pager is waited for, whatever happens; a reader who leaves it early is a closed pipe.

The pager is the setting ``pager`` (RESINDEX_PAGER), else ``$PAGER``, else ``less``, which gets ``FRX`` for its options
where ``$LESS`` says nothing. "off", "cat" and the empty word mean none.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TextIO

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
_NONE = ("", "off", "cat")

_open: list[Paged] = []  # at most one


def begin(pager: str | None) -> None:
    """From here on, standard output goes through a pager if it needs one. Only for an output that is a terminal."""
    command = pager_command(pager)
    if command and not _open and os.environ.get("TERM") != "dumb":
        _open.append(Paged(command))


def end() -> None:
    """Show what was held back, and wait until the reader leaves the pager. Both streams are as they were."""
    while _open:
        _open.pop().close()


def pager_command(pager: str | None) -> list[str]:
    """The words of the pager's command, none where there is to be no pager or none is found."""
    import shlex
    import shutil

    if pager is None and "RESINDEX_PAGER" in os.environ:
        pager = ""  # set to nothing: somebody wants none
    typed = pager if pager is not None else os.environ.get("PAGER", "less -FRX")
    if typed.strip() in _NONE:
        return []
    try:
        words = shlex.split(typed, posix=os.name != "nt")
    except ValueError:
        return []
    return words if words and shutil.which(words[0]) else []


class Paged:
    """Both streams, until the screen is full or the command ends; then a pager, or the streams themselves."""

    def __init__(self, command: list[str]) -> None:
        from shutil import get_terminal_size

        self._command = command
        self._streams = sys.stdout, sys.stderr
        self._held: list[tuple[TextIO, str]] = []
        self._size = get_terminal_size((80, 24))
        self._rows = 0
        self._pager: subprocess.Popen[str] | None = None
        out, err = self._streams
        sys.stdout = _Stream(self, out)
        if err is not None and err.isatty():
            sys.stderr = _Stream(self, err)

    def take(self, stream: TextIO, text: str) -> None:
        """Text for one of the streams."""
        if self._pager is not None:
            self._feed(text)
        elif not self._held and stream is self._streams[1]:
            stream.write(text)  # nothing stands before it: progress and notices are seen at once
            stream.flush()
        else:
            self._held.append((stream, text))
            self._rows += self._rows_of(text)
            if self._rows >= self._size.lines:
                self._start()

    def close(self) -> None:
        """Put the streams back and empty what is held into them; wait for the pager."""
        sys.stdout, sys.stderr = self._streams
        if self._pager is None:
            for stream, text in self._held:
                stream.write(text)
                stream.flush()
            return
        assert self._pager.stdin is not None
        # An interrupt means the pager, which stays until its reader leaves it.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            with suppress(BrokenPipeError):
                self._pager.stdin.close()
            self._pager.wait()
        finally:
            signal.signal(signal.SIGINT, before)

    def _rows_of(self, text: str) -> int:
        """Rows of the screen that begin with this text."""
        from resindex.render.measure import cells

        *lines, rest = text.split("\n")
        width = max(1, self._size.columns)
        return sum(max(1, -(-cells(_ESCAPE.sub("", line)) // width)) for line in lines) + cells(rest) // width

    def _start(self) -> None:
        environ = {**os.environ, "LESS": os.environ.get("LESS", "FRX"), "LV": os.environ.get("LV", "-c")}
        out = self._streams[0]
        out.flush()
        try:
            self._pager = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, env=environ, encoding=out.encoding, errors=out.errors
            )
        except OSError:
            self._size = os.terminal_size((self._size.columns, sys.maxsize))  # then it is printed at the end
            return
        held, self._held = self._held, []
        for _stream, text in held:
            self._feed(text)

    def _feed(self, text: str) -> None:
        assert self._pager is not None
        assert self._pager.stdin is not None
        self._pager.stdin.write(text)


class _Stream:
    """A stream whose text goes through the pager; for everything else it is the stream itself."""

    def __init__(self, paged: Paged, stream: TextIO) -> None:
        self._paged = paged
        self._stream = stream

    def write(self, text: str) -> int:
        self._paged.take(self._stream, text)
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Nothing: what is held comes out in its order when the screen is full, or at the end."""

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
