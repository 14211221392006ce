"""Treaties and instruments by name, by short name, and what a document remembers."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from citing_document import cited, places

from resindex.errors import SymbolError
from resindex.parsing.references import Citations
from resindex.symbols import normalise_symbol

DEFENDERS = (
    "Declaration on the Right and Responsibility of Individuals, Groups and Organs of Society to Promote and Protect "
    "Universally Recognized Human Rights and Fundamental Freedoms"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("the 2030 Agenda for Sustainable Development", ["A/RES/70/1"], id="agenda"),
        pytest.param("the Universal Declaration of Human Rights", ["A/RES/217(III)A"], id="universal declaration"),
        pytest.param(
            "the Vienna Declaration and Programme of Action", ["instrument:vienna-declaration"], id="no resolution"
        ),
        pytest.param("the Global Digital Compact", ["A/RES/79/1#annex_I"], id="a part of a resolution"),
        pytest.param("the Comprehensive Nuclear\u2011Test\u2011Ban Treaty", ["treaty:CTBT"], id="hyphens"),
        pytest.param(
            "the International Covenants on Human Rights", ["treaty:ICESCR", "treaty:ICCPR"], id="both covenants"
        ),
        pytest.param("States parties to the NPT", ["treaty:NPT"], id="abbreviation"),
        pytest.param("NPT/CONF.2010/50", ["NPT/CONF.2010/50"], id="abbreviation in a symbol"),
        pytest.param(
            "the Kyoto Protocol to the United Nations Framework Convention on Climate Change",
            ["treaty:Kyoto", "treaty:UNFCCC"],
            id="a name inside a name",
        ),
        pytest.param(
            "the Conference of the States Parties to the United Nations Convention against Corruption",
            ["treaty:UNCAC"],
            id="in a conference",
        ),
        pytest.param(
            "general comment No. 34 (2011) of the Human Rights Committee", ["CCPR/C/GC/34"], id="general comment"
        ),
        pytest.param(
            "Committee on the Rights of the Child general comments No. 13 (2011) and No. 24 (2019)",
            ["CRC/C/GC/13", "CRC/C/GC/24"],
            id="general comments",
        ),
        pytest.param("general comment No. 34", [], id="a comment without committee"),
        pytest.param(
            "the Convention, 1989 (No. 169), of the International Labour Organization", ["treaty:ILO-C169"], id="labour"
        ),
        pytest.param("United Nations, Treaty Series, vol. 999, No. 14668.", ["treaty:ICCPR"], id="treaty series"),
        pytest.param("United Nations, Treaty Series, vol. 999, No. 99999.", [], id="treaty series, unknown"),
    ],
)
def test_names(text: str, wanted: list[str]) -> None:
    assert cited(f"Recalling {text}", "A", date="2025-12-01") == wanted


def test_a_short_name_means_what_the_document_named() -> None:
    document = Citations("E/CN.4", "E/CN.4/RES/2001/99", "2001-04-20")
    assert places(document, "in accordance with article 4 of the Covenant") == []
    assert places(document, "Recalling the International Covenant on Civil and Political Rights") == ["treaty:ICCPR"]
    assert places(document, "as identified under article 4 of the Covenant") == ["treaty:ICCPR#art_4"]
    assert places(document, f"Recalling the {DEFENDERS}") == ["A/RES/53/144"]
    assert places(document, "consistent with the Declaration") == ["A/RES/53/144"]


def test_two_of_a_kind_make_a_short_name_unclear() -> None:
    document = Citations("A", None, "2015-12-01")
    places(document, "the Convention on the Rights of the Child")
    places(document, "the Convention on the Rights of Persons with Disabilities")
    assert places(document, "States parties to the Convention") == []
    places(document, "the United Nations Convention on the Law of the Sea (“the Convention”)")
    assert places(document, "States parties to the Convention") == ["treaty:UNCLOS"]


def test_an_unknown_treaty_takes_the_short_name_in_its_paragraph() -> None:
    document = Citations("A", None, "2015-12-01")
    places(document, "the Convention on the Rights of the Child, the Convention on the Rights of the Child")
    assert places(document, "the Convention on the Marking of Wells, and article 2 of the Convention") == []
    assert places(document, "article 2 of the Convention") == ["treaty:CRC#art_2"]


def test_that_resolution_is_the_one_before() -> None:
    document = Citations("S", None, "2005-01-01")
    places(document, "Recalling resolution 1500 (2003)")
    assert places(document, "paragraph 3 of that resolution") == ["S/RES/1500(2003)#op_3"]
    places(document, "Recalling resolutions 1500 (2003) and 1501 (2003)")
    assert places(document, "paragraph 3 of that resolution") == []


def test_a_footnote_does_not_change_what_that_resolution_means() -> None:
    document = Citations("S", None, "2005-01-01")
    document.find("Recalling resolution 1500 (2003)")
    document.find("Resolution 1501 (2003).", "footnote")
    assert places(document, "in that resolution") == ["S/RES/1500(2003)"]


def test_a_nested_draft_speaks_for_its_own_body() -> None:
    outer = Citations("E/CN.4", "E/CN.4/RES/2001/99", "2001-04-20")
    places(outer, f"Recalling the {DEFENDERS}")
    inner = outer.nested("E")
    assert places(outer, "its resolution 2000/61") == ["E/CN.4/RES/2000/61"]
    assert places(inner, "its resolution 2000/61") == ["E/RES/2000/61"]
    assert places(inner, "in the light of the Declaration") == ["A/RES/53/144"]
    assert places(inner, "taking note of Commission on Human Rights resolution 2001/99") == ["E/CN.4/RES/2001/99"]


def test_an_ambiguous_number_keeps_its_other_readings() -> None:
    (found,) = Citations("A", None, "2019-12-18").find("in accordance with resolution 36/10")
    assert (found.id, found.rule) == ("A/RES/36/10", "citing body")
    (found,) = Citations("E", None, "2001-07-01").find("in accordance with resolution 1999/30")
    assert (found.id, found.candidates) == ("E/RES/1999/30", ("E/CN.4/RES/1999/30",))
    (found,) = Citations("A", None, "2019-12-18").find("Human Rights Council resolution 36/10")
    assert (found.rule, found.candidates) == ("named body", ())


def test_the_body_is_taken_from_the_symbol_where_it_is_not_given() -> None:
    assert places(Citations(None, "A/HRC/RES/54/4"), "its resolution 5/1") == ["A/HRC/RES/5/1"]
    assert places(Citations(None, None), "resolution 53/144") == ["A/RES/53/144"]


def test_the_table_of_instruments_is_in_order() -> None:
    table = tomllib.loads((files("resindex.data") / "instruments.toml").read_text(encoding="utf-8"))
    slugs = [row["slug"] for row in table["treaty"]]
    assert len(slugs) == len(set(slugs))
    known = {f"treaty:{s}" for s in slugs}
    for row in table["instrument"]:
        assert row["en"]
        if not row["id"].startswith("instrument:"):
            assert normalise_symbol(row["id"]) == row["id"]
    for row in table["group"]:
        assert set(row["ids"]) <= known
    names = [name for kind in table.values() for row in kind for name in row["en"]]
    assert len(names) == len(set(names))
    with pytest.raises(SymbolError):
        normalise_symbol("instrument:vienna-declaration")
