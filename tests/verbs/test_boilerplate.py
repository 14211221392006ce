"""What only keeps a matter on the agenda is told from what does something."""

from __future__ import annotations

import pytest

from resindex.boilerplate import formula, is_boilerplate
from resindex.model import Paragraph
from resindex.parsing.verbs import read_acts


def paragraph(text: str, language: str, section: str = "operative") -> Paragraph:
    acts = read_acts(text, section, language)
    return Paragraph(place="op_1", section=section, number="1", text=text, verb=acts.verb, verbs=acts.verbs)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Decides to remain actively seized of the matter.", "en", id="seized"),
        pytest.param("Also decides to remain seized of this matter", "en", id="modifier, no full stop"),
        pytest.param(
            "Decides to include in the provisional agenda of its ninetieth session the item entitled “Lamps”.", "en", id="agenda"
        ),
        pytest.param("Decides to continue its consideration of the question of lamps at its next session.", "en", id="goes on"),
        pytest.param("Décide de rester saisi de la question.", "fr", id="French"),
        pytest.param("Décide d’inscrire à l’ordre du jour provisoire de sa session la question intitulée « Lampes ».", "fr", id="agenda, French"),
        pytest.param("Decide seguir ocupándose activamente de la cuestión.", "es", id="Spanish"),
        pytest.param("постановляет продолжать активно заниматься этим вопросом.", "ru", id="Russian"),
        pytest.param("يقرر أن يُبقي المسألة قيد نظره.", "ar", id="Arabic, with vowel signs"),
        pytest.param("决定继续处理此案。", "zh", id="Chinese"),
    ],
)  # fmt: skip
def test_boilerplate(text: str, language: str) -> None:
    assert is_boilerplate(paragraph(text, language), language)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        pytest.param("Decides to extend the mandate of the harbour master for one year.", "operative", id="decides something"),
        pytest.param("Requests the Secretary-General to remain seized of the matter.", "operative", id="another remains seized"),
        pytest.param(
            "Decides to remain seized of the matter, and requests the harbour master to report.", "operative", id="and asks"
        ),
        pytest.param("Recalling its decision to remain seized of the matter,", "preambular", id="preamble"),
    ],
)  # fmt: skip
def test_what_does_something(text: str, section: str) -> None:
    assert not is_boilerplate(paragraph(text, "en", section), "en")


def test_a_language_without_rules_has_none() -> None:
    assert not is_boilerplate(paragraph("Beschließt, mit der Angelegenheit befasst zu bleiben.", "de"), "de")


@pytest.mark.parametrize(
    ("text", "language", "says"),
    [
        pytest.param("Decides to remain seized of the question of lamps.", "en", "Decides to remain seized of", id="seized"),
        pytest.param(
            "Also decides to include in the provisional agenda of its ninetieth session the item entitled “Lamps”.", "en",
            "Also decides to include in the provisional agenda", id="agenda",
        ),
        pytest.param("يقرر أن يُبقي المسألة قيد نظره.", "ar", "يقرر أن يُبقي المسألة قيد نظره", id="vowel signs are counted"),
        pytest.param("يقرر أن يُبقي المسألة قيد نظره مُهتمًّا بها.", "ar", "يقرر أن يُبقي المسألة قيد نظره", id="those after it are not"),
    ],
)  # fmt: skip
def test_the_formula_ends_where_the_matter_begins(text: str, language: str, says: str) -> None:
    assert text[: formula(paragraph(text, language), language)] == says


def test_what_does_something_has_no_formula() -> None:
    assert formula(paragraph("Decides to extend the mandate of the harbour master.", "en"), "en") is None
