"""What one file of a corpus may cost, and where it may lie: the limits under which it is read.

Corpora come from strangers. A file that passes a limit is refused and named with the limit; nothing else changes.
"""

from __future__ import annotations

from resindex.frozen import frozen

LINKS = ("inside", "anywhere")


@frozen
class Limits:
    """``seconds`` for reading and parsing one file; ``memory`` of the process that does it and ``size`` of the file, in
    megabytes; whether ``links`` are followed that lead out of the corpus ("inside" or "anywhere").
    """

    seconds: int = 60
    memory: int = 2048
    size: int = 100
    links: str = "inside"

    @property
    def follow(self) -> bool:
        """Are links followed wherever they lead?"""
        return self.links == "anywhere"


#: Those that hold where nobody set any.
USUAL = Limits()
