"""The figures that verbs and addressees are held to, on paragraphs that were labelled by reading."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from resindex.parsing.verbs import read_acts

SILENT = {"the", "all", "relevant", "concerned", "other"}


def head(name: str) -> str:
    return " ".join(w for w in re.findall(r"\w+", name.casefold()) if w not in SILENT)


def f1(pairs: list[tuple[set[str], set[str]]]) -> float:
    both = sum(len(have & want) for have, want in pairs)
    return 2 * both / (sum(len(have) for have, _ in pairs) + sum(len(want) for _, want in pairs))


@pytest.mark.shared
def test_labelled_paragraphs(shared: Path) -> None:
    labels = [json.loads(line) for line in (shared / "eval" / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    read = [read_acts(label["text"], label["section"]) for label in labels]
    verbs = [(set(acts.verbs), set(label["verbs"])) for acts, label in zip(read, labels, strict=True)]
    named = [
        (set(map(head, acts.addressees)), set(map(head, label["addressees"])))
        for acts, label in zip(read, labels, strict=True)
    ]
    assert f1(verbs) >= 0.96
    assert sum(have == want for have, want in verbs) / len(verbs) >= 0.92
    assert f1(named) >= 0.85
