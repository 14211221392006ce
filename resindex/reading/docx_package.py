"""The bytes of a Word file -> its parts; damaged packages are repaired as far as their text goes.

Comes in: a zip archive. Goes out: the main part with its relations, and what had to be said about it. Word opens many
files that are not quite in order (a picture that is missing, a macro file or template under the plain suffix, the
strict form of the format, broken XML): such a package is made anew from the parts that hold text.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

import docx
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from lxml import etree

from resindex.errors import ReadingError

#: Unpacked, a resolution is some hundred kilobytes; what is a thousand times that is an attack or damage.
_LARGEST = 1 << 29
_MOST_PARTS = 10_000
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError)
#: What the library lets through when a package is not in order.
_BAD_PACKAGE = (*_BAD_ZIP, OpcError, etree.XMLSyntaxError, KeyError, ValueError, AttributeError, TypeError, IndexError)
_KINDS = frozenset(("styles", "numbering", "footnotes", "endnotes", "header"))
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _OFFICE.encode()),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
_HINT = "open it in a word processor and save it anew as .docx"


def open_package(path: Path, data: bytes) -> tuple[Part, tuple[str, ...]]:
    """The main part, and warnings. Raises ReadingError for what is no Word file, or damaged beyond reading."""
    _check(path, data)
    try:
        main: Part = docx.Document(io.BytesIO(data)).part
        return main, ()
    except _BAD_PACKAGE:
        pass
    try:
        main = docx.Document(io.BytesIO(_repaired(data))).part
    except _BAD_PACKAGE as trouble:
        raise ReadingError(f"{path.name} is damaged or no Word file", hint=_HINT) from trouble
    return main, ("the file is not in order and was read as far as its text goes",)


def root_of(part: Part | None) -> etree._Element | None:
    """The XML of a part. What is damaged beside the body is as if it were not there."""
    if part is None:
        return None
    element: etree._Element | None = getattr(part, "element", None)
    return _parsed(part.blob) if element is None else element


def _check(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            size = sum(item.file_size for item in package.infolist())
    except _BAD_ZIP as trouble:
        raise ReadingError(f"{path.name} is damaged or no Word file", hint=_HINT) from trouble
    if len(names) > _MOST_PARTS:
        raise ReadingError(f"{path.name} has more than {_MOST_PARTS:,} parts, which no resolution does")
    if not any(name.startswith("word/") for name in names):
        raise ReadingError(f"{path.name} is a zip archive and no Word file", hint="unpack it first")
    if size > _LARGEST:
        raise ReadingError(f"{path.name} unpacks to more than {_LARGEST >> 20} MB, which no resolution does")


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _repaired(data: bytes) -> bytes:
    """The package made anew from the parts that hold text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        names = package.namelist()
        body = "word/document.xml"
        if body not in names:
            body = min((n for n in names if n.startswith("word/document")), default=body)
        relations, types = [], [_override(body, "document.main")]
        _copy(package, made, body)
        for identity, kind, target in _relations(package, body):
            if kind == "hyperlink":
                relations.append(_relation(identity, kind, target, ' TargetMode="External"'))
            elif kind in _KINDS and target in names:
                relations.append(_relation(identity, kind, f"/{target}"))
                types.append(_override(target, kind))
                _copy(package, made, target)
        made.writestr(_beside(body), _xml("Relationships", "relationships", relations))
        main = [_relation("r1", "officeDocument", f"/{body}")]
        made.writestr("_rels/.rels", _xml("Relationships", "relationships", main))
        rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        made.writestr("[Content_Types].xml", _xml("Types", "content-types", [rels, *dict.fromkeys(types)]))
    return out.getvalue()


def _copy(package: zipfile.ZipFile, made: zipfile.ZipFile, name: str) -> None:
    root = _parsed(package.read(name))
    if root is not None and name not in made.namelist():
        made.writestr(name, etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _relations(package: zipfile.ZipFile, body: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of the body's relations; targets inside the package as names in it."""
    name = _beside(body)
    root = _parsed(package.read(name)) if name in package.namelist() else None
    for element in root if root is not None else ():
        kind, target = (element.get("Type") or "").rsplit("/", 1)[-1], element.get("Target") or ""
        if element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(f"/{posixpath.dirname(body)}", target)).lstrip("/")
        if element.get("Id"):
            yield element.get("Id") or "", kind, target


def _beside(name: str) -> str:
    folder, base = posixpath.split(name)
    return f"{folder}/_rels/{base}.rels"


def _relation(identity: str, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id={quoteattr(identity)} Type="{_OFFICE}/{kind}" Target={quoteattr(target)}{more}/>'


def _override(name: str, kind: str) -> str:
    return f'<Override PartName={quoteattr("/" + name)} ContentType="{_TYPE}.{kind}+xml"/>'


def _xml(tag: str, kind: str, content: list[str]) -> str:
    return f'<{tag} xmlns="{_PACKAGE}/{kind}">{"".join(content)}</{tag}>'
