"""``resindex show``: one resolution, or one paragraph of it."""

from __future__ import annotations

from typing import Annotated

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Command
from resindex.errors import EXIT_FOUND

EXAMPLES = (
    "resindex show A/RES/94/901",
    "resindex show A/RES/94/901#op_2",
    "resindex show A/RES/94/901#op_2 --expand",
    "resindex show 'S/RES/9901 (2039)' | grep -i women",
    "resindex show 'General Assembly resolution 94/901' --format jsonl",
)

Wanted = Annotated[
    list[str],
    Argument(metavar="SYMBOL", help="A symbol or number as cited: 53/144. With #op_4 behind it: a paragraph."),
]


def show(
    wanted: Wanted,
    language: o.OneLanguage = None,
    expand: o.Expand = False,
    format: o.Format = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Show a resolution, or a paragraph with its chapeau and what stands under it."""
    from resindex.cli.session import Session, tell
    from resindex.render.report import also

    session = Session(index=index, corpus=corpus, color=color, format=format, refresh=False if no_refresh else None)
    session.use_pager(unless=no_pager)
    with session.index() as opened:
        found = opened.find(" ".join(wanted), language=language, expand=expand)
    session.show_document(found.resolution, found.paragraph, family=found.family)
    for words in also(found.resolution, found.languages, found.copies):
        tell(words)
    return EXIT_FOUND


COMMAND = Command(show, "Show a resolution, or one paragraph of it.", EXAMPLES)
