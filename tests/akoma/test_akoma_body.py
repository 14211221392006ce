"""What the marks of a publisher say of the text: sections, numbers, depths, parts."""

from __future__ import annotations

import pytest
from akn_specimen import cover, document, meta, numbered, outline, pieces, plain, preamble, read, statement

BODY = ("heading", "preambular", "operative", "nested", "annex")


def section(head: str, body: str) -> str:
    return f"<section>{head}{body}</section>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            numbered("1.", "Urges States to act;") + numbered("2.", "Decides to remain seized."),
            ["operative - 1 0 Urges States to act;", "operative - 2 0 Decides to remain seized."],
            id="numbered paragraphs",
        ),
        pytest.param(
            "<paragraph><num>7.</num><list><intro><p>Calls upon States:</p></intro>"
            "<point><num>(a)</num><content><p>To inquire;</p></content></point>"
            "<sublist><point><num>(i)</num><content><p>Promptly;</p></content></point></sublist>"
            "<point><num>(b)</num><content><p>To report;</p></content></point>"
            "<wrapUp><p>and to do so each year;</p></wrapUp></list></paragraph>",
            [
                "operative - 7 0 Calls upon States:",
                "operative - a 1 To inquire;",
                "operative - i 2 Promptly;",
                "operative - b 1 To report;",
                "operative - - 1 and to do so each year;",
            ],
            id="list, sublist and what wraps it up",
        ),
        pytest.param(
            "<paragraph><num>7.</num><list><point><num>(a)</num><content><p>Notes;</p></content></point></list></paragraph>",
            ["operative - 7 0 ", "operative - a 1 Notes;"],
            id="number without words of its own",
        ),
        pytest.param(
            numbered("6.", "Urges States, by:")
            + plain("(a) Enacting laws;")
            + plain("(i) In time;")
            + plain("(b) Training judges;")
            + numbered("7.", "Requests a report."),
            [
                "operative - 6 0 Urges States, by:",
                "operative - a 1 Enacting laws;",
                "operative - i 2 In time;",
                "operative - b 1 Training judges;",
                "operative - 7 0 Requests a report.",
            ],
            id="a list set as plain paragraphs",
        ),
        pytest.param(
            "<paragraph><num>2.</num><content><p>Lists:</p></content></paragraph>"
            + "".join(numbered(f"({c})", "item;") for c in "ghi"),
            ["operative - 2 0 Lists:"] + [f"operative - {c} 1 item;" for c in "ghi"],
            id="(i) behind (h) is a letter",
        ),
        pytest.param(
            "<paragraph><num>3.</num><list><intro><p>Notes:</p></intro>"
            "<point><num>–</num><content><p>first;</p></content></point></list></paragraph>",
            ["operative - 3 0 Notes:", "operative - - 1 first;"],
            id="a bullet is no number",
        ),
        pytest.param(
            "<paragraph class='H23'><subheading>Follow-up</subheading></paragraph>"
            + plain("Women and peace", "H1")
            + numbered("1.", "Notes;"),
            ["heading - - 0 Follow-up", "heading - - 0 Women and peace", "operative - 1 0 Notes;"],
            id="headings by element and by style",
        ),
        pytest.param(
            numbered("1.", "Takes note of the report;") + plain("Means of implementation") + numbered("2.", "Decides."),
            [
                "operative - 1 0 Takes note of the report;",
                "heading - - 0 Means of implementation",
                "operative - 2 0 Decides.",
            ],
            id="heading set as a plain paragraph",
        ),
        pytest.param(
            numbered("1.", "Takes note;") + plain("II") + plain("Rule of law") + numbered("2.", "Decides."),
            [
                "operative - 1 0 Takes note;",
                "heading - - 0 II",
                "heading - - 0 Rule of law",
                "operative - 2 0 Decides.",
            ],
            id="heading of two lines",
        ),
        pytest.param(
            numbered("3.", "Adopts this schedule:") + plain("Monday, in the morning") + numbered("4.", "Decides."),
            [
                "operative - 3 0 Adopts this schedule:",
                "operative - - 1 Monday, in the morning",
                "operative - 4 0 Decides.",
            ],
            id="unnumbered line under a chapeau",
        ),
        pytest.param(
            section("<num>A</num>", numbered("1.", "Notes;")) + section("<num>B</num>", numbered("2.", "Asks.")),
            ["heading - - 0 A", "operative - 1 0 Notes;", "heading - - 0 B", "operative - 2 0 Asks."],
            id="sections whose numbers run on are no parts",
        ),
        pytest.param(
            section(
                "<num>I</num><subheading>Travel</subheading>",
                "<crossHeading refersTo='#preamble'>Recalling x,</crossHeading>" + numbered("1.", "Notes;"),
            )
            + section("<num>II</num><subheading>Pay</subheading>", numbered("1.", "Asks.")),
            [
                "heading sec_I - 0 I Travel",
                "preambular sec_I - 0 Recalling x,",
                "operative sec_I 1 0 Notes;",
                "heading sec_II - 0 II Pay",
                "operative sec_II 1 0 Asks.",
            ],
            id="sections that number anew, with preambles of their own",
        ),
        pytest.param(
            section("<num>I</num><subheading>Travel</subheading>", "")
            + numbered("1.", "Notes;")
            + section("<num>II</num><subheading>Pay</subheading>", "")
            + numbered("1.", "Asks."),
            [
                "heading sec_I - 0 I Travel",
                "operative sec_I 1 0 Notes;",
                "heading sec_II - 0 II Pay",
                "operative sec_II 1 0 Asks.",
            ],
            id="sections that hold their headings alone",
        ),
        pytest.param(
            plain("Travel", "H23")
            + numbered("1.", "Notes;")
            + numbered("2.", "Asks.")
            + plain("Pay", "H23")
            + numbered("1.", "Decides."),
            [
                "heading - - 0 Travel",
                "operative - 1 0 Notes;",
                "operative - 2 0 Asks.",
                "heading sec_2 - 0 Pay",
                "operative sec_2 1 0 Decides.",
            ],
            id="numbers that begin anew behind a heading",
        ),
        pytest.param(
            plain(
                "Recommends the following draft resolution:<embeddedStructure><container name='formula'>"
                f"<p>The General Assembly,</p></container>{numbered('1.', 'Invites States.')}</embeddedStructure>"
            ),
            [
                "operative - - 0 Recommends the following draft resolution:",
                "nested nested_1 - 0 The General Assembly,",
                "nested nested_1 1 0 Invites States.",
            ],
            id="embedded draft",
        ),
        pytest.param(
            numbered("14.", "Recommends for adoption:")
            + plain("“The Economic and Social Council, taking note of it, approves the request.”")
            + numbered("15.", "Decides."),
            [
                "operative - 14 0 Recommends for adoption:",
                "nested nested_1 - 0 “The Economic and Social Council, taking note of it, approves the request.”",
                "operative - 15 0 Decides.",
            ],
            id="draft in quotation marks",
        ),
        pytest.param(
            numbered("1.", "Adopts the rules.")
            + "<paragraph><heading>Annex II</heading></paragraph>"
            + numbered("1.", "Rule one."),
            ["operative - 1 0 Adopts the rules.", "annex annex_2 - 0 Annex II", "annex annex_2 1 0 Rule one."],
            id="annex that is only a heading in the body",
        ),
        pytest.param(
            "<container name='table'><table><tr><th><p>State</p></th><th><p>Share</p></th></tr>"
            "<tr><td><p>Fiji</p></td><td></td><td><p>3</p></td></tr></table></container>",
            ["operative - - 0 State | Share", "operative - - 0 Fiji | 3"],
            id="a table gives a line a row",
        ),
    ],
)  # fmt: skip
def test_body(body: str, expected: list[str]) -> None:
    assert outline(document(body), *BODY)[1:] == expected


