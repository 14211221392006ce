"""Hostile inputs, made when they are asked for: (kind, what it is, how it is put into a corpus).

Each puts one thing into a folder of its own. ``MALFORMED`` are files of text, of XML, HTML, Word and PDF; ``PLACES`` are
names, links, pipes and devices. Nothing here is larger on disk than the limits allow a file to be.
"""

from __future__ import annotations

import io
import os
import socket
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "fuzz")]
from fuzz_seeds import SEEDS  # noqa: E402 - found beside this folder
from fuzz_targets import word_package  # noqa: E402

Input = tuple[str, str, Callable[[Path], None]]
_MB = 1 << 20
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><mainBody>'
_END = "</mainBody></statement></akomaNtoso>"
_HEAD = "A/RES/61/222\n\nThe General Assembly,\n\n1. Urges "


def inputs() -> Iterator[Input]:
    """All of them."""
    for kind, makers in (("text", _texts), ("XML", _xml), ("HTML", _html), ("Word", _word), ("PDF", _pdf)):
        for suffix, what, data in makers():
            yield kind, what, _file(f"x.{suffix}", data)
    yield from _places()


def _file(name: str, data: bytes | Callable[[], bytes]) -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        (folder / name).write_bytes(data if isinstance(data, bytes) else data())

    return put


