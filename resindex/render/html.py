"""Results -> one HTML page that stands by itself: it can be mailed, kept, printed and read without a network.

Matched words are marked, symbols lead to the official documents, facets and timeline have bars. It holds no script and
loads nothing, and a policy in its head forbids both. Whatever comes from a document or a query is cleaned and escaped,
and carries its language, so that Arabic runs from right to left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape as _escape
from typing import TYPE_CHECKING, TextIO

from resindex.hit_records import Family, Hit, ResultPage
from resindex.model import Facts, Paragraph, Resolution
from resindex.render import clean
from resindex.render.citing import cite
from resindex.render.excerpt import Run, excerpt
from resindex.render.footer import found, shown
from resindex.render.grouping import Grouped, groups, passages
from resindex.render.html_style import STYLE
from resindex.render.links import official_page
from resindex.render.measure import count
from resindex.render.places import place_words
from resindex.render.reasons import reasons, score
from resindex.render.recurrence import recurrence, wordings
from resindex.render.view import View
from resindex.render.words import printed_symbol, verb_words, version_name

if TYPE_CHECKING:
    from resindex.render.layout import Block

_DEEPEST = 3


def page(result: ResultPage, view: View, out: TextIO) -> None:
    """What was asked and found, the hits by resolution, then the counts."""
    out.writelines(_document(result.understood or result.query, _page(result)))


def resolution(document: Resolution, view: View, out: TextIO) -> None:
    """The whole document; each paragraph can be linked to by its place (``#op_4``)."""
    from resindex.render.layout import head, outline

    top = head(document.source, document.facts)

    def body() -> Iterator[str]:
        yield f"<h1>{_linked(document.source, document.facts)}</h1>\n"
        yield from (f'<p class="quiet">{text(words)}</p>\n' for words in (top.date, *top.lines) if words)
        for one in outline(document):
            yield _block(one, document.facts.language)

    out.writelines(_document(f"{top.symbol} {top.title}".strip(), body()))


def paragraph(document: Resolution, chosen: Paragraph, view: View, out: TextIO, family: Family | None = None) -> None:
    """One paragraph under its chapeau, with what stands under it and what is known of it."""
    from resindex.render.layout import around, block, details
    from resindex.render.places import read_place

    above, below = around(document, chosen)
    citation = cite(document.source, document.facts, chosen)

    def body() -> Iterator[str]:
        yield f"<h1>{text(citation)}</h1>\n<p>{_linked(document.source, document.facts)}</p>\n"
        for one in (*above, chosen, *below):
            yield _block(block(one, read_place(one.place)), document.facts.language)
        yield "<table>\n"
        for name, words in details(document, chosen, family):
            yield f'<tr><th scope="row">{text(name)}</th><td>{text(words)}</td></tr>\n'
        yield "</table>\n"

    out.writelines(_document(citation, body()))


def text(foreign: str) -> str:
    """Foreign words, cleaned and escaped, for text and for attributes."""
    return _escape(clean.line(foreign), quote=True)


def _document(title: str, body: Iterable[str]) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{text(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    yield from body
    yield "</body>\n</html>\n"


# ---------------------------------------------------------------- a page of hits


def _page(result: ResultPage) -> Iterator[str]:
    yield f"<h1>{text(result.understood or result.query)}</h1>\n"
    yield f'<p class="quiet">{text(shown(result) if result.hits else found(result))}</p>\n'
    for number, group in enumerate(groups(result), start=1):
        yield from _group(group, number)
    for facet in result.facets:
        yield from _table(facet.field, facet.counts)
    if result.timeline:
        undated = (("without a date", result.timeline.undated),) if result.timeline.undated else ()
        yield from _table("year", (*((str(y), n) for y, n in result.timeline.years), *undated))


def _group(group: Grouped, number: int) -> Iterator[str]:
    first = group.hits[0]
    facts = first.facts
    yield f'<section>\n<h2 id="r{number}">{_linked(first.source, facts)}</h2>\n'
    about = ", ".join(part for part in (facts.body, facts.date) if part)
    yield f'<p class="quiet">{text(about)}</p>\n' if about else ""
    if facts.status == "not adopted":
        yield '<p class="alarm">not adopted</p>\n'
    if first.duplicate_of:
        yield f'<p class="quiet">the same document as {text(first.duplicate_of)}</p>\n'
    for passage in passages(group.hits):
        for item in passage:
            yield from _hit(item) if isinstance(item, Hit) else _neighbour(item, facts.language)
    if group.more:
        yield f'<p class="quiet">{text(group.rest)}</p>\n'
    yield "</section>\n"


def _hit(hit: Hit) -> Iterator[str]:
    paragraph = hit.paragraph
    about = " · ".join(part for part in (paragraph.section.replace("_", " "), verb_words(paragraph)) if part)
    yield '<article class="hit">\n'
    yield f'<p><span class="label">{text(place_words(paragraph.place))}</span> '
    yield f'<span class="quiet">{text(about)}</span></p>\n'
    runs = excerpt(paragraph.text, hit.highlights, act=paragraph.verb_phrase)
    yield f"<blockquote{_spoken(hit.facts.language)}>{_runs(runs)}</blockquote>\n"
    for version in hit.versions:
        words = text(version.paragraph.text) if version.paragraph else "—"
        yield f'<p class="quiet">{text(version_name(version))}</p>\n'
        yield f"<blockquote{_spoken(version.language)}>{words}</blockquote>\n"
    cited = ", ".join(_document_link(symbol) for symbol in paragraph.cited)
    yield f'<p class="quiet">{text(cite(hit.source, hit.facts, paragraph))}{f"; cites {cited}" if cited else ""}</p>\n'
    if said := recurrence(hit):
        yield f'<p class="quiet">{text(said)}</p>\n'
    for heading, members in wordings(hit.family, hit.id) if hit.family else ():
        yield f'<p class="quiet">{text(heading)}</p>\n' if heading else ""
        yield f'<p class="quiet">{"<br>".join(map(text, members))}</p>\n'
    if hit.reasons:
        yield f'<p class="quiet">{"<br>".join(map(text, (score(hit), *reasons(hit))))}</p>\n'
    yield "</article>\n"


def _neighbour(paragraph: Paragraph, language: str | None) -> Iterator[str]:
    yield f'<article class="near">\n<p><span class="label">{text(place_words(paragraph.place))}</span></p>\n'
    yield f"<blockquote{_spoken(language)}>{text(paragraph.text)}</blockquote>\n</article>\n"


def _table(name: str, counts: Sequence[tuple[str, int]]) -> Iterator[str]:
    most = max((number for _, number in counts), default=1) or 1
    yield f"<table>\n<caption>{text(name)}</caption>\n"
    for value, number in counts:
        bar = f'<div style="width:{100 * number / most:.1f}%"></div>' if number else ""
        yield f'<tr><td class="number">{count(number)}</td><td class="bar">{bar}</td><td>{text(value)}</td></tr>\n'
    yield "</table>\n"


# ---------------------------------------------------------------- parts of both


def _linked(source: str, facts: Facts) -> str:
    """Symbol, which leads to the official page, and title."""
    name = printed_symbol(facts.symbol) or source
    title = f" {text(facts.title)}" if facts.title else ""
    return f"{_document_link(facts.symbol, name)}<span{_spoken(facts.language)}>{title}</span>"


def _document_link(symbol: str | None, name: str | None = None) -> str:
    address = official_page(symbol)
    words = text(name or symbol or "")
    return f'<a href="{text(address)}">{words}</a>' if address else words


def _block(block: Block, language: str | None) -> str:
    anchor = f' id="{text(block.place)}"' if block.place else ""
    notes = f' <span class="quiet">[{text(", ".join(block.notes))}]</span>' if block.notes else ""
    words = f"<span{_spoken(language)}>{_runs(block.runs)}</span>{notes}"
    if block.kind in ("heading", "part"):
        return f"<h3{anchor}>{words}</h3>\n"
    label = f"[{block.label}]" if block.kind == "note" and block.label else block.label
    looks = " ".join(
        part
        for part in (
            "quiet" if block.kind in ("aside", "note") else "",
            f"depth{min(block.depth, _DEEPEST)}" if block.depth else "",
        )
        if part
    )
    shape = f' class="{looks}"' if looks else ""
    named = f'<span class="label">{text(label)}</span> ' if label else ""
    return f"<p{anchor}{shape}>{named}{words}</p>\n"


def _runs(runs: Sequence[Run]) -> str:
    tags = {"match": ("<mark>", "</mark>"), "act": ("<em>", "</em>"), "plain": ("", "")}
    return "".join(f"{tags[run.role][0]}{text(run.text)}{tags[run.role][1]}" for run in runs)


def _spoken(language: str | None) -> str:
    return f' lang="{text(language)}" dir="auto"' if language else ' dir="auto"'