@pytest.mark.parametrize(
    ("title", "container"),
    [
        ("Annex", "annex_1"), ("Annex III", "annex_3"), ("Annexe II", "annex_2"), ("Anexo", "annex_1"),
        ("Приложение", "annex_1"), ("附件二", "annex_2"), ("المرفق الأول", "annex_1"), ("Anlage", "annex_1"),
    ],
)  # fmt: skip
def test_annexes_in_every_language(title: str, container: str) -> None:
    body = f"<doc name='annex'><mainBody>{plain(title, 'H1')}{numbered('1.', 'Rule one.')}</mainBody></doc>"
    data = document(numbered("1.", "Adopts."), f"<attachments><attachment>{body}</attachment></attachments>")
    assert [(p.container, p.label) for p in pieces(data) if p.section == "annex"] == [
        (container, None),
        (container, "1"),
    ]


def test_two_annexes_and_an_appendix_in_one_attachment() -> None:
    inside = "".join(plain(t, "H1") + numbered("1.", "Text.") for t in ("Annex I", "Appendix", "Annex II"))
    data = document(
        plain("Adopts."),
        f"<attachments><attachment><doc><mainBody>{inside}</mainBody></doc></attachment></attachments>",
    )
    assert [p.container for p in pieces(data) if p.label] == ["annex_1", "annex_1/appendix_1", "annex_2"]


