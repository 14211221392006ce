"""A line typed up to the cursor -> what may stand at its end.

What comes in: the line as read. What goes out: candidates, or the word that the shell shall complete names of files or
folders itself. Promises: trouble with settings or a file offers nothing and says nothing. Options and arguments are
those that Typer knows; what an argument takes is told by its option, its choices or its metavar.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from resindex.cli.completion.line import Typed
from resindex.cli.completion.query import complete_query, complete_value
from resindex.cli.completion.values import Candidate, chosen, places, values
from resindex.errors import ResindexError
from resindex.fields import FIELDS, Field, find_field

Kind = Literal["words", "files", "folders"]
Answer = tuple[Kind, list[Candidate]]

_FIELDS = {field.option: field for field in FIELDS if field.option}
_FIELDS["-v"] = _FIELDS["--verb"]
_BY_METAVAR = {"SYMBOL": "symbol", "VERB": "verb", "LANGUAGE": "language"}


def answer(typed: Typed) -> Answer:
    """What may stand where the cursor is."""
    index = _index(typed.words)
    found = _from_fields(typed, index)
    return ("words", found) if found is not None else _from_options(typed, index)


def _from_fields(typed: Typed, index: Path) -> list[Candidate] | None:
    """What the field table alone can tell: the value of a filter, a value inside a query."""
    words, current = typed.words, typed.current
    before = words[-1] if words else ""
    if "--" not in words:
        name, equals, value = current.partition("=")
        if before in _FIELDS and not equals:
            return values(_FIELDS[before], current, index)
        if equals and name in _FIELDS:
            return [one._replace(text=f"{name}={one.text}") for one in values(_FIELDS[name], value, index)]
    if words[1:2] == ["search"] and not before.startswith("-") and not current.startswith("-"):
        return complete_value(current, index)
    return None


def _from_options(typed: Typed, index: Path) -> Answer:
    """What Typer has to be asked for: commands, options, their choices, arguments."""
    import typer

    from resindex.cli.app import app

    node: Any = typer.main.get_command(app)
    pending: Any = None
    given, free = 0, True
    for word in typed.words[1:]:
        if pending is not None:
            pending = None
        elif free and word == "--":
            free = False
        elif free and word.startswith("-") and word != "-":
            pending = None if "=" in word else _waiting(node, word)
        elif (below := _below(node, word)) is not None:
            node, given = below, 0
        else:
            given += 1
    current = typed.current
    if pending is not None:
        return _of_parameter(pending, current, index)
    if free and current.startswith("-"):
        name, equals, value = current.partition("=")
        if equals and (parameter := _waiting(node, name)) is not None:
            kind, found = _of_parameter(parameter, value, index)
            return kind, [one._replace(text=f"{name}={one.text}") for one in found]
        return "words", _options(node, current, typed.words)
    if hasattr(node, "list_commands"):
        return "words", _commands(node, current)
    arguments = [parameter for parameter in node.params if parameter.param_type_name == "argument"]
    if not arguments or (given >= len(arguments) and arguments[-1].nargs != -1):
        return "words", []
    return _of_parameter(arguments[min(given, len(arguments) - 1)], current, index)


def _below(node: Any, word: str) -> Any:
    return node.get_command(None, word) if hasattr(node, "list_commands") else None


def _waiting(node: Any, word: str) -> Any:
    """The option of that name if it waits for a value."""
    found = (p for p in node.params if word in p.opts and not getattr(p, "is_flag", False))
    return next(found, None)


def _commands(node: Any, typed: str) -> list[Candidate]:
    names = (name for name in node.list_commands(None) if name.startswith(typed))
    return [Candidate(name, node.get_command(None, name).get_short_help_str(80)) for name in names]


def _options(node: Any, typed: str, words: list[str]) -> list[Candidate]:
    """Options that begin as typed and may still be given."""
    left = [p for p in node.params if p.param_type_name == "option" and (p.multiple or not set(p.opts) & set(words))]
    found = [Candidate(name, parameter.help or "") for parameter in left for name in parameter.opts]
    found.append(Candidate("--help", "Show this message and exit."))
    return [one for one in found if one.text.startswith(typed) and (one.text.startswith("--") or typed != "-")]


def _of_parameter(parameter: Any, typed: str, index: Path) -> Answer:
    """What the value of an option or argument may be."""
    from resindex.cli.commands import COMMANDS

    choices = getattr(parameter.type, "choices", None)
    if choices:
        return "words", chosen(choices, typed)
    metavar = (parameter.metavar or "").strip("[].")
    if metavar in ("PATH", "FILE"):
        return "files", []
    if metavar == "FOLDER":
        return "folders", []
    if metavar == "QUERY":
        return "words", complete_query(typed, index)
    if metavar == "TOPIC":
        from resindex.cli.topics import TOPICS

        return "words", chosen((*TOPICS, *COMMANDS), typed)
    if metavar == "FIELD":
        return "words", _facets(typed)
    if metavar == "SYMBOL" and "#" in typed and "#" in (parameter.help or ""):
        return "words", places(typed, index)
    field = _field_of(parameter, metavar)
    return "words", values(field, typed, index) if field is not None else []


def _field_of(parameter: Any, metavar: str) -> Field | None:
    own = next((_FIELDS[name] for name in parameter.opts if name in _FIELDS), None)
    return own or find_field(_BY_METAVAR.get(metavar, ""))


def _facets(typed: str) -> list[Candidate]:
    """Fields that can be counted; several may stand behind one another with commas between them."""
    head, comma, last = typed.rpartition(",")
    fields = (field for field in FIELDS if field.facet and field.name.startswith(last))
    return [Candidate(head + comma + field.name, field.help) for field in fields]


def _index(words: list[str]) -> Path:
    """The folder of the index that the command would ask; one that is not there where that cannot be told."""
    from resindex.settings import load

    flags: dict[str, object] = {}
    for number, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in ("--index", "--corpus"):
            flags[name[2:]] = value if equals else next(iter(words[number + 1 : number + 2]), None)
    try:
        return load(flags=flags).index
    except (ResindexError, OSError):
        return Path(os.devnull)
