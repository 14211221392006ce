"""Citations, rankings and lineages -> a page for people at a terminal.

A citation stands with its paragraph, the cited symbol marked in its text. Trees are drawn with the lines that ``tree``
and ``git log --graph`` use; a symbol leads to its official page where the terminal follows links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from resindex.graph_records import Branch, Citation, Citations, Edition, Lineage, Ranking, Work
from resindex.render import clean, direction
from resindex.render.excerpt import excerpt
from resindex.render.graph import evidence_words, lineage_line, ranking_line, summary
from resindex.render.measure import cells, count, counted, cut
from resindex.render.places import cited_place_words, place_words
from resindex.render.sheet import Sheet
from resindex.render.view import View
from resindex.render.words import printed_symbol

if TYPE_CHECKING:
    from resindex.graph_records import Link

_LACKING = "not in this corpus"
_ABSENT = " °"  # behind a symbol that the corpus lacks, where many stand below each other
_FAILED = "not adopted"
_LEGEND = "° not in this corpus"
_BAR = 16
_INDENT = 4
_LINES = 3  # lines of context that a citation gets
_RAGGED = 6
_LEAST_TITLE = 16  # cells below which a title says nothing


def page(found: Citations | Ranking | Lineage, view: View, out: TextIO) -> None:
    """One answer."""
    sheet = Sheet(view, out)
    if isinstance(found, Ranking):
        _ranking(found, sheet)
    elif isinstance(found, Lineage):
        _lineage(found, sheet)
    else:
        _head(found, sheet)
        if found.tree is not None:
            sheet.blank()
            _tree(found.tree, sheet)
        elif found.direction == "cites":
            _cites(found, sheet)
        else:
            _cited_by(found, sheet)
        _rest(found, sheet)


# ---------------------------------------------------------------- citations


def _head(found: Citations, sheet: Sheet) -> None:
    work = found.asked.work
    place = f", {cited_place_words(found.asked.place)}" if found.asked.place else ""
    title = direction.statement(clean.line(work.title or ""))
    if not work.held:
        title = f"{title} ({_LACKING})" if title else _LACKING
    sheet.first_line(
        sheet.symbol(work.name, printed_symbol(work.name) + clean.line(place)),
        sheet.text(title),
        clean.line(work.date or ""),
    )
    for number, words in enumerate(summary(found)):
        sheet.write(sheet.text(words, "quiet" if number else "title"), 0)


def _rest(found: Citations, sheet: Sheet) -> None:
    left = found.tally.citations - len(found.citations)
    if found.tree is not None or found.direction == "cites":
        _legend(_works(found.tree) if found.tree is not None else (one.cited for one in found.citations), sheet)
    if found.tree is None and left > 0:
        sheet.blank()
        sheet.write(sheet.text(f"and {counted(left, 'more citation')}: --limit {found.tally.citations}", "quiet"), 0)


def _cited_by(found: Citations, sheet: Sheet) -> None:
    for _, group in groupby(found.citations, key=lambda one: one.citing.name):
        citations = list(group)
        sheet.blank()
        _heading(citations[0].citing, sheet)
        for one in citations:
            sheet.write(_place_line(one, sheet, found), 0)
            _excerpt(one, sheet)


def _cites(found: Citations, sheet: Sheet) -> None:
    for _, group in groupby(found.citations, key=lambda one: one.place):
        citations = list(group)
        sheet.blank()
        line = _place_line(citations[0], sheet, None)
        sheet.write(line, 0)
        for one in citations:
            place = f"  {cited_place_words(one.pinpoint)}" if one.pinpoint else ""
            note = "  in a note" if one.in_note else ""
            symbol = Text.assemble(
                " " * _INDENT,
                sheet.symbol(one.cited.name, printed_symbol(one.cited.name)),
                sheet.text(clean.line(place), "place"),
            )
            _line_with_title(symbol, one.cited, note, sheet)


def _place_line(one: Citation, sheet: Sheet, found: Citations | None) -> Text:
    line = Text.assemble("  ", sheet.text(clean.line(place_words(one.place)), "place"))
    line.append("  " + clean.line(one.section.replace("_", " ")), style=sheet.styles["quiet"])
    if one.verb:
        line.append(" · ", style=sheet.styles["quiet"])
        line.append(clean.line(one.verb), style=sheet.styles["verb"])
    said = []
    if found is not None:
        if one.cited.name != found.asked.work.name:
            said.append(printed_symbol(one.cited.name))
        if one.pinpoint and one.pinpoint != found.asked.place:
            said.append(cited_place_words(one.pinpoint))
        if one.in_note:
            said.append("in a note")
        if one.itself:
            said.append("itself")
    if said:
        line.append(f" · {clean.line(', '.join(said))}", style=sheet.styles["quiet"])
    return line


def _excerpt(one: Citation, sheet: Sheet) -> None:
    room = None if sheet.view.whole else _LINES * (sheet.width - _INDENT - _RAGGED)
    sheet.write(sheet.statement(sheet.runs(excerpt(one.text, one.spans, room=room))), _INDENT)


def _heading(work: Work, sheet: Sheet) -> None:
    title = sheet.text(direction.statement(clean.line(work.title or "")))
    sheet.first_line(sheet.symbol(work.name, printed_symbol(work.name)), title, clean.line(work.date or ""))
    if work.failed:
        sheet.write(sheet.text(_FAILED, "alarm"), 2)


def _line_with_title(before: Text, work: Work, after: str, sheet: Sheet) -> None:
    """One line: what stands before, the title cut to what is left, what stands behind."""
    line = before.copy()
    if not work.held:
        line.append(_ABSENT, style=sheet.styles["quiet"])
    title = clean.line(work.title or "")
    room = sheet.width - line.cell_len - cells(after) - 2
    if title and room >= _LEAST_TITLE:
        line.append(f"  {direction.statement(cut(title, room))}", style=sheet.styles["title"])
    line.append(after, style=sheet.styles["quiet"])
    sheet.line(line)


def _legend(works: Iterable[Work], sheet: Sheet) -> None:
    if any(not work.held for work in works):
        sheet.blank()
        sheet.write(sheet.text(_LEGEND, "quiet"), 0)


# ---------------------------------------------------------------- trees


def _works(branch: Branch) -> Iterator[Work]:
    for child in branch.children:
        yield child.work
        yield from _works(child)


def _tree(branch: Branch, sheet: Sheet, stem: str = "") -> None:
    last = len(branch.children) - 1
    for number, child in enumerate(branch.children):
        end = number == last and not branch.more
        _branch(child, stem + ("└─ " if end else "├─ "), sheet)
        _tree(child, sheet, stem + ("   " if end else "│  "))
    if branch.more:
        sheet.line(sheet.text(f"{stem}└─ and {count(branch.more)} more", "quiet"))


def _branch(branch: Branch, stem: str, sheet: Sheet) -> None:
    work = branch.work
    line = Text.assemble(
        sheet.text(stem, "quiet"), sheet.text(f"{clean.line(work.date or '')}  " if work.date else "", "quiet")
    )
    line.append_text(sheet.symbol(work.name, printed_symbol(work.name)))
    acts = f"  {_acts(branch.link)}" if branch.link and branch.link.verbs else ""
    again = "  (stands elsewhere, too)" if branch.again else ""
    failed = f"  ({_FAILED})" if work.failed else ""
    _line_with_title(line, work, acts + failed + again, sheet)


def _acts(link: Link) -> str:
    shown = [clean.line(verb) + (f" {number}" if number > 1 else "") for verb, number in link.verbs[:2]]
    return ", ".join(shown) + (" …" if len(link.verbs) > len(shown) else "")


# ---------------------------------------------------------------- the most cited


def _ranking(found: Ranking, sheet: Sheet) -> None:
    most = max((one.works for one in found.ranked), default=1)
    wide = max((len(count(one.works)) for one in found.ranked), default=1)
    longest = max(4, min(_BAR, sheet.width // 4))
    for one in found.ranked:
        bar = sheet.text("▇" * max(1, round(longest * one.works / most)), "bar")
        label = Text.assemble(f"{count(one.works):>{wide}}  ", bar)
        label.pad_right(wide + longest + 4 - label.cell_len)
        place = f", {cited_place_words(one.place)}" if one.place else ""
        label.append_text(sheet.symbol(one.work.name, printed_symbol(one.work.name) + clean.line(place)))
        paragraphs = f"  in {counted(one.paragraphs, 'paragraph')}" if one.paragraphs > one.works else ""
        _line_with_title(label, one.work, paragraphs, sheet)
    _legend((one.work for one in found.ranked), sheet)
    sheet.blank()
    sheet.write(sheet.text(ranking_line(found), "quiet"), 0)


# ---------------------------------------------------------------- editions


def _lineage(found: Lineage, sheet: Sheet) -> None:
    names = {one.work.name for one in found.editions}
    followers: dict[str | None, list[Edition]] = {}
    for one in found.editions:
        followers.setdefault(one.before if one.before in names else None, []).append(one)
    title = ""  # the last one shown: a title is said where it changes
    drawn = [pair for first in followers.get(None, ()) for pair in _drawn(first, followers, "")]
    for number, (stem, one) in enumerate(drawn, start=1):
        lead = f"{stem}│" if number < len(drawn) else stem
        _edition(one, stem, lead, sheet, quiet=(one.work.title or "") in ("", title))
        title = one.work.title or title
    sheet.blank()
    sheet.write(sheet.text(lineage_line(found), "quiet"), 0)
    signs = {
        "* asked for": any(one.asked for one in found.editions),
        "○ known by citation only": any(not one.work.held for one in found.editions),
    }
    if any(signs.values()):
        sheet.write(sheet.text("   ".join(words for words, needed in signs.items() if needed), "quiet"), 0)


def _drawn(one: Edition, followers: dict[str | None, list[Edition]], stem: str) -> Iterator[tuple[str, Edition]]:
    """The editions behind one, in order of drawing: the line of the newest runs straight down, others branch off."""
    yield stem, one
    behind = followers.get(one.work.name, [])
    for branch in behind[:-1]:
        # A branch stands one step to the right of the line that goes on below it.
        yield from _drawn(branch, followers, f"{stem}│ ")
    if behind:
        yield from _drawn(behind[-1], followers, stem)


def _edition(one: Edition, stem: str, lead: str, sheet: Sheet, *, quiet: bool) -> None:
    """One edition; ``lead`` stands before its further lines. ``quiet``: its title has been said."""
    work = one.work
    mark = "● " if work.held else "○ "
    line = Text.assemble(sheet.text(stem + mark, "quiet"), f"{clean.line(work.date or ''):<10}  ")
    line.append_text(sheet.symbol(work.name, printed_symbol(work.name)))
    if one.asked:
        line.append(" *", style=sheet.styles["match"])
    said = evidence_words(one)
    if quiet and line.cell_len + 2 + cells(said) <= sheet.width:
        line.append(f"  {said}", style=sheet.styles["quiet"])
        sheet.line(line)
        return
    _line_with_title(line, Work(work.name, None if quiet else work.title), "", sheet)
    if said:
        sheet.write(sheet.text(said, "quiet"), len(stem) + 14, sheet.text(lead, "quiet"))
