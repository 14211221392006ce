"""The index, for everyone who wants to ask it something.

What comes in: a folder that holds an index, queries, citations. What goes out: result pages, resolutions, the state
of the index. Promises: a search sees one generation of engine and store; nothing is printed; errors are of the one
family. The command line and Python programmes use the same class.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from resindex.errors import CorpusError, IndexTrouble
from resindex.events import Listener, Warned, ignore
from resindex.hit_records import Freshness, ResultPage
from resindex.limits import USUAL, Limits
from resindex.model import Paragraph, Resolution
from resindex.search.asking import Question, Texts, make_question
from resindex.store import FILE, Store

if TYPE_CHECKING:
    from resindex.engines.base import Engine, Searcher
    from resindex.indexing.report import Report
    from resindex.search.lookup import Found
    from resindex.search.status import Status
    from resindex.settings import Settings
    from resindex.store.graph import Graph
    from resindex.tallies import Statistics

SMALL_CHANGE = 25  #: files that a search takes up by itself; more is a run of its own
_PATIENCE = 30.0  # seconds that somebody who asks for the state waits
_FRESH_FOR = 10.0  # seconds for which the corpus is not looked at again


class Index:
    """An open index. A context manager; not to be shared between threads.

    ``folder`` is where it lies, ``corpus`` the folders that it is an index of. Where it is not to ``look``, no search
    looks at the corpus, which may lie on a slow disk or on none.
    """

    def __init__(
        self,
        folder: Path,
        corpus: Sequence[Path],
        store: Store,
        engine: str | Engine,
        listen: Listener = ignore,
        *,
        look: bool = True,
        limits: Limits = USUAL,
    ) -> None:
        self.folder = folder
        self.corpus = tuple(corpus)
        self._store = store
        self._named = engine
        self._listen = listen
        self._look = look
        self._limits = limits
        self._opened: Engine | None = None if isinstance(engine, str) else engine
        self._searcher: Searcher | None = None
        self._freshness: tuple[float, Freshness] | None = None

    # ------------------------------------------------------------ opening

    @classmethod
    def open(
        cls,
        index: Path | str | None = None,
        corpus: Path | str | None = None,
        *,
        refresh: bool = False,
        listen: Listener = ignore,
    ) -> Index:
        """Open the index in folder ``index`` over the folder ``corpus``; both are found if not given.

        They are found as the command line finds them: in the environment, in a ``resindex.toml``, or upward from the
        current folder. The rest is as in ``of``.
        """
        from resindex.settings import load

        if index is not None and corpus is not None and not Path(corpus).exists():
            corpus = None  # an index can be asked without its corpus
        return cls.of(load(flags={"index": index, "corpus": corpus}), refresh=refresh, listen=listen)

    @classmethod
    def of(cls, settings: Settings, *, refresh: bool = False, look: bool = True, listen: Listener = ignore) -> Index:
        """Open the index that ``settings`` name.

        ``refresh`` builds an index that is not there and takes up a small change of the corpus (at most SMALL_CHANGE
        files); ``listen`` is told. Without ``look`` no search asks how the index stands to its corpus. Raises
        IndexTrouble where there is no index, or a damaged one.
        """
        folder = settings.index
        if refresh:
            _refresh(settings, listen)
        store = Store.open(folder)
        try:
            corpus, engine = corpus_folders(settings, store), _engine_of(settings, store)
            return cls(folder, corpus, store, engine, listen, look=look, limits=settings.limits)
        except BaseException:
            store.close()
            raise

    @property
    def _engine(self) -> Engine:
        """The engine, opened and made to agree with the store when it is first needed: a record needs none."""
        if self._opened is None:
            from resindex import engines, indexing

            assert isinstance(self._named, str)
            engine = engines.open_engine(self.folder, self._named)
            indexing.recover(self.folder, engine=engine, listen=self._listen)
            self._opened = engine
        return self._opened

    def close(self) -> None:
        """Let go of store and engine."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
        self._store.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    # ------------------------------------------------------------ asking

    def search(
        self,
        query: str = "",
        *,
        verb: Texts = (),
        section: Texts = (),
        body: Texts = (),
        year: int | Texts | None = None,
        symbol: Texts = (),
        cites: Texts = (),
        cited_by: Texts = (),
        addressee: Texts = (),
        language: Texts = (),
        filters: Mapping[str, Texts] | None = None,
        limit: int = 10,
        offset: int = 0,
        sort: str = "relevance",
        facets: Sequence[str] = (),
        exact: bool = False,
        explain: bool = False,
        families: bool = True,
        expand: bool = False,
        reverse: bool = False,
        group: str = "none",
        timeline: bool = False,
        context: int = 0,
        show: Texts = (),
    ) -> ResultPage:
        """A page of the paragraphs that match ``query`` and every filter.

        Paragraphs of one wording are one hit, the one that comes first in the order, and ``limit`` and ``offset`` count
        such hits; so is a paragraph that is found in several languages. ``expand`` brings all members of each family,
        ``families=False`` gives every paragraph of every language by itself.

        A filter takes one text or several, which are alternatives: ``verb="urges"``, ``body=["HRC", "GA"]``,
        ``year="2000..2005"``. ``filters`` takes those of any other field by its name. ``sort`` is "relevance", "date"
        (newest first) or "symbol"; ``reverse`` turns it round. ``exact`` finds words as they are written, not in their
        other forms. ``explain`` gives the outline of what was carried out, and for each hit the reasons of its score.

        With ``group="resolution"`` a page has ``limit`` resolutions, each once, with its best paragraphs; ``timeline``
        counts paragraphs by year; ``context`` gives each hit so many neighbours on either side, ``show`` its wording in
        other languages (codes or names). Raises QueryError for what cannot be understood, UsageError for an
        impossible page.
        """
        options: dict[str, int | Texts | None] = {
            "verb": verb, "section": section, "body": body, "year": year, "symbol": symbol, "cites": cites,
            "cited_by": cited_by, "addressee": addressee, "language": language, **(filters or {}),
        }  # fmt: skip
        question = make_question(
            query, options, limit=limit, offset=offset, sort=sort, facets=facets, exact=exact, explain=explain,
            reverse=reverse, group=group, timeline=timeline, context=context, show=show,
            families=families, expand=expand,
        )  # fmt: skip
        return self._answer(question)

    def _answer(self, question: Question) -> ResultPage:
        from resindex.search.answering import answer

        try:
            return answer(question, self._current_searcher(), self._store, self.freshness)
        except IndexTrouble:
            # A whole run may have ended between opening the engine and reading the store: then its newer
            # generation answers.
            if self._searcher is None or self._engine.token() == self._searcher.token:
                raise
            return answer(question, self._current_searcher(), self._store, self.freshness)

    def get(self, cited: str, *, language: str | None = None) -> Resolution | tuple[Resolution, Paragraph]:
        """The resolution ``A/RES/53/144``; with a place, ``A/RES/53/144#op_4``, also its paragraph.

        Bare numbers (``53/144``) and places as people write them (``#4(a)``, ``para. 4``, ``pp 3``) will do.
        ``language`` is a code or a name. Raises QueryError with the nearest that exist.
        """
        found = self.find(cited, language=language)
        return found.resolution if found.paragraph is None else (found.resolution, found.paragraph)

    def find(self, cited: str, *, language: str | None = None, expand: bool = False) -> Found:
        """As ``get``, as one record that also names the other languages and files that hold the document.

        Of a paragraph it also says how often its wording recurs; ``expand`` brings the places.
        """
        from resindex.search.lookup import find

        with self._store.snapshot():
            return find(cited, self._store, language, expand=expand)

    def stats(
        self, query: str = "", *, by: Sequence[str] = (), filters: Mapping[str, Texts | None] | None = None
    ) -> Statistics:
        """Paragraphs and resolutions for each value of the fields ``by``, of all or of what a query and filters find.

        Without ``by``: body, year, language, section and verb. Raises as ``search`` does.
        """
        from resindex.search.statistics import statistics

        return statistics(query, filters or {}, by, self._current_searcher(), self._store)

    @contextmanager
    def graph(self) -> Iterator[tuple[Store, Graph]]:
        """Store and citations, both in one state; no engine is opened."""
        with self._store.snapshot() as store, store.graph() as graph:
            yield store, graph

    # ------------------------------------------------------------ state

    def freshness(self, *, thorough: bool = False) -> Freshness:
        """How the index stands to its corpus; looked at again only after some seconds, or not at all (see the class).

        Of a large corpus only folders that were touched are looked into, unless it is to be ``thorough``.
        """
        if thorough:
            from resindex import indexing

            return indexing.freshness(
                self.corpus, self.folder, budget=_PATIENCE, thorough=True, follow=self._limits.follow
            )
        if not self._look:
            updated = self._store.updated()
            age = None if updated is None else max(0.0, time.time() - updated)
            return Freshness(age=age, checked=False, looked=False)
        now = time.monotonic()
        if self._freshness is None or now - self._freshness[0] > _FRESH_FOR:
            from resindex import indexing

            self._freshness = now, indexing.freshness(self.corpus, self.folder, follow=self._limits.follow)
        return self._freshness[1]

    def status(self) -> Status:
        """What the index holds and how it stands."""
        from resindex.search.status import Status, size_on_disk

        with self._store.snapshot() as store:
            return Status(
                corpus=self.corpus,
                index=self.folder,
                engine=self._engine.name,
                counts=store.counts(),
                freshness=self.freshness(thorough=True),
                size=size_on_disk(self.folder),
                settled=self._engine.token() == store.engine_token and store.unsettled() == ([], []),
                problems=tuple(store.problems()),
                warnings=tuple(store.warnings()),
                duplicates=tuple(store.duplicates()),
            )

    def update(self, paths: Sequence[Path | str] = (), *, rebuild: bool = False, listen: Listener = ignore) -> Report:
        """Take up what changed in the corpus, or below ``paths`` only; ``rebuild`` starts afresh."""
        from resindex import indexing

        folders = [Path(path) for path in paths] or list(self.corpus)
        report = indexing.update(
            folders, self.folder, rebuild=rebuild, listen=listen, engine=self._named, limits=self._limits
        )
        self._freshness = None
        return report

    def _current_searcher(self) -> Searcher:
        """A view of the last committed generation."""
        if self._searcher is not None and self._engine.token() != self._searcher.token:
            self._searcher.close()
            self._searcher = None
        if self._searcher is None:
            self._searcher = self._engine.searcher()
        return self._searcher


