"""Page furniture and notes told from the text, whatever the format that they come from."""

from __future__ import annotations

import pytest

from resindex.model import Line, Mark, Paragraph, SourceText
from resindex.parsing import parse
from resindex.parsing.tidy import tidy
from resindex.parsing.wrapping import Wrapping, widths


def paragraphs(*lines: Line, kind: str = "text") -> list[Paragraph]:
    (resolution,) = parse(SourceText("a.txt", kind, lines))
    return list(resolution.paragraphs)


def test_notes_saved_at_the_end_of_a_text_hang_on_their_paragraphs() -> None:
    texts = (
        "The General Assembly,",
        "Recalling its work on lamps,[1] and on oil,[2]",
        "1. Urges all ports to light them.[3]",
        "",
        "[1] Resolution 9/1.",
        "[2] Resolution 9/2,",
        "annex.",
        "[3] Ibid.",
    )
    found = paragraphs(*(Line(text, n) for n, text in enumerate(texts, start=1)))
    notes = [(p.text, [(n.mark, n.text) for n in p.notes]) for p in found]
    assert notes == [
        ("The General Assembly,", []),
        ("Recalling its work on lamps, and on oil,", [("1", "Resolution 9/1."), ("2", "Resolution 9/2, annex.")]),
        ("Urges all ports to light them.", [("3", "Ibid.")]),
    ]


def test_bracketed_numbers_that_nothing_calls_for_are_text() -> None:
    lines = [Line("Recalling the lamps,", 1), Line("[1] a lamp;", 2), Line("[2] another;", 3)]
    assert [line.text for line in tidy(lines).lines] == ["Recalling the lamps,", "[1] a lamp;", "[2] another;"]


def page(number: int, *texts: str) -> list[Line]:
    return [Line(text, page=number) for text in texts]


def test_a_title_cut_short_is_a_running_head() -> None:
    first = page(1, "99/901. Protection of lighthouse keepers and of those", "who defend their rights", "It was late.")
    second = page(2, "99/901. Protection of lighthouse keepers and …", "And the lamps were lit …")
    tidied = tidy([*first, *second])
    assert [line.text for line in tidied.furniture] == ["99/901. Protection of lighthouse keepers and …"]


def test_a_note_that_stands_at_the_foot_of_several_pages_is_a_note() -> None:
    words = ("Recalling", "Noting", "Urging")
    pages = [
        page(n, f"{word} the lamps,", "________", "1 The same note.", f"44-12345 {n}/3")
        for n, word in enumerate(words, 1)
    ]
    tidied = tidy([line for lines in pages for line in lines])
    assert [(note.mark, note.text) for note in tidied.footnotes] == [("1", "The same note.")] * 3
    assert [line.text for line in tidied.lines] == [f"{word} the lamps," for word in words]


def test_numbers_that_begin_anew_on_each_page_call_their_own_notes() -> None:
    lines = [
        *page(1, "The General Assembly,", "Recalling the lamps,1", "________", "1 First."),
        *page(2, "1. Urges all ports:1", "________", "1 Second."),
    ]
    notes = [[(n.mark, n.text) for n in p.notes] for p in paragraphs(*lines) if p.section != "enacting"]
    assert notes == [[("1", "First.")], [("1", "Second.")]]


def test_a_mark_before_chinese_letters_is_a_mark() -> None:
    lines = page(1, "大会，", "审查了报告，²并审查了其他报告，", "________", "2 报告。")
    found = [p for p in paragraphs(*lines) if p.section == "preambular"]
    assert [(p.text, [n.text for n in p.notes]) for p in found] == [("审查了报告，并审查了其他报告，", ["报告。"])]


def test_a_page_that_shows_which_lines_are_full_is_believed() -> None:
    lines = ["Recalling the lamps of 4", "August, and those of 5,", "1904, and", "others,"]
    wrapping = Wrapping(lines, [True] * 3, [0] * 4, [True, True, False, False])
    assert [wrapping.ended(i) for i in range(3)] == [False, False, True]
    assert not Wrapping(lines, [True] * 3, [0] * 4).ended(2)  # counting letters, it would have been full


@pytest.mark.parametrize(
    ("following", "needed"),
    [("lamp-lighter and", 5), ("10-year plans", 7), ("ES-10/15 of 2004", 8), ("S-30/1 of 2021", 6)],
)
def test_a_line_may_break_behind_the_hyphen_of_a_word_but_not_inside_a_symbol(following: str, needed: int) -> None:
    before = "recalling the lamps of"
    assert widths([before, following]) == (len(before) + 1 + needed,)


