"""Score the parser against the publisher's markup and against labels made by reading, and hold it to floors.

usage: python benchmarks/quality/floors.py FOLDER [--only NAME ...] [--table]

FOLDER holds the development texts: ``eval`` with texts in several layouts, the publisher's markup as gold, labels and
the scorers; ``corpora`` with its XML. Each line printed is one figure with its floor; the exit status is 1 if any
lies below. The command that makes a figure is printed before it. ``--table`` prints the table of docs/quality.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

STYLES = ("plain", "split", "paged", "dense")
_CLEAN = {
    "F1": 0.997,
    "section": 0.999,
    "number": 0.998,
    "verb": 0.998,
    "references": 0.99,
    "symbol": 0.998,
    "date": 0.995,
}
#: What each run must reach. Raised when the parser gets better, never lowered without saying why.
FLOORS: dict[str, dict[str, float]] = {
    "en plain": _CLEAN,
    "en split": _CLEAN,
    "en paged": {**_CLEAN, "F1": 0.995},
    "en dense": {**_CLEAN, "F1": 0.99},
    "en xml": {**_CLEAN, "F1": 0.999},
    "labels": {"verbs": 0.97, "references": 0.98, "addressees": 0.90},
    "citations": {"references": 0.98, "pinpoints": 0.98, "treaties": 0.98},
}
_OTHERS = {
    "fr": {"F1": 0.985, "verb": 0.98, "references": 0.97},
    "es": {"F1": 0.985, "verb": 0.98, "references": 0.97},
    "ru": {"F1": 0.98, "verb": 0.98, "references": 0.97},
    "ar": {"F1": 0.97, "number": 0.995, "verb": 0.98, "references": 0.93},
    "zh": {"F1": 0.985, "number": 0.98, "references": 0.93},
}
FLOORS |= {f"{language} {style}": floors for language, floors in _OTHERS.items() for style in STYLES}
#: "F1 0.9990", "section 0.9975 (1/2)", "symbol 1.0000": figures as the scorers print them.
_FIGURE = re.compile(r"\b(F1|section|number|verb|exact|references|symbol|date)\s+(0\.\d+|1\.0+)")
_LABELS = re.compile(
    r"^(verbs|references|pinpoints|treaties|addressees)\s+P [\d.]+\s+R [\d.]+\s+F1 ([\d.]+)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the parser and a scorer: what to parse, how to score. Paths are relative to the folder."""

    name: str
    paths: tuple[str, ...]
    scorer: tuple[str, ...]
    xml: bool = False  #: the paths are of the publisher's XML, inside its archive
    floors: dict[str, float] = field(default_factory=dict)


def runs() -> list[Run]:
    """All runs, texts and labels."""
    texts = ("eval/texts/en/plain", "eval/texts/en/split", "eval/texts/en/blocks", "corpora/unsc-gold-txt")
    found = []
    for name, floors in FLOORS.items():
        language, _, style = name.partition(" ")
        score = ("eval/score.py", "eval/gold.jsonl.gz", "--lang", language)
        if style == "xml":
            found.append(Run(name, (), (*score, "--xml"), True, floors))
        elif style:
            found.append(Run(name, (f"eval/texts/{language}/{style}",), (*score, "--style", style), False, floors))
        else:
            found.append(Run(name, texts, ("eval/score_labels.py", f"eval/{name}.jsonl"), False, floors))
    return found


def unpack(shared: Path, language: str, target: Path) -> None:
    """The publisher's XML of the gold texts of a language, out of its archive."""
    with gzip.open(shared / "eval/gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        wanted = {g["xml"] for g in map(json.loads, lines) if g["lang"] == language}
    with tarfile.open(shared / "corpora/un-akn.tar.xz") as archive:
        for member in archive:
            if member.isfile() and member.name.partition("/")[2] in wanted:
                archive.extract(member, target, filter="data")


def measure(run: Run, shared: Path) -> dict[str, float]:
    """The figures of one run; what was run and what the scorer said is printed."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(shared / path) for path in run.paths]
        if run.xml:
            unpack(shared, run.name.partition(" ")[0], Path(folder))
            paths = [folder]
        parse = ["resindex", "parse", "--jsonl", *paths]
        arguments = [str(shared / a) if "/" in a else a for a in run.scorer]
        score = [sys.executable, *arguments]
        print("$", " ".join(parse), "|", " ".join(score))
        parsed = subprocess.run(parse, capture_output=True, check=True)
        scored = subprocess.run(score, input=parsed.stdout, capture_output=True, check=True).stdout.decode()
    print(scored.rstrip(), flush=True)
    found = (_FIGURE if "score.py" in run.scorer[0] else _LABELS).findall(scored)
    return {name: float(value) for name, value in found}


def printed_dates(run: Run, shared: Path) -> float:
    """The share of texts of a run that print the date of their document: no reader of text can find more.

    Drafts that were not adopted (S/2023/506 and the like) print none. Only English texts are looked at.
    """
    language, _, style = run.name.partition(" ")
    if language != "en" or run.xml or style not in STYLES:
        return 1.0
    with gzip.open(shared / "eval/gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = [g for g in map(json.loads, lines) if f"texts/en/{style}/" in g["source"] and g["date"]]
    printed = 0
    for document in gold:
        day = date.fromisoformat(document["date"])
        text = " ".join((shared / "eval" / document["source"]).read_text(encoding="utf-8").split())
        printed += f"{day.day} {day:%B} {day.year}" in text
    print(f"  {printed} of {len(gold)} texts print their date")
    return printed / len(gold)


def main() -> int:
    """Measure, print, and say by the exit status whether every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="FOLDER")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--table", action="store_true")
    arguments = parser.parse_args()
    failed = 0
    table: list[str] = []
    for run in runs():
        if arguments.only and run.name not in arguments.only:
            continue
        figures = measure(run, arguments.shared)
        table.append(f"| {run.name} | " + " | ".join(f"{n} {v:.4f}" for n, v in figures.items()) + " |")
        possible = printed_dates(run, arguments.shared)
        for figure, wanted in run.floors.items():
            value = figures.get(figure, 0.0)
            floor = min(wanted, round(possible, 4)) if figure == "date" else wanted
            failed += value < floor
            print(f"  {'ok  ' if value >= floor else 'FAIL'} {run.name:9} {figure:11} {value:.4f}  floor {floor}")
    if arguments.table:
        print("\n".join(table))
    print(f"{failed} figures below their floors" if failed else "every figure is above its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
