"""A shell with somebody at its keyboard: keys are pressed, and the command is given what they meant."""

from __future__ import annotations

import os
import select
import shutil
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")

#: Completion is answered by the programme; any other command line is shown word by word.
_STAND_IN = """\
#!/bin/sh
if [ "$1" = __complete ] || [ "$1" = completion ]; then exec "{python}" -m resindex "$@"; fi
printf '<%s>' "$@"
echo ' end'
"""
_STARTED = {
    "bash": (["bash", "--norc", "-i"], "source <(resindex completion bash)"),
    "zsh": (["zsh", "-f", "-i"], "autoload -U compinit; compinit -u -D; source <(resindex completion zsh)"),
    "fish": (["fish", "--no-config", "-i"], "resindex completion fish | source"),
}


class Keyboard:
    """A shell on a terminal of its own."""

    def __init__(self, arguments: list[str], where: Path, environ: dict[str, str]) -> None:
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(where)
            os.execvpe(arguments[0], arguments, environ)
        self.shown = ""

    def press(self, keys: str, until: str, seconds: float = 20) -> str:
        """Press keys and wait for what they bring on the screen; give all that came."""
        before = len(self.shown)
        os.write(self.terminal, keys.encode())
        end = time.monotonic() + seconds
        while until not in self.shown[before:] and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                self.shown += os.read(self.terminal, 65536).decode(errors="replace")
        assert until in self.shown[before:], self.shown[before:]
        return self.shown[before:]

    def close(self) -> None:
        os.close(self.terminal)
        os.waitpid(self.process, 0)


@pytest.mark.parametrize("shell", _STARTED)
def test_what_is_completed_is_what_the_command_gets(
    shell: str, home: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "bin").mkdir()
    stand_in = tmp_path / "bin" / "resindex"
    stand_in.write_text(_STAND_IN.format(python=sys.executable), encoding="utf-8")
    stand_in.chmod(0o755)
    environ = {
        **environment, "PATH": f"{tmp_path / 'bin'}:{environment['PATH']}", "TERM": "dumb", "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "200",
    }  # fmt: skip
    arguments, begin = _STARTED[shell]
    keyboard = Keyboard(arguments, home, environ)
    try:
        keyboard.press(f"{begin}; echo ready''now\n", "readynow\r")
        for typed, completed, got in (
            ("resindex search verb:ur\t", "urges", "<search><verb:urges>"),
            ("resindex search --verb cal\t", "upon", "<search><--verb><calls upon>"),
            ("resindex search verb:cal\t", "upon", '<search><verb:"calls upon">'),
            ("resindex search 'lamps AND verb:ur\t", "urges'", "<search><lamps AND verb:urges>"),
            ("resindex search 'verb:\"cal\t", "upon\"'", '<search><verb:"calls upon">'),
            ("resindex show S/R\t", "2011", "<show><S/RES/1999(2011)>"),
            ("resindex search --body=Hum\t", "Council", "<search><--body=Human Rights Council>"),
            ("resindex parse corpus/har\t", "bours.txt", "<parse><corpus/harbours.txt>"),
            ("resindex statu\t", "s", "<status>"),
        ):  # fmt: skip
            keyboard.press(typed, completed)
            assert got + " end" in keyboard.press("\n", " end\r"), typed
    finally:
        keyboard.press("", "")
        os.write(keyboard.terminal, b"\x03exit\n")
        keyboard.close()
