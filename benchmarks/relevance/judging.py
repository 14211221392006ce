"""Judgements of topics: reading and writing them, what is still to be judged, and the measures taken with them.

The data is ``tests/relevance/topical.jsonl``: topics (a query as a drafter types it, what is sought) and judgements of
how well a wording answers a topic, by somebody who read it without knowing which system had found it.

    3  what is sought: it could be quoted     2  useful, on the topic     1  touches it     0  does not

The unit that is judged is a *wording*: all paragraphs with the same text, numbers, capitals and space aside, are one.
It is named by a hash and one paragraph that has it; texts are not kept.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import log2
from pathlib import Path
from typing import NamedTuple

JUDGEMENTS = Path(__file__).parents[2] / "tests/relevance/topical.jsonl"
CUT = 10  #: results that nDCG looks at
FIRST = 5  #: results that precision looks at
USEFUL = 2  #: grade from which a result is right
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well a wording answers a topic, and a paragraph that has it (``symbol#place``)."""

    grade: int
    example: str


@dataclass(slots=True)
class Topic:
    """A query as it is typed, its filters by field, what is sought, and the judgements by wording."""

    number: int
    query: str
    sought: str
    filters: dict[str, str] = field(default_factory=dict)
    judged: dict[str, Judgement] = field(default_factory=dict)

    @property
    def parts(self) -> list[str]:
        """Words and, without their quotation marks, phrases."""
        return [phrase or word for phrase, word in _PARTS.findall(self.query)]


class Row(NamedTuple):
    """A paragraph of the corpus: its row in the store, ``symbol#place``, the title of its resolution, its text."""

    key: int
    name: str
    title: str
    text: str


def wording(text: str) -> str:
    """The name of what a text says, whatever its numbers, capitals and spaces: 12 hexadecimal digits."""
    same = _DIGITS.sub("0", " ".join(text.casefold().split()))
    return hashlib.sha256(same.encode()).hexdigest()[:12]


# ---------------------------------------------------------------- judgements


def load(path: Path = JUDGEMENTS) -> dict[int, Topic]:
    """The topics with their judgements, by number."""
    topics: dict[int, Topic] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        number = record["topic"]
        if "query" in record:
            topics[number] = Topic(number, record["query"], record["sought"], record.get("filters", {}))
        else:
            topics[number].judged[record["wording"]] = Judgement(record["grade"], record["example"])
    return topics


def save(topics: Mapping[int, Topic], path: Path = JUDGEMENTS) -> None:
    """Write them as ``load`` reads them: each topic, then its judgements, in the order of their names."""
    with path.open("w", encoding="utf-8") as file:
        for number, topic in sorted(topics.items()):
            filters = {"filters": topic.filters} if topic.filters else {}
            records: list[dict[str, object]] = [
                {"topic": number, "query": topic.query, **filters, "sought": topic.sought}
            ]
            for name, judgement in sorted(topic.judged.items()):
                records.append(
                    {"topic": number, "wording": name, "grade": judgement.grade, "example": judgement.example}
                )
            file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def take(topics: dict[int, Topic], graded: Path) -> int:
    """Take in graded lines of a pool; how many."""
    lines = graded.read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        topics[record["topic"]].judged[record["wording"]] = Judgement(int(record["grade"]), record["example"])
    return len(lines)


# ---------------------------------------------------------------- measures


def grades(found: Iterable[str], judged: Mapping[str, Judgement]) -> list[int]:
    """The grade of every result; 0 for a wording that came before, and for one that nobody judged."""
    seen: set[str] = set()
    result = []
    for name in found:
        result.append(judged[name].grade if name in judged and name not in seen else 0)
        seen.add(name)
    return result


def gain(ranked: Sequence[int], cut: int = CUT) -> float:
    """Discounted cumulative gain of the first ``cut`` grades."""
    return sum(((1 << grade) - 1) / log2(place + 1) for place, grade in enumerate(ranked[:cut], start=1))


def ndcg(found: Iterable[str], judged: Mapping[str, Judgement], cut: int = CUT) -> float:
    """The gain of what was found as a share of the gain of the best order there is; 0 where nothing is of use."""
    best = gain(sorted((judgement.grade for judgement in judged.values()), reverse=True), cut)
    return gain(grades(found, judged), cut) / best if best else 0.0


def precision(found: Iterable[str], judged: Mapping[str, Judgement], first: int = FIRST) -> float:
    """The share of useful results among the first ones."""
    return sum(grade >= USEFUL for grade in grades(found, judged)[:first]) / first


def pool(found: Iterable[Mapping[int, Sequence[Row]]], topics: Mapping[int, Topic]) -> list[str]:
    """What is still to be judged, topic by topic, in the order of the names of the wordings."""
    answers = list(found)
    lines = []
    for number, topic in topics.items():
        waiting: dict[str, Row] = {}
        for row in chain.from_iterable(answer[number] for answer in answers):
            waiting.setdefault(wording(row.text), row)
        for name, row in sorted(waiting.items()):
            if name not in topic.judged:
                record = {"topic": number, "wording": name, "example": row.name, "title": row.title, "text": row.text}
                lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return lines
