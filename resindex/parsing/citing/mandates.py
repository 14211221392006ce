"""Mandates named in a text: special rapporteurs, independent experts, working groups, commissions of inquiry.

What comes in: a text and its language. What goes out: a mention for every mandate of the table that it names in full
(``data/mandates.toml``), with the id "mandate:" + slug. A mandate is no document, so it has no places; the resolutions
that established and extended it are in the table (``lineage``), as far as resolutions themselves say so.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from resindex.parsing.citing.instruments import folded
from resindex.parsing.citing.mention import Mention
from resindex.parsing.citing.words import holds

PREFIX = "mandate:"


@dataclass(frozen=True, slots=True)
class Lineage:
    """The resolutions that made a mandate what it is, canonical, in order."""

    established: tuple[str, ...]
    extended: tuple[str, ...]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("resindex.data") / "mandates.toml").read_text(encoding="utf-8"))


@cache
def lineage(id_: str) -> Lineage | None:
    """The lineage of "mandate:sr-food"; None for what the table does not have."""
    row = next((row for row in _table()["mandate"] if PREFIX + row["slug"] == id_), None)
    if row is None:
        return None
    return Lineage(tuple(row.get("established", ())), tuple(row.get("extended", ())))


@cache
def hints(language: str) -> tuple[str, ...]:
    """Letters of which every title has some: a text without any of them names no mandate."""
    known = dict.fromkeys(hint for quick, _, _ in _patterns(language) for hint in quick)
    return tuple(hint for hint in known if not any(other in hint for other in known if other != hint))


@cache
def _patterns(language: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str], tuple[str, ...]], ...]:
    """For each kind of holder: quick hints, a pattern, and the slugs that its groups stand for."""
    table = _table()
    entry = table["languages"].get(language)
    patterns = []
    for kind, titles in table["kinds"].items() if entry else ():
        rows = [row for row in table["mandate"] if kind in row["kinds"]]
        topics = sorted(
            ((folded(topic), row["slug"]) for row in rows for topic in row.get(language, ())),
            key=lambda topic: -len(topic[0]),
        )
        if not topics:
            continue
        listed = "|".join(f"({re.escape(topic)})" for topic, _ in topics)
        title, between = folded(titles[language]), folded(entry["between"])
        # A title says itself which of its letters may be capitals: so it is searched several times as fast.
        behind = f"(?:{listed}){between}(?:{title})"
        whole = behind if language == "zh" else f"(?:{title})(?i:{between}(?:{listed}))(?!\\w)"
        hints = tuple(table["hints"][kind][language])
        patterns.append((hints, re.compile(whole), tuple(slug for _, slug in topics)))
    return tuple(patterns)


def find_mandates(text: str, language: str) -> list[Mention]:
    """Every mandate that the text names; no order is promised."""
    found: list[Mention] = []
    for quick, pattern, slugs in _patterns(language):
        if holds(text, quick):
            for match in pattern.finditer(folded(text)):
                id_ = PREFIX + slugs[(match.lastindex or 1) - 1]
                found.append(Mention(id_, match.start(), match.end(), match.start(), "mandate"))
    return found
