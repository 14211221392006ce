"""States by any of their names: in six languages, short or in full, inverted as lists print them, or by ISO code.

The knowledge is ``data/states.toml`` (names) and ``data/state_codes.toml`` (ISO 3166 codes, and States that are no
more). Case, accents and the shape of apostrophes do not count.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from resindex.analysis import fold
from resindex.frozen import frozen

#: How lists of States print long names: "Iran (Islamic Republic of)", "Netherlands (Kingdom of the)".
_INVERTED = re.compile(r"(?P<short>[^()]+) \((?P<form>[^()]+)\)")
_ARTICLE = re.compile(r"(?:the|la|le|les|l'|el|los|las) ?(?=\w)")


@frozen
class State:
    """A State: its short English name, and its codes, the ISO 3166-1 alpha-3 code first; other names may follow."""

    name: str
    codes: tuple[str, ...]


@cache
def states() -> tuple[State, ...]:
    """All States, in the order of their names; those that are no more at the end."""
    return tuple(State(name, tuple(codes)) for name, codes in _table("state_codes").items())


def find_state(name: str) -> State | None:
    """The State of that name or code; None where there is none.

    >>> [find_state(name).codes[0] for name in ("Brésil", "bra", "Iran (Islamic Republic of)", "the Netherlands")]
    ['BRA', 'BRA', 'IRN', 'NLD']
    """
    return _find(" ".join(name.split()))


def state_name(printed: str) -> str:
    """The short English name of the State that a document names; what is not known stays as it is printed."""
    state = find_state(printed)
    return state.name if state else printed


@cache
def _find(name: str) -> State | None:
    key = _key(name)
    found = _by_name().get(key) or _by_name().get(_ARTICLE.sub("", key, count=1) if _ARTICLE.match(key) else key)
    inverted = _INVERTED.fullmatch(name)
    if found is None and inverted:
        whole, short = f"{inverted['form']} {inverted['short']}", inverted["short"]
        found = _by_name().get(_key(whole)) or _by_name().get(_key(short))
    return found


@cache
def _by_name() -> dict[str, State]:
    names: dict[str, State] = {}
    for state in states():
        for name in (state.name, *state.codes):
            names.setdefault(_key(name), state)
    by_short = {state.name: state for state in states()}
    for short, facts in _table("states").items():
        for language, listed in facts.items():
            if language != "of" and short in by_short:
                for name in listed:
                    names.setdefault(_key(name), by_short[short])
    return names


def _key(name: str) -> str:
    return fold(name).replace("’", "'").strip()


def _table(name: str) -> dict[str, Any]:
    # Imported here: who asks for no State has no use for them.
    import tomllib
    from importlib.resources import files

    return tomllib.loads((files("resindex.data") / f"{name}.toml").read_text(encoding="utf-8"))
