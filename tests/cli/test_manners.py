"""Exit codes, errors, pipes, colour, letters: how the command behaves whatever it is asked."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from resindex.cli import main, terminal
from resindex.cli.commands import COMMANDS
from resindex.errors import CorpusError, QueryError
from resindex.model import Span


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], tmp_path: Path) -> None:
    for name in set(os.environ) - set(environment):
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


# ---------------------------------------------------------------- what is typed wrong


#: A command line, what is said to be wrong, the line that shows it with its carets, what to type instead.
MISTAKES = [
    # commands
    ("serch impunity", 'no command "serch"', None, "did you mean  resindex search impunity"),
    ("youth rights", 'no command "youth"', None, "did you mean  resindex search youth rights"),
    ("SEARCH impunity", 'no command "SEARCH"', None, "did you mean  resindex search impunity"),
    ("find impunity", 'no command "find"', None, "did you mean  resindex search impunity"),
    ("cited_by 53/144", 'no command "cited_by"', None, "did you mean  resindex cited-by 53/144"),
    ("update", 'no command "update"', None, "did you mean  resindex index; to search for it,  resindex search update"),
    ("verbs explian urges", 'no command "explian" of resindex verbs', None, "did you mean  resindex verbs explain urges"),
    ("verbs urges", 'no command "urges" of resindex verbs', None, "did you mean  resindex verbs explain urges"),
    ("help serch", 'no help on "serch"', None, "did you mean  resindex help search"),
    # options
    ("search x --verbs urges", "no option --verbs of resindex search", "--verbs", "did you mean  --verb"),
    ("search x --zzzzzz", "no option --zzzzzz of resindex search", "--zzzzzz", "resindex search --help"),
    ("search x --voted SWE", "no option --voted of resindex search", "--voted", "did you mean  --voted-for  or  --voted-against"),
    ("search x --json", "no option --json of resindex search", "--json", "did you mean  --format jsonl"),
    ("search x --since 2000", "no option --since of resindex search", "--since", "did you mean  --year"),
    ("search x -q", "no option -q of resindex search", "-q", "resindex search --help"),
    ("cites 53/144 --formt csv", "no option --formt of resindex cites", "--formt", "did you mean  --format"),
    ("cites 53/144 --formt=csv", "no option --formt of resindex cites", "--formt", "did you mean  --format"),
    ("cites 53/144 --body HRC", "no option --body of resindex cites", "--body",
     "--body is an option of  search, cited-by, cited, verbs, stats;  resindex cites --help"),
    ("cited-by 53/144 --yaer 2000", "no option --yaer of resindex cited-by", "--yaer", "did you mean  --year"),
    ("cited --limit 3", "no option --limit of resindex cited", "--limit", "did you mean  --top"),
    ("lineage 53/144 --depth 2", "no option --depth of resindex lineage", "--depth",
     "--depth is an option of  cites, cited-by;  resindex lineage --help"),
    ("stats --top 3", "no option --top of resindex stats", "--top", "did you mean  --limit"),
    ("verbs explain urges --lang fr", "no option --lang of resindex verbs explain", "--lang", "did you mean  --language"),
    ("parse x --format jsonl", "no option --format of resindex parse", "--format", "did you mean  --jsonl"),
    ("index --rebild", "no option --rebild of resindex index", "--rebild", "did you mean  --rebuild"),
    ("--colour never", "no option --colour of resindex", "--colour", "resindex --help"),
    ("--format csv search x", "no option --format of resindex", "--format", "it stands behind the command, as in  resindex search --format"),
    ("--verison", "no option --verison of resindex", "--verison", "did you mean  --version"),
    # their values
    ("search x --sort dat", 'unknown sort "dat"', "dat", "did you mean  --sort date"),
    ("search x --sort newest", 'unknown sort "newest"', "newest", "did you mean  --sort date"),
    ("search x --format tabel", 'unknown format "tabel"', "tabel", "did you mean  --format table"),
    ("search x --format HTML", 'unknown format "HTML"', "HTML", "did you mean  --format html"),
    ("search x --group body", 'unknown group "body"', "body", "--group is one of  resolution, none"),
    ("search x --limit some", "--limit takes a number of at least 1", "some", "as in  --limit 3"),
    ("search x --limit 0", "--limit takes a number of at least 1", "0", "as in  --limit 3"),
    ("search x --page 0", "--page takes a number of at least 1", "0", "as in  --page 3"),
    ("search x --context 99", "--context takes a number from 0 to 20", "99", "as in  --context 3"),
    ("cites 53/144 --depth two", "--depth takes a number of at least 1", "two", "as in  --depth 3"),
    ("cited --kind treaty", 'unknown kind "treaty"', "treaty", "did you mean  --kind treaties"),
    ("cited --format dot", 'unknown format "dot"', "dot", "--format is one of  table, plain, jsonl, csv"),
    ("status --format json", 'unknown format "json"', "json", "did you mean  --format jsonl"),
    ("completion bsh", 'unknown shell "bsh"', "bsh", "did you mean  resindex completion bash"),
    ("search x --verb", "--verb has no value", None, "as in  --verb urges"),
    ("stats --by", "--by has no value", None, "as in  --by year"),
    ("cites x -f", "--format has no value", None, "--format is one of  table, plain, jsonl, csv, graphml, dot"),
    # arguments
    ("search", "nothing to search for", None, "resindex search impunity, or --help for all that can be asked"),
    ("show", "resindex show needs a SYMBOL", None, "as in  resindex show A/RES/94/901"),
    ("verbs explain", "resindex verbs explain needs a VERB", None, "as in  resindex verbs explain urges"),
    ("parse", "resindex parse needs a PATH", None, "as in  resindex parse corpus --jsonl"),
    ("completion", "resindex completion needs one of bash, zsh, fish", None, "as in  resindex completion bash"),
    ("cited 53/144", 'resindex cited takes no "53/144"', "53/144", "did you mean  resindex cited-by 53/144"),
    ("man search", 'resindex man takes no "search"', "search", "did you mean  resindex help search"),
    ("config limit", 'resindex config takes no "limit"', "limit", "resindex config --help"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "error", "place", "hint"), MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_usage_errors(typed: str, error: str, place: str | None, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(typed)) == 2
    out, err = capsys.readouterr()
    first, *shown, last = err.splitlines()
    assert (out, first, last) == ("", f"error: {error}", f"hint: {hint}")
    if place is None:
        assert shown == []
    else:
        line, carets = shown
        assert "".join(letter for letter, caret in zip(line, carets, strict=False) if caret == "^") == place


def test_the_place_on_a_long_command_line_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", *["impunity"] * 40, "--formt", "csv", *["women"] * 40]) == 2
    _, line, carets, _ = capsys.readouterr().err.splitlines()
    assert line[carets.index("^") :].startswith("--formt")
    assert len(line) <= 120


def test_query_errors_show_the_place(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def run(arguments: list[str]) -> int:
        raise QueryError('unknown verb "urgs"', hint="did you mean  verb:urges", span=Span(5, 9), text="verb:urgs")

    monkeypatch.setattr("resindex.cli.door.enter", run)
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

    monkeypatch.setattr("resindex.cli.door.enter", run)
    assert main(["search", "x"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(words)
    assert "Traceback" not in err
    assert len(err.splitlines()) <= 2


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(arguments: list[str]) -> int:
        raise ValueError("odd")

    monkeypatch.setattr("resindex.cli.door.enter", run)
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
    "doctor": ["doctor"],
    "parse": ["parse", "corpus"],
    "config": ["config"],
    "completion": ["completion", "bash"],
    "man": ["man"],
    "help": ["help", "query"],
}


def test_every_command_is_tried_with_a_closed_pipe() -> None:
    assert set(COMMANDS) - {"watch"} <= set(_PRINTING)  # which prints nothing there, and does not end


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
        ("ascii", b'error: no command ""l\'impunite" ... ????"\n'),
        ("cp1252", 'error: no command "“l’impunité” … ????"\n'.encode("cp1252")),
        ("utf-8", 'error: no command "“l’impunité” … 有罪不罚"\n'.encode()),
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
