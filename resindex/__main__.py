"""``python -m resindex`` is the command line."""

from __future__ import annotations

import sys

from resindex.cli import main

if __name__ == "__main__":
    sys.exit(main())
