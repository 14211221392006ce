"""The table of commands, and how a command line is read.

Each command is a module with a Typer app of one command; it is imported when its name is typed, so that a command pays
for nothing but itself. Help, options and arguments are Typer's; what is wrong with them is told in the project's own
form: one line, one hint.
"""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from resindex.cli.topics import EXIT_CODES
from resindex.errors import EXIT_FOUND, UsageError

COMMANDS = (
    *("search", "show", "open", "cites", "cited-by", "cited", "lineage", "verbs", "stats"),
    *("index", "status", "parse", "help", "config", "completion", "man"),
)

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
        module = import_module(f"resindex.cli.commands.{cmd_name.replace('-', '_')}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words begin with; raises UsageError with the nearest one where they begin with none."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise unknown_command(args)
        return super().resolve_command(ctx, args)


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
    except _Misuse as misuse:
        raise _as_usage_error(misuse, arguments) from None
    return code if isinstance(code, int) else EXIT_FOUND


def unknown_command(words: list[str]) -> UsageError:
    """No command has this name: it is a slip of the pen, or what somebody wants to search for."""
    from shlex import join

    near = get_close_matches(words[0], COMMANDS, n=1)
    meant = join([near[0], *words[1:]]) if near else join(["search", *words])
    return UsageError(f"no command {words[0]!r}", hint=f"did you mean  resindex {meant}")


def _as_usage_error(misuse: Any, arguments: list[str]) -> UsageError:
    """What Typer found wrong, in our form."""
    message = re.sub(r"\s+", " ", misuse.format_message()).strip().rstrip(".")
    message = message[:1].lower() + message[1:]
    context = getattr(misuse, "ctx", None)
    command = next((word for word in arguments[:1] if word in COMMANDS), None)
    path = context.command_path if context is not None else " ".join(filter(None, ("resindex", command)))
    typed = getattr(misuse, "option_name", None)
    if typed and message.startswith("no such option"):
        known = [name for parameter in context.command.params for name in parameter.opts] if context else []
        message = f"no option {typed} of {path}"
        near = get_close_matches(typed, [*known, "--help"], n=1, cutoff=0.5)
    else:
        choices = getattr(getattr(getattr(misuse, "param", None), "type", None), "choices", ())
        wrong = re.search(r"'([^']*)' is not one of", message)
        near = get_close_matches(wrong[1], list(choices), n=1) if wrong else []
    return UsageError(message, hint=f"did you mean  {near[0]}" if near else f"{path} --help")
