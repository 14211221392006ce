"""Documents with more in them than one plain resolution: quoted drafts, annexes, votes, notes, several in a file."""

from __future__ import annotations

import pytest

from resindex.model import Line, Resolution, SourceText
from resindex.parsing import parse


def read(text: str) -> tuple[Resolution, ...]:
    lines = tuple(Line(line, number) for number, line in enumerate(text.strip("\n").split("\n"), start=1))
    return parse(SourceText("x.txt", "text", lines))


COMMISSION = """
Keepers of tidal mills

Commission on Human Rights resolution 2099/64

The Commission on Human Rights,

Recalling its resolution 2098/12 of 2 April 2098, together with the reports

submitted by the tidal mill rapporteurs,

1.
Calls upon Governments to respond favourably to requests to visit and urges them to enter into a dialogue;

2.
Recommends the following draft decision to the Economic and Social Council for adoption:

“The Economic and Social Council, taking note of Commission on Human Rights resolution 2099/64, approves the mandate.”

61st meeting

24 April 2099

[Adopted by a recorded vote of 3 votes to 2, with 1 abstention.

See chap. XVII.]
"""


def test_commission_text() -> None:
    (resolution,) = read(COMMISSION)
    facts = resolution.facts
    assert facts.symbol == "E/CN.4/RES/2099/64"
    assert facts.title == "Keepers of tidal mills"
    assert facts.date == "2099-04-24"
    assert facts.adoption is not None
    assert (facts.adoption.method, facts.adoption.in_favour, facts.adoption.against, facts.adoption.abstaining) == (
        "recorded vote",
        3,
        2,
        1,
    )
    sections = [p.section for p in resolution.paragraphs]
    assert sections.count("preambular") == 1  # the blank line inside it is a page break, not an end
    assert sections.count("operative") == 2
    assert sections.count("nested") == 1


def test_a_quoted_draft_is_not_the_act_of_the_body_that_recommends_it() -> None:
    (resolution,) = read(COMMISSION)
    by_place = {p.place: p for p in resolution.paragraphs}
    assert by_place["op_2"].verbs == ("recommends",)
    nested = next(p for p in resolution.paragraphs if p.section == "nested")
    assert nested.place.startswith("nested_1_")
    assert "approves" in nested.verbs


def test_a_noun_is_no_verb() -> None:
    (resolution,) = read(COMMISSION)
    verbs = next(p.verbs for p in resolution.paragraphs if p.place == "op_1")
    assert verbs == ("calls upon", "urges")


VOTE = """
A/HRC/RES/99/7

Resolution adopted by the Human Rights Council on 11 October 2044

99/7. Bells

The Human Rights Council,

Noting the bells,

1. Welcomes the bells;

2. Decides to remain seized of the matter.

46th meeting

11 October 2044

[Adopted by a recorded vote of 4 to 2, with 1 abstention. The voting was as follows:

In favour:

Atlantis, Bosnia and Herzegovina, Lilliput and Utopia

Against:

Erewhon and Ruritania

Abstaining:

Laputa]

Annex

Statutes of the bells

1. The bells shall be rung.

2. The ringing:

(a) Shall be daily;
"""


def test_roll_call() -> None:
    (resolution,) = read(VOTE)
    adoption = resolution.facts.adoption
    assert adoption is not None
    assert dict(adoption.votes) == {
        "Atlantis": "for",
        "Bosnia and Herzegovina": "for",
        "Lilliput": "for",
        "Utopia": "for",
        "Erewhon": "against",
        "Ruritania": "against",
        "Laputa": "abstaining",
    }


def test_annex_counts_for_itself() -> None:
    (resolution,) = read(VOTE)
    annex = {p.place: p for p in resolution.paragraphs if p.section == "annex"}
    assert annex["annex_1_p_1"].text == "The bells shall be rung."
    assert annex["annex_1_p_2_a"].number == "2(a)"
    assert [p.place for p in resolution.paragraphs if p.section == "operative"] == ["op_1", "op_2"]


