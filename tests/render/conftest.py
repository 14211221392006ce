"""Results made by hand for the renderers, and golden files to hold their output."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from render_samples import COUNCIL, KEEPERS, PARAGRAPHS, hit_of

from resindex.model import Facet, Freshness, Group, Resolution, ResultPage, Timeline, Version

GOLDEN = Path(__file__).parent / "golden"
_LINK_ID = re.compile(r"\x1b]8;id=[\d-]+;")


@pytest.fixture
def document() -> Resolution:
    """A resolution with a chapeau, a heading, a vote, a note and an annex."""
    return Resolution("hrc/keepers.txt", "text", KEEPERS, PARAGRAPHS)


@pytest.fixture
def result() -> ResultPage:
    """Three hits of two resolutions, out of many."""
    by_place = {p.place: p for p in PARAGRAPHS}
    return ResultPage(
        query="impunity",
        understood='paragraphs with "impunity"',
        hits=(
            hit_of(KEEPERS, by_place["op_1"], "impunity", "keepers"),
            hit_of(KEEPERS, by_place["pp_1"], "impunity", "court"),
            hit_of(COUNCIL, by_place["op_2_a_ii"], "stove", source="sc/1325.txt"),
        ),
        total=847,
        documents=312,
        seconds=0.018,
        facets=(Facet("verb", (("urges", 1204), ("calls upon", 33), ("notes", 2))),),
        freshness=Freshness(age=7300.0, added=1),
    )


@pytest.fixture
def full(result: ResultPage) -> ResultPage:
    """The same, grouped, with neighbours, other languages and a timeline."""
    by_place = {p.place: p for p in PARAGRAPHS}
    first, second, third = result.hits
    french = replace(first.paragraph, text="Condamne le bris de lampes;", verb_phrase="Condamne")
    first = replace(
        first,
        before=(by_place["heading_1"],),
        after=(by_place["op_2"], by_place["op_2_a"]),
        versions=(Version("fr", french, "place"), Version("es", french, "sequence"), Version("ar")),
    )
    other = replace(hit_of(KEEPERS, by_place["op_2_a"]), before=(by_place["op_2"],), after=(by_place["op_2_a_i"],))
    return replace(
        result,
        hits=(first, second, other, third),
        groups=(Group(3, 7), Group(1, 1)),
        timeline=Timeline(((2000, 12), (2001, 0), (2002, 1), (2003, 834)), undated=1),
    )


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares text with a golden file; ``RESINDEX_UPDATE_GOLDEN=1`` writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        settled = _LINK_ID.sub("\x1b]8;id=1;", text)
        if os.environ.get("RESINDEX_UPDATE_GOLDEN"):
            path.write_text(settled, encoding="utf-8")
        assert settled == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def out() -> io.StringIO:
    """A stream to render into."""
    return io.StringIO()
