"""The values of a field that begin as typed, as completion offers them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from resindex.fields import Field
from resindex.offers import PRESSING, offered

_SYMBOLS = ("symbol", "cites", "cited_by", "draft")
#: A field that is found out and not kept has the values of another.
_STANDS_FOR = {"cited_by": "symbol"}
_WITH_PLACES = ("cites",)  #: fields whose values may have a place behind them
_COMPARED = re.compile(r"((?:>=|<=|>|<|≥|≤)\s*|.*\.\.)(.*)")
_MANY = 200  #: values that are listed where nothing is typed yet
_FEW = 40  #: symbols that are listed whole; more are offered step by step, as folders are


class Candidate(NamedTuple):
    """What may stand in the place of the word being typed. ``final``: it is whole, and a space may follow it."""

    text: str
    help: str = ""
    final: bool = True


def values(field: Field, typed: str, index: Path) -> list[Candidate]:
    """Values of a field; a verb may have a sign of comparison before it, a year the beginning of a range."""
    if field.name in ("verb", "year") and (compared := _COMPARED.fullmatch(typed)):
        table = PRESSING if field.name == "verb" else field.name
        return [Candidate(compared[1] + value, _paragraphs(n)) for value, n in offered(index, table, compared[2])]
    if "#" in typed and field.name in _WITH_PLACES:
        return places(typed, index)
    found = offered(index, _STANDS_FOR.get(field.name, field.name), typed)
    if field.name in _SYMBOLS:
        return _steps(sorted(found), len(typed)) if len(found) > _FEW else _whole(sorted(found))
    if field.name == "year":
        found.sort(reverse=True)
    return _whole(found if typed else found[:_MANY])


def places(typed: str, index: Path) -> list[Candidate]:
    """The places of a document behind its symbol, number or id and ``#``, with how each begins.

    Nothing else completes from the store; it is opened for reading, and no engine with it.
    """
    from resindex.errors import ResindexError
    from resindex.store import Store

    name, _, begun = typed.partition("#")
    known = {symbol for field in ("symbol", "cites") for symbol in _meant(name, index, field)}
    if len(known) != 1:
        return []
    try:
        with Store.open(index) as store:
            found = store.places(known.pop())
    except ResindexError:
        return []
    wanted = begun.casefold()
    return [Candidate(f"{name}#{place}", words) for place, words in found if place.casefold().startswith(wanted)]


def _meant(name: str, index: Path, field: str) -> list[str]:
    """The symbol or id as the index spells it; of a bare number, those that end in it."""
    bare = "".join(name.split()).casefold()
    if bare[:1].isdigit():
        return [value for value, _ in offered(index, field) if value.casefold().endswith(f"/res/{bare}")]
    return [value for value, _ in offered(index, field, bare) if value.casefold() == bare]


def chosen(choices: Iterable[str], typed: str) -> list[Candidate]:
    """Those of a few choices that begin as typed."""
    return [Candidate(choice) for choice in choices if choice.casefold().startswith(typed.casefold())]


def _whole(found: Iterable[tuple[str, int]]) -> list[Candidate]:
    return [Candidate(value, _paragraphs(count)) for value, count in found]


def _steps(found: Sequence[tuple[str, int]], length: int) -> list[Candidate]:
    """Symbols up to their next stroke, those that are alone behind it whole."""
    steps: dict[str, list[tuple[str, int]]] = {}
    for value, count in found:
        stroke = value.find("/", length)
        steps.setdefault(value if stroke < 0 else value[: stroke + 1], []).append((value, count))
    if len(steps) == 1 and len(found) > 1:
        return _steps(found, len(next(iter(steps))))
    return list(_stepwise(steps))


def _stepwise(steps: dict[str, list[tuple[str, int]]]) -> Iterator[Candidate]:
    for step, members in steps.items():
        if len(members) == 1:
            yield from _whole(members)
        else:
            yield Candidate(step, f"{len(members)} documents", final=False)


def _paragraphs(count: int) -> str:
    return f"{count:,}".replace(",", " ") + (" paragraph" if count == 1 else " paragraphs")
