"""The command line: arguments come in, an exit code goes out; stdout is data, stderr is narration.

``main`` is the outermost layer: the one place that turns an error into text and that may catch any exception. Exit
codes: 0 found or done, 1 nothing found, 2 usage or query, 3 index or corpus trouble, 130 interrupted. A closed pipe is
success.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

# Nothing of the project is imported before ``main`` stands guard: an interrupt may come at any time.
if TYPE_CHECKING:
    from resindex.errors import ResindexError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code. Expected trouble never shows a traceback.

    Without ``arguments`` it runs those of the process, and ends the process: tearing down some hundred modules one by
    one takes longer than finding a paragraph. RESINDEX_DEBUG leaves that to Python.
    """
    if arguments is not None:
        return _guarded(list(arguments))
    # Start-up makes many objects that stay: looking through them again and again finds nothing to throw away.
    gc.set_threshold(50_000, 20, 100)
    code = _guarded(sys.argv[1:])
    if not os.environ.get("RESINDEX_DEBUG"):
        os._exit(code)
    return code


def _guarded(arguments: list[str]) -> int:
    """The command, with a closed pipe and an interrupt taken as what they are."""
    try:
        from resindex.cli.terminal import prepare_streams

        prepare_streams()
        try:
            code = _run(arguments)
        finally:
            _end_paging()
        sys.stderr.flush()
        return code
    except BrokenPipeError:
        from resindex.cli.terminal import silence

        silence(sys.stdout)
        silence(sys.stderr)
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n" if sys.stderr.isatty() else "interrupted\n")
        sys.stderr.flush()
        return 130


def _end_paging() -> None:
    """What was held back for a pager is shown before anything else is said."""
    paging = sys.modules.get("resindex.cli.paging")
    if paging is not None:
        paging.end()


def _run(arguments: list[str]) -> int:
    """The command, with every error but a closed pipe and an interrupt turned into text."""
    from resindex.errors import ResindexError

    try:
        if arguments[:1] == ["__complete"]:  # a key was pressed: what answers it must not load the rest
            from resindex.cli.completion.shells import respond

            return respond(arguments[1:])
        from resindex.cli.door import enter

        code = enter(arguments)
        if code is None:
            from resindex.cli.app import run

            code = run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        raise
    except ResindexError as trouble:
        return _tell(trouble, arguments)
    except Exception as fault:
        if os.environ.get("RESINDEX_DEBUG"):
            raise
        return _tell(_unexpected(fault), arguments)


def _tell(trouble: ResindexError, arguments: list[str]) -> int:
    from contextlib import suppress

    from resindex.cli.terminal import color_flag, terminal
    from resindex.render.caret import error

    # What was found before the trouble comes before it; if it cannot be written, that is the trouble.
    with suppress(OSError):
        sys.stdout.flush()
    here = terminal(color_flag(arguments))
    error(trouble, out=sys.stderr, color=here.error_color, width=here.width)
    return trouble.exit_code


def _unexpected(fault: Exception) -> ResindexError:
    """A fault that nobody foresaw, as trouble: that of the machine in its own words, any other to be reported."""
    from resindex.errors import ResindexError

    if isinstance(fault, OSError) and fault.strerror:
        about = f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror
        return ResindexError(about)
    what = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    return ResindexError(
        f"unexpected fault ({what})",
        hint="set RESINDEX_DEBUG=1, run it again and report the traceback with the command that you typed",
    )
