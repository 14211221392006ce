"""Treaties and instruments cited by name, and the short names that stand for them afterwards.

What comes in: a text, and what the document named before. What goes out: a mention for every name of the table
(``citing.instruments``), and for every "the Covenant" or "the Declaration" whose meaning is clear (``citing.shorts``).
"""

from __future__ import annotations

from functools import cache

from resindex.parsing.citing.instruments import HEADS, Name, Names, folded, names
from resindex.parsing.citing.mention import Mention
from resindex.parsing.citing.shorts import Antecedents, Shorts, shorts

#: Arabic letters, which may be written to the word in front of a name: "والعهد", "للعهد".
_ARABIC = ("\u0621", "\u064a")


@cache
def _known(language: str) -> tuple[Shorts | None, Names]:
    short = shorts(language)
    return short, names(language, tuple(short.heads) if short else ())


def find_names(text: str, language: str, before: Antecedents) -> list[Mention]:
    """Every treaty and instrument that the text names, in order; ``before`` is brought up to date."""
    short, known = _known(language)
    begun = known.first.search(text)
    if begun is None:
        return []
    plain = folded(text)
    open_in_front = language in ("ar", "zh")
    here: dict[str, str] = {}
    found: list[Mention] = []
    covered = 0
    inside: list[Name] = []
    for match in known.first.finditer(plain, begun.start()):
        start = match.start()
        if start and not open_in_front and (plain[start - 1].isalnum() or plain[start - 1] == "_"):
            continue
        if start >= covered:
            inside = []
        bucket = known.buckets.get(match[0])
        hit = bucket.longest(plain, start, match.end()) if bucket else None
        if hit is not None:
            name, begin, end = hit
            if inside and _repeats(name, inside):
                continue
            if language == "ar":
                begin = _word_start(plain, begin)
            found.extend(_mention(i, begin, end, place=name.place) for i in name.ids)
            inside.append(name)
            covered = max(covered, end)
            _learn(plain, name, end, short, here, before)
        elif start >= covered and short is not None and match[0] in known.heads:
            kinds, end = short.kinds(plain, start)
            meant = short.means(plain, kinds, start, end, here, before) if kinds else None
            if meant:
                begin = _word_start(plain, start) if language == "ar" else start
                found.append(_mention(meant, begin, end, short=True))
    return found


def _repeats(name: Name, inside: list[Name]) -> bool:
    """Whether a name is only a part of the name around it: the Protocol in "the Second Optional Protocol"."""
    for outer in inside:
        if set(name.ids) & set(outer.ids):
            return True
        if name.short and outer.short and name.short.split()[-1] == outer.short.split()[-1]:
            return True
    return False


def _word_start(plain: str, start: int) -> int:
    while start and _ARABIC[0] <= plain[start - 1] <= _ARABIC[1]:
        start -= 1
    return start


def _learn(plain: str, name: Name, end: int, short: Shorts | None, here: dict[str, str], before: Antecedents) -> None:
    if len(name.ids) > 1:
        return
    if name.short:
        here[name.short] = name.ids[0]
        before.name(name.short, name.ids[0])
    for kind in short.definition(plain, end) if short else ():
        if kind in HEADS:
            before.defined[kind] = here[kind] = name.ids[0]


def _mention(id_: str, start: int, end: int, *, place: str | None = None, short: bool = False) -> Mention:
    kind = "treaty" if id_.startswith("treaty:") else "instrument"
    return Mention(id_, start, end, start, f"short name of {kind}" if short else kind, place=place)
