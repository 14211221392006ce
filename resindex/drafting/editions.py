"""What a text says of its own earlier editions: "Recalling its resolutions 68/181 and 70/161 on this subject".

What comes in: the citations of one text in order, its title key, and the works known to be editions. What goes out:
for each work that it names as an earlier edition, why. A list of numbers is trusted as far as those of its members that
can be checked; one that cannot be checked needs words that say it is on the same subject. The words are data,
``data/lineage.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resindex.dates import DATE_PATTERN, iso_date
from resindex.graph_records import Evidence
from resindex.store.graph import Mention
from resindex.symbols import Symbol, council_number_fits
from resindex.wording import likeness, title_key

#: What may stand between two numbers of one list.
_WITHIN = re.compile(
    rf"(?:[\s,()&–-]|\b(?:of|and|et|y|du|de|des|del|resolutions?|résolutions?|resoluciones|resolución|as well as)\b"
    rf"|(?i:{DATE_PATTERN})|\d{{4}}|\b[A-Z]\b)*"
)
_DATED = re.compile(rf"\s*+(?:\([^)]*+\)|[A-Z])?\s*+(?:of|du|de|,)?\s*+((?i:{DATE_PATTERN}))")
_ENTITLED = re.compile(r"(?:entitled|intitulées?|tituladas?)\s+[“«\"]([^”»\"]+)")
_NAME = re.compile(r"[^\W\d_A-Z]{4}")
_BEFORE = 70  # characters before a number in which "the most recent of which" may stand
_NAMES_SUBJECT = 0.75  # part of the title's words that a paragraph which names the subject has
_FEWEST_WORDS = 2  # a title of one word names nothing


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of the data file, of all its languages together."""

    latest: re.Pattern[str]
    subject: re.Pattern[str]
    deed: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    table = tomllib.loads((files("resindex.data") / "lineage.toml").read_text(encoding="utf-8"))
    latest, subject, deed = (
        "|".join(re.escape(phrase) for rows in table.values() for phrase in rows[name])
        for name in ("latest", "subject", "deed")
    )
    return _Phrases(
        re.compile(rf"(?:{latest})[^.;]{{0,40}}$"),
        re.compile(rf"\b(?:{subject})\b"),
        re.compile(rf"(?:{_DATED.pattern})?[\s,]*(?:{deed})\b"),
    )


def same_series(one: str, other: str) -> bool:
    """Whether two symbols are of one body and kind."""
    first, second = (_parsed(name) for name in (one, other))
    return first is not None and second is not None and (first.series, first.kind) == (second.series, second.kind)


def _parsed(name: str) -> Symbol | None:
    if "/" not in name or name.startswith(("treaty:", "instrument:", "mandate:")):
        return None
    from resindex.errors import SymbolError

    try:
        return Symbol.parse(name)
    except SymbolError:
        return None


def _by_number(mention: Mention) -> bool:
    """Whether a text is cited by its number, and can have it: the Security Council's numbers run through the years.

    What is cited by a name of its own ("the Addis Ababa Action Agenda") is a text of its own.
    """
    if _NAME.search(mention.text, mention.start, mention.end):
        return False
    symbol = _parsed(mention.cited)
    if symbol is None or symbol.series != "S" or symbol.kind != "RES" or symbol.year is None:
        return True
    return council_number_fits(symbol.number, symbol.year)


def dates_of(mentions: Iterable[Mention]) -> dict[str, str]:
    """The dates that texts print behind the numbers they cite: "68/181 of 18 December 2013"."""
    found: dict[str, str] = {}
    for mention in mentions:
        dated = _DATED.match(mention.text, mention.end)
        date = iso_date(dated[1]) if dated else None
        if date:
            found.setdefault(mention.cited, date)
    return found


def named_editions(
    name: str, title: str, mentions: Sequence[Mention], held: Collection[str], editions: Collection[str]
) -> dict[str, Evidence]:
    """The works that a text names as its earlier editions, each with the reason.

    ``held`` are the works that can be checked, ``editions`` those of them that were found to be editions.
    """
    found: dict[str, Evidence] = {}
    latest = _phrases().latest
    for run in _runs(m for m in mentions if m.cited != name and _by_number(m) and same_series(m.cited, name)):
        before = run[0].text[max(0, run[0].start - _BEFORE) : run[0].start].lower().replace("’", "'")
        if latest.search(before):
            found[run[-1].cited] = Evidence("latest", name, run[-1].place)
        checked = [m.cited for m in run if m.cited in held]
        confirmed = [cited for cited in checked if cited in editions]
        # What a text calls to mind in its preamble it continues; in the operative part it also names what it acts on.
        trusted = 2 * len(confirmed) >= len(checked) if checked else run[0].preambular and _on_subject(run, title)
        if trusted and (confirmed or not checked):
            for mention in run:
                found.setdefault(mention.cited, Evidence("listed", name, mention.place))
    return found


def _runs(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    """Numbers that stand in one list."""
    run: list[Mention] = []
    for mention in mentions:
        last = run[-1] if run else None
        if last is not None and (
            mention.paragraph != last.paragraph or not _WITHIN.fullmatch(mention.text, last.end, mention.start)
        ):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _on_subject(run: Sequence[Mention], title: str) -> bool:
    """Whether the words around a list say that it is on the subject of the title."""
    text = run[0].text
    if _phrases().deed.match(text, run[-1].end):
        return False
    entitled = _ENTITLED.search(text, run[-1].end)
    if entitled is not None:
        return likeness(title_key(entitled[1]), title) >= _NAMES_SUBJECT
    around = (text[: run[0].start] + " " + text[run[-1].end :]).lower().replace("’", "'")
    if _phrases().subject.search(around):
        return True
    return len(title.split()) >= _FEWEST_WORDS and _named_part(title, around) >= _NAMES_SUBJECT


def _named_part(title: str, text: str) -> float:
    """The part of a title's words that a text has."""
    key = title_key(text)
    return likeness(title, key) if len(key.split()) > len(title.split()) else 0.0
