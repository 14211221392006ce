"""Hits of one resolution stand together, with their neighbours as passages; a timeline fits its width."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_samples import COUNCIL, KEEPERS, PARAGRAPHS, hit_of

from resindex import render
from resindex.hit_records import Hit, ResultPage, Timeline
from resindex.render.chart import chart
from resindex.render.grouping import groups, passages


def hit_at(position: int, around: int = 0, source: str = "a.txt") -> Hit:
    """A hit on the paragraph at that position, with its neighbours."""
    before = PARAGRAPHS[max(0, position - around) : position]
    after = PARAGRAPHS[position + 1 : position + 1 + around]
    return replace(hit_of(KEEPERS, PARAGRAPHS[position], source=source), before=before, after=after)


@given(
    st.lists(st.integers(0, len(PARAGRAPHS) - 1), min_size=1, max_size=5, unique=True),
    st.integers(0, 4),
)
def test_a_passage_is_a_stretch_of_the_document(positions: list[int], around: int) -> None:
    places = [p.place for p in PARAGRAPHS]
    found = passages([hit_at(position, around) for position in positions])
    shown = [[places.index((i.paragraph if isinstance(i, Hit) else i).place) for i in passage] for passage in found]
    assert all(stretch == list(range(stretch[0], stretch[-1] + 1)) for stretch in shown), "in order, without a gap"
    flat = [place for stretch in shown for place in stretch]
    assert len(flat) == len(set(flat)), "no paragraph twice"
    hits = [i for passage in found for i in passage if isinstance(i, Hit)]
    assert sorted(places.index(hit.paragraph.place) for hit in hits) == sorted(positions)
    assert positions[0] in shown[0], "the best hit's passage first"


def test_neighbours_of_two_languages_are_not_mixed() -> None:
    assert len(passages([hit_at(4, 1), hit_at(5, 1, source="b.txt")])) == 2


def test_groups_say_what_is_left_out(full: ResultPage) -> None:
    assert [(len(group.hits), group.more, group.rest) for group in groups(full)] == [
        (3, 4, "+4 more paragraphs"),
        (1, 0, ""),
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({}, "1 to 2 of 312 resolutions, 847 paragraphs · 18 ms", id="first page"),
        pytest.param({"offset": 4}, "5 to 6 of 312 resolutions", id="later page"),
        pytest.param({"offset": 4}, "next: --page 4", id="the page after"),
        pytest.param({"documents": 2, "total": 8}, "8 paragraphs in 2 resolutions · 18 ms", id="all on one page"),
    ],
)
def test_the_footer_of_a_grouped_page_counts_resolutions(
    change: dict[str, int], words: str, full: ResultPage, out: io.StringIO
) -> None:
    render.page(replace(full, **change), format="plain", out=out, footer=True)  # type: ignore[arg-type]
    assert words in out.getvalue().splitlines()[-1]


def test_another_language_in_a_group_is_named(full: ResultPage, out: io.StringIO) -> None:
    hit = replace(full.hits[2], facts=replace(KEEPERS, language="fr"), source="keepers-fr.txt", before=(), after=())
    render.page(replace(full, hits=(full.hits[0], full.hits[1], hit, full.hits[3])), format="table", out=out)
    assert "OP 2 (a)  operative · fr · calls upon (from OP 2)" in out.getvalue()


@pytest.mark.parametrize("width", [10, 30, 100])
@given(counts=st.lists(st.integers(0, 5000), min_size=1, max_size=120).filter(any))
def test_a_chart_fits_its_width_and_hides_no_year(width: int, counts: list[int]) -> None:
    timeline = Timeline(tuple((1946 + n, number) for n, number in enumerate(counts)))
    drawn = chart(timeline, width)
    assert all(len(line) <= width for line in drawn.lines)
    assert drawn.axis.startswith(("19", "20"))
    if drawn.heading.startswith("by year"):
        wide = max(1, min(6, width // len(counts)))
        bottom = drawn.lines[-1].ljust(wide * len(counts))
        assert [bottom[n * wide] != " " for n in range(len(counts))] == [number > 0 for number in counts]


def test_the_highest_column_is_the_year_with_most() -> None:
    drawn = chart(Timeline(((2000, 1), (2001, 8), (2002, 4)), undated=2), 40)
    assert drawn.heading == "by year: 13 paragraphs from 2000 to 2002, most in 2001 (8); 2 without a date"
    assert drawn.lines[0] == "      █████"
    assert drawn.axis == "2000  2001  2002"


def test_a_hit_of_another_document_is_in_another_group(result: ResultPage) -> None:
    found = list(groups(replace(result, hits=(hit_at(4), hit_of(COUNCIL, PARAGRAPHS[4], source="b.txt")))))
    assert [len(group.hits) for group in found] == [1, 1]
