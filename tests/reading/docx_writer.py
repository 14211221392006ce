"""A very small writer of Word files: the parts are given as WordprocessingML."""

from __future__ import annotations

import io
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def p(*runs: str, style: str = "", number: tuple[int, int] | None = None, marks: str = "") -> str:
    """A paragraph; ``number`` is its list and level, ``marks`` what its end mark says."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    properties += f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(depth: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    """One level of a list."""
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is the WordprocessingML inside it."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def write_docx(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """The bytes of a Word file; ``parts`` are the contents of styles, numbering, footnotes, endnotes, header."""
    tags = {"header": "hdr"}
    kinds = {name: f"{TYPE}.{name}+xml" for name in parts}
    types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{kind}"/>' for n, kind in kinds.items())
    related = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{n}" Target="{n}.xml"/>' for n in parts)
    related += "".join(
        f'<Relationship Id="{n}" Type="{OFFICE}/hyperlink" Target="{to}" TargetMode="External"/>'
        for n, to in (links or {}).items()
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        tag = tags.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{tag} {NAMES}>{content}</w:{tag}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()
