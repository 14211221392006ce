"""Draw pairs of paragraphs that are to be judged by reading: are they one family?

usage: python benchmarks/quality/draw_family_pairs.py INDEX TARGET [--seed N] [--nearest N] [--likely N]

INDEX is an index of the development texts; nothing of it but texts is looked at, so that no method has a say in what is
drawn. TARGET gets a JSON object a line: ``first``, ``second``, ``language``, ``stratum``, ``draw`` and both texts; the
texts are for the reader and are not kept with the judgements.

A paragraph is drawn at random (half of them English, the others of the five other languages alike), and compared with
all of its language in other documents, letter by letter, numbers aside. ``nearest``: its partner is the nearest one, as
a search would find it. ``likely``: one of the thirty nearest that shares 70 to 97 of 100 words in common order, which
is where it is hard to tell; the strata there are filled alike. Pairs that were judged before are left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

PAIRS = Path(__file__).parents[2] / "tests" / "relevance" / "family_pairs.jsonl"
LANGUAGES = ("en", "fr", "en", "es", "en", "ru", "en", "ar", "en", "zh")
MOST = 0.97  #: likeness from which it is not hard to tell
STRATA = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_SHORTEST = 60  #: characters of a paragraph that is drawn
_LONGEST = 1500
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[\u4e00-\u9fff]|\w+")


class Row(NamedTuple):
    """A paragraph: ``symbol#place``, its document, its text, and that text with numbers put aside."""

    name: str
    document: int
    text: str
    masked: str


def rows(index: Path, language: str) -> list[Row]:
    """The paragraphs of a language that say something."""
    store = sqlite3.connect(f"file:{index / 'store.sqlite'}?mode=ro", uri=True)
    found = store.execute(
        "SELECT d.symbol || '#' || p.place, d.id, p.text FROM paragraphs p JOIN documents d ON d.id = p.document"
        " WHERE d.language = ? AND d.symbol IS NOT NULL AND p.section IN ('preambular', 'operative', 'nested', 'annex')"
        " AND length(p.text) BETWEEN ? AND ? ORDER BY d.symbol, p.id",
        (language, _SHORTEST if language != "zh" else _SHORTEST // 3, _LONGEST),
    ).fetchall()
    store.close()
    return [Row(name, document, text, _DIGITS.sub("0", text.casefold())) for name, document, text in found]


def likeness(first: Row, second: Row) -> float:
    """The share of words in common order."""
    return Indel.normalized_similarity(_WORD.findall(first.masked), _WORD.findall(second.masked))


def stratum(like: float) -> str:
    """The stratum of a likeness: "masked" where nothing but numbers differs, else its lower bound."""
    if like == 1:
        return "masked"
    return str(next((bound for bound in STRATA if like >= bound), int(like * 10) / 10))


def partners(one: Row, known: Sequence[Row], masked: Sequence[str]) -> Iterator[Row]:
    """The paragraphs of other documents that are nearest to one, nearest first."""
    for _, _, at in process.extract(one.masked, masked, scorer=fuzz.ratio, limit=50, score_cutoff=40):
        if known[at].document != one.document and known[at].name != one.name:
            yield known[at]


def drawn(index: Path, wanted: dict[str, int], draw: random.Random) -> Iterator[dict[str, str]]:
    """The pairs, language by language: ``wanted`` says how many of each kind."""
    judged = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    taken = {(pair["language"], frozenset((pair["first"], pair["second"]))) for pair in judged}
    filled: Counter[str] = Counter()
    for language in dict.fromkeys(LANGUAGES):
        known = rows(index, language)
        masked = [row.masked for row in known]
        for kind, number in wanted.items():
            left = round(number * LANGUAGES.count(language) / len(LANGUAGES))
            while left:
                one = draw.choice(known)
                near = list(islice(partners(one, known, masked), 1 if kind == "nearest" else 30))
                if kind == "likely":
                    near = [other for other in near if STRATA[-1] <= likeness(one, other) < MOST]
                    near.sort(key=lambda other: filled[stratum(likeness(one, other))])
                other = next(iter(near), None)
                if other is None or (language, frozenset((one.name, other.name))) in taken:
                    continue
                taken.add((language, frozenset((one.name, other.name))))
                left -= 1
                layer = stratum(likeness(one, other))
                filled[layer] += kind == "likely"
                yield {
                    "first": one.name, "second": other.name, "language": language, "stratum": layer, "draw": kind,
                    "first_text": one.text, "second_text": other.text,
                }  # fmt: skip


def main() -> int:
    """Draw, and write down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--nearest", type=int, default=160)
    parser.add_argument("--likely", type=int, default=160)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    pairs = list(drawn(options.index, {"nearest": options.nearest, "likely": options.likely}, draw))
    draw.shuffle(pairs)
    lines = (json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    options.target.write_text("".join(lines), encoding="utf-8")
    print(f"{len(pairs)} pairs", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
