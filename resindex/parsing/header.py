"""Symbol, title, body, session, date and adoption, read from the matter above and below the text.

What the format's own metadata says comes first. Of symbols printed above a text only that of the resolution counts,
not those of its draft or of the report it came from: it is the one with RES, DEC or PRST in it, or it is made from
the number in the title and the enacting body. Sources: symbol series of the United Nations Editorial Manual.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resindex.bodies import bodies, body_of_symbol, find_body
from resindex.dates import iso_date
from resindex.errors import SymbolError
from resindex.model import Facts
from resindex.parsing.adoption import read_adoption
from resindex.parsing.landmarks import enacting_body, is_adoption, numbered_title, opening_formula
from resindex.parsing.pieces import Piece
from resindex.parsing.tidy import SYMBOL_LINE
from resindex.symbols import normalise_symbol

_OWN_SYMBOL = re.compile(r"/(?:RES|DEC|PRST)/|\bWHA\d+\.\d+|/EA\.\d+/Res")
_ADOPTED_LINE = re.compile(
    r"(?:Resolutions?|Decisions?|Statement)?\s*adopted by the\s+(?P<body>.{4,90}?)(?:\s+(?:on|at its)\s|\s*$|,)",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(
    r"(?:(?P<body>[A-Z][\w’ ,-]{4,80}?)\s+)?(?P<kind>resolution|decision)\s+(?P<number>\S.{0,24}?)"
    r"(?:\s+of\s+(?:the\s+)?\d{1,2}\s+\w+\s+\d{4})?\.?(?:\s\d{1,3})?",
    re.IGNORECASE,
)
_ADOPTED_ON = re.compile(
    r"\badopted\b|Resolution of \d|adoptée? (?:par|le)|aprobada por|принята|اتخذ|通过|verabschiedet", re.IGNORECASE
)
_AT_MEETING = re.compile(r"At (?:its|the) .{1,80}?\bmeeting\b")
_SESSION = re.compile(r"(?P<session>[\w-]+(?: special| emergency special)? session)\s*(?:\(.*\))?", re.IGNORECASE)
_AGENDA = re.compile(r"Agenda items?\s+(?P<item>.{1,80})", re.IGNORECASE)
_SOURCE_NOTE = re.compile(r"\[(?:on the report of|without reference to)\b.*", re.IGNORECASE | re.DOTALL)
#: Symbols of bodies that have their own way: Organization of American States, African Commission, European Parliament,
#: World Conservation Congress.
_REGIONAL = re.compile(
    r"\b(?:AG/RES\.\s?\d{1,4}\s?\([IVXLC]+-[OE]/\d{2}\)|ACHPR/Res\.?\s?\d{1,4}\s?\([IVXLC]+\)\s?\d{2,4}"
    r"|P\d_TA\(\d{4}\)\d{4}|WCC-\d{4}-R[Ee][Cc]?[Ss]?-\d{3}(?:-[A-Z]{2})?)"
)
_DRAFT = re.compile(r"\(\s?(?P<symbol>[A-Z]{1,2}(?:/[\w.]+)*/L\.\d+(?:/[\w.]+)*)")
#: Mastheads and other lines that are never a title.
_NOT_TITLE = re.compile(
    r"united|nations|united nations|united a|distr\.?:?.*|general|limited|restricted|original:.*|english|"
    r"(?:\d{1,2} \w+ \d{4})|general assembly.*|security council.*|.*session|agenda items?.*|resolutions? adopted.*|"
    r"plenary|provisional.*|sample.*",
    re.IGNORECASE,
)


def read_facts(pieces: Sequence[Piece], facts: Facts, source: str) -> Facts:
    """The facts of one document: ``facts`` from the format's metadata, completed from its pieces."""
    front = [p for p in pieces if p.section in ("title", "source_note")]
    foot = [p for p in pieces if p.section in ("adoption", "vote")]
    body = facts.body or _body(pieces, front)
    number, title = _number_and_title(front)
    number, title = _with_part(number, title, front, source)
    regional = _regional(front)
    symbol = facts.symbol or regional or _symbol(front, number, body, source, _is_decision(pieces))
    # Several organizations have a "General Assembly": the symbol tells which.
    if symbol is not None and (body is None or (regional and body_of_symbol(regional))):
        known = body_of_symbol(symbol)
        body = known.name if known else None
    return replace(
        facts,
        symbol=symbol,
        title=facts.title or title,
        body=body,
        session=facts.session or _first(_SESSION, front, "session"),
        agenda_item=facts.agenda_item or _first(_AGENDA, front, "item"),
        date=facts.date or _date(front, foot) or _date_of_meeting(pieces),
        adoption=facts.adoption or read_adoption([p.text for p in foot]),
        draft=facts.draft or _draft(front),
    )