VOLUME = """
42/901. First matter

The General Assembly,

Recalling the matter,

Requests the Secretary-General to report on the matter.

96th plenary meeting
11 December 1987

42/902. Second matter

The General Assembly,

Noting the second matter,

1. Takes note of it;

2. Decides to return to it.

96th plenary meeting
11 December 1987
"""


def test_a_volume_holds_several_documents() -> None:
    first, second = read(VOLUME)
    assert (first.facts.symbol, second.facts.symbol) == ("A/RES/42/901", "A/RES/42/902")
    assert [p.section for p in first.paragraphs].count("operative") == 1
    assert next(p for p in first.paragraphs if p.section == "operative").number is None
    assert [p.number for p in second.paragraphs if p.section == "operative"] == ["1", "2"]


NOTES = """
A/RES/99/5

99/5. Notes

The General Assembly,

Recalling the report on kites,3

Taking note of the letter,4

__________
3 A/98/12.
4 See A/98/14 and
A/98/15.

44-12345 1/2
A/RES/99/5

1. Requests the Secretary-General to report in 2045;

2. Decides to return to it.
"""


def test_notes_hang_on_their_paragraphs() -> None:
    (resolution,) = read(NOTES)
    first, second = (p for p in resolution.paragraphs if p.section == "preambular")
    assert first.text == "Recalling the report on kites,"
    assert [(n.mark, n.text) for n in first.notes] == [("3", "A/98/12.")]
    assert second.notes[0].text == "See A/98/14 and A/98/15."
    assert "A/98/15" in second.notes[0].references


@pytest.mark.parametrize(
    ("head", "formula", "symbol"),
    [
        ("S/RES/9901 (2031)\n\nResolution 9901 (2031)", "The Security Council,", "S/RES/9901(2031)"),
        ("Resolution 995 (1993)\nof 8 March 1993", "The Security Council,", "S/RES/995(1993)"),
        ("1994 (XIX). Kites", "The General Assembly,", "A/RES/1994(XIX)"),
        ("2099/19. Kites", "The Economic and Social Council,", "E/RES/2099/19"),
        ("99/12.\nKites", "The Human Rights Council,", "A/HRC/RES/99/12"),
        ("A/73/L.4\n\nA/RES/73/903\n\n73/903. Kites", "The General Assembly,", "A/RES/73/903"),
    ],
)
def test_symbols_are_found_or_made(head: str, formula: str, symbol: str) -> None:
    (resolution,) = read(f"{head}\n\n{formula}\n\nRecalling kites,\n\n1. Welcomes kites.\n")
    assert resolution.facts.symbol == symbol


def test_a_document_that_is_no_resolution_is_kept_and_said_so() -> None:
    (resolution,) = read("Dear colleague,\n\nplease find attached nothing.\n")
    assert [p.section for p in resolution.paragraphs]
    assert any("no preambular or operative paragraph" in d.message for d in resolution.diagnostics)


def test_an_empty_document() -> None:
    (resolution,) = read("")
    assert resolution.paragraphs == ()


BILINGUAL = """
42 (I). Lamps of the harbours

The General Assembly,

Recalling the resolution on the lighting of the harbours,

1. Requests all Members of the Organization to light the lamps of their harbours in the night.

Fifty-fifth plenary meeting, 11 December 1946.

42 (I). Feux des ports

L'Assemblée générale,

Rappelant la résolution sur l'éclairage des ports,

1. Prie tous les Membres de l'Organisation d'allumer les feux de leurs ports pendant la nuit.

Cinquante-cinquième séance plénière, le 11 décembre 1946.
"""


def test_each_document_of_a_bilingual_edition_has_its_language_and_date() -> None:
    facts = [resolution.facts for resolution in read(BILINGUAL)]
    assert [(f.symbol, f.language, f.date) for f in facts] == [
        ("A/RES/42(I)", "en", "1946-12-11"),
        ("A/RES/42(I)", "fr", "1946-12-11"),
    ]
    sections = [[p.section for p in resolution.paragraphs] for resolution in read(BILINGUAL)]
    assert sections == [["title", "enacting", "preambular", "operative", "adoption"]] * 2
