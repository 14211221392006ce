"""Paths -> the documents in them, one after the other, without an index."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from resindex.errors import ReadingError
from resindex.limits import USUAL, Limits
from resindex.model import Resolution


class Documents:
    """Iterates over the documents of files and folders; a file that cannot be read is named on standard error.

    A file is named from the corpus if it lies in it, else from the folder that was given, else as it was given.
    """

    def __init__(self, paths: Sequence[Path], corpus: Path, limits: Limits = USUAL) -> None:
        self.paths = paths
        self.corpus = corpus
        self.limits = limits
        self._corpus = corpus.resolve()
        self.failed = 0

    def __iter__(self) -> Iterator[Resolution]:
        from resindex.parsing import parse
        from resindex.reading import bytes_of, find_files, read

        for path in find_files(self.paths, follow=self.limits.follow):
            try:
                found = bytes_of(path, self._given(path), self.limits)
                source = read(path, self._root(path), data=found)
            except ReadingError as trouble:
                self.failed += 1
                self._name(path, trouble)
            else:
                yield from parse(source)

    def _root(self, path: Path) -> Path | None:
        return self.corpus if path.resolve().is_relative_to(self._corpus) else self._given(path)

    def _given(self, path: Path) -> Path | None:
        """The folder among those given that the file was found in; None for a file that was given itself."""
        return next((given for given in self.paths if given in path.parents), None)

    def _name(self, path: Path, trouble: ReadingError) -> None:
        from resindex.render.caret import one_line

        sys.stdout.flush()
        sys.stderr.write(
            f"cannot read {one_line(str(path))}: {one_line(trouble.message.removeprefix(f'{path.name} '))}\n"
        )
