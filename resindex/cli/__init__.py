"""The command line: arguments come in, an exit code goes out; stdout is data, stderr is narration.

``main`` is the outermost layer: the one place that turns an error into text and that may catch any exception. Exit
codes: 0 found or done, 1 nothing found, 2 usage or query, 3 index or corpus trouble, 130 interrupted. A closed pipe is
success.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from resindex.errors import EXIT_FOUND, EXIT_INTERRUPTED, EXIT_TROUBLE, ResindexError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code. Expected trouble never shows a traceback."""
    from resindex.cli.terminal import prepare_streams, silence

    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        prepare_streams()
        code = _run(given)
        sys.stdout.flush()
        sys.stderr.flush()
        return code
    except BrokenPipeError:
        silence(sys.stdout)
        silence(sys.stderr)
        return EXIT_FOUND
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n" if sys.stderr.isatty() else "interrupted\n")
        return EXIT_INTERRUPTED


def _run(arguments: list[str]) -> int:
    """The command, with every error but a closed pipe and an interrupt turned into text."""
    try:
        from resindex.cli.app import run

        return run(arguments)
    except BrokenPipeError:
        raise
    except ResindexError as trouble:
        return _tell(trouble, arguments)
    except Exception as fault:
        if os.environ.get("RESINDEX_DEBUG"):
            raise
        return _tell(_unexpected(fault), arguments)


def _tell(trouble: ResindexError, arguments: list[str]) -> int:
    from resindex.cli.terminal import color_flag, terminal
    from resindex.render.caret import error

    sys.stdout.flush()
    here = terminal(color_flag(arguments))
    error(trouble, out=sys.stderr, color=here.error_color, width=here.width)
    return trouble.exit_code


def _unexpected(fault: Exception) -> ResindexError:
    """A fault that nobody foresaw, as trouble: that of the machine in its own words, any other to be reported."""
    if isinstance(fault, OSError) and fault.strerror:
        about = f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror
        return ResindexError(about)
    what = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    trouble = ResindexError(
        f"unexpected fault ({what})",
        hint="set RESINDEX_DEBUG=1, run it again and report the traceback with the command that you typed",
    )
    trouble.exit_code = EXIT_TROUBLE
    return trouble
