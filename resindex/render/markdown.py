"""Results -> CommonMark, for notes, tickets and mails: a heading a resolution, an item a paragraph.

Matched words are strong. Whatever a document says is text: marks of Markdown and of HTML in it are escaped. Tables
of counts are those of GitHub's dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from resindex.hit_records import Family, Hit, ResultPage
from resindex.model import Facts, Paragraph, Resolution
from resindex.render import clean
from resindex.render.citing import cite
from resindex.render.excerpt import Run, excerpt
from resindex.render.footer import shown
from resindex.render.grouping import groups, passages
from resindex.render.links import official_page
from resindex.render.measure import count
from resindex.render.places import place_words
from resindex.render.reasons import reasons, score
from resindex.render.recurrence import recurrence, wordings
from resindex.render.view import View
from resindex.render.words import printed_symbol, verb_words, version_name

if TYPE_CHECKING:
    from resindex.render.layout import Block

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_OPENING = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def page(result: ResultPage, view: View, out: TextIO) -> None:
    """What was asked and found, the hits by resolution, then the counts."""
    out.write(f"# {escape(result.understood or result.query)}\n\n{shown(result)}\n\n")
    for group in groups(result):
        first = group.hits[0]
        out.write(f"## {_heading(first.source, first.facts)}\n\n")
        for passage in passages(group.hits):
            for item in passage:
                out.writelines(_hit(item) if isinstance(item, Hit) else _neighbour(item))
        if group.more:
            out.write(f"{escape(group.rest)}\n\n")
    for name, rows in _tables(result):
        out.write(f"| {escape(name)} | paragraphs |\n| --- | ---: |\n")
        out.writelines(f"| {escape(value)} | {count(number)} |\n" for value, number in rows)
        out.write("\n")


def resolution(document: Resolution, view: View, out: TextIO) -> None:
    """The whole document."""
    from resindex.render.layout import head, outline

    top = head(document.source, document.facts)
    out.write(f"# {_heading(document.source, document.facts)}\n\n")
    out.writelines(f"{escape(words)}  \n" for words in top.lines)
    for shown_block in outline(document):
        out.write(_block(shown_block))


def paragraph(document: Resolution, chosen: Paragraph, view: View, out: TextIO, family: Family | None = None) -> None:
    """One paragraph under its chapeau, with what stands under it and what is known of it."""
    from resindex.render.layout import around, block, details
    from resindex.render.places import read_place

    above, below = around(document, chosen)
    out.write(f"# {escape(cite(document.source, document.facts, chosen))}\n")
    if document.facts.title:
        out.write(f"\n{escape(document.facts.title)}\n")
    for one in (*above, chosen, *below):
        out.write(_block(block(one, read_place(one.place))))
    out.write("\n")
    out.writelines(f"- {escape(name)}: {escape(words)}\n" for name, words in details(document, chosen, family))


def escape(words: str) -> str:
    """Foreign words as they read, whatever Markdown would make of them."""
    return _opened(_inner(clean.line(words).strip()))


def _heading(source: str, facts: Facts) -> str:
    name = escape(printed_symbol(facts.symbol) or source)
    address = official_page(facts.symbol)
    linked = f"[{name}](<{address}>)" if address else name
    parts = (linked, escape(facts.title or ""), f"({escape(facts.date)})" if facts.date else "")
    return " ".join(part for part in parts if part)


def _hit(hit: Hit) -> Iterator[str]:
    paragraph = hit.paragraph
    about = ", ".join(part for part in (paragraph.section.replace("_", " "), verb_words(paragraph)) if part)
    yield f"- **{escape(place_words(paragraph.place))}** {escape(about)}\n\n"
    yield f"  {_text(excerpt(paragraph.text, hit.highlights))}\n\n"
    for version in hit.versions:
        words = escape(version.paragraph.text) if version.paragraph else "—"
        yield f"  {escape(version_name(version))}: {words}\n\n"
    yield f"  *{escape(cite(hit.source, hit.facts, paragraph))}*\n\n"
    if words := recurrence(hit):
        yield f"  {escape(words)}\n\n"
    for heading, members in wordings(hit.family, hit.id) if hit.family else ():
        yield f"  {escape(heading)}\n\n" if heading else ""
        yield from (f"  - {escape(one)}\n" for one in members)
        yield "\n"
    for words in (score(hit), *reasons(hit)) if hit.reasons else ():
        yield f"  {escape(words)}  \n"
    if hit.reasons:
        yield "\n"


def _neighbour(paragraph: Paragraph) -> Iterator[str]:
    place = escape(place_words(paragraph.place))
    yield f"- {place}: {escape(paragraph.text)}\n\n"


def _text(runs: Sequence[Run]) -> str:
    return _opened("".join(_strong(r.text) if r.role == "match" else _inner(r.text) for r in runs).strip())


def _opened(text: str) -> str:
    """Words that do not begin a list or an underlining."""
    return _OPENING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def _strong(words: str) -> str:
    """Strong words: a mark of emphasis may not stand beside a blank."""
    bare = words.strip()
    lead, _, trail = words.partition(bare) if bare else (words, "", "")
    return f"{lead}**{_inner(bare)}**{trail}" if bare else words


def _inner(words: str) -> str:
    return _SIGNS.sub(r"\\\1", words)


def _block(shown_block: Block) -> str:
    words = escape("".join(run.text for run in shown_block.runs))
    notes = f" \\[{escape(', '.join(shown_block.notes))}\\]" if shown_block.notes else ""
    label = escape(shown_block.label)
    if shown_block.kind in ("heading", "part"):
        return f"\n### {words}{notes}\n"
    if shown_block.kind == "note":
        return f"\n\\[{label}\\] {words}\n"
    if shown_block.depth:
        return f"\n{'> ' * shown_block.depth}{label} {words}{notes}\n"
    return f"\n**{label}** {words}{notes}\n" if label else f"\n{words}{notes}\n"


def _tables(result: ResultPage) -> Iterator[tuple[str, Sequence[tuple[str, int]]]]:
    for facet in result.facets:
        yield facet.field, facet.counts
    if result.timeline:
        undated = (("without a date", result.timeline.undated),) if result.timeline.undated else ()
        yield "year", (*((str(year), number) for year, number in result.timeline.years), *undated)
