"""Chinese text: only its stops and its words tell where a paragraph begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from resindex.parsing import parse
from resindex.reading import read

HEAD = ["A/RES/88/7", "大会2033年12月18日决议", "88/7. 港口的灯", "大会，"]
RECITALS = ["回顾以往关于港口灯光的各项决议，", "意识到每个港口都需要灯，"]
FOOT = ["第60次全体会议", "2033年12月18日"]


def paragraphs(tmp_path: Path, lines: list[str], between: str = "\n") -> list[tuple[str, str | None, str]]:
    path = tmp_path / "a.txt"
    path.write_text(between.join(lines) + "\n", encoding="utf-8")
    (resolution,) = parse(read(path, tmp_path))
    return [
        (p.section[:2], p.number, p.text) for p in resolution.paragraphs if p.section in ("preambular", "operative")
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param(["1. 回顾守灯人的报告，", "强调必须使每个港口都有灯；"], id="behind a comma another act"),
        pytest.param(
            ["1. 赞赏地注意到守灯人为港口所作的努力，这些努力使船只在冬天的夜里也能看见港口", "的灯；"], id="in a word"
        ),
        pytest.param(["1. 邀请守灯人", "会同各港口提出报告；"], id="a short line that acts is no heading"),
        pytest.param(["1. 请守灯人购买100", "000升灯油；"], id="in a number"),
        pytest.param(["1. 又请守灯人提出报告，", "并说明灯油的价格；"], id="before a conjunction"),
    ],
)
def test_a_line_break_inside_a_numbered_paragraph_begins_none(tmp_path: Path, wrapped: list[str]) -> None:
    found = paragraphs(tmp_path, [*HEAD, *RECITALS, *wrapped, "2. 决定继续处理此案。", *FOOT])
    assert [(section, number) for section, number, _ in found] == [("pr", "1"), ("pr", "2"), ("op", "1"), ("op", "2")]
    assert "".join(found[2][2].split()) == "".join(wrapped)[2:].strip()


def test_a_break_behind_a_comma_parts_no_recitals_that_blank_lines_part(tmp_path: Path) -> None:
    lines = [
        *HEAD,
        *RECITALS,
        "还回顾守灯人的报告，\n强调灯油的重要性，",
        "1. 请守灯人提出报告；",
        "2. 决定继续处理此案。",
    ]
    found = paragraphs(tmp_path, [*lines, *FOOT], "\n\n")
    assert [number for section, number, _ in found if section == "pr"] == ["1", "2", "3"]


def test_a_heading_between_recitals_and_the_first_number_stands_alone(tmp_path: Path) -> None:
    found = paragraphs(tmp_path, [*HEAD, *RECITALS, "灯油的供应", "1. 决定供应灯油；", "2. 决定继续处理此案。", *FOOT])
    assert [text for section, _, text in found if section == "pr"] == RECITALS


@pytest.mark.parametrize(
    "act", ["核准在新港口举行守灯人会议。", "提出以下建议供各港口审议：\n(a) 购买灯油；\n(b) 修理灯。"]
)
def test_the_only_act_is_told_by_its_stop(tmp_path: Path, act: str) -> None:
    found = paragraphs(tmp_path, [*HEAD, *RECITALS, *act.split("\n"), *FOOT])
    assert [section for section, _, _ in found] == ["pr", "pr", *["op"] * len(act.split("\n"))]
