"""Literal symbols in running text, with everything that hangs on them.

What comes in: a text. What goes out: a mention for every symbol it prints, "and Add.1-2" and "Corr.1 and 2" expanded to
each, both symbols of a document issued under two, "(Parts I and II)" to each part. A slash alone makes no symbol:
HIV/AIDS has no number, and what begins with a Roman numeral (XII/11) is a decision of some conference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from resindex.errors import SymbolError
from resindex.parsing.citing.mention import Mention
from resindex.symbols import normalise_symbol, split_double

_PIECE = r"[A-Za-z0-9][A-Za-z0-9.+]*(?:[-‑–][A-Za-z0-9][A-Za-z0-9.]*)*(?:\([A-Za-z0-9.]{1,9}\))?"
_SESSIONS = r"(?:[IVXLC]+|E?S-[IVXLC]+|(?:19|20)\d\d)"
_LITERAL = re.compile(
    r"(?<![A-Za-zА-я0-9_/.’-])(?:"
    r"(?P<statement>(?:Security Council/)?PRST[/ ]\s?\d{4}/\d+|(?:PRST/)?OS/\d+/\d+|PRST/\d{1,2}/\d+)"
    r"|(?P<spaced>[A-Z][\w.]*(?:/[A-Z]{2,})*/[A-Z][A-Za-z]+\.\s\d+(?:\s?\([A-Z0-9/-]+\))?)"
    r"|(?P<plain>(?:[ASET]|[A-Z]{2,9}\d{0,3}|[A-Z]{2,6}\.\d+|EX\.CL|Assembly|Ext)(?:\([A-Z0-9]{1,8}\))?"
    rf"(?:/\s?{_PIECE})+)"
    rf"(?P<session>(?:\s?[A-Z](?:[-–][A-Z])?)?\s?\({_SESSIONS}\)(?:\s?[A-Z](?![\w’']))?)?"
    r"(?P<letter>\s[A-Z](?:[-–][A-Z])?(?![\w’'(/]))?"
    r"(?P<volume>\s?\((?:[Pp]art|[Vv]ol|[Ss]ect|[Ss]uppl)s?\.?\s?[IVXLC\d-]+[A-Z]?(?:(?:, | and |-)[IVX\d]+)*\)"
    rf"(?:/{_PIECE})*)?"
    r")"
)
#: What every such symbol begins with: it is searched many times as fast, and tells where to look.
_SLASHED = re.compile(r"[A-Z](?:ecurity Council/|[^\s/]*/|RST)")
_PARTS = re.compile(r"\s?\((?P<kind>[A-Za-z]+?)s?\.?\s(?P<list>[IVX\d]+(?:(?:, | and |-)[IVX\d]+)+)\)(?P<rest>/.+)?$")
_SUFFIX = re.compile(r"(?:\s*+(?:,|;|/|and|et|y|и|و|和|及)\s*+)+(?=(?:Add|Corr|Rev|Amend)\.)")
_ITEM = re.compile(
    r"(?P<kind>Add|Corr|Rev|Amend)\.\s?(?P<first>\d+)(?:\s?[-–]\s?(?P<last>\d+))?(?P<rest>(?:/(?:Add|Corr|Rev)\.\d+)*)"
)
_MORE = re.compile(
    r"(?:\s?,\s?|\s(?:and|et|y|и|و)\s|\s?和)(?:and\s)?(?P<first>\d{1,3})(?:\s?[-–]\s?(?P<last>\d{1,3}))?"
    r"(?=[,;.)]|\s(?:and|et|y|и)\s|$)"
)
_OWN_SUFFIX = re.compile(r"/(?P<kind>Add|Corr|Rev|Amend)\.(?P<first>\d+)(?:[-–](?P<last>\d+))?$")
_ADOPTED = re.compile(r"/(?:RES|DEC)[/.]", re.IGNORECASE)
_ROMAN_HEAD = re.compile(r"[IVX]+/")
_HEALTH = re.compile(r"(?<!\w)(?:WHA\d{1,3}(?:\.\d{1,3}|\(\d{1,3}\))|EB\d{1,3}(?:\.R\d{1,2}|\(\d{1,2}\)))")
_MOST = 40


def find_literals(text: str) -> list[Mention]:
    """Every symbol the text prints, in order."""
    found: list[Mention] = []
    if "WHA" in text or "EB1" in text:
        found = [Mention(m[0], m.start(), m.end(), m.start(), "symbol") for m in _HEALTH.finditer(text)]
    if "/" not in text:
        return found
    position = 0
    while begun := _SLASHED.search(text, position):
        match = _LITERAL.match(text, begun.start())
        if match is None:
            position = begun.start() + 1
            continue
        position = match.end()
        mentions = list(_mentions(text, match))
        if mentions:
            found.extend(mentions)
            position = max(position, mentions[-1].end) if mentions[-1].start >= match.start() else position
    return found


def _mentions(text: str, match: re.Match[str]) -> Iterator[Mention]:
    start, end = match.span()
    printed = match[0]
    if match["statement"]:
        series = "A/HRC" if "OS/" in printed or re.search(r"PRST/\d{1,2}/", printed) else "S"
        number = printed.rpartition("PRST")[2].replace(" ", "").strip("/")
        yield Mention(f"{series}/PRST/{number}", start, end, start, "statement")
        return
    printed, end = _trimmed(match)
    if not any(map(str.isdigit, printed.partition("/")[2])) or _ROMAN_HEAD.match(printed):
        return
    parts = _PARTS.search(printed) if "(" in printed else None
    if parts:
        yield from _each_part(printed[: parts.start()], parts, start, end)
        return
    symbols, last = _symbols(printed)
    for symbol, begin, stop, rule in symbols:
        yield Mention(symbol, start + begin, start + stop, start, rule)
    yield from _suffixes(text, last, end, start)


@lru_cache(maxsize=4096)
def _symbols(printed: str) -> tuple[list[tuple[str, int, int, str]], str]:
    """The symbols, each with its span and its rule, and the last half as it is printed; most come more than once."""
    halves = split_double(printed)
    found: list[tuple[str, int, int, str]] = []
    at = 0
    for half in halves:
        symbols, rule = _half(half, "symbol" if len(halves) == 1 else "double symbol")
        found += [(symbol, at, at + len(half), rule) for symbol in map(_canonical, symbols) if symbol]
        at += len(half) + 1
    return found, halves[-1]


def _half(printed: str, rule: str) -> tuple[list[str], str]:
    """One symbol; "A/HRC/4/40/Add.1-3" is three."""
    own = _OWN_SUFFIX.search(printed)
    if own is None or not own["last"]:
        return [printed], rule
    return [f"{printed[: own.start()]}/{own['kind']}.{n}" for n in _numbers(own["first"], own["last"])], "suffix"


def _each_part(stem: str, parts: re.Match[str], start: int, end: int) -> Iterator[Mention]:
    for part in re.findall(r"[IVX\d]+", parts["list"]):
        symbol = _canonical(f"{stem}({parts['kind']} {part}){parts['rest'] or ''}")
        if symbol:
            yield Mention(symbol, start, end, start, "symbol")


def _trimmed(match: re.Match[str]) -> tuple[str, int]:
    """The symbol without what only seems to belong to it: a full stop, a letter behind the symbol of a report."""
    end = match.end()
    if match["plain"] and end > match.end("plain") and not match["volume"] and not _ADOPTED.search(match[0]):
        end = match.end("plain")
    printed = match.string[match.start() : end].rstrip(".")
    return printed, match.start() + len(printed)


def _canonical(printed: str) -> str | None:
    try:
        return normalise_symbol(printed)
    except SymbolError:
        return None


def _suffixes(text: str, symbol: str, end: int, lead: int) -> Iterator[Mention]:
    """What is printed short behind a symbol: "and Add.1-2", "and Corr.1 and 2", "Add.1/Rev.1"."""
    own = _OWN_SUFFIX.search(symbol)
    if own is None and _SUFFIX.match(text, end) is None:
        return  # So it is with most symbols.
    kind = own["kind"] if own else None
    # A second addendum is one to the document, not to the first addendum.
    bases = {kind or "": symbol[: own.start()] if own else symbol}
    while True:
        joint = _SUFFIX.match(text, end)
        item = _ITEM.match(text, joint.end()) if joint else None
        if item:
            kind = item["kind"]
            start, rest = item.start(), item["rest"] or ""
        else:
            item = _MORE.match(text, end) if kind else None
            if item is None:
                return
            start, rest = item.start("first"), ""
        base = bases.get(kind or "", symbol)
        for number in _numbers(item["first"], item["last"]):
            whole = _canonical(f"{base}/{kind}.{number}{rest}")
            if whole:
                yield Mention(whole, start, item.end(), lead, "suffix")
        end = item.end()


def _numbers(first: str, last: str | None) -> range:
    low = int(first)
    high = int(last) if last else low
    return range(low, high + 1) if low <= high <= low + _MOST else range(low, low + 1)
