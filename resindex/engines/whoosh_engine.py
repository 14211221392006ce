"""The default engine: Whoosh, embedded, in a folder of its own.

What comes in: entries to add and documents to drop; query trees. What goes out: a new generation; answers. What it
promises: a commit is all or nothing, whatever is killed or loses its power (files are on the disk before the table of
contents names them, and what the last generation had goes after that); a searcher keeps its generation while others
are committed; one writer at a time; files that a killed writer left behind are cleared away by the next; an index that
is damaged or of another version is said to be so and never half read; no file of it is run as code.

The generation token is the number of Whoosh's generation with the index's own random name, so that an index built
anew never passes for an older one.
"""

from __future__ import annotations

import json
import re
import struct
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from resindex import analysis
from resindex.engines.base import Entry
from resindex.engines.whoosh_codec import MappedStorage
from resindex.engines.whoosh_contents import Contents
from resindex.engines.whoosh_documents import Segment
from resindex.engines.whoosh_merging import drop_documents, merged
from resindex.engines.whoosh_parts import FileFormatError, clean_files
from resindex.engines.whoosh_schema import schema
from resindex.engines.whoosh_searcher import WhooshSearcher
from resindex.engines.whoosh_storage import MEND, damaged
from resindex.engines.whoosh_views import View
from resindex.engines.whoosh_writer import INDEX_NAME, write_segments
from resindex.errors import IndexLocked, IndexTrouble

#: Of the files on disk; goes up whenever an index written before would be read wrongly.
FORMAT = f"resindex-whoosh/3.{analysis.VERSION}"

_NAME_FILE = "resindex.json"
_UNFINISHED = re.compile(rf"_{INDEX_NAME}_\d+\.toc\..+|resindex\.json\.new")
#: How often, and after how many seconds, a reader looks again when a writer has just cleared its files away.
_RETRIES, _PAUSE = 20, 0.01

#: What reading a file raises that is not what it should be.
_DAMAGE = (
    FileFormatError,
    struct.error,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    TypeError,
    RecursionError,
    OverflowError,
)
_CUT = "a file was cut short"
_TRY = "nothing is lost; when the disk takes it again: resindex index"


