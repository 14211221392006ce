"""What the same resolution cites in two languages: each language held against English, both read from the XML.

usage: python benchmarks/quality/citations_across_languages.py FOLDER [--each N] [--half HALF] [--show N]

FOLDER holds ``corpora/un-akn.tar.xz``. For each language, ``--each`` resolutions of every body are drawn by a hash of
their name; a paragraph is compared with that of the same place ("op_8_a") in the English file. Printed per language:
precision, recall and F1 of resolutions and documents cited, of treaties and instruments, and of places cited inside
any of them. What a translator left out or added counts as a mistake, so the figures cannot reach 1. The draw has two
halves: rules are written with the development half in view (``--show`` prints its differences only), the other is held
out.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from specimens import LANGUAGES

from resindex.errors import ReadingError
from resindex.model import Paragraph, Resolution
from resindex.parsing import parse
from resindex.reading import read

HALVES = ("development", "held-out")
KINDS = ("references", "treaties", "pinpoints")
_NAMED = ("treaty:", "instrument:")
_COMPARED = ("preambular", "operative", "nested", "annex")
#: The language's letter and the job number at the end of a file's name: "S_RES_2691-2313426A", "A_RES_80_1_E".
_OWN = re.compile(r"(?:-\d{5,8})?_?[A-Z]?\.xml$")


def half_of(work: str) -> str:
    """The half of the draw that a resolution belongs to."""
    return HALVES[hashlib.sha256(f"half {work}".encode()).digest()[0] % 2]


def drawn(archive: Path, each: int) -> dict[str, dict[str, str]]:
    """Members of the archive by work and language: ``each`` works of every body that English and another have."""
    works: dict[str, dict[str, str]] = {}
    with tarfile.open(archive) as members:
        names = [m.name for m in members if m.isfile() and m.name.endswith(".xml")]
    for name in names:
        parts = name.split("/")
        language = next((LANGUAGES[p] for p in parts if p in LANGUAGES), None)
        if language:
            work = "/".join(p for p in parts[:-1] if p not in LANGUAGES) + "/" + _OWN.sub("", parts[-1])
            works.setdefault(work, {})[language] = name
    bodies: dict[str, list[str]] = {}
    for work in sorted(works, key=lambda w: hashlib.sha256(w.encode()).digest()):
        if "en" in works[work] and len(works[work]) > 1:
            bodies.setdefault(work.split("/")[1], []).append(work)
    return {work: works[work] for found in bodies.values() for work in found[:each]}


def pairs(archive: Path, chosen: dict[str, dict[str, str]]) -> Iterator[tuple[str, str, Resolution, Resolution]]:
    """Work, language, the English document and that of the language; what cannot be read is left out."""
    wanted = {name for languages in chosen.values() for name in languages.values()}
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as members:
            for member in members:
                if member.name in wanted:
                    members.extract(member, folder, filter="data")
        for work, languages in chosen.items():
            english = _document(Path(folder) / languages["en"])
            for language, name in sorted(languages.items()):
                other = _document(Path(folder) / name) if english and language != "en" else None
                if english and other and other.facts.symbol == english.facts.symbol:
                    yield work, language, english, other


def _document(path: Path) -> Resolution | None:
    try:
        source = read(path, path.parent)
    except ReadingError:
        return None
    return next(iter(parse(source)), None) if source.marked else None


def cited(paragraph: Paragraph) -> dict[str, set[str]]:
    """Everything that a paragraph cites, by kind."""
    plain = {id_ for id_ in paragraph.cited if ":" not in id_}
    return {
        "references": plain,
        "treaties": {id_ for id_ in paragraph.cited if id_.startswith(_NAMED)},
        "pinpoints": set(paragraph.pinpoints),
    }


def main() -> None:
    """Draw, read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="FOLDER")
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    archive = arguments.shared / "corpora/un-akn.tar.xz"
    counts: Counter[tuple[str, ...]] = Counter()
    for work, language, english, other in pairs(archive, drawn(archive, arguments.each)):
        half = half_of(work)
        if arguments.half and half != arguments.half:
            continue
        counts[half, language, "documents"] += 1
        theirs = {p.place: p for p in english.paragraphs if p.section in _COMPARED}
        for paragraph in other.paragraphs:
            wanted = theirs.get(paragraph.place)
            if wanted is None or wanted.section != paragraph.section:
                continue
            have, want = cited(paragraph), cited(wanted)
            for kind in KINDS:
                counts[half, language, kind, "want"] += len(want[kind])
                counts[half, language, kind, "have"] += len(have[kind])
                counts[half, language, kind, "both"] += len(want[kind] & have[kind])
                unlike = (half, language, kind, "shown")
                if have[kind] != want[kind] and half == HALVES[0] and counts[unlike] < arguments.show:
                    counts[unlike] += 1
                    missed, added = sorted(want[kind] - have[kind]), sorted(have[kind] - want[kind])
                    print(f"  {language} {kind} {other.facts.symbol}#{paragraph.place} missed {missed} added {added}")
                    print(f"      {paragraph.text[:600]}\n      {wanted.text[:600]}")
    print("| half | language | documents | " + " | ".join(f"{k} P / R / F1" for k in KINDS) + " |")
    for half in HALVES:
        for language in ("fr", "es", "ru", "ar", "zh"):
            if counts[half, language, "documents"]:
                cells = [_figures(counts, half, language, kind) for kind in KINDS]
                print(f"| {half} | {language} | {counts[half, language, 'documents']} | {' | '.join(cells)} |")


def _figures(counts: Counter[tuple[str, ...]], half: str, language: str, kind: str) -> str:
    want, have, both = (counts[half, language, kind, what] for what in ("want", "have", "both"))
    precision, recall = both / have if have else 0.0, both / want if want else 0.0
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return f"{precision:.4f} / {recall:.4f} / {f1:.4f}"


if __name__ == "__main__":
    main()
