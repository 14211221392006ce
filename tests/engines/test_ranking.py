"""What comes first, and that nothing beside the words has a say in it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from engine_factories import CORPUS, entry

from resindex.engines import open_engine
from resindex.engines.base import Entry, Searcher
from resindex.query.syntax import And, Everything, Near, Node, Not, Or, Phrase, Prefix, Value, Word

Build = Callable[..., Searcher]


def ranked(searcher: Searcher, tree: Node, **options: object) -> list[int]:
    return [m.key for m in searcher.search(tree, limit=100, **options).matches]  # type: ignore[arg-type]


FILLER = "the keepers of the coast report each winter on tides and storms and boats"


@pytest.mark.parametrize(
    ("entries", "tree", "expected"),
    [
        pytest.param(
            (entry(1, f"lamps {FILLER}"), entry(2, "lamps are lit"), entry(3, "boats")),
            Word("lamps"), [2, 1], id="short over long",
        ),
        pytest.param(
            (entry(1, "lamps and oil"), entry(2, "lamps and lamps"), entry(3, "boats")),
            Word("lamps"), [2, 1], id="often over once",
        ),
        pytest.param(
            (entry(1, "lamps and oil"), entry(2, "lamps and oil", title="On lamps"), entry(3, "boats")),
            Word("lamps"), [2, 1], id="a word in text and title over one in the text",
        ),
        pytest.param(
            (entry(1, "boats and oil", title="On lamps and oil"), entry(2, "boats and lamps"), entry(3, FILLER)),
            Word("lamps"), [2, 1], id="text over title",
        ),
        pytest.param(
            (entry(1, "lamps and oil"), entry(2, "lamps and oil", about="LAMPS; NAVIGATION"), entry(3, "boats")),
            Word("lamps"), [2, 1], id="a word in text and subject over one in the text",
        ),
        pytest.param(
            (entry(1, "lamps", about="LAMPS"), entry(2, "lamps", title="Lamps"), entry(3, "boats", about="LAMPS")),
            Word("lamps"), [2, 1], id="title over subject",
        ),
        pytest.param(
            (entry(1, "oil", about="LAMPS"), entry(2, "boats"), entry(3, "lamps", about="OIL")),
            Word("lamps"), [3], id="a subject finds nothing by itself",
        ),
        pytest.param(
            (entry(1, "lamps and oil", about="OIL LAMPS"), entry(2, "lamps"), entry(3, "boats")),
            Word("lamps", "title"), [], id="a subject is no title",
        ),
        pytest.param(
            (entry(1, "boats here"), entry(2, "wrecks here"), *(entry(n, "boats at sea") for n in range(3, 9))),
            Or((Word("boats"), Word("wrecks"))), [2, 1, 3, 4, 5, 6, 7, 8], id="rare over common",
        ),
        pytest.param(
            (entry(1, "boats at sea"), entry(2, "boats and wrecks"), entry(3, "wrecks at sea"), entry(4, "tides")),
            Or((Word("boats"), Word("wrecks"))), [2, 1, 3], id="both over either",
        ),
        pytest.param(
            (entry(1, "oil lamps and oil lamps at sea"), entry(2, "oil lamps of harbours at sea"), entry(3, "tides")),
            Phrase("oil lamps"), [1, 2], id="a phrase counts as often as it stands there",
        ),
        pytest.param(
            (entry(1, "the lamps of the boats of the coast of the sea"), entry(2, "lamps boats"), entry(3, "of")),
            And((Word("lamps"), Word("of"), Word("boats"))), [2, 1], id="function words do not score beside others",
        ),
    ],
)  # fmt: skip
def test_comes_first(built: Build, entries: tuple[Entry, ...], tree: Node, expected: list[int]) -> None:
    assert ranked(built(*entries), tree) == expected


@pytest.mark.parametrize(
    "tree",
    [
        Word("harbours"),
        Or((Word("harbours"), Word("return"), Prefix("defend"))),
        And((Word("organise"), Not(Word("lamps")))),
        Near((Word("lit"), Word("dusk")), 3),
        Word("lights", exact=True),
        Value("verb", ("urges",)),
    ],
    ids=str,
)
def test_the_reasons_add_up_to_the_score(searcher: Searcher, tree: Node) -> None:
    found = searcher.search(tree, limit=100).matches
    reasons = searcher.reasons(tree, [match.key for match in found])
    assert found
    for match in found:
        assert sum(reason.score for reason in reasons[match.key]) == pytest.approx(match.score)
        assert all(reason.count >= 1 and reason.paragraphs >= 1 for reason in reasons[match.key])


def test_a_reason_names_the_subject(built: Build) -> None:
    searcher = built(entry(1, "lamps and oil", about="LAMPS; LAMP OIL"), entry(2, "lamps"), entry(3, "boats"))
    tree = And((Word("lamps"), Not(Word("boats"))))
    reasons = searcher.reasons(tree, [1, 2])
    assert [(r.field, r.count, r.paragraphs) for r in reasons[1]] == [("text", 1, 2), ("subject", 2, 1)]
    assert [r.field for r in reasons[2]] == ["text"]
    scores = {match.key: match.score for match in searcher.search(tree).matches}
    assert sum(reason.score for reason in reasons[1]) == pytest.approx(scores[1])


def test_filters_never_change_scores(searcher: Searcher) -> None:
    tree = Or((Word("harbours"), Word("return"), Prefix("defend")))
    free = {m.key: m.score for m in searcher.search(tree, limit=100).matches}
    filters = (Value("section", ("operative",)), Not(Value("verb", ("requests",))))
    held = {m.key: m.score for m in searcher.search(tree, filters=filters, limit=100).matches}
    assert set(held) < set(free)
    assert held == {key: free[key] for key in held}


def test_other_languages_never_change_scores(built: Build) -> None:
    english = [e for e in CORPUS if e.language == "en"]
    tree = Or((Word("organise"), Word("return")))
    alone = built(*english).search(tree, language="en").matches
    assert built(*CORPUS).search(tree, language="en").matches == alone


def test_a_value_beside_a_word_takes_nothing_from_its_score(searcher: Searcher) -> None:
    tree = Or((Word("organise"), Value("verb", ("urges", "decides"))))
    scores = {m.key: m.score for m in searcher.search(tree).matches}
    assert scores == {m.key: m.score for m in searcher.search(Word("organise")).matches} | {3: 0.0}


def test_what_is_ruled_out_or_asked_by_value_does_not_score(searcher: Searcher) -> None:
    only = searcher.search(Word("return")).matches
    tree = And((Word("return"), Value("section", ("operative",)), Not(Word("lamps")), Not(Value("verb", ("notes",)))))
    assert searcher.search(tree).matches == only


TIED = [
    entry(1, "lamps", document=1, symbol="A/RES/10/2", date="2001-01-01"),
    entry(2, "lamps", document=1, symbol="A/RES/10/2", date="2001-01-01"),
    entry(3, "lamps", document=2, symbol="A/RES/9/11", date="2001-01-01"),
    entry(4, "lamps", document=3, symbol="A/RES/9/2", date="2001-01-01"),
    entry(5, "lamps", document=4, symbol="A/RES/1/1", date="2003-05-05"),
    entry(6, "lamps", document=5, symbol="A/RES/1/1"),
    entry(7, "lamps", document=6),
]
BY_DATE = [5, 4, 3, 1, 2, 6, 7]  # newest first, then symbols by number, then places; undated ones last
BY_SYMBOL = [5, 6, 4, 3, 1, 2, 7]


@pytest.mark.parametrize("limit", range(1, 8))
@pytest.mark.parametrize(
    ("tree", "sort", "expected"),
    [
        pytest.param(Word("lamps"), "relevance", BY_DATE, id="equal scores"),
        pytest.param(Everything(), "relevance", BY_DATE, id="no scores"),
        pytest.param(Word("lamps"), "date", BY_DATE, id="by date"),
        pytest.param(Word("lamps"), "symbol", BY_SYMBOL, id="by symbol"),
    ],
)
def test_ties_and_sorting(built: Build, tree: Node, sort: str, expected: list[int], limit: int) -> None:
    searcher = built(*TIED)
    assert [m.key for m in searcher.search(tree, sort=sort, limit=limit).matches] == expected[:limit]


def test_order_of_ties_does_not_depend_on_the_order_of_building(tmp_path: Path, kind: str) -> None:
    for seed in range(5):
        shuffled = TIED.copy()
        random.Random(seed).shuffle(shuffled)
        engine = open_engine(tmp_path / str(seed), kind)
        for start in range(0, len(shuffled), seed + 1):
            engine.commit(shuffled[start : start + seed + 1], ())
        searcher = engine.searcher()
        assert ranked(searcher, Word("lamps")) == BY_DATE
        searcher.close()
