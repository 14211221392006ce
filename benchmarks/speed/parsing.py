"""How fast files are read and parsed, and what finding their references costs.

usage: python benchmarks/speed/parsing.py PATH... [--draw N] [--repeat N]

PATH is a file or a folder of them. Each is read and parsed in one process, with references and without, ``--repeat``
times in turn; the best of each counts. ``--draw`` takes so many of the files, by a fixed seed. What is marked up (the
publisher's XML) and what is not (plain text, PDF, …) is told apart. Printed for each: paragraphs, paragraphs in a
second of processor time with references and without, and how much longer it takes with them: parsing alone (which is
little work where the markup says what is a paragraph), and reading and parsing together.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

from resindex.model import Reference, SourceText
from resindex.parsing import parse, references
from resindex.reading import read


def files(paths: Sequence[Path], draw: int) -> list[tuple[Path, Path]]:
    """The files under the paths, each with the folder it is found in; ``draw`` of them, or all for 0."""
    found: list[tuple[Path, Path]] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        found += [(file, path if path.is_dir() else path.parent) for file in inside]
    return random.Random(2026).sample(found, draw) if 0 < draw < len(found) else found


def sources(found: Sequence[tuple[Path, Path]]) -> dict[bool, tuple[list[SourceText], float]]:
    """What can be read, marked up or not, each with the processor time that reading took."""
    texts: dict[bool, list[SourceText]] = {False: [], True: []}
    spent = {False: 0.0, True: 0.0}
    for file, folder in found:
        start = time.process_time()
        try:
            text = read(file, folder)
        except Exception as error:
            print(f"{file}: {error}")
            continue
        texts[text.marked].append(text)
        spent[text.marked] += time.process_time() - start
    return {marked: (texts[marked], spent[marked]) for marked in (False, True) if texts[marked]}


def seconds(texts: Sequence[SourceText]) -> tuple[int, float]:
    """Paragraphs, and the processor time that parsing took."""
    start = time.process_time()
    paragraphs = sum(len(document.paragraphs) for text in texts for document in parse(text))
    return paragraphs, time.process_time() - start


def measure(texts: Sequence[SourceText], repeat: int) -> tuple[int, float, float]:
    """Paragraphs, and the processor time of parsing with references and without."""
    find = references.Citations.find

    def nothing(self: references.Citations, text: str, section: str = "operative") -> tuple[Reference, ...]:
        return ()

    with_references, without, paragraphs = [], [], 0
    for _ in range(repeat):
        paragraphs, spent = seconds(texts)
        with_references.append(spent)
        references.Citations.find = nothing  # type: ignore[method-assign]
        without.append(seconds(texts)[1])
        references.Citations.find = find  # type: ignore[method-assign]
    return paragraphs, min(with_references), min(without)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--draw", type=int, default=0, metavar="N")
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    for marked, (texts, reading) in sources(files(arguments.paths, arguments.draw)).items():
        seconds(texts)  # patterns are compiled
        paragraphs, best, bare = measure(texts, arguments.repeat)
        print(f"{'marked up' if marked else 'not marked up'}: {len(texts)} files, {paragraphs} paragraphs")
        print(f"with references     {paragraphs / best:8.0f} paragraphs a second of processor time")
        print(f"without references  {paragraphs / bare:8.0f}")
        print(f"references add      {100 * (best / bare - 1):8.1f} % to parsing")
        print(f"                    {100 * (best - bare) / (reading + bare):8.1f} % to reading and parsing")


if __name__ == "__main__":
    main()
