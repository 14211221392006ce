"""Numbers of resolutions: whose they are, in lists, in ranges, with parts, in all their forms."""

from __future__ import annotations

import pytest
from citing_document import cited

ASSEMBLY = [
    pytest.param("in resolution 68/11,", ["A/RES/68/11"], id="bare noun"),
    pytest.param("its resolutions 53/9 and 53/12 of 9 November 1998", ["A/RES/53/9", "A/RES/53/12"], id="its"),
    pytest.param(
        "its resolutions 60/4 of 20 October 2005, 61/17 of 20 November 2006, 62/90 and 62/91 of 17 December 2007",
        ["A/RES/60/4", "A/RES/61/17", "A/RES/62/90", "A/RES/62/91"],
        id="a list with dates",
    ),
    pytest.param(
        "resolutions 71/5 of 3 November 2016 on wells, 72/6, entitled “Springs, and how to keep them”, and 73/7",
        ["A/RES/71/5", "A/RES/72/6", "A/RES/73/7"],
        id="a list with titles",
    ),
    pytest.param("resolution 56/20 V of 24 December 2001", ["A/RES/56/20V"], id="part"),
    pytest.param("resolutions 48/26 A and B", ["A/RES/48/26A", "A/RES/48/26B"], id="two parts"),
    pytest.param("resolution 48/26 A to C", ["A/RES/48/26A", "A/RES/48/26B", "A/RES/48/26C"], id="range of parts"),
    pytest.param("resolution 48/26 A-B", ["A/RES/48/26A", "A/RES/48/26B"], id="joined parts"),
    pytest.param("resolution 46/30 L to provide data", ["A/RES/46/30L"], id="a letter before a verb"),
    pytest.param("resolutions 66/20 to 66/23", [f"A/RES/66/{n}" for n in range(20, 24)], id="range"),
    pytest.param("its resolution 77 A (III) of 1948", ["A/RES/77(III)A"], id="Roman with part"),
    pytest.param(
        "resolutions 81 A and B (II) and 94 (III)", ["A/RES/81(II)A", "A/RES/81(II)B", "A/RES/94(III)"], id="Roman"
    ),
    pytest.param("resolution 3201 (S-VI)", ["A/RES/3201(S-VI)"], id="old special session"),
    pytest.param("resolutions S\u201123/2 and ES- 10/21", ["A/RES/S-23/2", "A/RES/ES-10/21"], id="special sessions"),
    pytest.param("its decision 42/450 of 17 December 1987", ["A/DEC/42/450"], id="decision"),
    pytest.param(
        "its resolution 74/8 of 1 June 2020 and decision 74/560 of 31 August 2020",
        ["A/RES/74/8", "A/DEC/74/560"],
        id="resolution and decision",
    ),
    pytest.param("Human Rights Council resolution 5/1", ["A/HRC/RES/5/1"], id="another body"),
    pytest.param("Human Rights Council decision 2/102", ["A/HRC/DEC/2/102"], id="decision of another body"),
    pytest.param(
        "Security Council resolutions 1300 (2000), 1400 (2002) and 1500 (2003)",
        ["S/RES/1300(2000)", "S/RES/1400(2002)", "S/RES/1500(2003)"],
        id="Security Council",
    ),
    pytest.param("Security Council resolution 1300", ["S/RES/1300(2000)"], id="year of a Security Council number"),
    pytest.param(
        "General Assembly and Security Council resolutions 60/3 and 1645 (2005)",
        ["A/RES/60/3", "S/RES/1645(2005)"],
        id="two bodies at one noun",
    ),
    pytest.param(
        "Economic and Social Council resolutions 1996/30 and 155 C (VII)",
        ["E/RES/1996/30", "E/RES/155(VII)C"],
        id="ECOSOC",
    ),
    pytest.param("Commission on Human Rights resolution 20 (XXXVI)", ["E/CN.4/RES/20(XXXVI)"], id="commission, Roman"),
    pytest.param(
        "Commission on Crime Prevention and Criminal Justice resolution 22/8 of 26 April 2013",
        ["E/CN.15/RES/22/8"],
        id="subsidiary commission",
    ),
    pytest.param("United Nations Environment Assembly resolution 5/5", ["UNEP/EA.5/Res.5"], id="environment"),
    pytest.param("World Health Assembly resolution 60.29", ["WHA60.29"], id="health, bare number"),
    pytest.param("resolution WHA74.8 of 31 May 2021 and decision WHA73(8)", ["WHA74.8", "WHA73(8)"], id="health"),
    pytest.param(
        "as decided by the Human Rights Council in its resolution 10/20", ["A/HRC/RES/10/20"], id="its: another's"
    ),
    pytest.param("in resolution 70/1, adopted by the General Assembly", ["A/RES/70/1"], id="adopted by"),
    pytest.param(
        "resolutions 1300 (2000) and 1400 (2002) of the Security Council",
        ["S/RES/1300(2000)", "S/RES/1400(2002)"],
        id="of the body",
    ),
    pytest.param(
        "the Economic and Social Council, pursuant to its resolution 69/310",
        ["A/RES/69/310"],
        id="its: shape says whose",
    ),
    pytest.param("and resolution 42/34 of 27 September 2019", ["A/HRC/RES/42/34"], id="the date says whose"),
    pytest.param(
        "in particular Council resolutions 19/36 of 23 March 2012 and 28/14 of 26 March 2015",
        ["A/HRC/RES/19/36", "A/HRC/RES/28/14"],
        id="which council: by number and date",
    ),
    pytest.param("Council resolution 2008/12", ["E/RES/2008/12"], id="which council: by year"),
    pytest.param("the Human Rights Council, in line with S-36/1", [], id="no noun"),
    pytest.param("pursuant to Human Rights Council S-30/1", ["A/HRC/RES/S-30/1"], id="body without noun"),
    pytest.param(
        "E/2015/27, chap. I, sect. C, resolution 59/1",
        ["E/2015/27#ch_I_sec_C", "E/CN.6/RES/59/1"],
        id="from a commission's report",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ASSEMBLY)
def test_in_a_text_of_the_assembly(text: str, wanted: list[str]) -> None:
    assert cited(f"Recalling {text}", "A") == wanted


@pytest.mark.parametrize(
    ("body", "text", "wanted"),
    [
        pytest.param(
            "A/HRC",
            "its resolutions 9/1, 18/11 and S-9/1",
            ["A/HRC/RES/9/1", "A/HRC/RES/18/11", "A/HRC/RES/S-9/1"],
            id="HRC",
        ),
        pytest.param(
            "A/HRC",
            "Council decision 25/116 and Council resolution 27/1",
            ["A/HRC/DEC/25/116", "A/HRC/RES/27/1"],
            id="HRC, short",
        ),
        pytest.param(
            "A/HRC", "resolution 48/141 of 20 December 1993", ["A/RES/48/141"], id="HRC: the date is the Assembly's"
        ),
        pytest.param(
            "A/HRC",
            "that, in its resolution 72/170, the General Assembly requested",
            ["A/RES/72/170"],
            id="HRC: subject behind",
        ),
        pytest.param(
            "A/HRC",
            "statement OS/12/1 and statement PRST/9/2",
            ["A/HRC/PRST/OS/12/1", "A/HRC/PRST/9/2"],
            id="statements",
        ),
        pytest.param(
            "E/CN.4", "its resolution 2002/70 of 25 April 2002", ["E/CN.4/RES/2002/70"], id="commission, by year"
        ),
        pytest.param("E/CN.4", "its decision 2003/110", ["E/CN.4/DEC/2003/110"], id="decision of the commission"),
        pytest.param(
            "E",
            "its resolutions 1996/30 and 1503 (XLVIII)",
            ["E/RES/1996/30", "E/RES/1503(XLVIII)"],
            id="ECOSOC, Roman",
        ),
        pytest.param(
            "E", "Council resolution 2008 (LX) of 14 May 1976", ["E/RES/2008(LX)"], id="a number that looks like a year"
        ),
        pytest.param("E", "decision 2003/271", ["E/DEC/2003/271"], id="ECOSOC, decision"),
        pytest.param("S", "paragraph 2 of resolution 1493", ["S/RES/1493(2003)#op_2"], id="SC, no year"),
        pytest.param(
            "S",
            "resolutions 1267, 1333 and 1390",
            ["S/RES/1267(1999)", "S/RES/1333(2000)", "S/RES/1390(2002)"],
            id="SC, a list without years",
        ),
        pytest.param("S", "its call in 2462 (2019)", ["S/RES/2462(2019)"], id="SC, no noun"),
        pytest.param(
            "S",
            "PRST 2006/39 and the Presidential Statement 2015/25",
            ["S/PRST/2006/39", "S/PRST/2015/25"],
            id="SC, statements",
        ),
        pytest.param(
            "S",
            "General Assembly resolutions 2253 (ES-V) and 1514 (XV)",
            ["A/RES/2253(ES-V)", "A/RES/1514(XV)"],
            id="SC on the Assembly",
        ),
    ],
)
def test_in_a_text_of_another_body(body: str, text: str, wanted: list[str]) -> None:
    assert cited(f"Recalling {text}", body) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "a helpline that is open 24/7 and a ratio of 50/50",
        "the periods 2018/19 and 2020/2021, and the harvest of 2010/11",
        "article 5/6 of the statute, agenda item 74 (b) and case No. 12/34",
        "the International Health Regulations (2005) and the attacks of 9/11",
        "at its 2033rd meeting, by 20 votes to 3, with 15 abstentions",
        "agreed conclusions 1997/2 of 18 July 1997",
        "the present resolution, paragraph 14 above and the resolution 12 months later",
        "people living with HIV/AIDS, and decision XII/11 of that Conference",
        "Law No. 10/2018 and the Regulation (EU) No 267/2012",
        "the Conference of the Parties to the Convention on Wells resolution 10/8",
        "the adoption by the Economic Commission for Africa, at its session, of resolution 934 (XLIX)",
        "resolution 7/5 of 10 November 2017 of the Conference of the States Parties to the Convention",
        "the General Assembly of the World Tourism Organization, by its resolution 722 (XXIII)",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert [r for r in cited(f"Noting {text}", "A") if not r.startswith("treaty:")] == []


def test_a_bare_number_in_another_bodys_text_is_not_guessed() -> None:
    assert cited("in accordance with resolution 1493,", "A") == []


def test_a_conference_stays_the_owner_of_its_list() -> None:
    text = "Recalling Conference of the States Parties resolution 8/2 of 2019, as well as resolution 10/7 on assets,"
    assert cited(text, "A") == []
