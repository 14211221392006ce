"""``resindex completion``: the script that makes a shell complete commands, options and values."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from resindex.cli import options as o
from resindex.errors import EXIT_FOUND

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLES = (
    "resindex completion bash",
    "resindex completion zsh",
    "resindex completion fish",
)

Shell = Annotated[
    Literal["bash", "zsh", "fish"], typer.Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False)
]
Install = Annotated[bool, typer.Option("--install", help="Put the script where the shell looks for it, and say where.")]


@app.command(short_help="Completion for bash, zsh and fish.", epilog=o.examples(*EXAMPLES))
def completion(shell: Shell, install: Install = False) -> int:
    """Print the script that makes a shell complete commands, options, fields, verbs, symbols and other values.

    For one session:  source <(resindex completion bash)  in bash and zsh,  resindex completion fish | source  in fish.
    """
    from resindex.cli.completion.shells import script

    if not install:
        sys.stdout.write(script(shell))
        return EXIT_FOUND
    from resindex.cli.completion.installing import install as put

    sys.stdout.writelines(f"{words}\n" for words in put(shell))
    return EXIT_FOUND
