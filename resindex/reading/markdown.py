"""Markdown -> its lines as printed, the marks of the format taken out and kept as what they say.

Headings, emphasis, links, notes and tables are understood; numbers of lists stay in the text. A paragraph may be
wrapped over lines as in plain text, so lines are whole only where the format says so (headings, rows of a table).
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

from resindex.model import Line, Mark, Note, SourceText
from resindex.reading.inline import Inline
from resindex.reading.plain import decode_text, numbered_lines

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}={2,}\s*")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_NOTE_TEXT = re.compile(r" {0,3}\[\^([^\]\s]{1,20})\]:[ \t]*(.*)")
#: One mark of the format inside a line. Each branch is closed by characters that cannot occur in it.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[\^(?P<note>[^\]\s]{1,20})\]"
    r"|!?\[(?P<words>[^\[\]]{1,500})\]\((?P<target>[^()\s]{1,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+\"[^\"]{0,200}\")?\)"
    r"|<(?P<auto>https?://[^<>\s]{1,500})>"
    r"|(?P<stars>\*{1,3}|_{1,3})"
    r"|(?P<entity>&(?:\w{2,10}|#\d{1,7}|#x[\da-f]{1,6});)",
    re.IGNORECASE,
)


def read_markdown(path: Path, data: bytes) -> SourceText:
    """Read a Markdown file. Raises ReadingError for bytes that are no text."""
    decoded = decode_text(path, data)
    lines, notes = _without_notes(list(numbered_lines(decoded.text)))
    read = [_read_line(line, notes) for line in lines]
    kept = tuple(_underlined_headings([line for line in read if line is not None]))
    return SourceText(path.as_posix(), "markdown", kept, encoding=decoded.encoding, warnings=decoded.warnings)


def _without_notes(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """The lines without the notes' texts (``[^1]: text``), and those; a note that is nowhere cited stays a line."""
    cited = {
        name
        for line in lines
        if not _NOTE_TEXT.match(line.text)
        for name in re.findall(r"\[\^([^\]\s]{1,20})\]", line.text)
    }
    kept: list[Line] = []
    notes: dict[str, str] = {}
    current: str | None = None
    for line in lines:
        found = _NOTE_TEXT.match(line.text)
        if found is not None and found[1] in cited:
            current = found[1]
            notes[current] = found[2].strip()
        elif current is not None and line.text.startswith(("    ", "\t")):
            notes[current] += " " + line.text.strip()
        else:
            current = current if not line.text else None
            kept.append(line)
    return kept, notes


def _read_line(line: Line, notes: dict[str, str]) -> Line | None:
    """One line; None for one that is nothing but a mark of the format."""
    text, style = line.text, None
    if not text or text.lstrip().startswith("<!--"):
        return line
    if "|" in text and "--" in text and not text.strip("|:- \t"):
        return None
    quote = _QUOTE.match(text)
    if quote is not None:
        text, style = text[quote.end() :], "quote"
    heading = _HEADING.match(text)
    if heading is not None:
        text, style = _CLOSING_HASHES.sub("", text[heading.end() :]), "heading"
    elif text.startswith("|") and text.endswith("|") and len(text) > 1:
        text, style = " | ".join(cell.strip() for cell in text[1:-1].split("|")), "table"
    indent = text[: len(text) - len(text.lstrip())]
    inline = _inline(text.strip(), notes)
    inline.number = line.number
    made = inline.line(whole=style in ("heading", "table"), page=line.page, style=style)
    return _indented(made, indent) if indent and style is None else made


def _indented(line: Line, indent: str) -> Line:
    """The line with its indent back, and the spans of its links moved by it."""
    mark = line.mark
    if mark is not None and mark.links:
        moved = tuple(replace(k, start=k.start + len(indent), end=k.end + len(indent)) for k in mark.links)
        mark = replace(mark, links=moved)
    return replace(line, text=indent + line.text if line.text else "", mark=mark)


def _underlined_headings(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        if _UNDERLINE.fullmatch(line.text) and kept and kept[-1].text:
            kept[-1] = replace(kept[-1], whole=True, mark=replace(kept[-1].mark or Mark(), style="heading", verb=None))
        else:
            kept.append(line)
    return kept


# ---------------------------------------------------------------- inside a line


def _inline(text: str, notes: dict[str, str]) -> Inline:
    inline = Inline()
    spans = _emphasis(text)
    at, italic = 0, False
    for found in _INLINE.finditer(text):
        if found["stars"] is not None and found.start() not in spans:
            continue
        inline.add(text[at : found.start()], italic=italic)
        at = found.end()
        if found["stars"] is not None:
            italic = (spans[found.start()] and len(found["stars"]) != 2) or (italic and len(found["stars"]) == 2)
        elif found["note"] is not None and found["note"] in notes:
            inline.note(Note(found["note"], " ".join(_inline(notes[found["note"]], {}).text.split())))
        elif found["words"] is not None:
            inner = _inline(found["words"], {})
            inline.add(inner.text, italic=italic, target=None if found["target"].startswith("#") else found["target"])
        else:
            plain = found["escaped"] or found["auto"] or html.unescape(found["entity"] or found[0])
            inline.add(plain, italic=italic, target=found["auto"])
    inline.add(text[at:], italic=italic)
    return inline


def _emphasis(text: str) -> dict[int, bool]:
    """Where emphasis begins (True) and ends (False): pairs of equal marks that hug a word; the rest are asterisks."""
    found: dict[int, bool] = {}
    open_at: dict[str, int] = {}
    for match in _INLINE.finditer(text):
        stars = match["stars"]
        if stars is None:
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        closes = before.strip() and before not in "*_" and not after.isalnum()
        if stars in open_at and closes:
            found[open_at.pop(stars)] = True
            found[match.start()] = False
        elif after.strip() and after not in "*_" and not before.isalnum():
            open_at[stars] = match.start()
    return found
