"""What the metadata of AKN4UN XML says of a document."""

from __future__ import annotations

import pytest
from akn_specimen import cover, document, meta, numbered, preamble, read

from resindex.dates import iso_date
from resindex.model import Adoption, Facts, Subject
from resindex.reading.akoma_facts import states_of
from resindex.reading.akoma_votes import state_name

TITLE = (
    "<preface><p><docNumber>99/901.</docNumber>"
    "<docTitle refersTo='#resolutionTitle'>Human rights defenders</docTitle></p></preface>"
)
STEPS = (
    "<workflow><step outcome='draftResolution' as='A/C.3/99/L.901/Rev.1 (as amended)' "
    "by='Fiji and Trinidad and Tobago'/><step outcome='draftResolutionAdditionalSponsors' "
    "by='CÔTE D&apos;IVOIRE, Fiji'/><step outcome='adopted'/></workflow>"
)
KEYWORDS = (
    "<classification source='DHLAUTH'><keyword value='IMPUNITY' showAs='IMPUNITY' dictionary='UNBIS Thesaurus'/>"
    "<keyword refersTo='agenda' value='72b[7]' dictionary='A/99/251'/>"
    "<keyword refersTo='title' value='x' dictionary='DHL'/></classification>"
    "<classification source='http://metadata.un.org/sdg'><keyword value='16' showAs='sdg_16' dictionary='SDGO'/>"
    "<keyword value='justice' showAs='justice' dictionary='UNBIS'/></classification>"
)
FOOT = "<conclusions><p><docDate date='{}' refersTo='#adoptionDate'>{}</docDate></p></conclusions>"


def facts(more: str = "", *, head: str = "", name: str = "resolution", behind: str = "", **work: str) -> Facts:
    symbol = head or cover()
    return read(
        document(
            numbered("1.", "Acts."), behind, head=meta(more, **work) + symbol + TITLE + preamble("Noting,"), name=name
        )
    ).facts


def test_facts_of_a_resolution() -> None:
    assert facts(KEYWORDS + STEPS) == Facts(
        symbol="A/RES/99/901",
        title="Human rights defenders",
        body="General Assembly",
        session="99",
        agenda_item="72 (b)",
        date="2044-12-18",
        status="adopted",
        draft="A/C.3/99/L.901/Rev.1",
        sponsors=("Fiji", "Trinidad and Tobago", "Côte d’Ivoire"),
        subjects=(Subject("IMPUNITY", "UNBIS"), Subject("SDG 16", "SDGO")),
        language="en",
    )


def votes(**sides: str) -> str:
    counts = "".join(
        f"<count value='{len(states.split(','))}' refersTo='{side}'><akn4un:voters>"
        + "".join(f"<organization>{state}</organization>" for state in states.split(","))
        + "</akn4un:voters></count>"
        for side, states in sides.items()
    )
    return (
        f"<analysis><parliamentary><voting outcome='adoptedRecordedVote'>{counts}</voting></parliamentary></analysis>"
    )


@pytest.mark.parametrize(
    ("voting", "expected"),
    [
        pytest.param(
            votes(inFavour="FIJI,BOSNIA AND HERZEGOVINA", abstaining="NETHERLANDS (KINGDOM OF THE)"),
            Adoption(
                "recorded vote", 2, 0, 1,
                (("Fiji", "for"), ("Bosnia and Herzegovina", "for"), ("Netherlands (Kingdom of the)", "abstaining")),
            ),
            id="each State's vote",
        ),
        pytest.param(
            votes(inFavour="FIJI").replace(" outcome='adoptedRecordedVote'", ""),
            Adoption("unanimously", 1, 0, 0, (("Fiji", "for"),)),
            id="nobody against",
        ),
        pytest.param(
            "<analysis><voting outcome='adoptedWithoutVote'><quorum value=''/></voting></analysis>",
            Adoption("without a vote"),
            id="without a vote",
        ),
        pytest.param("<analysis><voting><quorum value=''/></voting></analysis>", None, id="nothing said"),
    ],
)  # fmt: skip
def test_adoption(voting: str, expected: Adoption | None) -> None:
    assert facts(voting).adoption == expected


def test_counts_printed_at_the_foot_serve_where_the_metadata_has_none() -> None:
    foot = (
        "<conclusions><p>[Adopted by <quantity normalized='23' refersTo='#inFavour'>23</quantity> to "
        "<quantity normalized='4' refersTo='#against'>4</quantity>]</p></conclusions>"
    )
    voting = "<analysis><voting outcome='adoptedRecordedVote'/></analysis>"
    assert facts(voting, behind=foot).adoption == Adoption("recorded vote", 23, 4, 0)


