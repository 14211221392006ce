"""A specimen -> a Word file, as an office makes it: masthead in a table, running heads, real footnotes, styles.

Numbers are typed with a tab behind them, or set by Word (``automatic``): three levels of one list, which begins anew
wherever the printed number is not the next one. What no list prints (``5 bis.``) is typed even then.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from specimens import Part, Run, Specimen

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PLACES = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "hdr", "footer": "ftr"}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Single"><w:name w:val="Single Txt"/></w:style>'
    '<w:style w:type="character" w:styleId="FnRef"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def word_file(specimen: Specimen, *, automatic: bool) -> bytes:
    """The bytes of the file."""
    lists = _Lists(specimen.language)
    body = _masthead(specimen) + "".join(_parts(specimen, lists if automatic else None))
    head = _p(_r(specimen.symbol) + "<w:r><w:tab/></w:r>" + _r(specimen.short_title))
    foot = _p(_r("23-20187") + '<w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE ">' + _r("2") + "</w:fldSimple>")
    contents = {
        "styles": _STYLES,
        "numbering": lists.definition(),
        "footnotes": "".join(_note(number, text) for number, text in enumerate(specimen.notes, 1)),
        "header": head,
        "footer": foot,
    }
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rheader"/></w:sectPr>'
    return _package(body + section, contents)


def _parts(specimen: Specimen, lists: _Lists | None) -> Iterator[str]:
    rows: list[Part] = []
    for part in specimen.parts:
        if part.cells:
            rows.append(part)
            continue
        if rows:
            yield _table(rows)
            rows = []
        yield _paragraph(part, lists)
    if rows:
        yield _table(rows)


def _paragraph(part: Part, lists: _Lists | None) -> str:
    style = "H1" if part.section in ("title", "heading") else "Single"
    number = lists.take(part.label) if lists is not None and part.label else None
    typed = _r(part.label) + "<w:r><w:tab/></w:r>" if part.label and number is None else ""
    return _p(typed + "".join(map(_run, part.runs)), style, number or "")


def _run(run: Run) -> str:
    if run.note:
        return f'<w:r><w:rPr><w:rStyle w:val="FnRef"/></w:rPr><w:footnoteReference w:id="{run.note}"/></w:r>'
    return _r(run.text, "<w:i/>" if run.italic else "")


def _r(text: str, properties: str = "") -> str:
    shown = f'<w:t xml:space="preserve">{escape(text)}</w:t>'.replace("‑", "</w:t><w:noBreakHyphen/><w:t>")
    return f"<w:r><w:rPr>{properties}</w:rPr>{shown}</w:r>"


def _p(content: str, style: str = "", number: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{content}</w:p>"


def _table(rows: list[Part]) -> str:
    cells = ("".join(f"<w:tc>{_p(_r(cell))}</w:tc>" for cell in row.cells) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _masthead(specimen: Specimen) -> str:
    """Organization and symbol, body and distribution: two cells to a row, the rest below."""
    lines = list(specimen.masthead)
    rows = [lines[:2], [*lines[2:3], *lines[3:6]]]
    cells = ("".join(f"<w:tc>{_p(_r(line))}</w:tc>" for line in row) for row in rows if row)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>" + "".join(
        _p(_r(line)) for line in lines[6:]
    )


def _note(number: int, text: str) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FnRef"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{number}">{_p(mark + _r("  " + text))}</w:footnote>'


class _Lists:
    """Word's numbering: one definition with three levels, and a list for each time that it begins anew."""

    def __init__(self, language: str) -> None:
        self._open = "" if language in ("fr", "es", "ru") else "("
        self._counts = [0, 0, 0]
        self._starts: list[tuple[int, int]] = []

    def take(self, label: str) -> str | None:
        """Properties of a paragraph that Word numbers so; None for a label that no list prints."""
        found = self._read(label)
        if found is None:
            return None
        level, value = found
        if value != self._counts[level] + 1:
            self._starts.append((level, value))
        elif not self._starts:
            self._starts.append((0, 1))
        self._counts[level:] = [value, *[0] * (2 - level)]
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{len(self._starts)}"/></w:numPr>'

    def _read(self, label: str) -> tuple[int, int] | None:
        match = re.fullmatch(re.escape(self._open) + r"(?:(\d{1,3})\.|([a-z]{1,5})\))|(\d{1,3})\.", label)
        if match is None:
            return None
        if match[1] or match[3]:
            return 0, int(match[1] or match[3])
        letters = match[2]
        following = chr(ord("a") + self._counts[1])
        if letters in _ROMAN and letters != following and _ROMAN.index(letters) == self._counts[2]:
            return 2, _ROMAN.index(letters) + 1
        return (1, ord(letters) - ord("a") + 1) if len(letters) == 1 else None

    def definition(self) -> str:
        """The numbering part."""
        forms = (("decimal", "%1."), ("lowerLetter", f"{self._open}%2)"), ("lowerRoman", f"{self._open}%3)"))
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate(forms)
        )
        numbers = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
            for number, (level, value) in enumerate(self._starts, 1)
        )
        return f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>{numbers}'


def _package(body: str, contents: dict[str, str]) -> bytes:
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>' for name in contents)
    related = "".join(f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in contents)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in contents.items():
        files[f"word/{name}.xml"] = f"<w:{_PLACES[name]} {_NAMES}>{content}</w:{_PLACES[name]}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()
