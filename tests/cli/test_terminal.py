"""What a person sees: the command with a terminal on the other side."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")


def at_terminal(where: Path, environment: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Exit code and everything shown on a terminal of 80 columns, with both streams going to it.

    There is no pager but one that the environment names.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "resindex", *arguments],
        cwd=where, env={"TERM": "xterm", "RESINDEX_PAGER": "off", "LINES": "24", **environment, "COLUMNS": "80"},
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


# ---------------------------------------------------------------- the pager


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that marks what it was given, with its arguments."""
    programme = tmp_path / "a pager"
    programme.write_text('#!/bin/sh\necho "paged $* $LESS"\ncat\necho left\n', encoding="utf-8")
    programme.chmod(0o755)
    return programme


def test_what_is_longer_than_the_screen_is_paged(home: Path, environment: dict[str, str], pager: Path) -> None:
    environ = {**environment, "RESINDEX_PAGER": f"'{pager}' -x", "LINES": "10"}
    code, shown = at_terminal(home, environ, "show", "A/HRC/RES/31/77")
    assert code == 0
    assert shown.startswith("paged -x FRX\n")
    assert shown.endswith("left\n")
    _, direct = at_terminal(home, environment, "show", "A/HRC/RES/31/77")
    without_ids = [re.sub(r"id=\d+", "", text) for text in (shown, f"paged -x FRX\n{direct}left\n")]
    assert without_ids[0] == without_ids[1], "colour and links as without a pager"


def test_what_fits_is_not_paged(home: Path, environment: dict[str, str], pager: Path) -> None:
    environ = {**environment, "RESINDEX_PAGER": f"'{pager}'", "LINES": "60"}
    code, shown = at_terminal(home, environ, "show", "A/HRC/RES/31/77")
    assert (code, "paged" in shown, "OP 3" in shown) == (0, False, True)


def test_long_lines_count_as_the_rows_they_fill(home: Path, environment: dict[str, str], pager: Path) -> None:
    environ = {**environment, "RESINDEX_PAGER": f"'{pager}'", "LINES": "8"}
    one = at_terminal(home, environ, "search", "impunity", "--format", "jsonl", "-n", "1")[1]
    assert one.startswith("paged"), "one line of many rows"
    assert one.index('"duplicate_of"') < one.index("1 of 2 paragraphs") < one.index("left"), "said in its place"


@pytest.mark.parametrize(
    ("environ", "flags", "paged"),
    [
        pytest.param({}, [], True, id="PAGER"),
        pytest.param({}, ["--no-pager"], False, id="flag"),
        pytest.param({"RESINDEX_PAGER": "off"}, [], False, id="off"),
        pytest.param({"RESINDEX_PAGER": ""}, [], False, id="empty"),
        pytest.param({"RESINDEX_PAGER": "cat"}, [], False, id="cat"),
        pytest.param({"RESINDEX_PAGER": "no-such-pager"}, [], False, id="not there"),
        pytest.param({"TERM": "dumb"}, [], False, id="dumb terminal"),
    ],
)
@pytest.mark.parametrize("arguments", [["show", "A/HRC/RES/31/77"], ["status"], ["search", "impunity"],
                                       ["parse", "corpus"], ["verbs"], ["verbs", "explain", "urges"], ["help", "query"]], ids=" ".join)  # fmt: skip
def test_who_decides_on_the_pager(
    arguments: list[str], environ: dict[str, str], flags: list[str], paged: bool,
    home: Path, environment: dict[str, str], pager: Path, tmp_path: Path,
) -> None:  # fmt: skip
    (tmp_path / "plain-name").symlink_to(pager)
    base = {**environment, "LINES": "3", "PAGER": str(tmp_path / "plain-name")}
    # at_terminal turns the pager off unless it is told otherwise
    chosen = {"RESINDEX_PAGER": str(tmp_path / "plain-name")} if "RESINDEX_PAGER" not in environ else {}
    code, shown = at_terminal(home, {**base, **chosen, **environ}, *arguments, *flags)
    assert code == 0
    assert ("paged" in shown) is paged


def test_pipes_and_files_are_never_paged(home: Path, environment: dict[str, str], pager: Path) -> None:
    environ = {**environment, "RESINDEX_PAGER": str(pager), "LINES": "3"}
    done = subprocess.run(
        [sys.executable, "-m", "resindex", "show", "A/HRC/RES/31/77"],
        cwd=home, env=environ, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout.startswith("A/HRC/RES/31/77")
    assert "paged" not in done.stdout


def test_a_reader_who_leaves_early_is_no_error(home: Path, environment: dict[str, str]) -> None:
    for number in range(200):
        (home / "corpus" / f"copy{number}.txt").write_bytes((home / "corpus" / "harbours.txt").read_bytes())
    environ = {**environment, "RESINDEX_PAGER": "head -n 2", "LINES": "5"}
    code, shown = at_terminal(home, environ, "parse", "corpus")
    assert (code, shown.count("\n")) == (0, 2)


def test_an_interrupt_is_the_pager_s(home: Path, environment: dict[str, str], tmp_path: Path) -> None:
    """Control-C reaches both; the command stays until its pager is left."""
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\ncat\nkill -INT $PPID\nsleep 0.2\necho left\n", encoding="utf-8")
    pager.chmod(0o755)
    environ = {**environment, "RESINDEX_PAGER": str(pager), "LINES": "5"}
    code, shown = at_terminal(home, environ, "show", "A/HRC/RES/31/77")
    assert code == 0
    assert shown.endswith("left\n")


def test_errors_come_after_what_was_found_before_them(home: Path, environment: dict[str, str], pager: Path) -> None:
    (home / "corpus" / "z.pdf").write_bytes(b"%PDF-1.4 and no more")
    environ = {**environment, "RESINDEX_PAGER": f"'{pager}'", "LINES": "5"}
    code, shown = at_terminal(home, environ, "parse", "corpus")
    assert code == 3
    assert shown.index("paged") < shown.index("S/RES/1999") < shown.index("z.pdf: ") < shown.index("left")
    code, shown = at_terminal(home, environ, "show", "A/RES/99/99", "--no-refresh")
    assert code == 2
    assert shown.startswith("\x1b[1;31merror:")


def test_queries_that_are_typed_are_answered_at_once(home: Path, environment: dict[str, str], pager: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "resindex", "search", "-", "--color", "never"],
        cwd=home, env={**environment, "TERM": "xterm", "RESINDEX_PAGER": str(pager), "LINES": "3", "COLUMNS": "80"},
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while b"ends" not in shown:
        shown += os.read(ours, 65536)
    os.write(ours, b"impunity\n")
    while b"2 paragraphs in 1 resolution" not in shown:
        shown += os.read(ours, 65536)
    os.write(ours, b"\x04")
    assert process.wait(timeout=60) == 0
    os.close(ours)
    assert b"paged" not in shown
