"""The nearest things that exist."""

from __future__ import annotations

import pytest

from resindex.query.nearest import nearest


@pytest.mark.parametrize(
    ("typed", "choices", "near"),
    [
        pytest.param("urgs", ["requests", "urges", "purges"], ["urges", "purges"], id="best first"),
        pytest.param("URGES", ["urges"], ["urges"], id="case aside"),
        pytest.param("zebra", ["urges", "requests"], [], id="nothing near"),
        pytest.param(
            "Humn Rights Council",
            ["Human Rights Council", "Security Council"],
            ["Human Rights Council"],
            id="only what is about as near",
        ),
        pytest.param(
            "Secretary-Genral",
            ["Secretary-General", "Secretary General", "Secretary‑general"],
            ["Secretary-General"],
            id="one spelling, the first",
        ),
        pytest.param(
            "A/RES/53/2", ["A/RES/53/1", "A/RES/5/31"], ["A/RES/53/1", "A/RES/5/31"], id="numbers are not run together"
        ),
    ],
)
def test_nearest(typed: str, choices: list[str], near: list[str]) -> None:
    assert nearest(typed, choices) == near


def test_no_more_than_asked_for() -> None:
    assert len(nearest("aaaa", [f"aaa{c}" for c in "bcdefg"], limit=2)) == 2
