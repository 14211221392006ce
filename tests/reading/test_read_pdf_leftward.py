"""PDF pages in scripts that are read from the right: order of words, numbers, brackets, columns."""

from __future__ import annotations

import pytest

from resindex.reading.pdf_columns import in_reading_order
from resindex.reading.pdf_glyphs import Run
from resindex.reading.pdf_leftward import faced, read_from_right
from resindex.reading.pdf_rows import row_of

WIDTH = 5.0


def kind_of(text: str) -> str:
    if text.isdigit():
        return "1"
    return "N" if not any(c.isalnum() for c in text) else "L" if text.isascii() else "R"


def printed(*pieces: str, x: float = 100.0, base: float = 700.0) -> list[Run]:
    """Pieces side by side from left to right; "_" is a space."""
    runs = []
    for text in pieces:
        if text != "_":
            runs.append(Run(text, x, x + WIDTH * len(text), base, 10.0, False, kind_of(text)))
        x += WIDTH * len(text)
    return runs


@pytest.mark.parametrize(
    ("pieces", "read"),
    [
        pytest.param(["مرفأ", "_", "في"], "في مرفأ", id="words"),
        pytest.param([")", "2044", "(", "_", "12", "_", "القرار"], "القرار 12 (2044)", id="two numbers"),
        pytest.param(["مرفأ", "_", "A", "/", "PORT", "/", "9", "_", "الوثيقة"], "الوثيقة A/PORT/9 مرفأ", id="symbol"),
        pytest.param(["15", ".", "3", "_", "نحو"], "نحو 15.3", id="decimal"),
        pytest.param(["مصابيح", "_", "-", "_", "1"], "1 - مصابيح", id="paragraph number"),
        pytest.param(["،", "مرفأ"], "مرفأ،", id="stop"),
    ],
)
def test_a_line_is_read_from_the_right(pieces: list[str], read: str) -> None:
    row = row_of([*printed(*pieces), *printed("المرافئ", x=30.0)])
    assert row is not None and row.leftward
    assert " ".join(row.text.split()) == f"{read} المرافئ"


def test_a_note_mark_is_no_part_of_the_number_before_it() -> None:
    mark = Run("3", 90.0, 93.0, 704.0, 6.0, False, "1")
    assert [run.text for run in read_from_right([mark, *printed("2044", "_", "عام")])] == ["عام", "2044", "3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("القرار )12( وغيره", "القرار (12) وغيره", id="turned"),
        pytest.param("القرار (12) وغيره", "القرار (12) وغيره", id="as they are"),
        pytest.param("”المرفأ“ كله", "“المرفأ” كله", id="quotation marks"),
    ],
)
def test_brackets_face_what_they_hold(text: str, expected: str) -> None:
    assert faced(text) == expected


def test_the_right_column_comes_first() -> None:
    lines = [(700.0 - 12 * i, i) for i in range(8)]
    left = [run for base, i in lines for run in printed("ي" * 38, "_", str(i), x=60.0, base=base)]
    right = [run for base, i in lines for run in printed("م" * 38, "_", str(i), x=310.0, base=base)]
    [page] = in_reading_order([left + right])
    first, second = page.parts
    assert first[0].text.startswith("0 م") and second[0].text.startswith("0 ي")
