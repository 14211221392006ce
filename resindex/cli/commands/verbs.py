"""``resindex verbs``: the acting verbs in the index with their counts; ``verbs explain`` says how one is understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from resindex.cli import options as o
from resindex.cli.declaring import Argument, Option
from resindex.cli.typer_command import epilog, for_typer
from resindex.errors import EXIT_FOUND, EXIT_NOTHING

if TYPE_CHECKING:
    from resindex.cli.terminal import Terminal
    from resindex.render.view import View

EXAMPLES = (
    "resindex verbs",
    "resindex verbs --section op --body GA --limit 10",
    "resindex verbs --verb '>=urges'",
    "resindex verbs explain urges",
    "resindex verbs explain Exhorte --language French",
)

#: Verbs at a terminal; a pipe gets all.
_SCREENFUL = 30


class _Verbs(TyperGroup):
    """The list, with ``explain`` below it; a verb alone is somebody who wants it explained."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            from resindex.cli.misuse import unknown_subcommand

            raise unknown_subcommand(args, "resindex verbs", self.commands)
        return super().resolve_command(ctx, args)


def _view(here: Terminal) -> View:
    from resindex.render.view import View

    return View(color=here.color, width=here.width, links=here.links)


app = typer.Typer(cls=_Verbs, rich_markup_mode=None, add_completion=False)

Limit = Annotated[
    int | None,
    Option("--limit", "-n", metavar="N", min=1, help="How many verbs: 30 at a terminal, else all.", show_default=False),
]
WhichLanguage = Annotated[
    str | None,
    Option("--language", metavar="LANGUAGE", help="Verbs of which language: English, if not set.", show_default=False),
]
Word = Annotated[
    list[str],
    Argument(metavar="VERB", help="A verb in any form and any of the six languages.", show_default=False),
]


@app.callback(
    invoke_without_command=True,
    short_help="The verbs in the index, and how one is understood.",
    epilog=epilog(EXAMPLES),
)
@for_typer
def verbs(
    context: typer.Context,
    verb: o.Verb = None,
    section: o.Section = None,
    body: o.Body = None,
    year: o.Year = None,
    language: WhichLanguage = None,
    limit: Limit = None,
    format: o.TextFormat = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Count the acting verbs of the paragraphs that pass the filters, with the force of each."""
    if context.invoked_subcommand is not None:
        return EXIT_FOUND
    from resindex.cli.session import Session, tell
    from resindex.render.verbs import closing, listing
    from resindex.search.verbs import list_verbs

    session = Session(index=index, corpus=corpus, color=color, format=format, refresh=False if no_refresh else None)
    session.use_pager(unless=no_pager)
    with session.index() as opened:
        found = list_verbs(
            opened, verb=verb or (), language=language, section=section or (), body=body or (), year=year or ()
        )
    if not found.verbs:
        tell(f"nothing found: {closing(found, 0)}")
        return EXIT_NOTHING
    most = limit or (_SCREENFUL if session.format == "table" else None)
    listing(found, _view(session.here), sys.stdout, format=session.format, limit=most)
    if session.format != "table":
        sys.stdout.flush()
        tell(closing(found, min(most or len(found.verbs), len(found.verbs))))
    return EXIT_FOUND


OfLanguage = Annotated[
    str | None,
    Option("--language", metavar="LANGUAGE", help="The verb's language, where its form is not enough."),
]


@app.command(short_help="How a verb is understood.")
@for_typer
def explain(
    word: Word,
    language: OfLanguage = None,
    format: o.TextFormat = None,  # noqa: A002
    index: o.IndexFolder = None,
    corpus: o.Corpus = None,
    no_refresh: o.NoRefresh = False,
    color: o.Color = None,
    no_pager: o.NoPager = False,
) -> int:
    """Say how a verb is understood: forms, force, families, equivalents, and what the index has of it."""
    from resindex.cli.session import Session
    from resindex.render.verbs import entry
    from resindex.search.verbs import explain_verb

    session = Session(index=index, corpus=corpus, color=color, format=format, refresh=False if no_refresh else None)
    session.use_pager(unless=no_pager)
    typed = " ".join(word)
    if session.has_index():
        with session.index() as opened:
            found = explain_verb(typed, opened, language)
    else:
        found = explain_verb(typed, None, language)
    entry(found, _view(session.here), sys.stdout, format=session.format)
    return EXIT_FOUND
