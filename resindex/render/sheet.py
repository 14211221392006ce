"""A stream and its looks: how words, hits and blocks are laid on a page for people. The one module that knows Rich.

It draws nothing: no boxes, no rules. Order comes from place on the page; colour only repeats what the words
already say, so that nothing is lost without it. Lines never end in blanks and are wrapped to the width.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from resindex.hit_records import Facet, Hit, Timeline
from resindex.model import Paragraph
from resindex.render import clean, direction
from resindex.render.excerpt import MARKS, Run, excerpt
from resindex.render.measure import count, counted
from resindex.render.places import place_words
from resindex.render.reasons import reasons, score
from resindex.render.view import View
from resindex.render.words import printed_symbol, verb_words, version_name

if TYPE_CHECKING:
    from resindex.render.layout import Block

#: A longer line tires the eye: a page is never wider.
WIDEST = 110
_LINES = 3  # lines of context that a hit gets
_INDENT = 4
_RAGGED = 6  # cells that a wrapped line leaves empty, mostly
_GUTTER = 8
_STEP = 5
_BAR = 24
_MOST_VALUES = 10
_MOST_NUMBERS = 30

_COLOURS = {
    "symbol": "bold",
    "title": "",
    "quiet": "dim",
    "place": "cyan",
    "verb": "green",
    "act": "italic green",
    "match": "bold red",
    "heading": "bold",
    "alarm": "red",
    "bar": "cyan",
}


class _Console(Console):
    """A console that leaves a closed pipe to whoever asked for the page; Rich itself would end the process."""

    def on_broken_pipe(self) -> None:
        """Passes the trouble on."""
        raise BrokenPipeError


class Sheet:
    """A stream, and how things look on it."""

    def __init__(self, view: View, out: TextIO) -> None:
        self.view = view
        self.width = max(20, min(view.width, WIDEST))
        self.styles = {role: Style.parse(colour if view.color else "") for role, colour in _COLOURS.items()}
        drawn = view.color or view.links
        self.console = _Console(
            file=out,
            width=self.width,
            force_terminal=drawn,
            color_system="standard" if drawn else None,
            no_color=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    # ------------------------------------------------------------ words and lines

    def text(self, words: str, role: str = "title") -> Text:
        """Cleaned words in the look of a role."""
        return Text(words, style=self.styles[role])

    def runs(self, runs: Sequence[Run], *, acts: bool = False) -> Text:
        """Runs of a paragraph: coloured, or with marks where there is no colour."""
        joined = Text()
        for run in runs:
            look = self.styles[run.role] if run.role != "plain" else None
            mark = run.role == "match" or (acts and run.role == "act")
            before, after = MARKS[run.role] if mark and not self.view.color else ("", "")
            joined.append(f"{before}{run.text}{after}", style=look)
        return joined

    def statement(self, words: Text) -> Text:
        """The text of a paragraph, apart from what stands beside it where it runs from right to left."""
        opening = direction.opening_of(words.plain)
        return Text.assemble(opening, words, direction.closing_of(opening)) if opening else words

    def symbol(self, symbol: str | None, printed: str) -> Text:
        """A symbol, which leads to the official page of its document where the terminal follows links."""
        look = self.styles["symbol"]
        if self.view.links:
            from resindex.render.links import official_page

            address = official_page(symbol)
            look = look + Style(link=address) if address else look
        return Text(printed, style=look)

    def blank(self) -> None:
        """An empty line."""
        self.console.print()

    def write(self, words: Text, indent: int, label: Text | None = None) -> None:
        """Words wrapped behind an indent; the label stands in the indent, which grows where the label is longer."""
        first = label or Text()
        indent = max(indent, first.cell_len + 1 if first else 0)
        for number, wrapped in enumerate(self._wrapped(words, max(10, self.width - indent))):
            lead = first if number == 0 else Text()
            line = Text.assemble(lead, " " * (indent - lead.cell_len), wrapped)
            line.rstrip()
            self._line(line)

    def _wrapped(self, words: Text, width: int) -> list[Text]:
        """The lines that words are wrapped to, each with whole isolates."""
        lines = list(words.wrap(self.console, width))
        for line in lines:
            line.rstrip()
        around = direction.balanced([line.plain for line in lines])
        return [
            Text.assemble(*map(Text, before), line, after) for line, (before, after) in zip(lines, around, strict=True)
        ]

    def line(self, line: Text) -> None:
        """One line, wrapped only where the terminal is too narrow for it."""
        line.rstrip()
        if line.cell_len > self.width:
            self.write(line, 0)
        else:
            self._line(line)

    def _line(self, line: Text) -> None:
        self.console.print(line, soft_wrap=True)

    # ------------------------------------------------------------ a page of hits

    def heading(self, hit: Hit, *, with_language: bool) -> None:
        """Symbol, title and date of a resolution, and what a reader must be warned of."""
        facts = hit.facts
        runs = excerpt(facts.title or facts.body or "", hit.title_highlights if facts.title else ())
        title = self.statement(self.runs(runs))
        if not facts.title:
            title.stylize(self.styles["quiet"])
        dated = " · ".join(part for part in (facts.language if with_language else None, facts.date) if part)
        symbol = self.symbol(facts.symbol, printed_symbol(facts.symbol) or direction.isolated(clean.line(hit.source)))
        self.first_line(symbol, title, clean.line(dated))
        if facts.status == "not adopted":
            self.write(self.text("not adopted", "alarm"), 2)
        if hit.duplicate_of:
            self.write(
                self.text(f"the same document as {direction.isolated(clean.line(hit.duplicate_of))}", "quiet"), 2
            )

    def first_line(self, symbol: Text, title: Text | None, date: str) -> None:
        """Symbol at the left, date at the right, the title between them, or below where it is too narrow."""
        room = self.width - symbol.cell_len - len(date) - 4
        beside = title is not None and room >= 24
        lines = self._wrapped(title, room) if title is not None and beside else []
        middle = lines[0] if lines else Text()
        line = Text.assemble(symbol, "  " if middle else "", middle)
        line.append(" " * max(2, self.width - line.cell_len - len(date)) if date else "")
        line.append(date, style=self.styles["quiet"])
        line.rstrip()
        self._line(line)
        for wrapped in lines[1:]:
            self._line(Text.assemble(" " * (symbol.cell_len + 2), wrapped))
        if title is not None and not beside and title:
            self.write(title, 2)

    def hit(self, hit: Hit, *, language: str | None = None) -> None:
        """Place, section and verbs of a paragraph on one line, its text below; ``language`` where it is another's."""
        paragraph = hit.paragraph
        line = Text.assemble("  ", self.text(clean.line(place_words(paragraph.place)), "place"))
        line.append("  " + clean.line(paragraph.section.replace("_", " ")), style=self.styles["quiet"])
        if language:
            line.append(f" · {clean.line(language)}", style=self.styles["quiet"])
        verbs = verb_words(paragraph)
        if verbs:
            line.append(" · ", style=self.styles["quiet"])
            line.append(verbs, style=self.styles["verb"])
        self.write(line, 0)
        runs = excerpt(paragraph.text, hit.highlights, act=paragraph.verb_phrase, room=self._room)
        self.write(self.statement(self.runs(runs)), _INDENT)
        for version in hit.versions:
            label = self.text(f"    {version_name(version)}", "place")
            wording = excerpt(version.paragraph.text, (), room=self._room) if version.paragraph else ()
            self.write(self.statement(self.runs(wording)), _INDENT + _STEP, label)
        if self.view.cite:
            from resindex.render.citing import cite

            self.write(self.text(cite(hit.source, hit.facts, paragraph), "quiet"), _INDENT)
        if hit.reasons:
            self.write(self.text(score(hit), "quiet"), _INDENT)
            for words in reasons(hit):
                self.write(self.text(words, "quiet"), _INDENT + 2)

    def neighbour(self, paragraph: Paragraph) -> None:
        """A paragraph that was not found, beside one that was: its place stands in parentheses."""
        place = clean.line(f"({place_words(paragraph.place)})  {paragraph.section.replace('_', ' ')}")
        self.write(self.text(f"  {place}", "quiet"), 0)
        words = self.runs(excerpt(paragraph.text, (), room=self._room))
        words.stylize(self.styles["quiet"])
        self.write(self.statement(words), _INDENT)

    @property
    def _room(self) -> int | None:
        return None if self.view.whole else _LINES * (self.width - _INDENT - _RAGGED)

    def timeline(self, timeline: Timeline) -> None:
        """What was found in each year, as columns."""
        from resindex.render.chart import chart

        drawn = chart(timeline, self.width - 2)
        self.write(self.text(drawn.heading, "heading"), 0)
        for columns in drawn.lines:
            self._line(Text.assemble("  ", self.text(columns, "bar")))
        self._line(Text.assemble("  ", self.text(drawn.axis, "quiet")))

    def facet(self, facet: Facet) -> None:
        """The values of a field with their counts and bars: the most frequent ones, numbers in their own order."""
        numbers = all(value.isdecimal() for value, _ in facet.counts)
        shown = facet.counts[: _MOST_NUMBERS if numbers else _MOST_VALUES]
        self._line(self.text(clean.line(facet.field), "heading"))
        most = max((number for _, number in shown), default=1)
        wide = max((len(count(number)) for _, number in shown), default=1)
        longest = max(4, min(_BAR, self.width // 2 - 8))
        for value, number in sorted(shown, key=lambda pair: int(pair[0])) if numbers else shown:
            bar = self.text("▇" * max(1, round(longest * number / most)), "bar")
            label = Text.assemble(f"  {count(number):>{wide}}  ", bar)
            self.write(self.text(direction.isolated(clean.line(value))), wide + longest + 6, label)
        if len(facet.counts) > len(shown):
            more = counted(len(facet.counts) - len(shown), "more value")
            self.write(self.text(more, "quiet"), wide + longest + 6)

    # ------------------------------------------------------------ a document

    def block(self, shown: Block, *, quiet: bool = False) -> None:
        """One block of a document: its label in the margin, its text indented by its depth."""
        if shown.gap:
            self.blank()
        words = self.runs(shown.runs, acts=True)
        role = {"heading": "heading", "part": "heading", "aside": "quiet", "note": "quiet"}.get(shown.kind)
        if role or quiet:
            words.stylize(self.styles[role or "quiet"])
        if shown.notes:
            words.append(f" [{', '.join(shown.notes)}]", style=self.styles["quiet"])
        words = self.statement(words)
        label = self.text(f"[{shown.label}]" if shown.kind == "note" and shown.label else shown.label, "place")
        if shown.depth == 0:
            self.write(words, _GUTTER, label)
            return
        margin = _GUTTER + _STEP * (shown.depth - 1)
        self.write(words, margin + _STEP, Text.assemble(" " * margin, label))
