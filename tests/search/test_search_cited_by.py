"""``cited_by:`` in queries: the documents a text cites, or the places where it names them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resindex.errors import QueryError
from resindex.model import Facts, Note, Paragraph, Reference, Resolution
from resindex.search import Index

LANTERNS = Resolution(
    "lanterns.txt", "text", Facts(symbol="A/RES/90/1", body="General Assembly", language="en", date="2035-12-01"),
    (
        Paragraph("pp_1", "preambular", "1", "Noting the lanterns of old,", verb="notes", verbs=("notes",)),
        Paragraph("op_1", "operative", "1", "Urges States to light lanterns:", verb="urges", verbs=("urges",)),
        Paragraph("op_1_a", "operative", "1(a)", "On every pier;", parent="op_1", verb="urges", verb_inherited=True),
        Paragraph("op_2", "operative", "2", "Requests a report on lanterns.", verb="requests", verbs=("requests",)),
        Paragraph("annex_1_p_1", "annex", "1", "Lanterns are made of glass."),
    ),
)  # fmt: skip
PIERS = Resolution(
    "piers.txt", "text", Facts(symbol="A/RES/90/2", body="General Assembly", language="en", date="2035-12-02"),
    (Paragraph("op_1", "operative", "1", "Urges States to mend piers.", verb="urges", verbs=("urges",)),),
)  # fmt: skip


def citing(*references: Reference, note: str | None = None) -> Resolution:
    notes = (Note("1", note, (note,)),) if note else ()
    return Resolution(
        "citing.txt", "text", Facts(symbol="A/RES/95/5", body="General Assembly", language="en", date="2040-12-01"),
        (
            Paragraph("op_1", "operative", "1", "Recalls what was said before.", verb="recalls", verbs=("recalls",),
                      references=references),
            Paragraph("op_2", "operative", "2", "Recalls it again.", verb="recalls", verbs=("recalls",), notes=notes),
        ),
    )  # fmt: skip


def found(index: Index, query: str) -> list[str]:
    return sorted(hit.id for hit in index.search(query, limit=50).hits)


@pytest.mark.parametrize(
    ("pinpoint", "expected"),
    [
        (None, ["annex_1_p_1", "op_1", "op_1_a", "op_2", "pp_1"]),
        ("op_1", ["op_1", "op_1_a"]),
        ("op_1_a", ["op_1_a"]),
        ("pp_1", ["pp_1"]),
        ("annex", ["annex_1_p_1"]),
        ("sec_IV", ["annex_1_p_1", "op_1", "op_1_a", "op_2", "pp_1"]),
        ("op_7", []),
    ],
)
def test_what_is_meant_by_a_citation(
    pinpoint: str | None, expected: list[str], make_index: Callable[..., Index]
) -> None:
    index = make_index(LANTERNS, PIERS, citing(Reference("A/RES/90/1", pinpoint, 0, 7, "test")))
    assert found(index, "cited_by:A/RES/95/5") == [f"A/RES/90/1#{place}" for place in expected]


def test_the_field_stands_in_any_query(make_index: Callable[..., Index]) -> None:
    index = make_index(LANTERNS, PIERS, citing(Reference("A/RES/90/1", "op_1", 0, 7, "test"), note="A/RES/90/2"))
    assert found(index, "cited_by:95/5") == ["A/RES/90/1#op_1", "A/RES/90/1#op_1_a", "A/RES/90/2#op_1"]
    assert found(index, "mend cited_by:A/RES/95/5") == ["A/RES/90/2#op_1"]
    assert found(index, "verb:urges NOT cited_by:A/RES/95/5") == []
    assert found(index, "cited_by:A/RES/95/5#op_2") == ["A/RES/90/2#op_1"]
    assert [hit.id for hit in index.search("", cited_by="A/RES/95/5#op_2").hits] == ["A/RES/90/2#op_1"]
    assert found(index, "cited_by:A/RES/90/2") == []
    assert "cited by A/RES/95/5" in index.search("cited_by:95/5").understood


def test_suggestions_count_with_it(make_index: Callable[..., Index]) -> None:
    index = make_index(LANTERNS, PIERS, citing(Reference("A/RES/90/2", None, 0, 7, "test")))
    page = index.search("lanterns", cited_by="A/RES/95/5")
    assert page.total == 0
    assert any("1 paragraph" in suggestion for suggestion in page.suggestions)


def test_it_takes_a_text_and_no_beginning_of_one(make_index: Callable[..., Index]) -> None:
    index = make_index(LANTERNS)
    for query in ("cited_by:A/RES/*", "cited_by:lighthouse", "cited_by:A/RES/90/1#!!"):
        with pytest.raises(QueryError):
            index.search(query)
