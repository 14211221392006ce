"""Bodies that adopt resolutions: who they are, how their symbols begin, how a text names them.

The knowledge is ``data/bodies.toml``. Sources: the symbol series of the United Nations Editorial Manual and the
bodies' own enacting formulas.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from resindex.frozen import frozen


@frozen
class Body:
    """One body; see the head of ``data/bodies.toml`` for the fields."""

    name: str
    symbol: str
    short: tuple[str, ...]
    heads: tuple[str, ...]
    formula: tuple[str, ...]
    founded: int
    ended: int | None = None


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies, in the order of the table."""
    table = tomllib.loads((files("resindex.data") / "bodies.toml").read_text(encoding="utf-8"))
    return tuple(
        Body(
            name=b["name"],
            symbol=b["symbol"],
            short=tuple(b["short"]),
            heads=tuple(b["heads"]),
            formula=tuple(b["formula"]),
            founded=b["founded"],
            ended=b.get("ended"),
        )
        for b in table["body"]
    )


@cache
def _by_name() -> dict[str, Body]:
    names: dict[str, Body] = {}
    for body in bodies():
        for name in (body.name, f"the {body.name}", body.symbol, *body.short):
            names.setdefault(name.casefold(), body)
    return names


def find_body(name: str) -> Body | None:
    """The body of that name, short name or symbol series, case aside; None where there is none."""
    return _by_name().get(" ".join(name.split()).casefold())


@cache
def body_of_symbol(symbol: str) -> Body | None:
    """The body whose series a document symbol belongs to: ``A/HRC/RES/54/12`` is the Human Rights Council's."""
    parts = symbol.upper().split("/")
    best: Body | None = None
    for body in bodies():
        series = body.symbol.upper().split("/")
        if parts[: len(series)] == series and (best is None or len(body.symbol) > len(best.symbol)):
            best = body
    if best is None and symbol.upper().startswith("WHA"):
        return find_body("WHA")
    return best
