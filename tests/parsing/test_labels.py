"""A number is a paragraph's because it continues a sequence."""

from __future__ import annotations

import pytest

from resindex.parsing.labels import Sequence, find_label, letter_value, roman_value, unquoted, without_label


def walk(labels: list[str]) -> list[str]:
    """Where each label comes to stand: "0 next", "1 first" …, or "-" where it is none."""
    sequence = Sequence()
    found = []
    for text in labels:
        label = find_label(text + " Text")
        position = sequence.place(label) if label is not None else None
        if label is None or position is None:
            found.append("-")
            continue
        sequence.take(label, position)
        found.append(f"{position.level} {position.how}")
    return found


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param(["1.", "2.", "3."], ["0 first", "0 next", "0 next"], id="plain"),
        pytest.param(["1.", "(a)", "(b)", "2."], ["0 first", "1 first", "1 next", "0 next"], id="letters"),
        pytest.param(
            ["1.", "(a)", "(i)", "(ii)", "(b)"],
            ["0 first", "1 first", "2 first", "2 next", "1 next"],
            id="Roman below letters",
        ),
        pytest.param(["(h)", "(i)", "(j)"], ["-", "0 first", "-"], id="a letter that opens nothing"),
        pytest.param(
            ["1."] + [f"({c})" for c in "abcdefghij"],
            ["0 first", "1 first"] + ["1 next"] * 9,
            id="i after h is a letter",
        ),
        pytest.param(["1.", "2.", "2 bis.", "3."], ["0 first", "0 next", "0 bis", "0 next"], id="bis"),
        pytest.param(["1.", "2.", "1."], ["0 first", "0 next", "0 restart"], id="restart"),
        pytest.param(["1.", "2.", "4."], ["0 first", "0 next", "0 skip"], id="one is missing"),
        pytest.param(["1.", "2.", "98."], ["0 first", "0 next", "-"], id="a year is no number"),
        pytest.param(
            ["(a)", "㈠", "㈡", "(三)"], ["0 first", "1 first", "1 next", "1 next"], id="Chinese in two forms"
        ),
        pytest.param(["’1‘", "’2‘", "1."], ["0 first", "0 next", "0 first"], id="1 after numbers in quotation marks"),
        pytest.param(
            ["1.", "1.1", "1.2", "(a)", "1.2.1", "2.", "2.1"],
            ["0 first", "1 first", "1 next", "2 first", "2 first", "0 next", "1 first"],
            id="outline",
        ),
        pytest.param(["1.1", "1.2.", "2.1", "2.2"], ["0 first", "0 next", "0 next", "0 next"], id="outline alone"),
        pytest.param(["3.", "3.1", "3.a", "3.b"], ["0 skip", "1 first", "1 first", "1 next"], id="targets and means"),
        pytest.param(["1.", "2.5", "3.1"], ["0 first", "-", "-"], id="a fraction continues nothing"),
    ],
)
def test_sequence(labels: list[str], expected: list[str]) -> None:
    assert walk(labels) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.5 million",
        "2003. In",
        "(as amended) the",
        "(1998) and",
        "e.g. this",
        "A/RES/1",
        "12 December",
        "No. 3",
        "2.5 million",
        "10.30 a.m.",
    ],
)
def test_no_label(text: str) -> None:
    assert find_label(text) is None


@pytest.mark.parametrize(("text", "value"), [("a", 1), ("z", 26), ("aa", 27), ("bb", 28), ("ab", None), ("", None)])
def test_letters(text: str, value: int | None) -> None:
    assert letter_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("iiii", None), ("", None)]
)
def test_roman(text: str, value: int | None) -> None:
    assert roman_value(text) == value


@pytest.mark.parametrize("text", ["’3‘ نص", "‘3’ نص"])
def test_a_number_in_quotation_marks_is_one_whichever_way_they_turn(text: str) -> None:
    label = find_label(unquoted(text))
    assert label is not None
    assert (label.text, label.printed, label.readings, text[label.end :]) == ("’3‘", "’3‘", (("decimal", 3),), "نص")


def test_an_opening_quotation_mark_before_a_number_is_not_part_of_it() -> None:
    assert without_label("“3. Requests", find_label("3. Requests")) == ("“", "Requests")
