"""The harnesses under ``benchmarks/faults``, each with little to do: their promises hold on every change of the code."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("fault_state", reason="a source distribution has no benchmarks")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="they fork, kill and bind as Linux does")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory):
    from kills import Trial

    return Trial.prepared(tmp_path_factory.mktemp("kills"), "whoosh", 5)


@pytest.mark.parametrize("kind", ["first run", "change", "rebuild"])
def test_a_killed_run_loses_nothing(trial, tmp_path: Path, kind: str) -> None:
    import shutil

    points = trial.points(kind)
    assert len(points) > 20
    last = len(points) - points[::-1].index("before a file of the engine gets its name")
    for at in {last, last + 1, points.index("after a transaction of the store has ended") + 1}:
        shutil.copytree(trial.home / kind, tmp_path / f"{at}")
        assert trial.run(tmp_path / f"{at}", kind, at=at) == -signal.SIGKILL
        assert trial.judge(tmp_path / f"{at}", kind) == [], points[at - 1]


def test_a_judge_that_sees_a_loss_says_so(trial, tmp_path: Path) -> None:
    import shutil
    import sqlite3

    shutil.copytree(trial.home / "change", tmp_path / "index")
    with sqlite3.connect(tmp_path / "index" / "store.sqlite") as plain:
        plain.execute("UPDATE paragraphs SET text = 'lost' WHERE id = 3")
    plain.close()
    assert any("lost" in words or "another" in words for words in trial.judge(tmp_path / "index", "change"))


@pytest.mark.parametrize("more", [[], ["--unsynced"]], ids=["synced", "nothing is synced"])
def test_a_power_cut_ends_in_the_same_index(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    import power

    assert power.main(["--documents", "5", "--every", "9", "--each", "1", *more]) == 0
    assert "undisturbed run afterwards: 0" in capsys.readouterr().out


def test_many_at_once_see_whole_generations() -> None:
    import many_at_once

    assert many_at_once.main(["--runs", "2", "--searchers", "2", "--documents", "3", "--pairs", "0"]) == 0
