"""Reading in several processes: the same outcome, in the same order, whatever the files do to the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from index_doubles import Corpus, FileEngine, contents, fresh_contents

from resindex.indexing import update, workers
from resindex.indexing.taking import Task, take

COUNT = 60


def tasks(corpus: Corpus, dying: tuple[int, ...] = ()) -> list[Task]:
    found = []
    for i in range(COUNT):
        path = corpus.put(f"{i:03}.txt", f"symbol: X/{i}", "!die" if i in dying else f"Urges {i}")
        found.append(Task(str(path), str(corpus.folder), path.name))
    return found


def test_outcomes_are_those_of_one_process_in_order(corpus: Corpus) -> None:
    todo = tasks(corpus)
    assert list(workers.outcomes(todo, 2)) == [take(task) for task in todo]


def test_a_file_that_kills_its_process_is_the_only_one_lost(corpus: Corpus) -> None:
    found = list(workers.outcomes(tasks(corpus, dying=(3, 4, 20)), 2))
    assert [i for i, outcome in enumerate(found) if outcome.problem] == [3, 4, 20]
    assert "died" in (found[3].problem or "")
    assert all(len(outcome.resolutions) == 1 for outcome in found if not outcome.problem)


def test_a_run_with_a_killing_file_ends_and_tells(corpus: Corpus, index: Path) -> None:
    tasks(corpus, dying=(7,))
    report = update([corpus.folder], index, engine=FileEngine(index), workers=2)
    assert report.added == COUNT - 1
    assert [problem.path for problem in report.problems] == ["007.txt"]


def test_stopping_early_ends_all_processes(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    plain = subprocess.Popen

    def noted(*args, **kwargs):
        started.append(plain(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr(workers.subprocess, "Popen", noted)
    results = workers.outcomes(tasks(corpus), 2)
    next(results)
    results.close()
    assert started and all(process.poll() is not None for process in started)


def test_where_no_process_can_be_started_this_one_does_the_work(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo = tasks(corpus)
    monkeypatch.setattr(workers, "start_code", lambda: "raise SystemExit(1)")
    assert list(workers.outcomes(todo, 2)) == [take(task) for task in todo]
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert list(workers.outcomes(todo, 2)) == [take(task) for task in todo]


@pytest.mark.parametrize(
    ("count", "started"), [pytest.param(0, 0, id="none"), pytest.param(39, 1, id="few"), pytest.param(40, 4, id="many")]
)
def test_processes_are_as_many_as_the_work_is_worth(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, count: int, started: int
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(workers, "FEW", 1)
    monkeypatch.setattr(workers, "_processors", lambda: 4)
    monkeypatch.setattr(workers, "_in_processes", lambda tasks, count, limits: iter(asked.append(count) or ()))
    list(workers.outcomes(tasks(corpus)[:count]))
    assert sum(asked) == started


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_ctrl_c_stops_cleanly_and_keeps_what_was_done(corpus: Corpus, index: Path, tmp_path: Path) -> None:
    for i in range(500):
        corpus.put(f"{i:03}.txt", f"symbol: X/{i}", "Urges")
    here = Path(__file__).parent
    code = (
        f"import sys; sys.path.insert(0, {str(here)!r}); import index_doubles as d; from pathlib import Path\n"
        "from resindex.indexing import update, workers\n"
        "d.install(); start = workers.start_code(); workers.start_code = lambda: d.install_code() + '; ' + start\n"
        "def listen(event):\n"
        "    if event.stage == 'index' and getattr(event, 'item', '') == '300.txt': print('half', flush=True)\n"
        f"update([Path({str(corpus.folder)!r})], Path({str(index)!r}), engine=d.FileEngine(Path({str(index)!r})), "
        "workers=2, listen=listen)\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert run.stdout is not None
    while "half" not in run.stdout.readline():
        assert run.poll() is None, run.stderr and run.stderr.read()
    os.killpg(run.pid, signal.SIGINT)
    _, trouble = run.communicate(timeout=30)
    assert "KeyboardInterrupt" in trouble.splitlines()[-1]
    with pytest.raises(ProcessLookupError):
        for _ in range(50):  # no process of the group is left
            os.killpg(run.pid, 0)
            time.sleep(0.1)
    engine = FileEngine(index)
    report = update([corpus.folder], index, engine=engine, workers=0)
    assert 0 < report.unchanged < 500, "what was finished is not read again"
    assert contents(index, engine) == fresh_contents(corpus.folder, tmp_path / "fresh")
