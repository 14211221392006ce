"""What a text begins with: the acting phrase as a publisher would set it apart, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.lexicon import LANGUAGES
from resindex.parsing.verbs import opener, subject_act

FOUND = [
    pytest.param("Urges all States to act;", "Urges", "urges", "finite", (), id="finite"),
    pytest.param(
        "Also strongly urges States", "Also strongly urges", "urges", "finite", ("also", "strongly"), id="mods"
    ),
    pytest.param(
        "Calls once again upon the parties",
        "Calls once again upon",
        "calls upon",
        "finite",
        ("once again",),
        id="modifier inside",
    ),
    pytest.param(
        "Calls, as a matter of urgency, upon all",
        "Calls, as a matter of urgency, upon",
        "calls upon",
        "finite",
        (),
        id="clause inside",
    ),
    pytest.param(
        "Takes note with appreciation of the report",
        "Takes note with appreciation",
        "takes note",
        "finite",
        ("with appreciation",),
        id="tone",
    ),
    pytest.param(
        "Expresses its deep concern at the delay",
        "Expresses its deep concern",
        "expresses concern",
        "finite",
        ("deep",),
        id="expressed",
    ),
    pytest.param(
        "Reiterates its call upon all States", "Reiterates its call upon", "reiterates", "finite", (), id="renewed"
    ),
    pytest.param(
        "Welcomes and encourages the work", "Welcomes and encourages", "welcomes", "finite", (), id="two verbs"
    ),
    pytest.param(
        "Supports and encourages the work", "Supports and encourages", "supports", "finite", (), id="noun-like"
    ),
    pytest.param("Encourages further dialogue", "Encourages", "encourages", "finite", (), id="further is the noun's"),
    pytest.param(
        "Recalling further its decision",
        "Recalling further",
        "recalls",
        "participle",
        ("further",),
        id="further is the verb's",
    ),
    pytest.param("Having considered the report", "Having considered", "considers", "participle", (), id="perfect"),
    pytest.param(
        "Deeply concerned about the rise", "Deeply concerned", "concerned", "adjective", ("deeply",), id="adjective"
    ),
    pytest.param(
        "Remaining deeply concerned by",
        "Remaining deeply concerned",
        "concerned",
        "adjective",
        ("remaining", "deeply"),
        id="carried adjective",
    ),
    pytest.param(
        "Continues to encourage States",
        "Continues to encourage",
        "encourages",
        "finite",
        ("continues",),
        id="carried verb",
    ),
    pytest.param("Acting under Chapter VII", "Acting", "acts", "participle", (), id="acting under"),
    pytest.param("While noting the progress", "While noting", "notes", "participle", (), id="while"),
    pytest.param("Whereas the river has risen", "Whereas", "whereas", "opening", (), id="whereas"),
    pytest.param("We stress the importance", "We stress", "stresses", "first_person", (), id="we"),
    pytest.param("To urge member states", "To urge", "urges", "infinitive", (), id="to"),
    pytest.param("URGES Member States", "URGES", "urges", "finite", (), id="capitals"),
    pytest.param("“Noting the harvest", "Noting", "notes", "participle", (), id="behind a quotation mark"),
    pytest.param("Taking", "Taking", "takes note", "participle", (), id="cut before the particle"),
    pytest.param("Also", "Also", "", "cut", ("also",), id="cut before the verb"),
]


@pytest.mark.parametrize(("text", "phrase", "normal", "form", "modifiers"), FOUND)
def test_opener(text: str, phrase: str, normal: str, form: str, modifiers: tuple[str, ...]) -> None:
    found = opener(text)
    assert found is not None
    assert (found.phrase, found.normal, found.form, found.modifiers) == (phrase, normal, form, modifiers)
    assert text[found.start : found.end] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Concerned States should report",
        "Determined States",
        "Notes by the Secretariat",
        "Requests for information",
        "States parties to the Convention",
        "Supports in the field",
        "The General Assembly,",
        "Strengthening of the early warning network",
        "requests the secretariat to reply",
        "",
        "12.",
    ],
)
def test_no_opener(text: str) -> None:
    assert opener(text) is None


def test_small_letters_only_where_they_are_allowed() -> None:
    found = opener("having regard to its resolution", any_case=True)
    assert found is not None
    assert found.normal == "has regard"


@pytest.mark.parametrize(
    ("text", "phrase", "normal"),
    [
        pytest.param(
            "The Security Council strongly condemns the attack", "strongly condemns", "condemns", id="subject"
        ),
        pytest.param("The Council, recalling its vote, urges calm", "urges", "urges", id="clause between"),
        pytest.param("It further calls upon both sides", "further calls upon", "calls upon", id="it"),
        pytest.param("SC 4 approves the schedule", "approves", "approves", id="standards committee"),
    ],
)
def test_a_body_that_acts(text: str, phrase: str, normal: str) -> None:
    found = subject_act(text)
    assert found is not None
    assert (found.phrase, found.normal, found.form) == (phrase, normal, "named")


def test_an_office_holder_is_no_body() -> None:
    assert subject_act("The President of the Security Council made the following statement") is None


@pytest.mark.parametrize(
    ("language", "text", "phrase", "normal"),
    [
        pytest.param(
            "fr",
            "Se déclare profondément préoccupée par la crue",
            "Se déclare profondément préoccupée",
            "se déclare préoccupé",
            id="fr",
        ),
        pytest.param("fr", "Ayant à l’esprit les besoins", "Ayant à l’esprit", "a à l’esprit", id="fr apostrophe"),
        pytest.param(
            "es",
            "Acoge con beneplácito también el informe",
            "Acoge con beneplácito también",
            "acoge con beneplácito",
            id="es",
        ),
        pytest.param(
            "ru", "С удовлетворением отмечая доклад", "С удовлетворением отмечая", "с удовлетворением отмечает", id="ru"
        ),
        pytest.param("ar", "وإذ تعيد أيضا تأكيد قرارها", "وإذ تعيد أيضا تأكيد", "تعيد تأكيد", id="ar"),
        pytest.param("zh", "又促请各国采取行动", "又促请", "促请", id="zh"),
    ],
)
def test_other_languages(language: str, text: str, phrase: str, normal: str) -> None:
    found = opener(text, language)
    assert found is not None
    assert (found.phrase, found.normal) == (phrase, normal)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_the_phrase_is_what_stands_there(text: str, language: str) -> None:
    found = opener(text, language, any_case=True)
    assert found is None or text[found.start : found.end] == found.phrase