def test_articles_of_an_annex_that_number_anew() -> None:
    inside = plain("Annex", "H1") + "".join(
        plain(f"Article {n}", "H23") + numbered("1.", "Text.") + numbered("2.", "Text.") for n in (1, 2)
    )
    attached = f"<attachments><attachment><doc><mainBody>{inside}</mainBody></doc></attachment></attachments>"
    found = [f"{p.container} {p.label}" for p in pieces(document(plain("Adopts."), attached)) if p.label]
    assert found == ["annex_1/art_1 1", "annex_1/art_1 2", "annex_1/art_2 1", "annex_1/art_2 2"]


def test_parts_of_a_joint_resolution() -> None:
    part = (
        "<component><statement name='resolution'><preface><p><docNumber>{0}</docNumber></p></preface>{1}"
        "<mainBody>{2}</mainBody></statement></component>"
    )
    parts = "".join(part.format(letter, preamble("Recalling,"), numbered("1.", "Acts.")) for letter in ("A", "ألف"))
    data = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><documentCollection>'
        f"{meta()}{cover('A/RES/99/903 A-B')}</documentCollection><components>{parts}</components></akomaNtoso>"
    ).encode()
    assert [p.container for p in pieces(data) if p.label == "1"] == ["part_A", "part_B"]
    assert [p.section for p in pieces(data) if p.text == "A"] == ["title"]


def test_draft_in_a_component_is_nested_but_its_foot_is_the_resolution_s() -> None:
    foot = "<conclusions><p>9th meeting</p></conclusions>"
    draft = f"<statement>{preamble('Noting,')}<mainBody>{numbered('1.', 'Asks.')}</mainBody>{foot}</statement>"
    data = document(plain("Recommends:"), f"<components><component>{draft}</component></components>")
    assert outline(data, "nested", "adoption") == [
        "nested nested_1 - 0 The General Assembly,",
        "nested nested_1 - 0 Noting,",
        "nested nested_1 1 0 Asks.",
        "adoption - - 0 9th meeting",
    ]


def test_presidential_statement() -> None:
    head = meta(body="unsc") + cover("S/PRST/2044/91")
    body = (
        plain("Statement by the President", "H1")
        + plain("At the 9th meeting, the President said:")
        + plain("“The Security Council urges calm.")
    )
    found = [(p.section, p.text[:12]) for p in pieces(document(body, head=head, name="presidentialStatement"))][1:]
    assert found == [("title", "Statement by"), ("source_note", "At the 9th m"), ("operative", "“The Securit")]


