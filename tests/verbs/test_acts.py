"""All acts of the adopting body in a paragraph, in order: and none of anybody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.lexicon import LANGUAGES
from resindex.parsing.verbs import read_acts, takes_own_verb

OPERATIVE = [
    pytest.param("Welcomes the plan, and encourages its early use;", ("welcomes", "encourages"), id="and"),
    pytest.param(
        "Notes the delay, regrets its causes, and requests a review;", ("notes", "regrets", "requests"), id="list"
    ),
    pytest.param("Condemns the raids; further affirms its support;", ("condemns", "affirms"), id="semicolon"),
    pytest.param(
        "Recalls its decision and in this regard requests the secretariat to reply;",
        ("recalls", "requests"),
        id="linking phrase",
    ),
    pytest.param(
        "Emphasizes the value of seeds and urges States to store them;", ("emphasizes", "urges"), id="bare and"
    ),
    pytest.param("Urges States to plant, and also urges donors to pay;", ("urges",), id="no repeats"),
    pytest.param(
        "Deplores the ban, which limits trade and demands permits of fishers, and calls for its repeal;",
        ("deplores", "calls for"),
        id="relative clause",
    ),
    pytest.param(
        "Reaffirms its resolution, which, inter alia, declares the lake a reserve;", ("reaffirms",), id="which"
    ),
    pytest.param("Notes its requests to visit and its appeals for help;", ("notes",), id="nouns"),
    pytest.param(
        "Requests the Office to urge States to pay, and to encourage donors;", ("requests",), id="infinitives"
    ),
    pytest.param("Recalls the year in which it urged a truce, and requested a report;", ("recalls",), id="past"),
    pytest.param("Takes note of the phrase “and urges all States to act”;", ("takes note",), id="quoted"),
    pytest.param("Approves the budget, welcoming the savings made;", ("approves",), id="colouring participle"),
    pytest.param(
        "Expresses its thanks to the host, and expresses the hope that it returns;",
        ("expresses thanks", "expresses hope"),
        id="expressed",
    ),
    pytest.param("Recalling its mandate, decides to extend it;", ("decides",), id="participle colours"),
    pytest.param("In the light of the above, requests the secretariat to report;", ("requests",), id="introduction"),
    pytest.param(
        "Invites members to reply. The mediator shall report yearly and requests no fee.",
        ("invites",),
        id="another subject's sentence",
    ),
    pytest.param(
        "6. Decides to meet again; 7. Requests the secretariat to invite observers;",
        ("decides", "requests"),
        id="two numbers in one",
    ),
    pytest.param(
        "“The Security Council welcomes the truce. It urges restraint. In this regard, the Council recalls its vote.",
        ("welcomes", "urges", "recalls"),
        id="presidential statement",
    ),
    pytest.param(
        "At its 71st plenary meeting, on 10 May 2022, the General Assembly, on the proposal of its President, decided "
        "to hold a session on rivers, and took note of the report.",
        ("decides", "takes note"),
        id="decision in prose",
    ),
    pytest.param(
        "We stress the need for rain. We welcome the dams, noting their cost, and call for more of them.",
        ("stresses", "welcomes", "calls for"),
        id="first person",
    ),
    pytest.param(
        "We, the Ministers, meeting in Quito, reaffirm our pledge and call upon donors to help.",
        ("reaffirms", "calls upon"),
        id="we with apposition",
    ),
    pytest.param("COMMENDS the Commission, and URGES it to go on;", ("commends", "urges"), id="capitals"),
    pytest.param(
        "Continues to encourage planters; remains concerned about the drought;",
        ("encourages", "concerned"),
        id="carried",
    ),
]


@pytest.mark.parametrize(("text", "verbs"), OPERATIVE)
def test_operative(text: str, verbs: tuple[str, ...]) -> None:
    acts = read_acts(text, "operative", subparagraph=False)
    found = tuple(v for v in acts.verbs if v != "concerned") if "concerned" not in verbs else acts.verbs
    assert found == verbs
    assert acts.verb == verbs[0]


PREAMBULAR = [
    pytest.param("Recalling its vow, and deeply concerned about the floods,", ("recalls", "concerned"), id="adjective"),
    pytest.param(
        "Stressing the need for wells, calling for funds and encouraging donors,",
        ("stresses", "calls for", "encourages"),
        id="three",
    ),
    pytest.param("Noting the resolution urging restraint,", ("notes",), id="another's participle"),
    pytest.param("Recognizing the role of schools in promoting and encouraging thrift,", ("recognizes",), id="gerunds"),
    pytest.param(
        "Welcoming the call by the fishers, and strengthened by the meeting held in Lima,",
        ("welcomes",),
        id="participle of a noun",
    ),
    pytest.param("Whereas the harvest has failed,", ("whereas",), id="whereas"),
    pytest.param("Having heard the statement of the mayor,", ("hears",), id="perfect"),
    pytest.param("Is encouraged by the thaw,", ("encouraged",), id="passive"),
]


@pytest.mark.parametrize(("text", "verbs"), PREAMBULAR)
def test_preambular(text: str, verbs: tuple[str, ...]) -> None:
    assert read_acts(text, "preambular").verbs == verbs


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param("To plant trees along the rivers;", False, id="infinitive"),
        pytest.param("Recognizing the value of and restoring wetlands;", False, id="gerund"),
        pytest.param("support the mission in its tasks;", False, id="bare infinitive"),
        pytest.param("The number of wells dug each year;", False, id="noun"),
        pytest.param("Requests the secretariat to report;", True, id="finite"),
    ],
)
def test_sub_paragraphs(text: str, own: bool) -> None:
    assert takes_own_verb(text) is own


def test_an_infinitive_acts_where_it_stands_under_no_chapeau() -> None:
    assert read_acts("1. To reiterate its thanks.", "operative", subparagraph=False).verbs == ("reiterates",)
    assert read_acts("1. To reiterate its thanks.", "operative").verbs == ()


def test_phrase_and_modifiers_are_those_of_the_head() -> None:
    acts = read_acts("3. Also notes with deep concern the drought, and strongly urges aid;", "operative")
    assert acts.verb_phrase == "Also notes with deep concern"
    assert acts.modifiers == ("also", "with deep concern")


@pytest.mark.parametrize(
    ("language", "text", "verbs", "english"),
    [
        pytest.param(
            "fr",
            "Prie instamment les États de planter, et salue leurs efforts ;",
            ("prie instamment", "salue"),
            "urges",
            id="fr",
        ),
        pytest.param(
            "es",
            "Exhorta a los Estados a que siembren, y encomia su labor;",
            ("exhorta", "encomia"),
            "calls upon",
            id="es",
        ),
        pytest.param(
            "ru",
            "просит секретариат доложить и призывает доноров помочь;",
            ("просит", "призывает"),
            "requests",
            id="ru",
        ),
        pytest.param("zh", "促请各国植树；", ("促请",), "calls upon", id="zh"),
    ],
)
def test_other_languages_name_their_english(language: str, text: str, verbs: tuple[str, ...], english: str) -> None:
    acts = read_acts(text, "operative", language, subparagraph=False)
    assert acts.verbs == verbs
    assert english in acts.verb_en


@given(st.text(max_size=200), st.sampled_from(("preambular", "operative", "annex")), st.sampled_from(LANGUAGES))
def test_no_text_is_refused(text: str, section: str, language: str) -> None:
    acts = read_acts(text, section, language)
    assert len(set(acts.verbs)) == len(acts.verbs)
    assert acts.verb == (acts.verbs[0] if acts.verbs else None)
