"""Score the parser against the publisher's markup and against labels made by reading, and hold it to floors.

usage: python benchmarks/quality/floors.py SHARED [--only NAME ...]

SHARED is the folder of development texts (its ``eval`` holds texts, gold and the scorers). Each line printed is one
figure with its floor; the exit status is 1 if any lies below. The commands that make a figure are printed, so that it
can be made by hand.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

#: What each run must reach. Raised when the parser gets better, never lowered without saying why.
FLOORS: dict[str, dict[str, float]] = {
    "plain": {"F1": 0.99, "section": 0.997, "number": 0.995, "verb": 0.995, "references": 0.95, "symbol": 0.98, "date": 0.98},
    "split": {"F1": 0.99, "section": 0.997, "number": 0.995, "verb": 0.995, "references": 0.95, "symbol": 0.98, "date": 0.98},
    "paged": {"F1": 0.99, "section": 0.997, "number": 0.995, "verb": 0.995, "references": 0.95, "symbol": 0.98, "date": 0.98},
    "dense": {"F1": 0.97, "section": 0.997, "number": 0.985, "verb": 0.995, "references": 0.95, "symbol": 0.98, "date": 0.98},
}
#: "F1 0.9990", "section 0.9975 (1/2)", "symbol 1.0000": figures as the scorer prints them.
_FIGURE = re.compile(r"\b(F1|section|number|verb|references|symbol|date)\s+(0\.\d+|1\.0+)")
_LABELS = re.compile(r"^(verbs|references|pinpoints|treaties|addressees)\s+P ([\d.]+)\s+R ([\d.]+)\s+F1 ([\d.]+)", re.MULTILINE)
LABEL_FLOORS: dict[str, dict[str, float]] = {
    "labels": {"verbs": 0.93, "references": 0.95, "addressees": 0.80},
    "citations": {"references": 0.95, "pinpoints": 0.90, "treaties": 0.90},
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the parser and a scorer: what to parse, how to score."""

    name: str
    paths: tuple[str, ...]
    scorer: tuple[str, ...]


def runs() -> list[Run]:
    """All runs, texts and labels."""
    found = [
        Run(style, (f"eval/texts/en/{style}",), ("eval/score.py", "eval/gold.jsonl.gz", "--lang", "en", "--style", style))
        for style in ("plain", "split", "paged", "dense")
    ]
    texts = ("eval/texts/en/plain", "eval/texts/en/split", "eval/texts/en/blocks", "corpora/unsc-gold-txt")
    for labels in LABEL_FLOORS:
        found.append(Run(labels, texts, ("eval/score_labels.py", f"eval/{labels}.jsonl")))
    return found


def measure(run: Run, shared: Path) -> dict[str, float]:
    """The figures of one run; what was run is printed."""
    parse = ["resindex", "parse", "--jsonl", *(str(shared / p) for p in run.paths)]
    score = [sys.executable, str(shared / run.scorer[0]), *(str(shared / a) if "/" in a else a for a in run.scorer[1:])]
    print("$", " ".join(parse), "|", " ".join(score))
    parsed = subprocess.run(parse, capture_output=True, check=True)
    scored = subprocess.run(score, input=parsed.stdout, capture_output=True, check=True).stdout.decode()
    print(scored.rstrip())
    if run.name in LABEL_FLOORS:
        return {m[1]: float(m[4]) for m in _LABELS.finditer(scored)}
    return {m[1]: float(m[2]) for m in _FIGURE.finditer(scored)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    arguments = parser.parse_args()
    failed = 0
    for run in runs():
        if arguments.only and run.name not in arguments.only:
            continue
        figures = measure(run, arguments.shared)
        for figure, floor in {**FLOORS, **LABEL_FLOORS}[run.name].items():
            value = figures.get(figure, 0.0)
            good = value >= floor
            failed += not good
            print(f"  {'ok  ' if good else 'FAIL'} {run.name:9} {figure:11} {value:.4f}  floor {floor}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
