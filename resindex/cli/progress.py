"""Events of the library -> a bar with the time left, on standard error and only where somebody sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from resindex.cli.terminal import Terminal
from resindex.events import Advanced, Event, Finished, Listener, Started, ignore

_WORDS = {"scan": "looking at files", "index": "indexing", "read": "reading", "engine": "writing the index"}


@contextmanager
def progress(here: Terminal, *, quiet: bool = False) -> Iterator[Listener]:
    """A listener for the time of a run. It shows nothing where standard error is no terminal, or when to be quiet."""
    if quiet or not here.error_interactive:
        yield ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, no_color=not here.error_color, highlight=False, markup=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console, transient=True) as bar:

        def listen(event: Event) -> None:
            if isinstance(event, Started):
                tasks[event.stage] = bar.add_task(_WORDS.get(event.stage, event.stage), total=event.total)
            elif isinstance(event, Advanced) and event.stage in tasks:
                bar.advance(tasks[event.stage], event.count)
            elif isinstance(event, Finished) and event.stage in tasks:
                bar.remove_task(tasks.pop(event.stage))

        yield listen
