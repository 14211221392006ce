"""PDF: reading order, paragraphs, columns, note marks and notes, italics, damage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_writer import Part, Put, column, write_pdf

from resindex.errors import ReadingError
from resindex.model import Line, SourceText
from resindex.reading.pdf import read_pdf

RULE = "__________________"
BODY = [
    "Recalling its resolutions on the lighting of harbours and on the keeping of lamps in",
    "every port, and recalling also the reports of the keepers on the lamps that were lit,",
    "and on those that were not, in the past year,",
    "",
    "Noting with concern that the lamps of small harbours are often without any oil when",
    "the nights are long, and that ships find the rocks before they find the harbour,",
    "",
    "Convinced that a lamp in each harbour serves all ships alike, large ones and small,",
    "and that no port can light the sea alone,",
]


def read(*pages: list[Put], rotate: int = 0) -> SourceText:
    return read_pdf(Path("a.pdf"), write_pdf(*pages, rotate=rotate))


def texts(*pages: list[Put], rotate: int = 0) -> list[str]:
    return [line.text for line in read(*pages, rotate=rotate).lines]


def test_lines_come_as_printed_with_blank_ones_between_paragraphs() -> None:
    source = read(column(BODY), column(["And a second page follows the first one."]))
    assert [line.text for line in source.lines[:-1]] == BODY
    assert source.lines[-1] == Line("And a second page follows the first one.", len(BODY) + 1, 2)
    assert [line.number for line in source.lines] == list(range(1, len(BODY) + 2))
    assert {line.page for line in source.lines[:-1]} == {1}
    assert (source.format, source.warnings) == ("pdf", ())


def test_the_order_in_the_file_does_not_matter() -> None:
    assert texts(list(reversed(column(BODY)))) == BODY


def test_words_are_parted_where_they_are_set_apart() -> None:
    words = [Put(72, 500, "Requests"), Put(112, 500, "the"), Put(128.4, 500, "Keep"), Put(149.5, 500, "er")]
    page = [*column(BODY), *words]
    assert texts(page)[-1] == "Requests the Keeper"


def test_indents_are_kept() -> None:
    items = [Put(72, 500, "Decides:"), Put(92, 480, "(a) To light it;"), Put(112, 460, "(i) At night;")]
    page = [*column(BODY), *items]
    assert texts(page)[-5:] == ["Decides:", "", "    (a) To light it;", "", "        (i) At night;"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left column line {i} which fills its whole width" for i in range(12)]
    right = [f"right column line {i} and it fills its width too" for i in range(12)]
    title = [Put(150, 760, "A title that stands across both columns of this page, in one line")]
    foot = [Put(72, 60, "9-12345"), Put(500, 60, "3")]
    page = title + [p for pair in zip(column(left, 60), column(right, 310), strict=True) for p in pair] + foot
    found = [text.strip() for text in texts(page) if text]
    assert found == [title[0].text, *left, *right, "9-12345", "3"]


def test_a_table_is_not_taken_for_columns() -> None:
    rows = [p for i in range(12) for p in (Put(72, 600 - 14 * i, f"Port {i}"), Put(330, 600 - 14 * i, f"{i}.5"))]
    found = [text for text in texts(column(BODY) + rows[:2] + rows[2:]) if text.startswith("Port")]
    assert found == [f"Port {i}   {i}.5" for i in range(12)]


def test_cells_of_a_masthead_are_lines_of_their_own_but_a_number_stays_with_its_paragraph() -> None:
    page = [Put(72, 780, "Assembly of Ports"), Put(430, 780, "A/PORT/RES/9/1"), *column(BODY)]
    page += [Put(72, 500, "1."), Put(130, 500, "Urges all ports to light their lamps;")]
    found = texts(page)
    assert found[:2] == ["Assembly of Ports", "A/PORT/RES/9/1"]
    assert " ".join(found[-1].split()) == "1. Urges all ports to light their lamps;"


def cite(mark: Part) -> list[Put]:
    """The body, with a note cited at its end."""
    return [*column(BODY), Put(72, 500, "Recalling the goals,", more=(mark, Part(" and")))]


@pytest.mark.parametrize(
    ("mark", "notes", "expected"),
    [
        pytest.param(
            Part("12", size=6, rise=4),
            [Put(72, 100, "12", 6, more=(Part("  Resolution 9/1.", size=8, rise=-3),)), Put(72, 86, "Annex.", 8)],
            ["Recalling the goals,¹² and", RULE, "¹² Resolution 9/1.", "Annex."],
            id="small and raised",
        ),
        pytest.param(
            Part("1", rise=6),
            [Put(72, 100, "1", more=(Part(" Resolution 9/1.", rise=-7),))],
            ["Recalling the goals,¹ and", RULE, "¹ Resolution 9/1."],
            id="raised but not small",
        ),
        pytest.param(
            Part("*", size=6, rise=4),
            [Put(72, 97, "* Resolution 9/1.", 8)],
            ["Recalling the goals,* and", RULE, "* Resolution 9/1."],
            id="asterisk",
        ),
        pytest.param(
            Part("1", size=6, rise=4),
            [Put(72, 110, "__________", 8), Put(72, 97, "1  Resolution 9/1.", 8)],
            ["Recalling the goals,¹ and", "__________", "1 Resolution 9/1."],
            id="a rule that is there",
        ),
        pytest.param(
            Part("st", size=6, rise=4),
            [Put(72, 97, "In small letters, but no note.", 8)],
            ["Recalling the goals,st and", "In small letters, but no note."],
            id="neither mark nor note",
        ),
    ],
)
def test_note_marks_and_notes(mark: Part, notes: list[Put], expected: list[str]) -> None:
    found = [text for text in texts(cite(mark) + notes) if text]
    assert found[-len(expected) :] == expected


def test_a_mark_that_pushes_its_line_down_parts_no_paragraph() -> None:
    line = Put(72, 481, "the oil; ", more=(Part("1", rise=7),))
    assert texts([*column(BODY), Put(72, 500, "Recalling lamps, and"), line])[-2:] == [
        "Recalling lamps, and",
        "the oil;¹",
    ]


@pytest.mark.parametrize(
    ("parts", "verb"),
    [
        pytest.param([Part("Recalling", "italic"), Part(" its work,")], "Recalling", id="at the head"),
        pytest.param([Part("3.   "), Part("Urges", "italic"), Part(" ports;")], "Urges", id="behind a number"),
        pytest.param([Part("It notes, "), Part("Inter alia", "italic"), Part(", it")], None, id="inside"),
        pytest.param([Part("On lanterns", "italic")], None, id="all of it"),
        pytest.param([Part("Recalling its work,")], None, id="none"),
    ],
)
def test_words_in_italics_at_the_head(parts: list[Part], verb: str | None) -> None:
    last = read([*column(BODY), Put(90, 500, "", more=tuple(parts))]).lines[-1]
    assert last.text.split() == "".join(part.text for part in parts).split()
    assert (last.mark.verb if last.mark else None) == verb


def test_italics_at_the_head_of_a_line_inside_a_paragraph_are_no_verb() -> None:
    line = Put(72, 604, "Treaty Series", font="italic", more=(Part(" of the ports, volume nine,"),))
    last = read([*column([*BODY[:-1], BODY[0]]), line]).lines[-1]
    assert (last.text, last.mark) == ("Treaty Series of the ports, volume nine,", None)


def test_hyphens_at_line_ends_stay_hyphens() -> None:
    found = texts(column(["The lamps are water-", "resistant and oil\xad", "fed in every harbour."]))
    assert found == ["The lamps are water-", "resistant and oil-", "fed in every harbour."]


@pytest.mark.parametrize(
    ("matrix", "place", "rotate"),
    [
        pytest.param("0 1 -1 0", lambda p: (842 - p.y, p.x), 90, id="upwards"),
        pytest.param("0 -1 1 0", lambda p: (p.y - 200, 800 - p.x), 270, id="downwards"),
        pytest.param("-1 0 0 -1", lambda p: (595 - p.x, 842 - p.y), 180, id="upside down"),
    ],
)
def test_a_page_printed_sideways_is_read(matrix: str, place: Callable[[Put], tuple[float, float]], rotate: int) -> None:
    places = [(place(p), p) for p in column(BODY)]
    turned = [Put(x, y, p.text, p.size, p.font, matrix) for (x, y), p in places]
    assert texts(turned, rotate=rotate) == BODY


def test_a_stamp_across_the_page_comes_last() -> None:
    stamp = Put(30, 300, "Lent by the harbour library", 9, "roman", "0 1 -1 0")
    assert texts([stamp, *column(BODY)]) == [*BODY, "", "Lent by the harbour library"]


def test_sizes_are_those_on_the_page_and_not_in_the_font() -> None:
    scaled = [Put(p.x, p.y, p.text, 1, p.font, "10 0 0 10") for p in column(BODY)]
    assert texts(scaled) == BODY


def test_a_page_without_text_is_reported() -> None:
    source = read(column(BODY), [], column(["Last page."]))
    assert source.lines[-1].page == 3
    assert source.warnings == ("page 2 without a text layer (blank, or a scan)",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(write_pdf([], []), "no text layer", id="scan"),
        pytest.param(write_pdf([Put(72, 700, "   ")]), "no text layer", id="blanks"),
        pytest.param(write_pdf(column(BODY), encrypted=True), "password", id="password"),
        pytest.param(b"%PDF-1.4\n" + bytes(100), "damaged", id="damage"),
    ],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        read_pdf(Path("a.pdf"), data)


@pytest.mark.shared
def test_real_pages_read_well(shared: Path) -> None:
    """Running text of real files: whole words, paragraphs parted, note marks recognised."""
    path = shared / "corpora" / "ga-pdf" / "A_RES_73_6-EN.pdf"
    source = read_pdf(path, path.read_bytes())
    assert sum(bool(line.mark) for line in source.lines) > 30
    assert sum(not line.text for line in source.lines) > 40
    assert not [line.text for line in source.lines if " -" in line.text.strip() and line.text.endswith(" -")]


def styles(*pages: list[Put]) -> list[str | None]:
    return [line.mark.style if line.mark else None for line in read(*pages).lines if line.text]


def test_full_lines_are_told_from_those_that_were_ended() -> None:
    assert styles(column(BODY)) == ["full", "full", None, "full", None, "full", None]


def test_a_slanted_letter_that_hangs_over_the_space_before_it_is_parted() -> None:
    words = [
        Put(72, 500, "Recalling", font="italic"),
        Put(112.8, 500, "further", font="italic"),
        Put(143, 500, "ports,"),
    ]
    assert texts([*column(BODY), *words])[-1] == "Recalling further ports,"


def test_rows_of_a_table_are_whole_lines() -> None:
    rows = [p for i in range(6) for p in (Put(72, 500 - 14 * i, f"{2040 + i}"), Put(330, 500 - 14 * i, f"{i} 651"))]
    lines = [line for line in read([*column(BODY), *rows]).lines if "651" in line.text]
    assert [(line.text, line.whole) for line in lines] == [(f"{2040 + i}   {i} 651", True) for i in range(6)]
    assert {line.mark.style for line in lines if line.mark} == {"table"}


def test_columns_whose_lines_stand_at_other_heights_are_read_apart() -> None:
    left = [f"left column line {i} which fills its whole width" for i in range(12)]
    right = [f"right column line {i} and it fills its width too" for i in range(12)]
    page = [*column(left, 60, 700), *column(right, 310, 706)]
    assert [text for text in texts(page) if text] == [*left, *right]


def test_notes_at_the_foot_of_a_column_stand_below_the_text_of_both() -> None:
    left = [
        *(f"left column line {i} which fills its whole width" for i in range(10)),
        "Recalling the lamps of all ports",
    ]
    right = [f"of the coast, line {i} of them, fills its width too" for i in range(14)]
    note = [Put(60, 550, "1", 6, more=(Part("  Resolution 9/1.", size=8, rise=-3),))]
    found = texts([*column(left, 60), *note, *column(right, 310), Put(60, 40, "page one")])
    assert found == [*left, "", *right, RULE, "¹ Resolution 9/1.", "", "page one"]


LEFT = [f"left column line {i} which fills its whole width" for i in range(20)]
RIGHT = [f"right column line {i} and it fills its width too" for i in range(20)]


@pytest.mark.parametrize("lines", [1, 2, 4, 12])
def test_a_last_page_with_a_short_column_is_read_as_the_pages_before_it(lines: int) -> None:
    pages = [[*column(LEFT, 60), *column(RIGHT[:count], 310)] for count in (20, lines)]
    assert [line.text for line in read(*pages).lines if line.text] == [*LEFT, *RIGHT, *LEFT, *RIGHT[:lines]]


def test_the_only_page_may_have_a_short_column_too() -> None:
    page = [*column(LEFT, 60), *column(RIGHT[:4], 346)]
    assert [text.strip() for text in texts(page) if text] == [*LEFT, *RIGHT[:4]]


def test_a_justified_line_that_opens_a_paragraph_of_a_narrow_column_is_one_line() -> None:
    wide = [Put(60, 436, "acknowledging"), Put(208, 436, "the many")]
    page = [*column(LEFT, 60), *wide, *column(RIGHT, 310)]
    assert "acknowledging   the many" in texts(page)


ENGLISH = "of the lamps and the oil that is in the ports for the ships which go by night"
FRENCH = "les feux et l’huile qui est dans les ports pour les navires qui passent la nuit"


def bilingual(page: int, left: str, right: str) -> list[Put]:
    columns = ((60, left.split()), (310, right.split()))
    lines = [(x, [" ".join(w[i % 9 :][:8]) + f" {page}-{i}" for i in range(18)]) for x, w in columns]
    return [put for x, texts_of in lines for put in column(texts_of, x)]


def test_a_text_in_two_languages_is_read_one_after_the_other() -> None:
    found = [line for line in read(bilingual(1, ENGLISH, FRENCH), bilingual(2, ENGLISH, FRENCH)).lines if line.text]
    assert [line.page for line in found] == [1] * 18 + [2] * 18 + [1] * 18 + [2] * 18
    assert [line.text.split()[-1] for line in found[:36]] == [line.text.split()[-1] for line in found[36:]]
    assert not {"the", "of"} & {word for line in found[36:] for word in line.text.split()}


def test_columns_in_one_language_are_read_page_by_page() -> None:
    found = [line for line in read(bilingual(1, ENGLISH, ENGLISH), bilingual(2, ENGLISH, ENGLISH)).lines if line.text]
    assert [line.page for line in found] == [1] * 36 + [2] * 36


def test_a_justified_line_with_few_words_is_one_line() -> None:
    body = [Put(72, 700 - 12 * i, "Recalling that the lamps are lit by night in ports") for i in range(8)]
    wide = [Put(72, 604, "and extraordinarily"), Put(236, 604, "long-winded")]
    last = [Put(72, 592, "reports on them,")]
    assert "and extraordinarily   long-winded" in texts([*body, *wide, *last])