def _body(pieces: Sequence[Piece], front: Sequence[Piece]) -> str | None:
    for piece in pieces:
        if piece.section == "enacting":
            return enacting_body(piece.text)
        if piece.section == "operative":
            spoken = opening_formula(piece.text)
            return spoken[0] if spoken else _deciding(piece.text)
    for piece in front:
        match = _ADOPTED_LINE.search(piece.text)
        found = find_body(match["body"]) if match else None
        if found is not None:
            return found.name
    return None


def _deciding(text: str) -> str | None:
    """The body of a decision in prose: "At its 71st plenary meeting, on 10 May 2022, the General Assembly decided"."""
    if not _AT_MEETING.match(text):
        return None
    places = [(text.find(f"the {body.name}", 0, 400), body.name) for body in bodies()]
    return min((p for p in places if p[0] >= 0), default=(0, None))[1]


def _number_and_title(front: Sequence[Piece]) -> tuple[str | None, str | None]:
    """The number printed before the title, and the title, which may stand on lines of its own around it."""
    for index, piece in enumerate(front):
        found = numbered_title(piece.text)
        if found is None:
            continue
        number, title = found
        following = next((p.text for p in front[index + 1 :] if not _NOT_TITLE.fullmatch(p.text.strip())), None)
        if not title and following is not None and not _SOURCE_NOTE.match(following):
            title = following
        if re.match(r"Resolution of \d", title):
            title = ""
        return number, _clean_title(title)
    for index, piece in enumerate(front):
        match = _NAMED.fullmatch(piece.text.strip())
        if match is not None and numbered_title(match["number"].rstrip(".") + ".") is not None:
            around = [p.text for p in (*front[:index][-1:], *front[index + 1 :][:1])]
            names = [
                t
                for t in around
                if not _NOT_TITLE.fullmatch(t.strip()) and not _ADOPTED_LINE.match(t) and not SYMBOL_LINE.fullmatch(t)
            ]
            title = next((t for t in names if not t.startswith("[")), "") if match["body"] else ""
            return match["number"].rstrip("."), _clean_title(title)
    return None, _lone_title(front)


def _with_part(
    number: str | None, title: str | None, front: Sequence[Piece], source: str
) -> tuple[str | None, str | None]:
    """The number with the letter of its part, "56/210 B", where the letter stands alone above the text.

    A letter at the end of the title line counts only if the file is named after that part too: "hepatitis B" is none.
    """
    if number is None or not number[-1:].isdigit():
        return number, title
    alone = next((p.text for p in front if re.fullmatch(r"[A-Z]", p.text.strip())), None)
    if alone is not None:
        return f"{number} {alone.strip()}", title
    last = re.search(r"\s([A-Z])$", title or "")
    named = re.search(r"[_ ]([A-Z])\.\w+$", source)
    if title and last and named and last[1] == named[1]:
        return f"{number} {last[1]}", title[: last.start()].rstrip()
    return number, title


def _lone_title(front: Sequence[Piece]) -> str | None:
    names = [
        p.text
        for p in front
        if p.section == "title"
        or not (_NOT_TITLE.fullmatch(p.text.strip()) or SYMBOL_LINE.fullmatch(p.text) or p.text.startswith("["))
    ]
    names = [
        n
        for n in names
        if not _ADOPTED_LINE.match(n)
        and not n.endswith(": draft resolution")
        and not iso_date(n)
        and not is_adoption(n)
        and not _REGIONAL.fullmatch(n.strip())
    ]
    return _clean_title(names[-1]) if names else None


