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


def test_what_made_a_mandate() -> None:
    made = lineage("mandate:sr-climate-change")
    assert made is not None
    assert made.established == ("A/HRC/RES/48/14",)
    assert "A/HRC/RES/57/31" in made.extended
    assert lineage("mandate:sr-wells") is None


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
