"""How other bodies and other eras write: the sections, numbers and verbs of invented resolutions in their manner."""

from __future__ import annotations

import pytest

from resindex.dates import iso_date
from resindex.model import Line, Resolution, SourceText
from resindex.parsing import parse
from resindex.parsing.landmarks import enacting_body, is_adoption, is_meeting


def read(text: str, name: str = "x.txt") -> tuple[Resolution, ...]:
    lines = tuple(Line(line, number) for number, line in enumerate(text.strip("\n").split("\n"), start=1))
    return parse(SourceText(name, "text", lines))


def acts(text: str) -> list[str]:
    """Place and first verb of every preambular and operative paragraph; "^" before a verb of the chapeau."""
    (resolution,) = read(text)
    return [
        f"{p.place} {'^' if p.verb_inherited else ''}{p.verb or '-'}"
        for p in resolution.paragraphs
        if p.section in ("preambular", "operative")
    ]


PARLIAMENT = """
P9_TA(2043)0277

Lighthouse keepers

European Parliament resolution of 11 March 2043 on the situation of lighthouse keepers (2042/2215(INI))

The European Parliament,

–  having regard to the Treaty on the Lights of 1931,

–  having regard to Rule 54 of its Rules of Procedure,

A.  whereas lighthouse keepers guard the coasts;

B.  whereas their work is dangerous, and whereas their pay is low;

Working conditions

1.  Calls on the Member States to raise the pay of lighthouse keepers;

2.  Believes that a report should be published;

Final provisions

3.  Instructs its President to forward this resolution to the keepers.
"""
AMERICAN_STATES = """
AG/RES. 9177 (XCVI-O/44)

KEEPERS OF TIDAL MILLS

(Adopted at the fourth plenary session, held on June 5, 2044)

THE GENERAL ASSEMBLY,

CONSIDERING the importance of tidal mills;

RECALLING ALSO resolution AG/RES. 8039 (XCIII-O/41), and

CONCERNED that keepers are threatened,

RESOLVES:

1. To reiterate its support for the work of keepers.

2. To urge member states to continue their efforts.
"""
HEALTH = """
1 Document A99/8.

WHA97.3

Agenda item 13.1

27 May 2044

Health of lighthouse keepers

The Ninety-seventh World Health Assembly,

Having considered the report on the health of lighthouse keepers;1

Recognizing that damp is harmful,

1. URGES Member States:

(1) to heat lighthouses;

(2) to train physicians in the treatment of keepers;

2. REQUESTS the Director-General to report to the next Health Assembly.

(Eighth plenary meeting, 27 May 2044 – Committee A, third report)
"""
TELECOMMUNICATION = """
RESOLUTION 912 (REV. PORTO, 2044)

Undersea bells

The Plenipotentiary Conference of the International Telecommunication Union (Porto, 2044),

considering

a) that bells carry far under water;

b) that no State regulates them,

recognizing further

a) Resolution 77 (Rev. Porto, 2040) of this conference;

resolves

1 to continue the study of undersea bells;

2 that the results be published,

instructs the Secretary-General

1 to invite Member States to take part;

2 to submit a report to the Council,

invites Member States

to contribute to the study.
"""
MEASURES = """
On the future of the fathom

The General Conference on Weights and Measures (CGPM), at its 98th meeting,

considering

• that the fathom is still in use at sea,

• the progress made in measuring depth,

noting that a definition is wanted,

decides

• to adopt the fathom as a unit,

invites the International Committee to inform Member States.
"""
AFRICAN_COMMISSION = """
ACHPR/Res.976(CX)2044

Resolution on the protection of tidal mills

The African Commission on Human and Peoples’ Rights (the Commission), meeting at its 110th Ordinary Session,
held from 14 October to 3 November 2044 in Banjul, The Gambia:

Recalling its mandate under the African Charter;

Concerned about attacks on tidal mills;

The Commission:

1. Calls on States Parties to protect tidal mills;

2. Urges mining companies to keep away.

Done in Banjul, The Gambia, 3 November 2044
"""
CONGRESS = """
118th CONGRESS

S. RES. 900

Recognizing the importance of tidal mills.

Whereas tidal mills have ground flour since 1650; and

Whereas the Nation is grateful: Now, therefore, be it

Resolved, That the Senate—

(1) celebrates tidal mills; and

(2) urges the people of the United States to visit them.
"""
FIRST_ASSEMBLY = """
912 (II). Transfer of lighthouses

Whereas the United Nations wish to take over certain lighthouses;

Whereas a committee has studied the question,

The General Assembly therefore

Resolves that the Secretary-General be authorized to take them over;

Requests the Secretary-General to report at the next session.

Hundred and twelfth plenary meeting,
31 October 1947.
"""
FIRST_COUNCIL = """
912 (1946). Resolution of 4 April 1946

[S/9773]

The Security Council,

Having received the complaint of the keepers,

Resolves:

1, That the keepers be heard;

2. That the question be kept on the agenda;

And further resolves that the Secretary-General be invited.

Adopted at the 302nd meeting by 8 votes to none,
with 3 abstentions (Atlantis,
Lyonesse and
Thule).
"""
EDUCATION = """
RECOMMANDATION N° 981

L'ENSEIGNEMENT DE LA METEOROLOGIE DANS LES ECOLES

La Conférence internationale des gardiens de phare,

1) Considérant que la météorologie est utile à tous ceux qui vivent sur les côtes et dans les îles ;

2) Constatant que les écoles du littoral manquent de baromètres et d'instruments pour mesurer le vent ;

Recommande aux ministères de l'instruction publique :

1° Que chaque école soit dotée d'un baromètre ;

2° Que les maîtres soient formés à la lecture des instruments.
"""
STANDARDS = """
Resolution 913: Convenors of the working groups

TC 912 appoints Ms. Ines Faro as convenor of its working group on fog signals.

TC 912 thanks the outgoing convenor.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            PARLIAMENT,
            "pp_1 has regard|pp_2 has regard|pp_A whereas|pp_B whereas|op_1 calls upon|op_2 believes|op_3 instructs",
            id="citations, lettered recitals, headings among the paragraphs",
        ),
        pytest.param(
            AMERICAN_STATES,
            "pp_1 considers|pp_2 recalls|pp_3 concerned|op_text_1 resolves|op_1 reiterates|op_2 urges",
            id="infinitives under RESOLVES are the body's acts",
        ),
        pytest.param(
            HEALTH,
            "pp_1 considers|pp_2 recognizes|op_1 urges|op_1_1 ^urges|op_1_2 ^urges|op_2 requests",
            id="capitals, infinitives of those urged",
        ),
        pytest.param(
            TELECOMMUNICATION,
            "pp_1 considers|pp_1_a ^considers|pp_1_b ^considers|pp_2 recognizes|pp_2_a ^recognizes|op_text_1 resolves"
            "|op_1 ^resolves|op_2 ^resolves|op_text_2 instructs|op_1~2 ^instructs|op_2~2 ^instructs|op_text_3 invites",
            id="a verb alone on its line over letters and bare numbers",
        ),
        pytest.param(
            MEASURES,
            "pp_1 considers|pp_2 ^considers|pp_3 ^considers|pp_4 notes|op_1 decides|op_2 ^decides|op_3 invites",
            id="small letters and bullets",
        ),
        pytest.param(
            AFRICAN_COMMISSION,
            "pp_1 recalls|pp_2 concerned|op_1 calls upon|op_2 urges",
            id="a formula over two lines, a second one before the operative part",
        ),
        pytest.param(
            CONGRESS,
            "pp_1 whereas|pp_2 whereas|op_text_1 resolves|op_1 celebrates|op_2 urges",
            id="no formula, a title that looks like a recital, the passive voice",
        ),
        pytest.param(
            FIRST_ASSEMBLY,
            "pp_1 whereas|pp_2 whereas|op_1 resolves|op_2 requests",
            id="recitals above the formula, operative paragraphs without numbers",
        ),
        pytest.param(
            FIRST_COUNCIL,
            "pp_1 receives|op_text_1 resolves|op_1 ^resolves|op_2 ^resolves|op_text_2 resolves",
            id="Resolves: over numbered clauses, a comma for a dot",
        ),
        pytest.param(
            EDUCATION,
            "pp_1 considère|pp_2 constate|op_text_1 recommande|op_1 ^recommande|op_2 ^recommande",
            id="numbered recitals, a bridge, numbers with a degree sign",
        ),
        pytest.param(STANDARDS, "op_1 appoints|op_2 thanks", id="a committee that acts by its number, no formula"),
    ],
)
def test_sections_and_verbs(text: str, expected: str) -> None:
    assert acts(text) == expected.split("|")


@pytest.mark.parametrize(
    ("text", "symbol", "title", "body", "date"),
    [
        pytest.param(
            PARLIAMENT, "P9_TA(2043)0277", "Lighthouse keepers", "European Parliament", "2043-03-11", id="Parliament"
        ),
        pytest.param(
            AMERICAN_STATES,
            "AG/RES.9177(XCVI-O/44)",
            "KEEPERS OF TIDAL MILLS",
            "General Assembly of the Organization of American States",
            "2044-06-05",
            id="not the United Nations' General Assembly",
        ),
        pytest.param(
            HEALTH, "WHA97.3", "Health of lighthouse keepers", "World Health Assembly", "2044-05-27", id="WHA"
        ),
        pytest.param(
            AFRICAN_COMMISSION,
            "ACHPR/Res.976(CX)2044",
            "Resolution on the protection of tidal mills",
            "African Commission on Human and Peoples’ Rights",
            "2044-11-03",
            id="date where it was done",
        ),
        pytest.param(
            FIRST_ASSEMBLY, "A/RES/912(II)", "Transfer of lighthouses", "General Assembly", "1947-10-31", id="GA 1947"
        ),
        pytest.param(FIRST_COUNCIL, "S/RES/912(1946)", None, "Security Council", "1946-04-04", id="SC 1946"),
    ],
)
def test_facts(text: str, symbol: str, title: str | None, body: str, date: str) -> None:
    facts = read(text)[0].facts
    assert (facts.symbol, facts.body, facts.date) == (symbol, body, date)
    assert title is None or facts.title == title


def test_the_note_of_adoption_runs_on_inside_its_brackets() -> None:
    (resolution,) = read(FIRST_COUNCIL)
    assert [p.section for p in resolution.paragraphs][-1] == "adoption"
    assert "annex" not in {p.section for p in resolution.paragraphs}
    assert resolution.facts.adoption is not None and resolution.facts.adoption.abstaining == 3


VOLUME = """
912 (XCIX). Lighthouses of the North