def _clean_title(title: str) -> str | None:
    title = re.sub(r"\s?[*¹²³]+$", "", " ".join(title.split()))
    return title or None


def _is_decision(pieces: Sequence[Piece]) -> bool:
    """A decision in prose: no formula, and its first paragraph tells of a meeting."""
    if any(p.section == "enacting" for p in pieces):
        return False
    first = next((p for p in pieces if p.section == "operative"), None)
    return first is not None and _AT_MEETING.match(first.text) is not None


def _regional(front: Sequence[Piece]) -> str | None:
    for piece in front:
        match = _REGIONAL.search(piece.text)
        if match is not None:
            return _normal(match[0])
    return None


def _symbol(front: Sequence[Piece], number: str | None, body: str | None, source: str, prose: bool) -> str | None:
    lines = [p.text.strip() for p in front if SYMBOL_LINE.fullmatch(p.text.strip())]
    own = [s for s in lines if _OWN_SYMBOL.search(s)]
    made = _made_symbol(number, body, "DEC" if prose else "RES")
    if own:
        return _normal(own[0])
    if made is not None:
        return made
    if lines:
        return _normal(lines[0])
    return _symbol_of_name(source)


def _symbol_of_name(source: str) -> str | None:
    """What the file's name says, where it is a symbol with other separators: "A_HRC_RES_54_12.txt"."""
    name = re.sub(r"\.\w+$", "", source.rsplit("/", 1)[-1]).replace("_", "/")
    match = re.match(r"(?P<series>(?:[A-Z][\w.]*/)+(?:RES|DEC|PRST)/)0*(?P<number>[\w.()-]+)(?P<rest>/\d+)?", name)
    if match is None:
        return None
    rest = match["rest"] or ""
    if match["series"] == "S/RES/" and rest:
        rest = f"({rest[1:]})"
    return _normal(match["series"] + match["number"] + rest)


def _made_symbol(number: str | None, body: str | None, kind: str) -> str | None:
    """The symbol that a number and a body make: "2003/64" of the Commission on Human Rights is E/CN.4/RES/2003/64."""
    if number is None:
        return None
    if number.upper().startswith("WHA"):
        return number.upper()
    known = find_body(body) if body else None
    if known is None:
        return None
    return _normal(f"{known.symbol}/{kind}/{number}")


def _normal(text: str) -> str | None:
    text = text.strip().rstrip("*")
    try:
        return normalise_symbol(text)
    except SymbolError:
        return "".join(text.split()) or None


def _first(pattern: re.Pattern[str], front: Sequence[Piece], group: str) -> str | None:
    for piece in front:
        match = pattern.fullmatch(piece.text.strip())
        if match is not None:
            return match[group].strip()
    return None


def _date(front: Sequence[Piece], foot: Sequence[Piece]) -> str | None:
    """Date of adoption: where the head says "adopted … on", else the date at the foot, else one in the head."""
    for piece in front:
        if _ADOPTED_ON.search(piece.text) or _NAMED.fullmatch(piece.text.strip()):
            found = iso_date(piece.text)
            if found:
                return found
    # The line above the text may be broken before its date: "Resolution adopted by …" / "on 19 June 2020".
    for piece in [*foot, *(p for p in front if re.match(r"(?:on|of) (?:the )?\d", p.text))]:
        found = iso_date(piece.text)
        if found:
            return found
    return None


def _date_of_meeting(pieces: Sequence[Piece]) -> str | None:
    """Statements and decisions tell their date in prose: "At the 4213th meeting …, held on 31 October 2000, …"."""
    for piece in pieces[:12]:
        match = _AT_MEETING.match(piece.text)
        if match is not None:
            return iso_date(piece.text[match.end() :][:200])
    return None


def _draft(front: Sequence[Piece]) -> str | None:
    for piece in front:
        match = _DRAFT.search(piece.text) if piece.text.startswith("[") else None
        if match is not None:
            return match["symbol"]
    return None
