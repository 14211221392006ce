"""How fast files are read and parsed, and what finding their references costs.

usage: python benchmarks/parse_speed.py PATH... [--repeat N]

PATH is a file or a folder of them. Each is read and parsed in one process, with references and without, ``--repeat``
times in turn; the best of each counts. Printed: paragraphs, paragraphs in a second of processor time with and without,
and how much longer parsing takes with references: parsing alone (which is little work where the markup of the file
says what is a paragraph), and reading and parsing together.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from resindex.model import Reference, SourceText
from resindex.parsing import parse, references
from resindex.reading import read


def sources(paths: Sequence[Path]) -> list[SourceText]:
    """Everything that can be read under the paths."""
    found = []
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            try:
                found.append(read(file, path if path.is_dir() else path.parent))
            except Exception as error:
                print(f"{file}: {error}")
    return found


def seconds(texts: Sequence[SourceText]) -> tuple[int, float]:
    """Paragraphs, and the processor time that parsing took."""
    start = time.process_time()
    paragraphs = sum(len(document.paragraphs) for text in texts for document in parse(text))
    return paragraphs, time.process_time() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    start = time.process_time()
    texts = sources(arguments.paths)
    reading = time.process_time() - start
    find = references.Citations.find

    def nothing(self: references.Citations, text: str, section: str = "operative") -> tuple[Reference, ...]:
        return ()

    seconds(texts[:1])
    with_references, without, paragraphs = [], [], 0
    for _ in range(arguments.repeat):
        paragraphs, spent = seconds(texts)
        with_references.append(spent)
        references.Citations.find = nothing  # type: ignore[method-assign]
        without.append(seconds(texts)[1])
        references.Citations.find = find  # type: ignore[method-assign]
    best, bare = min(with_references), min(without)
    print(f"{len(texts)} files, {paragraphs} paragraphs")
    print(f"with references     {paragraphs / best:8.0f} paragraphs a second of processor time")
    print(f"without references  {paragraphs / bare:8.0f}")
    print(f"references add      {100 * (best / bare - 1):8.1f} % to parsing")
    print(f"                    {100 * (best - bare) / (reading + bare):8.1f} % to reading and parsing")


if __name__ == "__main__":
    main()
