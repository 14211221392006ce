"""What a question about citations is about: a symbol, number or name as people write it -> a work, perhaps a place.

What comes in: ``A/RES/60/251#op_12``, ``60/251, para. 12``, ``1325``, ``217 A (III)``, ``ICCPR article 4``, ``Vienna
Declaration``. What goes out: the canonical id with what the corpus has of it. What the corpus lacks may be cited all
the same: it comes out as a work that is not held. A number that may be several is read as the one that is cited most;
the other readings are told. Raises QueryError for what is neither symbol nor name, with the nearest that exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from resindex.errors import QueryError, SymbolError
from resindex.frozen import frozen, replace
from resindex.graph_records import Asked, Work
from resindex.model import Span
from resindex.query.places import read_place, split_place
from resindex.query.symbol_values import readings
from resindex.symbols import Symbol, council_year

if TYPE_CHECKING:
    from resindex.store import Store
    from resindex.store.graph import Graph

_COUNCIL_NUMBER = re.compile(r"(?:SCR|UNSCR|S/RES)?[ /]?(\d{1,4})", re.I)
_KINDS = (("/DEC/", "decision"), ("/PRST/", "statement"))
_OTHER_RESOLUTION = re.compile(r"WHA\d+\.\d+|UNEP/EA\.\d+/Res\.\d+", re.I)

#: Kinds of what is cited, as ``kind_of`` tells them.
KINDS = ("resolution", "decision", "statement", "treaty", "mandate", "document")


def kind_of(name: str) -> str:
    """What an id names; a named instrument that no resolution adopted counts as a treaty."""
    if "/RES/" in name:  # by far the most
        return "resolution"
    if name.startswith(("treaty:", "instrument:")):
        return "treaty"
    if name.startswith("mandate:"):
        return "mandate"
    for mark, kind in _KINDS:
        if mark in name:
            return kind
    return "resolution" if _OTHER_RESOLUTION.match(name) else "document"


def find_asked(typed: str, store: Store, graph: Graph, *, held: bool = False) -> tuple[Asked, tuple[str, ...]]:
    """What ``typed`` asks about, and the places that it may mean, the likeliest first.

    ``held``: of several readings, one that the corpus has is meant.
    """
    named, place = split_place(typed)
    if not named:
        raise QueryError("no symbol was given", hint="as in  A/RES/53/144  or  A/RES/60/251#op_12", text=typed)
    ids = _ids(named, store, graph, typed)
    weights = {id_: graph.citing_paragraphs(id_) for id_ in ids} if len(ids) > 1 else {}
    there = works_of(ids, graph)
    ranked = sorted(ids, key=lambda id_: (held and not there[id_].held, -weights.get(id_, 0), not there[id_].held))
    places = () if place is None else read_place(place)
    if place is not None and not places:
        at = typed.rfind(place)
        raise QueryError(
            f'"{place}" is no place in a document', hint="as in  A/RES/60/251#op_12", span=Span(at, at + len(place)),
            text=typed,
        )  # fmt: skip
    name = ranked[0]
    if held and not there[name].held and len(together := graph.held_parts(name)) == 1:
        name = together[0]
        there |= works_of(together, graph)
    others = tuple((id_, weights[id_]) for id_ in ranked[1:] if weights.get(id_) or there[id_].held)
    return Asked(there[name], next(iter(places), None), _cited_parts(name, graph), others), places


def _cited_parts(name: str, graph: Graph) -> tuple[str, ...]:
    """The parts of a resolution that are cited by symbols of their own; of "A-C" those from A to C."""
    first, dash, last = (_part(name) or "").partition("-")
    if not dash:
        return graph.cited_parts(name)
    base = name[: -len(f"{first}-{last}")]
    return tuple(part for part in graph.cited_parts(base) if part != name and first <= part[len(base) :] <= last)


def works_of(names: Iterable[str], graph: Graph) -> dict[str, Work]:
    """The works of these names; what the corpus lacks with what its name alone tells."""
    wanted = list(dict.fromkeys(names))
    found = graph.works(wanted)
    lacking = [name for name in wanted if name not in found]
    for name in lacking:
        # Parts that were adopted together lie in one document: A/RES/79/93A in A/RES/79/93A-B.
        whole = _holding(name, graph)
        found[name] = replace(whole, name=name) if whole else lacks(name)
    return found


def lacks(name: str) -> Work:
    """A work that the corpus lacks, with the title by which it is known."""
    from resindex.parsing.citing.named import title_of

    return Work(name, title=title_of(name), held=False)


def _holding(name: str, graph: Graph) -> Work | None:
    part = _part(name)
    if part is None or len(part) != 1:
        return None
    base = name[: -len(part)]
    for held in graph.held_parts(base):
        first, dash, last = held[len(base) :].partition("-")
        if dash and first <= part <= last:
            return graph.works([held]).get(held)
    return None


def _part(name: str) -> str | None:
    """The letter of the part that a symbol names, None for a whole resolution."""
    if "/RES/" not in name or not name[-1:].isalpha():
        return None
    try:
        return Symbol.parse(name).part or None
    except SymbolError:
        return None


def _ids(named: str, store: Store, graph: Graph, typed: str) -> tuple[str, ...]:
    """The canonical ids that a symbol, number or name may mean; at least one."""
    from resindex.parsing.citing.named import ids_named

    number = _COUNCIL_NUMBER.fullmatch(named)
    if number:
        name = f"S/RES/{int(number[1])}"
        year = council_year(int(number[1]))
        if ids := (f"{name}({year})",) if year else graph.dated(name):
            return ids
    if not named[0].isdigit() and "/" not in named and (ids := ids_named(named)):
        return ids
    kind, colon, slug = named.partition(":")
    if colon and kind.casefold() in ("treaty", "instrument", "mandate") and slug:
        return (f"{kind.casefold()}:{slug.casefold() if kind.casefold() == 'mandate' else slug}",)
    if " " in named and (mandates := _mandates(named)):
        return mandates
    found: list[str] = []
    trouble: SymbolError | None = None
    for field in ("symbol", "cites"):
        try:
            found += readings(named, _Like(graph, named), field)
        except SymbolError as error:
            trouble = error
    if found:
        return tuple(dict.fromkeys(name for id_ in found for name in (graph.dated(id_) or (id_,))))
    assert trouble is not None
    if store.resolutions(named):  # a document without a symbol goes by the path of its file
        return (named,)
    raise _unknown(named, typed, store, trouble)


def _mandates(named: str) -> tuple[str, ...]:
    """The mandate whose holder is named, in any of the six languages: "Special Rapporteur on the right to food"."""
    from resindex.parsing.citing.mandates import find_mandates

    for language in ("en", "fr", "es", "ru", "ar", "zh"):
        if found := find_mandates(named, language):
            return tuple(dict.fromkeys(mention.id for mention in found))
    return ()


@frozen
class _Like:
    """The vocabulary as far as it can be what was typed: all of it takes longer to read than the answer."""

    graph: Graph
    typed: str

    def vocabulary(self, field: str) -> list[tuple[str, int]]:
        return self.graph.like(self.typed, field)


def _unknown(named: str, typed: str, store: Store, trouble: SymbolError) -> QueryError:
    from resindex.parsing.citing.named import all_names
    from resindex.query.nearest import nearest

    known = [value for field in ("symbol", "cites") for value, _ in store.vocabulary(field) if "#" not in value]
    near = nearest(named, dict.fromkeys([*known, *all_names()]))
    at = max(0, typed.find(named))
    hint = f"did you mean  {'  or  '.join(near)}" if near else trouble.hint
    return QueryError(trouble.message, hint=hint, span=Span(at, at + len(named)), text=typed)
