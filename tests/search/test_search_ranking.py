"""What stands first: words near each other, acts, newer editions; and what happens where no paragraph has all the words."""

from __future__ import annotations

import pytest

from resindex.engines.base import Match
from resindex.query import parse
from resindex.query.syntax import loosened
from resindex.search import Index
from resindex.search.reordering import ACTING, NEAR, RECENT, reordered
from resindex.store.records import Glance

FAR = "Lamps were lit on the long and rocky coast of the north, and later on, as it grew dark, also in the harbour,"
NEAR_TEXT = "Lamps in the harbour were lit on the long and rocky coast of the north as it grew dark,"


def glance(
    key: int,
    text: str,
    *,
    title: str = "",
    section: str = "preambular",
    year: int | None = 2000,
    formula: int | None = None,
) -> Glance:
    return Glance(key, text, title, section, "en", year, formula)


def agenda(key: int, matter: str, says: str = "Decides to include in the provisional agenda") -> Glance:
    return glance(key, f"{says} the item on {matter}", section="operative", formula=len(says))


def order(query: str, *glances: Glance, acting: bool = False) -> list[int]:
    matches = [Match(g.key, 1.0) for g in glances]
    return [ranked.match.key for ranked in reordered(parse(query), matches, glances, acting=acting)]


@pytest.mark.parametrize(
    ("query", "glances", "acting", "expected"),
    [
        pytest.param("lamps harbour", (glance(1, FAR), glance(2, NEAR_TEXT)), False, [2, 1], id="near over far"),
        pytest.param(
            "harbour lamps", (glance(1, "lamps of the harbour"), glance(2, "harbour of the lamps")), False, [2, 1],
            id="in the order that was typed",
        ),
        pytest.param(
            "urges lamps", (glance(1, "lamps it urges"), glance(2, "lamps it urges", section="operative")), True, [2, 1],
            id="an act over a recital",
        ),
        pytest.param(
            "lamps", (glance(1, "lamps"), glance(2, "lamps", year=2020), glance(3, "lamps", year=None)), False, [2, 1, 3],
            id="newer over older, and dated over undated",
        ),
        pytest.param("lamps", (glance(2, "lamps"), glance(1, "lamps")), False, [2, 1], id="the engine's order, else"),
        pytest.param(
            "lamps", (glance(1, "lamps", section="title"), glance(2, "lamps")), False, [2, 1], id="a paragraph over a title"
        ),
        pytest.param(
            "lamps section:title OR lamps", (glance(1, "lamps", section="title"), glance(2, "lamps")), False, [1, 2],
            id="unless titles were asked for",
        ),
        pytest.param(
            "lamps", (agenda(1, "lamps"), glance(2, "lamps of a far coast", section="operative")), False, [2, 1],
            id="what says something over what keeps it on the agenda",
        ),
        pytest.param(
            "decides lamps", (agenda(1, "lamps"), glance(2, "lamps of a far coast", section="operative")), True, [2, 1],
            id="though it decides",
        ),
        pytest.param(
            "agenda lamps", (agenda(1, "lamps"), glance(2, "lamps of an agenda", section="operative", year=None)), False,
            [1, 2], id="unless a word asks for the agenda",
        ),
        pytest.param(
            "seized", (agenda(1, "lamps", "Decides to remain seized of"), glance(2, "goods that were seized", year=None)),
            False, [1, 2], id="be it the only one",
        ),
        pytest.param(
            "kind:boilerplate lamps OR lamps", (agenda(1, "lamps"), glance(2, "lamps", year=None)), False, [1, 2],
            id="or boilerplate was asked for",
        ),
    ],
)  # fmt: skip
def test_order(query: str, glances: tuple[Glance, ...], acting: bool, expected: list[int]) -> None:
    assert order(query, *glances, acting=acting) == expected


def test_gains_add_up_and_have_bounds() -> None:
    tree = parse("lamps harbour")
    glances = (glance(1, "lamps harbour", section="operative", year=2020), glance(2, FAR))
    for ranked in reordered(tree, [Match(1, 2.0), Match(2, 2.0)], glances, acting=True):
        assert ranked.match.score == pytest.approx(2.0 + sum(gain.score for gain in ranked.gains))
        assert 2.0 <= ranked.match.score <= 2.0 * (1.001 + NEAR + ACTING + RECENT)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("lamps", "lamps", 0.0),
        ("lamps harbour", "harbour", 0.0),
        ("lamps harbour", "lamps harbour", NEAR),
        ("lamps AND harbour", "Lamp, harbours", NEAR),
        ("lamps of the harbour", "lamps harbour", NEAR),
    ],
)
def test_nearness(query: str, text: str, expected: float) -> None:
    (ranked,) = reordered(parse(query), [Match(1, 1.0)], [glance(1, text)], acting=False)
    gains = {gain.asked: gain.score for gain in ranked.gains}
    assert gains.get("words near each other", 0.0) == pytest.approx(expected)


def test_where_most_of_the_words_were_enough_all_of_them_stand_first() -> None:
    tree = loosened(parse("lamps harbour wicks"))
    assert tree is not None
    glances = (
        glance(1, "lamps harbour lamps harbour"),
        glance(2, "wicks, and far away from them lamps", title="Harbours"),
    )
    ranked = reordered(tree, [Match(1, 9.0), Match(2, 1.0)], glances, acting=False)
    assert [one.match.key for one in ranked] == [2, 1]


# ---------------------------------------------------------------- most of the words


def test_where_few_have_all_the_words_those_with_half_of_them_come_too(index: Index) -> None:
    page = index.search("condemns attacks hives wasps")
    assert page.every == 0
    assert page.hits[0].paragraph.text.startswith("Condemns attacks on hives")
    assert "at least 2 of" in page.understood


def test_and_asks_for_all_of_them(index: Index) -> None:
    page = index.search("condemns AND attacks AND hives AND wasps")
    assert (page.total, page.every) == (0, None)


@pytest.mark.parametrize(
    "query",
    ["hives wasps", "=condemns =attacks =hives =wasps", '"condemns attacks" "hives wasps"', "wasps hornets gnats"],
)
def test_nothing_is_loosened(query: str, index: Index) -> None:
    assert index.search(query).every is None


def test_other_parts_must_hold_all_the_same(index: Index) -> None:
    page = index.search("condemns attacks hives wasps -occur")
    assert page.total == 0
    page = index.search("condemns attacks hives wasps", body="GA")
    assert all(hit.facts.body == "General Assembly" for hit in page.hits)


def test_a_longer_page_finds_no_more(index: Index) -> None:
    assert {index.search("rights of bees end impunity", limit=n).total for n in (1, 10, 500)} == {
        index.search("rights of bees end impunity").total
    }


def test_pages_of_a_reordered_answer_follow_each_other(index: Index) -> None:
    whole = [hit.id for hit in index.search("bees OR impunity OR hives", limit=100).hits]
    pages = [
        hit.id for n in range(0, 12, 3) for hit in index.search("bees OR impunity OR hives", limit=3, offset=n).hits
    ]
    assert pages == whole[:12]
