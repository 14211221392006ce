"""One resolution, many layouts: what is found must not depend on how the text was set."""

from __future__ import annotations

import pytest
import specimen
from hypothesis import given, settings
from hypothesis import strategies as st

from resindex.model import Line, Resolution, SourceText
from resindex.parsing import parse


def read(text: str) -> Resolution:
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), start=1))
    (resolution,) = parse(SourceText("specimen.txt", "text", lines))
    return resolution


def found(resolution: Resolution) -> list[tuple[str, str | None, str]]:
    kept = ("enacting", "preambular", "operative", "heading")
    return [(p.section, p.number, p.text) for p in resolution.paragraphs if p.section in kept]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(specimen.plain(), id="plain"),
        pytest.param(specimen.split(), id="number alone on its line"),
        pytest.param(specimen.wrapped(88, blank=True), id="wrapped"),
        pytest.param(specimen.wrapped(95, blank=False), id="no blank lines"),
        pytest.param(specimen.paged(88, 14), id="pages"),
        pytest.param(specimen.plain().replace("\n", "\r\n").replace("\r\n", "\n"), id="line ends"),
    ],
)
def test_every_layout_gives_the_same_paragraphs(text: str) -> None:
    assert found(read(text)) == specimen.expected()


@given(width=st.integers(60, 110), length=st.integers(9, 40))
@settings(max_examples=60, deadline=None)
def test_pages_of_any_size_give_the_same_paragraphs(width: int, length: int) -> None:
    assert found(read(specimen.paged(width, length))) == specimen.expected()


@given(width=st.integers(64, 110))
@settings(max_examples=40, deadline=None)
def test_any_width_without_blank_lines_gives_the_same_paragraphs(width: int) -> None:
    assert found(read(specimen.wrapped(width, blank=False))) == specimen.expected()


def test_facts_are_read_from_head_and_foot() -> None:
    facts = read(specimen.wrapped(95, blank=False)).facts
    assert facts.symbol == "A/RES/99/901"
    assert facts.title == "Protection of lighthouse keepers and of those who defend their rights"
    assert facts.body == "General Assembly"
    assert facts.date == "2044-12-18"


def test_places_tell_number_and_depth() -> None:
    places = [p.place for p in read(specimen.plain()).paragraphs if p.section == "operative"]
    assert places == ["op_1", "op_2", "op_2_a", "op_2_b", "op_2_b_i", "op_2_b_ii", "op_2_c", "op_3", "op_4"]


def test_a_subparagraph_inherits_the_act_of_its_chapeau() -> None:
    by_place = {p.place: p for p in read(specimen.plain()).paragraphs}
    item = by_place["op_2_b_ii"]
    assert (item.verb, item.verb_inherited, item.parent) == ("requests", True, "op_2_b")
    assert not by_place["op_2"].verb_inherited


def test_running_heads_and_page_numbers_are_in_no_paragraph() -> None:
    resolution = read(specimen.paged(88, 14))
    texts = [p.text for p in resolution.paragraphs if p.section in ("preambular", "operative")]
    assert not any("44-12345" in text or specimen.SYMBOL in text for text in texts)
    assert any("44-12345" in p.text for p in resolution.paragraphs if p.section == "source_note")


OUTLINE = [
    "WHA99.7",
    "Lamps of harbours",
    "The Ninety-ninth World Health Assembly,",
    "Recalling the lamps of all ports;",
    "1. URGES Member States:",
    "1.1 to light their harbours, using no more than|1.5 million litres of oil;",
    "1.2 to report on the lamps that were lit:",
    "(a) in summer;",
    "(b) in winter;",
    "1.2.1 to do so in print;",
    "2. REQUESTS the Director-General:",
    "2.1 to convene a meeting of keepers,|2.5 million of them;",
    "2.2 to go on.",
]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_outline_numbers_are_numbers_of_paragraphs(between: str) -> None:
    text = between.join(OUTLINE).replace("|", "\n" if between == "\n\n" else " ")
    paragraphs = [p for p in read(text).paragraphs if p.section == "operative"]
    places = {"op_1": "1", "op_1.1": "1.1", "op_1.2": "1.2", "op_1.2_a": "1.2(a)", "op_1.2_b": "1.2(b)"}
    places |= {"op_1.2.1": "1.2.1", "op_2": "2", "op_2.1": "2.1", "op_2.2": "2.2"}
    assert {p.place: p.number for p in paragraphs} == places
    assert {p.place: p.parent for p in paragraphs if p.parent} == {
        "op_1.1": "op_1",
        "op_1.2": "op_1",
        "op_1.2_a": "op_1.2",
        "op_1.2_b": "op_1.2",
        "op_1.2.1": "op_1.2",
        "op_2.1": "op_2",
        "op_2.2": "op_2",
    }
    assert {p.verb for p in paragraphs if p.place.startswith("op_1.")} == {"urges"}


STANDARDS = [
    "Resolution 138",
    "considering the result of the review of the lamps",
    "recognizing the work of the keepers",
    "resolves to confirm the standard for lamps",
    "asks its secretariat to tell all ports",
]


def test_acts_in_small_letters_begin_paragraphs_where_a_text_is_written_so() -> None:
    sections = [(p.section, p.text) for p in read("\n\n".join(STANDARDS)).paragraphs]
    expected = ["title", "preambular", "preambular", "operative", "operative"]
    assert sections == list(zip(expected, STANDARDS, strict=True))


def test_a_page_torn_in_mid_sentence_is_joined_where_acts_begin_with_capitals() -> None:
    torn = ["The General Assembly,", "Recalling its work,", "1. Strongly\n\ncondemns the rocks;", "2. Urges all;"]
    texts = [p.text for p in read("\n\n".join(torn)).paragraphs if p.section == "operative"]
    assert texts == ["Strongly condemns the rocks;", "Urges all;"]