def test_paragraphs_outside_the_body_are_of_the_body() -> None:
    data = statement(meta() + cover() + preamble("Noting,") + "<mainBody></mainBody>" + plain("Decides."))
    assert outline(data, "operative") == ["operative - - 0 Decides."]


def test_foot_and_vote() -> None:
    foot = (
        "<conclusions><p><event><location>30th meeting</location><eol/><docDate>4 July 2044</docDate></event></p>"
        "<p><vote><outcome>[Adopted by a recorded vote of 2 to 1. The voting was as follows:"
        "<outcome refersTo='inFavour'>In favour:<eol/><organization>Fiji, Malta</organization></outcome>"
        "<outcome refersTo='against'>Against:<eol/><organization>Peru]</organization></outcome>"
        "</outcome></vote></p></conclusions>"
    )
    found = [
        (p.section, p.text)
        for p in pieces(document(numbered("1.", "Acts."), foot))
        if p.section in ("adoption", "vote")
    ]
    assert found == [
        ("adoption", "30th meeting"),
        ("adoption", "4 July 2044"),
        ("adoption", "[Adopted by a recorded vote of 2 to 1. The voting was as follows:"),
        ("vote", "In favour: Fiji, Malta"),
        ("vote", "Against: Peru]"),
    ]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param(
            "<span class='italic'>Also</span> <span class='italic'>urges</span> States;", "Also urges", id="two spans"
        ),
        pytest.param(" <span class='bold'>回顾</span>其决议，", "回顾", id="bold in Chinese"),
        pytest.param("<span class='italic'>Decides</span>:", "Decides", id="chapeau of one word"),
        pytest.param("Urges <span class='italic'>inter alia</span> States;", None, id="italics further on"),
        pytest.param("<span class='italic'>Treaty Series</span>", None, id="a line set apart as a whole"),
        pytest.param("<i>Welcomes</i>, and <i>requests</i> it;", "Welcomes", id="second verb"),
    ],
)
def test_acting_words(text: str, verb: str | None) -> None:
    found = [p.verb for p in pieces(document(numbered("1.", text))) if p.label == "1"]
    assert found == [verb]


def test_notes_and_links_leave_the_text() -> None:
    note = "<authorialNote marker='2'><p> See A/99/35.</p></authorialNote>"
    link = "<a href='https://undocs.org/A/RES/53/144'>{}</a>"
    cited = link.format("53/") + link.format("144")
    text = f"Recalls the Covenant,{note} resolution {cited} and its annex<sup>2</sup>;"
    (piece,) = [p for p in pieces(document(numbered("1.", text))) if p.label == "1"]
    assert piece.text == "Recalls the Covenant, resolution 53/144 and its annex;"
    assert [(n.mark, n.text) for n in piece.notes] == [("2", "See A/99/35.")]
    assert [(piece.text[k.start : k.end], k.target) for k in piece.links] == [
        ("53/144", "https://undocs.org/A/RES/53/144")
    ]


def test_links_move_with_a_number_printed_in_the_text() -> None:
    (piece,) = [p for p in pieces(document(plain("(a) See <a href='x'>53/144</a>;"))) if p.label == "a"]
    assert [piece.text[k.start : k.end] for k in piece.links] == ["53/144"]


def test_raised_numbers_that_call_no_note_stay() -> None:
    (piece,) = [
        p for p in pieces(document(numbered("1.", "Au XX<sup>e</sup> siècle, 10<sup>6</sup> m<sup>3</sup>"))) if p.label
    ]
    assert piece.text == "Au XXe siècle, 106 m3"


def test_lines_know_where_they_stand() -> None:
    data = document("\n\n" + numbered("1.", "Acts."))
    line = next(line for line in read(data).lines if line.mark and line.mark.label == "1.")
    assert (line.number, line.whole) == (3, True)
