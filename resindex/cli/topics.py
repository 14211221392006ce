"""The pages of ``resindex help``: each a topic with its lines, made from the tables that the programme itself reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import fill


@dataclass(frozen=True, slots=True)
class Topic:
    """``about`` it in a few words; ``lines`` of the page at a width."""

    about: str
    lines: Callable[[int], Iterator[str]]


def _query(width: int) -> Iterator[str]:
    from resindex.query.manual import lines

    return lines(width)


def _fields(width: int) -> Iterator[str]:
    from resindex.fields import FIELDS

    rows = {field.name: f"{field.help}; {field.example}" for field in FIELDS}
    return _table("Fields of a query, as in  verb:urges", rows, width)


_FORMATS = {
    "table": "for people: laid out for reading, in colour; what a terminal gets if nothing is asked for",
    "plain": "for pipes: a line a hit, with tabs between id, date, place, section, verbs, title and text, *matches*"
    " marked; what a pipe gets if nothing is asked for",
    "jsonl": "for programmes: a record a line, see docs/records.md and the schemas in resindex/data/schemas",
    "csv": "for spreadsheets: a table with a header; no cell of hits is a formula",
    "markdown": "for notes and mails; of search and show",
    "html": "one page that stands by itself, to be mailed, kept or printed; of search and show",
    "bibtex": "references: an entry a resolution; of search and show",
    "graphml": "for Gephi, yEd, networkx: the graph; of cites, cited-by and lineage",
    "dot": "for Graphviz: the same graph",
}

#: What else of the environment is heeded, beside the variables of the settings.
ENVIRONMENT = {
    "NO_COLOR": "no colour, if it is set to anything",
    "FORCE_COLOR": "colour even in a pipe, if it is set to anything",
    "PAGER": "what shows output longer than the screen; RESINDEX_PAGER goes before it",
    "VISUAL": "the editor that open and search --open start; EDITOR comes after it",
    "BROWSER": "the browser that --web starts",
    "COLUMNS": "width of the output, LINES its height, where they are not the terminal's",
    "RESINDEX_DEBUG": "show the traceback of an unexpected fault",
}

EXIT_CODES = {
    "0": "found, or done",
    "1": "nothing found",
    "2": "the command line or the query cannot be understood",
    "3": "trouble with the index, the corpus or a file",
    "130": "interrupted",
}


def _formats(width: int) -> Iterator[str]:
    return _table("Formats, as in  resindex search impunity --format jsonl", _FORMATS, width)


def _exit_codes(width: int) -> Iterator[str]:
    return _table(
        "Exit codes. What is asked for goes to standard output, all that is said about it to standard error.",
        EXIT_CODES,
        width,
    )


def _environment(width: int) -> Iterator[str]:
    from resindex.settings import KEYS

    rows = {key.variable: key.help for key in KEYS} | ENVIRONMENT
    yield from _table("Environment. An option wins over it, and it wins over resindex.toml.", rows, width)
    names = ", ".join(key.name for key in KEYS if not key.guarded)
    yield ""
    yield fill(f"In resindex.toml, found upward from the current folder: {names}.", width)
    yield fill("resindex config shows what is set, and where.", width)


def _table(title: str, rows: Mapping[str, str], width: int) -> Iterator[str]:
    yield fill(title, width)
    yield ""
    wide = max(map(len, rows))
    for name, words in rows.items():
        lead = f"  {name:<{wide}}  "
        yield fill(words, width, initial_indent=lead, subsequent_indent=" " * len(lead))


TOPICS = {
    "query": Topic("what can be typed after search", _query),
    "fields": Topic("the fields of a query", _fields),
    "formats": Topic("what the output can look like", _formats),
    "environment": Topic("variables and settings", _environment),
    "exit-codes": Topic("what a command says when it ends", _exit_codes),
}
