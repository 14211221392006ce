"""Settings -> lines for people, and a JSON object a setting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TextIO

from resindex.render.clean import line
from resindex.render.jsonl import write

SCHEMA = "resindex/setting/1"


class Key(Protocol):
    """What is known of a setting: its name, what it is good for, the variable that sets it."""

    @property
    def name(self) -> str: ...
    @property
    def help(self) -> str: ...
    @property
    def variable(self) -> str: ...


def lines(found: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """One line a setting: name, value (``-`` where there is none), where it comes from."""
    rows = [(name, line(value) or "-", line(origin)) for name, value, origin in found]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, value, origin in rows:
        yield f"{name:<{first}}  {value:<{second}}  {origin}"


def json(found: Iterable[tuple[str, str, str]], keys: Sequence[Key], out: TextIO) -> None:
    """One object a setting, with the variable that would set it and what it is good for."""
    known = {key.name: key for key in keys}
    for name, value, origin in found:
        key = known[name]
        write(
            {
                "schema": SCHEMA,
                "name": name,
                "value": value or None,
                "origin": origin,
                "variable": key.variable,
                "help": key.help,
            },
            out,
        )
