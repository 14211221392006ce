"""Nothing that a document, a file name, a setting or a query holds acts on a screen, a spreadsheet or a browser.

A corpus of attacks goes through every command in every format; standard output and standard error are looked at byte for
byte. The commands and their formats are read from the programme itself: a new one is tested when it is written.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import socket
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from resindex.cli import main
from resindex.cli.app import command_named
from resindex.cli.commands import COMMANDS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="such names of files are not possible there")

#: What is neither text nor tab nor the end of a line.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)
#: What is ours: words of ours from right to left that are set apart, colours, and links to the official documents.
ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*[\u0590-\u08ff][^\u2066-\u2069]*\u2069")
OURS = re.compile(r"\x1b\[[\d;]*m|\x1b]8;(?:id=[\d-]+;https://docs\.un\.org/[\x21-\x7e]*|;)\x1b\\")
ATTACK = (
    "\x1b]0;owned\x07\x1b[2J\x1b]8;;http://evil.example\x1b\\safe\x1b]8;;\x1b\\\x9b31m\u202edetpoda\u202c\u2066x\u2069"
    "\u200b\u061c\ufeff\U000e0041\u2028<script>alert(1)</script><a href=\"javascript:alert(1)\" onclick='x'>"
)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
NAMES = (
    "clear\x1b[2J.txt", "line\nerror: forged.txt", "\u202etxt.exe.txt", "=cmd|'calc'!A1.txt", "back\b\b.txt", "link\x1b]8;;x\x07.txt",
    "<script>.txt", "dele\x7fte\x9b.txt", "bytes\udcff\udc9b.txt",
)  # fmt: skip
TEXT = f"""\
A/RES/61/{{number}}

61/{{number}}. =HYPERLINK("http://evil.example") {ATTACK}

The General Assembly,

Recalling its resolution 53/144 of 9 December 1998 {ATTACK},

1. Urges all States {ATTACK} to end impunity{ATTACK};

2. =1+1 calls upon Member States{ATTACK} to act, see A/C.3/70/L.45{ATTACK};
"""
PAGE = """\
<!DOCTYPE html><html><body><h1>A/RES/60/251 &#x1b;]0;owned&#7; &#x202e;x</h1><p>The General Assembly,</p><p>1. <i>Urges</i>
<a href="javascript:alert(1)">all States &#27;[2J</a> &lt;script&gt;alert(1)&lt;/script&gt; to end impunity&#155;31m;</p></body></html>
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder whose very name attacks."""
    folder = tmp_path_factory.mktemp("x") / "pro\x1b]0;owned\x07ject\u202e"
    corpus = folder / "corpus"
    (corpus / "sub\x1b[31m").mkdir(parents=True)
    for number, name in enumerate(NAMES, 101):
        (corpus / name).write_text(TEXT.format(number=number), encoding="utf-8")
        (corpus / "sub\x1b[31m" / name).touch()  # cannot be read, and is named with the reason
    (corpus / "page.html").write_text(PAGE, encoding="utf-8")
    return folder


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each command with the formats that it has."""
    for name in COMMANDS:
        command = command_named(name)
        for path, one in [(name, command), *((f"{name} {n}", c) for n, c in getattr(command, "commands", {}).items())]:
            formats = [p.type.choices for p in one.params if "--format" in p.opts]
            yield path, list(formats[0]) if formats else []


ASKED = {
    "search": [["impunity"], ["impunity", "--whole", "--cite", "--explain"], ["safe", "--group", "none", "-C", "1"], ["impunity", "--count", "--facet", "addressee"], ["impunity", "--timeline"], [ATTACK], [f'"{ATTACK}'], ["symbol:" + ATTACK], ["--verb", ATTACK], ["--addressee", ATTACK], ["verb:" + ATTACK], ["a", "--index", ATTACK], [f"({ATTACK}"]],
    "show": [["A/RES/61/101"], ["A/RES/61/101#op_1"], ["A/RES/60/251"], [ATTACK], ["A/RES/61/101#" + ATTACK]],
    "open": [[ATTACK, "--print"]],  # for what it prints of a file, see below
    "cites": [["A/RES/61/101"], [ATTACK]],
    "cited-by": [["A/RES/53/144"], [ATTACK]],
    "cited": [[], ["--verb", ATTACK]],
    "lineage": [["A/RES/61/101"], [ATTACK]],
    "verbs": [[], ["--verb", ATTACK]],
    "verbs explain": [["urges"], [ATTACK]],
    "stats": [["impunity", "--by", "addressee"], ["impunity", "--by", "verb,year"], [ATTACK], ["--by", ATTACK]],
    "index": [[], [ATTACK], ["--rebuild"], ["--corpus", ATTACK]],
    "status": [[], ["--files"]],
    "parse": [["corpus"], ["corpus", "--jsonl"], ["corpus", "--explain"], [ATTACK]],
    "help": [[], ["query"], [ATTACK]],
    "config": [[]],
    "doctor": [[], ["--index", ATTACK]],
    "completion": [["bash"], ["zsh"], ["fish"], [ATTACK]],
    "man": [[]],
    "watch": [],  # it goes on until Ctrl-C, and says what index and the others say
    "__complete": [["bash", "resindex search --addressee ", ""], ["zsh", "resindex search --addressee St"], ["fish", "resindex show "], ["bash", ATTACK, ATTACK], [ATTACK]],
    ATTACK: [[], ["x"]],
    "": [[], [f"--{ATTACK}"], ["search", f"--{ATTACK}"], ["search", "x", "--sort", ATTACK], ["search", "x", "-n", ATTACK], ["search", "x", "--format", ATTACK]],
}  # fmt: skip
RUNS = [
    (name, arguments, format_)
    for name, formats in [*commands(), ("__complete", []), (ATTACK, []), ("", [])]
    for arguments in ASKED[name]
    for format_ in (*formats, None)
]
Run = Callable[..., tuple[str, str]]


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs ``resindex`` in the folder, with no network; what it wrote, undecodable bytes as surrogates."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    for name in list(os.environ):
        if name.startswith("RESINDEX_") or name in ("PAGER", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(home)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "sendto", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)

    def one(*arguments: str) -> tuple[str, str]:
        capsysbinary.readouterr()
        main(arguments)
        out, trouble = capsysbinary.readouterr()
        return out.decode("utf-8", "surrogateescape"), trouble.decode("utf-8", "surrogateescape")

    return one


