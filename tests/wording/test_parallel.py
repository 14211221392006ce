"""A paragraph has one place in all languages."""

from __future__ import annotations

import pytest

from resindex.parallel import latin_place, place_mark


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("op_8_a_ii", "op_8_a_ii", id="Latin"),
        pytest.param("op_8_أ", "op_8_a", id="Arabic letter"),
        pytest.param("op_8_ج_’4‘", "op_8_c_iv", id="Arabic number in quotation marks"),
        pytest.param("op_8_а", "op_8_a", id="Cyrillic letter that looks Latin"),
        pytest.param("op_8_b_㈡", "op_8_b_ii", id="Chinese number in parentheses"),
        pytest.param("op_8_中", "op_8_中", id="what is not known stays"),
    ],
)
def test_places(place: str, expected: str) -> None:
    assert latin_place(place) == expected


def test_marks() -> None:
    assert place_mark("A/RES/94/901", "op_8_أ") == place_mark("A/RES/94/901", "op_8_a")
    assert place_mark("A/RES/94/901", "op_8_a") != place_mark("A/RES/94/902", "op_8_a")
