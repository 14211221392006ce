"""Mandates that a text names: special procedures, commissions of inquiry, and what made them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from citing_document import cited

from resindex.parsing.citing.mandates import lineage
from resindex.parsing.references import Citations
from resindex.symbols import normalise_symbol

TABLE = tomllib.loads((files("resindex.data") / "mandates.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "the Special Rapporteur on the right to food,", ["mandate:sr-food"]),
        (
            "en",
            "the Special Rapporteur of the Human Rights Council on the right to education",
            ["mandate:sr-education"],
        ),
        (
            "en",
            "the Special Representative of the Secretary-General on human rights defenders",
            ["mandate:sr-human-rights-defenders"],
        ),
        (
            "en",
            "the Independent Expert on human rights and international solidarity and the Working Group on Arbitrary Detention",
            ["mandate:ie-international-solidarity", "mandate:wg-arbitrary-detention"],
        ),
        (
            "en",
            "the Independent International Commission of Inquiry on the Syrian Arab Republic",
            ["mandate:coi-syria"],
        ),
        ("en", "the independent international fact-finding mission for the Sudan", ["mandate:ffm-sudan"]),
        (
            "en",
            "the International Independent Expert Mechanism to Advance Racial Justice and Equality in Law Enforcement",
            ["mandate:em-law-enforcement"],
        ),
        ("fr", "la Rapporteuse spéciale sur le droit à l’alimentation", ["mandate:sr-food"]),
        ("es", "la Relatora Especial sobre el derecho a la educación", ["mandate:sr-education"]),
        ("ru", "Специального докладчика по вопросу о праве на питание", ["mandate:sr-food"]),
        ("ar", "المقرر الخاص المعني بالحق في الغذاء", ["mandate:sr-food"]),
        ("zh", "欢迎隐私权问题特别报告员的报告", ["mandate:sr-privacy"]),
        ("en", "a special rapporteur on wells and springs", []),
        ("en", "the Working Group on Wells of the Committee", []),
        ("en", "the Special Rapporteur on the right to foodstuffs", []),
    ],
)
def test_mandates(language: str, text: str, wanted: list[str]) -> None:
    assert cited(text, "A", language=language) == wanted


def test_the_resolution_beside_a_mandate_is_cited_too() -> None:
    text = "resolution 52/4, in which the Council extended the mandate of the Special Rapporteur on the right to food"
    assert cited(text, "A/HRC", date="2023-10-11") == ["A/HRC/RES/52/4", "mandate:sr-food"]


@pytest.mark.parametrize(
    ("slug", "established", "extended"),
    [
        ("sr-torture", "E/CN.4/RES/1985/33", "A/HRC/RES/34/19"),
        ("sr-summary-executions", "E/RES/1982/35", "E/CN.4/RES/1992/72"),
        ("sr-food", "E/CN.4/RES/2000/10", "A/HRC/RES/6/2"),
        ("sr-housing", "E/CN.4/RES/2000/9", "A/HRC/RES/15/8"),
        ("sr-health", "E/CN.4/RES/2002/31", ""),
        ("sr-water", "A/HRC/RES/7/22", "A/HRC/RES/16/2"),
        ("sr-religion", "E/CN.4/RES/1986/20", "E/CN.4/RES/2000/33"),
        ("sr-minorities", "E/CN.4/RES/2005/79", "A/HRC/RES/25/5"),
        ("sr-human-rights-defenders", "E/CN.4/RES/2000/61", "A/HRC/RES/7/8"),
        ("sr-trafficking", "E/CN.4/DEC/2004/110", "A/HRC/RES/44/4"),
        ("sr-climate-change", "A/HRC/RES/48/14", "A/HRC/RES/57/31"),
        ("wg-enforced-disappearances", "E/CN.4/RES/20(XXXVI)", "A/HRC/RES/16/16"),
        ("srsg-children-armed-conflict", "A/RES/51/77", "A/RES/69/157"),
        ("srsg-sexual-violence", "S/RES/1888(2009)", ""),
        ("sr-palestinian-territories", "E/CN.4/RES/1993/2A", ""),
        ("coi-syria", "A/HRC/RES/S-17/1", "A/HRC/RES/52/30"),
        ("ffm-myanmar", "A/HRC/RES/34/22", "A/HRC/DEC/36/115"),
        ("em-law-enforcement", "A/HRC/RES/47/21", "A/HRC/RES/56/13"),
    ],
)
def test_what_made_a_mandate(slug: str, established: str, extended: str) -> None:
    made = lineage(f"mandate:{slug}")
    assert made is not None
    assert made.established == (established,)
    assert not extended or extended in made.extended


def test_of_an_unknown_mandate_nothing_is_told() -> None:
    assert lineage("mandate:sr-wells") is None


def test_a_resolution_that_established_a_mandate_did_not_extend_it() -> None:
    for row in TABLE["mandate"]:
        assert not set(row.get("established", [])) & set(row.get("extended", [])), row["slug"]


def test_extensions_stand_in_order_of_time() -> None:
    for row in TABLE["mandate"]:
        sessions = [s for s in row.get("extended", []) if s.startswith("A/HRC/RES/") and s[10].isdigit()]
        numbers = [int(s.split("/")[3]) for s in sessions]
        assert numbers == sorted(numbers), row["slug"]


def test_the_table_holds_canonical_symbols_and_each_slug_once() -> None:
    slugs = [row["slug"] for row in TABLE["mandate"]]
    assert len(slugs) == len(set(slugs))
    for row in TABLE["mandate"]:
        assert set(row["kinds"]) <= set(TABLE["kinds"])
        for made in (row.get("established", []), row.get("extended", [])):
            assert [normalise_symbol(symbol) for symbol in made] == made
            assert len(set(made)) == len(made)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_topic_is_found_behind_a_title(language: str) -> None:
    titles = {
        "en": ("Special Rapporteur on ", "Independent Expert on ", "Working Group on ", "Expert Mechanism on "),
        "fr": (
            "Rapporteur spécial sur ",
            "Expert indépendant sur ",
            "Groupe de travail sur ",
            "Mécanisme d’experts sur ",
        ),
        "es": (
            "Relator Especial sobre ",
            "Experto Independiente sobre ",
            "Grupo de Trabajo sobre ",
            "Mecanismo de Expertos sobre ",
        ),
    }[language]
    by_kind = dict(zip(("sr", "ie", "wg", "em"), titles, strict=True))
    for row in TABLE["mandate"]:
        for kind in set(row["kinds"]) & set(by_kind):
            for topic in row.get(language, ()):
                found = [r.id for r in Citations("A", language=language).find(f"{by_kind[kind]}{topic},")]
                assert f"mandate:{row['slug']}" in found, topic