The General Assembly,

Recalling its resolution 811 (XCVIII) of 2 December 2043,

1. Takes note of the report;

2. Requests the Secretary-General to continue.

1912th plenary meeting,
12 December 2044.

913 (XCIX). Lighthouses of the South

A

The General Assembly,

Noting that they are dark,

Decides that they shall be lit.

1913th plenary meeting,
13 December 2044.

B

The General Assembly,

1. Decides that they shall be heated;

2. Invites Governments to contribute.

1913th plenary meeting,
13 December 2044.

914 (XCIX). Tidal mills

The General Assembly

Resolves to consider tidal mills at its next session.

1914th plenary meeting,
14 December 2044.
"""


def test_a_sessional_volume_holds_several_documents_and_their_parts() -> None:
    found = read(VOLUME)
    assert [(r.facts.symbol, r.facts.date) for r in found] == [
        ("A/RES/912(XCIX)", "2044-12-12"),
        ("A/RES/913(XCIX)", "2044-12-13"),
        ("A/RES/914(XCIX)", "2044-12-14"),
    ]
    places = [p.place for p in found[1].paragraphs if p.section == "operative"]
    assert places == ["part_A_op_1", "part_B_op_1", "part_B_op_2"]


def test_the_end_of_another_resolution_above_the_first_title_is_a_document_of_its_own() -> None:
    text = "2. Requests the keepers to stay.\n\n1911th plenary meeting,\n11 December 2044.\n" + VOLUME.split("913")[0]
    found = read(text)
    assert [r.facts.symbol for r in found] == [None, "A/RES/912(XCIX)"]
    assert [r.facts.date for r in found] == ["2044-12-11", "2044-12-12"]


DECISION = """
99/412. Meetings of the Committee on Lighthouses