def spelled(name: str, arguments: list[str], format_: str | None) -> list[str]:
    """The command as typed."""
    return [
        *name.split(" ")[: 2 if name == "verbs explain" else 1],
        *arguments,
        *(["--format", format_] if format_ else []),
    ]


@pytest.mark.parametrize("colour", ["never", "always"])
def test_no_command_lets_anything_act_on_a_screen(run: Run, colour: str) -> None:
    colourful = {name for name, *_ in RUNS} - {"help", "config", "completion", "man", "__complete", ATTACK, ""}
    written = asked = 0
    for name, arguments, format_ in RUNS:
        command = (
            spelled(name, arguments, format_) if name not in (ATTACK, "") else [*([name] if name else []), *arguments]
        )
        if colour == "always" and (name not in colourful or format_ not in (None, "table")):
            continue
        out, trouble = run(*command, *(["--color", "always"] if colour == "always" else []))
        for stream in (out, trouble):
            stream = ISOLATED.sub("", OURS.sub("", stream) if colour == "always" else stream)
            found = FORBIDDEN.search(stream)
            assert not found, (command, stream[max(0, found.start() - 60) : found.end() + 30])
        assert "unexpected fault" not in trouble, (command, trouble)
        written += bool(out)
        asked += 1
    assert written > asked / 4, "most commands had something to say"


def test_the_name_of_a_file_is_told_as_it_is_to_a_programme_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    out, _ = run("open", "A/RES/61/101", "--print")
    assert Path(out.rpartition(":")[0]).is_file()
    assert "\x1b" in out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    shown, _ = run("open", "A/RES/61/101", "--print")
    assert shown
    assert not FORBIDDEN.search(shown)


@pytest.mark.parametrize(
    "name",
    ["RESINDEX_FORMAT", "RESINDEX_COLOR", "RESINDEX_LIMIT", "RESINDEX_CORPUS", "RESINDEX_INDEX", "RESINDEX_LINKS"],
)
def test_no_setting_acts_on_a_screen(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, ATTACK.replace("\x00", ""))
    for command in (["config"], ["config", "--format", "jsonl"], ["status"], ["search", "x"]):
        out, trouble = run(*command)
        assert not FORBIDDEN.search(out + trouble), command


def test_no_settings_file_acts_on_a_screen(run: Run, home: Path) -> None:
    place = home / "resindex.toml"
    try:
        for text in (
            f'"{ATTACK.replace(chr(34), "").encode("unicode_escape").decode()}" = 1',
            "\x1b[2J",
            f"x = '{chr(0x202E)}'",
        ):
            place.write_text(text.replace("\\x", "\\u00"), encoding="utf-8")
            out, trouble = run("config")
            assert trouble.startswith("error:")
            assert not FORBIDDEN.search(out + trouble)
    finally:
        place.unlink()


def records(run: Run, kind: str) -> Iterator[tuple[list[str], str]]:
    """What each command writes in one format."""
    for name, arguments, format_ in RUNS:
        if format_ == kind and ATTACK not in " ".join(arguments):
            command = spelled(name, arguments, format_)
            yield command, run(*command)[0]


def test_no_cell_of_any_table_is_a_formula(run: Run) -> None:
    cells = 0
    for command, out in records(run, "csv"):
        for row in csv.reader(io.StringIO(out)):
            for cell in row:
                number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
                assert number or not cell.startswith(FORMULAS), (command, row)
                cells += 1
    assert cells > 100


def test_json_is_faithful_and_harmless(run: Run) -> None:
    texts = []
    for command, out in records(run, "jsonl"):
        for line in out.splitlines():
            record = json.loads(line)
            assert not FORBIDDEN.search(line), command
            texts += [str(record.get("text", "")), str(record.get("source", ""))]
    assert any("\u202edetpoda\u202c" in text for text in texts), "what the document says is there to be read"
    assert any("\x1b[2J" in text for text in texts), "and so is the name of its file"


class _Page(HTMLParser):
    """Tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "formaction")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def test_a_page_runs_and_loads_nothing(run: Run) -> None:
    pages = 0
    for command, out in records(run, "html"):
        if not out:
            continue
        page = _Page()
        page.feed(out)
        assert not page.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form"}, command
        assert not page.handlers
        assert all(link.startswith(("https://docs.un.org/", "#")) for link in page.links), page.links
        pages += 1
    assert pages > 3


def test_graphs_are_well_formed_and_what_is_quoted_stays_quoted(run: Run) -> None:
    for command, out in records(run, "graphml"):
        if out:
            assert ElementTree.fromstring(out).tag.endswith("graphml"), command
    for command, out in records(run, "dot"):
        for line in out.splitlines():
            unquoted = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
            assert '"' not in unquoted and "<" not in unquoted, (command, line)


def test_markdown_and_bibtex_hold_no_markup_of_a_document(run: Run) -> None:
    for _, out in records(run, "markdown"):
        assert not re.search(r"(?<!\\)<(?!https://docs\.un\.org/)", out)
    for _, out in records(run, "bibtex"):
        assert "\\input" not in out
