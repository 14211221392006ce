"""The judged topics: the form of the data, and the measure that is taken with them."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from resindex.fields import find_field
from resindex.query.parser import parse

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "benchmarks/relevance/judging.py"
DATA = Path(__file__).with_name("topical.jsonl")

pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="a source distribution has no benchmarks")


@pytest.fixture(scope="module")
def judging() -> ModuleType:
    spec = importlib.util.spec_from_file_location("judging", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["judging"] = module  # dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


RECORDS: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
TOPICS = [record for record in RECORDS if "query" in record]
JUDGEMENTS = [record for record in RECORDS if "query" not in record]


# ---------------------------------------------------------------- the data


def test_there_are_forty_topics_that_can_be_asked() -> None:
    assert [topic["topic"] for topic in TOPICS] == list(range(1, 41))
    assert len({topic["query"] for topic in TOPICS}) == 40
    for topic in TOPICS:
        assert topic.keys() - {"filters"} == {"topic", "query", "sought"}
        assert all(find_field(name) for name in topic.get("filters", {}))
        parse(topic["query"])  # raises what a user would see


def test_a_judgement_names_a_wording_and_a_paragraph_and_holds_no_text() -> None:
    for judgement in JUDGEMENTS:
        assert judgement.keys() == {"topic", "wording", "grade", "example"}
        assert re.fullmatch("[0-9a-f]{12}", judgement["wording"])
        assert re.fullmatch(r"[A-Z]+/\S+#\w+", judgement["example"])
        assert judgement["grade"] in range(4)
    assert len({(judgement["topic"], judgement["wording"]) for judgement in JUDGEMENTS}) == len(JUDGEMENTS)


@pytest.mark.parametrize("topic", range(1, 41))
def test_a_topic_has_paragraphs_that_answer_it_and_others_that_do_not(topic: int) -> None:
    grades = [judgement["grade"] for judgement in JUDGEMENTS if judgement["topic"] == topic]
    assert len(grades) >= 10
    assert max(grades) == 3
    assert min(grades) < 3


def test_what_is_written_is_what_was_read(judging: ModuleType, tmp_path: Path) -> None:
    judging.save(judging.load(), tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == DATA.read_bytes()


def test_a_graded_pool_is_taken_in(judging: ModuleType, tmp_path: Path) -> None:
    graded = tmp_path / "graded.jsonl"
    graded.write_text('{"topic": 7, "wording": "a", "example": "A/RES/1/1#op_1", "text": "Urges", "grade": 2}\n')
    topics = {7: judging.Topic(7, "bees", "that bees are kept")}
    assert judging.take(topics, graded) == 1
    assert topics[7].judged == {"a": judging.Judgement(2, "A/RES/1/1#op_1")}


# ---------------------------------------------------------------- the measure


def judged(judging: ModuleType, **grades: int) -> dict[str, Any]:
    return {name: judging.Judgement(grade, "A/RES/1/1#op_1") for name, grade in grades.items()}


def test_a_wording_is_one_whatever_its_numbers_capitals_and_spaces(judging: ModuleType) -> None:
    assert judging.wording("Recalls  resolution 76/206\nof 2021") == judging.wording("recalls resolution 8/9 of 1999")
    assert judging.wording("Recalls resolution 76/206") != judging.wording("Recalls resolutions 76/206")


def test_what_comes_again_or_was_not_judged_is_worth_nothing(judging: ModuleType) -> None:
    assert judging.grades(["b", "a", "new", "a", "c"], judged(judging, a=3, b=2, c=1)) == [2, 3, 0, 0, 1]


def test_gain_by_hand(judging: ModuleType) -> None:
    # 3 / log2(2) + 7 / log2(3) + 1 / log2(6) = 3 + 4.4165 + 0.3869, and at best 7 + 3 / log2(3) + 1 / log2(4) = 9.3928
    found = ["b", "a", "new", "a", "c"]
    assert judging.ndcg(found, judged(judging, a=3, b=2, c=1, d=0)) == pytest.approx(7.8034 / 9.3928, abs=1e-4)
    assert judging.ndcg(["a", "b", "c"], judged(judging, a=3, b=2, c=1, d=0)) == pytest.approx(1)
    assert judging.ndcg(found, judged(judging, a=3, b=2, c=1, d=0), cut=1) == pytest.approx(3 / 7)
    assert judging.ndcg([], judged(judging, a=3)) == 0
    assert judging.ndcg(["a"], judged(judging, a=0)) == 0


def test_precision_counts_useful_wordings_once(judging: ModuleType) -> None:
    assert judging.precision(["a", "a", "b", "c"], judged(judging, a=3, b=2, c=1)) == pytest.approx(2 / 5)


def test_a_pool_asks_for_what_nobody_judged_once_and_in_no_telling_order(judging: ModuleType) -> None:
    rows = [judging.Row(n, f"A/RES/1/{n}#op_1", "Bees", text) for n, text in enumerate(["One", "ONE", "Two", "Three"])]
    topic = judging.Topic(1, "bees", "that bees are kept", judged=judged(judging, **{judging.wording("two"): 1}))
    lines = judging.pool([{1: rows[:3]}, {1: rows[::-1]}], {1: topic})
    names = [json.loads(line)["wording"] for line in lines]
    assert names == sorted({judging.wording("one"), judging.wording("three")})
