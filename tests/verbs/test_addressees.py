"""Whom an act is addressed to, noun by noun."""

from __future__ import annotations

import pytest

from resindex.parsing.verbs import read_acts

CASES = [
    pytest.param("Requests the Secretary-General to report;", ("Secretary-General",), id="object"),
    pytest.param(
        "Calls upon all States and relevant United Nations funds, programmes and specialized agencies to act;",
        ("States", "United Nations funds", "programmes", "specialized agencies"),
        id="coordination",
    ),
    pytest.param(
        "Invites international and regional organizations to reply;",
        ("international and regional organizations",),
        id="adjectives joined",
    ),
    pytest.param(
        "Urges States parties to the Convention to submit reports;", ("States parties to the Convention",), id="to"
    ),
    pytest.param(
        "Calls upon all parties to armed conflict to stop;", ("parties to armed conflict",), id="to, no article"
    ),
    pytest.param(
        "Urges Member States that have not yet become parties to the treaties to ratify them;",
        ("Member States",),
        id="relative clause",
    ),
    pytest.param(
        "Encourages donors, including the private sector and the banks, to give;", ("donors",), id="including"
    ),
    pytest.param(
        "Requests the Special Rapporteur on the rights of gardeners to visit;", ("Special Rapporteur",), id="topic"
    ),
    pytest.param(
        "Requests the United Nations Office on Drugs and Crime to assist;",
        ("United Nations Office on Drugs and Crime",),
        id="and inside a name",
    ),
    pytest.param("Calls upon the Government of Belgium to withdraw;", ("Government of Belgium",), id="of"),
    pytest.param("Calls upon Israel, the occupying Power, to comply;", ("Israel",), id="apposition"),
    pytest.param("Requests, in this regard, the Board, within existing resources, to meet;", ("Board",), id="asides"),
    pytest.param(
        "Invites the working group, to be established next year, to consider the matter;",
        ("working group",),
        id="aside with to be",
    ),
    pytest.param("Urges the parties to talk, and encourages them to go on;", ("parties",), id="pronoun, already named"),
    pytest.param("Commends Malta, and urges it to go on;", ("Malta",), id="pronoun for the object before"),
    pytest.param(
        "Commends the African Union and the banks for their work, and urges them to go on;",
        ("African Union", "banks"),
        id="pronoun for several",
    ),
    pytest.param(
        "Welcomes the efforts of donor countries, and encourages them to give more;", ("donor countries",), id="whose"
    ),
    pytest.param(
        "Notes the Secretary-General’s plan, and requests him to go on;", ("Secretary-General",), id="pronoun for owner"
    ),
    pytest.param(
        "Recalls the fire at the harbour of Malta, and urges them to go on;", (), id="pronoun of another number"
    ),
    pytest.param("Commends the new roof, and urges it to go on;", (), id="pronoun for a thing"),
    pytest.param(
        "Reiterates its demand that Israel and all parties pay;", ("Israel", "parties"), id="renewed, with a clause"
    ),
    pytest.param(
        "Invites the United Nations Mission in the Central African Republic to report;",
        ("United Nations Mission in the Central African Republic",),
        id="in, inside a name",
    ),
    pytest.param(
        "Calls upon the Republic, political and religious leaders and unions to talk;",
        ("Republic", "political and religious leaders", "unions"),
        id="a name in -ic is no adjective",
    ),
    pytest.param(
        "Encourages all stakeholders, including agencies, banks and donors to help;",
        ("stakeholders",),
        id="list, no comma",
    ),
    pytest.param(
        "Invites those countries, pending a decision, not to plant;", ("countries",), id="not to, behind an aside"
    ),
    pytest.param("Urges States, directly or through banks, to pay;", ("States",), id="adverb between commas"),
    pytest.param("Requests the Board, based on the report, to meet;", ("Board",), id="participle between commas"),
    pytest.param(
        "Urges flag, port and coastal States and all security and armed forces to act;",
        ("flag, port and coastal States", "security and armed forces"),
        id="nouns as adjectives",
    ),
    pytest.param("Demands that the Syrian regime immediately stop;", ("Syrian regime",), id="clause, adverb"),
    pytest.param("Demands that Israel, the occupying Power, comply;", ("Israel",), id="clause, apposition"),
    pytest.param("Requests that interns be enlisted;", (), id="clause in the passive"),
    pytest.param(
        "Decides that during the fair, the Mayor will ring the bell;", ("Mayor",), id="clause behind an introduction"
    ),
    pytest.param(
        "Calls upon States to lend, and for industrialized countries to agree to wait;",
        ("States", "industrialized countries"),
        id="and for … to",
    ),
    pytest.param("Draws the attention of Governments to the importance of bees;", ("Governments",), id="attention of"),
    pytest.param("Encourages greater advocacy by the guild to open the gates;", (), id="a thing, lower case"),
    pytest.param("Encourages further dialogue between the guild and the mayor;", (), id="a thing"),
    pytest.param(
        "Encourages the discussions between the guild and the Council to allow more time;", (), id="a thing, to"
    ),
    pytest.param("Calls for the release of the boats;", (), id="calls for"),
    pytest.param(
        "Recommends to the General Assembly that the islands be admitted;", ("General Assembly",), id="recommends to"
    ),
    pytest.param("Recommends that the Secretary-General designate a mediator;", ("Secretary-General",), id="clause"),
    pytest.param(
        "Decides that, in order to give effect to its vote, all States shall:", ("States",), id="decides that"
    ),
    pytest.param("Decides that the measures shall not apply to seeds;", (), id="decides that, of a thing"),
    pytest.param("Appeals to States to help;", ("States",), id="appeals to"),
    pytest.param("Expresses its appreciation to the World Guild for its work;", ("World Guild",), id="thanks"),
    pytest.param("Expresses its appreciation for the work of the World Guild;", (), id="thanks for"),
    pytest.param("Reiterates its call upon all parties to stop;", ("parties",), id="renewed"),
    pytest.param(
        "Urges mandate holders, and invites treaty bodies, to study the matter;",
        ("mandate holders", "treaty bodies"),
        id="shared infinitive",
    ),
    pytest.param("Urges States to pay, and requests the Board to count;", ("States", "Board"), id="two acts"),
    pytest.param("Welcomes the efforts of States to pay;", (), id="an act that asks nobody"),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_addressees(text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", subparagraph=False).addressees == names


def test_a_pronoun_under_a_chapeau_stands_for_whom_that_addresses() -> None:
    text = "To open the gates, and encourages it to mend the fence;"
    assert read_acts(text, "operative", subparagraph=True, chapeau=("Malta",)).addressees == ("Malta",)
    assert read_acts(text, "operative", subparagraph=True).addressees == ()


def test_preambular_paragraphs_address_nobody() -> None:
    assert read_acts("Urging all States to plant,", "preambular").addressees == ()
