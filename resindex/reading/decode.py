"""Bytes -> text, with the encoding that they were found to be in.

The order: byte order mark, UTF-16 without one, what the file declares, UTF-8, then a guess. The guess leans to
Windows-1252, which old files of the United Nations are in; a text whose letters are mostly above ASCII is in another
script and left to charset_normalizer. No byte is lost silently: what had to be replaced is in the warnings.
"""

from __future__ import annotations

import codecs
import re
import string
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Names that mean more than they say: browsers read them so, and so do the pages' authors.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_SCRIPTS = (
    "cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic", "cp1256", "iso8859_6", "cp1253",
    "cp1255", "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_META_DECLARED = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SAMPLE = 65536
#: What is no letter of another script, wherever its bytes come from: ASCII, and Windows-1252's quotes, dashes, spaces.
_NEUTRAL = bytes((*range(128), 0x85, *range(0x91, 0x98), 0xA0, 0xA7, 0xAB, 0xB0, 0xBB))
_ASCII_LETTERS = string.ascii_letters.encode()
_ABOVE_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
#: No layout has wider gaps; what is wider says nothing, and is much work for whatever looks at white space.
_WIDEST = 160
_BLANKS = re.compile(rf"[^\S\r\n\f]{{{_WIDEST + 1},}}")
_MISREAD = re.compile(r"[\x80-\x9f]")
#: Word processors' own characters for a line break and hyphens; a word must not be glued or torn by them.
_CONTROL_MEANS = {"\x02": "-", "\x0b": " ", "\x1e": "‑", "\x1f": "", "\x00": ""}


def _as_western(trouble: UnicodeError) -> tuple[str, int]:
    """Error handler: bytes that are not UTF-8 are what Windows-1252 makes of them."""
    if not isinstance(trouble, UnicodeDecodeError):
        raise trouble
    return trouble.object[trouble.start : trouble.end].decode("cp1252", "replace"), trouble.end


_WESTERN = "resindex.western"
codecs.register_error(_WESTERN, _as_western)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in (Python's name for it), how many characters were no text, and what to say."""

    text: str
    encoding: str
    controls: int = 0
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Text of a whole file. Line ends are left as they are; tab, newline and form feed are the only controls left, and
    no gap in a line is wider than any layout has.
    """
    text, encoding, warnings = _decode(data)
    text, controls = clean(_BLANKS.sub(lambda blanks: blanks[0][:_WIDEST], text))
    if controls:
        warnings.append(f"{controls} control characters removed")
    return Decoded(text, encoding, controls, tuple(warnings))


def clean(text: str) -> tuple[str, int]:
    """Text without control characters, and how many there were.

    Characters from U+0080 to U+009F are what Windows-1252 quotation marks and dashes become when they are read as
    Latin-1: they are turned back.
    """
    if _CONTROL.search(text) is None:
        return text, 0
    text = _MISREAD.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "ignore") or " ", text)
    return _CONTROL.subn(lambda match: _CONTROL_MEANS.get(match[0], " "), text)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration or an HTML ``meta`` names, if Python knows it."""
    head = data[:4096]
    found = _XML_DECLARED.match(head.lstrip()) or _META_DECLARED.search(head)
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        b" ".decode(name, "replace")  # not all that Python knows by a name is an encoding of text
    except LookupError:
        return None
    # A file whose declaration can be read byte by byte is not UTF-16, whatever it declares.
    return None if name.startswith(("utf-16", "utf-32")) else _WIDER.get(name, name)


def _decode(data: bytes) -> tuple[str, str, list[str]]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], name)
    wide = _utf16(data)
    if wide is not None:
        return data.decode(wide), wide, []
    declared = declared_encoding(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, declared)
    # A stateful encoding (ISO-2022) hides in plain ASCII; any other declaration is refuted by valid UTF-8.
    if declared is not None and declared.startswith(("iso2022", "hz")):
        return _forced(data, declared)
    return text, "utf-8", []


def _not_utf8(data: bytes, declared: str | None) -> tuple[str, str, list[str]]:
    lost = data.decode("utf-8", "replace").count("\ufffd")
    text = data.decode("utf-8", _WESTERN)
    if lost * 10 <= sum(1 for _ in _ABOVE_ASCII.finditer(text)):
        return text, "utf-8", [f"{lost} places are not UTF-8 and were read as Windows-1252"]
    if declared is not None and declared != "utf-8":
        try:
            return data.decode(declared), declared, []
        except UnicodeDecodeError:
            pass
    guess = _guess(data)
    told = [f"declared as {declared}, but is not"] if declared is not None else []
    if guess != "cp1252":
        told.append(f"encoding guessed: {guess}")
    text, guess, warnings = _forced(data, guess)
    return text, guess, told + warnings


def _forced(data: bytes, encoding: str) -> tuple[str, str, list[str]]:
    try:
        return data.decode(encoding), encoding, []
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return text, encoding, [f"{text.count('�')} places cannot be read as {encoding}"]


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: its ASCII characters leave NULs, all on the same side."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if (even + odd) * 50 < len(sample) or min(even, odd) * 20 > even + odd or len(data) % 2:
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return None
    return name


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    above = len(sample.translate(None, _NEUTRAL))
    letters = len(sample) - len(sample.translate(None, _ASCII_LETTERS)) + above
    # In a Western language accents and quotation marks are sparse; in another script nearly every letter is above.
    if above * 4 <= letters:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_SCRIPTS), threshold=0.6).best()
    return "cp1252" if best is None else codecs.lookup(best.encoding).name
