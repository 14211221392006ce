"""Events of the library -> a bar with the time left, on standard error and only where somebody sees it.

The bar is drawn when there is something to wait for; until then nothing is loaded and nothing is shown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from resindex.cli.terminal import Terminal
from resindex.events import Advanced, Event, Finished, Listener, Started, Warned
from resindex.render.clean import line
from resindex.render.measure import counted

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_WORDS = {
    "scan": "looking at files",
    "index": "indexing",
    "engine": "writing the index",
    "recover": "completing",
    "examine": "looking at the store",
    "prove": "looking at the engine",
}
#: So many files are looked at in no time: only a larger corpus is worth a bar for that.
_SCAN_UNSEEN = 1000


@contextmanager
def progress(here: Terminal, *, quiet: bool = False) -> Iterator[Listener]:
    """A listener for the time of a run. Without a terminal, or when to be quiet, it draws nothing."""
    shown = _Shown(here, drawn=here.error_interactive and not quiet, told=not quiet)
    try:
        yield shown.listen
    finally:
        shown.close()


class _Shown:
    """What is shown of a run."""

    def __init__(self, here: Terminal, *, drawn: bool, told: bool) -> None:
        self.here = here
        self.drawn = drawn
        self.told = told
        self.bar: Progress | None = None
        self.tasks: dict[str, TaskID] = {}
        self.scanned = 0
        self.completing = False

    def listen(self, event: Event) -> None:
        """Takes an event."""
        if isinstance(event, Started):
            self._started(event)
        elif isinstance(event, Advanced):
            self._advanced(event)
        elif isinstance(event, Warned) and self.completing and self.told:
            sys.stderr.write(f"the index could not be completed: {line(event.message)}\n")
        elif isinstance(event, Finished) and self.bar is not None and event.stage in self.tasks:
            self.bar.remove_task(self.tasks.pop(event.stage))

    def close(self) -> None:
        """Takes the bar away."""
        if self.bar is not None:
            self.bar.stop()

    def _started(self, event: Started) -> None:
        self.completing = event.stage == "recover"
        if event.stage == "recover" and event.total and self.told:
            sys.stderr.write(f"completing the index: {counted(event.total, 'document')} to take up\n")
        if self.drawn and event.stage != "scan" and event.total != 0:
            self._draw(event.stage, event.total)

    def _advanced(self, event: Advanced) -> None:
        if event.stage == "scan":
            self.scanned += event.count
            if self.drawn and self.scanned >= _SCAN_UNSEEN and "scan" not in self.tasks:
                self._draw("scan", None)
        if self.bar is not None and event.stage in self.tasks:
            self.bar.advance(self.tasks[event.stage], event.count)

    def _draw(self, stage: str, total: int | None) -> None:
        if self.bar is None:
            self.bar = _bar(self.here)
            self.bar.start()
        self.tasks[stage] = self.bar.add_task(_WORDS.get(stage, stage), total=total)


def _bar(here: Terminal) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, force_terminal=True, no_color=not here.error_color, highlight=False, markup=False)
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
    )
