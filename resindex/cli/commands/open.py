"""``resindex open``: the source of a resolution or paragraph in the editor, the viewer or the browser."""

from __future__ import annotations

import sys
from typing import Annotated

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Command, Option
from resindex.errors import EXIT_FOUND

EXAMPLES = (
    "resindex open A/RES/94/901#op_2",
    "resindex open A/RES/94/901 --web",
    "resindex open A/RES/94/901#op_2 --print",
)

Wanted = Annotated[
    list[str],
    Argument(metavar="SYMBOL", help="A symbol or number as cited: 53/144. With #op_4 behind it: at a paragraph."),
]
Print = Annotated[bool, Option("--print", help="Print where it is, FILE:LINE or the address; open nothing.")]


def open_(
    wanted: Wanted,
    web: o.Web = False,
    print_: Print = False,
    language: o.OneLanguage = None,
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
) -> int:
    """Open the source at the paragraph: text in $VISUAL or $EDITOR, a PDF at its page, or the official page on the web.

    PDF and Word files are shown by the setting "viewer" (RESINDEX_VIEWER="zathura -P {page} {file}"), else by a viewer
    that is found. A browser is started for --web only.
    """
    from resindex.cli.opening import find_spot, open_spot
    from resindex.cli.session import Session
    from resindex.render.clean import line

    session = Session(index=index, corpus=corpus, color=color, refresh=False if no_refresh else None)
    with session.index() as opened:
        found = opened.find(" ".join(wanted), language=language)
        document, paragraph = found.resolution, found.paragraph
        name = (document.facts.symbol or document.source) + (f"#{paragraph.place}" if paragraph else "")
        first = paragraph or next(iter(document.paragraphs), None)
        spot = find_spot(name, document.source, document.facts, first, opened.corpus, web=web)
    if print_:
        # On a screen nothing may act; for a programme the name must be the one that the file has.
        sys.stdout.write(f"{line(spot.words) if session.here.interactive else spot.words}\n")
    else:
        open_spot(spot, session.settings.viewer)
    return EXIT_FOUND


COMMAND = Command(open_, "Open the source of a paragraph, or its official page.", EXAMPLES)
