"""States by code and by any of their names; what is no more is not what came after it."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from resindex.states import find_state, state_name, states


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("BRA", "BRA"),
        ("bra", "BRA"),
        ("BR", "BRA"),
        ("Brazil", "BRA"),
        ("BRAZIL", "BRA"),
        ("Brésil", "BRA"),
        ("bresil", "BRA"),
        ("Бразилия", "BRA"),
        ("البرازيل", "BRA"),
        ("巴西", "BRA"),
        ("Côte d'Ivoire", "CIV"),
        ("COTE D’IVOIRE", "CIV"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("Netherlands (Kingdom of the)", "NLD"),
        ("the Netherlands", "NLD"),
        ("los Estados Unidos", "USA"),
        ("Venezuela (Bolivarian Republic of)", "VEN"),
        ("Turkey", "TUR"),
        ("Swaziland", "SWZ"),
        ("ZAR", "COD"),
        ("Holy See", "VAT"),
        ("Yugoslavia", "YUG"),
        ("Soviet Union", "SUN"),
        ("Union of Soviet Socialist Republics", "SUN"),
        ("German Democratic Republic", "DDR"),
        ("Federal Republic of Germany", "DEU"),
    ],
)
def test_find_state(name: str, code: str) -> None:
    state = find_state(name)
    assert state is not None
    assert state.codes[0] == code


@pytest.mark.parametrize("name", ["", "Atlantis", "States", "Group of 77", "XQZ", "of", "the"])
def test_no_state(name: str) -> None:
    assert find_state(name) is None
    assert state_name(name) == name


def test_every_state_that_is_named_has_a_code_of_its_own() -> None:
    names = tomllib.loads((files("resindex.data") / "states.toml").read_text(encoding="utf-8"))
    assert set(names) <= {state.name for state in states()}
    codes = [code for state in states() for code in state.codes]
    assert len(codes) == len(set(codes))
    assert all(state.codes[0].isupper() and len(state.codes[0]) == 3 for state in states())


@pytest.mark.parametrize("state", states(), ids=lambda state: state.codes[0])
def test_a_state_is_found_by_its_name_and_codes(state: object) -> None:
    from resindex.states import State

    assert isinstance(state, State)
    assert {find_state(name) for name in (state.name, *state.codes)} == {state}
