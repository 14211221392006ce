"""Options and arguments that commands share, each declared once. Help of a filter is that of the field table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from resindex.cli.declaring import Argument, Option
from resindex.fields import FIELDS

_HELP = {field.option: field.help for field in FIELDS if field.option}


def _filter(name: str, *short: str, metavar: str) -> object:
    return Option(name, *short, metavar=metavar, help=f"Keep: {_HELP[name]}.", show_default=False)


Query = Annotated[
    list[str] | None,
    Argument(
        metavar="[QUERY]...",
        help='Words, "phrases", AND OR NOT, NEAR/5, =exact, prefix*, wil*card, fuzzy~, (parentheses), field:value. '
        "May be empty when a filter is given.",
        show_default=False,
    ),
]

Verb = Annotated[list[str] | None, _filter("--verb", "-v", metavar="VERB")]
Section = Annotated[list[str] | None, _filter("--section", metavar="SECTION")]
Body = Annotated[list[str] | None, _filter("--body", metavar="BODY")]
Year = Annotated[list[str] | None, _filter("--year", metavar="YEAR")]
Symbol = Annotated[list[str] | None, _filter("--symbol", metavar="SYMBOL")]
Cites = Annotated[list[str] | None, _filter("--cites", metavar="SYMBOL")]
CitedBy = Annotated[list[str] | None, _filter("--cited-by", metavar="SYMBOL")]
Addressee = Annotated[list[str] | None, _filter("--addressee", metavar="NAME")]
Language = Annotated[list[str] | None, _filter("--language", metavar="LANGUAGE")]
Subject = Annotated[list[str] | None, _filter("--subject", metavar="TERM")]
AgendaItem = Annotated[list[str] | None, _filter("--agenda-item", metavar="ITEM")]
Sponsor = Annotated[list[str] | None, _filter("--sponsor", metavar="STATE")]
Adopted = Annotated[list[str] | None, _filter("--adopted", metavar="HOW")]
VotedFor = Annotated[list[str] | None, _filter("--voted-for", metavar="STATE")]
VotedAgainst = Annotated[list[str] | None, _filter("--voted-against", metavar="STATE")]
Abstained = Annotated[list[str] | None, _filter("--abstained", metavar="STATE")]
Status = Annotated[list[str] | None, _filter("--status", metavar="STATUS")]
OneLanguage = Annotated[
    str | None,
    Option("--language", metavar="LANGUAGE", help="Which language, where there are several.", show_default=False),
]

Limit = Annotated[
    int | None,
    Option(
        "--limit", "-n", metavar="N", min=1, show_default=False,
        help="How much a page has: 10, if not set. Resolutions where hits are grouped, else results.",
    ),
]  # fmt: skip
Page = Annotated[int, Option("--page", metavar="N", min=1, help="Which page.")]
Sort = Annotated[Literal["relevance", "date", "symbol"], Option("--sort", help="Order of the paragraphs.")]
Reverse = Annotated[bool, Option("--reverse", "-r", help="Turn the order round: oldest first, say.")]
Group = Annotated[
    Literal["resolution", "none"] | None,
    Option(
        "--group", show_default=False,
        help="resolution: each resolution once, with its three best paragraphs and how many more there are; "
        "so in tables, markdown and html. none: each paragraph by itself; so in all other formats.",
    ),
]  # fmt: skip
Context = Annotated[
    int,
    Option(
        "--context",
        "-C",
        metavar="N",
        min=0,
        max=20,
        help="Show N paragraphs before and after each.",
        show_default=False,
    ),
]
Show = Annotated[
    list[str] | None,
    Option(
        "--show", metavar="LANGUAGES", show_default=False,
        help="Show the wording in these languages below each hit: fr,es.",
    ),
]  # fmt: skip
Count = Annotated[bool, Option("--count", help="Say how many there are, without showing them.")]
Timeline = Annotated[bool, Option("--timeline", help="Plot how many there are in each year.")]
Facet = Annotated[
    list[str] | None,
    Option("--facet", metavar="FIELD", help="Count the values of a field in all found.", show_default=False),
]
Exact = Annotated[
    bool,
    Option("--exact", help="Find words just as they are written, case and accents aside."),
]
Explain = Annotated[
    bool, Option("--explain", help="Say how the query was understood, and what the score of each hit is made of.")
]
Whole = Annotated[bool, Option("--whole", help="Show paragraphs in full, not the words around the matches.")]

NoFamilies = Annotated[
    bool,
    Option("--no-families", help="Each paragraph by itself, however often its wording recurs, in all languages."),
]
Expand = Annotated[bool, Option("--expand", help="Name every paragraph that repeats the wording.")]

_Formats = Literal["table", "plain", "jsonl", "csv", "markdown", "html", "bibtex"]
_OTHERS = "csv: for spreadsheets. markdown. html: one page to mail or print. bibtex: references."
TextFormat = Annotated[
    Literal["table", "plain", "jsonl"] | None,
    Option(
        "--format",
        "-f",
        help="table: for people, the format at a terminal. plain: for pipes. jsonl: a record a line.",
        show_default=False,
    ),
]
Format = Annotated[
    _Formats | None,
    Option(
        "--format",
        "-f",
        help=f"table: for people, the format at a terminal. plain: for pipes. jsonl: a record a line. {_OTHERS}",
        show_default=False,
    ),
]
HitFormat = Annotated[
    _Formats | None,
    Option(
        "--format",
        "-f",
        help="table: for people, the format at a terminal. plain: for pipes, a line a hit with tabs between id, date, "
        f"place, section, verbs, title and text, *matches* marked. jsonl: a record a line. {_OTHERS}",
        show_default=False,
    ),
]
Cite = Annotated[bool, Option("--cite", help="Put the line that cites it below each hit.")]
GraphFormat = Annotated[
    Literal["table", "plain", "jsonl", "csv", "graphml", "dot"] | None,
    Option(
        "--format",
        "-f",
        help="table: for people, the format at a terminal. plain: columns with tabs, for pipes. jsonl, csv: rows. "
        "graphml, dot: the graph.",
        show_default=False,
    ),
]
RowFormat = Annotated[
    Literal["table", "plain", "jsonl", "csv"] | None,
    Option(
        "--format",
        "-f",
        help="table: for people, the format at a terminal. plain: columns with tabs, for pipes. jsonl, csv: rows.",
        show_default=False,
    ),
]
Depth = Annotated[int, Option("--depth", metavar="N", min=1, help="Follow citations over N steps, as a tree.")]
Shown = Annotated[
    int | None,
    Option(
        "--limit", "-n", metavar="N", min=1, help="How many: 20 at a terminal (10 below each in a tree), else all.",
        show_default=False,
    ),
]  # fmt: skip
Top = Annotated[
    int | None,
    Option("--top", "-n", metavar="N", min=1, help="How many: 20 at a terminal, else all.", show_default=False),
]
CitedKind = Annotated[
    Literal["resolutions", "decisions", "statements", "treaties", "mandates", "documents", "all"],
    Option("--kind", help="What is cited, by its kind; named instruments count as treaties."),
]
IndexFolder = Annotated[
    Path | None, Option("--index", metavar="FOLDER", help="Folder of the index.", show_default=False)
]
Corpus = Annotated[
    Path | None, Option("--corpus", metavar="FOLDER", help="Folder of the resolutions.", show_default=False)
]
NoRefresh = Annotated[bool, Option("--no-refresh", help="Ask the index as it is, whatever has changed in the corpus.")]
Color = Annotated[
    Literal["auto", "always", "never"] | None,
    Option("--color", help="When to use colour: auto, if not set.", show_default=False),
]
NoPager = Annotated[bool, Option("--no-pager", help="Print at once, however long it is.")]
Open = Annotated[bool, Option("--open", help="Open the source of the first paragraph found, in its place.")]
Web = Annotated[bool, Option("--web", help="Open the official page, in the browser, instead of the source.")]
KeepGoing = Annotated[bool, Option("--keep-going", help="With -: go on after a query that cannot be understood.")]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Say nothing but what went wrong.")]


def filters(arguments: Mapping[str, Any]) -> dict[str, list[str]]:
    """The filters among the arguments of a command, by field: an argument is called as the field's option is.

    A filter is a list; an argument of that name which is not one means something else (``--language`` of ``show``).
    """
    named = {field.name: field.option[2:].replace("-", "_") for field in FIELDS if field.option}
    given = {name: arguments.get(argument) for name, argument in named.items()}
    return {name: values for name, values in given.items() if values and isinstance(values, list)}
