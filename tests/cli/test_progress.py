"""What is shown of a run while it goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resindex.cli.progress import progress
from resindex.cli.terminal import Terminal
from resindex.events import Advanced, Event, Finished, Started

QUIET = Terminal(False, False, False, 80, error_interactive=False, error_color=False)
WATCHED = Terminal(True, False, False, 80, error_interactive=True, error_color=False)
RUN: tuple[Event, ...] = (
    Started("scan"), Advanced("scan", 3), Finished("scan"),
    Started("index", 3), Advanced("index"), Advanced("index", item="a.txt"), Finished("index"),
    Started("engine"), Finished("engine"),
)  # fmt: skip


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What is written to standard error for some events."""
    monkeypatch.setenv("TERM", "xterm")

    def show(here: Terminal, *events: Event, quiet: bool = False) -> str:
        with progress(here, quiet=quiet) as listen:
            for event in events:
                listen(event)
        return capsys.readouterr().err

    return show


def test_nobody_looks_nothing_is_drawn(shown: Callable[..., str]) -> None:
    assert shown(QUIET, *RUN) == ""


def test_quiet_draws_nothing(shown: Callable[..., str]) -> None:
    assert shown(WATCHED, *RUN, quiet=True) == ""


def test_a_run_is_drawn(shown: Callable[..., str]) -> None:
    drawn = shown(WATCHED, *RUN)
    assert "indexing" in drawn
    assert "0/3" in drawn or "2/3" in drawn


def test_a_short_look_at_the_corpus_is_not_drawn(shown: Callable[..., str]) -> None:
    assert shown(WATCHED, Started("scan"), Advanced("scan", 20), Finished("scan")) == ""


def test_repairs_are_told_even_where_nobody_looks(shown: Callable[..., str]) -> None:
    events = (Started("recover", 12), Advanced("recover", 12), Finished("recover"))
    assert shown(QUIET, *events) == "completing the index: 12 documents to take up\n"
