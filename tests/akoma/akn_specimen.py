"""Small AKN4UN documents for tests, made from the parts that a test cares about."""

from __future__ import annotations

from pathlib import Path

from resindex.model import SourceText
from resindex.parsing.marked import pieces_of
from resindex.parsing.pieces import Piece
from resindex.reading.akoma import read_akoma

NAMESPACES = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un"'
WORK = (
    '<FRBRWork><FRBRuri value="/akn/un/statement/deliberation/{body}/{date}/99-901/"/>'
    '<FRBRdate date="{date}" name="adoption"/></FRBRWork>'
)
EXPRESSION = (
    '<FRBRExpression><FRBRdate date="2044-12-30" name="publication"/>'
    '<FRBRlanguage language="{language}"/></FRBRExpression>'
)


def meta(more: str = "", *, body: str = "unga", date: str = "2044-12-18", language: str = "eng") -> str:
    """The metadata of a document; ``more`` stands behind the identification."""
    identification = WORK.format(body=body, date=date) + EXPRESSION.format(language=language)
    return f"<meta><identification>{identification}</identification>{more}</meta>"


def cover(symbol: str = "A/RES/99/901", more: str = "") -> str:
    """A cover page with the symbol."""
    return f'<coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p>{more}</coverPage>'


def preamble(*paragraphs: str, formula: str = "The General Assembly,") -> str:
    """A preamble: the formula, and one container a paragraph."""
    held = "".join(f'<container name="x"><p>{p}</p></container>' for p in paragraphs)
    return f'<preamble><formula name="enactingFormula"><p>{formula}</p></formula>{held}</preamble>'


def numbered(number: str, text: str) -> str:
    """A numbered paragraph of the body."""
    return f"<paragraph><num>{number}</num><content><p>{text}</p></content></paragraph>"


def plain(text: str, style: str = "SingleTxt") -> str:
    """A paragraph of the body without a number."""
    return f'<paragraph class="{style}"><content><p>{text}</p></content></paragraph>'


def statement(inside: str, name: str = "resolution") -> bytes:
    """A whole file."""
    return f'<akomaNtoso {NAMESPACES}><statement name="{name}">{inside}</statement></akomaNtoso>'.encode()


def document(body: str, behind: str = "", *, head: str | None = None, name: str = "resolution") -> bytes:
    """A file with metadata, cover and preamble of the usual kind, and this body."""
    before = (
        head if head is not None else meta() + cover() + preamble("<span class='italic'>Recalling</span> its work,")
    )
    return statement(f"{before}<mainBody>{body}</mainBody>{behind}", name)


def read(data: bytes, name: str = "sample.xml") -> SourceText:
    """The bytes as the reader sees them."""
    return read_akoma(Path(name), data)


def pieces(data: bytes) -> list[Piece]:
    """The pieces of a file, cover and foot included."""
    return pieces_of(read(data))


def outline(data: bytes, *sections: str) -> list[str]:
    """Pieces in short: section, place, number, depth, text."""
    return [
        f"{p.section} {p.container or '-'} {p.label or '-'} {p.level} {p.text}"
        for p in pieces(data)
        if not sections or p.section in sections
    ]