def _texts() -> Iterator[tuple[str, str, bytes | Callable[[], bytes]]]:
    pumped = {
        "spaces": " ", "tabs": "\t", "commas": ",", "figures": "1", "opening parentheses": "(", "closing parentheses": ")",
        "full stops": ".", "Roman numerals": "X", "A/RES/": "A/RES/", "symbols": "A/RES/53/144, ", "cited numbers": "53/144 and ",
        "quotation marks": "“", "hyphens": "non-", "Chinese citations": "第53/144号决议", "Arabic citations": "قرارها 53/144 ",
        "dates": "of 9 December 1998 ", "paragraph numbers": "(a) ", "“resolution”": "resolution ", "verbs": "urges ",
        "raised figures": "¹", "underscores": "_", "names of treaties": "Convention on the Rights of the Child ",
    }  # fmt: skip
    for name, piece in pumped.items():
        yield "txt", f"1 MB of {name} in one line", (_HEAD + piece * (_MB // len(piece.encode()))).encode()
    yield "txt", "a million empty lines", b"\n" * 1_000_000
    yield "txt", "a million page breaks", b"\f" * 1_000_000
    yield "txt", "a line of 60 MB", lambda: _HEAD.encode() + b"word " * (12 * _MB)
    yield "txt", "a file of 101 MB", lambda: b"x" * (101 * _MB)
    yield "txt", "nulls", b"\0" * 10_000
    yield "txt", "nulls between letters", _HEAD.replace("e", "e\0").encode()
    yield "txt", "every byte", bytes(range(256)) * 40
    yield (
        "txt",
        "UTF-8, UTF-16 and Windows-1251 in one file",
        _HEAD.encode() + "Ассамблея".encode("utf-16") + "Совет".encode("cp1251"),
    )
    yield "txt", "a UTF-16 mark before UTF-8", b"\xff\xfe" + _HEAD.encode()
    yield "txt", "half a UTF-16 character", (_HEAD.encode("utf-16-le") + b"\x00")
    yield "txt", "lone surrogates in UTF-8", _HEAD.encode() + b"\xed\xa0\x80\xed\xbf\xbf"
    yield "txt", "escape sequences", (_HEAD + "\x1b]0;owned\x07\x1b[2J\x9b31m").encode()
    yield "txt", "marks that turn text round", (_HEAD + "\u202edetpoda\u202c").encode()
    yield "txt", "an empty file", b""
    yield (
        "txt",
        "numbers of 5,000 figures",
        f"A/RES/{'9' * 5000}/1\n\n{'9' * 5000}. Urges see {'9' * 5000}/{'9' * 5000}".encode(),
    )
    yield "md", "100,000 nested quotations", (b"> " * 100_000 + b"x\n")
    yield "md", "50,000 opening brackets", b"[" * 50_000
    yield "md", "50,000 asterisks", b"*a " * 50_000
    yield "md", "a table of 100,000 columns", b"|a" * 100_000 + b"|\n" + b"|-" * 100_000 + b"|\n"


def _bomb(levels: int = 9) -> str:
    entities = ['<!ENTITY a0 "lol">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels + 1))]
    return f"<!DOCTYPE x [{''.join(entities)}]>"


def _xml() -> Iterator[tuple[str, str, bytes | Callable[[], bytes]]]:
    def body(inside: str, head: str = "") -> bytes:
        return f"{head}{_AKN}{inside}{_END}".encode()

    yield "xml", "entities that grow a billionfold", body("<p>&a9;</p>", _bomb())
    yield (
        "xml",
        "an entity of 1 MB, 10,000 times",
        body("<p>" + "&a;" * 10_000 + "</p>", f'<!DOCTYPE x [<!ENTITY a "{"x" * _MB}">]>'),
    )
    yield (
        "xml",
        "an external entity: a file",
        body("<p>Urges &f;</p>", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    )
    yield (
        "xml",
        "an external entity: the network",
        body("<p>Urges &f;</p>", '<!DOCTYPE x [<!ENTITY f SYSTEM "http://127.0.0.1:9/">]>'),
    )
    yield "xml", "an external document type", body("<p>Urges</p>", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')
    yield (
        "xml",
        "parameter entities",
        body("<p>Urges</p>", '<!DOCTYPE x [<!ENTITY % f SYSTEM "file:///etc/passwd"> %f;]>'),
    )
    yield (
        "xml",
        "an inclusion",
        body('<p>Urges <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/></p>'),
    )
    yield "xml", "100,000 nested elements", body("<section>" * 100_000 + "x")
    yield (
        "xml",
        "240 nested lists",
        body("<paragraph><list><point>" * 80 + "<p>Urges</p>" + "</point></list></paragraph>" * 80),
    )
    yield "xml", "240 nested words", body("<p>" + "<span>" * 240 + "Urges" + "</span>" * 240 + "</p>")
    yield (
        "xml",
        "an element with 100,000 attributes",
        body("<p " + " ".join(f'a{n}="x"' for n in range(100_000)) + ">Urges</p>"),
    )
    yield "xml", "an attribute of 20 MB", lambda: body(f'<p a="{"x" * 20 * _MB}">Urges</p>')
    yield "xml", "20 MB of text in one element", lambda: body("<p>" + "word " * (4 * _MB) + "</p>")
    yield "xml", "500,000 elements", lambda: body("<p>Urges</p>" * 500_000)
    yield "xml", "nothing is closed", body("<p>Urges").removesuffix(_END.encode())
    yield "xml", "10,000 end tags too many", body("<p>Urges</p>" + "</p>" * 10_000)
    yield "xml", "an encoding that does not exist", b'<?xml version="1.0" encoding="no-such"?>' + body("<p>Urges</p>")
    yield "xml", "UTF-7", b'<?xml version="1.0" encoding="utf-7"?>' + body("<p>+ADw-script+AD4-</p>")
    yield (
        "xml",
        "a processing instruction for a style sheet",
        b'<?xml-stylesheet href="http://127.0.0.1:9/"?>' + body("<p>Urges</p>"),
    )
    yield "xml", "10 MB of comments", lambda: body("<!-- x -->" * _MB)


def _html() -> Iterator[tuple[str, str, bytes | Callable[[], bytes]]]:
    yield "html", "100,000 nested blocks", b"<html><body>" + b"<div>" * 100_000 + b"Urges"
    yield "html", "20,000 nested lists", b"<html><body>" + b"<ol><li>" * 20_000 + b"Urges"
    yield "html", "5,000 nested tables", b"<html><body>" + b"<table><tr><td>" * 5_000 + b"Urges"
    yield "html", "100,000 unclosed italics", b"<html><body><p>" + b"<i>x" * 100_000
    yield (
        "html",
        "200,000 notes that refer to each other",
        b"<html><body>" + b'<sup><a href="#a" id="a">1</a></sup>' * 100_000,
    )
    yield "html", "a list that begins at 10**5000", b'<html><body><ol start="' + b"9" * 5000 + b'"><li>Urges</ol>'
    yield (
        "html",
        "scripts, frames and handlers",
        b"<html><body onload=x><script>x</script><iframe src=file:///etc/passwd></iframe><p>Urges",
    )
    yield "html", "references to control characters", b"<html><body><p>Urges &#27;[2J &#x9b; &#0; &#x202e; &#xd800;"
    yield "html", "an attribute of 20 MB", lambda: b'<html><body><p title="' + b"x" * 20 * _MB + b'">Urges'


def _package(*parts: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def _document(inside: str) -> bytes:
    return f'<w:document xmlns:w="{_W}"><w:body>{inside}</w:body></w:document>'.encode()


_PARAGRAPH = "<w:p><w:r><w:t>1. Urges</w:t></w:r></w:p>"


def _word() -> Iterator[tuple[str, str, bytes | Callable[[], bytes]]]:
    whole = word_package(b"\0", _document(_PARAGRAPH))

    def lying() -> bytes:
        made = bytearray(_package(("word/document.xml", b"\0" * (600 * _MB))))
        at = made.rindex(b"PK\x01\x02")
        made[at + 24 : at + 28] = (1000).to_bytes(4, "little")  # the size it says it has
        return bytes(made)

    yield "docx", "a part that unpacks to 600 MB", lambda: _package(("word/document.xml", b"\0" * (600 * _MB)))
    yield "docx", "a part of 600 MB that says it has 1 kB", lying
    yield "docx", "a part of 300 MB of blanks", lambda: word_package(b"\0", b" " * (300 * _MB) + _document(_PARAGRAPH))
    yield "docx", "100,000 parts", lambda: _package(*((f"word/{n}.xml", b"") for n in range(100_000)))
    yield "docx", "an archive in an archive", _package(("word/document.xml", whole))
    yield (
        "docx",
        "parts that lie outside (../../x)",
        _package(("../../x", b"x"), ("/etc/x", b"x"), ("word/document.xml", _document(_PARAGRAPH))),
    )
    yield (
        "docx",
        "one part twice",
        _package(("word/document.xml", _document(_PARAGRAPH)), ("word/./document.xml", b"x")),
    )
    yield (
        "docx",
        "entities that grow a billionfold",
        word_package(b"\0", _bomb().encode() + _document("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")),
    )
    yield (
        "docx",
        "an external entity",
        word_package(
            b"\0",
            b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
            + _document("<w:p><w:r><w:t>&f;</w:t></w:r></w:p>"),
        ),
    )
    yield (
        "docx",
        "relations to the network",
        word_package(b"\5", SEEDS["word"][5][1:].replace(b"hyperlink", b"attachedTemplate")),
    )
    yield "docx", "a style that is based on itself", word_package(b"\1", SEEDS["word"][1][1:])
    yield "docx", "100,000 nested tables", word_package(b"\0", _document("<w:tbl><w:tr><w:tc>" * 100_000))
    yield (
        "docx",
        "240 nested content controls",
        word_package(b"\0", _document("<w:sdt><w:sdtContent>" * 110 + _PARAGRAPH + "</w:sdtContent></w:sdt>" * 110)),
    )
    yield "docx", "numbers of a list near 10**6", word_package(b"\3", SEEDS["word"][2][1:].replace(b"3999", b"999999"))
    yield "docx", "cut off in the middle", whole[: len(whole) // 2]
    yield "docx", "every tenth byte changed", bytes(b ^ 255 if n % 10 == 9 else b for n, b in enumerate(whole))
    yield "docx", "an archive with a password", whole.replace(b"\x14\x00\x00\x00", b"\x14\x00\x01\x00")


def _pdf() -> Iterator[tuple[str, str, bytes | Callable[[], bytes]]]:
    good = SEEDS["pdf"][0]
    content = good[good.index(b"stream\n") + 7 : good.index(b"\nendstream")]

    def with_content(new: bytes) -> bytes:
        length = b"/Length " + str(len(content)).encode()
        return good.replace(content, new).replace(length, b"/Length " + str(len(new)).encode())

    yield "pdf", "pages that are their own parents", good.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R 2 0 R]")
    yield (
        "pdf",
        "a million pages that are one",
        good.replace(b"/Count 1", b"/Count 1000000").replace(b"[3 0 R]", b"[" + b"3 0 R " * 20_000 + b"]"),
    )
    yield "pdf", "a page of 10**9 points", good.replace(b"[0 0 595 842]", b"[0 0 1000000000 1000000000]")
    yield "pdf", "a letter of 10**9 points", good.replace(b"/F1 10 Tf", b"/F1 1000000000 Tf")
    yield (
        "pdf",
        "text 10**9 points apart",
        with_content(b"BT /F1 10 Tf 1 0 0 1 0 700 Tm (a) Tj 1000000000 0 Td (b) Tj ET"),
    )
    yield (
        "pdf",
        "200,000 letters, each put by itself",
        with_content(b"BT /F1 10 Tf " + b"1 0 Td (a) Tj " * 200_000 + b"ET"),
    )
    yield "pdf", "100,000 rules", with_content(content + b" 0 0 500 1 re f" * 100_000)
    yield "pdf", "100,000 saved states", with_content(b"q " * 100_000 + content)
    yield "pdf", "numbers that are none", with_content(content.replace(b"72 700", b"nan inf"))
    yield (
        "pdf",
        "a script that runs when it is opened",
        good.replace(b"/Pages 2 0 R", b"/Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
    )
    yield "pdf", "cut off in the middle", good[: len(good) // 2]
    yield "pdf", "every fiftieth byte changed", bytes(b ^ 255 if n % 50 == 49 else b for n, b in enumerate(good))
    yield "pdf", "a head and nothing else", b"%PDF-1.7\n"


def _places() -> Iterator[Input]:
    def link(target: str) -> Callable[[Path], None]:
        return lambda folder: (folder / "x.txt").symlink_to(target)

    def sock(folder: Path) -> None:
        here = Path.cwd()
        os.chdir(folder)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("x.txt")
        os.chdir(here)

    def named(name: str) -> Callable[[Path], None]:
        return _file(name, (_HEAD + "States").encode())

    yield "place", "a pipe", lambda folder: os.mkfifo(folder / "x.txt")
    yield "place", "a socket", sock
    yield "place", "a link to /dev/zero", link("/dev/zero")
    yield "place", "a link to /etc/passwd", link("/etc/passwd")
    yield "place", "a link to a folder outside", lambda folder: (folder / "x").symlink_to("/etc")
    yield "place", "a link to itself", link("x.txt")
    yield "place", "a link to the folder it is in", lambda folder: (folder / "x").symlink_to(".")
    yield "place", "a name with line breaks", named("a\nerror: forged\n.txt")
    yield "place", "a name with escape sequences", named("a\x1b[2J\x1b]0;owned\x07.txt")
    yield "place", "a name that is no UTF-8", named("a\udcff\udc80.txt")
    yield "place", "a name that turns itself round", named("\u202etxt.a.txt")
    yield "place", "a name like an option", named("--help.txt")
    yield "place", "a name of 255 bytes", named("x" * 251 + ".txt")
    yield "place", "400 folders in each other", lambda folder: _deep(folder)


def _deep(folder: Path) -> None:
    for _ in range(400):
        folder = folder / "x"
    folder.mkdir(parents=True)
    (folder / "x.txt").write_text(_HEAD + "States", encoding="utf-8")
