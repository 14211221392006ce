"""``resindex`` alone: what this is, what it sees from here, and what to type next."""

from __future__ import annotations

import sys

from resindex.errors import EXIT_FOUND


def overview() -> int:
    """Prints a few lines for somebody who has just arrived. Builds no index."""
    from resindex.cli.session import Session
    from resindex.render import status
    from resindex.search.index import Index

    session = Session()
    found = None
    if session.has_index():
        with Index.of(session.settings) as opened:
            found = opened.status()
    lines = status.overview(session.settings.corpus, session.settings.index, found)
    sys.stdout.writelines(f"{words}\n" for words in lines)
    return EXIT_FOUND
