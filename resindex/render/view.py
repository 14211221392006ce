"""How a result is to be shown: what every renderer is told about its reader."""

from __future__ import annotations

from resindex.frozen import frozen

#: The width of a page where nobody says how wide it is.
WIDTH = 100


@frozen
class View:
    """``color``: the reader sees colours. ``links``: the terminal follows OSC 8 links. ``whole``: paragraphs in full.

    ``footer``: the closing line belongs to the page; where it does not, the command line tells it on standard error.
    ``cite``: each hit with the line that cites it.
    """

    color: bool = False
    links: bool = False
    width: int = WIDTH
    whole: bool = False
    footer: bool = False
    cite: bool = False
