"""The sample resolutions that ship with the project: what each is, and that it shows what ``corpus/README.md`` says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from resindex.model import Paragraph, Resolution
from resindex.parsing import parse
from resindex.reading import find_files, read

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
NOTICE = "Sample text written for resindex; not a resolution of any body"

GA, SC, ECOSOC = "General Assembly", "Security Council", "Economic and Social Council"
CHR, HRC = "Commission on Human Rights", "Human Rights Council"
ACCESS = "Access to justice for human rights defenders at the local level"


class Sample(NamedTuple):
    """What is to be read from one file; ``recitals`` and ``acts`` count its preambular and numbered operative paragraphs."""

    path: str
    symbol: str
    date: str | None
    title: str | None
    body: str
    recitals: int
    acts: int


SAMPLES = (
    Sample(
        "chr/E_CN.4_RES_1998_902.txt",
        "E/CN.4/RES/1998/902",
        "1998-04-17",
        "Impunity and the preservation of judicial and police records",
        CHR,
        6,
        9,
    ),
    Sample(
        "chr/E_CN.4_RES_2001_904.docx",
        "E/CN.4/RES/2001/904",
        "2001-04-20",
        "Women human rights defenders",
        CHR,
        5,
        8,
    ),
    Sample(
        "chr/E_CN.4_RES_2003_907.txt",
        "E/CN.4/RES/2003/907",
        "2003-04-24",
        "Protection of lawyers and community advocates who assist victims of human rights violations",
        CHR,
        8,
        10,
    ),
    Sample(
        "ecosoc/E_RES_2036_905.pdf",
        "E/RES/2036/905",
        "2036-07-23",
        "Women and the prevention of conflict at the municipal level",
        ECOSOC,
        6,
        8,
    ),
    Sample(
        "ecosoc/E_RES_2039_901.txt",
        "E/RES/2039/901",
        "2039-07-20",
        "Integrity of evidence in the investigation of attacks on public officials and civil society",
        ECOSOC,
        4,
        5,
    ),
    Sample(
        "ga/A_RES_91_903.docx",
        "A/RES/91/903",
        "2036-12-16",
        "Judicial cooperation in the prosecution of the most serious crimes",
        GA,
        5,
        9,
    ),
    Sample(
        "ga/A_RES_92_905.txt",
        "A/RES/92/905",
        "2037-12-17",
        "Combating impunity for enforced disappearance and the search for missing persons",
        GA,
        6,
        10,
    ),
    Sample(
        "ga/A_RES_93_907.xml",
        "A/RES/93/907",
        "2038-12-17",
        "Participation of women in local and national peace processes",
        GA,
        6,
        10,
    ),
    Sample(
        "ga/A_RES_94_901.txt",
        "A/RES/94/901",
        "2039-12-15",
        "Protection of human rights defenders in remote and rural areas",
        GA,
        8,
        11,
    ),
    Sample(
        "ga/A_RES_95_912.pdf",
        "A/RES/95/912",
        "2040-12-18",
        "The right to the truth and the preservation of archives",
        GA,
        7,
        11,
    ),
    Sample("hrc/A_HRC_RES_100_37.txt", "A/HRC/RES/100/37", "2039-03-25", ACCESS, HRC, 7, 10),
    Sample(
        "hrc/A_HRC_RES_106_44.fr.txt",
        "A/HRC/RES/106/44",
        "2041-03-27",
        "Accès des défenseurs des droits de l’homme à la justice au niveau local",
        HRC,
        6,
        11,
    ),
    Sample("hrc/A_HRC_RES_106_44.html", "A/HRC/RES/106/44", "2041-03-27", ACCESS, HRC, 6, 11),
    Sample("hrc/A_HRC_RES_94_41.txt", "A/HRC/RES/94/41", "2037-03-26", ACCESS, HRC, 6, 10),
    Sample(
        "hrc/A_HRC_RES_97_29.xml",
        "A/HRC/RES/97/29",
        "2038-03-25",
        "Technical cooperation in the field of judicial records",
        HRC,
        5,
        7,
    ),
    # A statement's paragraphs have no printed numbers, the Security Council's resolutions no titles.
    Sample(
        "sc/S_PRST_2039_901.txt",
        "S/PRST/2039/901",
        "2039-03-08",
        "Statement by the President of the Security Council",
        SC,
        0,
        0,
    ),
    Sample("sc/S_RES_9887_2038.xml", "S/RES/9887(2038)", "2038-10-26", None, SC, 5, 8),
    Sample("sc/S_RES_9901_2039.txt", "S/RES/9901(2039)", "2039-10-27", None, SC, 7, 9),
    Sample("sc/S_RES_9914_2040.html", "S/RES/9914(2040)", "2040-02-14", None, SC, 8, 11),
)
EACH = pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.path)
OF_PATH = {sample.path: sample for sample in SAMPLES}


@cache
def resolution(path: str) -> Resolution:
    """The one document of a sample file."""
    (found,) = parse(read(CORPUS / path, root=CORPUS))
    return found


def at(path: str, place: str) -> Paragraph:
    """The paragraph at a place."""
    (found,) = [p for p in resolution(path).paragraphs if p.place == place]
    return found


def numbers(path: str, section: str, container: str = "") -> list[str | None]:
    """Numbers of the paragraphs of a section, in order."""
    return [p.number for p in resolution(path).paragraphs if p.section == section and p.place.startswith(container)]


def test_the_table_names_every_file() -> None:
    assert sorted(OF_PATH) == [path.relative_to(CORPUS).as_posix() for path in find_files([CORPUS])]


@EACH
def test_facts(sample: Sample) -> None:
    facts = resolution(sample.path).facts
    assert (facts.symbol, facts.title, facts.body) == (sample.symbol, sample.title, sample.body)
    assert facts.language == ("fr" if ".fr." in sample.path else "en")


@EACH
def test_date(sample: Sample) -> None:
    assert resolution(sample.path).facts.date == sample.date


@EACH
def test_paragraphs_are_counted(sample: Sample) -> None:
    recitals = numbers(sample.path, "preambular")
    acts = [n for n in numbers(sample.path, "operative") if n is not None and n.isdigit()]
    assert recitals == [str(n + 1) for n in range(sample.recitals)]
    assert acts == [str(n + 1) for n in range(sample.acts)]


@EACH
def test_nothing_is_amiss(sample: Sample) -> None:
    assert not read(CORPUS / sample.path).warnings
    assert not [d for d in resolution(sample.path).diagnostics if d.severity == "warning"]


@EACH
def test_marked_as_a_sample(sample: Sample) -> None:
    first = resolution(sample.path).paragraphs[0]
    assert (first.section, first.text) == ("source_note", NOTICE)


@EACH
def test_every_act_has_a_verb(sample: Sample) -> None:
    silent = [p.place for p in resolution(sample.path).paragraphs if p.section == "operative" and p.verb is None]
    assert not silent


@EACH
def test_paragraphs_end_where_they_end(sample: Sample) -> None:
    sections = ("preambular", "operative", "annex")
    texts = [p.text for p in resolution(sample.path).paragraphs if p.section in sections]
    headings = ("Annex", "Guid", "Principles", "Model")
    assert not [t for t in texts if not re.search(r"[,;:.”]$", t) and not t.startswith(headings)]


# ---------------------------------------------------------------- what each file shows


@pytest.mark.parametrize(
    ("path", "place", "verb"),
    [
        pytest.param("chr/E_CN.4_RES_1998_902.txt", "op_3_b_ii", "urges", id="text"),
        pytest.param("chr/E_CN.4_RES_2001_904.docx", "op_3_a_i", "urges", id="Word, typed numbers"),
        pytest.param("ga/A_RES_91_903.docx", "op_2_b_ii", "urges", id="Word, automatic numbers"),
        pytest.param("ga/A_RES_95_912.pdf", "op_4_b_iii", "requests", id="PDF"),
        pytest.param("ecosoc/E_RES_2036_905.pdf", "op_2_b_i", "recommends", id="PDF, chapeau on the page before"),
        pytest.param("sc/S_RES_9914_2040.html", "op_5_b_i", "decides", id="HTML"),
        pytest.param("ga/A_RES_93_907.xml", "op_2_b_ii", "encourages", id="AKN4UN"),
        pytest.param("ga/A_RES_94_901.txt", "op_5_b_iii", "encourages", id="sections"),
        pytest.param(
            "sc/S_RES_9901_2039.txt",
            "op_4_b_i",
            "requests",
            id="finite verb of another subject",
        ),
    ],
)
def test_sub_paragraphs_inherit_the_act_of_their_chapeau(path: str, place: str, verb: str) -> None:
    found = at(path, place)
    assert (found.verb, found.verb_inherited) == (verb, True)


@pytest.mark.parametrize(
    ("path", "place", "verbs"),
    [
        pytest.param("chr/E_CN.4_RES_2003_907.txt", "op_1", ("condemns", "urges"), id="condemns, urges"),
        pytest.param("chr/E_CN.4_RES_2003_907.txt", "op_7", ("calls upon", "urges"), id="requests to visit is a noun"),
        pytest.param(
            "chr/E_CN.4_RES_2003_907.txt", "op_3", ("emphasizes", "urges"), id="words between verb and addressee"
        ),
        pytest.param("ga/A_RES_95_912.pdf", "op_8", ("notes", "reiterates"), id="notes with concern"),
        pytest.param(
            "sc/S_RES_9901_2039.txt", "op_6", ("expresses concern", "reiterates", "urges"), id="three in one paragraph"
        ),
    ],
)
def test_several_verbs_in_a_paragraph(path: str, place: str, verbs: tuple[str, ...]) -> None:
    assert at(path, place).verbs == verbs


def test_a_page_break_inside_a_paragraph_is_healed() -> None:
    broken = at("chr/E_CN.4_RES_2003_907.txt", "pp_5").text
    assert "comes from community advocates, paralegals" in broken


def test_a_paragraph_runs_on_over_two_pages_of_a_pdf() -> None:
    lines = read(CORPUS / "ga/A_RES_95_912.pdf").lines
    assert {line.page for line in lines} == {1, 2, 3}
    sentence = at("ga/A_RES_95_912.pdf", "op_2").text
    assert sentence.endswith("to provide victims with access to an effective remedy;")
    assert {line.page for line in lines if line.text.strip() and line.text.strip() in sentence} == {1, 2}


def test_running_heads_and_job_numbers_stay_out_of_the_text() -> None:
    sections = ("preambular", "operative", "annex", "heading")
    for path in (p for p in OF_PATH if p.endswith(".pdf")):
        text = " ".join(p.text for p in resolution(path).paragraphs if p.section in sections)
        assert not re.search(r"\d\d-\d{5}|\d/\d\b(?!\d)|A/RES/95/912|E/RES/2036/905", text)


@pytest.mark.parametrize(
    ("path", "headings"),
    [
        pytest.param("ga/A_RES_94_901.txt", ["General obligations", "Protection at the local level", "Follow-up"], id="text"),
        pytest.param(
            "ga/A_RES_91_903.docx", ["Requests for assistance", "Witnesses and victims", "Resources and follow-up"], id="Word"
        ),
        pytest.param(
            "ga/A_RES_95_912.pdf", ["Obligations of States", "Access and protection", "Cooperation and follow-up"], id="PDF"
        ),
        pytest.param("ga/A_RES_93_907.xml", ["Participation", "Protection", "Follow-up"], id="AKN4UN"),
    ],
)  # fmt: skip
def test_sections_have_headings(path: str, headings: list[str]) -> None:
    found = [p.text for p in resolution(path).paragraphs if p.section == "heading"]
    assert [re.sub("^[IVX]+ ", "", h) for h in found] == headings


@pytest.mark.parametrize(
    ("path", "last", "point"),
    [
        pytest.param("ga/A_RES_94_901.txt", "5", "annex_1_p_3_c", id="text"),
        pytest.param("ga/A_RES_92_905.txt", "4", "annex_1_p_3_b", id="wrapped text"),
        pytest.param("ga/A_RES_93_907.xml", "4", "annex_1_p_2_b", id="AKN4UN"),
        pytest.param("ga/A_RES_95_912.pdf", "3", "annex_1_p_2_b", id="PDF"),
    ],
)
def test_annexes_have_numbers_of_their_own(path: str, last: str, point: str) -> None:
    top = [n for n in numbers(path, "annex") if n is not None and n.isdigit()]
    assert top == [str(n) for n in range(1, int(last) + 1)]
    assert at(path, point).section == "annex"


def test_a_quoted_draft_decision_is_nested() -> None:
    draft = at("chr/E_CN.4_RES_2003_907.txt", "nested_1_op_1")
    assert draft.section == "nested"
    assert "approves" in draft.verbs
    assert at("chr/E_CN.4_RES_2003_907.txt", "op_10").verbs == ("recommends",)
    assert "E/CN.4/RES/2003/907" in draft.cited


def test_a_quoted_draft_resolution_keeps_its_own_numbers() -> None:
    path = "ecosoc/E_RES_2039_901.txt"
    assert at(path, "nested_1_op_4").verb == "requests"
    nested = [p.text for p in resolution(path).paragraphs if p.section == "nested"]
    assert len(nested) == 8
    assert nested[0].endswith("The General Assembly,")
    assert numbers(path, "operative") == ["1", "2", "3", "4", "5"]


def test_recitals_of_a_quoted_draft_are_counted_apart() -> None:
    places = [p.place for p in resolution("ecosoc/E_RES_2039_901.txt").paragraphs if p.section == "nested"]
    recitals = [place for place in places if "_pp_" in place]
    acts = [place for place in places if "_op_" in place]
    assert recitals == [f"nested_1_pp_{n}" for n in (1, 2, 3)]
    assert acts == [f"nested_1_op_{n}" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("path", "place", "mark", "cited"),
    [
        pytest.param("chr/E_CN.4_RES_2001_904.docx", "pp_4", "1", "E/CN.4/2001/973", id="Word"),
        pytest.param("chr/E_CN.4_RES_2001_904.docx", "op_7", "3", "E/CN.4/2001/994/Add.1", id="Word, with an addendum"),
        pytest.param("ga/A_RES_95_912.pdf", "op_9", "2", "A/95/366", id="PDF, behind the stop"),
        pytest.param("ga/A_RES_95_912.pdf", "pp_1", "1", "A/RES/217(III)A", id="PDF, inside the sentence"),
        pytest.param("ecosoc/E_RES_2036_905.pdf", "op_5", "2", "E/CN.6/2036/11", id="PDF, second page"),
        pytest.param("ga/A_RES_93_907.xml", "op_8", "2", "A/93/381", id="AKN4UN"),
        pytest.param("hrc/A_HRC_RES_106_44.html", "op_9", "1", "A/HRC/106/55", id="HTML"),
        pytest.param("ga/A_RES_94_901.txt", "pp_4", "2", "A/RES/2200(XXI)A", id="text"),
        pytest.param("ga/A_RES_94_901.txt", "op_8", "3", "A/HRC/17/31", id="text, inside the sentence"),
        pytest.param(
            "ga/A_RES_94_901.txt",
            "pp_3",
            "1",
            "A/94/53",
            id="text, behind a date",
        ),
        pytest.param(
            "ga/A_RES_94_901.txt",
            "op_9",
            "4",
            "A/94/962",
            id="text, behind a hyphenated word",
        ),
    ],
)
def test_notes_are_attached_and_cite(path: str, place: str, mark: str, cited: str) -> None:
    (note,) = at(path, place).notes
    assert note.mark == mark
    assert cited in note.references


def test_a_recorded_vote_names_states() -> None:
    adoption = resolution("hrc/A_HRC_RES_97_29.xml").facts.adoption
    assert adoption is not None
    votes = dict(adoption.votes)
    assert (adoption.method, adoption.in_favour, adoption.against, adoption.abstaining) == ("recorded vote", 33, 3, 11)
    assert len(votes) == 47
    assert (votes["Fiji"], votes["Oman"], votes["Antigua and Barbuda"]) == ("for", "against", "abstaining")
    printed = [p for p in resolution("hrc/A_HRC_RES_97_29.xml").paragraphs if p.section == "vote"]
    assert printed


@pytest.mark.parametrize(
    ("path", "method", "counts"),
    [
        pytest.param("chr/E_CN.4_RES_1998_902.txt", "recorded vote", (44, 0, 9), id="votes in numbers"),
        pytest.param("chr/E_CN.4_RES_2003_907.txt", "without a vote", (None, None, None), id="without a vote"),
        pytest.param("sc/S_RES_9887_2038.xml", "unanimously", (15, 0, 0), id="unanimously"),
    ],
)
def test_how_a_text_was_adopted(path: str, method: str, counts: tuple[int | None, ...]) -> None:
    adoption = resolution(path).facts.adoption
    assert adoption is not None
    assert (adoption.method, adoption.in_favour, adoption.against, adoption.abstaining) == (method, *counts)


def test_a_statement_s_paragraphs_act() -> None:
    acts = [p for p in resolution("sc/S_PRST_2039_901.txt").paragraphs if p.section == "operative"]
    verbs = [p.verb for p in acts]
    assert len(acts) == 10
    assert verbs[:4] == ["reaffirms", "recognizes", "condemns", "urges"]


def test_metadata_of_the_publisher_s_files() -> None:
    facts = resolution("ga/A_RES_93_907.xml").facts
    assert (facts.draft, facts.session, facts.agenda_item) == ("A/C.3/93/L.57/Rev.1", "93", "27 (b)")
    assert facts.sponsors[:2] == ("Costa Rica", "Ghana")
    assert "PEACE NEGOTIATIONS" in [s.term for s in facts.subjects if s.vocabulary == "UNBIS"]


@pytest.mark.parametrize(
    ("path", "place", "cited"),
    [
        pytest.param("ga/A_RES_92_905.txt", "pp_1", "A/RES/217(III)A", id="old series"),
        pytest.param("ga/A_RES_94_901.txt", "pp_4", "treaty:ICCPR#art_9", id="article of a treaty"),
        pytest.param("sc/S_RES_9914_2040.html", "pp_5", "treaty:RomeStatute#art_8", id="Rome Statute"),
        pytest.param("sc/S_RES_9901_2039.txt", "op_8", "S/RES/9887(2038)#op_7", id="paragraph of another sample"),
        pytest.param("chr/E_CN.4_RES_2003_907.txt", "op_6", "E/CN.4/2002/951/Add.3", id="list of addenda"),
        pytest.param("hrc/A_HRC_RES_106_44.html", "pp_2", "A/HRC/RES/100/37", id="its own resolution"),
        pytest.param("hrc/A_HRC_RES_106_44.html", "pp_2", "A/RES/94/901", id="another body’s"),
    ],
)
def test_references(path: str, place: str, cited: str) -> None:
    found = at(path, place)
    assert cited in (*found.cited, *found.pinpoints)


# ---------------------------------------------------------------- three editions of one text

EDITIONS = ("hrc/A_HRC_RES_94_41.txt", "hrc/A_HRC_RES_100_37.txt", "hrc/A_HRC_RES_106_44.html")


@pytest.mark.parametrize(
    ("subject", "phrases"),
    [
        pytest.param("complaints by human rights defenders", ("Calls upon", "Urges", "Strongly urges"), id="stronger twice"),
        pytest.param("contact points for human rights", ("Invites", "Encourages", "Urges"), id="the whole ladder"),
        pytest.param("legal aid to human rights", ("Also encourages", "Calls upon", "Calls upon"), id="stronger once"),
        pytest.param("seek the protection of the courts", ("Strongly condemns", "Condemns", "Condemns"), id="weaker"),
        pytest.param("report of the Special Rapporteur on", ("Welcomes", "Takes note", "Takes note"), id="cooler"),
        pytest.param("continue to pay attention", ("Invites", "Requests", "Requests"), id="asked, then told"),
        pytest.param("panel discussion on", ("Decides", None, None), id="dropped"),
        pytest.param("unlawful surveillance", (None, "Expresses concern", "Condemns"), id="added, then stronger"),
        pytest.param("interim measures of protection", (None, None, "Urges"), id="added last"),
    ],
)  # fmt: skip
def test_editions_differ_in_their_verbs(subject: str, phrases: tuple[str | None, ...]) -> None:
    found = []
    for path in EDITIONS:
        acts = [p for p in resolution(path).paragraphs if p.section == "operative" and subject in p.text]
        assert len(acts) <= 1
        found.append(acts[0].verb_phrase if acts else None)
    assert tuple(found) == phrases


# ---------------------------------------------------------------- the corpus as a whole


@pytest.mark.parametrize(
    ("words", "files"),
    [
        pytest.param("impunity", 12, id="impunity"),
        pytest.param("human rights defenders", 8, id="human rights defenders"),
        pytest.param("1325 (2000)", 5, id="women and peace and security"),
    ],
)
def test_subjects_run_through_the_bodies(words: str, files: int) -> None:
    holding = [path for path in OF_PATH if any(words in p.text for p in resolution(path).paragraphs)]
    assert len(holding) >= files
    assert len({OF_PATH[path].body for path in holding}) >= 4


def test_impunity_is_urged_against_often() -> None:
    acts = [p for path in OF_PATH for p in resolution(path).paragraphs if p.section == "operative"]
    assert len([p for p in acts if "impunity" in p.text and "urges" in p.verbs]) >= 8
