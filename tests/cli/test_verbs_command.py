"""``resindex verbs``, and filters by verb in other languages than English, on a small corpus."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

ENGLISH = """\
A/RES/97/301

97/301. Lamps of small harbours

The General Assembly,

Recalling its resolution 96/12 of 3 December 2041,

1. Strongly urges coastal States to keep their lamps lit;

2. Encourages harbour masters to count the boats;

3. Demands that nobody steal the oil, and condemns every such theft.

40th plenary meeting
2 December 2042
"""

FRENCH = """\
A/RES/97/302

97/302. Lampes des petits ports

L’Assemblée générale,

Rappelant sa résolution 96/12 du 3 décembre 2041,

1. Prie instamment les États côtiers de tenir leurs lampes allumées ;

2. Exhorte les gardiens des phares à ne pas dormir la nuit ;

3. Demande instamment aux pêcheurs de rentrer avant le soir ;

4. Prie le Secrétaire général de compter les lampes des ports.

40e séance plénière
2 décembre 2042
"""

SPANISH = """\
A/RES/97/303

97/303. Lámparas de los puertos pequeños

La Asamblea General,

Recordando su resolución 96/12, de 3 de diciembre de 2041,

1. Exhorta a los Estados ribereños a que mantengan encendidas sus lámparas;

2. Insta a los pescadores a que regresen antes de la noche;

3. Solicita al Secretario General que cuente las lámparas de los puertos.

40ª sesión plenaria
2 de diciembre de 2042
"""


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with three resolutions in three languages, and its index."""
    home = tmp_path_factory.mktemp("harbours")
    (home / "corpus").mkdir()
    for name, text in (("en", ENGLISH), ("fr", FRENCH), ("es", SPANISH)):
        (home / "corpus" / f"{name}.txt").write_text(text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "resindex", "index", "-q"], cwd=home, check=True, timeout=60)
    return home


@pytest.fixture
def run(harbours: Path, command: Run) -> Run:
    """Runs ``resindex`` there."""
    return partial(command, harbours)


def first_columns(done: Done) -> list[str]:
    assert done.returncode == 0, done.stderr
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        pytest.param(["--verb", "urges", "--language", "fr"], ["302#op_1", "302#op_2", "302#op_3"], id="French by English"),
        pytest.param(["--verb", "Prie instamment"], ["302#op_1"], id="French, the whole verb"),
        pytest.param(["--verb", "Exhorte"], ["302#op_2"], id="French"),
        pytest.param(["--verb", "Exhorta"], ["303#op_1"], id="Spanish"),
        pytest.param(["--verb", "calls upon", "--language", "Spanish"], ["303#op_1"], id="what the Spanish verb stands for"),
        pytest.param(["--verb", "urges", "--language", "es"], ["303#op_2"], id="and not what it looks like"),
        pytest.param(["--verb", "urges"], ["301#op_1", "302#op_1", "302#op_2", "302#op_3", "303#op_2"], id="all languages"),
        pytest.param(["--verb", ">urges"], ["301#op_3"], id="stronger"),
        pytest.param(["--verb", ">=urges", "--language", "es"], ["303#op_2"], id="stronger, in Spanish"),
        pytest.param(["--verb", "@instructs"], ["302#op_4", "303#op_3"], id="a family"),
        pytest.param(["verb:@blames"], ["301#op_3"], id="a family in the query"),
    ],
)  # fmt: skip
def test_verbs_are_found_across_languages_and_by_force(arguments: list[str], found: list[str], run: Run) -> None:
    ids = first_columns(run("search", *arguments, "--limit", "50"))
    assert sorted(ids) == [f"A/RES/97/{each}" for each in found]


def test_the_list_counts_paragraphs_and_gives_the_force(run: Run) -> None:
    done = run("verbs")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert ["urges", "1", "9", "1", "-", "-"] in rows
    assert ["condemns", "1", "-", "-", "-3", "-"] in rows
    assert {row[0] for row in rows} == {"recalls", "urges", "encourages", "demands", "condemns"}
    assert done.stderr.startswith("5 verbs in English, ")
    assert done.stderr.endswith(("; also --language fr, es\n", "; also --language es, fr\n"))


def test_the_list_of_another_language_is_in_that_language(run: Run) -> None:
    rows = [line.split("\t") for line in run("verbs", "--language", "French", "--section", "op").stdout.splitlines()]
    assert sorted(row[0] for row in rows) == ["demande instamment", "exhorte", "prie", "prie instamment"]
    assert ["exhorte", "1", "9", "1", "-", "urges, calls upon"] in rows


