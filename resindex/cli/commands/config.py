"""``resindex config``: what is set, and where it was set."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from resindex.cli.declaring import Command, Option
from resindex.errors import EXIT_FOUND

EXAMPLES = (
    "resindex config",
    "resindex config | grep corpus",
    "resindex config --format jsonl",
)

ConfigFormat = Annotated[
    Literal["plain", "jsonl"], Option("--format", "-f", help="How to print: jsonl is one JSON object a setting.")
]


def config(format: ConfigFormat = "plain") -> int:  # noqa: A002
    """Show each setting with its value and where that comes from: the environment, resindex.toml, or the default.

    A setting is a line of resindex.toml (limit = 20) or a variable of the environment (RESINDEX_LIMIT=20).
    """
    from resindex.render import config as shown
    from resindex.settings import FILE, KEYS, describe, find_home, load

    cwd = Path.cwd()
    settings = load(cwd)
    if format == "jsonl":
        shown.json(describe(settings), KEYS, sys.stdout)
        return EXIT_FOUND
    sys.stdout.writelines(f"{words}\n" for words in shown.lines(describe(settings)))
    sys.stdout.flush()
    home = find_home(cwd)
    there = home is not None and (home / FILE).is_file()
    sys.stderr.write(f"{home / FILE}\n" if there and home else f"no {FILE} from here upward\n")
    return EXIT_FOUND


COMMAND = Command(config, "What is set, and where it was set.", EXAMPLES)
