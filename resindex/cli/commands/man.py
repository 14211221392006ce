"""``resindex man``: the manual page."""

from __future__ import annotations

import sys

from resindex.cli.declaring import Command
from resindex.errors import EXIT_FOUND

EXAMPLES = (
    "resindex man > resindex.1 && head -n 1 resindex.1",
    "resindex man | grep -A 1 addressee_class",
    "resindex man | head -n 20",
)


def man() -> int:
    """Print the manual page of resindex and all its commands, in roff.

    To read it:  resindex man | man -l -  on Linux,  resindex man | mandoc -a  elsewhere. To keep it, write it to
    ~/.local/share/man/man1/resindex.1.
    """
    from resindex.cli.manual import page

    sys.stdout.write(page())
    return EXIT_FOUND


COMMAND = Command(man, "The manual page.", EXAMPLES)
