"""Each command on a small corpus, as a user runs it with its output in a pipe."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from resindex.cli.commands import COMMANDS, module_of


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


def columns(done: Done) -> list[list[str]]:
    return [line.split("\t") for line in done.stdout.splitlines()]


# ---------------------------------------------------------------- search


def test_search_prints_one_line_a_hit_and_tells_the_rest(run: Run) -> None:
    done = run("search", "impunity")
    assert done.returncode == 0, done.stderr
    rows = columns(done)
    assert {row[0] for row in rows} == {"A/HRC/RES/31/77#pp_2", "A/HRC/RES/31/77#op_1"}
    assert all("*impunity*" in row[6] for row in rows)
    assert "\x1b" not in done.stdout + done.stderr
    assert "2 paragraphs in 1 resolution" in done.stderr
    assert "index" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        pytest.param(["impunity", "--verb", "urges"], ["A/HRC/RES/31/77#op_1"], id="verb"),
        pytest.param(["impunity", "-v", "Urging"], ["A/HRC/RES/31/77#op_1"], id="any form of a verb"),
        pytest.param(["-v", "requests", "--addressee", "Secretary-General"], ["A/HRC/RES/31/77#op_3"], id="filters"),
        pytest.param(["lost", "boats"], ["A/RES/64/301#pp_2"], id="words without quotation marks"),
        pytest.param(["lighthouse*", "--section", "op", "--body", "GA"], ["A/RES/64/301#op_3"], id="prefix"),
        pytest.param(["fishermen", "--year", "2009..2010"], ["A/RES/64/301#op_2"], id="years"),
        pytest.param(["--cites", "A/RES/61/222"], ["A/RES/64/301#pp_1"], id="cites"),
        pytest.param(["verb:decides"], ["S/RES/1999(2011)#op_1"], id="field"),
    ],
)  # fmt: skip
def test_search_finds(arguments: list[str], ids: list[str], run: Run) -> None:
    done = run("search", *arguments)
    assert done.returncode == 0, done.stderr
    assert [row[0] for row in columns(done)] == ids


def test_search_jsonl_is_records(run: Run) -> None:
    done = run("search", "impunity", "--verb", "urges", "--format", "jsonl")
    (hit,) = map(json.loads, done.stdout.splitlines())
    assert hit["schema"] == "resindex/paragraph/1"
    assert hit["source"] == "hrc/keepers.txt"
    assert [hit["text"][s["start"] : s["end"]] for s in hit["highlights"]] == ["impunity"]


def test_search_pages(run: Run) -> None:
    first, second = (run("search", "--section", "op", "--sort", "symbol", "-n", "2", "--page", p) for p in "12")
    assert len(columns(first)) == len(columns(second)) == 2
    assert not {row[0] for row in columns(first)} & {row[0] for row in columns(second)}
    assert "next: --page 2" in first.stderr
    beyond = run("search", "impunity", "--page", "9")
    assert beyond.returncode == 1
    assert "no such page" in beyond.stderr


def test_search_without_hits_says_so(run: Run) -> None:
    done = run("search", "volcanoes")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nothing found: ")
    assert "volcanoes" in done.stderr


def test_search_with_an_unknown_verb_shows_the_place(run: Run) -> None:
    done = run("search", "verb:urgs AND impunity")
    assert (done.returncode, done.stdout) == (2, "")
    error, query, caret, hint = done.stderr.splitlines()
    assert error.startswith("error: ")
    assert query == "  verb:urgs AND impunity"
    assert caret == "       ^^^^"
    assert "urges" in hint


def test_search_builds_the_index_on_first_use(bare: Path, command: Run) -> None:
    done = command(bare, "search", "impunity")
    assert done.returncode == 0, done.stderr
    assert len(columns(done)) == 2
    lines = done.stderr.splitlines()
    assert lines[0] == f"no index yet: building it from {bare / 'corpus'}"
    assert lines[1].startswith("3 documents, ")
    assert lines[2].startswith("2 paragraphs in 1 resolution")
    assert (bare / "index").is_dir()


def test_search_takes_up_a_small_change(run: Run, home: Path) -> None:
    new = (home / "corpus" / "winds.txt").read_text(encoding="utf-8").replace("1999(2011)", "2000(2011)")
    (home / "corpus" / "storms.txt").write_text(new.replace("winds", "impunity"), encoding="utf-8")
    left = run("search", "impunity", "--no-refresh")
    assert len(columns(left)) == 2
    assert "index" in left.stderr and "newer file" not in left.stderr
    taken = run("search", "impunity")
    assert len(columns(taken)) == 3
    assert taken.stderr.startswith("index brought up to date: 1 new file (")
    (home / "corpus" / "storms.txt").unlink()
    gone = run("search", "impunity")
    assert len(columns(gone)) == 2
    assert "1 removed file" in gone.stderr
    assert run("search", "impunity").stderr.count("\n") == 1


def test_a_search_that_is_not_to_refresh_does_not_look_at_the_corpus(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resindex.indexing import glance, plan

    def looked(*_: object, **__: object) -> None:
        raise AssertionError("the corpus was looked at")

    for module, name in ((glance, "find_names"), (glance, "entries_in"), (plan, "make_plan")):
        monkeypatch.setattr(module, name, looked)
    (home / "corpus").rename(home / "elsewhere")
    done = run("search", "impunity", "--no-refresh")
    assert (done.returncode, len(columns(done))) == (0, 2)
    assert done.stderr.rstrip().endswith(" old, not compared with the corpus")
    monkeypatch.setenv("RESINDEX_REFRESH", "false")
    assert "not compared with the corpus" in run("search", "impunity").stderr


def test_search_announces_a_large_change(run: Run, home: Path) -> None:
    for number in range(30):
        (home / "corpus" / f"new{number}.txt").write_text("Impunity.\n", encoding="utf-8")
    done = run("search", "impunity")
    assert len(columns(done)) == 2
    assert done.stderr.startswith("30 files newer than the index: resindex index\n")


def test_search_works_from_a_folder_below(home: Path, command: Run) -> None:
    done = command(home / "corpus" / "hrc", "search", "impunity")
    assert done.returncode == 0, done.stderr
    assert len(columns(done)) == 2


def test_search_without_a_corpus_says_what_to_do(tmp_path: Path, command: Run) -> None:
    done = command(tmp_path, "search", "impunity")
    assert (done.returncode, done.stdout) == (3, "")
    assert "error: " in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr


def test_facets(run: Run) -> None:
    done = run("search", "--section", "op", "--facet", "verb", "--facet", "body")
    rows = [row for row in columns(done) if row[0] == "facet"]
    assert ["facet", "body", "Human Rights Council", "5"] in rows
    assert ["facet", "verb", "urges", "2"] in rows


# ---------------------------------------------------------------- show


def test_show_a_resolution(run: Run) -> None:
    done = run("show", "A/HRC/RES/31/77")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "A/HRC/RES/31/77"
    assert "Rights of lighthouse keepers" in lines[1]
    assert "OP 1  _Condemns_ the breaking of lamps, and urges coastal States to end impunity for it;" in lines
    assert "  (a)  To give every keeper oil and dry wood;" in lines


def test_show_a_paragraph_with_its_chapeau(run: Run) -> None:
    done = run("show", "A/HRC/RES/31/77#op_2_b")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "Human Rights Council resolution 31/77, para. 2 (b)"
    assert "OP 2  _Calls upon_ all States:" in done.stdout
    assert "verbs: calls upon (from OP 2)" in done.stdout
    assert "To give every keeper" not in done.stdout


def test_show_jsonl(run: Run) -> None:
    done = run("show", "A/HRC/RES/31/77#op_2", "--format", "jsonl")
    assert [json.loads(line)["number"] for line in done.stdout.splitlines()] == ["2", "2(a)", "2(b)"]


@pytest.mark.parametrize("wanted", ["A/HRC/RES/31/78", "A/HRC/RES/31/77#op_99", "nonsense"])
def test_show_what_is_not_there(wanted: str, run: Run) -> None:
    done = run("show", wanted)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")


# ---------------------------------------------------------------- index and status


def test_index_says_what_it_did(bare: Path, command: Run) -> None:
    (bare / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    done = command(bare, "index")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("cannot read broken.pdf: ")
    assert done.stdout.startswith("3 documents, ")
    assert done.stdout.rstrip().endswith("files: 3 added, 1 unreadable")
    again = command(bare, "index")
    assert again.stdout.startswith("nothing to do, the index is up to date")


def test_index_of_nothing_readable_is_trouble(tmp_path: Path, command: Run) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    done = command(tmp_path, "index")
    assert done.returncode == 3
    assert "cannot read broken.pdf" in done.stderr


def test_index_names_copies(run: Run, home: Path) -> None:
    shutil.copy(home / "corpus" / "hrc" / "keepers.txt", home / "corpus" / "zz.txt")
    assert "zz.txt: the same document as hrc/keepers.txt" in run("index").stdout


def test_index_is_quiet_when_told(run: Run) -> None:
    done = run("index", "--quiet", "--rebuild")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_index_of_a_folder_that_is_not_there(run: Run) -> None:
    done = run("index", "nowhere")
    assert done.returncode == 3
    assert "nowhere" in done.stderr


def test_status(run: Run, home: Path) -> None:
    done = run("status")
    assert done.returncode == 0, done.stderr
    assert f"corpus     {home / 'corpus'}" in done.stdout
    assert "holds      3 documents, " in done.stdout
    assert "up to date" in done.stdout
    assert "problems   no file that cannot be read" in done.stdout


def test_status_jsonl(run: Run) -> None:
    found = json.loads(run("status", "--format", "jsonl").stdout)
    assert found["schema"] == "resindex/status/1"
    assert found["counts"]["documents"] == 3
    assert found["freshness"]["added"] == 0


def test_status_without_an_index(bare: Path, command: Run) -> None:
    done = command(bare, "status")
    assert done.returncode == 3
    assert done.stderr.startswith("error: ")
    assert not (bare / "index").exists()


def test_alone_it_says_what_it_sees_and_what_to_type(run: Run, bare: Path, tmp_path: Path, command: Run) -> None:
    done = run()
    assert done.returncode == 0
    assert "holds    3 documents" in done.stdout
    assert "resindex search impunity" in done.stdout


def test_alone_before_there_is_an_index(bare: Path, tmp_path: Path, command: Run) -> None:
    first = command(bare)
    assert first.returncode == 0
    assert "(not there yet)" in first.stdout
    assert not (bare / "index").exists()
    lost = command(tmp_path)
    assert lost.returncode == 0
    assert "--corpus FOLDER" in lost.stdout


# ---------------------------------------------------------------- parse


def test_parse_streams_records(run: Run) -> None:
    done = run("parse", "corpus", "--jsonl")
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert {r["source"] for r in records} == {"harbours.txt", "hrc/keepers.txt", "winds.txt"}
    assert "A/HRC/RES/31/77#op_2_a" in [r["id"] for r in records]


def test_parse_needs_no_index_and_makes_none(bare: Path, command: Run) -> None:
    assert command(bare, "parse", "corpus/winds.txt").returncode == 0
    assert not (bare / "index").exists()


def test_parse_for_reading(run: Run) -> None:
    done = run("parse", "corpus/winds.txt", "corpus/harbours.txt")
    assert "OP 1  _Decides_ to remain seized of the matter." in done.stdout
    assert "S/RES/1999 (2011)" in done.stdout
    assert "A/RES/64/301" in done.stdout


def test_parse_names_what_it_cannot_read_and_goes_on(run: Run, home: Path) -> None:
    (home / "corpus" / "a.pdf").write_bytes(b"%PDF-1.4 and no more")
    done = run("parse", "corpus", "corpus/nowhere.txt", "--jsonl")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 2
    assert "a.pdf" in done.stderr
    assert "nowhere.txt" in done.stderr
    assert "winds.txt" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="file names cannot hold such letters there")
def test_file_names_do_not_reach_the_terminal_as_they_are(home: Path, run: Run) -> None:
    (home / "corpus" / "a\x1b[31m\nb.txt").write_bytes(b"")
    for done in (run("parse", "corpus"), run("index"), run("status")):
        assert "\x1b" not in done.stdout + done.stderr
        assert "a[31m b.txt" in done.stdout + done.stderr


# ---------------------------------------------------------------- examples of the help


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, sample_corpus: Path) -> Path:
    """A copy of the corpus that ships with the project; the first example builds its index."""
    home = tmp_path_factory.mktemp("samples")
    shutil.copytree(sample_corpus, home / "corpus")
    return home


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "watch"])  # which does not end by itself
@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are written for a POSIX shell")
def test_every_example_of_the_help_runs(name: str, samples: Path, environment: dict[str, str], on_path: Path) -> None:
    # What would open a window prints what it was given.
    shown = {"VISUAL": "echo", "BROWSER": "echo", "PATH": f"{on_path}{os.pathsep}{os.environ['PATH']}"}
    environ = {**environment, **shown}
    for example in module_of(name).EXAMPLES:
        done = subprocess.run(
            ["bash", "-c", example],
            cwd=samples, env=environ, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (example, done.stderr)
        assert "error" not in done.stderr
        assert done.stdout or "--quiet" in example or ">" in example
