"""Progress and warnings that the library emits and the command line listens to.

A library function takes ``listen: Listener = ignore`` and calls it with an Event; it never prints.
"""

from __future__ import annotations

from collections.abc import Callable

from resindex.frozen import frozen


@frozen
class Started:
    """A stage begins: ``stage`` is "scan", "index" …; ``total`` counts its units, None where unknown."""

    stage: str
    total: int | None = None


@frozen
class Advanced:
    """``count`` more units of a stage are done; ``item`` names the last."""

    stage: str
    count: int = 1
    item: str | None = None


@frozen
class Finished:
    """A stage ends."""

    stage: str


@frozen
class Warned:
    """Something went wrong that stops nothing: ``item`` (a path, mostly) and why."""

    item: str
    message: str


Event = Started | Advanced | Finished | Warned
Listener = Callable[[Event], None]


def ignore(event: Event) -> None:
    """The listener of those who do not want to know."""
