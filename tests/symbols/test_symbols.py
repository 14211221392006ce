"""Symbols: one canonical form, back and forth, sorted as people sort."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.errors import SymbolError
from resindex.symbols import (
    Symbol,
    council_year,
    human,
    normalise_symbol,
    official_url,
    roman_value,
    sort_key,
    split_double,
    to_roman,
)

PRINTED = [
    pytest.param("S/RES/1325 (2000)", "S/RES/1325(2000)", id="space before the year"),
    pytest.param("s/res/1325", "S/RES/1325(2000)", id="year filled in"),
    pytest.param("A/RES/217 A (III)", "A/RES/217(III)A", id="part before the session"),
    pytest.param("A/RES/217 (III) A", "A/RES/217(III)A", id="part behind the session"),
    pytest.param("A/RES/217(III)[A]", "A/RES/217(III)A", id="part in brackets"),
    pytest.param("A/RES/3362 (S-VII)", "A/RES/3362(S-VII)", id="old special session"),
    pytest.param("A/RES/67/254 A", "A/RES/67/254A", id="part letter"),
    pytest.param("A/RES/78/80 A-B", "A/RES/78/80A-B", id="two parts in one issue"),
    pytest.param("A/RES/S\u201124/2", "A/RES/S-24/2", id="non-breaking hyphen"),
    pytest.param("A/RES/ES-\u00a010/21", "A/RES/ES-10/21", id="no-break space"),
    pytest.param("A/hrc/RES/16/18", "A/HRC/RES/16/18", id="lower case inside"),
    pytest.param("a/res/53/144", "A/RES/53/144", id="typed in lower case"),
    pytest.param("E/CN.4/SUB.2/RES/2002/8", "E/CN.4/Sub.2/RES/2002/8", id="sub-commission"),
    pytest.param("E/RES/155 C (VII)", "E/RES/155(VII)C", id="council, Roman"),
    pytest.param("UNEP/EA.5/Res.5", "UNEP/EA.5/Res.5", id="environment assembly"),
    pytest.param("wha60.29", "WHA60.29", id="health assembly"),
    pytest.param("WHA73(8)", "WHA73(8)", id="health assembly, decision"),
    pytest.param("S/PRST/2014/10", "S/PRST/2014/10", id="statement"),
    pytest.param("A/HRC/PRST/OS/12/1", "A/HRC/PRST/OS/12/1", id="statement of the Council's president"),
    pytest.param("A/CONF.157/24 (Part I)", "A/CONF.157/24(PartI)", id="part of a document"),
    pytest.param("A/77/6 (sect. 3)/Add.1", "A/77/6(Sect.3)/Add.1", id="section of a document"),
    pytest.param("NPT/CONF.2010/50 (vol. I)", "NPT/CONF.2010/50(Vol.I)", id="volume"),
    pytest.param("E/2021/19", "E/2021/19", id="a document stays a document"),
    pytest.param("a/hrc/54/l.16/rev.1", "A/HRC/54/L.16/Rev.1", id="draft typed in lower case"),
    pytest.param("AG/RES. 2177 (XXXVI-O/06)", "AG/RES.2177(XXXVI-O/06)", id="organization of American states"),
    pytest.param("A/77/62\u2013E/2022/8", "A/77/62", id="the first of a double symbol"),
    pytest.param("1/cp.21", "UNFCCC:1/CP.21", id="conference of parties"),
    pytest.param("UNFCCC:5/CMA.5", "UNFCCC:5/CMA.5", id="conference of parties, canonical"),
    pytest.param("P9_TA(2021)0123", "P9_TA(2021)0123", id="European Parliament"),
    pytest.param("2020/2258 (INI)", "2020/2258(INI)", id="procedure of the European Parliament"),
    pytest.param("36 C/Resolution 15", "36C/Resolution15", id="UNESCO"),
    pytest.param("ACHPR/Res.376(LX)2017", "ACHPR/Res.376(LX)2017", id="African Commission"),
    pytest.param("WCC-2020-Res-056-EN", "WCC-2020-Res-056-EN", id="IUCN"),
    pytest.param("Assembly/AU/Dec.123 (VII)", "Assembly/AU/Dec.123(VII)", id="African Union"),
]

CITED = [
    pytest.param("53/144", "A/RES/53/144", id="assembly"),
    pytest.param("S-24/2", "A/RES/S-24/2", id="assembly, special session"),
    pytest.param("16/18", "A/HRC/RES/16/18", id="a session that the Assembly counted in Roman numerals"),
    pytest.param("1325 (2000)", "S/RES/1325(2000)", id="council"),
    pytest.param("1325(2000)", "S/RES/1325(2000)", id="council, no space"),
    pytest.param("UNSCR 1325", "S/RES/1325(2000)", id="council, abbreviated"),
    pytest.param("217 A (III)", "A/RES/217(III)A", id="Roman"),
    pytest.param("General Assembly resolution 53/144", "A/RES/53/144", id="in words"),
    pytest.param("HRC decision 2/102", "A/HRC/DEC/2/102", id="abbreviated body"),
    pytest.param("Commission on Human Rights resolution 2003/64", "E/CN.4/RES/2003/64", id="commission"),
    pytest.param("World Health Assembly resolution 60.29", "WHA60.29", id="health assembly"),
    pytest.param("United Nations Environment Assembly resolution 5/5", "UNEP/EA.5/Res.5", id="environment"),
]


@pytest.mark.parametrize(("printed", "canonical"), PRINTED + CITED)
def test_one_canonical_form(printed: str, canonical: str) -> None:
    assert normalise_symbol(printed) == canonical
    assert normalise_symbol(canonical) == canonical
    assert str(Symbol.parse(printed)) == canonical


@pytest.mark.parametrize("text", ["", "impunity", "1", "HIV/AIDS", "24", "(2000)", "foo resolution 5/1"])
def test_what_is_no_symbol_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(SymbolError) as caught:
        normalise_symbol(text)
    assert "A/RES/53/144" in (caught.value.hint or "")


def test_a_number_of_several_bodies_is_not_guessed() -> None:
    with pytest.raises(SymbolError) as caught:
        normalise_symbol("2003/64")
    assert "E/RES/2003/64" in (caught.value.hint or "")
    assert "E/CN.4/RES/2003/64" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("symbol", "series", "kind", "session", "number", "part", "tail"),
    [
        pytest.param("A/RES/67/254A", "A", "RES", "67", 254, "A", "", id="assembly"),
        pytest.param("A/RES/217(III)A", "A", "RES", "III", 217, "A", "", id="Roman"),
        pytest.param("S/RES/1325(2000)", "S", "RES", "", 1325, "", "", id="council"),
        pytest.param("E/CN.4/2002/106/Add.1", "E/CN.4", "", "2002", 106, "", "/Add.1", id="document"),
        pytest.param("S/12393", "S", "", "", 12393, "", "", id="document without session"),
    ],
)
def test_parts(symbol: str, series: str, kind: str, session: str, number: int, part: str, tail: str) -> None:
    parsed = Symbol.parse(symbol)
    assert (parsed.series, parsed.kind, parsed.session) == (series, kind, session)
    assert (parsed.number, parsed.part, parsed.tail) == (number, part, tail)


@pytest.mark.parametrize(
    ("symbol", "cited"),
    [
        ("A/RES/53/144", "General Assembly resolution 53/144"),
        ("A/RES/217(III)A", "General Assembly resolution 217 A (III)"),
        ("S/RES/1325(2000)", "Security Council resolution 1325 (2000)"),
        ("A/HRC/DEC/2/102", "Human Rights Council decision 2/102"),
        ("E/CN.4/RES/2003/64", "Commission on Human Rights resolution 2003/64"),
        ("WHA60.29", "World Health Assembly resolution WHA60.29"),
        ("E/CN.4/2002/106", "E/CN.4/2002/106"),
        ("treaty:ICCPR", "treaty:ICCPR"),
    ],
)
def test_as_people_cite_it(symbol: str, cited: str) -> None:
    assert human(symbol) == cited


def test_official_page() -> None:
    assert official_url("A/RES/53/144") == "https://docs.un.org/en/A/RES/53/144"
    assert official_url("A/RES/53/144", "fr") == "https://docs.un.org/fr/A/RES/53/144"
    assert official_url("treaty:ICCPR") is None
    assert official_url("WHA60.29") is None


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(["A/RES/4(II)", "A/RES/217(III)A", "A/RES/217(III)B", "A/RES/999(X)", "A/RES/53/9"], id="Roman"),
        pytest.param(["A/RES/53/9", "A/RES/53/144", "A/RES/67/254A", "A/RES/S-9/1", "A/RES/S-24/2"], id="sessions"),
        pytest.param(["A/RES/S-24/2", "A/RES/ES-10/2"], id="emergency sessions last"),
        pytest.param(["E/CN.4/RES/2003/64", "E/CN.15/RES/22/8"], id="bodies"),
        pytest.param(["S/RES/99(1953)", "S/RES/1325(2000)", "S/12393"], id="documents behind resolutions"),
        pytest.param(["A/56/341/Add.2", "A/56/341/Add.10"], id="addenda"),
        pytest.param(["UNFCCC:9/CP.3", "UNFCCC:1/CP.21", "UNFCCC:10/CP.21"], id="conference of parties"),
        pytest.param(["36C/Resolution9", "36C/Resolution15", "40C/Resolution2"], id="UNESCO"),
    ],
)
def test_sorting_is_natural(wanted: list[str]) -> None:
    shuffled = wanted[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == wanted


def test_what_is_no_symbol_can_be_sorted_too() -> None:
    assert sorted(["treaty:ICCPR", "A/RES/53/9", "file10", "file9"], key=sort_key)[0] == "A/RES/53/9"
    assert sorted(["file10", "file9"], key=sort_key) == ["file9", "file10"]


@pytest.mark.parametrize(
    ("number", "year"), [(1, 1946), (15, 1946), (16, 1947), (242, 1967), (1325, 2000), (2767, 2024), (0, None)]
)
def test_year_of_a_council_number(number: int, year: int | None) -> None:
    assert council_year(number) == year


def test_a_number_beyond_the_table_has_no_year_yet() -> None:
    assert council_year(9999) is None
    assert normalise_symbol("S/RES/9999") == "S/RES/9999"


def test_double_symbols() -> None:
    assert split_double("A/77/62-E/2022/8") == ("A/77/62", "E/2022/8")
    assert split_double("A/67/65/Corr.1\u2013E/2012/48/Corr.1") == ("A/67/65/Corr.1", "E/2012/48/Corr.1")
    assert split_double("CEDAW/C/XYZ/CO/2-4") == ("CEDAW/C/XYZ/CO/2-4",)


@given(st.integers(min_value=1, max_value=399))
def test_roman_numerals_go_back_and_forth(value: int) -> None:
    assert roman_value(to_roman(value)) == (value if value < 100 else 0)


SERIES = st.sampled_from(["A", "A/HRC", "E", "E/CN.4", "E/CN.15", "E/CN.4/Sub.2"])
PART = st.sampled_from(["", "A", "B", "A-B"])


@st.composite
def symbols(draw: st.DrawFn) -> str:
    """Canonical symbols of every pattern."""
    number = draw(st.integers(1, 400))
    kind = draw(st.sampled_from(["RES", "DEC"]))
    patterns = ["session", "special", "roman", "council", "document", "health", "statement", "environment", "other"]
    pattern = draw(st.sampled_from(patterns))
    if pattern == "statement":
        return draw(st.sampled_from([f"S/PRST/{draw(st.integers(1994, 2030))}/{number}", f"A/HRC/PRST/OS/12/{number}"]))
    if pattern == "environment":
        return f"UNEP/EA.{draw(st.integers(1, 29))}/{kind.capitalize()}.{number}"
    if pattern == "other":
        year = draw(st.integers(1987, 2030))
        return draw(
            st.sampled_from(
                [
                    f"UNFCCC:{number}/CP.{draw(st.integers(1, 40))}",
                    f"P9_TA({year}){number:04}",
                    f"{year}/2{number:03}(INI)",
                    f"36C/Resolution{number}",
                    f"ACHPR/Res.{number}(LX){year}",
                    f"Assembly/AU/Dec.{number}(XXX)",
                    f"AG/RES.{number}(XXXVI-O/06)",
                    f"WCC-2020-Res-{number:03}",
                ]
            )
        )
    if pattern == "session":
        session = draw(st.integers(1, 120) | st.integers(1978, 2030))
        return f"{draw(SERIES)}/{kind}/{session}/{number}{draw(PART)}"
    if pattern == "special":
        return f"A/{kind}/{draw(st.sampled_from(['S', 'ES']))}-{draw(st.integers(1, 40))}/{number}"
    if pattern == "roman":
        return f"{draw(SERIES)}/RES/{number}({to_roman(draw(st.integers(1, 89)))}){draw(PART)}"
    if pattern == "council":
        return f"S/RES/{number}({draw(st.integers(1946, 2030))})"
    if pattern == "health":
        return f"WHA{draw(st.integers(1, 90))}.{draw(st.integers(1, 60))}"
    suffix = draw(st.sampled_from(["", "/Add.1", "/Corr.2", "/Add.3/Rev.1", "(PartI)"]))
    return f"{draw(SERIES)}/{draw(st.integers(20, 2030))}/{number}{suffix}"


@given(symbols())
def test_canonical_symbols_come_back_unchanged(symbol: str) -> None:
    parsed = Symbol.parse(symbol)
    assert parsed.text == symbol
    assert Symbol.parse(parsed.text) == parsed
    if symbol.startswith(("A/", "S/", "E/", "UNEP/", "WHA", "UNFCCC:")):
        assert normalise_symbol(f" {symbol.lower()}. ") == symbol
    else:
        assert normalise_symbol(f" {symbol}. ") == symbol
    assert sort_key(symbol) == parsed.sort_key


@given(symbols())
def test_what_a_text_cites_leads_back_to_the_symbol(symbol: str) -> None:
    assert normalise_symbol(human(symbol)) == symbol


@given(st.lists(symbols(), min_size=2, max_size=6))
def test_any_symbols_can_be_sorted(listed: list[str]) -> None:
    keys = [sort_key(symbol) for symbol in sorted(listed, key=sort_key)]
    assert all(first <= second for first, second in pairwise(keys))


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        symbol = normalise_symbol(text)
    except SymbolError:
        return
    assert normalise_symbol(symbol) == symbol
