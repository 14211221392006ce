"""The publisher's links beside the words: what agrees, what is said where they do not, what a link may decide."""

from __future__ import annotations

import pytest

from resindex.model import Facts, Line, Link, Mark, Reference, SourceText
from resindex.parsing import parse
from resindex.parsing.publisher_links import heed, symbol_of

TEXT = "Recalling its resolution 59/78 of 3 December 2004,"
SPAN = (TEXT.index("59/78"), TEXT.index("59/78") + 5)


def reference(id_: str, rule: str = "its", candidates: tuple[str, ...] = ()) -> Reference:
    return Reference(id_, None, *SPAN, rule, candidates)


def said(target: str, *references: Reference) -> list[str]:
    _, noticed = heed("pp_1", 7, TEXT, [Link(*SPAN, target)], references)
    assert all(d.severity == "info" and d.line == 7 for d in noticed)
    return [d.message for d in noticed]


@pytest.mark.parametrize(
    ("target", "symbol"),
    [
        ("https://undocs.org/en/A/RES/59/78", "A/RES/59/78"),
        ("https://docs.un.org/fr/A/HRC/RES/16/18", "A/HRC/RES/16/18"),
        ("https://undocs.org/S/RES/1325%20(2000)", "S/RES/1325(2000)"),
        ("A/RES/59/78", "A/RES/59/78"),
        ("https://www.un.org/en/about", None),
        ("#note1", None),
    ],
)
def test_where_a_link_leads(target: str, symbol: str | None) -> None:
    assert symbol_of(target) == symbol


@pytest.mark.parametrize("id_", ["A/RES/59/78", "A/RES/59/78A"])
def test_a_link_that_agrees_says_nothing(id_: str) -> None:
    assert said("https://undocs.org/en/A/RES/59/78", reference(id_)) == []


@pytest.mark.parametrize("target", ["A/RES/59/7", "A/RES/60/1", "A/HRC/RES/59/78"])
def test_a_link_that_leads_elsewhere_is_told_and_the_words_are_followed(target: str) -> None:
    before = (reference("A/RES/59/78", candidates=("A/HRC/RES/59/78",)),)
    after, noticed = heed("pp_1", 7, TEXT, [Link(*SPAN, f"https://undocs.org/en/{target}")], before)
    assert after == before
    assert [d.message for d in noticed] == [
        f'pp_1: the publisher links "59/78" to {target}, the text cites A/RES/59/78'
    ]


def test_a_link_decides_what_the_words_leave_open() -> None:
    before = (reference("A/RES/59/78", "citing body", ("A/HRC/RES/59/78",)),)
    (after,), noticed = heed("pp_1", 7, TEXT, [Link(*SPAN, "https://undocs.org/en/A/HRC/RES/59/78")], before)
    assert (after.id, after.rule, after.candidates) == ("A/HRC/RES/59/78", "publisher’s link", ("A/RES/59/78",))
    assert noticed == []


def test_a_link_where_nothing_is_read_is_told() -> None:
    assert said("https://undocs.org/en/A/RES/59/78") == [
        'pp_1: the publisher links "59/78" to A/RES/59/78, where no citation is read'
    ]


def test_it_is_among_the_diagnostics_of_the_document() -> None:
    line = Line(TEXT, 3, whole=True, mark=Mark("preambular", links=(Link(*SPAN, "https://undocs.org/en/A/RES/59/7"),)))
    act = Line("Requests the Secretary-General to report;", 4, whole=True, mark=Mark("operative", label="1."))
    source = SourceText(
        "a.xml", "akoma", (line, act), Facts(symbol="A/RES/60/1", body="General Assembly", language="en"), True
    )
    (document,) = parse(source)
    assert [d.message for d in document.diagnostics] == [
        'pp_1: the publisher links "59/78" to A/RES/59/7, the text cites A/RES/59/78'
    ]
    assert document.paragraphs[0].cited == ("A/RES/59/78",)
