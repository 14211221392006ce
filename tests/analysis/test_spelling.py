"""British and American spelling, irregular plurals, and what must be left alone."""

from __future__ import annotations

import pytest

from resindex.analysis import tokens
from resindex.analysis.spelling import one_spelling, spellings


def term(word: str) -> str:
    return tokens(word, "en")[0].term


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organize", "organise"), ("organizations", "organisations"), ("recognizing", "recognising"),
        ("emphasized", "emphasises"), ("authorization", "authorisation"), ("analyze", "analyse"),
        ("paralyzed", "paralysed"), ("mobilizers", "mobilisers"), ("organizational", "organisational"),
        ("labor", "labour"), ("honoring", "honouring"), ("favorable", "favourable"), ("behavioral", "behavioural"),
        ("neighborhoods", "neighbourhoods"), ("endeavors", "endeavours"), ("harbor", "harbours"),
        ("defense", "defence"), ("offenses", "offences"), ("license", "licence"), ("practise", "practice"),
        ("center", "centre"), ("centers", "centres"), ("centered", "centred"), ("theaters", "theatres"),
        ("kilometers", "kilometres"), ("program", "programme"), ("programs", "programmes"), ("dialog", "dialogue"),
        ("judgement", "judgment"), ("acknowledgement", "acknowledgment"), ("ageing", "aging"),
        ("fulfill", "fulfil"), ("enrollment", "enrolment"), ("traveled", "travelled"), ("skillful", "skilful"),
        ("focussed", "focused"), ("pediatric", "paediatric"), ("anemia", "anaemia"), ("diarrhea", "diarrhoea"),
        ("sulfur", "sulphur"), ("skeptical", "sceptical"), ("artifacts", "artefacts"), ("archeology", "archaeology"),
        ("woman", "women"), ("servicewoman", "servicewomen"), ("chairman", "chairmen"), ("child", "children"),
        ("crisis", "crises"), ("criterion", "criteria"),
    ],
)  # fmt: skip
def test_one_word(one: str, other: str) -> None:
    assert term(one) == term(other)


@pytest.mark.parametrize(
    "word",
    [
        "exercise", "exercised", "advise", "adviser", "promise", "compromised", "supervise", "revise", "enterprise",
        "surprise", "comprise", "otherwise", "likewise", "franchise", "expertise", "rise", "raise", "noise",
        "hour", "hours", "four", "course", "resource", "source", "tour", "journal", "courage", "pour", "your",
        "parameter", "perimeter", "enter", "filter", "letter", "later", "specimen", "regimen", "omen", "yemen",
        "sense", "expense", "absence", "science", "prologue", "engagement", "managing", "raging",
    ],
)  # fmt: skip
def test_left_alone(word: str) -> None:
    assert one_spelling(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("universal", "university"), ("general", "generate"), ("organ", "organize"), ("hour", "hor"),
        ("prize", "price"), ("size", "side"), ("labour", "laboratory"), ("men", "mean"),
        ("policy", "police"), ("state", "status"), ("international", "internal"),
    ],
)  # fmt: skip
def test_kept_apart(one: str, other: str) -> None:
    assert term(one) != term(other)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("organiz", {"organiz", "organis"}), ("organisat", {"organisat", "organizat"}), ("labour", {"labour", "labor"}),
        ("behavior", {"behavior", "behaviour"}), ("defenc", {"defenc", "defens"}), ("centre", {"centre", "center"}),
        ("impun", {"impun"}), ("non", {"non"}),
    ],
)  # fmt: skip
def test_spellings_of_a_beginning(prefix: str, expected: set[str]) -> None:
    found = spellings(prefix)
    assert found[0] == prefix
    assert set(found) == expected
