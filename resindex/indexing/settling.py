"""Making the engine agree with the store again, after whatever died in between.

In: an open store and an engine. Out: an engine that holds just what the store says, and a store that knows it.
Promises: nothing of the corpus is read; settling what is settled changes nothing; an engine that is missing, older
than the store knows, or of another kind is built anew from the store.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resindex.errors import IndexLocked, IndexTrouble
from resindex.events import Advanced, Finished, Listener, Started, Warned, ignore
from resindex.store import FILE, Store

if TYPE_CHECKING:
    from resindex.engines.base import Engine, Entry
    from resindex.settings import Settings

#: Paragraphs in one engine commit: few large ones make few segments, and none holds more than memory bears.
_COMMIT = 300_000


def recover(index: Path, *, engine: str | Engine = "whoosh", listen: Listener = ignore) -> bool:
    """Apply what a killed run left pending; say whether there was anything to do.

    Leaves alone what a run holds that is still alive, and what lies in a folder that cannot be written: a search
    there finds what the last complete commit holds. So it does where the disk does not take what is pending, which
    ``listen`` is told. Raises IndexTrouble where there is no usable store, or no complete commit.
    """
    chosen = open_engine(index, engine)
    with Store.open(index) as store:
        if is_settled(store, chosen):
            return False
    if not os.access(index, os.W_OK):
        return False
    from resindex.indexing.lock import RunLock
    from resindex.indexing.offering import offer

    try:
        with RunLock(index), Store.open(index, create=True) as store:
            settle(store, chosen, listen)
            offer(store, index)
    except IndexLocked:
        return False
    except IndexTrouble as trouble:
        with Store.open(index) as store:
            if store.engine_token is None or chosen.token() != store.engine_token:
                raise
        listen(Warned(str(index), trouble.message))
        return False
    return True


def is_settled(store: Store, engine: Engine) -> bool:
    """Whether the engine holds just what the store says."""
    state = store.engine_state()
    token = engine.token()
    return token is not None and (state.name, state.token) == (engine.name, token) and store.unsettled() == ([], [])


def is_new(store: Store, engine: Engine) -> bool:
    """Whether there is nothing yet, in either of the two, that could disagree."""
    return engine.token() is None and not store.known_tokens() and store.unsettled() == ([], [])


def settle(store: Store, engine: Engine, listen: Listener = ignore) -> None:
    """Give the engine what it lacks, and take from it what has gone. The run lock must be held."""
    if is_settled(store, engine):
        return
    another = not _is_view_of(store, engine)
    if another:
        store.forget_engine()
        engine.clear()
    pending, dropping = store.unsettled()
    listen(Started("recover", total=len(pending)))
    for documents in _chunks(pending):
        # Documents that the engine has taken already, without the store's knowing, come a second time: hence in drop.
        drop = [*dropping, *documents]
        commit(store, engine, _told(store, documents, listen), drop=drop, indexed=documents, dropped=dropping)
        dropping = []
    if another:
        from resindex import engines

        engines.remove_others(store.path.parent, engine.name)
    listen(Finished("recover"))


def commit(
    store: Store,
    engine: Engine,
    entries: Iterable[Entry],
    *,
    drop: Sequence[int],
    indexed: Iterable[int],
    dropped: Iterable[int],
) -> None:
    """One engine commit with what the store must note before and after it."""
    store.begin_commit(engine.token(), engine.name)
    token = engine.commit(entries, drop)
    store.complete_commit(engine.name, token, indexed=indexed, dropped=dropped)


def engine_of(settings: Settings) -> str:
    """The engine that keeps an index: the one that was asked for or, where none was, the one that keeps it now."""
    if settings.chosen("engine"):
        return settings.engine
    return keeper(settings.index) or settings.engine


def keeper(index: Path) -> str | None:
    """The engine that keeps the index now; None where there is no index, or one that cannot be read."""
    if not (index / FILE).exists():
        return None
    try:
        with Store.open(index) as store:
            return store.engine_state().name
    except IndexTrouble:
        return None


def open_engine(index: Path, engine: str | Engine) -> Engine:
    """The engine of that name in the index folder; an engine that is one already is passed on."""
    if not isinstance(engine, str):
        return engine
    from resindex import engines

    return engines.open_engine(index, engine)


def _is_view_of(store: Store, engine: Engine) -> bool:
    # Whether what the engine holds is this store's, so that the unsettled part is all it can lack.
    state = store.engine_state()
    token = engine.token()
    if token is None or state.name not in (None, engine.name):
        return False  # what is there, if anything, is nothing that a commit could build on
    if token == state.token:
        return True
    # Another token is ours only if a commit was begun that the store did not live to see the end of.
    unseen = token is not None and token != state.before and token not in store.known_tokens()
    return state.began and unseen and store.unsettled() != ([], [])


def _chunks(pending: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    # At least one, so that what is dropping goes, and an empty store too has a generation to search.
    documents: list[int] = []
    total = 0
    for document, paragraphs in pending:
        if documents and total + paragraphs > _COMMIT:
            yield documents
            documents, total = [], 0
        documents.append(document)
        total += paragraphs
    yield documents


def _told(store: Store, documents: Iterable[int], listen: Listener) -> Iterator[Entry]:
    for document in documents:
        yield from store.entries((document,))
        listen(Advanced("recover"))
