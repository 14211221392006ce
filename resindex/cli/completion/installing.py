"""Where each shell looks for completion, and a script put there.

What comes in: the name of a shell. What goes out: lines that say where the script is and what is still to be done.
Promise: no file is touched but the script's own; a start-up file of the shell is the user's to change.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from resindex.cli.completion.shells import script
from resindex.errors import ResindexError


def install(shell: str) -> Iterator[str]:
    """Write the script and say where. Raises ResindexError for a folder that cannot be written."""
    path = place(shell)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script(shell), encoding="utf-8")
    except OSError as error:
        raise ResindexError(
            f"{error.filename or path} cannot be written: {error.strerror}",
            hint=f"resindex completion {shell} prints the script",
        ) from error
    yield f"written: {path}"
    yield {
        "bash": f"bash-completion loads it in new shells; without that package, add to ~/.bashrc:  source {path}",
        "zsh": f"zsh loads it if ~/.zshrc has, before compinit:  fpath=({path.parent} $fpath)",
        "fish": "fish loads it in new shells",
    }[shell]


def place(shell: str) -> Path:
    """The file of a user's own completion for resindex."""
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    bash = Path(os.environ.get("BASH_COMPLETION_USER_DIR") or data / "bash-completion")
    return {
        "bash": bash / "completions" / "resindex",
        "zsh": data / "zsh" / "site-functions" / "_resindex",
        "fish": config / "fish" / "completions" / "resindex.fish",
    }[shell]
