"""Document symbols: what a reader types or a text prints comes in, one canonical form goes out.

``normalise_symbol("S/RES/1325 (2000)")`` is ``"S/RES/1325(2000)"``: no spaces, plain hyphens, the part letter of an old
resolution behind its session (``A/RES/217(III)A``), the year of a Security Council resolution filled in. Numbers as
people cite them are understood too: ``53/144``, ``1325 (2000)``, ``217 A (III)``, ``Assembly resolution 53/144``.
Promises: a canonical symbol comes back unchanged; symbols sort as people sort (53/9 before 53/144, session II before
X). The forms are those of the United Nations Editorial Manual (symbols of documents) and of the bodies' own texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from resindex.errors import SymbolError
from resindex.frozen import frozen

#: Number of the last resolution that the Security Council adopted in each year from 1946 on; its numbers run through.
_LAST_OF_YEAR = tuple(
    int(number)
    for number in re.findall(
        r"\d+",
        """15 37 66 78 89 96 98 103 105 110 121 126 131 132 160 170 177 185 199 219 232 244 262 275 291 307 324 344 366
        384 402 422 443 461 484 499 528 545 559 580 593 606 626 646 683 725 799 892 969 1035 1092 1146 1219 1284 1334
        1386 1454 1521 1580 1651 1738 1794 1859 1907 1966 2032 2085 2132 2195 2259 2336 2397 2451 2503 2560 2617 2671
        2721 2767""",
    )
)

#: Every dash and hyphen that a text may print, and the spaces and marks that carry no meaning in a symbol.
_FOLD = str.maketrans(dict.fromkeys("‐‑‒–—−﹣－", "-") | dict.fromkeys("\u00ad\u200b\u200e\u200f\ufeff", ""))

_PART = r"[A-Z](?:-[A-Z])?"
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
_SERIES = r"(?P<series>[A-Z]+(?:/[A-Z]+\.\d+|/HRC|/SUB\.\d+)*)/(?P<kind>RES|DEC)/"
_TAIL = r"(?P<tail>/.+)?"
_OLD = re.compile(
    rf"{_SERIES}(?P<number>\d+)(?P<early>{_PART})?\((?P<session>(?:E?S-)?{_ROMAN})\)\[?(?P<late>{_PART})?\]?{_TAIL}"
)
_SESSION = re.compile(
    rf"{_SERIES}(?P<session>(?:E?S-)?\d+)/(?P<number>\d+)"
    rf"(?:\[?(?P<part>{_PART})\]?|\((?P<bracket>{_PART})\))?{_TAIL}"
)
_YEAR = re.compile(r"(?P<series>S)/(?P<kind>RES)/(?P<number>\d+)(?:\((?P<year>[12]\d{3})\))?(?P<tail>/.+)?")
_STATEMENT = re.compile(r"(?P<series>S|A/HRC)/(?P<kind>PRST)/(?P<session>(?:OS/)?\d+)/(?P<number>\d+)(?P<tail>/.+)?")
_ENVIRONMENT = re.compile(r"(?P<series>UNEP/EA)\.(?P<session>\d+)/(?P<kind>RES|DEC)\.(?P<number>\d+)(?P<tail>/.+)?")
_HEALTH = re.compile(r"(?P<series>WHA)(?P<session>\d+)(?:\.(?P<number>\d+)|\((?P<decision>\d+)\))(?P<tail>/.+)?")
#: Bodies with numbers of their own making: the conferences of parties to the climate treaties, UNESCO's General
#: Conference, the European Parliament, IUCN's Congress.
_OTHERS = (
    re.compile(r"UNFCCC:(?P<number>\d+)/(?P<series>CP|CMP|CMA)\.(?P<session>\d+)"),
    re.compile(r"(?P<session>\d+C)/(?P<series>Resolution|Decision)(?P<number>\d+)"),
    re.compile(r"(?P<series>P\d+_TA(?:-PROV)?)\((?P<session>\d{4})\)(?P<number>\d{4})"),
    re.compile(r"(?P<session>\d{4})/(?P<number>\d{4})\((?P<series>[A-Z]{3})\)"),
    re.compile(r"(?P<series>COM)\((?P<session>\d{4})\)(?P<number>\d{3,4})"),
    re.compile(r"(?P<series>WCC)-(?P<session>\d{4})-(?:Res|Rec)-(?P<number>\d{3})(?:-[A-Z]{2})?"),
)
_PARTIES = re.compile(r"(?:UNFCCC:)?(?P<decision>\d+/(?:CP|CMP|CMA)\.\d+)", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"[A-Z][A-Za-z0-9.&+]*(?:\([\w.]+\))?(?:/[A-Za-z0-9][\w.,:+()-]*)+|[A-Z]{2,}\d+(?:\.[A-Z]?\d+|\(\d+\))"
)
_DOUBLE = re.compile(r"-(?=(?:A|S|E|T|ST|TD|[A-Z]{2,8}(?:\(\d+\))?)/)")
_CITED = re.compile(
    rf"(?P<session>(?:E?S-)?\d+)/(?P<number>\d+)(?P<part>{_PART})?"
    rf"|(?P<old>\d+(?:{_PART})?\((?:E?S-)?{_ROMAN}\)(?:{_PART})?)"
    r"|(?P<council>\d+\(\d{4}\))"
)
_NAMED = re.compile(r"(?:the )?(?P<body>[\w .,&/-]+?),? (?P<kind>resolution|decision) (?P<rest>\S.*)", re.IGNORECASE)
_SHORT = re.compile(r"(?:UN)?SCR ?(?P<number>\d+) ?(?P<year>\(\d{4}\))?", re.IGNORECASE)

#: Components whose letter case is fixed, whatever a text prints.
_CAPITAL = re.compile(r"(?:[AESTCL]|RES|DEC|PRST|HRC|CN|AC|WG|CONF|INF|NGO|SR|PV)(?:\.?[\d-]+)?", re.IGNORECASE)
_TITLE = re.compile(r"(?:Sub|Add|Corr|Rev|Amend)\.?[\d-]+", re.IGNORECASE)
_AS_PRINTED = re.compile(r"(?:Res|Dec)\.\d+")
_VOLUME = re.compile(r"\((part|vol|sect|suppl)\.?([\dIVXLC]+[A-Z]?)\)", re.IGNORECASE)
_NATURAL = re.compile(r"(\d+)")
#: No symbol is longer; of a number in what is none, no more figures are compared.
_LONGEST, _DIGITS = 200, 200
_SHOWN = 40


@frozen
class Symbol:
    """A document symbol taken apart. ``str(symbol)`` is its canonical form."""

    text: str
    series: str  #: whose it is: "A", "A/HRC", "E/CN.4", "S", "WHA"
    kind: str = ""  #: "RES", "DEC", "PRST", or "" for any other document
    session: str = ""  #: "53", "S-24", "III", "S-VII", or the year where a body counts by years
    number: int = 0
    year: int | None = None  #: where the symbol itself tells it
    part: str = ""  #: "A", "A-B"
    tail: str = ""  #: what follows: "/Add.1/Rev.1"

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """The symbol that a text means; raises SymbolError where it means none, or more than one."""
        return _parse(text)

    @property
    def body(self) -> str | None:
        """Full name of the body whose symbol it is, None where the table of bodies has no such series."""
        # Imported here: the table of bodies costs more to read than all the rest of this module.
        from resindex.bodies import body_of_symbol

        body = body_of_symbol(self.text)
        return body.name if body else None

    @property
    def cited(self) -> str:
        """The number as texts cite it: ``53/144``, ``67/254 A``, ``217 A (III)``, ``1325 (2000)``."""
        part = f" {self.part}" if self.part else ""
        if self.series == "WHA":
            return self.text
        if self.series == "S" and self.kind == "RES":
            return f"{self.number} ({self.year})" if self.year else str(self.number)
        if roman_value(self.session.rpartition("-")[2]):
            return f"{self.number}{part} ({self.session})"
        return f"{self.session}/{self.number}{part}" if self.kind else self.text

    @property
    def sort_key(self) -> tuple[tuple[str | int, ...], str, int, int, int, str, tuple[str | int, ...]]:
        """Body, kind, ordinary sessions before special ones, session, number, part, then the rest by natural order."""
        prefix, _, session = self.session.rpartition("-")
        digits = session.removesuffix("C")  # "36C" of UNESCO
        value = roman_value(session) or (int(digits) if digits.isdecimal() else 0)
        special = ("", "S", "ES").index(prefix) if prefix in ("", "S", "ES") else 3
        kind = self.kind or "~"
        return (
            _natural(self.series),
            kind,
            special,
            value or self.year or 0,
            self.number,
            self.part,
            _natural(self.tail),
        )


def normalise_symbol(text: str) -> str:
    """The canonical form of a symbol or of a number as cited; raises SymbolError where the text is none."""
    return _parse(text).text


def sort_key(symbol: str) -> tuple[tuple[str | int, ...], str, int, int, int, str, tuple[str | int, ...]]:
    """Key to sort symbols as people do; what is no symbol (a treaty, a file name) sorts by its natural order."""
    try:
        return _parse(symbol).sort_key
    except SymbolError:
        return (_natural(symbol), "", 0, 0, 0, "", ())


def official_url(symbol: str, language: str = "en") -> str | None:
    """Address of the official document, None for what is not published under a symbol of the United Nations."""
    if ":" in symbol or symbol.startswith("WHA") or "/" not in symbol:
        return None
    return f"https://docs.un.org/{language}/{symbol}"


def human(symbol: str) -> str:
    """How a text cites the symbol: ``General Assembly resolution 53/144``; other documents by their symbol."""
    try:
        parsed = _parse(symbol)
    except SymbolError:
        return symbol
    if parsed.kind not in ("RES", "DEC") or parsed.tail or parsed.body is None:
        return parsed.text
    return f"{parsed.body} {'resolution' if parsed.kind == 'RES' else 'decision'} {parsed.cited}"


def council_year(number: int) -> int | None:
    """The year in which the Security Council adopted its resolution of that number; None where it cannot be known."""
    place = bisect_left(_LAST_OF_YEAR, number)
    return 1946 + place if number > 0 and place < len(_LAST_OF_YEAR) else None


def council_number_fits(number: int, year: int) -> bool:
    """Whether the Security Council can have adopted a resolution of that number in that year."""
    known = council_year(number)
    return known == year if known else number > 0 and 1946 + len(_LAST_OF_YEAR) <= year < 2100


def split_double(text: str) -> tuple[str, ...]:
    """The symbols of one document issued under two: ``A/77/62-E/2022/8``; one symbol alone comes back alone."""
    return tuple(_DOUBLE.split(text.translate(_FOLD)))


def roman_value(text: str) -> int:
    """The value of a Roman numeral in capitals, 0 for what is none."""
    if not text or not re.fullmatch(_ROMAN, text):
        return 0
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in text]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def to_roman(value: int) -> str:
    """A number below 400 as a Roman numeral."""
    digits = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    out = ""
    for weight, letters in digits:
        while value >= weight:
            out, value = out + letters, value - weight
    return out


def _natural(text: str) -> tuple[str | int, ...]:
    return tuple(int(piece[:_DIGITS]) if n % 2 else piece for n, piece in enumerate(_NATURAL.split(text)))


@lru_cache(maxsize=65536)
def _parse(text: str) -> Symbol:
    if len(text) > _LONGEST:
        raise SymbolError(
            f"“{text[:_SHOWN]}…” is too long for a document symbol", hint=f"symbols have at most {_LONGEST} characters"
        )
    plain = " ".join(text.translate(_FOLD).split()).strip(" .,;[]")
    if _NAMED.fullmatch(plain):
        return _as_cited(plain, text)
    joined = plain.replace(" ", "")
    parties = _PARTIES.fullmatch(joined)
    if parties:
        joined = f"UNFCCC:{parties['decision'].upper()}"
    for form in _OTHERS:
        own = form.fullmatch(joined)
        if own:
            return Symbol(joined, own["series"], "", own["session"], int(own["number"]))
    compact = split_double(_cased(joined))[0]
    for form in (_OLD, _SESSION, _YEAR, _STATEMENT, _ENVIRONMENT, _HEALTH):
        match = form.fullmatch(compact.upper() if form is not _STATEMENT else compact)
        if match:
            return _from_match(match, compact)
    if _DOCUMENT.fullmatch(compact) and any(c.isdigit() for c in compact):
        return _document(compact)
    return _as_cited(plain, text)


def _from_match(match: re.Match[str], compact: str) -> Symbol:
    found = match.groupdict()
    series = _cased(match["series"])
    session = found.get("session") or ""
    part = found.get("early") or found.get("late") or found.get("part") or found.get("bracket") or ""
    number = int(found.get("number") or found.get("decision") or 0)
    kind = found.get("kind") or ("DEC" if found.get("decision") else "RES")
    tail = compact[match.start("tail") :] if found.get("tail") else ""
    year = int(session) if len(session) == 4 and session.isdecimal() else None
    if match.re is _YEAR:
        year = int(found["year"]) if found["year"] else council_year(number)
        text = f"S/RES/{number}({year})" if year else f"S/RES/{number}"
    elif match.re is _OLD:
        text = f"{series}/{kind}/{number}({session}){part}"
    elif match.re is _ENVIRONMENT:
        text = f"{series}.{session}/{kind.capitalize()}.{number}"
    elif match.re is _HEALTH:
        text = f"WHA{session}({number})" if kind == "DEC" else f"WHA{session}.{number}"
    else:
        text = f"{series}/{kind}/{session}/{number}{part}"
    return Symbol(text + tail, series, kind, session, number, year, part, tail)


def _document(compact: str) -> Symbol:
    """Any other document: its series is what stands before the first component that begins with a digit."""
    components = compact.split("/")
    first = next((i for i, c in enumerate(components) if i and re.match(r"(?:E?S-)?\d", c)), len(components))
    series, rest = "/".join(components[:first]), components[first:]
    head = rest[0] if rest else ""
    has_session = len(rest) > 1 and re.fullmatch(r"(?:E?S-)?\d+", head) is not None
    session, rest = (head, rest[1:]) if has_session else ("", rest)
    number = re.match(r"\d+", rest[0]) if rest else None
    tail = "/".join(rest)[number.end() if number else 0 :]
    year = int(session) if len(session) == 4 and session.isdecimal() else None
    return Symbol(compact, series, "", session, int(number[0]) if number else 0, year, "", tail)


def _cased(text: str) -> str:
    """Letter case as symbols have it: ``a/res/53/144``, ``A/hrc/RES`` and ``E/CN.4/SUB.2`` are put right."""
    typed_small = text.islower()

    def component(word: str) -> str:
        if _AS_PRINTED.fullmatch(word):
            return word
        if _TITLE.fullmatch(word):
            return word.capitalize()
        return word.upper() if typed_small or _CAPITAL.fullmatch(word) else word

    if "/" not in text:
        return text.upper() if typed_small else text
    cased = "/".join(component(word) for word in text.split("/"))
    return _VOLUME.sub(lambda m: f"({m[1].capitalize()}{'' if m[1].lower() == 'part' else '.'}{m[2].upper()})", cased)


def _as_cited(plain: str, original: str) -> Symbol:
    """A number as people cite it, with or without the body's name."""
    from resindex.bodies import find_body

    short = _SHORT.fullmatch(plain)
    if short:
        return _parse(f"S/RES/{short['number']}{short['year'] or ''}")
    named = _NAMED.fullmatch(plain)
    body = find_body(named["body"]) if named else None
    if named and body:
        return _parse(_of_body(body.symbol, "RES" if named["kind"].lower() == "resolution" else "DEC", named["rest"]))
    cited = _CITED.fullmatch(plain.replace(" ", ""))
    if cited is None:
        raise SymbolError(
            f"“{original.strip()}” is not a document symbol",
            hint="symbols look like A/RES/53/144, S/RES/1325(2000) or E/CN.4/2003/104; a number like 53/144 will do",
        )
    if cited["council"]:
        return _parse(f"S/RES/{cited['council']}")
    if cited["old"]:
        return _parse(f"A/RES/{cited['old']}")
    return _parse(_by_session(cited["session"], f"{cited['number']}{cited['part'] or ''}", original))


def _by_session(session: str, number: str, original: str) -> str:
    if session.isdecimal() and int(session) > 1900:
        raise SymbolError(
            f"“{original.strip()}” can be a resolution of several bodies",
            hint=f"write E/RES/{session}/{number} or E/CN.4/RES/{session}/{number}",
        )
    # The Assembly counted its first thirty sessions in Roman numerals, so a lower number is the Council's.
    series = "A/HRC" if session.isdecimal() and int(session) < 31 else "A"
    return f"{series}/RES/{session}/{number}"


def _of_body(series: str, kind: str, number: str) -> str:
    number = number.replace(" ", "")
    if series == "WHA":
        return number if number.upper().startswith("WHA") else f"WHA{number}"
    if series == "UNEP/EA" and "/" in number:
        return "UNEP/EA.{}/{}.{}".format(number.split("/")[0], kind.capitalize(), number.split("/")[1])
    return f"{series}/{kind}/{number}"
