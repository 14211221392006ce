"""Lines as read -> lines that are text: page furniture and footnotes apart, with what lay between two lines noted.

What is furniture is told by how pages are made, never by one document: a line that is nothing but the document's
symbol and comes again, a page number, a job number or a bar code, a line that stands at the head or foot of page
after page. Footnotes stand below a rule at the foot of a page, each behind its mark. Nothing is thrown away: furniture
and notes are returned beside the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resindex.model import Line, Mark
from resindex.parsing.landmarks import is_adoption, is_meeting


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text proper.

    ``gap`` counts the blank lines before it; ``torn`` says that page furniture, notes or the edge of a page or column
    stood between it and the line before, so that a blank there proves nothing.
    """

    text: str
    number: int
    page: int | None
    gap: int
    torn: bool
    whole: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class FootnoteLine:
    """A footnote as printed at the foot of a page: its mark, its text, where it began."""

    mark: str
    text: str
    number: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Tidied:
    """Text lines, footnotes and furniture of one source."""

    lines: tuple[TextLine, ...]
    footnotes: tuple[FootnoteLine, ...]
    furniture: tuple[Line, ...]


SYMBOL_LINE = re.compile(
    r"(?=.{1,100}\Z)"  # looked at first: no symbol is longer, and a long line is not tried in every way
    r"\s*(?:[A-Z]{1,6}\d{0,3}/)(?:[\w.()\-‑]+/)*[\w.()\-‑]+(?: ?\((?:\d{4}|[IVXLC-]+)\))?"
    r"(?:/[\w.]+)*(?: [A-Z](?:[-–][A-Z])?)?\*{0,2}\s*"
)
#: "7", "- 7 -", "7/12"; but "7 -" is how Arabic numbers a paragraph.
_PAGE_NUMBER = re.compile(
    r"\s*+(?:[Pp]age\s++)?[-–—]?\s*+\d{1,4}\s*+(?:/\s*+\d{0,4})?\s*+|\s*+[-–—]\s*+\d{1,4}\s*+[-–—]\s*+"
    r"|\s*+[Pp]age \d+ of \d+\s*+"
)
_PAGE_SLASH = re.compile(r"\s*\d{1,3}\s*/\s*|\s*\d{1,2}\s*/\s*\d{1,2}\s*|\s*[Pp]age \d+ of \d+\s*")
_JOB_NUMBER = re.compile(
    r"\s*(?:\d{1,4}/\d{0,4}\s+)?(?:[A-Z]{1,3}\.)?\d{2}-\d{4,6}\b(?:\s*\([A-Z]\))?[\s\d/*]*"
    r"(?:\([A-Z]\))?[\s\d/*]*"
)
_BAR_CODE = re.compile(r"\s*\*[\dA-Z]{6,}\*\s*|\s*Please recycle\b.*")
_PAGE_COMMENT = re.compile(r"\s*<!--\s*(?:[Pp]age\s*\d+|image)\s*-->\s*")
_RULE = re.compile(r"\s*(?:_{5,}|[-–—]{8,}|\*{5,})\s*")
_NOTE = re.compile(r"\s{0,8}(\d{1,3}|\*{1,3}|[a-z]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[†‡§])[.)]?\s{1,8}(?=\S)")
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
SUPERSCRIPT = str.maketrans("1234567890", "¹²³⁴⁵⁶⁷⁸⁹⁰")
_ENDNOTE = re.compile(r"\s*\[(\d{1,3})\]\s*(?=\S|$)")
_BRACKETED = re.compile(r"(?<=\S)\s?\[(\d{1,3})\](?!\w)")
_DIGITS = re.compile(r"\d+")
#: Symbols, page, job and bar-code numbers are short, white space around them aside.
_FURNITURE_WIDTH = 90
#: A title cut short, and how many lines at the head of a document may hold the whole of it.
_CUT_SHORT = re.compile(r"(.{12,120}?)\s*+(?:…|\.{3})")
_MASTHEAD = 30
#: How many lines at either edge of a page can be a running head or foot.
_EDGE = 3


def tidy(lines: Sequence[Line]) -> Tidied:
    """Take page furniture and footnotes out of the lines of one source."""
    lines, notes = _without_endnotes(lines)
    furniture = _furniture(lines)
    kept: list[TextLine] = []
    taken: list[Line] = []
    gap, torn, page = 0, False, lines[0].page if lines else None
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.page != page:
            page, torn = line.page, True
        if not line.text.strip():
            turned = line.mark is not None and line.mark.style == "column"
            gap, torn = gap + (not turned), torn or turned
        elif index in furniture:
            taken.append(line)
            torn = True
        elif _RULE.fullmatch(line.text):
            end = _end_of_notes(lines, index + 1, furniture)
            notes.extend(_read_notes(lines[index + 1 : end]))
            index, torn = end, True
            continue
        else:
            kept.append(TextLine(_with_label(line), line.number, line.page, gap, torn, line.whole, line.mark))
            gap, torn = 0, False
        index += 1
    return Tidied(tuple(kept), tuple(notes), tuple(taken))


def _without_endnotes(lines: Sequence[Line]) -> tuple[Sequence[Line], list[FootnoteLine]]:
    """Lines without the notes at their end, and these: "[1] Resolution …", as word processors save notes as text.

    Their marks in the text, "[1]", become raised digits.
    """
    start = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].text.lstrip().startswith("[1]")), None)
    if start is None:
        return lines, []
    notes: list[FootnoteLine] = []
    end, blank = start, False
    for line in lines[start:]:
        match = _ENDNOTE.match(line.text)
        if match is not None and int(match[1]) == len(notes) + 1:
            notes.append(FootnoteLine(match[1], line.text[match.end() :].strip(), line.number, line.page))
        elif line.text.strip() and (blank or line.whole):
            break
        elif line.text.strip():
            notes[-1] = replace(notes[-1], text=f"{notes[-1].text} {' '.join(line.text.split())}".strip())
        blank = not line.text.strip()
        end += 1
    called = {int(mark) for line in lines[:start] for mark in _BRACKETED.findall(line.text)}
    if not {n for n in called if n <= len(notes)}:
        return lines, []
    text = [replace(line, text=_BRACKETED.sub(_raised, line.text)) for line in lines[:start]]
    return [*text, *lines[end:]], notes


