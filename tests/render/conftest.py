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

from resindex.hit_records import Facet, Family, Freshness, Group, Member, ResultPage, Timeline, Version
from resindex.model import Resolution

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
def folded(result: ResultPage) -> ResultPage:
    """The same hits, each standing for a family: one that recurs in two wordings, one in a year, one in languages."""
    first, second, third = result.hits
    members = (
        Member(first.id, "A/HRC/RES/31/77", "2016-03-24", "Human Rights Council", "op_1", 1, first.paragraph.text),
        Member("S/RES/1325(2000)#op_4", "S/RES/1325(2000)", "2000-10-31", "Security Council", "op_4", 2,
               "Condemns the breaking of lamps and of lanterns, and urges all States to end impunity for it;"),
        Member("old.txt#op_9", None, None, None, "op_9", 2, "Condemns the breaking of lamps and of lanterns;"),
    )  # fmt: skip
    family = Family(3, 2, 2000, 2016, first.id, ("Human Rights Council", "Security Council"), members)
    return replace(
        result,
        hits=(
            replace(first, family=family, languages=("en",)),
            replace(second, family=Family(2, 1, 2016, 2016, second.id, ("Human Rights Council",)), languages=("en",)),
            replace(third, family=Family(1, 1, 2000, 2000, third.id), languages=("ar", "en", "fr")),
        ),
        families=212,
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
