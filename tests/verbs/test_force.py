"""The axes are complete and agree with each other; families hold what their names say; other languages follow English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resindex.force import AXES, Force, families, families_of, force, note_on, step_names, verbs_by_pressure
from resindex.lexicon import LANGUAGES, lexicon

ENGLISH = lexicon("en")
#: "Decides" settles, "authorizes" permits, "thanks" praises: somebody is addressed and not pressed.
CONSTITUTIVE = [
    "decides", "authorizes", "approves", "adopts", "establishes", "extends", "appropriates", "proclaims", "declares", "endorses",
    "abolishes", "appoints", "elects", "determines", "resolves", "amends", "suspends", "terminates", "repeals",
]  # fmt: skip
PRAISE = [
    "welcomes",
    "commends",
    "congratulates",
    "pays tribute",
    "applauds",
    "appreciates",
    "supports",
    "expresses appreciation",
]
BLAME = ["regrets", "deplores", "condemns", "denounces", "rejects", "expresses regret", "expresses condemnation"]
CONCERN = ["concerned", "alarmed", "appalled", "disturbed", "expresses concern", "expresses alarm"]


def test_every_verb_that_addresses_somebody_says_how_hard_it_presses() -> None:
    assert [verb for verb, act in ENGLISH.acts.items() if act.addressee and act.pressure is None] == []


def test_whoever_is_pressed_is_asked_for_something() -> None:
    assert [verb for step, verb in verbs_by_pressure() if step >= 3 and not force(verb).effect] == []


@pytest.mark.parametrize("verb", CONSTITUTIVE)
def test_constitutive_verbs_settle_something(verb: str) -> None:
    assert force(verb).effect == 4
    assert "decides" in [family.name for family in families_of(verb)]


@pytest.mark.parametrize(
    ("verbs", "name", "sign"), [(PRAISE, "praises", 1), (BLAME, "blames", -1), (CONCERN, "concern", -1)]
)
def test_attitudes_have_their_sign_and_family(verbs: list[str], name: str, sign: int) -> None:
    for verb in verbs:
        assert (force(verb).attitude or 0) * sign > 0, verb
        assert verb in families()[name].verbs


def test_blame_and_concern_are_told_apart() -> None:
    assert not set(families()["blames"].verbs) & set(families()["concern"].verbs)


@pytest.mark.parametrize("axis", AXES)
def test_every_step_that_a_verb_has_is_named(axis: str) -> None:
    named = step_names(axis)  # type: ignore[arg-type]
    used = {step for verb in ENGLISH.acts if (step := force(verb).on(axis)) is not None}  # type: ignore[arg-type]
    assert used - {0} <= set(named)


def test_the_data_names_no_verb_that_does_not_exist() -> None:
    expressed = {f"expresses {noun}" for noun in ENGLISH.words("expressed")}
    for family in families().values():
        assert family.verbs
        assert [verb for verb in family.verbs if verb not in ENGLISH.acts and verb not in expressed] == []


@pytest.mark.parametrize(
    ("verb", "language", "expected"),
    [
        pytest.param("urges", "en", Force(9, 1, None), id="English"),
        pytest.param("expresses regret", "en", Force(None, None, -1), id="by what is expressed"),
        pytest.param("prie instamment", "fr", Force(9, 1, None), id="French"),
        pytest.param("exhorta", "es", Force(8, 1, None), id="Spanish: calls upon, whatever it looks like"),
        pytest.param("настоятельно призывает", "ru", Force(9, 1, None), id="Russian"),
        pytest.param("تدين", "ar", Force(None, None, -3), id="Arabic"),
        pytest.param("决定", "zh", Force(0, 4, None), id="Chinese"),
        pytest.param("table", "en", Force(), id="no verb"),
        pytest.param("tisch", "de", Force(), id="a language without verbs"),
    ],
)
def test_force(verb: str, language: str, expected: Force) -> None:
    assert force(verb, language) == expected


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_most_verbs_of_other_languages_have_the_force_of_what_they_stand_for(language: str) -> None:
    acts = lexicon(language).acts
    assert sum(not act.english for act in acts.values()) <= 8
    assert sum(force(verb, language) != Force() for verb in acts) > len(acts) / 3


def test_drafters_are_warned_where_words_mislead() -> None:
    assert "neutral" in (note_on("takes note") or "").lower()
    assert "55/488" in (note_on("notes") or "")
    assert "insta" in (note_on("exhorta", "es") or "")
    assert note_on("urges") is None


def test_the_guide_shows_the_families_and_steps_that_there_are() -> None:
    """``docs/verbs.md`` names each family and puts the verbs that it shows on the step that they have."""
    guide = (Path(__file__).parents[2] / "docs" / "verbs.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `@(\w+)` \| ([^|(]+?) (?:\([^|]*\) )?\| ([^|]+) \|$", guide, re.M)
    assert {name for name, _that, _verbs in named} == set(families())
    for name, that, verbs in named:
        assert that == families()[name].that
        assert set(verbs.split(", ")) <= set(families()[name].verbs), name
    for axis, part in zip(AXES, re.split(r"^\*\*(?:Pressure|Effect|Attitude)\*\*", guide, flags=re.M)[1:], strict=True):
        rows = re.findall(r"^\| ([+-]?\d+) \| (?:[^|]+ \| )?([^|]+) \|$", part.split("\n## ")[0], re.M)
        assert len(rows) >= 5
        for step, shown in rows:
            verbs = [verb.split(": ")[-1] for verb in shown.split(", ")]
            wrong = [v for v in verbs if force(v) != Force() and force(v).on(axis) != int(step)]
            assert wrong == [], (axis, step)
