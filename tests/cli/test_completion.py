"""What completion offers, and that a shell that puts it on the line means what was offered."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex import offers
from resindex.cli.commands import COMMANDS
from resindex.cli.completion.line import read_line
from resindex.cli.completion.query import complete_query
from resindex.cli.completion.shells import SHELLS, _for_bash, script
from resindex.cli.completion.values import Candidate, values
from resindex.fields import FIELDS, find_field


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


def offered(run: Run, line: str) -> list[str]:
    """The candidates for a line, as fish gets them."""
    done = run("__complete", "fish", line)
    assert (done.returncode, done.stderr) == (0, "")
    kind, *lines = done.stdout.splitlines()
    assert kind == "words"
    return [candidate.split("\t")[0] for candidate in lines]


# ---------------------------------------------------------------- the line


@pytest.mark.parametrize(
    ("line", "words", "current", "quote"),
    [
        ("resindex se", ["resindex"], "se", ""),
        ("resindex search ", ["resindex", "search"], "", ""),
        ("resindex search 'human rights' --ver", ["resindex", "search", "human rights"], "--ver", ""),
        ("resindex search 'verb:ca", ["resindex", "search"], "verb:ca", "'"),
        ('resindex search "verb:\\"calls u', ["resindex", "search"], 'verb:"calls u', '"'),
        ("resindex search calls\\ u", ["resindex", "search"], "calls u", ""),
        ("RESINDEX_INDEX=x y=z resindex se", ["resindex"], "se", ""),
        ("resindex show 'A'/RE", ["resindex", "show"], "A/RE", ""),
    ],
)
def test_lines_are_read_as_shells_read_them(line: str, words: list[str], current: str, quote: str) -> None:
    typed = read_line(line)
    assert (typed.words, typed.current, typed.quote) == (words, current, quote)


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_whatever_is_quoted_is_read_back(words: list[str]) -> None:
    line = "cmd " + shlex.join(words) + " "
    assert read_line(line).words == ["cmd", *words]


# ---------------------------------------------------------------- what is offered


@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        pytest.param("resindex se", ["search"], id="command"),
        pytest.param("resindex search verb:ur", ["verb:urges"], id="verb in a query"),
        pytest.param("resindex search 'lamps -verb:ur", ["lamps -verb:urges"], id="denied"),
        pytest.param("resindex search act:ur", ["act:urges"], id="alias"),
        pytest.param("resindex search 'impunity AND verb:ur", ["impunity AND verb:urges"], id="later in a query"),
        pytest.param("resindex search '(verb:ur", ["(verb:urges"], id="in parentheses"),
        pytest.param("resindex search 'verb:(urges OR cal", ['verb:(urges OR "calls upon"'], id="alternatives"),
        pytest.param("resindex search 'verb:\"calls", ['verb:"calls upon"'], id="quotation of the query"),
        pytest.param("resindex search verb:CALLS", ['verb:"calls upon"'], id="case"),
        pytest.param("resindex search 'verb:>=ur", ["verb:>=urges"], id="comparison"),
        pytest.param("resindex search verb:invites..ur", ["verb:invites..urges"], id="range of verbs"),
        pytest.param("resindex search verb:@prai", ["verb:@praises"], id="family"),
        pytest.param("resindex search --verb ur", ["urges"], id="option"),
        pytest.param("resindex search --verb=ur", ["--verb=urges"], id="option with its value"),
        pytest.param("resindex search -v ur", ["urges"], id="short option"),
        pytest.param("resindex verbs --body H", ["Human Rights Council", "HRC"], id="bodies and their short names"),
        pytest.param("resindex search --section o", ["operative", "op"], id="sections"),
        pytest.param("resindex search --language E", ["en", "English"], id="languages"),
        pytest.param("resindex search --addressee Sec", ["Secretary-General"], id="addressees"),
        pytest.param("resindex search --year 20", ["2016", "2009"], id="years, the last first"),
        pytest.param("resindex search year:2009..20", ["year:2009..2016", "year:2009..2009"], id="to"),
        pytest.param("resindex search symbol:A/H", ["symbol:A/HRC/RES/31/77"], id="symbol"),
        pytest.param("resindex show A/RES", ["A/RES/64/301"], id="argument that is a symbol"),
        pytest.param("resindex show s/res", ["S/RES/1999(2011)"], id="symbol in small letters"),
        pytest.param("resindex open A/RES", ["A/RES/64/301"], id="another command"),
        pytest.param("resindex cites A/HRC/RES/31/77#op_2", [f"A/HRC/RES/31/77#op_{n}" for n in ("2", "2_a", "2_b")], id="places"),
        pytest.param("resindex show a/res/64/301#p", ["a/res/64/301#pp_1", "a/res/64/301#pp_2"], id="places, in small letters"),
        pytest.param("resindex open 64/301#OP_3", ["64/301#op_3"], id="places behind a number"),
        pytest.param("resindex show 'S/RES/1999 (2011)#", [f"S/RES/1999 (2011)#{place}" for place in ("pp_1", "op_1")], id="places behind a year"),
        pytest.param("resindex search cites:A/RES/64/301#op_1", ["cites:A/RES/64/301#op_1"], id="places that are cited"),
        pytest.param("resindex search --cites A/RES/64/301#op_1", ["A/RES/64/301#op_1"], id="places of a filter"),
        pytest.param("resindex show A/RES/64/999#", [], id="places of no document"),
        pytest.param("resindex lineage A/RES/64/301#", [], id="a lineage is of whole texts"),
        pytest.param("resindex search tit", ["title:"], id="field"),
        pytest.param("resindex search sect", ["section:operative", "section:preambular"], id="field with its values"),
        pytest.param("resindex search 'impunity N", ["impunity NOT", "impunity NEAR/5", "impunity number:"], id="operators"),
        pytest.param("resindex search --sort ", ["relevance", "date", "symbol"], id="choices"),
        pytest.param("resindex search --format=p", ["--format=plain"], id="choice with its option"),
        pytest.param("resindex search --facet addressee_", ["addressee_class"], id="facets"),
        pytest.param("resindex search --facet verb,ye", ["verb,year"], id="several facets"),
        pytest.param("resindex search x --no-r", ["--no-refresh"], id="options"),
        pytest.param("resindex search x --no-refresh --no-r", [], id="options that were given"),
        pytest.param("resindex verbs ex", ["explain"], id="command below a command"),
        pytest.param("resindex verbs explain ur", ["urges"], id="its argument"),
        pytest.param("resindex help e", ["environment", "exit-codes"], id="topics"),
        pytest.param("resindex completion f", ["fish"], id="shells"),
        pytest.param("resindex search '\"verb:ur", [], id="a quotation is no field"),
        pytest.param("resindex search verbs:ur", [], id="no such field"),
        pytest.param("resindex serch verb:ur", [], id="no such command"),
        pytest.param("resindex search -- --ver", [], id="no options any more"),
    ],
)  # fmt: skip
def test_what_is_offered(line: str, candidates: list[str], run: Run) -> None:
    found = offered(run, line)
    assert set(candidates) <= set(found) if line.endswith("sect") else found == candidates


def test_every_command_and_every_option_is_offered(run: Run) -> None:
    assert offered(run, "resindex ") == list(COMMANDS)
    options = set(offered(run, "resindex search --"))
    assert {field.option for field in FIELDS if field.option} <= options
    assert {"--exact", "--explain", "--open", "--no-pager", "--help"} <= options
    assert offered(run, "resindex search ") == [f"{field.name}:" for field in FIELDS]


_PUBLISHED = ("subject", "agenda", "sponsor", "voted_for", "voted_against", "abstained", "status")


@pytest.mark.parametrize("field", [field for field in FIELDS if field.option], ids=lambda field: field.name)
def test_every_filter_has_values_that_begin_as_typed(field: object, run: Run) -> None:
    option = field.option  # type: ignore[attr-defined]
    everything = offered(run, f"resindex search {option} ")
    # What publishers tell in their metadata, these texts do not have.
    assert everything or field.name in _PUBLISHED  # type: ignore[attr-defined]
    for value in everything:
        typed = value[:2]
        begun = offered(run, f"resindex search {option} {shlex.quote(typed)}")
        assert value in begun
        assert all(one.casefold().startswith(typed.casefold()) for one in begun)


def test_files_and_folders_are_left_to_the_shell(run: Run) -> None:
    assert run("__complete", "bash", "resindex parse ", "").stdout == "files\n"
    assert run("__complete", "zsh", "resindex index --corpus c").stdout == "folders\n"


def test_the_index_that_the_line_names_is_asked(run: Run, home: Path) -> None:
    (home / "index").rename(home / "elsewhere")
    assert offered(run, "resindex search --verb ur") == []
    assert offered(run, "resindex search --index elsewhere --verb ur") == ["urges"]
    assert offered(run, "resindex search --index=elsewhere verb:ur") == ["verb:urges"]


def test_trouble_offers_nothing_and_says_nothing(run: Run, home: Path) -> None:
    (home / "resindex.toml").write_text("limt = 3\n", encoding="utf-8")
    assert offered(run, "resindex search --verb ur") == []
    assert offered(run, "resindex sea") == ["search"]


def test_symbols_are_offered_step_by_step(tmp_path: Path) -> None:
    many = [(f"A/RES/{session}/{number}", 1) for session in (70, 71) for number in range(1, 60)]
    offers.write(tmp_path, 7, {"symbol": [*many, ("A/HRC/RES/1/1", 1)]})
    symbol = find_field("symbol")
    assert symbol is not None
    assert [(c.text, c.final) for c in values(symbol, "A/", tmp_path)] == [("A/HRC/RES/1/1", True), ("A/RES/", False)]
    assert [c.text for c in values(symbol, "A/R", tmp_path)] == ["A/RES/70/", "A/RES/71/"]
    assert len(values(symbol, "A/RES/71/", tmp_path)) == 59
    assert [c.text for c in values(symbol, "a/res/71/59", tmp_path)] == ["A/RES/71/59"]


# ---------------------------------------------------------------- the file of offers


def test_offers_keep_what_they_are_given(tmp_path: Path) -> None:
    given = {"verb": [("calls upon", 3), ("urges", 2)], "subject": [], "body": [(":verb", 1), ("Ünïted", 1)]}
    assert offers.write(tmp_path, 7, given) is True
    assert offers.write(tmp_path, 7, given) is False
    assert (offers.current(tmp_path, 7), offers.current(tmp_path, 8)) == (True, False)
    assert {name: offers.offered(tmp_path, name) for name in given} == given
    assert offers.offered(tmp_path, "ver") == []
    assert offers.offered(tmp_path, "body", "ünï") == [("Ünïted", 1)]


def test_offers_are_bounded_and_hold_one_line_a_value(tmp_path: Path) -> None:
    long = [(f"{number:06}" + "x" * 94, 1) for number in range(20_000)]
    offers.write(tmp_path, 7, {"symbol": long, "verb": [("two\nlines", 9), ("tab\there", 9), ("urges", 1)]})
    assert (tmp_path / offers.FILE).stat().st_size < offers.LARGEST + 100
    assert offers.offered(tmp_path, "symbol")[0] == long[0]
    assert offers.offered(tmp_path, "verb") == [("urges", 1)]


def test_a_file_of_another_form_offers_nothing(tmp_path: Path) -> None:
    (tmp_path / offers.FILE).write_text("resindex-offers 99\n:verb\n1\turges\n", encoding="utf-8")
    assert offers.offered(tmp_path, "verb") == []
    assert not offers.current(tmp_path, 7)


def test_each_run_that_changes_the_vocabulary_writes_it_anew(run: Run, home: Path) -> None:
    new = "S/RES/2000(2011)\n\nThe Security Council,\n\n1. Deplores the silence of the winds.\n"
    (home / "corpus" / "storms.txt").write_text(new, encoding="utf-8")
    assert offered(run, "resindex search verb:depl") == []
    run("search", "winds")  # takes up a small change on its way
    assert offered(run, "resindex search verb:depl") == ["verb:deplores"]
    (home / "corpus" / "storms.txt").unlink()
    run("index")
    assert offered(run, "resindex search verb:depl") == []
    (home / "index" / offers.FILE).unlink()
    run("index")
    assert offered(run, "resindex search verb:ur") == ["verb:urges"]


# ---------------------------------------------------------------- quotation marks


_TEXTS = st.text(st.sampled_from("abZ09 \"'\\$`!*?()[]{}<>|&;#~:=@/.,-…éя"), min_size=1, max_size=12)


@given(value=_TEXTS, typed=st.integers(0, 12), quote=st.sampled_from(["", "'", '"']))
def test_bash_reads_back_what_was_offered(value: str, typed: int, quote: str) -> None:
    """For any value and any beginning of it, in any quotation marks: the finished line has the value as one word."""
    beginning = value[:typed]
    if quote == "'" and "'" in beginning:
        beginning = ""
    raw = {
        "": "".join(c if c.isalnum() else "\\" + c for c in beginning),
        "'": beginning,
        '"': "".join("\\" + c if c in '"\\$`' else c for c in beginning),
    }[quote]
    line = f"cmd {quote}{raw}"
    replaced = raw  # as bash tells it: the word behind its quotation mark
    put = _for_bash(Candidate(value), read_line(line), replaced)
    finished = line[: len(line) - len(replaced)] + put + quote
    assert shlex.split(finished, posix=True) == ["cmd", value] or (quote == '"' and _shlex_differs(finished, value))


def _shlex_differs(finished: str, value: str) -> bool:
    """In double quotation marks a shell takes the backslash from ``$`` and a grave accent; shlex does not."""
    return read_line(f"{finished} ").words == ["cmd", value]


@given(_TEXTS)
def test_a_value_offered_in_a_query_is_the_value_that_the_query_asks_for(value: str) -> None:
    from tempfile import TemporaryDirectory

    from resindex.query.parser import parse
    from resindex.query.syntax import Value

    value = " ".join(value.replace('"', "").replace("\\", "").replace("*", "").split())
    if not any(c.isalnum() for c in value):
        return
    with TemporaryDirectory() as folder:
        offers.write(Path(folder), 7, {"subject": [(value, 1)]})
        (candidate,) = complete_query("impunity subject:", Path(folder))
    (asked,) = [part for part in parse(candidate.text).parts if isinstance(part, Value)]  # type: ignore[attr-defined]
    assert asked.values == (value,)


# ---------------------------------------------------------------- the shells themselves


_BASH = r"""
source <(resindex completion bash)
COMP_LINE=$1 COMP_POINT=${#1}
_resindex resindex "$2" search
printf '%s\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("line", "word", "replies"),
    [
        ("resindex search verb:ur", "ur", ["urges "]),
        ("resindex search --verb cal", "cal", [r"calls\ upon "]),
        ("resindex search verb:cal", "cal", [r"\"calls\ upon\" "]),
        ("resindex search 'verb:cal", "verb:cal", ['verb:"calls upon"']),
        ('resindex search "verb:cal', "verb:cal", [r"verb:\"calls upon\""]),
        ("resindex search --verb=cal", "cal", [r"calls\ upon "]),
        ("resindex show S/RES", "S/RES", [r"S/RES/1999\(2011\) "]),
        ("resindex search tit", "tit", ["title:"]),
        ("resindex sea", "sea", ["search "]),
    ],
)
def test_bash(line: str, word: str, replies: list[str], home: Path, environment: dict[str, str], on_path: Path) -> None:
    environ = {**environment, "PATH": f"{on_path}:{environment['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", _BASH, "bash", line, word],
        cwd=home, env=environ, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    # Outside of a completion bash has no options to set: the complaint goes nowhere, the replies come.
    assert done.stdout.splitlines() == replies, done.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_are_scripts_of_their_shell(shell: str, tmp_path: Path) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    file = tmp_path / "script"
    file.write_text(script(shell), encoding="utf-8")
    done = subprocess.run([found, "-n", str(file)], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("shell", "place"),
    [
        ("bash", ".local/share/bash-completion/completions/resindex"),
        ("zsh", ".local/share/zsh/site-functions/_resindex"),
        ("fish", ".config/fish/completions/resindex.fish"),
    ],
)
def test_install_says_where(shell: str, place: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "BASH_COMPLETION_USER_DIR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    done = run("completion", shell, "--install")
    assert done.returncode == 0, done.stderr
    file = tmp_path / "me" / place
    assert done.stdout.startswith(f"written: {file}\n")
    assert file.read_text(encoding="utf-8") == script(shell) == run("completion", shell).stdout


def test_install_that_cannot_write(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("BASH_COMPLETION_USER_DIR", str(tmp_path / "file"))
    done = run("completion", "bash", "--install")
    assert (done.returncode, done.stdout) == (3, "")
    assert "resindex completion bash prints the script" in done.stderr