At its 71st plenary meeting, on 10 May 2044, the General Assembly, on the recommendation of the Committee, decided to
hold two meetings in 2045 and requested the Secretary-General to provide services.
"""


def test_a_decision_in_prose_is_the_act_of_the_body_it_names() -> None:
    (resolution,) = read(DECISION)
    (paragraph,) = (p for p in resolution.paragraphs if p.section == "operative")
    assert paragraph.verbs == ("decides", "requests")
    assert (resolution.facts.symbol, resolution.facts.date) == ("A/DEC/99/412", "2044-05-10")


STATEMENT = """
S/PRST/2044/9

“The Security Council welcomes the lighting of the northern coasts.

“The Council recalls its earlier statements, and urges the keepers to stay.

“The Council will remain seized of the matter.”
"""


def test_a_statement_speaks_in_quotation_marks() -> None:
    found = acts(STATEMENT)
    assert [f.split()[1] for f in found[:2]] == ["welcomes", "recalls"]


DRAFT = """
2044/31. Tidal mills

The Economic and Social Council

Recommends to the General Assembly the adoption of the following draft resolution:

The General Assembly,

Recalling its resolution 98/12 of 2 December 2043,

1. Decides to protect tidal mills;

2. Invites Governments to contribute.

47th plenary meeting
25 July 2044
"""


def test_a_recommended_draft_without_quotation_marks_is_a_draft_to_its_end() -> None:
    (resolution,) = read(DRAFT)
    assert [p.section for p in resolution.paragraphs if p.section in ("preambular", "operative")] == ["operative"]
    nested = [p.place for p in resolution.paragraphs if p.section == "nested"]
    assert nested == ["nested_1_enacting_1", "nested_1_pp_1", "nested_1_op_1", "nested_1_op_2"]
    assert resolution.facts.date == "2044-07-25"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param(["9.", "10.", "ll.", "12."], ["9", "10", "11", "12"], id="ones read as letters"),
        pytest.param(["1.", "2,", "3."], ["1", "2", "3"], id="a comma for a dot"),
        pytest.param(["1.", "2", "3."], ["1", "2", "3"], id="the dot is lost"),
        pytest.param(["5.", "5 bis.", "6."], ["5", "5 bis", "6"], id="bis"),
    ],
)
def test_numbers_that_are_misprinted_or_doubled(numbers: list[str], expected: list[str]) -> None:
    before = [f"{n}. Notes the report;" for n in range(1, int(numbers[0].strip(".")))]
    paragraphs = [*before, *(f"{number} Requests the keepers to report;" for number in numbers)]
    (resolution,) = read("\n\n".join(["The Security Council,", "Noting that it is dark,", *paragraphs]))
    found = [p.number for p in resolution.paragraphs if p.section == "operative"]
    assert found[-len(numbers) :] == expected


def test_a_bracket_that_is_lost_does_not_end_a_list() -> None:
    items = ["1. Requests the keepers:", "(a) To light the lamps;", "b) To trim the wicks;", "(c) To ring the bell."]
    (resolution,) = read("\n\n".join(["The Security Council,", "Noting that it is dark,", *items]))
    found = [p.number for p in resolution.paragraphs if p.section == "operative"]
    assert found == ["1", "1(a)", "1(b)", "1(c)"]


def test_a_number_in_mid_sentence_is_none() -> None:
    text = "The Council,\n\nNoting that it is dark,\n\n1. Requests the keepers to light lamps in rows of\n2 Lamps each."
    (resolution,) = read(text)
    assert "2" not in [p.number for p in resolution.paragraphs]


ANNEXED = """
The Security Council,