class WhooshEngine:
    """An inverted index in a folder."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = MappedStorage(str(folder))
        self._schema = schema()

    def token(self) -> str | None:
        """See ``engines.base.Engine``."""
        for _ in range(_RETRIES):
            try:
                name, contents = self._contents()
                return f"{name}-{contents.generation}" if self._whole(contents.segments) else None
            except IndexTrouble:
                return None
            except FileNotFoundError:
                time.sleep(_PAUSE)
        return None

    def searcher(self) -> WhooshSearcher:
        """See ``engines.base.Engine``."""
        for _ in range(_RETRIES):
            name, contents = self._contents()
            try:
                return WhooshSearcher(f"{name}-{contents.generation}", self._views(contents.segments))
            except FileNotFoundError:
                time.sleep(_PAUSE)
            except (*_DAMAGE, OSError) as error:
                raise damaged("a file cannot be read") from error
        raise damaged("files are missing")

    def commit(self, entries: Iterable[Entry], drop: Sequence[int] = ()) -> str:
        """See ``engines.base.Engine``. Nothing to add and nothing to drop leaves the generation as it is."""
        with self._locked():
            name, contents = self._contents() if self._exists() else self._create()
            try:
                if not self._whole(contents.segments):
                    raise damaged(_CUT)
                contents = self._next(contents, entries, drop)
            except OSError as error:
                raise IndexTrouble(f"the index cannot be written: {error}", hint=_TRY) from error
            finally:
                # After an error: what was written of this generation. After success: what the last one had.
                clean_files(self._storage, INDEX_NAME, contents.generation, contents.segments)
            return f"{name}-{contents.generation}"

    def _next(self, contents: Contents, entries: Iterable[Entry], drop: Sequence[int]) -> Contents:
        """Write the next generation, its table of contents last; the same one comes back where nothing changes."""
        before = [(segment.segment_id(), segment.deleted_count()) for segment in contents.segments]
        segments: list[Segment] = list(contents.segments)
        drop_documents(self._storage, segments, drop)
        segments.extend(write_segments(self._storage, self._schema, entries))
        segments = merged(self._storage, self._schema, segments)
        if [(segment.segment_id(), segment.deleted_count()) for segment in segments] == before:
            return contents
        changed = Contents(self._schema, segments, contents.generation + 1)
        changed.write(self._storage, INDEX_NAME)
        return changed

    def faults(self) -> Iterator[str]:
        """See ``engines.base.Engine``. Every file of the last generation is read."""
        try:
            _, contents = self._contents()
        except IndexTrouble as trouble:
            yield trouble.message
            return
        for segment in contents.segments:
            yield from segment.faults(self._storage)

    def clear(self) -> None:
        """See ``engines.base.Engine``."""
        if not self._folder.is_dir():
            return
        with self._locked():
            # The name goes first: without it nothing that is left is an index.
            for path in sorted(self._folder.iterdir(), key=lambda path: path.name != _NAME_FILE):
                if path.is_file() and not path.name.endswith("LOCK"):
                    path.unlink()

    # ------------------------------------------------------------ what is on disk

    def _views(self, segments: Sequence[Segment]) -> list[View]:
        with ExitStack() as opened:
            views: list[View] = []
            for segment in segments:
                if not self._whole((segment,)):
                    raise damaged(_CUT)
                views.append(View(self._storage, self._schema, segment))
                opened.callback(views[-1].close)
            opened.pop_all()
            return views

    def _contents(self) -> tuple[str, Contents]:
        """The index's name and its table of contents."""
        try:
            kept = json.loads((self._folder / _NAME_FILE).read_text(encoding="utf-8"))
            known, name = kept["format"], str(kept["name"])
        except FileNotFoundError as error:
            raise IndexTrouble("there is no index", hint="build it: resindex index") from error
        except (*_DAMAGE, OSError) as error:
            raise damaged(f"{_NAME_FILE} cannot be read") from error
        if known != FORMAT:
            raise IndexTrouble("the index was made by another version of resindex", hint=MEND)
        for _ in range(_RETRIES):
            try:
                contents = Contents.latest(self._storage, INDEX_NAME, self._schema)
            except FileNotFoundError:
                time.sleep(_PAUSE)
            except (*_DAMAGE, OSError) as error:
                raise damaged("its table of contents cannot be read") from error
            else:
                if contents is None:
                    raise IndexTrouble("there is no index", hint="build it: resindex index")
                return name, contents
        raise damaged("its table of contents comes and goes")

    def _exists(self) -> bool:
        return (self._folder / _NAME_FILE).exists() and any(self._folder.glob(f"_{INDEX_NAME}_*.toc"))

    def _whole(self, segments: Sequence[Segment]) -> bool:
        return all(segment.is_whole(self._storage) for segment in segments)

    def _create(self) -> tuple[str, Contents]:
        from secrets import token_hex  # what only searches need not load

        name = token_hex(8)
        Contents.create(self._storage, self._schema, INDEX_NAME)
        with self._storage.create_file(_NAME_FILE + ".new") as file:
            file.write(json.dumps({"format": FORMAT, "name": name}).encode())
        self._storage.rename_file(_NAME_FILE + ".new", _NAME_FILE)
        return name, Contents(self._schema, [], 0)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._storage.create()
            lock = self._storage.lock(f"{INDEX_NAME}_WRITELOCK")
            mine = lock.acquire()
        except OSError as error:
            raise IndexTrouble(f"the index cannot be written: {error.strerror or error}") from error
        if not mine:
            raise IndexLocked("another run is writing this index", hint="wait until it has finished, then try again")
        try:
            for path in self._folder.iterdir():
                if _UNFINISHED.fullmatch(path.name):
                    path.unlink()
            yield
        finally:
            lock.release()
