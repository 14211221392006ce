"""A command line that cannot be understood -> what is wrong with it, in the project's own form.

What comes in: what Typer found wrong, with the words that were typed. What goes out: a UsageError that names the
option or argument, shows its place on the line, and says what to type instead: the nearest that there is, what is
called otherwise here, or what there is to choose from. Loaded only when something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from shlex import join, quote
from typing import Any

from resindex.errors import UsageError
from resindex.model import Span
from resindex.query.nearest import nearest

_LIKENESS = 72.0  #: from which on two names are taken for one; below it, ``--sort`` would be a slip for ``--format``
#: What a metavar stands for, in an example.
_FOR_EXAMPLE = {"N": "3", "FIELD": "year", "LANGUAGES": "fr,es"}
_MANY = 5  # commands that are named; what more have, most have
#: What other programmes call a command.
_COMMANDS_ELSEWHERE = {
    "search": ("find", "grep", "query", "ask", "look", "lookup"),
    "show": ("view", "cat", "read", "print", "display", "get"),
    "index": ("update", "build", "rebuild", "reindex", "refresh", "init", "add", "import", "sync"),
    "status": ("info", "state"),
    "stats": ("count", "statistics", "facets"),
    "config": ("settings", "set", "configure"),
    "doctor": ("check", "verify", "fsck", "repair"),
    "cited-by": ("citing", "references", "refs"),
    "lineage": ("history", "editions", "versions"),
}
#: What other programmes call an option.
_OPTIONS_ELSEWHERE = {
    "--limit": ("--top", "--number", "--max", "--max-count", "--size", "--count"),
    "--top": ("--limit", "--number", "--max"),
    "--year": ("--since", "--until", "--from", "--to", "--date", "--before", "--after", "--when"),
    "--sort": ("--order", "--order-by", "--sort-by"),
    "--group": ("--group-by",),
    "--facet": ("--by", "--facets", "--count-by"),
    "--by": ("--facet", "--field", "--fields"),
    "--format": ("--output", "--out", "--type"),
    "--whole": ("--full", "--full-text", "--long"),
    "--no-families": ("--all", "--duplicates"),
    "--context": ("--around", "-A", "-B"),
    "--verb": ("--act", "--action"),
    "--addressee": ("--whom", "--to-whom"),
    "--version": ("-v", "-V"),
    "--jsonl": ("--format", "-f"),
    "--rebuild": ("--force", "--fresh", "--clean"),
}
#: What other programmes call a value of an option that has a few.
_VALUES_ELSEWHERE = {
    "jsonl": ("json", "ndjson", "jsonlines"),
    "plain": ("text", "txt", "tsv", "tab"),
    "markdown": ("md",),
    "bibtex": ("bib", "latex", "tex"),
    "csv": ("excel", "xlsx", "xls", "spreadsheet"),
    "dot": ("graphviz", "gv", "svg"),
    "graphml": ("gexf", "gephi", "xml"),
    "table": ("pretty", "human", "terminal"),
    "date": ("year", "newest", "oldest", "time", "age"),
    "relevance": ("score", "rank", "best"),
    "symbol": ("number", "name", "id"),
    "resolution": ("document", "documents", "text", "symbol"),
    "never": ("no", "off", "false"),
    "always": ("yes", "on", "true", "force"),
}
#: Where somebody who gives a command a word that it does not take wants to be.
_MEANT = {"cited": "cited-by", "man": "help", "verbs": "verbs explain"}


def unknown_command(words: Sequence[str], commands: Iterable[str]) -> UsageError:
    """No command has this name: it is a slip of the pen, or what somebody wants to search for."""
    name = words[0]
    elsewhere = _named_here(name, _COMMANDS_ELSEWHERE)
    near = [elsewhere] if elsewhere else nearest(name, commands, limit=1, likeness=_LIKENESS)
    searched = f"resindex {join(['search', *words])}"
    hint = f"did you mean  resindex {join([*near, *words[1:]])}" if near else f"did you mean  {searched}"
    if near and near[0] != "search" and len(words) == 1 and name not in commands and name.isalpha():
        hint += f"; to search for it,  {searched}"
    return UsageError(f'no command "{name}"', hint=hint)


def unknown_subcommand(words: Sequence[str], above: str, commands: Iterable[str]) -> UsageError:
    """No command below ``above`` has this name: a slip, or a word for the first of them."""
    known = list(commands)
    near = nearest(words[0], known, limit=1, likeness=_LIKENESS)
    meant = [near[0], *words[1:]] if near else [known[0], *words]
    return UsageError(f'no command "{words[0]}" of {above}', hint=f"did you mean  {above} {join(meant)}")


def misuse(found: Any, arguments: Sequence[str]) -> UsageError:
    """What Typer found wrong, in our form."""
    path, parameters = _command_of(found, arguments)
    kind = type(found).__name__
    if kind == "NoSuchOption":
        return _no_such_option(found.option_name, parameters, path, arguments)
    if kind == "MissingParameter":
        return _missing(found.param, path)
    named = getattr(found, "option_name", None)
    parameter = getattr(found, "param", None) or next((p for p in parameters if named in p.opts), None)
    message = re.sub(r"\s+", " ", found.format_message()).strip().rstrip(".")
    if kind == "BadOptionUsage" and parameter is not None and "requires an argument" in message:
        name = _longest(parameter)
        return UsageError(f"{name} has no value", hint=_example(parameter, name))
    if kind == "BadParameter" and parameter is not None:
        return _bad_value(parameter, message, path, arguments)
    if extra := re.search(r"unexpected extra argument.*\((.*)\)$", message):
        return _extra(extra[1].split(" ")[0], path, arguments)
    return UsageError(message[:1].lower() + message[1:], hint=f"{path} --help")


def _command_of(found: Any, arguments: Sequence[str]) -> tuple[str, Sequence[Any]]:
    """The command as it is called, and its parameters; Typer does not always say which one it is."""
    context = getattr(found, "ctx", None)
    if context is not None:
        return context.command_path, context.command.params
    from resindex.cli.app import command_named
    from resindex.cli.commands import COMMANDS

    first, second = [*arguments, "", ""][:2]
    if first not in COMMANDS:
        return "resindex", ()
    command = command_named(first)
    below = getattr(command, "commands", {}).get(second)
    return (f"resindex {first} {second}", below.params) if below else (f"resindex {first}", command.params)


# ---------------------------------------------------------------- options


def _no_such_option(typed: str, parameters: Sequence[Any], path: str, arguments: Sequence[str]) -> UsageError:
    line, span = _line(typed, arguments)
    return UsageError(f"no option {typed} of {path}", hint=_instead(typed, parameters, path), text=line, span=span)


def _instead(typed: str, parameters: Sequence[Any], path: str) -> str:
    """What to type instead of an option that there is not."""
    known = [name for parameter in parameters for name in parameter.opts if name.startswith("--")] + ["--help"]
    formats = next((p.type.choices for p in parameters if "--format" in p.opts), ())
    bare = typed.lstrip("-").casefold()
    meant = _choice(bare, formats, exactly=True)
    if meant and typed.startswith("--"):
        return f"did you mean  --format {meant}"
    begun = [name for name in known if name.startswith(typed)] if len(bare) > 1 else []
    if 0 < len(begun) <= 3:
        return f"did you mean  {'  or  '.join(begun)}"
    if (elsewhere := _named_here(typed, _OPTIONS_ELSEWHERE, known)) is not None:
        return f"did you mean  {elsewhere}"
    if typed.startswith("--"):
        others = _owners(typed)
        if others and path == "resindex":
            return f"it stands behind the command, as in  resindex {others[0]} {typed}"
        if 0 < len(others) <= _MANY:
            return f"{typed} is an option of  {', '.join(others)};  {path} --help"
        near = nearest(bare, [name[2:] for name in known], limit=1, likeness=_LIKENESS)
        if near:
            return f"did you mean  --{near[0]}"
    return f"{path} --help"


def _owners(option: str) -> list[str]:
    """The commands that have an option of that name."""
    from resindex.cli.app import command_named
    from resindex.cli.commands import COMMANDS

    return [name for name in COMMANDS if any(option in p.opts for p in command_named(name).params)]


def _longest(parameter: Any) -> str:
    """The name of a parameter as a message calls it: of an option the long one, of an argument what stands for it."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name).strip("[].")
    return str(max(parameter.opts, key=len))