def test_a_list_of_symbols_that_runs_over_a_line_is_one_paragraph() -> None:
    lines = [
        "Генеральная Ассамблея,",
        "ссылаясь на резолюции о маяках, принятые на десятой сессии и на всех сессиях,",
        "включая резолюции ES-10/13 от 21 октября 2003 года и ES-10/14 от 8 мая 2003,",
        "ES-10/15 от 20 июля 2004 года,",
        "отмечая доклад Генерального секретаря о состоянии маяков и портов, в котором",
        "он подводит итоги работы, проделанной за последние десять лет в этой области,",
        "благодаря чему растет осведомленность о маяках,",
        "1. постановляет продолжить рассмотрение этого вопроса на следующей сессии и на",
        "всех сессиях, которые будут созваны после нее.",
    ]
    preamble = [p for p in paragraphs(*map(Line, lines)) if p.section == "preambular"]
    assert [p.text.split()[0] for p in preamble] == ["ссылаясь", "отмечая"]
    assert [r.id for r in preamble[0].references] == ["A/RES/ES-10/13", "A/RES/ES-10/14", "A/RES/ES-10/15"]


def test_full_lines_of_a_page_run_on_where_blank_lines_part_its_paragraphs() -> None:
    full = Mark(style="full")
    lines = [
        Line("The General Assembly,"), Line(""),
        Line("Recalling the declaration on lamps for all,", mark=full),
        Line("Taking into Account the Needs of Small Ports, and its", mark=full),
        Line("annex,"), Line(""),
        Line("1. Urges all ports to light their lamps."),
    ]  # fmt: skip
    found = [p.text for p in paragraphs(*lines, kind="pdf") if p.section == "preambular"]
    assert found == [
        "Recalling the declaration on lamps for all, Taking into Account the Needs of Small Ports, and its annex,"
    ]


def test_rows_of_a_table_are_no_headings() -> None:
    row = Mark(style="table")
    lines = [
        Line("The General Assembly,"), Line(""), Line("1. Decides to pay as follows:"), Line(""),
        Line("Year   Sum", whole=True, mark=row), Line("2044   36 651", whole=True, mark=row), Line(""),
        Line("2. Requests a report."),
    ]  # fmt: skip
    assert [p.section for p in paragraphs(*lines, kind="pdf")] == ["enacting", *["operative"] * 4]


def test_the_name_of_the_body_in_a_masthead_is_no_formula() -> None:
    texts = (
        "The General Assembly",
        "Distr.: General",
        "18 December 2044",
        "The General Assembly,",
        "Recalling lamps,",
        "1. Urges ports.",
    )
    found = paragraphs(*(Line(text, whole=True) for text in texts), kind="docx")
    assert [p.section for p in found][-3:] == ["enacting", "preambular", "operative"]
    assert [p.section for p in found].count("enacting") == 1


def test_another_body_speaks_below_a_colon_in_any_language() -> None:
    texts = (
        "Le Conseil économique et social,",
        "Recommande à l’Assemblée générale d’adopter le projet suivant :",
        "L’Assemblée générale,",
        "Rappelant ses travaux sur les phares,",
        "1. Prie les ports d’allumer leurs phares.",
    )
    found = paragraphs(*(Line(text, whole=True) for text in texts), kind="docx")
    assert [p.section for p in found] == ["enacting", "operative", "nested", "nested", "nested"]


def test_a_number_with_a_dash_at_the_head_of_a_page_is_no_page_number() -> None:
    texts = {
        1: ["الجمعية العامة،", "1 - تطلب تقريرا؛"],
        2: ["2 -", "تقرر أن تضيء الموانئ؛"],
        3: ["- 3 -", "3 - تقرر ذلك."],
    }
    lines = tuple(Line(text, page * 10 + n, page) for page, body in texts.items() for n, text in enumerate(body))
    assert [line.text for line in tidy(lines).furniture] == ["- 3 -"]


def test_the_end_of_a_column_tears_as_the_edge_of_a_page_does() -> None:
    lines = (Line("a", 1), Line("", 2, mark=Mark(style="column")), Line("b", 3), Line("", 4), Line("c", 5))
    assert [(line.text, line.gap, line.torn) for line in tidy(lines).lines] == [
        ("a", 0, False),
        ("b", 0, True),
        ("c", 1, False),
    ]
