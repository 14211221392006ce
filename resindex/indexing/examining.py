"""Is an index what was written, and how is it mended?

In: the folder of an index, an engine. Out: findings, each with what is wrong and what mends it (``examine``); an index
in order (``mend``). Promises: examining writes nothing; mending throws away no more than is wrong: the engine is built
anew from the store, without a look at the corpus, and the store from the corpus only where itself is damaged; a corpus
that is not there is said before anything is thrown away.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from resindex import offers
from resindex.errors import IndexTrouble
from resindex.events import Advanced, Finished, Listener, Started, ignore
from resindex.indexing.lock import RunLock
from resindex.indexing.settling import open_engine, recover, settle
from resindex.query.syntax import Everything
from resindex.store import FILE, Store

if TYPE_CHECKING:
    from resindex.engines.base import Engine

STORE, ENGINE, RUN, COMPLETION = "store", "engine", "run", "completion"
#: What mends a part.
CURES = {
    STORE: "the index is built anew from the corpus",
    ENGINE: "the engine is built anew from the store",
    RUN: "the engine takes up what the store has",
    COMPLETION: "the values that completion offers are written anew",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: the part of the index that it is in, in words, and what mends it."""

    part: str
    what: str

    @property
    def cure(self) -> str:
        """What ``mend`` does about it."""
        return CURES[self.part]


def examine(index: Path, *, engine: str | Engine = "whoosh", listen: Listener = ignore) -> tuple[Finding, ...]:
    """All that is wrong with an index. Everything is read, so it takes as long as that does.

    Raises IndexTrouble where there is no index, IndexLocked while a run changes it.
    """
    if not (index / FILE).exists() and not index.is_dir():
        raise IndexTrouble(f"there is no index in {index}", hint="resindex index builds it")
    with ExitStack() as opened:
        if os.access(index, os.W_OK):
            opened.enter_context(RunLock(index))
        try:
            store = opened.enter_context(Store.open(index))
            faults = _of_store(store, listen)
        except IndexTrouble as trouble:
            return (Finding(STORE, trouble.message),)
        if faults:
            return tuple(Finding(STORE, fault) for fault in faults)
        findings = list(_of_engine(store, open_engine(index, engine), listen))
        if not offers.current(index, store.revision()):
            findings.append(Finding(COMPLETION, f"{offers.FILE} was not made from this store"))
        return tuple(findings)


def mend(
    index: Path,
    corpus: Sequence[Path],
    findings: Sequence[Finding],
    *,
    engine: str | Engine = "whoosh",
    listen: Listener = ignore,
) -> None:
    """Mend what was found. Raises CorpusError where the corpus is needed and not there."""
    from resindex.indexing.offering import offer
    from resindex.indexing.run import update

    chosen = open_engine(index, engine)
    parts = {finding.part for finding in findings}
    if STORE in parts:
        update(corpus, index, rebuild=True, engine=chosen, listen=listen)
    elif ENGINE in parts:
        with RunLock(index), Store.open(index, create=True) as store:
            store.forget_engine()
            chosen.clear()
            settle(store, chosen, listen)
            offer(store, index)
    elif parts:
        recover(index, engine=chosen, listen=listen)
        with RunLock(index), Store.open(index) as store:
            offer(store, index)


def _of_store(store: Store, listen: Listener) -> tuple[str, ...]:
    listen(Started("examine", total=store.counts().documents))
    faults = store.faults(lambda: listen(Advanced("examine")))
    listen(Finished("examine"))
    return faults


def _of_engine(store: Store, engine: Engine, listen: Listener) -> Iterator[Finding]:
    state, pending = store.engine_state(), store.unsettled()
    token = engine.token()
    if token is None and state.token is None:
        yield Finding(RUN, f"a run was broken off before {engine.name} had taken up anything")
        return
    listen(Started("prove"))
    faults = list(engine.faults())
    listen(Finished("prove"))
    if faults:
        yield from (Finding(ENGINE, fault) for fault in faults)
    elif pending != ([], []) or (state.name, state.token) != (engine.name, token):
        yield Finding(RUN, f"a run was broken off: {engine.name} has not taken up all that the store holds")
    else:
        yield from (Finding(ENGINE, fault) for fault in _differences(store, engine))


def _differences(store: Store, engine: Engine) -> Iterator[str]:
    # The engine's files are what it wrote; now for whether that was what the store holds.
    wanted = store.keys()
    try:
        searcher = engine.searcher()
        try:
            held = {match.key for match in searcher.search(Everything(), limit=max(len(wanted), 1)).matches}
            total = searcher.search(Everything(), limit=1).total
        finally:
            searcher.close()
    except IndexTrouble as trouble:
        yield trouble.message
        return
    if missing := len(wanted - held):
        yield f"{engine.name} lacks {missing} of {len(wanted)} paragraphs"
    if more := total - len(wanted & held):
        yield f"{engine.name} holds {more} paragraphs that the store does not have"
