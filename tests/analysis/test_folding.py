"""What counts as the same letter, and as the same keyword."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.analysis import fold, fold_word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Human Rights Council", "human rights council", id="case"),
        pytest.param("  Secretary-\n General ", "secretary- general", id="white space"),
        pytest.param("Côte d’Ivoire", "cote d'ivoire", id="accents and curly apostrophe"),
        pytest.param("Co\u0302te d'Ivoire", "cote d'ivoire", id="accent as a mark of its own"),
        pytest.param("S\u201123/2", "s-23/2", id="non-breaking hyphen"),
        pytest.param("“a vote”", '"a vote"', id="curly quotation marks"),
        pytest.param("co\u00adoperation", "cooperation", id="soft hyphen"),
        pytest.param("Œuvre, Straße, Łódź, æther", "oeuvre, strasse, lodz, aether", id="letters that are two"),
        pytest.param("ﬁnal", "final", id="ligature"),
        pytest.param("A/RES/٥٣/١٤٤", "a/res/53/144", id="digits of another script"),
        pytest.param("الْقَرَار", "القرار", id="Arabic vowel marks"),
        pytest.param("القــرار", "القرار", id="Arabic stretched letters"),
        pytest.param("Ещё", "еще", id="Russian"),
        pytest.param("１２３", "123", id="full-width digits"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("Non-Governmental", "nongovernmental", id="hyphen"),
        pytest.param("women’s", "women", id="possessive"),
        pytest.param("Sana’a", "sanaa", id="apostrophe"),
        pytest.param("États", "etats", id="accent"),
        pytest.param("organisations", "organisations", id="neither stemmed nor respelled"),
    ],
)
def test_fold_word(word: str, expected: str) -> None:
    assert fold_word(word) == expected


@given(st.text())
def test_folding_a_second_time_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
