"""Paths -> the documents in them, one after the other, without an index.

They are read as an index run reads them: in processes of their own, under the same limits.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

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
        from resindex.indexing.taking import Task
        from resindex.indexing.workers import outcomes
        from resindex.reading import find_files, name_of

        paths = list(find_files(self.paths, follow=self.limits.follow))
        tasks = [Task(str(path), self._given(path), name_of(path, self._root(path)), wordings=False) for path in paths]
        with closing(outcomes(tasks, limits=self.limits)) as results:
            for path, outcome in zip(paths, results, strict=True):
                if outcome.problem is not None:
                    self.failed += 1
                    self._name(path, outcome.problem)
                yield from outcome.resolutions

    def _root(self, path: Path) -> Path | None:
        given = self._given(path)
        return self.corpus if path.resolve().is_relative_to(self._corpus) else Path(given) if given else None

    def _given(self, path: Path) -> str | None:
        """The folder among those given that the file was found in; None for a file that was given itself."""
        return next((str(given) for given in self.paths if given in path.parents), None)

    def _name(self, path: Path, problem: str) -> None:
        from resindex.render.caret import one_line

        sys.stdout.flush()
        sys.stderr.write(f"cannot read {one_line(str(path))}: {one_line(problem.removeprefix(f'{path.name} '))}\n")