Noting that it is dark,

1. Adopts the rules in the annex;

2. Decides to remain seized of the matter.

Annex

1. Lamps are lit at dusk.

2. Lamps are put out at dawn.
"""


def test_numbers_begin_again_in_an_annex() -> None:
    (resolution,) = read(ANNEXED)
    assert [p.place for p in resolution.paragraphs if p.section == "annex"] == ["annex_1", "annex_1_p_1", "annex_1_p_2"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("The CCLF,", "CCLF", id="initials"),
        pytest.param("ISO/TC 912,", "ISO/TC 912", id="number of a committee"),
        pytest.param("The Security Council, accordingly,", "Security Council", id="accordingly"),
        pytest.param("La Conférence ,", "Conférence", id="a space before the comma"),
        pytest.param(
            "The 98th General Conference on Weights and Measures",
            "General Conference on Weights and Measures",
            id="ordinal",
        ),
        pytest.param("The report of the Secretary-General to the Council,", None, id="no body at its head"),
        pytest.param("The Commission requests the Council,", None, id="a sentence"),
        pytest.param("The OAS", None, id="a short name is a heading"),
    ],
)
def test_enacting_formulas(text: str, body: str | None) -> None:
    assert enacting_body(text) == body


def test_feet() -> None:
    assert is_meeting("Hundred and twelfth plenary meeting,")
    assert not is_meeting("Requests that the report be sent to the hundredth plenary meeting of the keepers of lamps,")
    assert is_adoption("(Eighth plenary meeting, 27 May 2044 – Committee A, third report)")
    assert is_adoption("Done in Banjul, The Gambia, 3 November 2044")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("held on June 5, 2044", "2044-06-05", id="American"),
        pytest.param("on 5 June 2044", "2044-06-05", id="British"),
        pytest.param("from 3 May 2043 to June 5, 2044", "2043-05-03", id="the first counts"),
        pytest.param("June 2044", None, id="no day"),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


def test_a_list_may_begin_with_roman_numerals_and_go_on_with_letters() -> None:
    (resolution,) = read("(i)\n(a) To light the lamps;\n(a) To trim the wicks;")
    assert sum("lamps" in p.text or "wicks" in p.text for p in resolution.paragraphs) == 2


def test_a_formula_without_its_comma_counts_where_the_next_line_acts() -> None:
    """Russian acts begin with a small letter; the masthead above names the body too."""
    text = (
        "Генеральная Ассамблея\n\nA/RES/99/903\n\n99/903. Маяки\n\nГенеральная Ассамблея\n\n"
        "подтверждая свои прежние резолюции,\n\n1. призывает государства беречь маяки."
    )
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), start=1))
    (resolution,) = parse(SourceText("x.txt", "text", lines))
    assert [p.section for p in resolution.paragraphs][-3:] == ["enacting", "preambular", "operative"]


def test_sections_that_number_anew_have_preambles_of_their_own() -> None:
    """The manner of the Fifth Committee: Roman numbers, a preamble and a numbering in each section."""
    text = (
        "99/904. Budget matters\n\nThe General Assembly,\n\nI Lighthouses\n\nRecalling its resolution 98/1,\n\n"
        "1. Takes note of the report;\n\n2. Endorses the conclusions;\n\n"
        "II Foghorns and other matters arising from the report of the keepers of the coast\n\n"
        "Having considered the report on foghorns,\n\n1. Takes note of it;\n\n2. Decides to return to it.\n\n"
        "71st plenary meeting"
    )
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), start=1))
    (resolution,) = parse(SourceText("x.txt", "text", lines))
    places = [p.place for p in resolution.paragraphs if p.section in ("preambular", "operative")]
    assert places == [
        "sec_I_pp_1",
        "sec_I_op_1",
        "sec_I_op_2",
        "sec_II_pp_1",
        "sec_II_op_1",
        "sec_II_op_2",
    ]
    assert [p.section for p in resolution.paragraphs].count("heading") == 2
