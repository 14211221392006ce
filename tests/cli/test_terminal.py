"""What a person sees: the command with a terminal on the other side."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")


def at_terminal(where: Path, environment: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Exit code and everything shown on a terminal of 80 columns, with both streams going to it."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "resindex", *arguments],
        cwd=where, env={**environment, "COLUMNS": "80", "TERM": environment.get("TERM", "xterm")},
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other side has closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")


def test_a_page_of_hits(home: Path, environment: dict[str, str]) -> None:
    code, shown = at_terminal(home, environment, "search", "impunity", "--verb", "urges")
    assert code == 0
    assert "\x1b]8;" in shown, "the symbol is a link"
    assert "https://docs.un.org/en/A/HRC/RES/31/77" in shown
    assert "\x1b[1;31mimpunity\x1b[0m" in shown
    assert shown.rstrip().splitlines()[-1].startswith("\x1b[2m1 paragraph in 1 resolution")


@pytest.mark.parametrize(
    ("environ", "flags"),
    [
        pytest.param({"TERM": "dumb"}, [], id="dumb terminal"),
        pytest.param({}, ["--color", "never"], id="flag"),
    ],
)
def test_no_escape_at_all(environ: dict[str, str], flags: list[str], home: Path, environment: dict[str, str]) -> None:
    code, shown = at_terminal(home, {**environment, **environ}, "search", "impunity", *flags)
    assert code == 0
    assert "\x1b" not in shown
    assert "*impunity*" in shown
    assert "  OP 1  operative · condemns, urges\n" in shown


def test_no_color_leaves_links_and_nothing_else(home: Path, environment: dict[str, str]) -> None:
    _, shown = at_terminal(home, {**environment, "NO_COLOR": "1"}, "search", "impunity")
    assert "*impunity*" in shown
    assert "\x1b[" not in shown
    assert "\x1b]8;" in shown


def test_first_use_shows_progress_and_then_the_answer(bare: Path, environment: dict[str, str]) -> None:
    code, shown = at_terminal(bare, environment, "search", "impunity")
    assert code == 0
    assert shown.startswith("no index yet: building it from ")
    assert "indexing" in shown
    assert "OP 1" in shown


def test_help_is_plain_at_a_terminal_too(home: Path, environment: dict[str, str]) -> None:
    code, shown = at_terminal(home, environment, "search", "--help")
    assert code == 0
    assert "\x1b" not in shown


def test_show(home: Path, environment: dict[str, str]) -> None:
    code, shown = at_terminal(home, environment, "show", "A/HRC/RES/31/77", "--color", "never")
    assert code == 0
    assert "OP 2    _Calls upon_ all States:\n        (a)  To give every keeper oil and dry wood;\n" in shown
