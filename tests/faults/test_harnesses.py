"""The harnesses under ``benchmarks/faults``, each with little to do: their promises hold on every change of the code."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kills import Trial

pytest.importorskip("fault_state", reason="a source distribution has no benchmarks")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="they fork, kill and bind as Linux does")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    from kills import Trial

    return Trial.prepared(tmp_path_factory.mktemp("kills"), "whoosh", 5)


@pytest.mark.parametrize(
    ("kind", "point"),
    [
        ("change", "after a file of the engine gets its name"),
        ("first run", "after a transaction of the store has ended"),
        ("rebuild", "before a file of the engine gets its name"),
    ],
)
def test_a_killed_run_loses_nothing(trial: Trial, kind: str, point: str) -> None:
    points = trial.points(kind)
    assert len(points) > 20
    index = trial.home / "killed"  # beside its corpus
    shutil.copytree(trial.home / kind, index)
    try:
        assert trial.run(index, kind, at=points.index(point) + 1) == -signal.SIGKILL
        assert trial.judge(index, kind) == []
    finally:
        shutil.rmtree(index)


def test_a_judge_that_sees_a_loss_says_so(trial: Trial) -> None:
    """A paragraph of a file that has not changed since."""
    shutil.copytree(trial.home / "change", trial.home / "lossy")
    plain = sqlite3.connect(trial.home / "lossy" / "store.sqlite")
    plain.execute("UPDATE paragraphs SET text = 'lost' WHERE document = (SELECT id FROM documents WHERE symbol = ?)",
                  ("A/RES/64/104",))  # fmt: skip
    plain.commit()
    plain.close()
    wrong = trial.judge(trial.home / "lossy", "change")
    assert "lost: part1/4.txt" in wrong and "another index: records" in wrong and "another index: faults" in wrong


@pytest.mark.parametrize("more", [[], ["--unsynced"]], ids=["synced", "nothing is synced"])
def test_a_power_cut_ends_in_the_same_index(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    import power

    assert power.main(["--documents", "4", "--every", "40", "--each", "1", *more]) == 0
    assert "undisturbed run afterwards: 0" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace follows what is written")
def test_what_is_seen_from_outside_bears_a_power_cut(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tantivy", reason="pip install 'resindex[tantivy]'")
    import power_traced

    assert power_traced.main(["--documents", "3", "--every", "40", "--each", "1"]) == 0
    assert "undisturbed run afterwards: 0" in capsys.readouterr().out


def test_many_at_once_see_whole_generations() -> None:
    import many_at_once

    assert many_at_once.main(["--runs", "2", "--searchers", "2", "--documents", "3", "--pairs", "0"]) == 0