# ---------------------------------------------------------------- values


def _bad_value(parameter: Any, message: str, path: str, arguments: Sequence[str]) -> UsageError:
    name = _longest(parameter)
    option = parameter.param_type_name == "option"
    quoted = re.search(r": '(.*)' is not |: (\S+) is not ", message)
    typed = (quoted[1] or quoted[2] or "") if quoted else ""
    text, span = _pair(name, typed) if option else _line(typed, arguments)
    choices = tuple(getattr(parameter.type, "choices", None) or ())
    if choices:
        near = _choice(typed, choices)
        lead = f"{name} " if option else f"{path} "
        hint = f"did you mean  {lead}{near}" if near else f"{name} is one of  {', '.join(choices)}"
        what = name.lstrip("-") if option else "shell" if name == "SHELL" else name
        return UsageError(f'unknown {what} "{typed}"', hint=hint, text=text, span=span)
    if quoted:
        return UsageError(f"{name} takes {_number(parameter)}", hint=_example(parameter, name), text=text, span=span)
    return UsageError(message[:1].lower() + message[1:], hint=f"{path} --help")


def _choice(typed: str, choices: Sequence[str], *, exactly: bool = False) -> str | None:
    """The choice that is meant: in other letters, under another name, or else (if not ``exactly``) by a slip."""
    for choice in choices:
        if choice == typed.casefold() or (typed.casefold() in _VALUES_ELSEWHERE.get(choice, ())):
            return choice
    near = [] if exactly else nearest(typed, choices, limit=1, likeness=_LIKENESS - 10)
    return near[0] if near else None


