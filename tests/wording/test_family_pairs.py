"""The judged pairs are what their page says they are; how well families agree with them is a benchmark's affair."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

PAIRS = Path(__file__).parents[1] / "relevance" / "family_pairs.jsonl"


def test_pairs() -> None:
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    assert Counter(pair["use"] for pair in pairs) == {"setting": 300, "report": 150, "second": 320, "fresh": 300}
    assert {pair["judgement"] for pair in pairs} == {"same", "different"}
    keys = {"first", "second", "language", "judgement", "why", "use", "stratum"}
    assert all(set(pair) - {"draw"} == keys for pair in pairs), "ids and judgements alone, no text"
    assert {pair.get("draw") for pair in pairs if pair["use"] in ("second", "fresh")} == {"nearest", "likely"}
    assert len({(pair["language"], frozenset((pair["first"], pair["second"]))) for pair in pairs}) == len(pairs)
    assert all("#" in pair["first"] and "#" in pair["second"] and pair["first"] != pair["second"] for pair in pairs)
