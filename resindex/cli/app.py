"""The commands as Typer has them, and how it reads a command line.

Each command is a module, imported when its name is typed, so that a command pays for nothing but itself. Help, options
and arguments are Typer's, made from what the command declares; what is wrong with them is told in the project's own
form: one line, one hint. A plain command line does not come here: ``door`` has read it.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from resindex.cli.commands import COMMANDS, module_of
from resindex.cli.topics import EXIT_CODES
from resindex.cli.typer_command import typer_command
from resindex.errors import EXIT_FOUND

#: Typer exports one of its usage errors; the class of all of them is its base.
_Misuse: type[Exception] = typer.BadParameter.__mro__[1]

_EPILOG = """\
\b
Begin with:
  resindex search impunity
  resindex search impunity --verb urges --section op
  resindex show A/RES/94/901#op_2

\b
Exit codes:
{exit_codes}

What is asked for goes to standard output, everything said about it to standard error. Colour: --color, then NO_COLOR,
then FORCE_COLOR, then whether the output is a terminal.
""".format(exit_codes="\n".join(f"  {code:<3}  {meaning}" for code, meaning in EXIT_CODES.items()))


class Commands(TyperGroup):
    """The commands, each imported when it is called or when help lists it."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        return command_named(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words begin with; raises UsageError with the nearest one where they begin with none."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from resindex.cli.misuse import unknown_command

            raise unknown_command(args, COMMANDS)
        return super().resolve_command(ctx, args)


def command_named(name: str) -> Any:
    """The command of that name, which must be one of COMMANDS."""
    module = module_of(name)
    if hasattr(module, "COMMAND"):
        return typer_command(module.COMMAND, name)
    command = typer.main.get_command(module.app)
    command.name = name
    return command


app = typer.Typer(
    cls=Commands,
    name="resindex",
    help="Full-text search over resolutions, paragraph by paragraph: who was asked to do what, in which words.",
    epilog=_EPILOG,
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        sys.stdout.write(f"resindex {version('resindex')}\n")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> int:
    if context.invoked_subcommand is not None:
        return EXIT_FOUND
    from resindex.cli.commands.overview import overview

    return overview()


def run(arguments: list[str]) -> int:
    """Runs the command that the arguments name; raises the project's errors only."""
    group = typer.main.get_command(app)
    try:
        with group.make_context("resindex", list(arguments)) as context:
            code = group.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except _Misuse as found:
        from resindex.cli.misuse import misuse

        raise misuse(found, arguments) from None
    return code if isinstance(code, int) else EXIT_FOUND
