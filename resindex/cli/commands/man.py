"""``resindex man``: the manual page."""

from __future__ import annotations

import sys

import typer

from resindex.cli import options as o
from resindex.errors import EXIT_FOUND

app = typer.Typer(rich_markup_mode=None, add_completion=False)

EXAMPLES = (
    "resindex man > resindex.1 && head -n 1 resindex.1",
    "resindex man | grep -A 1 addressee_class",
    "resindex man | head -n 20",
)


@app.command(short_help="The manual page.", epilog=o.examples(*EXAMPLES))
def man() -> int:
    """Print the manual page of resindex and all its commands, in roff.

    To read it:  resindex man | man -l -  on Linux,  resindex man | mandoc -a  elsewhere. To keep it, write it to
    ~/.local/share/man/man1/resindex.1.
    """
    from resindex.cli.manual import page

    sys.stdout.write(page())
    return EXIT_FOUND
