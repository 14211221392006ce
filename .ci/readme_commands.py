"""Print a command of the README, so that what is tested is what users are told.

usage: readme_commands.py README.md NAME

The command is the fenced block that follows the line ``<!-- command: NAME -->``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path


def main() -> int:
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    match = re.search(rf"<!-- command: {re.escape(sys.argv[2])} -->\s*```\w*\n(.*?)```", text, re.DOTALL)
    if match is None:
        print(f"no command {sys.argv[2]!r} in {sys.argv[1]}", file=sys.stderr)
        return 1
    print(match[1].strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
