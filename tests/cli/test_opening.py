"""From a hit to its source: which programme is started, with which arguments."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from resindex.cli import opening
from resindex.cli.opening import Spot, edit_command, find_spot, view_command
from resindex.errors import CorpusError, ResindexError, UsageError
from resindex.model import Facts, Paragraph


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """An editor and browser that notes its arguments; what it was given."""
    notes = tmp_path / "notes.json"
    programme = tmp_path / "an editor"
    programme.write_text(
        f"#!{sys.executable}\nimport json, sys\nopen({str(notes)!r}, 'w').write(json.dumps(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    programme.chmod(0o755)
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.setenv(variable, shlex.quote(str(programme)))
    monkeypatch.setattr("webbrowser.open", lambda address: bool(notes.write_text(json.dumps([address]))))

    def read() -> list[str]:
        found: list[str] = json.loads(notes.read_text(encoding="utf-8")) if notes.exists() else []
        return found

    return read


# ---------------------------------------------------------------- editors and viewers


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("vim", ["vim", "+12", "/a b.txt"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+12", "/a b.txt"]),
        ("nano", ["nano", "+12", "/a b.txt"]),
        ("emacsclient -nw", ["emacsclient", "-nw", "+12", "/a b.txt"]),
        ("code --wait", ["code", "--wait", "-g", "/a b.txt:12"]),
        ("subl", ["subl", "/a b.txt:12"]),
        ("hx", ["hx", "/a b.txt:12"]),
        ("kate", ["kate", "-l", "12", "/a b.txt"]),
        ("unheard-of", ["unheard-of", "/a b.txt"]),
    ],
)
def test_editors_are_told_the_line_in_their_way(editor: str, arguments: list[str]) -> None:
    assert edit_command(shlex.split(editor), Path("/a b.txt"), 12) == arguments


def test_an_editor_is_told_no_line_that_is_not_known() -> None:
    assert edit_command(["vim"], Path("/a.txt"), None) == ["vim", "/a.txt"]


@pytest.mark.parametrize(
    ("viewer", "arguments"),
    [
        ("zathura -P {page} {file}", ["zathura", "-P", "3", "/{page} b.pdf"]),
        ("show --file={file}", ["show", "--file=/{page} b.pdf"]),
        ("plainly", ["plainly", "/{page} b.pdf"]),
    ],
)
def test_a_viewer_of_ones_own(viewer: str, arguments: list[str]) -> None:
    assert view_command(Spot("x", Path("/{page} b.pdf"), page=3), viewer) == arguments


def test_a_viewer_that_takes_a_page_goes_before_the_system_s(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"okular", "xdg-open", "open"}
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name in there else None)
    assert view_command(Spot("x", Path("/a.pdf"), page=3)) == ["/bin/okular", "-p", "3", "/a.pdf"]
    assert view_command(Spot("x", Path("/a.docx")))[1:] == ["/a.docx"]
    there.clear()
    with pytest.raises(ResindexError, match=r"nothing was found that shows \.pdf files"):
        view_command(Spot("x", Path("/a.pdf"), page=3))


def test_where_a_paragraph_stands(tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "a.txt").write_text("", encoding="utf-8")
    folders = [tmp_path / "first", tmp_path / "second"]
    paragraph = Paragraph("op_1", "operative", "1", "Urges", line=7)
    facts = Facts(symbol="A/RES/1/2", language="fr")
    spot = find_spot("A/RES/1/2#op_1", "a.txt", facts, paragraph, folders, web=False)
    assert spot.words == f"{tmp_path / 'second' / 'a.txt'}:7"
    page = find_spot("A/RES/1/2#op_1", "a.txt", facts, paragraph, folders, web=True)
    assert page.words == "https://docs.un.org/fr/A/RES/1/2"
    with pytest.raises(CorpusError, match="not there any more"):
        find_spot("x", "b.txt", facts, paragraph, folders, web=False)
    with pytest.raises(UsageError, match="no official page"):
        find_spot("x", "a.txt", Facts(), paragraph, folders, web=True)


# ---------------------------------------------------------------- as a user


def test_open_a_paragraph(run: Run, home: Path, noted: Callable[[], list[str]]) -> None:
    done = run("open", "A/HRC/RES/31/77#op_3")
    assert done.returncode == 0, done.stderr
    file = home / "corpus" / "hrc" / "keepers.txt"
    line = file.read_text(encoding="utf-8").splitlines().index(
        "3. Requests the Secretary-General to report on broken lamps to the Council at its thirty-fourth session."
    )  # fmt: skip
    assert noted() == [str(file)]
    assert done.stdout == ""
    assert done.stderr == f"opening A/HRC/RES/31/77#op_3: {file}:{line + 1}\n"


def test_open_prints_the_place_and_opens_nothing(run: Run, home: Path, noted: Callable[[], list[str]]) -> None:
    assert run("open", "A/RES/64/301", "--print").stdout == f"{home / 'corpus' / 'harbours.txt'}:1\n"
    assert run("open", "A/RES/64/301", "--web", "--print").stdout == "https://docs.un.org/en/A/RES/64/301\n"
    assert noted() == []


def test_a_browser_is_started_when_asked(run: Run, noted: Callable[[], list[str]]) -> None:
    done = run("open", "A/RES/64/301#op_1", "--web")
    assert done.returncode == 0, done.stderr
    assert noted() == ["https://docs.un.org/en/A/RES/64/301"]


def test_search_opens_the_first_and_says_which(run: Run, home: Path, noted: Callable[[], list[str]]) -> None:
    done = run("search", "impunity", "--verb", "urges", "--open")
    assert (done.returncode, done.stdout) == (0, "")
    assert noted() == [str(home / "corpus" / "hrc" / "keepers.txt")]
    assert done.stderr.startswith("opening A/HRC/RES/31/77#op_1 (1 of 1 paragraph): ")
    assert run("search", "impunity", "--web").returncode == 0
    assert noted() == ["https://docs.un.org/en/A/HRC/RES/31/77"]


def test_search_that_finds_nothing_opens_nothing(run: Run, noted: Callable[[], list[str]]) -> None:
    done = run("search", "volcano", "--open")
    assert done.returncode == 1
    assert "nothing found" in done.stderr
    assert noted() == []


@pytest.mark.skipif(os.name == "nt", reason="file names cannot hold such letters there")
@pytest.mark.parametrize(
    "name", ["$(touch harm).txt", "a;touch harm;.txt", "-rf 'it\"s.txt", "two\nlines.txt", "{line}.txt"]
)
def test_strange_names_are_arguments_and_nothing_else(
    name: str, run: Run, home: Path, noted: Callable[[], list[str]]
) -> None:
    (home / "corpus" / "winds.txt").rename(home / "corpus" / name)
    done = run("open", "S/RES/1999(2011)#op_1")
    assert done.returncode == 0, done.stderr
    assert noted() == [str(home / "corpus" / name)]
    assert not (home / "harm").exists()
    assert len(done.stderr.splitlines()) == 2  # of the index, and of what is opened


def test_a_file_that_is_gone(run: Run, home: Path, noted: Callable[[], list[str]]) -> None:
    (home / "corpus" / "winds.txt").unlink()
    done = run("open", "S/RES/1999(2011)", "--no-refresh")
    assert done.returncode == 3
    assert done.stderr.startswith("error: winds.txt is not there any more in ")
    assert noted() == []


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("no-such-editor-at-all", "no-such-editor-at-all cannot be started: "),
        ("false", "false ended with code 1"),
        ("'unclosed", "is no command"),
        (" ", "no editor was found"),
    ],
)
def test_editors_that_do_not_work(editor: str, words: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    done = run("open", "S/RES/1999(2011)")
    assert (done.returncode, done.stdout) == (3, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_no_browser(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda address: False)
    done = run("open", "S/RES/1999(2011)", "--web")
    assert done.returncode == 3
    assert "hint: the page is  https://docs.un.org/en/S/RES/1999(2011)" in done.stderr


def test_a_pdf_is_left_to_run_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(opening.subprocess, "Popen", lambda command, **how: started.append(command))
    opening.open_source(Spot("x", tmp_path / "a.PDF", page=2), "mine {page}")
    assert started == [["mine", "2", str(tmp_path / "a.PDF")]]
