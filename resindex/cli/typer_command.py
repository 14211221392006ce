"""What a command declares -> the Typer command that tells its help, its errors and its completion."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, get_args

import typer

from resindex.cli.declaring import Argument, Command, Option


def typer_command(command: Command, name: str) -> Any:
    """The command as Typer reads it."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(name, short_help=command.short_help, epilog=epilog(command.examples))(for_typer(command.run))
    return typer.main.get_command(app)


def epilog(examples: tuple[str, ...]) -> str:
    """The end of a command's help: examples that run as they stand."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in examples)])


def for_typer(run: Callable[..., int]) -> Callable[..., int]:
    """The function of a command, with Typer's options in the place of those that it declares."""

    @wraps(run)
    def called(*context: Any, **arguments: Any) -> int:
        return run(*context, **arguments)

    signature = inspect.signature(run, eval_str=True)
    parameters = [one.replace(annotation=_annotation(one.annotation)) for one in signature.parameters.values()]
    vars(called)["__signature__"] = signature.replace(parameters=parameters)
    return called


def _annotation(declared: Any) -> Any:
    kind, *said = get_args(declared) or (declared,)
    match said:
        case [Option() as option]:
            typers = typer.Option(
                *option.names, metavar=option.metavar, help=option.help, min=option.min, max=option.max,
                show_default=option.show_default,
            )  # fmt: skip
        case [Argument() as argument]:
            typers = typer.Argument(metavar=argument.metavar, help=argument.help, show_default=argument.show_default)
        case _:
            return declared
    return Annotated[kind, typers]
