"""Both doors of the command line give a command the same arguments: the light one, and Typer's."""

from __future__ import annotations

import inspect
import re
from functools import cache, wraps
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resindex.cli import app, door, options, typer_command
from resindex.cli.commands import COMMANDS, module_of
from resindex.cli.declaring import Command, Option

LIGHT = [name for name in COMMANDS if hasattr(module_of(name), "COMMAND")]
#: Values of every kind, and what merely looks like one or like an option.
VALUES = (
    "--", "-5", "-rn5", "--exact", "--limit=2", "", "-", "=", "a=b", "impunity", "two words", "0", "1", "7", "21", "+2", " 3 ", "1_0",
    "٣", "x1", "9" * 30, "é\udce9", "A/RES/94/901#op_2", "table", "plain", "jsonl", "dot", "date", "none", "never", "all", "TABLE",
)  # fmt: skip


def by_light(name: str, words: list[str]) -> dict[str, Any] | None:
    """The arguments that the light door gives the command, defaults and all; None where it leaves the line to Typer."""
    run = module_of(name).COMMAND.run
    try:
        bound = inspect.signature(run).bind(**door.read(run, words))
    except ValueError:
        return None
    bound.apply_defaults()
    return dict(bound.arguments)


def by_typer(name: str, words: list[str]) -> dict[str, Any] | None:
    """The arguments that Typer gives the command; None where it refuses the line."""
    command = _recording(name)
    try:
        with command.make_context(name, list(words)) as context:
            command.invoke(context)
    except app._Misuse:
        return None
    return _kept.pop()


_kept: list[dict[str, Any]] = []


@cache
def _recording(name: str) -> Any:
    """The command as Typer has it, but that it keeps its arguments instead of running."""
    command: Command = module_of(name).COMMAND

    @wraps(command.run)
    def keep(**arguments: Any) -> int:
        _kept.append(arguments)
        return 0

    return typer_command.typer_command(command._replace(run=keep), name)


@cache
def _options(name: str) -> dict[str, tuple[str, ...]]:
    """The options of a command by their names, with values that fit or nearly do; a flag has none."""
    found: dict[str, tuple[str, ...]] = {}
    for parameter in inspect.signature(module_of(name).COMMAND.run, eval_str=True).parameters.values():
        kind, declared = get_args(parameter.annotation)
        if isinstance(declared, Option):
            choices = tuple(re.findall(r"'(\w+)'", str(kind)))
            fit = () if kind is bool else ("1", "7", "20", "21") if "int" in str(kind) else choices or VALUES
            found.update(dict.fromkeys(declared.names, fit))
    return found


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A command, and words made of its own options and of values, in every way in which one can be given."""
    name = draw(st.sampled_from(LIGHT))
    options = _options(name) or {"--help": ()}
    words = draw(st.lists(st.sampled_from(VALUES[5:12]), max_size=2))
    for _ in range(draw(st.integers(0, 3))):
        option, fit = draw(st.sampled_from(sorted(options.items())))
        value = draw(st.sampled_from(fit or VALUES))
        usual = [[option, value], [f"{option}={value}"], [option, value]] if fit else [[option]]
        odd = [
            [option],
            [value],
            [option, draw(st.sampled_from(VALUES))],
            [f"{option}{value}"],
            [f"-r{option[1:]}", value],
        ]
        words += draw(st.sampled_from(usual * 5 + odd))
    return name, words


@settings(max_examples=500, deadline=None)
@given(lines())
def test_a_line_that_the_light_door_takes_is_read_as_typer_reads_it(line: tuple[str, list[str]]) -> None:
    light = by_light(*line)
    if light is not None:
        typers = by_typer(*line)
        assert light == typers
        assert [*map(type, light.values())] == [*map(type, (typers or {}).values())]


#: Lines that must not need Typer, with the arguments that they give beside the defaults.
PLAIN = [
    ("search", [], {}),
    ("search", ["impunity"], {"query": ["impunity"]}),
    ("search", ["-"], {"query": ["-"]}),
    ("search", ["a", "--verb", "urges", "b", "-v", "calls", "--verb=requests", "-vdecides"], {"query": ["a", "b"], "verb": ["urges", "calls", "requests", "decides"]}),
    ("search", ["-rn5", "-f", "jsonl"], {"reverse": True, "limit": 5, "format": "jsonl"}),
    ("search", ["-n", "2", "--limit=3", "--page", "2"], {"limit": 3, "page": 2}),
    ("search", ["--sort=date", "--group", "none", "--color", "never"], {"sort": "date", "group": "none", "color": "never"}),
    ("search", ["--exact", "--", "-n", "--whole"], {"exact": True, "query": ["-n", "--whole"]}),
    ("search", ["--verb", "--exact", "--year=", "--subject", "-1"], {"verb": ["--exact"], "year": [""], "subject": ["-1"]}),
    ("search", ["--context", "0", "--index", "i", "--no-refresh", "--no-pager"], {"index": options.Path("i"), "no_refresh": True, "no_pager": True}),
    ("show", ["94/901", "--expand"], {"wanted": ["94/901"], "expand": True}),
    ("cited-by", ["94/901", "--depth", "2"], {"wanted": ["94/901"], "depth": 2}),
    ("index", ["a", "b", "-q", "--engine", "whoosh"], {"paths": [options.Path("a"), options.Path("b")], "quiet": True, "engine": "whoosh"}),
    ("completion", ["bash"], {"shell": "bash"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "said"), PLAIN, ids=[" ".join([name, *words]) for name, words, _ in PLAIN])
def test_a_plain_line_enters_by_the_light_door(name: str, words: list[str], said: dict[str, Any]) -> None:
    light = by_light(name, words)
    assert light is not None
    assert light == by_typer(name, words)
    defaults = {k: p.default for k, p in inspect.signature(module_of(name).COMMAND.run).parameters.items()}
    assert light == defaults | said


@pytest.mark.parametrize(
    ("name", "line"),
    [
        *(("search", line) for line in ("--help", "-h", "x --help", "--limt 5", "--lim 5", "--limit", "--limit x", "--limit 0")),
        *(("search", line) for line in ("-n=5", "-rx", "--exact=1", "--sort newest", "--sort=Date", "--context 21", "--context=-1")),
        *(("search", line) for line in ("-v", "--format", "--no-exact")),
        *(("show", line) for line in ("", "--expand", "--", "--limit 5 94/901")),
        *(("completion", line) for line in ("", "tcsh", "bash zsh")),
        *(("watch", line) for line in ("corpus", "-- corpus")),
        ("man", "page"),
    ],
)  # fmt: skip
def test_any_other_line_is_left_to_typer(name: str, line: str) -> None:
    assert by_light(name, line.split()) is None
    assert door.enter([name, *line.split()]) is None


@pytest.mark.parametrize(
    "words", [[], ["--help"], ["--version"], ["verbs"], ["verbs", "explain", "urges"], ["serch", "x"], [""]]
)
def test_a_line_without_a_command_of_its_own_is_left_to_typer(words: list[str]) -> None:
    assert door.enter(words) is None


def test_every_command_but_the_one_with_others_below_it_has_a_light_door() -> None:
    assert set(COMMANDS) - set(LIGHT) == {"verbs"}
