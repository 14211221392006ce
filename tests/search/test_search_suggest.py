"""What is suggested when nothing was found."""

from __future__ import annotations

from typing import Any

import pytest

from resindex.search import Index


@pytest.mark.parametrize(
    ("query", "options", "suggestion"),
    [
        pytest.param("impunty", {}, 'no paragraph has "impunty"; did you mean  impunity', id="a slip"),
        pytest.param(
            "verb:urges Ximpunity",
            {},
            'no paragraph has "Ximpunity"; did you mean  verb:urges impunity',
            id="in its query",
        ),
        pytest.param(
            "impunity", {"verb": "decides", "body": "GA"}, "without --verb decides: 2 paragraphs", id="a filter"
        ),
        pytest.param("hives", {"year": "1998"}, "without --year 1998: 2 paragraphs", id="years"),
        pytest.param("hives verb:urges", {}, "without verb:urges: 2 paragraphs", id="a field of the query"),
        pytest.param("hives AND impunity AND bees", {}, "without bees: 2 paragraphs", id="a word"),
        pytest.param(
            '"hives attacks"',
            {},
            'with the words of "hives attacks" anywhere in the paragraph: 1 paragraph',
            id="a phrase",
        ),
        pytest.param("attack", {"exact": True}, "with the words in any of their forms: 1 paragraph", id="exact"),
        pytest.param(
            "condemns NEAR/1 hives", {}, "with the words anywhere in the paragraph: 1 paragraph", id="too far apart"
        ),
        pytest.param("wasps or hives", {}, "for either of two words, write OR in capitals", id="or"),
        pytest.param(
            "wasps hornets hives states",
            {},
            "with any of the words, wasps OR hornets OR hives OR states: 4 paragraphs",
            id="any",
        ),
        pytest.param("A/RES/53/144", {}, "1 paragraph cites A/RES/53/144:  cites:A/RES/53/144", id="a symbol"),
        pytest.param(
            "A/RES/53/144", {}, "9 paragraphs are in A/RES/53/144:  symbol:A/RES/53/144", id="a symbol itself"
        ),
    ],
)
def test_a_suggestion(index: Index, query: str, options: dict[str, Any], suggestion: str) -> None:
    page = index.search(query, **options)
    assert page.total == 0
    assert suggestion in page.suggestions
    assert len(page.suggestions) <= 4


def test_nothing_is_suggested_where_something_was_found(index: Index) -> None:
    assert index.search("hives").suggestions == ()


def test_nothing_is_suggested_that_does_not_help(index: Index) -> None:
    assert index.search("zzzzzz").suggestions == ()
