"""Exit codes, errors, pipes, colour, letters: how the command behaves whatever it is asked."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from resindex.cli import main, terminal
from resindex.cli.app import COMMANDS
from resindex.errors import CorpusError, QueryError
from resindex.model import Span


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], tmp_path: Path) -> None:
    for name in set(os.environ) - set(environment):
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


# ---------------------------------------------------------------- what is typed wrong


@pytest.mark.parametrize(
    ("typed", "error", "hint"),
    [
        pytest.param("serch impunity", "no command 'serch'", "did you mean  resindex search impunity", id="misspelt"),
        pytest.param("youth rights", "no command 'youth'", "did you mean  resindex search youth rights", id="a query"),
        pytest.param("search x --verbs urges", "no option --verbs of resindex", "did you mean  --verb", id="option"),
        pytest.param("search x --zzzzzz", "no option --zzzzzz", "resindex search --help", id="no such option"),
        pytest.param("--colour never", "no option --colour of resindex", "resindex --help", id="too early"),
        pytest.param("search x --sort dat", "'dat' is not one of 'relevance', 'date'", "did you mean  date", id="sort"),
        pytest.param("search x --format tabel", "not one of 'table', 'plain'", "did you mean  table", id="format"),
        pytest.param("search x --limit some", "'some'", "search --help", id="number"),
        pytest.param("search x --limit 0", '"0" is not a limit', "at least 1", id="no hits wanted"),
        pytest.param("search x --page 0", "0 is not a number of at least 1", "search --help", id="page"),
        pytest.param("search", "nothing to search for", "resindex search impunity", id="empty"),
        pytest.param("search x --verb", "--verb", "search --help", id="option without value"),
        pytest.param("show", "missing argument", "resindex show --help", id="argument"),
        pytest.param("parse", "missing argument", "resindex parse --help", id="paths"),
    ],
)  # fmt: skip
def test_usage_errors(typed: str, error: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    assert main(shlex.split(typed)) == 2
    out, err = capsys.readouterr()
    first, second = err.splitlines()
    assert out == ""
    assert first.startswith("error: ")
    assert error in first
    assert second.startswith("hint: ")
    assert hint in second


def test_query_errors_show_the_place(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def run(arguments: list[str]) -> int:
        raise QueryError('unknown verb "urgs"', hint="did you mean  verb:urges", span=Span(5, 9), text="verb:urgs")

    monkeypatch.setattr("resindex.cli.app.run", run)
    assert main(["search", "verb:urgs"]) == 2
    assert capsys.readouterr().err == (
        'error: unknown verb "urgs"\n  verb:urgs\n       ^^^^\nhint: did you mean  verb:urges\n'
    )


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    ("trouble", "code", "words"),
    [
        pytest.param(CorpusError("no corpus", hint="make one"), 3, "error: no corpus\nhint: make one\n", id="ours"),
        pytest.param(PermissionError(13, "Permission denied", "/x"), 3, "error: /x: Permission denied\n", id="machine"),
        pytest.param(KeyboardInterrupt(), 130, "interrupted\n", id="interrupt"),
        pytest.param(BrokenPipeError(), 0, "", id="closed pipe"),
        pytest.param(ValueError("odd"), 3, "error: unexpected fault (ValueError: odd)\n", id="fault"),
        pytest.param(RecursionError(), 3, "error: unexpected fault (RecursionError)\n", id="fault without words"),
    ],
)  # fmt: skip
def test_trouble(
    trouble: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(arguments: list[str]) -> int:
        raise trouble

    monkeypatch.setattr("resindex.cli.app.run", run)
    assert main(["search", "x"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(words)
    assert "Traceback" not in err
    assert len(err.splitlines()) <= 2


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(arguments: list[str]) -> int:
        raise ValueError("odd")

    monkeypatch.setattr("resindex.cli.app.run", run)
    monkeypatch.setenv("RESINDEX_DEBUG", "1")
    with pytest.raises(ValueError, match="odd"):
        main(["search", "x"])


#: Each command with something to print.
_PRINTING = {
    "stats": ["stats"],
    "search": ["search", "impunity"],
    "show": ["show", "A/HRC/RES/31/77"],
    "open": ["open", "A/HRC/RES/31/77", "--print"],
    "cites": ["cites", "A/RES/64/301"],
    "cited-by": ["cited-by", "A/RES/61/222"],
    "cited": ["cited"],
    "lineage": ["lineage", "A/HRC/RES/31/77"],
    "verbs": ["verbs"],
    "index": ["index"],
    "status": ["status"],
    "parse": ["parse", "corpus"],
    "config": ["config"],
    "completion": ["completion", "bash"],
    "man": ["man"],
    "help": ["help", "query"],
}


def test_every_command_is_tried_with_a_closed_pipe() -> None:
    assert set(COMMANDS) <= set(_PRINTING)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["search", "--help"], [], ["--version"], ["search", "impunity", "--format", "jsonl"], ["search", "-"],
     ["__complete", "bash", "resindex se", "se"], *_PRINTING.values()],
    ids=" ".join,
)  # fmt: skip
def test_closed_pipe_is_quiet(arguments: list[str], environment: dict[str, str], home: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "resindex", *arguments], input=b"impunity\n",
            stdout=writer, stderr=subprocess.PIPE, env=environment, cwd=home, timeout=60, check=False,
        )  # fmt: skip
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("typed", "code", "error"),
    [
        pytest.param("--version >&-", 0, "", id="closed output"),
        pytest.param("serch x 2>&-", 2, "", id="closed errors"),
        pytest.param("--version >/dev/full", 3, "error: No space left on device\n", id="full disk"),
    ],
)
def test_streams_that_cannot_be_written(typed: str, code: int, error: str, environment: dict[str, str]) -> None:
    if "/dev/full" in typed and not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    line = f"{sys.executable} -m resindex {typed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, encoding="utf-8", env=environment, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", error)


def test_interrupt_from_the_keyboard(bare: Path, environment: dict[str, str]) -> None:
    """A run that is interrupted ends with one line, and leaves an index that the next run completes."""
    for number in range(300):
        shutil.copy(bare / "corpus" / "hrc" / "keepers.txt", bare / "corpus" / f"copy{number}.txt")
    process = subprocess.Popen(
        [sys.executable, "-m", "resindex", "index"],
        cwd=bare, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        start_new_session=True,
    )  # fmt: skip
    while process.poll() is None and not (bare / "index" / "whoosh").exists():
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to the workers too
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "interrupted\n")
    again = subprocess.run(
        [sys.executable, "-m", "resindex", "index"],
        cwd=bare, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_plain_and_shows_how(command: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*([command] if command else []), "--help"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "\x1b" not in out
    assert not set("─│╭╮╰╯┌┐└┘━┃") & set(out)
    examples = [line for line in out.splitlines() if line.startswith("    resindex ")]
    assert 3 <= len(examples) <= 5
    assert "..." not in out.replace("]...", "").replace("PATH...", "").replace("[ARGS]...", ""), "nothing is cut short"


def test_short_help_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "-h"]) == 0
    assert "Usage: resindex search" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("resindex 0.")


def test_exit_codes_are_documented(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    out = capsys.readouterr().out
    assert all(f"    {code:<3}  " in out for code in ("0", "1", "2", "3", "130"))


def test_every_filter_of_the_field_table_is_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    from resindex.fields import FIELDS

    main(["search", "--help"])
    out = capsys.readouterr().out
    assert [f.option for f in FIELDS if f.option and f.option not in out] == []


# ---------------------------------------------------------------- colour and letters


@pytest.mark.parametrize(
    ("flag", "environ", "tty", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(flag: str, environ: dict[str, str], tty: bool, wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert terminal.wants_color(flag, tty) is wanted


@pytest.mark.parametrize(
    ("arguments", "flag"),
    [
        (["search", "x", "--color", "always"], "always"),
        (["search", "--color=never", "x"], "never"),
        (["search", "x", "--color"], "auto"),
        (["search", "x", "--color", "pink"], "auto"),
        (["search", "--", "--color", "always"], "auto"),
    ],
)
def test_colour_of_errors_is_found_among_wrong_arguments(arguments: list[str], flag: str) -> None:
    assert terminal.color_flag(arguments) == flag


def test_errors_are_coloured_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "x", "--sort", "dat", "--color", "always"]) == 2
    assert "\x1b[1;31merror:\x1b[0m" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", b"error: no command '\"l'impunite\" ... ????'\n"),
        ("cp1252", "error: no command '“l’impunité” … ????'\n".encode("cp1252")),
        ("utf-8", "error: no command '“l’impunité” … 有罪不罚'\n".encode()),
    ],
)
def test_any_text_can_be_printed_in_any_encoding(
    encoding: str, shown: bytes, environment: dict[str, str], tmp_path: Path
) -> None:
    code = "import sys; from resindex.cli import main; sys.exit(main(['“l’impunité” … 有罪不罚']))"
    environ = {**environment, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environ, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines(keepends=True)[0] == shown


def test_a_stream_that_is_closed_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def isatty(self) -> bool:
            raise ValueError("I/O operation on closed file")

    stream: Any = Closed()
    monkeypatch.setattr(sys, "stdout", stream)
    assert terminal.terminal().interactive is False
