"""Places as people write them."""

from __future__ import annotations

import pytest

from resindex.query.places import read_place, split_place


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("op_4", "op_4"), ("#op_4", "op_4"), ("#4", "op_4"), ("4", "op_4"), ("op 4", "op_4"), ("OP4", "op_4"),
        ("#4(a)", "op_4_a"), ("4 (a) (ii)", "op_4_a_ii"), ("op 8(A)", "op_8_a"), ("para 4", "op_4"),
        ("para. 4", "op_4"),
        ("paragraph 12", "op_12"), ("operative paragraph 5 bis", "op_5_bis"), ("pp 3", "pp_3"), ("PP3", "pp_3"), ("chapter VII", "ch_vii"), ("article 4", "art_4"),
        ("preambular paragraph 3", "pp_3"), ("annex_1_p_12", "annex_1_p_12"), ("annex 1 p 12", "annex_1_p_12"),
        ("annex_II", "annex_II"),
        ("nested 1 op 2", "nested_1_op_2"), ("art. 4", "art_4"), ("article 16 (1)", "art_16_1"),
        ("title", "title"), ("enacting", "enacting"), ("#4.1", "op_4.1"), ("op 4.1 (a)", "op_4.1_a"),
        ("op_4.1_a", "op_4.1_a"), ("annex 1 p 2.2.1", "annex_1_p_2.2.1"), ("para. 17.b", "op_17.b"),
    ],
)  # fmt: skip
def test_the_likeliest_reading_comes_first(typed: str, place: str) -> None:
    assert read_place(typed)[0] == place


@pytest.mark.parametrize("typed", ["", "#", "()", " – "])
def test_what_names_no_place(typed: str) -> None:
    assert read_place(typed) == ()


@pytest.mark.parametrize(
    ("cited", "parts"),
    [
        ("A/RES/53/144", ("A/RES/53/144", None)),
        ("A/RES/53/144#op_4", ("A/RES/53/144", "op_4")),
        ("A/RES/53/144 # op 4 (a)", ("A/RES/53/144", "op 4 (a)")),
        ("A/RES/53/144, para. 4", ("A/RES/53/144", "para. 4")),
        ("A/RES/53/144 pp 3", ("A/RES/53/144", "pp 3")),
        ("S/RES/1325 (2000), paragraph 1", ("S/RES/1325 (2000)", "paragraph 1")),
        ("treaty:ICCPR article 4", ("treaty:ICCPR", "article 4")),
        ("A/RES/53/144#", ("A/RES/53/144", None)),
    ],
)
def test_symbol_and_place_are_told_apart(cited: str, parts: tuple[str, str | None]) -> None:
    assert split_place(cited) == parts
