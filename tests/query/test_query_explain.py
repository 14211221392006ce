"""Queries in plain English."""

from __future__ import annotations

import pytest

from resindex.query import explain, parse
from resindex.query.syntax import Everything, Value


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        pytest.param("impunity", 'with "impunity"', id="word"),
        pytest.param(
            'attacks "human rights" impun*',
            'with "attacks" and the phrase "human rights" and a word beginning "impun"',
            id="text",
        ),
        pytest.param("-section:operative", "not in the operative part", id="a part denied"),
        pytest.param("peace OR war", 'with "peace" or "war"', id="alternatives"),
        pytest.param("peace -war", 'with "peace", without "war"', id="without"),
        pytest.param("peace -(war OR conflict)", 'with "peace", without "war" or "conflict"', id="without both"),
        pytest.param("title:defenders", 'with "defenders" in the title', id="title"),
        pytest.param(
            'impunity verb:urges year:2000..2005 body:"General Assembly"',
            'with "impunity", verb urges, adopted 2000 to 2005, in the General Assembly',
            id="fields",
        ),
        pytest.param("verb:(urges OR requests)", "with verb urges or requests", id="one field's alternatives"),
        pytest.param("verb:urges OR section:operative", "(with verb urges or in the operative part)", id="two fields'"),
        pytest.param("-verb:urges", "without verb urges", id="field denied"),
        pytest.param("year:2003", "adopted in 2003", id="year"),
        pytest.param("year:2000..", "adopted 2000 or later", id="since"),
        pytest.param("year:..2005", "adopted up to 2005", id="until"),
        pytest.param("date:2003-04-24", "adopted on 24 April 2003", id="day"),
        pytest.param("date:2003-04", "adopted 1 April 2003 to 30 April 2003", id="month"),
        pytest.param("cites:A/RES/53/144 language:fr", "citing A/RES/53/144, in French", id="citation and language"),
        pytest.param("symbol:A/HRC/*", "of A/HRC/…", id="beginning of a symbol"),
        pytest.param('adoption:"without a vote"', "adopted without a vote", id="adoption"),
        pytest.param("section:preambular", "in the preamble", id="section"),
        pytest.param("(a1 b1) OR c1", '((with "a1", with "b1") or with "c1")', id="a group among alternatives"),
    ],
)
def test_a_sentence(query: str, sentence: str) -> None:
    assert explain(parse(query)) == f"paragraphs {sentence}"


def test_filters_are_named_too() -> None:
    filters = [Value("verb", ("urges",)), Value("addressee", ("a", "b", "c", "d"), "States")]
    assert explain(Everything(), filters) == 'paragraphs with verb urges, addressed to "States" (4 forms)'
    assert explain(parse("x1"), filters[:1]) == 'paragraphs with "x1", verb urges'


def test_everything() -> None:
    assert explain(Everything()) == "all paragraphs"
