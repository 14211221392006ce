"""Any form of a verb leads to its normal form; the data files keep what they promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.lexicon import LANGUAGES, lexicon, normal_forms

FORMS = [
    pytest.param("urges", ("urges",), id="as it stands"),
    pytest.param("Urging", ("urges",), id="participle"),
    pytest.param("urge", ("urges",), id="base"),
    pytest.param("URGES", ("urges",), id="capitals"),
    pytest.param("called upon", ("calls upon",), id="past"),
    pytest.param("call on", ("calls upon",), id="the other particle"),
    pytest.param("takes note of", ("takes note",), id="trailing words"),
    pytest.param("having taken note", ("takes note",), id="perfect participle"),
    pytest.param("Taking fully into account", ("takes into account",), id="adverb inside"),
    pytest.param("emphasise", ("emphasizes",), id="British spelling"),
    pytest.param("re‑emphasizing", ("re-emphasizes",), id="typographic hyphen"),
    pytest.param("recommitting", ("recommits",), id="doubled consonant"),
    pytest.param("Also strongly urges", ("urges",), id="modifiers"),
    pytest.param("deeply concerned", ("concerned",), id="adjective"),
    pytest.param("expressing concern", ("expresses concern",), id="what is expressed"),
    pytest.param("Expresses its grave concern", ("expresses concern",), id="with adjectives"),
    pytest.param("continues to encourage", ("encourages",), id="carried"),
    pytest.param("we will take into account", ("takes into account",), id="first person"),
    pytest.param("committed", ("commits", "committed"), id="verb and adjective"),
    pytest.param("acts", ("acts",), id="a form no body uses"),
    pytest.param("Prie instamment", ("prie instamment",), id="French"),
    pytest.param("préoccupées", ("préoccupé",), id="French, gender and number"),
    pytest.param("Exhorta", ("exhorta",), id="Spanish"),
    pytest.param("настоятельно призывая", ("настоятельно призывает",), id="Russian"),
    pytest.param("يشجع", ("تشجع",), id="Arabic, gender"),
    pytest.param("促请", ("促请",), id="Chinese"),
    pytest.param("table", (), id="no verb"),
    pytest.param("", (), id="nothing"),
]


@pytest.mark.parametrize(("typed", "expected"), FORMS)
def test_normal_form(typed: str, expected: tuple[str, ...]) -> None:
    assert normal_forms(typed) == expected


def test_without_a_particle_all_are_meant() -> None:
    assert {"calls upon", "calls for"} <= set(normal_forms("call"))
    assert {"expresses concern", "expresses appreciation"} <= set(normal_forms("expresses"))


def test_a_language_can_be_asked_alone() -> None:
    assert normal_forms("encourage", "fr") == ("encourage",)
    assert normal_forms("encourage", "en") == ("encourages",)
    assert normal_forms("urges", "ru") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_is_found_by_its_own_name(language: str) -> None:
    book = lexicon(language)
    assert len(book.acts) > 100
    assert [n for n in book.acts if n not in normal_forms(n, language)] == []


def test_every_english_form_leads_back_to_its_verb() -> None:
    book = lexicon("en")
    lost = [
        (head, form.act.normal)
        for head, forms in book.heads.items()
        for form in forms
        if form.act.normal not in normal_forms(" ".join((head, *form.rest)), "en")
    ]
    assert lost == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_english_equivalents_are_english_verbs(language: str) -> None:
    english = lexicon("en")
    named = {e for act in lexicon(language).acts.values() for e in act.english}
    assert len(named) > 20
    assert [e for e in sorted(named) if english.act(e) is None] == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_what_was_counted_is_ordered_by_its_counts(language: str) -> None:
    counted = {verb: act for verb, act in lexicon(language).acts.items() if act.counts}
    assert len(counted) > 50
    assert [v for v, act in counted.items() if len(act.counts) != len(act.english)] == []
    assert [v for v, act in counted.items() if list(act.counts) != sorted(act.counts, reverse=True)] == []


def test_force_grows_as_the_literature_ranks_it() -> None:
    ladder = ["takes note", "invites", "encourages", "recommends", "requests", "calls upon", "urges", "demands"]
    pressures = [lexicon().acts[verb].pressure or 0 for verb in ladder]
    assert pressures == sorted(pressures)
    assert (lexicon().acts["condemns"].attitude or 0) < (lexicon().acts["regrets"].attitude or 0) < 0


@given(st.text(max_size=40))
def test_nothing_that_is_typed_fails(typed: str) -> None:
    assert all(isinstance(form, str) for form in normal_forms(typed))
