"""The manual page, made from what the programme itself knows: commands, queries, fields, settings, exit codes.

What comes in: nothing. What goes out: a page in the man macros of roff. Promise: every command, option and field is on
it, because none is written here by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import typer

from resindex.cli.app import app
from resindex.cli.topics import ENVIRONMENT, EXIT_CODES
from resindex.fields import FIELDS
from resindex.query.manual import CHAPTERS
from resindex.settings import FILE, KEYS


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    group: Any = typer.main.get_command(app)
    yield f'.TH RESINDEX 1 "" "resindex {version("resindex")}" "User Commands"'
    yield from (".SH NAME", f"resindex \\- {_text('full-text search over resolutions, paragraph by paragraph')}")
    yield from (".SH SYNOPSIS", ".B resindex", r"\fICOMMAND\fR [\fIOPTIONS\fR] [\fIARGUMENTS\fR]")
    yield from (".SH DESCRIPTION", _text(group.help), ".SH COMMANDS")
    for name in group.list_commands(None):
        yield from _command(f"resindex {name}", group.get_command(None, name))
    yield ".SH QUERIES"
    for chapter in CHAPTERS:
        yield f".SS {_quoted(chapter.heading)}"
        for example in chapter.examples:
            yield from _item(_bold(example.query), f"Paragraphs {example.finds}.")
        for note in chapter.notes:
            yield from (".PP", _text(note))
    yield from (".SH FIELDS", _text("A query takes each as field:value; some are options of search too."))
    for field in FIELDS:
        names = ", ".join(_bold(name) for name in (field.name, *field.aliases))
        also = f"; {field.option}" if field.option else ""
        yield from _item(names, f"{field.help} ({field.example}{also})")
    told = f"Set in the environment or, by their names, in {FILE}; an option goes first, then the environment."
    *own, last = (key.name for key in KEYS if key.guarded)
    yield from (".SH SETTINGS", _text(f"{told} {', '.join(own)} and {last} are taken from the environment only."))
    for key in KEYS:
        yield from _item(f"{_bold(key.variable)} ({_text(key.name)})", key.help)
    yield ".SH ENVIRONMENT"
    for variable, help_ in ENVIRONMENT.items():
        yield from _item(_bold(variable), help_)
    yield ".SH EXIT STATUS"
    for code, meaning in EXIT_CODES.items():
        yield from _item(_bold(code), meaning)


def _command(path: str, command: Any) -> Iterator[str]:
    """A command with its arguments, options and examples, then what stands below it."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    yield f".SS {_quoted(' '.join([path, *(_metavar(p) for p in arguments)]))}"
    yield _text(command.help or command.get_short_help_str(100))
    for parameter in arguments:
        if parameter.help:
            yield from _item(rf"\fI{_text(_metavar(parameter))}\fR", parameter.help)
    for parameter in command.params:
        if parameter.param_type_name == "option":
            value = "" if parameter.is_flag else rf" \fI{_text(_metavar(parameter))}\fR"
            yield from _item(", ".join(_bold(name) for name in parameter.opts) + value, parameter.help or "")
    examples = [line.strip() for line in (command.epilog or "").splitlines() if line.startswith("  ")]
    if examples:
        yield from (".PP", "Examples:", ".PP", ".nf", ".RS", *(_text(line) for line in examples), ".RE", ".fi")
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from _command(f"{path} {name}", command.get_command(None, name))


def _metavar(parameter: Any) -> str:
    """What an option or argument is shown to take; of few choices, all."""
    choices = getattr(parameter.type, "choices", None)
    return str(parameter.metavar or ("|".join(choices) if choices else parameter.name.upper()))


def _item(head: str, words: str) -> Iterator[str]:
    yield from (".TP", head, _text(words))


def _bold(words: str) -> str:
    return rf"\fB{_text(words)}\fR"


def _quoted(words: str) -> str:
    return '"' + _text(words).replace('"', r"\(dq") + '"'


def _text(words: str) -> str:
    """Words as roff prints them: one line, signs that it would take for its own made plain."""
    line = " ".join(words.replace("\b", "").split())
    line = line.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("^", r"\(ha")
    line = line.replace("~", r"\(ti").replace("`", r"\(ga")
    return rf"\&{line}" if line.startswith((".", "'")) else line
