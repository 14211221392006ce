"""The editions of one text through the years.

What comes in: an open index and a symbol. What goes out: ``Lineage``, the oldest edition first, each with the evidence
that makes it one. Evidence: the same title in the same body; one recalls the other and they share wording; a text names
its own earlier editions ("the most recent of which is resolution 77/228"). Works that the corpus lacks are editions by
citation only. Promises: whatever edition is asked for, the same chain comes out if the corpus has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from resindex.drafting.asked import find_asked, works_of
from resindex.drafting.citations import near_symbols
from resindex.drafting.editions import dates_of, named_editions, same_series
from resindex.graph_records import Edition, Evidence, Lineage, Work
from resindex.wording import clause_set, likeness, shared

if TYPE_CHECKING:
    from resindex.search.index import Index
    from resindex.store.graph import Graph, Mention, Traits

#: The part of the shorter text's clauses that two editions share at least, where one recalls the other. Of texts of the
#: same body that are no editions of each other, one pair in a hundred shares as much.
_SHARED = 1 / 3
#: The same where their titles are nearly the same.
_SHARED_ALIKE = 0.15
_ALIKE = 0.75
#: The same where their titles have next to nothing in common.
_SHARED_UNLIKE = 0.6
_UNLIKE = 0.25
_TELLING_TITLE = 5  #: words of a title that is no stock phrase ("Programme budget for 2024")
_FEWEST_SHARED = 8  #: clauses; any two short texts may share some formulas
#: A title that a body gives to several texts a year is no name of a text ("Statement by the President").
_MOST_A_YEAR = 2
_MOST = 300  # editions that are followed
_DIGITS = re.compile(r"(\d+)")


def lineage(index: Index, typed: str) -> Lineage:
    """The editions of the text that ``typed`` names; only itself where no other is found, none for an unknown work."""
    with index.graph() as (store, graph):
        asked, _places = find_asked(typed, store, graph, held=True)
        family = _Family(graph)
        family.follow(_starts(asked.work, graph))
        if not asked.work.held and asked.work.name not in family.reasons:
            return Lineage(asked, (), near=near_symbols(asked, graph.citing_paragraphs(asked.work.name), store))
        return Lineage(asked, tuple(_editions(family, asked.work, graph)))


def _starts(work: Work, graph: Graph) -> list[str]:
    """Where to begin: the text itself or, where the corpus lacks it, those that name it as their earlier edition."""
    if work.held:
        return [work.name]
    citing = dict.fromkeys(edge.work for edge in graph.edges_to([work.name]) if same_series(edge.work, work.name))
    traits = graph.traits(citing)
    found = []
    for name in sorted(citing, key=_natural):
        named = named_editions(name, traits[name].title_key, graph.mentions(name), (), ())
        if work.name in named:
            found.append(name)
    return found[:1]


@dataclass(slots=True)
class _Family:
    """Editions as they are found: ``reasons`` for those that the corpus lacks, ``cites`` between those that it has."""

    graph: Graph
    traits: dict[str, Traits] = field(default_factory=dict)
    clauses: dict[str, frozenset[int]] = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)
    cites: dict[str, dict[str, str]] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    reasons: dict[str, Evidence] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)

    def follow(self, starts: Iterable[str]) -> None:
        """Find all editions that can be reached."""
        waiting = list(starts)
        self.members.update(dict.fromkeys(waiting))
        while waiting and len(self.members) < _MOST:
            name = waiting.pop(0)
            for other in self._editions_beside(name):
                if other not in self.members:
                    self.members[other] = None
                    waiting.append(other)
        for name in self.members:
            named = named_editions(name, self.traits[name].title_key, self._mentions(name), self.traits, self.members)
            for cited, reason in named.items():
                if reason.kind == "latest":
                    self.latest[name] = cited
                known = self.reasons.get(cited)
                if cited not in self.traits and (known is None or _weight(reason) < _weight(known)):
                    self.reasons[cited] = reason

    def _editions_beside(self, name: str) -> list[str]:
        self._know([name])
        own = self.traits[name]
        cited = dict.fromkeys(m.cited for m in self._mentions(name) if m.cited != name and same_series(m.cited, name))
        citing = dict.fromkeys(
            edge.work
            for edge in self.graph.edges_to([name], (), ("w.body IS ?", (own.body,)))
            if edge.work != name and not edge.note
        )
        titled, in_a_year = self.graph.titled(own.title_key, own.body) if own.title_key else ([], 0)
        named = set(titled) if in_a_year <= _MOST_A_YEAR else set()
        self._know([*cited, *citing, *named])
        found = []
        for other in dict.fromkeys([*cited, *citing, *sorted(named)]):
            if other == name or other not in self.traits or self.traits[other].body != own.body:
                continue
            if other in named or self._follows(name, other):
                found.append(other)
        return found

    def _follows(self, name: str, other: str) -> bool:
        """Whether one of two texts that cite each other is an edition of the other."""
        common = self.share(name, other)
        keys = self.traits[name].title_key, self.traits[other].title_key
        alike = min(len(key.split()) for key in keys) >= _TELLING_TITLE and likeness(*keys) >= _ALIKE
        if len(self.clauses[name] & self.clauses[other]) < _FEWEST_SHARED:
            return False
        unlike = all(keys) and likeness(*keys) < _UNLIKE
        return common >= (_SHARED_ALIKE if alike else _SHARED_UNLIKE if unlike else _SHARED)

    def share(self, one: str, other: str) -> float:
        """The part of its clauses that the shorter of two texts shares with the other."""
        for name in (one, other):
            if name not in self.clauses:
                self.clauses[name] = clause_set(self.traits[name].wording)
        return shared(self.clauses[one], self.clauses[other])

    def _know(self, names: Iterable[str]) -> None:
        self.traits.update(self.graph.traits(name for name in names if name not in self.traits))

    def _mentions(self, name: str) -> list[Mention]:
        if name not in self.mentions:
            self.mentions[name] = self.graph.mentions(name)
        return self.mentions[name]

    def dates(self) -> dict[str, str]:
        """The dates of editions that the corpus lacks, as the others print them."""
        return dates_of(mention for name in self.members for mention in self._mentions(name))


# ---------------------------------------------------------------- the chain


def _editions(family: _Family, asked: Work, graph: Graph) -> Iterable[Edition]:
    works = works_of([*family.members, *family.reasons], graph)
    dates = family.dates()
    dated = {
        name: work if work.held else replace(work, date=dates.get(name) or _year(name)) for name, work in works.items()
    }
    order = sorted(dated, key=lambda name: (dated[name].date or _guess(name), _natural(name)))
    turn = {name: number for number, name in enumerate(order)}
    for name in order:
        yield _edition(dated[name], _before(name, family, turn, order), family, asked.name == name)


def _before(name: str, family: _Family, turn: Mapping[str, int], order: list[str]) -> str | None:
    """The edition that one follows: that which it names as the latest; the latest that it cites, if its preamble lists
    any; the earlier one of the same title, or with the same wording; else the one before it.
    """
    if turn[name] == 0:
        return None
    earlier = order[: turn[name]]
    if name in family.members:
        if family.latest.get(name) in earlier:
            return family.latest[name]
        cited = [m for m in family.mentions.get(name, ()) if m.cited in turn and turn[m.cited] < turn[name]]
        if any(mention.preambular for mention in cited):
            return max((mention.cited for mention in cited), key=lambda other: turn[other])
        held = [other for other in earlier if other in family.members]
        if held:
            title = family.traits[name].title_key
            return max(
                held,
                key=lambda o: (bool(title) and family.traits[o].title_key == title, family.share(name, o), turn[o]),
            )
    return earlier[-1]


def _edition(work: Work, before: str | None, family: _Family, asked: bool) -> Edition:
    if not work.held:
        reason = family.reasons.get(work.name)
        return Edition(work, before, (reason,) if reason else (), asked=asked)
    evidence: list[Evidence] = []
    renamed = False
    cited = next((m for m in family.mentions.get(work.name, ()) if m.cited == before), None)
    if cited is not None:
        evidence.append(Evidence("recalls", work.name, cited.place))
    if before in family.members:
        titles = family.traits[work.name].title_key, family.traits[before].title_key
        renamed = titles[0] != titles[1]
        if not renamed and titles[0]:
            evidence.append(Evidence("title"))
        evidence.append(Evidence("wording", share=family.share(work.name, before)))
    return Edition(work, before, tuple(evidence), renamed, asked)


def _year(name: str) -> str | None:
    """The year that a symbol itself tells."""
    from resindex.errors import SymbolError
    from resindex.symbols import Symbol

    try:
        symbol = Symbol.parse(name)
    except SymbolError:
        return None
    if symbol.year:
        return str(symbol.year)
    return symbol.session if symbol.session.isdigit() and len(symbol.session) == 4 else None


def _guess(name: str) -> str:
    """Where an edition without a date stands among the others, by its session; "" where nothing tells."""
    from resindex.errors import SymbolError
    from resindex.symbols import Symbol, roman_value

    try:
        symbol = Symbol.parse(name)
    except SymbolError:
        return ""
    session = symbol.session
    number = int(session) if session.isdigit() else roman_value(session)
    # The General Assembly opens its session of that number in September, and adopts most of its texts in December.
    return f"{1945 + number}-12" if symbol.series == "A" and number else ""


def _weight(reason: Evidence) -> tuple[object, ...]:
    """The best reason first: that one names it as the latest, then what the first of those that list it says."""
    return reason.kind != "latest", _natural(reason.by or "")


def _natural(name: str) -> tuple[object, ...]:
    return tuple(int(piece) if piece.isdigit() else piece for piece in _DIGITS.split(name))
