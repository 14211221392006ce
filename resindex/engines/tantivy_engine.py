"""The engine for large corpora: Tantivy, embedded, in a folder of its own.

What comes in: entries to add and documents to drop; query trees. What goes out: a new generation; answers. What it
promises: a commit is all or nothing (Tantivy's list of segments is replaced by rename, and what belongs to a generation
beside its postings is named by a document of the same commit); a searcher keeps its generation while others are
committed; one writer at a time; files that a killed writer left behind are cleared away by the next; an index that is
damaged or of another version is said to be so. Opening an index runs no code of it: it holds data alone.

The generation token is the number of Tantivy's last operation with the index's own random name.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from resindex import analysis
from resindex.durable import write
from resindex.engines import tantivy_sums as sums
from resindex.engines.base import Entry
from resindex.engines.key_columns import Columns, PartFile
from resindex.engines.locking import hold
from resindex.engines.tantivy_parts import (
    CURRENT,
    GENERATION,
    KEY,
    OWNER,
    STATE,
    is_damage,
    knows_values,
    schema,
    tantivy,
)
from resindex.engines.tantivy_searcher import TantivySearcher
from resindex.engines.tantivy_state import PATTERN, State
from resindex.engines.tantivy_writer import Taking
from resindex.errors import IndexLocked, IndexTrouble

#: Of the files on disk; goes up whenever an index written before would be read wrongly.
FORMAT = f"resindex-tantivy/1.{analysis.VERSION}"

_NAME_FILE = "resindex.json"
_LOCK_FILE = "write.lock"
_MEMORY = 200 << 20  # bytes of postings that are collected before they are written out as a segment
#: How often, and after how many seconds, a reader looks again when a writer has just cleared its files away.
_RETRIES, _PAUSE = 20, 0.01

_REBUILD = "build it again: resindex index --rebuild"


class _Opened(NamedTuple):
    """A generation, open for reading."""

    token: str
    postings: tantivy.Index
    searcher: tantivy.Searcher
    state: State
    columns: Columns


class TantivyEngine:
    """An inverted index in a folder."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: tuple[object, str | None] = None, None

    def token(self) -> str | None:
        """See ``engines.base.Engine``."""
        try:
            seen = sorted(
                (file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in os.scandir(self._folder)
            )
            if seen != self._seen[0]:  # opening tells whether all is whole, and takes a while
                self._seen = seen, self._opened().token
        except (IndexTrouble, OSError):
            return None
        return self._seen[1]

    def searcher(self) -> TantivySearcher:
        """See ``engines.base.Engine``."""
        opened = self._opened()
        return TantivySearcher(opened.token, opened.searcher, opened.state, opened.columns)

    def commit(self, entries: Iterable[Entry], drop: Sequence[int] = ()) -> str:
        """See ``engines.base.Engine``. Nothing to add and nothing to drop leaves the generation as it is."""
        with self._locked():
            if not (self._folder / _NAME_FILE).exists():
                self._create()
            opened = self._opened()
            self._clear_away(opened.state)  # what a killed writer left
            for path in sums.left_over(self._folder, self._contents()):
                path.unlink(missing_ok=True)
            gone = _keys_of(opened.searcher, drop)
            rest = iter(entries)
            first = next(rest, None)
            if first is None and not gone:
                return opened.token
            state = opened.state.without(gone, opened.columns)
            try:
                with self._writer(opened.postings) as writer:
                    if gone:
                        writer.delete_documents_by_query(_owned_by(drop))
                    state = self._take(writer, () if first is None else chain((first,), rest), state)
                    _commit(writer, state)
            except BaseException as error:
                self._clear_away(opened.state)
                if isinstance(error, OSError):
                    raise IndexTrouble(f"the index cannot be written: {error}", hint=_REBUILD) from error
                raise
            self._clear_away(state)
            contents = self._contents()
            self._note(contents, state)
            return f"{self._name()}-{_stamp(contents)}"

    def _take(self, writer: tantivy.IndexWriter, entries: Iterable[Entry], state: State) -> State:
        taking = Taking(writer)
        taking.take(entries)
        if not len(taking.columns):
            return state
        return state.joined_by(taking.columns.finish(), self._folder, PATTERN.replace("*", _new_name()))

    def faults(self) -> Iterator[str]:
        """See ``engines.base.Engine``. Every file of the last generation is read."""
        try:
            opened = self._opened()
        except IndexTrouble as trouble:
            yield trouble.message if trouble.__cause__ is None else f"{trouble.message}: {trouble.__cause__}"
            return
        yield from sums.faults(self._folder, self._contents(), [name for name, _ in opened.state.parts])

    def clear(self) -> None:
        """See ``engines.base.Engine``."""
        if not self._folder.is_dir():
            return
        with self._locked():
            # The name goes first: without it nothing that is left is an index.
            for path in sorted(self._folder.iterdir(), key=lambda path: path.name != _NAME_FILE):
                if path.is_file() and path.name != _LOCK_FILE:
                    path.unlink()

    # ------------------------------------------------------------ what is on disk

    def _opened(self) -> _Opened:
        """The last generation."""
        name = self._name()
        for _ in range(_RETRIES):
            contents = self._contents()
            try:
                opened = self._open(name, contents)
            except BaseException as error:
                if not (is_damage(error) or isinstance(error, (*sums.DAMAGE, OSError))):
                    raise
                if contents != self._contents():  # a writer has cleared files away meanwhile
                    time.sleep(_PAUSE)
                    continue
                raise IndexTrouble("the index is damaged", hint=_REBUILD) from error
            if contents == self._contents():
                return opened
        raise IndexTrouble("the index is damaged: files are missing", hint=_REBUILD)

    def _open(self, name: str, contents: bytes) -> _Opened:
        read = sums.prove(self._folder, contents)
        for segment in json.loads(contents)["segments"]:
            # Tantivy looks at all other files of a segment when it opens it.
            (self._folder / f"{segment['segment_id'].replace('-', '')}.pos").stat()
        index = _index(self._folder)
        searcher = index.searcher()
        state = _state(searcher)
        columns = Columns([PartFile(self._folder / f) for f, _ in state.parts])
        if read:
            self._note_again(contents, state)
        return _Opened(f"{name}-{_stamp(contents)}", index, searcher, state, columns)

    def _note(self, contents: bytes, state: State) -> None:
        try:
            sums.note(self._folder, contents, [name for name, _ in state.parts])
        except OSError as error:
            raise IndexTrouble(f"the index cannot be written: {error.strerror or error}") from error

    def _note_again(self, contents: bytes, state: State) -> None:
        """Spare the next search the reading of files that were copied, where that can be written down."""
        with suppress(IndexTrouble), self._locked():
            if contents == self._contents():
                self._note(contents, state)

    def _name(self) -> str:
        try:
            kept = json.loads((self._folder / _NAME_FILE).read_text(encoding="utf-8"))
            known, name = kept["format"], str(kept["name"])
        except FileNotFoundError as error:
            raise IndexTrouble("there is no index", hint="build it: resindex index") from error
        except (*sums.DAMAGE, OSError) as error:
            raise IndexTrouble("the index is damaged", hint=_REBUILD) from error
        if known != FORMAT:
            raise IndexTrouble("the index was made by another version of resindex", hint=_REBUILD)
        return name

    def _contents(self) -> bytes:
        """Tantivy's list of segments."""
        try:
            contents = (self._folder / sums.CONTENTS).read_bytes()
            _stamp(contents)
        except (*sums.DAMAGE, OSError) as error:
            raise IndexTrouble("the index is damaged", hint=_REBUILD) from error
        return contents

    def _create(self) -> None:
        for path in self._folder.iterdir():  # without a name it was no index
            if path.is_file() and path.name != _LOCK_FILE:
                path.unlink()
        with self._writer(tantivy.Index(schema(), path=str(self._folder))) as writer:
            _commit(writer, State())
        write(self._folder / _NAME_FILE, json.dumps({"format": FORMAT, "name": _new_name()}).encode())

    @contextmanager
    def _writer(self, index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
        """A writer; what it has not committed is taken back, and its threads have ended."""
        try:
            writer = knows_values(index).writer(_MEMORY, 1)
        except ValueError as error:
            raise IndexTrouble(f"the index cannot be written: {error}", hint=_REBUILD) from error
        try:
            yield writer
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.garbage_collect_files()
            writer.wait_merging_threads()
            self._show()

    def _show(self) -> None:
        """Let whoever may read the other files read those, too, that Tantivy writes for its own user alone."""
        mode = (self._folder / _LOCK_FILE).stat().st_mode & 0o777
        for name in (sums.CONTENTS, sums.MANAGED):
            with suppress(OSError):
                (self._folder / name).chmod(mode)

    def _clear_away(self, state: State) -> None:
        """Delete the columns of generations that are no more, and of one that was never finished."""
        kept = {file for file, _ in state.parts}
        for path in self._folder.glob(f"{PATTERN}*"):
            if path.name not in kept:
                path.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self._folder / _LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise IndexTrouble(f"the index cannot be written: {error.strerror or error}") from error
        try:
            if not hold(file):
                raise IndexLocked(
                    "another run is writing this index", hint="wait until it has finished, then try again"
                )
            yield
        finally:
            os.close(file)


def _stamp(contents: bytes) -> int:
    """The number of the last operation that was committed."""
    return int(json.loads(contents)["opstamp"])


def _index(folder: Path) -> tantivy.Index:
    """The index, its files mapped. Tantivy holds a lock while it opens them, even where nothing can be written."""
    if os.access(folder, os.W_OK):
        return tantivy.Index.open(str(folder))
    from tempfile import TemporaryDirectory

    # Tantivy may let go of its lock a moment later than it answers, and put a file where the folder is being emptied.
    with TemporaryDirectory(prefix="resindex-", ignore_cleanup_errors=True) as place:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                (Path(place) / path.name).symlink_to(path.absolute())
        return tantivy.Index.open(place)


def _state(searcher: tantivy.Searcher) -> State:
    query = tantivy.Query.term_query(schema(), GENERATION, CURRENT)
    ((_, address),) = searcher.search(query, limit=2, count=False).hits
    return State.from_bytes(bytes(searcher.doc(address)[STATE][0]))


def _commit(writer: tantivy.IndexWriter, state: State) -> None:
    """Commit, with the document that says what generation this is."""
    writer.delete_documents_by_term(GENERATION, CURRENT)
    document = tantivy.Document()
    document.add_text(GENERATION, CURRENT)
    document.add_bytes(STATE, state.as_bytes())
    try:
        writer.add_document(document)
        writer.commit()
    except ValueError as error:
        raise IndexTrouble(f"the index cannot be written: {error}", hint=_REBUILD) from error


def _keys_of(searcher: tantivy.Searcher, documents: Sequence[int]) -> list[int]:
    """The living paragraphs of documents."""
    if not documents:
        return []
    hits = searcher.search(_owned_by(documents), limit=max(searcher.num_docs, 1), count=False).hits
    return [int(key) for key in searcher.fast_field_values(KEY, [address for _, address in hits]) if key is not None]


def _owned_by(documents: Sequence[int]) -> tantivy.Query:
    return tantivy.Query.term_set_query(schema(), OWNER, sorted(set(documents)))


def _new_name() -> str:
    from secrets import token_hex  # what only searches need not load

    return token_hex(8)
