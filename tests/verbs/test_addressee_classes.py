"""Classes of addressees: all States, a named State, the Secretary-General …"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.addressees import OTHER, class_named, class_of, classes, classes_of, is_somebody
from resindex.analysis.names import name_words

ENGLISH = [
    ("all Member States", "all_states"),
    ("Governments", "all_states"),
    ("Israel", "named_state"),
    ("Greece and Turkey", "named_state"),
    ("Government of Burundi", "named_state"),
    ("Malian authorities", "named_state"),
    ("armed forces of Myanmar", "named_state"),
    ("States parties to the Convention", "group_of_states"),
    ("parties to the Cartagena Protocol", "group_of_states"),
    ("troop‑contributing countries of the Mission", "group_of_states"),
    ("administering Power", "group_of_states"),
    ("parties", "parties_to_conflict"),
    ("parties to armed conflict", "parties_to_conflict"),
    ("Congolese parties", "parties_to_conflict"),
    ("Secretary-General of the United Nations", "secretary_general"),
    ("Special Representative of the Secretary-General", "secretary_general"),
    ("Office of the United Nations High Commissioner for Human Rights", "secretary_general"),
    ("Office of the United Nations High Commissioner for Refugees", "agency"),
    ("UNICEF", "agency"),
    ("organizations of the United Nations system", "agency"),
    ("President of the General Assembly", "un_organ"),
    ("Chair of the Special Committee", "un_organ"),
    ("members of the specialized agencies", "agency"),
    ("Special Rapporteur on the rights of gardeners", "mandate_holder"),
    ("Panel of Experts", "mandate_holder"),
    ("Committee against Torture", "treaty_body"),
    ("MINUSCA", "peace_operation"),
    ("United Nations Mission in South Sudan", "peace_operation"),
    ("African Union", "regional_organization"),
    ("international and regional organizations", "regional_organization"),
    ("World Trade Organization", "international_organization"),
    ("International Monetary Fund", "financial_institution"),
    ("non‑governmental organizations", "civil_society"),
    ("national human rights institutions", "civil_society"),
    ("business enterprises", "private_sector"),
    ("international community", "stakeholders"),
    ("itself", "itself"),
    ("rounds of talks", OTHER),
    ("", OTHER),
]


@pytest.mark.parametrize(("name", "expected"), [pytest.param(*case, id=case[0] or "nothing") for case in ENGLISH])
def test_english(name: str, expected: str) -> None:
    assert class_of(name) == expected


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Secrétaire général", "fr", "secretary_general"),
        ("États parties à la Convention", "fr", "group_of_states"),
        ("Gouvernement de la Côte d’Ivoire", "fr", "named_state"),
        ("institutions financières internationales", "fr", "financial_institution"),
        ("Estados Miembros", "es", "all_states"),
        ("Relatora Especial", "es", "mandate_holder"),
        ("autoridades de Malí", "es", "named_state"),
        ("MINUSCA", "ru", "peace_operation"),
    ],
)
def test_other_languages(name: str, language: str, expected: str) -> None:
    assert class_of(name, language) == expected


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("Human Rights Council", "Human Rights Council", "itself"),
        ("Council", "Human Rights Council", "itself"),
        ("Council", "General Assembly", "un_organ"),
        ("General Assembly", "Human Rights Council", "un_organ"),
    ],
)
def test_a_body_that_addresses_itself(name: str, body: str, expected: str) -> None:
    assert class_of(name, "en", body) == expected


def test_each_addressee_has_its_class() -> None:
    assert classes_of(["States", "Council"], None, "Security Council") == ("all_states", "itself")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("mandate_holder", "mandate_holder"),
        ("Mandate holders", "mandate_holder"),
        ("NGOs", "civil_society"),
        ("the parties", "parties_to_conflict"),
        ("all States", "all_states"),
        ("kings", None),
    ],
)
def test_a_class_goes_by_several_words(asked: str, meant: str | None) -> None:
    assert class_named(asked) == meant


def test_words_of_a_query_mean_one_class_each() -> None:
    for name, label in classes().items():
        assert class_named(name) == class_named(label) == name


@pytest.mark.parametrize("language", ["ru", "ar", "zh"])
def test_a_phrase_means_one_class(language: str) -> None:
    table = tomllib.loads((files("resindex.data") / "addressees" / f"{language}.toml").read_text(encoding="utf-8"))
    meant: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for name, lists in table.items():
        if name not in ("reading", "standing_for"):
            assert name in classes()
            for kind, phrases in lists.items():
                for phrase in phrases:
                    meant.setdefault((kind, name_words(phrase, language)), set()).add(name)
    assert {phrase: found for phrase, found in meant.items() if len(found) > 1} == {}


def test_states_are_named_in_every_language() -> None:
    states = tomllib.loads((files("resindex.data") / "states.toml").read_text(encoding="utf-8"))
    for name, facts in states.items():
        for language in ("en", "fr", "es", "ru", "ar", "zh"):
            assert class_of(facts[language][0], language) == "named_state", (name, language)


def test_somebody_is_known_by_the_head() -> None:
    assert is_somebody("États de la région", "fr")
    assert not is_somebody("activités de la MINUSCA", "fr")


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "es", "ru", "zh", "xx"]), st.none() | st.text(max_size=20))
def test_every_name_has_a_class(name: str, language: str, body: str | None) -> None:
    assert class_of(name, language, body) in classes()


def test_the_guide_names_every_class() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
    assert [name for name in classes() if f"`{name}`" not in guide] == []