def _engine_of(settings: Settings, store: Store) -> str:
    """The engine that was asked for or, where none was, the one that the index is kept by."""
    return settings.engine if settings.chosen("engine") else store.engine_state().name or settings.engine


def corpus_folders(settings: Settings, store: Store) -> tuple[Path, ...]:
    """The corpus that was asked for or, where none was, the one that the index was made of."""
    if settings.chosen("corpus"):
        return (settings.corpus,)
    from resindex.indexing.scopes import located

    return tuple(located(root, settings.index) for root in store.roots()) or (settings.corpus,)


def _refresh(settings: Settings, listen: Listener) -> None:
    """Build what is not there; take up what is little. A run elsewhere, a closed folder, a full disk stop no search."""
    from resindex import indexing

    folder = settings.index
    if not (folder / FILE).exists():
        indexing.update((settings.corpus,), folder, listen=listen, engine=settings.engine, limits=settings.limits)
        return
    try:
        with Store.open(folder) as store:
            corpus, engine = corpus_folders(settings, store), _engine_of(settings, store)
        indexing.update(corpus, folder, listen=listen, small_only=SMALL_CHANGE, engine=engine, limits=settings.limits)
    except (CorpusError, IndexTrouble) as trouble:
        listen(Warned(str(folder), trouble.message))
