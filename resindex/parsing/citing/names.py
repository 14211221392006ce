"""Treaties and instruments cited by name, and the short names that stand for them afterwards.

What comes in: a text, and what the document named before. What goes out: a mention for every name of the table
(``data/instruments.toml``), and for every "the Covenant" or "the Declaration" whose meaning is clear. A short name
means what the paragraph last called so; else what the document defined it to be; else the one of that kind that it has
named by far the most. A name that is not in the table makes its kind unclear, never wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from resindex.parsing.citing.mention import Mention

#: Apostrophes, hyphens and spaces of any kind; each folds to one code point, so that offsets stay.
_FOLD = (("’", "'"), ("‘", "'"), ("‑", "-"), ("–", "-"), ("‐", "-"), ("\u00a0", " "), ("\u202f", " "))
_HEADS = frozenset(
    {"Convention", "Covenant", "Treaty", "Protocol", "Agreement", "Statute", "Charter", "Declaration", "Agenda"}
)
_ANCHOR = re.compile(r"\b[^\W\d_a-zа-я]\w*")
_POINTS_BACK = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|said|same)\s$")
_CAPITAL_BEFORE = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*\s$")
#: The United Nations write "Article" with a capital only of the Charter and of the Statute of the Court.
_CAPITAL_ARTICLE = re.compile(r"Articles?\s[\w, ]{1,30}of the $")
_NAMES_ANOTHER = re.compile(
    r"\s+(?:on|for|against|concerning|relating\s+to|relative\s+to|between|governing|of)\s+(?:the\s+|all\s+)?(?:[A-Z]|\d)"
    r"|\s+to\s+(?:Prevent|Combat|Eliminate|Regulate|Suppress)\b"
)
_OF_ANOTHER = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
_DEFINED = re.compile(
    r"\s*\((?:hereinafter\s+)?(?:referred to as\s+)?(?:the\s+)?[“\"']?(?:the\s+)?(?P<head>[A-Z][a-z]+)[”\"']?\)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the table, folded, with the ids it stands for."""

    text: str
    ids: tuple[str, ...]
    anchor: int = 0  #: where in ``text`` its first capital word stands, by which it is searched
    short: str = ""
    place: str | None = None


@dataclass(slots=True)
class Antecedents:
    """What a document has named so far, by the word that may stand for it; "" is whatever the table does not have."""

    named: dict[str, Counter[str]] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)

    def name(self, head: str, id_: str) -> None:
        """A name was printed in full; ``id_`` is "" for one that the table does not have."""
        self.named.setdefault(head, Counter())[id_] += 1

    def meant(self, head: str) -> str | None:
        """What "the <head>" means in a paragraph that does not name it: what was named at least twice as often."""
        if head in self.defined:
            return self.defined[head]
        ranked = self.named.get(head, Counter()).most_common(2)
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
        return ranked[0][0] or None if clear else None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("resindex.data") / "instruments.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that share their first capital word, as one pattern."""

    pattern: re.Pattern[str]
    by_text: dict[str, Name]
    anchored: tuple[Name, ...]  #: those that begin before that word ("principles relating to the Status …")

    @classmethod
    def of(cls, named: list[Name]) -> _Names:
        """The longest name is tried first; it ends with its word, and is none inside a symbol ("NPT/CONF.2010/50")."""
        plain = sorted((n for n in named if not n.anchor), key=lambda n: -len(n.text))
        pattern = re.compile(rf"(?:{'|'.join(re.escape(n.text) for n in plain) or '(?!)'})(?![^\W_]|/)")
        return cls(pattern, {n.text: n for n in plain}, tuple(n for n in named if n.anchor))


@cache
def _names(language: str) -> dict[str, _Names]:
    """The names of a language by their first capital word."""
    by_word: dict[str, list[Name]] = {}
    for row in (row for kind in ("treaty", "instrument", "group") for row in _table()[kind]):
        ids = row["ids"] if "ids" in row else [row["id"] if "id" in row else f"treaty:{row['slug']}"]
        for printed in row.get(language, ()):
            text = _folded(printed)
            word = _ANCHOR.search(text)
            anchor, key = (word.start(), word[0]) if word else (0, text)
            name = Name(text, tuple(ids), anchor, row.get("short", ""), row.get("place"))
            by_word.setdefault(key, []).append(name)
    return {word: _Names.of(named) for word, named in by_word.items()}


def _folded(text: str) -> str:
    for printed, plain in _FOLD:
        text = text.replace(printed, plain)
    return text


@cache
def _printed() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every name of the table in any language as it is printed, with the ids it stands for; slugs among them."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for kind in ("treaty", "instrument", "group"):
        for row in _table()[kind]:
            ids = tuple(row["ids"] if "ids" in row else [row["id"] if "id" in row else f"treaty:{row['slug']}"])
            slugs = [ids[0].partition(":")[2]] if len(ids) == 1 and ":" in ids[0] else []
            found += [(name, ids) for language in ("en", "fr", "es", "ru") for name in (*row.get(language, ()), *slugs)]
    return tuple(found)


