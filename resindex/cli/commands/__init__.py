"""The commands, one module each. A module is imported when its command is called, or help lists it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

#: In the order in which help shows them.
COMMANDS = (
    *("search", "show", "open", "cites", "cited-by", "cited", "lineage", "verbs", "stats"),
    *("index", "watch", "status", "doctor", "parse", "help", "config", "completion", "man"),
)


def module_of(name: str) -> ModuleType:
    """The module of a command, which must be one of COMMANDS.

    It has the examples of the command as EXAMPLES and what the command declares as COMMAND; where others stand below
    the command, it has a Typer app instead, as ``app``.
    """
    return import_module(f"{__name__}.{name.replace('-', '_')}")