def _raised(match: re.Match[str]) -> str:
    return match[1].translate(SUPERSCRIPT)


def _with_label(line: Line) -> str:
    """The text with the number that the format keeps apart from it (an automatic list number) before it, as printed."""
    label = line.mark.label if line.mark is not None else None
    return f"{label} {line.text}" if label else line.text


def _furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of lines that belong to the page and not to the text."""
    sure: set[int] = set()
    symbols: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if line.whole and line.mark is not None and line.mark.style is not None:
            continue
        text = line.text
        if not 0 < len(text.strip()) <= _FURNITURE_WIDTH:
            continue
        if SYMBOL_LINE.fullmatch(text):
            key = "".join(text.split())
            symbols[key] += 1
            if symbols[key] > 1:
                sure.add(index)
        elif (
            _JOB_NUMBER.fullmatch(text)
            or _BAR_CODE.fullmatch(text)
            or _PAGE_COMMENT.fullmatch(text)
            or _PAGE_SLASH.fullmatch(text)
        ):
            sure.add(index)
    sure |= _running_heads(lines)
    # A bare number is a page number only beside other furniture or at the edge of a page.
    edges = _page_edges(lines)
    for index, line in enumerate(lines):
        if index in sure or not _PAGE_NUMBER.fullmatch(line.text) or not line.text.strip():
            continue
        if index in edges or any(n in sure for n in _neighbours(lines, index)):
            sure.add(index)
    return frozenset(sure)


def _neighbours(lines: Sequence[Line], index: int) -> list[int]:
    """The nearest lines with text on either side."""
    found = []
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and not lines[at].text.strip():
            at += step
        if 0 <= at < len(lines):
            found.append(at)
    return found


def _pages(lines: Sequence[Line]) -> list[list[int]]:
    """Indices of lines with text, page by page; one page where the source has none."""
    pages: list[list[int]] = []
    page: int | None = -1
    for index, line in enumerate(lines):
        if line.page != page:
            pages.append([])
            page = line.page
        if line.text.strip():
            pages[-1].append(index)
    return [p for p in pages if p]


def _page_edges(lines: Sequence[Line]) -> set[int]:
    pages = _pages(lines)
    if len(pages) < 2:
        return set()
    return {i for p in pages for i in (*p[:2], *p[-2:])}


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Lines at the edge of a page that stand, numbers aside, at the edge of other pages too."""
    pages = _pages(lines)
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for place, page in enumerate(pages):
        edge = [*page[:_EDGE], *page[-_EDGE:]]
        # The first page's head is a masthead: it counts as seen, but is text of the document.
        seen.update({_masked(lines[i].text) for i in (edge if place else page)})
    title = "".join(_masked(" ".join(lines[i].text for i in pages[0][:_MASTHEAD])).split())
    found = set()
    for place, page in enumerate(pages):
        rule = next((i for i in page if _RULE.fullmatch(lines[i].text)), page[-1])
        if place:
            for edge in (page[:_EDGE], page[: -_EDGE - 1 : -1]):
                for i in edge:
                    text = lines[i].text
                    known = seen[_masked(text)] > 1 or _shortens(_masked(text), title)
                    # The same note may stand at the foot of several pages.
                    known = known and i != rule and not (i > rule and _NOTE.match(text))
                    if not known or len(text) > 140 or is_meeting(text) or is_adoption(text):
                        break
                    found.add(i)
    return found


def _shortens(text: str, title: str) -> bool:
    """What ran over the page was cut to fit into its head: "54/201. Protection of the …"."""
    match = _CUT_SHORT.fullmatch(text)
    return match is not None and "".join(match[1].split()) in title


def _masked(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def _end_of_notes(lines: Sequence[Line], start: int, furniture: frozenset[int]) -> int:
    """Where the notes below a rule end: at the page's furniture or edge, or where something else begins."""
    index = start
    while index < len(lines) and not lines[index].text.strip():
        index += 1
    if index >= len(lines) or not _NOTE.match(lines[index].text):
        return start
    page = lines[index].page
    blank = False
    while index < len(lines):
        line = lines[index]
        if index in furniture or line.page != page:
            break
        if not line.text.strip():
            blank = True
        elif blank and not _NOTE.match(line.text):
            break
        else:
            blank = False
        index += 1
    return index


def _read_notes(lines: Sequence[Line]) -> list[FootnoteLine]:
    notes: list[FootnoteLine] = []
    expected: int | None = None
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        match = _NOTE.match(line.text)
        mark = match.group(1).translate(_SUPERSCRIPT) if match else ""
        # A number that does not follow the note before it is a word of that note ("of\n12 June").
        starts = match is not None and (not mark.isdigit() or expected is None or int(mark) == expected)
        if match is not None and starts:
            notes.append(FootnoteLine(mark, line.text[match.end() :].strip(), line.number, line.page))
            expected = int(mark) + 1 if mark.isdigit() else expected
        elif notes:
            last = notes[-1]
            notes[-1] = FootnoteLine(last.mark, f"{last.text} {text}", last.number, last.page)
        else:
            notes.append(FootnoteLine("", text, line.number, line.page))
    return notes