def ids_named(typed: str) -> tuple[str, ...]:
    """The ids that a name as people write it stands for: the name itself, or the only ones that begin or end so.

    ``ICCPR``, ``the Vienna Declaration``, ``treaty:npt``; nothing for what the table does not have.
    """
    wanted = _folded(" ".join(typed.split())).casefold().removeprefix("the ")
    slug = wanted.partition(":")[2] if wanted.startswith(("treaty:", "instrument:")) else wanted
    named = [(_folded(name).casefold(), ids) for name, ids in _printed()]
    for fits in (
        lambda name: name in (wanted, slug),
        lambda name: name.startswith(f"{wanted} "),
        lambda name: name.endswith(f" {wanted}"),
    ):
        found = tuple(dict.fromkeys(ids for name, ids in named if fits(name)))
        if found:
            return tuple(dict.fromkeys(id_ for ids in found for id_ in ids))
    return ()


def title_of(id_: str) -> str | None:
    """The first name that the table has for an id."""
    return next((name for name, ids in _printed() if ids == (id_,)), None)


def all_names() -> tuple[str, ...]:
    """All names of the table."""
    return tuple(dict.fromkeys(name for name, _ids in _printed()))


@cache
def treaty_series() -> dict[int, str]:
    """Ids by the number under which the treaty is registered with the United Nations."""
    return {number: f"treaty:{row['slug']}" for row in _table()["treaty"] for number in row.get("unts", ())}


@cache
def _first_words(language: str) -> re.Pattern[str]:
    words = sorted({*_names(language), *(_HEADS if language == "en" else ())}, key=lambda w: (w[0], -len(w), w))
    by_letter = (
        f"{re.escape(letter)}(?:{'|'.join(re.escape(w[1:]) for w in same)})"
        for letter, same in groupby(words, key=lambda w: w[0])
    )
    # No boundary in front, and few choices for each letter: it is searched in every paragraph.
    return re.compile(rf"(?:{'|'.join(by_letter)})\b")


def find_names(text: str, language: str, before: Antecedents) -> list[Mention]:
    """Every treaty and instrument that the text names, in order; ``before`` is brought up to date."""
    folded = _folded(text)
    known = _names(language)
    here: dict[str, str] = {}
    found: list[Mention] = []
    covered = 0
    inside: tuple[str, ...] = ()
    for match in _first_words(language).finditer(folded):
        start = match.start()
        if start and (folded[start - 1].isalnum() or folded[start - 1] == "_"):
            continue
        if start >= covered:
            inside = ()
        name = _longest(folded, start, known[match[0]]) if match[0] in known else None
        if name is not None:
            if set(name.ids) <= set(inside):
                continue
            start -= name.anchor
            end = start + len(name.text)
            found.extend(_mention(i, start, end, place=name.place) for i in name.ids)
            inside = (*inside, *name.ids)
            covered = max(covered, end)
            _learn(folded, name, end, here, before)
        elif start >= covered and match[0] in _HEADS:
            mention = _short(folded, match[0], start, match.end(), here, before)
            found.extend([mention] if mention else [])
    return found


def _longest(folded: str, start: int, known: _Names) -> Name | None:
    for name in known.anchored:
        begin = start - name.anchor
        if begin >= 0 and folded.startswith(name.text, begin) and not folded[begin - 1 : begin].isalnum():
            return name
    match = known.pattern.match(folded, start)
    return known.by_text[match[0]] if match else None


def _learn(folded: str, name: Name, end: int, here: dict[str, str], before: Antecedents) -> None:
    if len(name.ids) > 1:
        return
    if name.short:
        here[name.short] = name.ids[0]
        before.name(name.short, name.ids[0])
    defined = _DEFINED.match(folded, end)
    if defined and defined["head"] in _HEADS:
        before.defined[defined["head"]] = here[defined["head"]] = name.ids[0]


def _short(folded: str, head: str, start: int, end: int, here: dict[str, str], before: Antecedents) -> Mention | None:
    """ "the Covenant": the mention it is, if it is clear; another instrument of that kind makes the word unclear."""
    points_back = _POINTS_BACK.search(folded, max(0, start - 6), start) is not None
    # "under the Charter for Member States" still means the Charter.
    goes_on = (_OF_ANOTHER if head in ("Charter", "Covenant", "Statute") else _NAMES_ANOTHER).match(folded, end)
    if goes_on or (not points_back and _CAPITAL_BEFORE.search(folded, max(0, start - 30), start)):
        here[head] = ""
        if head != "Charter":
            before.name(head, "")
        return None
    if not points_back:
        return None
    if head in here:
        meant: str | None = here[head]
    elif head == "Charter":
        meant = "treaty:UNCharter"
    elif head == "Statute" and _CAPITAL_ARTICLE.search(folded, max(0, start - 50), start):
        meant = "treaty:ICJStatute"
    else:
        meant = before.meant(head)
    return _mention(meant, start, end, short=True) if meant else None


def _mention(id_: str, start: int, end: int, *, place: str | None = None, short: bool = False) -> Mention:
    kind = "treaty" if id_.startswith("treaty:") else "instrument"
    return Mention(id_, start, end, start, f"short name of {kind}" if short else kind, place=place)