@pytest.mark.parametrize(
    "step", ["<workflow><step outcome='veto'/></workflow>", "<workflow><step outcome='notAdopted'/></workflow>"]
)
def test_a_failed_draft_keeps_its_symbol(step: str) -> None:
    found = facts(step, head=cover("S/2044/506"), body="unsc", name="draftResolution")
    assert (found.status, found.symbol, found.draft, found.body) == (
        "not adopted",
        "S/2044/506",
        "S/2044/506",
        "Security Council",
    )


@pytest.mark.parametrize(
    ("symbol", "canonical", "body", "session"),
    [
        ("A/RES/ES-12/9", "A/RES/ES-12/9", "General Assembly", "ES-12"),
        ("A/HRC/RES/99/1", "A/HRC/RES/99/1", "Human Rights Council", "99"),
        ("E/RES/2044/14", "E/RES/2044/14", "Economic and Social Council", "2044"),
        ("S/RES/9901 (2044)", "S/RES/9901(2044)", "Security Council", None),
    ],
)
def test_symbol_body_and_session(symbol: str, canonical: str, body: str, session: str | None) -> None:
    found = facts(head=cover(symbol))
    assert (found.symbol, found.body, found.session) == (canonical, body, session)


@pytest.mark.parametrize("printed", ["", "S/RES/9900 (2043)"], ids=["missing", "of another year"])
def test_the_caption_corrects_the_symbol_of_a_council_resolution(printed: str) -> None:
    caption = "<p><docTitle refersTo='#resolutionNumber'>Resolution 9901 (2044)</docTitle></p>"
    assert facts(head=cover(printed, caption), body="unsc").symbol == "S/RES/9901(2044)"


def test_a_filler_date_gives_way_to_the_printed_one() -> None:
    foot = FOOT.format("0001-01-01", "25 juillet 2044")
    assert facts(date="0001-01-01", behind=foot).date == "2044-07-25"


def test_a_date_of_issue_gives_way_to_the_date_at_the_foot() -> None:
    foot = FOOT.format("2044-12-18", "18 December 2044")
    assert facts(date="2044-12-30", behind=foot).date == "2044-12-18"


def test_the_script_tells_a_wrong_language() -> None:
    head = meta(language="spa") + cover() + preamble("回顾其关于捍卫人权者的各项决议，", formula="大会，")
    assert read(document(numbered("1.", "促请所有国家；"), head=head)).facts.language == "zh"


def test_empty_metadata_is_no_trouble() -> None:
    found = read(document(numbered("1.", "Acts."), head="<meta/>" + cover())).facts
    assert (found.symbol, found.date, found.language, found.adoption) == ("A/RES/99/901", None, None, None)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        pytest.param("Fiji", ["Fiji"], id="one"),
        pytest.param("Brazil and Switzerland", ["Brazil", "Switzerland"], id="two"),
        pytest.param(
            "Iran (Islamic Republic of), Bosnia and Herzegovina and Saint Vincent and the Grenadines",
            [
                "Iran (Islamic Republic of)",
                "Bosnia and Herzegovina",
                "Saint Vincent and the Grenadines",
            ],
            id="and inside a name",
        ),
        pytest.param("Cuba (on behalf of the Group of 77 and China)", ["Cuba"], id="on behalf of a group"),
        pytest.param("submitted by the Chair following informal consultations", [], id="an officer"),
        pytest.param("", [], id="nobody"),
    ],
)
def test_sponsors(by: str, expected: list[str]) -> None:
    assert states_of(by) == expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [("VIET NAM", "Viet Nam"), ("Saint Kitts And Nevis", "Saint Kitts and Nevis"), ("CÔTE D'IVOIRE", "Côte d’Ivoire"),
     ("TÜRKİYE", "Türkiye"), ("GUINEA-BISSAU", "Guinea-Bissau"), ("Republic of Korea", "Republic of Korea")],
)  # fmt: skip
def test_names_of_states(printed: str, name: str) -> None:
    assert state_name(printed) == name


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("30th meeting 4 July 2044", "2044-07-04"),
        ("1er décembre 2044", "2044-12-01"),
        ("25 de julio de 2044", "2044-07-25"),
        ("25 июля 2044 года", "2044-07-25"),
        ("2044年7月25日", "2044-07-25"),
        ("25 تموز/يوليه 2044", "2044-07-25"),
        ("9 كانون الأول/ديسمبر 2044", "2044-12-09"),
        ("2. Juli 2044", "2044-07-02"),
        ("31 February 2044", None),
        ("July 2044", None),
    ],
)
def test_printed_dates(text: str, date: str | None) -> None:
    assert iso_date(text) == date
