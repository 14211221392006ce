"""Compare the parser with the labels of sets that others made: other bodies, other eras, other languages.

usage: python benchmarks/quality/other_sets.py FOLDER [--only NAME ...] [--show N]

FOLDER holds the development texts (``corpora``). Each set is printed as text, a blank line between paragraphs, and
parsed like any file; the labels are looked up by the words of the paragraph. One line a set: F1 of the paragraphs,
share of the labelled ones that lie in the right section, macro-F1 of preambular against operative, and agreement of
numbers and first verbs. Sets without labels are held against themselves: symbol and year of the file's name, numbers
that run on without a gap, paragraphs with a verb, paragraphs that begin in mid-sentence.

The labels have noise of their own: those of ``mandates`` are a machine's (against the publisher's markup: section
0.993, first verb word 0.91, number 0.83), those of ``ibe`` too (0.970 to 0.974 against people). The YAML sets need
PyYAML.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from labelled_sets import SETS, UNLABELLED, Labelled, Wanted

from resindex.lexicon import normal_forms
from resindex.model import Line, Paragraph, Resolution, SourceText
from resindex.parsing import parse

SCORED = ("preambular", "operative")


def key(text: str) -> str:
    """The letters of a text."""
    return re.sub(r"[\W\d_]+", "", text.casefold())


def parsed(labelled: Labelled) -> tuple[Resolution, ...]:
    """The document as the parser reads it."""
    if labelled.path is not None:
        from resindex.reading import read

        return parse(read(labelled.path))
    lines = tuple(Line(text, number) for number, text in enumerate(labelled.text.split("\n"), start=1))
    return parse(SourceText(labelled.name, "text", lines))


@dataclass(slots=True)
class Score:
    """What was counted over one set."""

    counts: Counter[str]
    confusion: Counter[tuple[str, str]]
    shown: Counter[str]
    show: int = 0

    def share(self, name: str, of: str) -> str:
        """A share with its counts, or a dash where there is nothing to compare."""
        whole = self.counts[of]
        return f"{self.counts[name] / whole:.4f} ({self.counts[name]}/{whole})" if whole else "-"

    def differs(self, kind: str, *what: object) -> None:
        """Print a difference, as long as fewer than asked for were."""
        if self.shown[kind] < self.show:
            self.shown[kind] += 1
            print(f"    {kind}:", *what)

    def macro_f1(self) -> float | None:
        """Of preambular against operative; what lies in neither is a miss."""
        scores = []
        for section in SCORED:
            true = self.confusion[section, section]
            wanted = sum(n for (label, _), n in self.confusion.items() if label == section)
            found = sum(n for (_, got), n in self.confusion.items() if got == section)
            if wanted:
                scores.append(2 * true / (wanted + found))
        return sum(scores) / len(scores) if scores else None

    def line(self, name: str) -> str:
        """The figures of the set."""
        n = self.counts
        recall = n["matched"] / n["wanted"] if n["wanted"] else 0.0
        precision = n["matched scored"] / n["found"] if n["found"] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision and recall else 0.0
        macro = self.macro_f1()
        told = "-" if macro is None else f"{macro:.4f}"
        return (
            f"{name}: documents {n['documents']}, F1 {f1:.4f}, section {self.share('section', 'matched')}, "
            f"macro-F1 {told}, number {self.share('number', 'numbers')}, verb {self.share('verb', 'verbs')}"
        )


def compare(labelled: Labelled, score: Score) -> None:
    """Count one document with labels."""
    paragraphs = [p for r in parsed(labelled) for p in r.paragraphs]
    by_key: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        by_key[key(paragraph.text)].append(paragraph)
    score.counts["documents"] += 1
    score.counts["wanted"] += len(labelled.paragraphs)
    asked = Counter(key(w.text) for w in labelled.paragraphs)
    score.counts["found"] += sum(
        p.section in SCORED for p in paragraphs if key(p.text) in asked or key(p.text) not in labelled.unlabelled
    )
    for wanted in labelled.paragraphs:
        hits = by_key.get(key(wanted.text))
        if not hits:
            score.confusion[wanted.section, _around(wanted, paragraphs)] += 1
            score.differs("missed", labelled.name, wanted.section, wanted.text[:100])
            continue
        found = hits.pop(0)
        section = _section(found)
        score.confusion[wanted.section, section] += 1
        score.counts["matched"] += 1
        score.counts["matched scored"] += found.section in SCORED
        if section == wanted.section:
            score.counts["section"] += 1
        else:
            score.differs("section", labelled.name, found.section, "is labelled", wanted.section, wanted.text[:100])
        _details(labelled, wanted, found, score)


def _section(paragraph: Paragraph) -> str:
    """Its section; of a paragraph of a draft inside the text, that which it has in the draft."""
    if paragraph.section != "nested":
        return paragraph.section
    return "preambular" if re.search(r"_pp_\d", paragraph.place) else "operative"


def _around(wanted: Wanted, paragraphs: list[Paragraph]) -> str:
    """The section of the paragraph that holds the beginning of the labelled one, where it was cut otherwise."""
    begins = key(wanted.text)[:40]
    return next((p.section for p in paragraphs if begins and begins in key(p.text)), "nowhere")


def _details(labelled: Labelled, wanted: Wanted, found: Paragraph, score: Score) -> None:
    if wanted.number:
        ok = re.sub(r"\W", "", (found.number or "").rpartition("(")[2]) == re.sub(r"\W", "", wanted.number)
        score.counts["numbers"] += 1
        score.counts["number"] += ok
        if not ok:
            score.differs("number", labelled.name, found.number, "is labelled", wanted.number, wanted.text[:60])
    if wanted.verb:
        ok = _same_verb(wanted.verb, found)
        score.counts["verbs"] += 1
        score.counts["verb"] += ok
        if not ok:
            score.differs("verb", labelled.name, found.verb, "is labelled", wanted.verb, "|", wanted.text[:100])


def _same_verb(wanted: str, found: Paragraph) -> bool:
    """The first word of the acting words is the same, or the label is a form of the verb (in English)."""
    if (found.verb_phrase or "").casefold().split()[:1] == wanted.casefold().split()[:1]:
        return True
    for one in wanted.split(" / "):
        asked = {f.split()[0] for f in normal_forms(one.replace("-", " "), "en") or (one,)}
        if asked & {v.split()[0] for v in (*found.verbs, *found.verb_en)}:
            return True
    return False


# ---------------------------------------------------------------- sets without labels


def by_itself(labelled: Labelled, score: Score) -> None:
    """Count one document without labels: does it fit what must be so in every resolution?"""
    n = score.counts
    for resolution in parsed(labelled):
        n["documents"] += 1
        text = [p for p in resolution.paragraphs if p.section in SCORED]
        named = re.match(r"S_RES_0*(\d+)_(\d{4})", labelled.name)
        if named is not None:
            n["named"] += 1
            n["symbol"] += resolution.facts.symbol == f"S/RES/{named[1]}({named[2]})"
            n["year"] += (resolution.facts.date or "")[:4] == named[2]
        n["whole"] += {"preambular", "operative"} <= {p.section for p in text}
        if not {"operative"} <= {p.section for p in text}:
            score.differs("no operative part", labelled.name)
        numbers = [int(p.number) for p in text if p.section == "operative" and p.number and p.number.isdigit()]
        n["runs"] += numbers == list(range(1, len(numbers) + 1))
        if numbers != list(range(1, len(numbers) + 1)):
            score.differs("numbers", labelled.name, numbers)
        for paragraph in text:
            n["paragraphs"] += 1
            n["acting"] += bool(paragraph.verbs)
            torn = paragraph.text[:1].islower() and not paragraph.verbs
            n["torn"] += torn
            if torn or not paragraph.verbs:
                score.differs("torn" if torn else "no verb", labelled.name, paragraph.section, paragraph.text[:100])


def own_line(name: str, score: Score) -> str:
    """The figures of a set without labels."""
    return (
        f"{name}: documents {score.counts['documents']}, symbol {score.share('symbol', 'named')}, "
        f"year {score.share('year', 'named')}, both parts {score.share('whole', 'documents')}, "
        f"numbers run on {score.share('runs', 'documents')}, with a verb {score.share('acting', 'paragraphs')}, "
        f"in mid-sentence {score.share('torn', 'paragraphs')}"
    )


def main() -> int:
    """Print a line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="FOLDER")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print this many differences of each kind")
    arguments = parser.parse_args()
    readers: dict[str, Callable[[Path], Iterator[Labelled]]] = SETS
    for name, labelled_documents in readers.items():
        if arguments.only and name not in arguments.only:
            continue
        score = Score(Counter(), Counter(), Counter(), arguments.show)
        own = name in UNLABELLED
        try:
            for labelled in labelled_documents(arguments.shared / "corpora"):
                (by_itself if own else compare)(labelled, score)
        except ModuleNotFoundError as missing:
            print(f"{name}: not compared, {missing.name} is not installed", flush=True)
            continue
        print(own_line(name, score) if own else score.line(name), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