def _number(parameter: Any) -> str:
    """What a number may be."""
    least, most = (getattr(parameter.type, bound, None) for bound in ("min", "max"))
    if least is not None and most is not None:
        return f"a number from {least} to {most}"
    return "a number" if least is None else f"a number of at least {least}"


def _example(parameter: Any, name: str) -> str:
    """An option with a value as it may be typed."""
    choices = getattr(parameter.type, "choices", None)
    if choices:
        return f"{name} is one of  {', '.join(choices)}"
    from resindex.fields import FIELDS

    field = next((field for field in FIELDS if field.option == name), None)
    if field is not None:
        value = field.example.partition(":")[2].strip('"')
        return f"as in  {name} {quote(value)}"
    metavar = str(parameter.metavar or "VALUE")
    return f"as in  {name} {_FOR_EXAMPLE.get(metavar, metavar)}"


# ---------------------------------------------------------------- arguments


def _missing(parameter: Any, path: str) -> UsageError:
    name = _longest(parameter)
    choices = getattr(parameter.type, "choices", None)
    if parameter.param_type_name == "option":
        return UsageError(f"{path} needs {name}", hint=_example(parameter, name))
    what = ", ".join(choices) if choices else name
    return UsageError(f"{path} needs {'one of ' if choices else 'a '}{what}", hint=f"as in  {_first_example(path)}")


def _first_example(path: str) -> str:
    """The first example of a command that begins as it does."""
    from resindex.cli.commands import module_of

    return next((line for line in module_of(path.split()[1]).EXAMPLES if line.startswith(f"{path} ")), f"{path} --help")


def _extra(typed: str, path: str, arguments: Sequence[str]) -> UsageError:
    line, span = _line(typed, arguments)
    meant = _MEANT.get(path.removeprefix("resindex "))
    hint = f"did you mean  resindex {meant} {quote(typed)}" if meant else f"{path} --help"
    return UsageError(f'{path} takes no "{typed}"', hint=hint, text=line, span=span)


# ---------------------------------------------------------------- places


def _pair(name: str, typed: str) -> tuple[str, Span]:
    """An option with its value, and the place of the value."""
    text = f"{name} {typed}"
    return text, Span(len(name) + 1, max(len(text), len(name) + 2))


def _line(typed: str, arguments: Sequence[str]) -> tuple[str | None, Span | None]:
    """The command line and the place of a word on it; neither where it is not to be seen on it."""
    words = ["resindex", *(quote(word) for word in arguments)]
    for number, word in enumerate(arguments, start=1):
        if word == typed or word.startswith(f"{typed}="):
            start = sum(len(before) + 1 for before in words[:number])
            length = len(typed) if word != typed else len(words[number])
            return " ".join(words), Span(start, start + length)
    return None, None


def _named_here(typed: str, table: dict[str, tuple[str, ...]], known: Sequence[str] | None = None) -> str | None:
    """What bears another name elsewhere, if it is there."""
    found = (here for here, names in table.items() if typed.casefold() in names or typed in names)
    return next((here for here in found if known is None or here in known), None)
