"""What is fuzzed: each target takes bytes that may be anything, and raises where a promise does not hold.

A promise that fails is an ``AssertionError`` with the promise in words; any other exception is a fault, too.
A target returns nothing. The bytes are made into what the target is about: a file of one format, a document's lines,
a paragraph, a symbol, a query.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from resindex import parsing, query, reading
from resindex.errors import QueryError, ReadingError, ResindexError, SymbolError
from resindex.model import Line, Resolution, SourceText
from resindex.parsing.references import Citations
from resindex.reading.decode import decode
from resindex.symbols import human, normalise_symbol, sort_key

if TYPE_CHECKING:
    from resindex.search.index import Index

_ORDINALS = "ºª"  # signs of a number, as in "2º"
_SCRATCH = Path(tempfile.gettempdir())
_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
_PARTS = ("document", "styles", "numbering", "footnotes", "header", "rels")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>1. Urges</w:t></w:r></w:p></w:body></w:document>'


def plain(data: bytes) -> None:
    """A text file, in whatever encoding."""
    _read("fuzz.txt", data)


def markdown(data: bytes) -> None:
    """A Markdown file."""
    _read("fuzz.md", data)


def html(data: bytes) -> None:
    """An HTML page."""
    _read("fuzz.html", data)


def akoma(data: bytes) -> None:
    """An XML file."""
    _read("fuzz.xml", data)


def pdf(data: bytes) -> None:
    """A PDF."""
    _read("fuzz.pdf", data)


def word(data: bytes) -> None:
    """A Word file: whole where the bytes are an archive, else one part of one, chosen by the first byte."""
    _read("fuzz.docx", data if data.startswith(b"PK") else word_package(data[:1], data[1:]))


def splitter(data: bytes) -> None:
    """The lines of a document: no letter is lost, no place comes twice."""
    text = decode(data).text
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), 1))
    found = parsing.parse(SourceText("fuzz.txt", "text", lines))
    missing = _letters(text) - Counter(letter for one in found for letter in _kept(one))
    assert not missing, f"letters were lost: {missing}"
    _check(found)


def references(data: bytes) -> None:
    """Paragraphs of a document that cites: each reference lies in its text."""
    language = _LANGUAGES[data[0] % len(_LANGUAGES)] if data else "en"
    citations = Citations("A", "A/RES/70/1", "2015-09-25", language=language)
    for text in decode(data[1:]).text.split("\n"):
        for one in citations.find(text):
            assert 0 <= one.start <= one.end <= len(text), "a reference lies outside of its text"
            assert one.id, "a reference to nothing"


def symbols(data: bytes) -> None:
    """A symbol: its canonical form is its own canonical form, and it can be sorted."""
    text = data.decode("utf-8", "replace")
    sort_key(text)
    human(text)
    try:
        canonical = normalise_symbol(text)
    except SymbolError:
        return
    assert normalise_symbol(canonical) == canonical, "a canonical form is changed again"


def queries(data: bytes) -> None:
    """A query: nothing but its own error, spans inside the text, and what is printed is read again."""
    text = data.decode("utf-8", "replace")
    examined = query.examine(text)
    for problem in examined.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text), "a problem lies outside of the query"
    assert "\n" not in query.explain(examined.tree), "an explanation of several lines"
    printed = query.unparse(examined.tree)
    query.parse(printed, allow_empty=True)
    try:
        query.parse(text)
    except QueryError as error:
        assert error.hint, "a query error without a hint"


def searches(data: bytes) -> None:
    """A query that is asked of an index."""
    try:
        _index().search(data.decode("utf-8", "replace"), limit=3)
    except ResindexError:
        return


TARGETS: dict[str, Callable[[bytes], None]] = {
    "plain": plain,
    "markdown": markdown,
    "html": html,
    "akoma": akoma,
    "word": word,
    "pdf": pdf,
    "splitter": splitter,
    "references": references,
    "symbols": symbols,
    "query": queries,
    "search": searches,
}


def word_package(choice: bytes, part: bytes) -> bytes:
    """A Word file one part of which is ``part``; ``choice`` (a byte) says which. The others are in order."""
    chosen = _PARTS[choice[0] % len(_PARTS)] if choice else "document"
    related = "".join(f'<Relationship Id="r{n}" Type="{_OFFICE}/{n}" Target="{n}.xml"/>' for n in _PARTS[1:5])
    types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_TYPE}.{n}+xml"/>' for n in _PARTS[1:5])
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/document.xml": _BODY,
        **{f"word/{name}.xml": f'<w:{name} xmlns:w="{_W}"/>' for name in _PARTS[1:5]},
    }
    place = "word/_rels/document.xml.rels" if chosen == "rels" else f"word/{chosen}.xml"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name, part if name == place else content)
    return out.getvalue()


def _read(name: str, data: bytes) -> None:
    """Read and parse a file: it is refused in words, or its records hold together."""
    folder = _folder()
    path = folder / name
    path.write_bytes(data)
    try:
        source = reading.read(path, folder)
    except ReadingError as error:
        assert error.message, "refused without a reason"
        return
    for line in source.lines:
        assert "\0" not in line.text and "\x1b" not in line.text, "a control character in a line"
        line.text.encode("utf-8")  # a lone surrogate could not be stored
    _check(parsing.parse(source))


def _check(found: tuple[Resolution, ...]) -> None:
    for resolution in found:
        places = [paragraph.place for paragraph in resolution.paragraphs]
        assert len(places) == len(set(places)), "one place for two paragraphs"
        for paragraph in resolution.paragraphs:
            for one in paragraph.references:
                assert 0 <= one.start <= one.end <= len(paragraph.text), "a reference lies outside of its paragraph"


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalpha() and letter not in _ORDINALS)


def _kept(resolution: Resolution) -> str:
    parts = []
    for paragraph in resolution.paragraphs:
        number = paragraph.number or ""
        misread = "lL" * number.count("1") + "O" * number.count("0")  # letters that stood for figures: "l." for "1."
        parts += [paragraph.text, number, misread, *(note.text + note.mark for note in paragraph.notes)]
    return "".join(parts)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="resindex-fuzz-", dir=_SCRATCH))


@cache
def _index() -> Index:
    """An index of one document, of many words."""
    from resindex.indexing import update
    from resindex.search.index import Index

    corpus, index = _folder() / "corpus", _folder() / "index"
    corpus.mkdir()
    words = " ".join(f"{a}{b}{c}" for a in ("im", "per", "re", "organi") for b in "aeiou" for c in ("ty", "zed", "ns"))
    (corpus / "one.txt").write_text(
        "A/RES/61/222\n\nThe General Assembly,\n\nRecalling its resolution 53/144 of 9 December 1998,\n\n"
        f"1. Urges all States to end impunity;\n\n2. Requests the Secretary-General to report on {words}.\n",
        encoding="utf-8",
    )
    update([corpus], index, workers=0)
    return Index.open(index)
