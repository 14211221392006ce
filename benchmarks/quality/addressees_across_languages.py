"""Whom acts are addressed to, read in other languages, against what is read in English of the same paragraphs.

usage: python benchmarks/quality/addressees_across_languages.py FOLDER [--works N] [--languages CODE ...]
       [--half development|held-out|both] [--show N]

FOLDER holds the development texts (``corpora/un-akn.tar.xz``: the publisher's markup of the same resolutions in six
languages). Works are drawn by the hash of their name and parted into two halves by it: rules are made with the
development half in sight, the held-out half is only counted. A paragraph is compared with the English one of the same
section and place. What is compared is the set of classes of its addressees, so that translation needs no
dictionary; precision, recall and F1 are over all classes of all paragraphs. English is read by the same parser and has
errors of its own (docs/quality.md says how many), so that 1.0 cannot be reached.

``--show`` prints so many differences of each language, of the development half alone.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from resindex.addressees import classes_of
from resindex.model import Paragraph, Resolution
from resindex.parsing import parse
from resindex.reading import read

LANGUAGES = {"fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic", "zh": "Chinese"}
HALVES = ("development", "held-out")
_FOLDERS = {"English": "en", **{name: code for code, name in LANGUAGES.items()}}
#: Behind the symbol of a file's name: year, job number, letter of the language.
_TAIL = re.compile(r"(?:[ _]\(\d{4}\))?(?:[-_](?:N?\d{6,}|\d{5})\w*)?(?:_[A-Z])?\.xml$")

Place = tuple[str, str]


@dataclass(slots=True)
class Score:
    """What was counted of one language in one half."""

    both: int = 0
    english: int = 0
    other: int = 0
    paragraphs: int = 0
    exact: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)

    def line(self, language: str, half: str) -> str:
        """The figures."""
        precision = self.both / self.other if self.other else 0.0
        recall = self.both / self.english if self.english else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.both else 0.0
        return (
            f"{language} {half:<12} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  "
            f"paragraphs {self.paragraphs}, the same in {self.exact / max(1, self.paragraphs):.4f}, "
            f"classes {self.english}"
        )


def work_of(name: str) -> tuple[str, str] | None:
    """The name of the work that a member of the archive holds, and its language; None for what is in one alone."""
    parts = name.split("/")
    language = next((_FOLDERS[part] for part in parts if part in _FOLDERS), None)
    if language is None or not name.endswith(".xml"):
        return None
    return "/".join((parts[1], _TAIL.sub("", parts[-1]).replace("A_RES_", ""))), language


def drawn(members: list[str], works: int, half: str) -> dict[str, dict[str, str]]:
    """The members of the first works of a half, in the order of their hashes: work, language, member."""
    by_work: dict[str, dict[str, str]] = defaultdict(dict)
    for member in sorted(members):
        found = work_of(member)
        if found is not None:
            by_work[found[0]].setdefault(found[1], member)
    digests = {work: hashlib.sha256(f"addressees {work}".encode()).hexdigest() for work in by_work}
    wanted = [w for w in sorted(by_work, key=digests.__getitem__) if {"en", *LANGUAGES} <= by_work[w].keys()]
    of_half = [w for w in wanted if HALVES[int(digests[w][-1], 16) % 2] == half]
    return {work: by_work[work] for work in of_half[:works]}


def addressed(path: Path) -> dict[Place, tuple[Paragraph, frozenset[str]]]:
    """The operative paragraphs of a document by section and place, each with the classes of its addressees."""
    return {(p.section, p.place): (p, _classes(p, r)) for r in parse(read(path)) for p in r.paragraphs if _counts(p)}


def _counts(paragraph: Paragraph) -> bool:
    return paragraph.section in ("operative", "nested")


def _classes(paragraph: Paragraph, resolution: Resolution) -> frozenset[str]:
    return frozenset(classes_of(paragraph.addressees, resolution.facts.language, resolution.facts.body))


def compare(english: Path, other: Path, score: Score) -> Iterator[str]:
    """Count one work in one language; what differs is told."""
    known, read_here = addressed(english), addressed(other)
    for place in known.keys() & read_here.keys():
        (theirs, wanted), (ours, found) = known[place], read_here[place]
        score.paragraphs += 1
        score.exact += wanted == found
        score.both += len(wanted & found)
        score.english += len(wanted)
        score.other += len(found)
        score.missed.update(wanted - found)
        score.added.update(found - wanted)
        if wanted != found:
            yield (
                f"{sorted(wanted - found)} missed, {sorted(found - wanted)} added\n"
                f"    {theirs.addressees} {theirs.text[:150]}\n    {ours.addressees} {ours.text[:300]}"
            )


def main() -> int:
    """Print a line a language and half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="FOLDER")
    parser.add_argument("--works", type=int, default=100, metavar="N", help="works of each half (default 100)")
    parser.add_argument("--languages", nargs="*", default=list(LANGUAGES), choices=list(LANGUAGES), metavar="CODE")
    parser.add_argument("--half", default="both", choices=(*HALVES, "both"))
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many differences of each language")
    arguments = parser.parse_args()
    halves = HALVES if arguments.half == "both" else (arguments.half,)
    archive = arguments.shared / "corpora/un-akn.tar.xz"
    with tarfile.open(archive) as packed:
        members = packed.getnames()
    for half in halves:
        works = drawn(members, arguments.works, half)
        wanted = {files[code] for files in works.values() for code in ("en", *arguments.languages)}
        with tempfile.TemporaryDirectory() as folder:
            with tarfile.open(archive) as packed:
                for member in packed:
                    if member.name in wanted:
                        packed.extract(member, folder, filter="data")
            for language in arguments.languages:
                score, shown = Score(), 0
                for files in works.values():
                    for difference in compare(Path(folder, files["en"]), Path(folder, files[language]), score):
                        if half == "development" and shown < arguments.show:
                            print(difference)
                            shown += 1
                print(score.line(language, half), flush=True)
                if arguments.show and half == "development":
                    print("  missed", dict(score.missed.most_common(8)), "added", dict(score.added.most_common(8)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
