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
    pytest.param("Commends the guild, and urges it to go on;", (), id="pronoun"),
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


def test_preambular_paragraphs_address_nobody() -> None:
    assert read_acts("Urging all States to plant,", "preambular").addressees == ()
