"""A specimen -> web pages and text files as people save them.

``site_page``: a page of today (UTF-8), the text between menu, breadcrumbs and imprint, numbers by ``ol`` where a list
prints them, notes linked. ``old_page``: a page of the nineties (Windows-1252 where the letters are in it, an older code
page of the script where not), table layout, ``font`` and ``p`` without end tags, raised note numbers. ``saved_text``:
what a word processor saves as text, a paragraph a line. ``wrapped_text``: wrapped at a fixed width, in pages with
running heads and notes at the foot.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from html import escape

from specimens import Part, Run, Specimen

#: What files of a language were saved in before Unicode.
CODE_PAGES = {"en": "cp1252", "fr": "cp1252", "es": "cp1252", "ru": "cp1251", "ar": "cp1256", "zh": "gb18030"}
_WIDTH = 78
_PAGE = 50
#: What the old code pages had no letter for, and what was typed instead.
_PLAIN = str.maketrans(
    {"‑": "-", "\u202f": "\xa0", "−": "-", "′": "'", "ʼ": "'", "\u2009": " ", "\u200e": None, "\u200f": None}
)


def site_page(specimen: Specimen) -> bytes:
    """A page of a site of today."""
    links = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("Home", "Documents", "About us", "Contact"))
    body = "".join(f'<p class="masthead">{escape(line)}</p>' for line in specimen.masthead)
    body += "".join(_site_part(part, first) for part, first in _table_ends(specimen.parts))
    notes = "".join(
        f'<li id="fn{n}"><p>{escape(text)} <a href="#ref{n}">↩</a></p></li>' for n, text in enumerate(specimen.notes, 1)
    )
    page = (
        f'<!DOCTYPE html><html lang="{specimen.language}"><head><meta charset="utf-8">'
        f"<title>{escape(specimen.short_title)} | Documents</title><style>body {{ margin: 0 }}</style></head><body>"
        f'<header><a href="/">Documents</a><nav><ul>{links}</ul></nav></header>'
        f'<nav class="crumbs"><a href="/">Home</a> › <a href="/docs">Documents</a></nav><main><article>{body}'
        f'<section class="footnotes"><ol>{notes}</ol></section></article></main>'
        f"<aside><h3>Related</h3><ul>{links}</ul></aside>"
        "<footer><p>© Documents. All rights reserved. <a href='/legal'>Legal</a></p></footer>"
        "<script>var a = 1;</script></body></html>"
    )
    return page.encode()


def _table_ends(parts: tuple[Part, ...]) -> Iterator[tuple[Part, tuple[bool, bool]]]:
    """Each part, with whether a table begins before it and ends behind it."""
    for place, part in enumerate(parts):
        begins = bool(part.cells) and not (place and parts[place - 1].cells)
        ends = bool(part.cells) and not (place + 1 < len(parts) and parts[place + 1].cells)
        yield part, (begins, ends)


def _site_part(part: Part, table: tuple[bool, bool]) -> str:
    if part.cells:
        row = "".join(f"<td>{escape(cell)}</td>" for cell in part.cells)
        return ("<table>" if table[0] else "") + f"<tr>{row}</tr>" + ("</table>" if table[1] else "")
    text = "".join(_site_run(run) for run in part.runs)
    if part.section == "title":
        return f"<h1>{text}</h1>"
    if part.section == "heading":
        return f"<h3>{text}</h3>"
    number = re.fullmatch(r"(\d{1,3})\.", part.label)
    if number is not None:
        return f'<ol start="{number[1]}"><li>{text}</li></ol>'
    return f"<p>{escape(part.label)} {text}</p>"


def _site_run(run: Run) -> str:
    if run.note:
        return f'<sup><a id="ref{run.note}" href="#fn{run.note}">{run.note}</a></sup>'
    return f"<em>{escape(run.text)}</em>" if run.italic else escape(run.text)


def old_page(specimen: Specimen) -> bytes:
    """A page of the nineties."""
    masthead = "<BR>\n".join(_old(line) for line in specimen.masthead)
    body = "\n".join(_old_part(part, ends) for part, ends in _table_ends(specimen.parts))
    notes = "\n".join(f"<P><SUP>{n}</SUP> {_old(text)}" for n, text in enumerate(specimen.notes, 1))
    page = (
        f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={_declared(specimen.language)}">'
        f"<TITLE>{_old(specimen.short_title)}</TITLE></HEAD><BODY BGCOLOR=white>\n"
        "<TABLE WIDTH=600 ALIGN=center><TR><TD><A HREF=/>Home</A> | <A HREF=/search>Search</A></TD></TR>"
        f"<TR><TD><FONT FACE=Times><P>{masthead}</P>\n{body}\n<HR>{notes}</FONT></TD></TR>"
        "<TR><TD><A HREF=#top>Top</A></TD></TR></TABLE></BODY></HTML>"
    )
    return page.encode(CODE_PAGES[specimen.language], "xmlcharrefreplace")


def _declared(language: str) -> str:
    name = CODE_PAGES[language]
    return "gb2312" if name == "gb18030" else name.replace("cp", "windows-")


def _old(text: str) -> str:
    return escape(text.translate(_PLAIN), quote=False)


def _old_part(part: Part, table: tuple[bool, bool]) -> str:
    if part.cells:
        row = "".join(f"<TD>{_old(cell)}" for cell in part.cells)
        return ("<TABLE BORDER>" if table[0] else "") + f"<TR>{row}" + ("</TABLE>" if table[1] else "")
    text = "".join(
        f"<SUP>{run.note}</SUP>" if run.note else f"<I>{_old(run.text)}</I>" if run.italic else _old(run.text)
        for run in part.runs
    )
    label = f"{_old(part.label)}&nbsp;&nbsp;&nbsp;" if part.label else ""
    if part.section in ("title", "heading"):
        return f"<P><CENTER><B>{label}{text}</B></CENTER>"
    return "<P>" + textwrap.fill(f"{label}{text}", 90, break_long_words=False, break_on_hyphens=False)


def saved_text(specimen: Specimen) -> bytes:
    """Saved as text from a word processor."""
    lines = [*specimen.masthead, *(_typed(part, "[{}]", "\t") for part in specimen.parts), ""]
    lines += [f"[{number}] {text}" for number, text in enumerate(specimen.notes, 1)]
    return _encoded("\r\n".join(lines) + "\r\n", specimen.language)


def _typed(part: Part, mark: str, behind: str) -> str:
    text = "".join(mark.format(run.note) if run.note else run.text for run in part.runs)
    return f"{part.label}{behind}{text}" if part.label else text


def _encoded(text: str, language: str) -> bytes:
    return text.translate(_PLAIN).encode(CODE_PAGES[language], "replace")


def wrapped_text(specimen: Specimen) -> bytes:
    """Wrapped, in pages, with the notes of each page at its foot."""
    pages: list[list[str]] = [[]]
    feet: list[list[str]] = [[]]
    for block, notes in _blocks(specimen):
        for line in block:
            if len(pages[-1]) + len(feet[-1]) >= _PAGE:
                pages.append([])
                feet.append([])
            pages[-1].append(line)
        for number in notes:
            feet[-1] += textwrap.wrap(f"{number} {specimen.notes[number - 1]}", _WIDTH)
    out = []
    for number, (page, foot) in enumerate(zip(pages, feet, strict=True), 1):
        head = [f"{specimen.symbol}{' ' * 8}{specimen.short_title}", ""] if number > 1 else []
        tail = ["", "_" * 20, *foot] if foot else []
        out.append("\n".join([*head, *page, *tail, "", f"23-20187{' ' * 55}{number}/{len(pages)}"]))
    return _encoded("\n\f".join(out) + "\n", specimen.language)


def _blocks(specimen: Specimen) -> Iterator[tuple[list[str], list[int]]]:
    for line in specimen.masthead:
        yield [line], []
    for part in specimen.parts:
        text = _typed(part, "{}", "  ")
        indent = "    " * (part.level + 1) if part.label else ""
        yield ["", *_wrap(text, specimen.language, indent)], [run.note for run in part.runs if run.note]


def _wrap(text: str, language: str, indent: str) -> list[str]:
    if language == "zh":
        width = _WIDTH // 2
        return [text[at : at + width] for at in range(0, len(text), width)]
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, break_long_words=False)
