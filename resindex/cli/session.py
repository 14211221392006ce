"""What the commands do alike: find settings, open an index that is ready to be asked, show a result, say what happened.

Data goes to standard output, narration to standard error. An index that is not there is built, one that lags a little
behind its corpus is brought up to date on the way, one that lags far is searched as it is, and said to.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from resindex.cli.terminal import Terminal, terminal
from resindex.errors import EXIT_FOUND, EXIT_NOTHING, EXIT_TROUBLE, CorpusError, IndexTrouble

if TYPE_CHECKING:
    from resindex.hit_records import Family, ResultPage
    from resindex.indexing import Report
    from resindex.model import Paragraph, Resolution
    from resindex.search.index import Index
    from resindex.settings import Settings


class Session:
    """One run of a command: its settings, its terminal. ``flags`` are the options given, None where one was not."""

    def __init__(self, **flags: object) -> None:
        from resindex.settings import load

        self.settings: Settings = load(Path.cwd(), flags)
        self.here: Terminal = terminal(self.settings.color)
        #: A table for people at a terminal, plain lines for a pipe, unless a format was asked for.
        self.format: str = self.settings.format or ("table" if self.here.interactive else "plain")

    def use_pager(self, *, unless: bool = False) -> None:
        """From here on, what is longer than the screen goes to a pager, where there is a screen."""
        if self.here.interactive and not unless:
            from resindex.cli import paging

            paging.begin(self.settings.pager)

    # ------------------------------------------------------------ the index

    @contextmanager
    def index(self) -> Iterator[Index]:
        """The index, ready to be asked."""
        from resindex.cli.progress import progress
        from resindex.search.index import Index

        if self.settings.refresh and not self.has_index():
            self._build()
        # The engine is opened when it is first asked, and may have something to complete: the bar stays ready.
        look = self.settings.refresh
        with progress(self.here) as listen, Index.of(self.settings, look=look, listen=listen) as index:
            if self.settings.refresh:
                self._make_ready(index)
            yield index

    def has_index(self) -> bool:
        """Whether there is anything to open; what it is worth is for others to say."""
        from resindex.store import FILE

        return (self.settings.index / FILE).exists()

    def corpus_folders(self) -> tuple[Path, ...]:
        """The folders that the index was made of; those of the settings where none was, or it cannot tell."""
        from resindex.search.index import Index

        try:
            with Index.of(self.settings) as index:
                return index.corpus
        except IndexTrouble:
            return (self.settings.corpus,)

    def _build(self) -> None:
        from resindex import indexing
        from resindex.cli.progress import progress
        from resindex.render.clean import line
        from resindex.render.report import closing_line, problems

        settings = self.settings
        tell(f"no index yet: building it from {line(str(settings.corpus))}")
        with progress(self.here) as listen:
            report = indexing.update(
                (settings.corpus,),
                settings.index,
                listen=listen,
                engine=indexing.engine_of(settings),
                limits=settings.limits,
            )
        for words in problems(report.problems, every=False):
            tell(f"cannot read {words}")
        tell(closing_line(report))

    def _make_ready(self, index: Index) -> None:
        state = index.freshness()
        if not state.stale:
            return
        from resindex.render.report import outdated, taken_up
        from resindex.search.index import SMALL_CHANGE

        if state.stale > SMALL_CHANGE or not state.checked:
            tell(outdated(state))
            return
        try:
            report = index.update()
        except (CorpusError, IndexTrouble) as trouble:  # a run elsewhere, a closed folder, a full disk
            tell(f"{outdated(state)} ({trouble.message})")
            return
        if report.added or report.changed or report.removed or report.problems:
            tell(taken_up(report))

    # ------------------------------------------------------------ showing

    def show_page(self, page: ResultPage, *, whole: bool = False, cite: bool = False) -> int:
        """Prints hits, or says why there are none; the exit code tells which."""
        from resindex import render
        from resindex.render.footer import footer, loosened
        from resindex.render.reasons import explained

        here = self.here
        for words in explained(page):
            tell(words)
        if told := loosened(page):
            tell(told)
        below = self.format == "table" and here.interactive
        if page.hits or page.facets or page.timeline:
            render.page(
                page, format=self.format, out=sys.stdout, color=here.color, width=here.width, links=here.links,
                whole=whole, footer=below and bool(page.hits), cite=cite,
            )  # fmt: skip
        sys.stdout.flush()
        if not page.hits:
            return self._nothing(page)
        if not below:
            tell(footer(page))
        return EXIT_FOUND

    def show_count(self, page: ResultPage) -> int:
        """Prints how much was found; the exit code tells whether anything was."""
        from resindex import render
        from resindex.render.footer import found, loosened
        from resindex.render.reasons import explained

        for words in explained(page):
            tell(words)
        if told := loosened(page):
            tell(told)
        render.count(page, format=self.format, out=sys.stdout, color=self.here.color, width=self.here.width)
        sys.stdout.flush()
        if not page.total:
            return self._nothing(page)
        if self.format == "plain":
            tell(found(page))
        return EXIT_FOUND

    def _nothing(self, page: ResultPage) -> int:
        from resindex.render.caret import one_line, paint
        from resindex.render.footer import footer

        if page.total:
            tell(f"no such page: {footer(page)}")
            return EXIT_NOTHING
        tell(f"nothing found: {one_line(page.understood or page.query)}")
        for suggestion in page.suggestions:
            tell(f"{paint('hint:', 'hint', self.here.error_color)} {one_line(suggestion)}")
        return EXIT_NOTHING

    def show_document(
        self,
        document: Resolution,
        paragraph: Paragraph | None = None,
        *,
        family: Family | None = None,
        separate: bool = False,
    ) -> None:
        """Prints a resolution, or one of its paragraphs; ``separate`` sets it apart from what came before it."""
        from resindex import render

        name, here, out = self.format, self.here, sys.stdout
        if separate and name != "jsonl":  # of several documents only text and records are printed
            out.write("\n\n")
        if paragraph is None:
            render.resolution(document, format=name, out=out, color=here.color, width=here.width, links=here.links)
        else:
            render.paragraph(
                document, paragraph, format=name, out=out, color=here.color, width=here.width, links=here.links,
                family=family,
            )  # fmt: skip

    def tell_of_engine(self, before: str | None, engine: str, report: Report) -> None:
        """That another engine keeps the index now; or, once a corpus has grown so large, that another should."""
        if before not in (None, engine):
            tell(f"the index is now kept by {engine}, no longer by {before}")
        if engine != "whoosh" or not report.paragraphs:
            return
        from resindex.engines import PLEASANT
        from resindex.render.measure import count
        from resindex.store import Store

        with Store.open(self.settings.index) as store:
            held = store.counts().paragraphs
        if held - report.paragraphs < PLEASANT <= held:
            tell(
                f"{count(held)} paragraphs: searches would be several times faster with the engine tantivy: "
                "pip install 'resindex[tantivy]', then resindex index --engine tantivy"
            )

    def show_report(self, report: Report, *, quiet: bool) -> int:
        """What an index run did; what could not be read is told even when quiet."""
        from resindex.render.report import closing, problems

        for words in problems(report.problems):
            tell(f"cannot read {words}")
        if not quiet:
            sys.stdout.writelines(f"{words}\n" for words in closing(report))
        read = report.added + report.changed + report.removed + report.unchanged
        return EXIT_TROUBLE if report.problems and not read else EXIT_FOUND


def tell(words: str) -> None:
    """One line of narration."""
    sys.stderr.write(f"{words}\n")