@pytest.mark.parametrize(
    ("arguments", "verbs"),
    [
        pytest.param(["--verb", ">=urges"], ["demands", "urges"], id="by force"),
        pytest.param(
            ["--verb", "@asks", "--language", "es"], ["exhorta", "insta", "solicita"], id="a family in Spanish"
        ),
        pytest.param(["--section", "pp"], ["recalls"], id="by section"),
        pytest.param(["--year", "2042", "--body", "GA", "-n", "1"], ["condemns"], id="the first of all"),
    ],
)
def test_the_list_is_filtered(arguments: list[str], verbs: list[str], run: Run) -> None:
    assert sorted(first_columns(run("verbs", *arguments))) == verbs


def test_the_list_for_people_has_bars(run: Run) -> None:
    done = run("verbs", "--format", "table", "--limit", "2")
    assert done.stdout.count("▇") > 10
    assert "2 of 5 verbs in English" in done.stdout


def test_the_list_for_programmes(run: Run) -> None:
    records = [json.loads(line) for line in run("verbs", "--format", "jsonl", "--language", "fr").stdout.splitlines()]
    (asked,) = (r for r in records if r["verb"] == "prie instamment")
    assert asked == {
        "schema": "resindex/verb/1", "verb": "prie instamment", "language": "fr", "paragraphs": 1,
        "pressure": 9, "effect": 1, "attitude": None, "english": ["urges"],
    }  # fmt: skip


def test_an_empty_list_says_so(run: Run) -> None:
    done = run("verbs", "--year", "1999")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nothing found: ")


def test_a_verb_is_explained(run: Run) -> None:
    done = run("verbs", "explain", "Urging")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "urges (English)"
    for line in (
        "forms: urges, urging, urge, urged",
        "pressure: 9 of 11, above calls upon, below insists",
        "families: @asks",
        "Spanish: insta 1",
        "modifiers: strongly 1",
    ):
        assert line in done.stdout.splitlines()
    assert "French: exhorte 1, demande instamment 1, prie instamment 1" in done.stdout
    assert "_Strongly urges_ coastal States" in done.stdout
    assert "[A/RES/97/301#op_1]" in done.stdout


def test_a_drafter_is_warned(run: Run) -> None:
    assert "55/488" in run("verbs", "explain", "takes", "note").stdout
    assert "not for urges" in run("verbs", "explain", "Exhorta").stdout


def test_a_word_that_may_be_several_verbs(run: Run) -> None:
    done = run("verbs", "explain", "call")
    assert done.stdout.startswith("calls upon (English)\n")
    assert "may also be: calls for, calls attention" in done.stdout


def test_explained_for_programmes(run: Run) -> None:
    entry = json.loads(run("verbs", "explain", "exhorta", "--format", "jsonl").stdout)
    assert entry["schema"] == "resindex/verb-entry/1"
    assert (entry["language"], entry["pressure"], entry["paragraphs"]) == ("es", 8, 1)
    assert entry["english"][0]["verb"] == "calls upon"
    assert entry["english"][0]["counted"] > 1000
    assert entry["examples"][0]["id"] == "A/RES/97/303#op_1"


def test_explained_without_an_index(tmp_path: Path, command: Run) -> None:
    done = command(tmp_path, "verbs", "explain", "demands")
    assert done.returncode == 0, done.stderr
    assert "pressure: 11 of 11, above insists" in done.stdout
    assert "Spanish: exige" in done.stdout
    assert "index:" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(["explain", "urgs"], '"urgs" is no verb that is known here', "did you mean  urges", id="a slip"),
        pytest.param(["urges"], 'no command "urges" of resindex verbs', "resindex verbs explain urges", id="without explain"),
        pytest.param(["explain", "urges", "--language", "Klingon"], 'no verbs are known in "Klingon"', "English", id="language"),
        pytest.param(["--language", "ru"], 'the index holds nothing in "ru"', "Spanish", id="not in the index"),
        pytest.param(["--verb", "@ask"], 'unknown family of verbs "@ask"', "--verb @asks", id="family"),
        pytest.param(["--limit", "0"], "--limit takes a number of at least 1", "as in  --limit 3", id="limit"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood(arguments: list[str], message: str, hint: str, run: Run) -> None:
    done = run("verbs", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_boilerplate_can_be_asked_for_and_left_out(home: Path, command: Run) -> None:
    assert first_columns(command(home, "search", "kind:boilerplate")) == ["S/RES/1999(2011)#op_1"]
    assert command(home, "search", "verb:decides -kind:boilerplate").returncode == 1
    (record,) = map(json.loads, command(home, "search", "verb:decides", "--format", "jsonl").stdout.splitlines())
    assert record["boilerplate"] is True
