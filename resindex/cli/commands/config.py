"""``resindex config``: what is set, and where it was set."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from resindex.cli import options as o
from resindex.errors import EXIT_FOUND

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLES = (
    "resindex config",
    "resindex config | grep corpus",
    "resindex config --format jsonl",
)

ConfigFormat = Annotated[
    Literal["plain", "jsonl"], typer.Option("--format", "-f", help="How to print: jsonl is one JSON object a setting.")
]


@app.command(short_help="What is set, and where it was set.", epilog=o.examples(*EXAMPLES))
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
