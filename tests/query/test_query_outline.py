"""The outline of a query: every part, under what joins it."""

from __future__ import annotations

import pytest

from resindex.query import parse
from resindex.query.outline import outline
from resindex.query.syntax import Everything, Range, Value


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        pytest.param("impunity", ['"impunity", in any form'], id="a word"),
        pytest.param("=impunity", ['"impunity" exactly'], id="an exact word"),
        pytest.param(
            'a1 OR "b1 c1" d1*',
            ["any of", '  "a1", in any form', "  all of", '    the phrase "b1 c1"', '    a word beginning "d1"'],
            id="alternatives",
        ),
        pytest.param("-a1", ["not", '  "a1", in any form'], id="denied"),
        pytest.param(
            "-(a1 OR b1)", ["none of", '  "a1", in any form', '  "b1", in any form'], id="all alternatives denied"
        ),
        pytest.param(
            "org?n NEAR/3 peace~",
            [
                "near each other, at most 3 apart",
                '  a word of the form "org?n"',
                '  a word like "peace" but for 1 letter',
            ],
            id="near",
        ),
        pytest.param("title:lights", ['"lights" in the title, in any form'], id="title"),
        pytest.param("year:2003", ["adopted in 2003"], id="year"),
    ],
)
def test_outline(query: str, lines: list[str]) -> None:
    assert list(outline(parse(query))) == lines


def test_filters_stand_beside_the_query() -> None:
    filters = (Value("verb", ("urges",), "urges"), Range("year", "2000", None))
    assert outline(parse("a1 b1"), filters)[0] == "all of"
    assert outline(parse("a1 b1"), filters)[1:] == (
        '  "a1", in any form', '  "b1", in any form', "  verb urges", "  adopted 2000 or later",
    )  # fmt: skip
    assert outline(Everything(), filters[:1]) == ("verb urges",)
