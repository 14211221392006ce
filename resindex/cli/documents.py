"""Paths -> the documents in them, one after the other, without an index."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from resindex.errors import ReadingError
from resindex.model import Resolution


class Documents:
    """Iterates over the documents of files and folders; a file that cannot be read is named on standard error.

    A file is named from the corpus if it lies in it, else from the folder that was given, else as it was given.
    """

    def __init__(self, paths: Sequence[Path], corpus: Path) -> None:
        self.paths = paths
        self.corpus = corpus
        self._corpus = corpus.resolve()
        self.failed = 0

    def __iter__(self) -> Iterator[Resolution]:
        from resindex.parsing import parse
        from resindex.reading import find_files, read

        for path in find_files(self.paths):
            try:
                source = read(path, self._root(path))
            except ReadingError as trouble:
                self.failed += 1
                self._name(path, trouble)
            else:
                yield from parse(source)

    def _root(self, path: Path) -> Path | None:
        if path.resolve().is_relative_to(self._corpus):
            return self.corpus
        return next((given for given in self.paths if given in path.parents), None)

    def _name(self, path: Path, trouble: ReadingError) -> None:
        from resindex.render.caret import one_line

        sys.stdout.flush()
        sys.stderr.write(
            f"cannot read {one_line(str(path))}: {one_line(trouble.message.removeprefix(f'{path.name} '))}\n"
        )
