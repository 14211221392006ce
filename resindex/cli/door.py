"""The light door: a plain command line -> its command, without Typer, which takes as long to load as a search takes.

What comes in: the words of a command line. What goes out: the exit code of the command; or None for a line that is not
plain through and through, of which nothing has been done yet. Those are Typer's: help, an option that is not there, a
value that is missing or wrong, too few words or too many, a command with others below it. Promise: a line that enters
here gives its command the very arguments that Typer would have given it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from resindex.cli.commands import COMMANDS, module_of
from resindex.cli.declaring import Argument, Command, Option


def enter(words: Sequence[str]) -> int | None:
    """Run the command that the words name; None where Typer has to read them."""
    name, *rest = words or [""]
    command: Command | None = getattr(module_of(name), "COMMAND", None) if name in COMMANDS else None
    if command is None:
        return None
    try:
        arguments = read(command.run, rest)
    except ValueError:
        return None
    return command.run(**arguments)


class _Parameter(NamedTuple):
    """A parameter of a command's function, with the type that one value of it has."""

    name: str
    declared: Option | Argument
    kind: Any
    several: bool  #: a list of such values
    needed: bool  #: it has no default


def read(run: Callable[..., int], words: Sequence[str]) -> dict[str, Any]:
    """The arguments that the words give to the function of a command; it has defaults for those that are left out.

    Raises ValueError for words that are not plain.
    """
    parameters = [*_parameters(run)]
    options = {name: one for one in parameters if isinstance(one.declared, Option) for name in one.declared.names}
    given: dict[str, list[str]] = {}
    bare: list[str] = []
    left = iter(words)
    for word in left:
        if word == "--":
            bare.extend(left)
        elif len(word) > 1 and word.startswith("-"):
            for name, value in _cut(word, left, options):
                given.setdefault(name, []).append(value)
        else:
            bare.append(word)
    for one in parameters:
        if bare and isinstance(one.declared, Argument) and (one.several or len(bare) == 1):
            given[one.name], bare = bare, []
        if one.needed and one.name not in given:
            raise ValueError(f"{one.name} is missing")
    if bare:
        raise ValueError(f"nothing takes {bare}")
    return {one.name: _value(one, given[one.name]) for one in parameters if one.name in given}


def _parameters(run: Callable[..., int]) -> Iterator[_Parameter]:
    hints = get_type_hints(run, include_extras=True)
    del hints["return"]
    needed = len(hints) - len(run.__defaults__ or ())  # of the first so many
    for place, (name, hint) in enumerate(hints.items()):
        kind, declared = get_args(hint)
        if NoneType in get_args(kind):  # its default
            (kind,) = (one for one in get_args(kind) if one is not NoneType)
        several = get_origin(kind) is list
        (kind,) = get_args(kind) if several else (kind,)
        yield _Parameter(name, declared, kind, several, place < needed)


def _cut(word: str, left: Iterator[str], options: Mapping[str, _Parameter]) -> Iterator[tuple[str, str]]:
    """The options in a word, each with its value: ``--limit=5``, ``--limit 5``, ``-n5``, ``-n 5``, ``-rn5``.

    A value that is not in the word is the next of the words that are left, whatever that looks like.
    """
    if word.startswith("--"):
        name, equals, value = word.partition("=")
        option = _named(name, options)
        if option.kind is bool and equals:
            raise ValueError(f"{name} takes no value")
        yield option.name, "" if option.kind is bool else value if equals else _next(left)
        return
    for place, letter in enumerate(word[1:], start=2):
        option = _named(f"-{letter}", options)
        if option.kind is not bool:
            yield option.name, word[place:] or _next(left)
            return
        yield option.name, ""


def _named(name: str, options: Mapping[str, _Parameter]) -> _Parameter:
    if name not in options:
        raise ValueError(f"no option {name}")
    return options[name]


def _next(left: Iterator[str]) -> str:
    for value in left:
        return value
    raise ValueError("no value")


def _value(parameter: _Parameter, texts: Sequence[str]) -> Any:
    """What was given in its type; of what is there once, the last is what counts."""
    values = [_one(parameter, text) for text in texts]
    return values if parameter.several else values[-1]


def _one(parameter: _Parameter, text: str) -> Any:
    kind, declared = parameter.kind, parameter.declared
    if kind is bool:
        return True
    if choices := get_args(kind):  # Literal
        if text not in choices:
            raise ValueError(f"{text} is not one of {choices}")
        return text
    if kind is not int or isinstance(declared, Argument):
        return kind(text)  # str, Path
    number = int(text)
    if (declared.min is not None and number < declared.min) or (declared.max is not None and number > declared.max):
        raise ValueError(f"{number} is too small or too large")
    return number
