"""The store: resolutions and their paragraphs in one SQLite file, the truth that engines are views of.

In: resolutions as parsed, files as seen. Out: paragraphs by key, whole resolutions, entries for an engine, counts
and the vocabulary. Promises: what is put in comes out equal; a finished transaction survives a kill; reading works
on a folder that cannot be written; this is the only room that speaks SQL.

A search that wants one state of engine and store opens the engine's searcher first and ``snapshot()`` after it.
Rows that the engine may still name are kept until it has committed; only where a whole run ended between the two
steps is a key missing, and then ``hits`` says so and opening the searcher again helps.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from resindex.errors import IndexTrouble
from resindex.hit_records import Family
from resindex.model import Paragraph, Resolution
from resindex.store import corpus, reading
from resindex.store.connecting import (
    FILE,
    connect_for_reading,
    connect_for_writing,
    start_afresh,
    transaction,
    translated,
)
from resindex.store.records import Counts, EngineState, Glance, KnownFile, Problem, SeenFile, StoredParagraph

if TYPE_CHECKING:
    from resindex.engines.base import Entry, Folding
    from resindex.store.graph import Graph
    from resindex.store.writing import Writing

__all__ = [
    "FILE",
    "Counts",
    "EngineState",
    "Glance",
    "KnownFile",
    "Problem",
    "SeenFile",
    "Store",
    "StoredParagraph",
]

_P = ParamSpec("_P")
_R = TypeVar("_R")


def _in_plain_words(method: Callable[Concatenate[Store, _P], _R]) -> Callable[Concatenate[Store, _P], _R]:
    @wraps(method)
    def wrapped(self: Store, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with translated(self.path):
            return method(self, *args, **kwargs)

    return wrapped


def _all_there(keys: Sequence[int], found: Collection[int]) -> Sequence[int]:
    if len(found) < len(set(keys)):
        raise IndexTrouble("the index was changed while it was searched", hint="search again")
    return keys


class Store:
    """One open ``store.sqlite``. A context manager; not to be shared between threads."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._depth = 0

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Store:
        """The store of an index folder: for reading, or with ``create`` for writing, made where it is not there.

        Raises IndexTrouble where there is none, or where it is damaged or of another version.
        """
        path = folder / FILE
        return cls(path, connect_for_writing(path) if create else connect_for_reading(path))

    @classmethod
    def afresh(cls, folder: Path) -> Store:
        """An empty store for writing, whatever was there before."""
        return cls(folder / FILE, start_afresh(folder / FILE))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    # ------------------------------------------------------------ reading

    @contextmanager
    def snapshot(self) -> Iterator[Store]:
        """All reads inside see one state, whatever is written meanwhile. May be nested."""
        with translated(self.path):
            if self._depth == 0:
                self._connection.execute("BEGIN")
                # BEGIN alone pins nothing: the state is fixed by the first read.
                self._connection.execute("SELECT 1 FROM meta").fetchone()
            self._depth += 1
        try:
            yield self
        finally:
            self._depth -= 1
            if self._depth == 0 and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @_in_plain_words
    def hits(self, keys: Sequence[int]) -> list[StoredParagraph]:
        """The paragraphs of these keys, in their order.

        Raises IndexTrouble where one is missing: the keys come from a generation that is gone.
        """
        with self.snapshot():
            found = reading.stored_paragraphs(self._connection, keys)
        return [found[key] for key in _all_there(keys, found)]

    @_in_plain_words
    def glances(self, keys: Sequence[int]) -> list[Glance]:
        """What ranking needs of the paragraphs of these keys, in their order; raises as ``hits`` does."""
        with self.snapshot():
            found = reading.glances(self._connection, keys)
        return [found[key] for key in _all_there(keys, found)]

    @_in_plain_words
    def neighbours(
        self, keys: Sequence[int], number: int
    ) -> dict[int, tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]]:
        """For each key of ``hits`` the paragraphs of its document before and after it, ``number`` on either side."""
        return reading.neighbours(self._connection, keys, number)

    @_in_plain_words
    def resolutions(self, symbol: str, language: str | None = None) -> list[Resolution]:
        """All documents of a symbol (copies from other files included), by path of their file.

        A document without a symbol goes by the path of its file.
        """
        with self.snapshot():
            return reading.resolutions(self._connection, symbol, language)

    @_in_plain_words
    def places(self, name: str) -> list[tuple[str, str]]:
        """The places of a document with how each begins, in its order; of what is not there, those that are cited."""
        return reading.places(self._connection, name)

    @_in_plain_words
    def folding(self, languages: tuple[str, ...]) -> Folding:
        """What an engine puts hits together by, each paragraph in the first of these languages that it is there in.

        To be used inside the snapshot in which it was taken.
        """
        from resindex.store import recurrence

        return recurrence.folding(self._connection, languages)

    @_in_plain_words
    def families(self, keys: Sequence[int], *, members: bool = False) -> dict[int, Family]:
        """The families of repeated wording that these paragraphs belong to, by key; with their members if wanted."""
        from resindex.store import recurrence

        return recurrence.families_of(self._connection, keys, members=members)

    @_in_plain_words
    def family_at(self, document: Resolution, paragraph: Paragraph, *, members: bool = False) -> Family | None:
        """The family of a paragraph of a document that came from ``resolutions``."""
        from resindex.store import recurrence

        with self.snapshot():
            key = recurrence.key_of(self._connection, document, paragraph)
            return None if key is None else recurrence.families_of(self._connection, [key], members=members).get(key)

    @_in_plain_words
    def languages(self, keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The languages in which the store has each of these paragraphs; those without a symbol are left out."""
        from resindex.store import recurrence

        return recurrence.languages_of(self._connection, keys)

    @_in_plain_words
    def vocabulary(self, field: str) -> list[tuple[str, int]]:
        """Values of a keyword field with the number of paragraphs that have them, most frequent first."""
        return corpus.vocabulary(self._connection, field)

    @contextmanager
    def graph(self) -> Iterator[Graph]:
        """Who cites what, all answers from one state."""
        from resindex.store.graph import Graph

        with self.snapshot(), translated(self.path):
            yield Graph(self._connection)

    @_in_plain_words
    def counts(self) -> Counts:
        """How much there is."""
        return corpus.counts(self._connection)

    @_in_plain_words
    def problems(self) -> list[Problem]:
        """Files that could not be read, and why, by path."""
        return corpus.problems(self._connection)

    @_in_plain_words
    def warnings(self) -> list[Problem]:
        """What was odd about files that were read all the same, by path."""
        return corpus.warnings(self._connection)

    @_in_plain_words
    def duplicates(self) -> list[tuple[str, str]]:
        """Files that hold a document which an earlier file holds too: (path, path of the first)."""
        return corpus.duplicates(self._connection)

    @_in_plain_words
    def files(self) -> list[KnownFile]:
        """Every file as it was when it was last taken."""
        return corpus.known_files(self._connection)

    @_in_plain_words
    def stamps(self) -> list[tuple[str, str, int, int]]:
        """Folder, path, size and time of change of every file that is not gone."""
        return corpus.stamps(self._connection)

    @_in_plain_words
    def documents_of(self, files: Iterable[int]) -> list[int]:
        """The documents that these files stand for now."""
        return corpus.documents_of(self._connection, files)

    @_in_plain_words
    def roots(self) -> list[str]:
        """The folders of the corpus, as the run that took them named them."""
        return corpus.roots(self._connection)

    @_in_plain_words
    def updated(self) -> float | None:
        """When a run last changed the store, in seconds since the epoch."""
        return corpus.updated(self._connection)

    @_in_plain_words
    def revision(self) -> int:
        """Grows whenever a run changes what the store knows of the corpus."""
        return corpus.revision(self._connection)

    @_in_plain_words
    def keys(self) -> set[int]:
        """The keys of all paragraphs that an engine is to hold."""
        return corpus.keys(self._connection)

    @_in_plain_words
    def faults(self, advanced: Callable[[], None] = lambda: None) -> tuple[str, ...]:
        """What is wrong with the file, in words; ``advanced`` is called for each document. Everything is read."""
        from resindex.store import soundness

        with self.snapshot():
            return tuple(soundness.faults(self._connection, advanced))

    def entries(self, documents: Iterable[int]) -> Iterator[Entry]:
        """What an engine takes of these documents, read one document at a time."""
        from resindex.store.values import entries_of

        for document in documents:
            with translated(self.path):
                source, facts = reading.document_facts(self._connection, [document])[document]
                keyed = reading.document_paragraphs(self._connection, document)
            yield from entries_of(source, facts, document, keyed.items())

    # ------------------------------------------------------------ writing

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction that takes files up; all or nothing."""
        from resindex.store.writing import Writing

        with translated(self.path), transaction(self._connection):
            writing = Writing(self._connection)
            yield writing
            writing.finish(time.time())

    # ------------------------------------------------------------ generations

    @property
    def engine_token(self) -> str | None:
        """Token of the last engine commit that is known to be complete."""
        return self.engine_state().token

    @_in_plain_words
    def engine_state(self) -> EngineState:
        """What is known of the engine."""
        from resindex.store import generations

        return generations.state(self._connection)

    @_in_plain_words
    def known_tokens(self) -> frozenset[str]:
        """Tokens of this and earlier generations."""
        from resindex.store import generations

        return generations.known_tokens(self._connection)

    @_in_plain_words
    def unsettled(self) -> tuple[list[tuple[int, int]], list[int]]:
        """Pending documents with their number of paragraphs, and dropping documents: what the engine lacks."""
        from resindex.store import generations

        return generations.unsettled(self._connection)

    @_in_plain_words
    def begin_commit(self, before: str | None, name: str | None = None) -> None:
        """Note that the engine ``name``, which now has the token ``before``, begins a commit."""
        from resindex.store import generations

        with transaction(self._connection):
            generations.begin(self._connection, before, name)

    @_in_plain_words
    def complete_commit(self, name: str, token: str, *, indexed: Iterable[int], dropped: Iterable[int]) -> None:
        """Note that the engine ``name`` has committed ``token``; delete the rows of the documents it has dropped."""
        from resindex.store import generations

        with transaction(self._connection):
            generations.complete(self._connection, name, token, time.time(), indexed=indexed, dropped=dropped)

    @_in_plain_words
    def forget_engine(self) -> None:
        """Mark everything as pending: the engine is to be cleared and built anew."""
        from resindex.store import generations

        with transaction(self._connection):
            generations.forget(self._connection)
