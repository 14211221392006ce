"""``resindex completion``: the script that makes a shell complete commands, options and values."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from resindex.cli.declaring import Argument, Command, Option
from resindex.errors import EXIT_FOUND

EXAMPLES = (
    "resindex completion bash",
    "resindex completion zsh",
    "resindex completion fish",
)

Shell = Annotated[
    Literal["bash", "zsh", "fish"], Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False)
]
Install = Annotated[bool, Option("--install", help="Put the script where the shell looks for it, and say where.")]


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


COMMAND = Command(completion, "Completion for bash, zsh and fish.", EXAMPLES)
