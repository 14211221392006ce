"""What a command declares: its options and arguments, a line of help, examples. Nothing here reads a command line.

A command is a function. What it takes stands in the annotations of its parameters, as ``Annotated[int, Option(...)]``.
Two readers go by that, and there is no second list: ``door``, which reads plain command lines by itself, and
``typer_command``, which makes the Typer command that reads all others and tells help, errors and completion.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Option:
    """An option, in the words of ``typer.Option``: its names, what stands for its value, help, the least and the most
    that a number may be, whether help tells the default. A flag where the annotation is ``bool``."""

    __slots__ = ("help", "max", "metavar", "min", "names", "show_default")

    def __init__(
        self,
        *names: str,
        help: str,  # noqa: A002
        metavar: str | None = None,
        min: int | None = None,  # noqa: A002
        max: int | None = None,  # noqa: A002
        show_default: bool = True,
    ) -> None:
        self.names, self.metavar, self.help = names, metavar, help
        self.min, self.max, self.show_default = min, max, show_default


class Argument(NamedTuple):
    """What stands on the command line without a name, in the words of ``typer.Argument``; a command has one at most."""

    metavar: str
    help: str
    show_default: bool = True


class Command(NamedTuple):
    """A command: the function that runs it and returns its exit code, a line for the list of commands, examples."""

    run: Callable[..., int]
    short_help: str
    examples: tuple[str, ...]
