"""Compare families of repeated wording with pairs that were judged by reading.

usage: python benchmarks/quality/families.py FOLDER [--index INDEX] [--use fresh|second|report|setting] [--show]

FOLDER holds the development texts (``corpora``); INDEX is an index of them that is built already, else one is built
in a temporary folder. The pairs are in ``tests/relevance/family_pairs.jsonl``, by symbol and place: *same* or
*different*, and why. They were judged by reading, before any method had seen them, under the rule: would a drafter call
this the same agreed language, reworded at most in numbers, dates, names of reports or sessions, or by a word or two
that does not change who is asked to do what?

Of 300 (``--use setting``), drawn over strata of likeness so that many are hard to tell, rules and thresholds were made;
*weighted* gives every stratum the weight that it has among the neighbours of English paragraphs. 150 (``report``) were
drawn and judged when that was done: a paragraph at random, and the one nearest to it in another document. Another 320
(``second``) were read for what was missed. 300 more (``fresh``) were drawn and judged after that, and are for reporting
alone; of these two, half are drawn as those of ``report`` were, and half where it is hard to tell
(``draw_family_pairs.py``).

Also told: how many families, wordings and paragraphs there are, and what share of the preambular and operative
paragraphs of the last General Assembly session repeats an earlier session's.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

PAIRS = Path(__file__).parents[2] / "tests" / "relevance" / "family_pairs.jsonl"

#: Pairs of English wordings in each stratum among the neighbours that the draw was made from; "masked" pairs have the
#: same wording but for numbers: each wording that recurs is counted once.
_WEIGHTS = {
    "masked": 16014, "0.95": 5316, "0.9": 5128, "0.85": 4808, "0.8": 5942, "0.75": 5690, "0.7": 6830, "0.6": 19089,
    "0.5": 32528, "0.4": 38378,
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--use", choices=("fresh", "second", "report", "setting"), default="fresh")
    parser.add_argument("--show", action="store_true", help="name the pairs that are judged otherwise")
    options = parser.parse_args()
    if options.index is not None:
        return _compare(options.index, options.use, show=options.show)
    from resindex import indexing

    with tempfile.TemporaryDirectory() as folder:
        indexing.update([options.folder], Path(folder))
        return _compare(Path(folder), options.use, show=options.show)


def _compare(index: Path, use: str, *, show: bool) -> int:
    connection = sqlite3.connect(f"file:{index / 'store.sqlite'}?mode=ro", uri=True)
    counts: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    drawn: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    missing = 0
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if pair["use"] != use:
            continue
        found = [_family(connection, pair[side], pair["language"]) for side in ("first", "second")]
        if None in found:
            missing += 1
            continue
        wanted, said = pair["judgement"] == "same", found[0] == found[1]
        counts[str(pair["stratum"])][wanted, said] += 1
        drawn[pair.get("draw", "")][wanted, said] += 1
        if show and wanted != said:
            print(f"{pair['judgement']:9}  {pair['stratum']!s:6}  {pair['first']}  {pair['second']}  ({pair['why']})")
    _tell_pairs(counts, missing, weighted=use == "setting")
    for draw, count in sorted(drawn.items()):
        if draw:
            _tell_shares(draw, {draw: count}, {draw: 1.0})
    _tell_size(connection)
    _tell_repeats(connection)
    return 0


def _family(connection: sqlite3.Connection, cited: str, language: str) -> int | None:
    symbol, _, place = cited.partition("#")
    row = connection.execute(
        "SELECT w.family FROM documents AS d JOIN paragraphs AS p ON p.document = d.id"
        " JOIN wordings AS w ON w.id = p.wording WHERE d.symbol = ? AND d.language = ? AND p.place = ?",
        (symbol, language, place),
    ).fetchone()
    return None if row is None else int(row[0])


def _tell_pairs(counts: dict[str, Counter[tuple[bool, bool]]], missing: int, *, weighted: bool) -> None:
    print("stratum  pairs  same  said same  of these right")
    for stratum in sorted(counts, reverse=True):
        count = counts[stratum]
        same, said = count[True, True] + count[True, False], count[True, True] + count[False, True]
        print(f"{stratum:7}  {count.total():5}  {same:4}  {said:9}  {count[True, True]:14}")
    weights = {"plain": dict.fromkeys(counts, 1.0)}
    if weighted:
        weights["weighted"] = {stratum: _WEIGHTS[stratum] / counts[stratum].total() for stratum in counts}
    for name, weight in weights.items():
        _tell_shares(name, counts, weight)
    if missing:
        print(f"{missing} pairs are not in this index", file=sys.stderr)


def _tell_shares(name: str, counts: dict[str, Counter[tuple[bool, bool]]], weight: dict[str, float]) -> None:
    right = sum(weight[s] * c[True, True] for s, c in counts.items())
    said = sum(weight[s] * (c[True, True] + c[False, True]) for s, c in counts.items())
    same = sum(weight[s] * (c[True, True] + c[True, False]) for s, c in counts.items())
    print(f"{name}: precision {right / said:.3f}, recall {right / same:.3f}")


def _tell_size(connection: sqlite3.Connection) -> None:
    wordings, families, paragraphs = connection.execute(
        "SELECT count(*), count(DISTINCT family), sum(paragraphs) FROM wordings"
    ).fetchone()
    (largest,) = connection.execute(
        "SELECT max(n) FROM (SELECT count(*) AS n FROM wordings GROUP BY family)"
    ).fetchone()
    print(f"{paragraphs} paragraphs, {wordings} wordings, {families} families; at most {largest} wordings in one")


def _tell_repeats(connection: sqlite3.Connection) -> None:
    for section in ("preambular", "operative"):
        rows = connection.execute(
            "SELECT w.id, w.family, cast(d.session AS INTEGER) FROM paragraphs AS p JOIN documents AS d"
            " ON d.id = p.document JOIN wordings AS w ON w.id = p.wording WHERE d.language = 'en'"
            " AND d.symbol LIKE 'A/RES/%' AND p.section = ? AND length(p.text) > 60",
            (section,),
        ).fetchall()
        last = max((session for *_, session in rows), default=0)
        before = [(wording, family) for wording, family, session in rows if session < last]
        wordings, families = {w for w, _ in before}, {f for _, f in before}
        now = [(wording, family) for wording, family, session in rows if session == last]
        same = sum(wording in wordings for wording, _ in now)
        near = sum(family in families for _, family in now)
        if now:
            share = f"{same / len(now):.3f} word for word but for numbers, {near / len(now):.3f} with near ones"
            print(f"session {last}, {section}: {len(now)} paragraphs, of which earlier sessions have {share}")


if __name__ == "__main__":
    sys.exit(main())
