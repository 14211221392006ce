"""``resindex help``: a page on a topic, or the help of a command."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Annotated

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Command
from resindex.cli.topics import TOPICS
from resindex.errors import EXIT_FOUND, UsageError

EXAMPLES = ("resindex help", "resindex help query", "resindex help search")

#: A wider page is hard to read.
_WIDEST = 100


def help(  # noqa: A001 - what the command is called
    topic: Annotated[
        list[str] | None,
        Argument(metavar="[TOPIC]", help="A topic or a command; all topics, if not given.", show_default=False),
    ] = None,
    no_pager: o.NoPager = False,
) -> int:
    """Explain the query language, the output, the exit codes, the environment, or a command."""
    from resindex.cli.app import run
    from resindex.cli.commands import COMMANDS

    asked = " ".join(topic or ())
    if topic and topic[0] in COMMANDS:
        return run([*topic, "--help"])
    if asked and asked not in TOPICS:
        raise _unknown(asked, [*TOPICS, *COMMANDS])
    if sys.stdout.isatty() and not no_pager:
        from resindex.cli import paging

        paging.begin(os.environ.get("RESINDEX_PAGER"))
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    sys.stdout.writelines(f"{line}\n" for line in (TOPICS[asked].lines(width) if asked else _topics()))
    return EXIT_FOUND


COMMAND = Command(help, "Pages on topics: " + ", ".join(TOPICS) + ".", EXAMPLES)


def _topics() -> list[str]:
    wide = max(map(len, TOPICS))
    listed = [f"  {name:<{wide}}  {topic.about}" for name, topic in TOPICS.items()]
    return ["resindex help TOPIC, or  resindex help COMMAND", "", *listed]


def _unknown(asked: str, known: list[str]) -> UsageError:
    from resindex.query.nearest import nearest

    near = nearest(asked, known, limit=1, likeness=70)
    hint = f"did you mean  resindex help {near[0]}" if near else "resindex help lists the topics"
    return UsageError(f'no help on "{asked}"', hint=hint)
