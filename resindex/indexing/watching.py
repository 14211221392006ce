"""An index kept fresh: whenever something changes in the corpus, an index run takes it up.

What comes in: the folders of the corpus and the folder of the index. What goes out: after each run its report, or the
trouble that it had. Promises: the run is the ordinary one and holds the lock for its own time only; what changes while
it goes on is taken up by the next; a run that another one stands in the way of, or a corpus that has gone for a while,
is tried again; nothing but the ordinary files of a corpus starts a run, the index inside of its corpus least of all.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from resindex.errors import CorpusError, IndexLocked, ResindexError
from resindex.events import Listener, ignore
from resindex.indexing.report import Report
from resindex.indexing.run import update
from resindex.limits import USUAL, Limits
from resindex.reading.walk import SUFFIXES

_QUIET = 300  # milliseconds without a change, after which those before it are one
_LATEST = 5_000  # milliseconds after which a change is told even if more are coming
_TICK = 1_000  # milliseconds between two looks at whether there is something to be tried again


def changes(folders: Sequence[Path], index: Path) -> Iterator[bool]:
    """For ever: whether something changed in the folders, at every tick; the first comes when it has begun to look.

    Raises ResindexError where what looks is not installed, or the system bears no more of it.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise ResindexError(
            "resindex watch needs the library watchfiles", hint="pip install 'resindex[watch]'"
        ) from error
    matters = _filter(folders, index)
    while True:
        known = _identities(folders)
        if None in known:
            time.sleep(_TICK / 1000)
            yield True
            continue
        try:
            for seen in watch(
                *folders, watch_filter=lambda _change, path: matters(path), step=_QUIET, debounce=_LATEST,
                rust_timeout=_TICK, yield_on_timeout=True, ignore_permission_denied=True,
            ):  # fmt: skip
                yield bool(seen)
                if _identities(folders) != known:
                    break  # what is looked at is no more the folder of that name
        except FileNotFoundError:
            continue  # it went between the two looks
        except RuntimeError as error:
            raise ResindexError(
                f"the corpus cannot be watched: {error}",
                hint="WATCHFILES_FORCE_POLLING=1 looks at it time and again instead",
            ) from error
        yield True


def _identities(folders: Sequence[Path]) -> list[tuple[int, int] | None]:
    """Which folders these are, whatever they are called; None for one that is not there."""
    return [_identity(folder) for folder in folders]


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def keep_fresh(
    corpus: Sequence[Path],
    index: Path,
    changed: Iterable[bool],
    *,
    listen: Listener = ignore,
    engine: str = "whoosh",
    limits: Limits = USUAL,
) -> Iterator[Report | ResindexError]:
    """One run at the first of ``changed``, whatever it says, and one at each that is true; what came of each.

    A run that could not be made, because another holds the index or the corpus has gone, is told as its error and
    tried again at every tick until it can. Raises CorpusError where there is no corpus from the first, IndexTrouble
    for an index that is damaged.
    """
    due, told, made = True, "", False
    for has_changed in changed:
        due = due or has_changed
        if not due:
            continue
        try:
            report = update(corpus, index, listen=listen, engine=engine, limits=limits)
        except (CorpusError, IndexLocked) as trouble:
            if isinstance(trouble, CorpusError) and not made:
                raise
            if trouble.message != told:
                yield trouble
            told = trouble.message
        else:
            due, told, made = False, "", True
            yield report


def _filter(folders: Sequence[Path], index: Path) -> Callable[[str], bool]:
    """Whether a path is one that a run would look at."""
    roots = tuple(f"{os.path.realpath(folder)}{os.sep}" for folder in folders)
    own = os.path.realpath(index)

    def matters(path: str) -> bool:
        place = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))  # noqa: PTH118,PTH119,PTH120 - names, as they come
        if place == own or place.startswith(own + os.sep):
            return False
        below = next((place[len(root) :] for root in roots if place.startswith(root)), "")
        names = Path(below).parts
        if any(name.startswith((".", "~$")) for name in names):
            return False
        # Of a folder that has gone nobody can say any more that it was one.
        return place.lower().endswith(SUFFIXES) or not os.path.isfile(place)  # noqa: PTH113

    return matters
