"""What must hold for any text: spans, canonical ids, no failure, no memory that leaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resindex.parsing.references import Citations
from resindex.symbols import normalise_symbol

#: Scraps that citations are made of, in any order.
SCRAPS = (
    *("resolution", "resolutions", "decision", "its", "their", "the", "of", "and", "to", ",", ";", ".", "(", ")", "in"),
    *("General Assembly", "Security Council", "Human Rights Council", "Council", "Assembly", "the Commission"),
    *("53/144", "5/1", "2003/64", "1325 (2000)", "217 A (III)", "181 A and B (II)", "S-24/2", "ES-10/21", "1493"),
    *("A/54/310", "E/CN.4/2000/98", "and Add.1-2", "Corr.1 and 2", "A/77/62-E/2022/8", "(Part I)", "WHA60.29"),
    *(
        "paragraph 5 (a)",
        "paragraphs 7 to 9",
        "section II.B",
        "annex",
        "article 4",
        "Chapter VII",
        "thereof",
        "thereto",
    ),
    *("the Covenant", "the Charter", "the Convention on the Rights of the Child", "the 2030 Agenda", "that resolution"),
    *("1/CP.21", "5/CMA.5", "ACHPR/69(XXXV)04", "P9_TA(2021)0123", "36 C/Resolution 15", "PRST/9/2", "S/PRST/1999/21"),
    *(
        "пункт 5",
        "резолюции",
        "الفقرة 5",
        "القرار",
        "第5段",
        "号决议",
        "《公约》",
        "Устав",
        "la Convention",
        "párrafo 5 a)",
    ),
    *("Special Rapporteur on the right to food", "ladite résolution", "该决议", "50/221 باء", "第1373号决议", "附件二"),
    *("of 9 December 1998", "adopted by the", "in which the Assembly", "2018/19", "24/7", "“", "”", "général", "第"),
)


@given(
    st.lists(st.sampled_from(SCRAPS), max_size=24).map(" ".join),
    st.sampled_from(["A", "S", "E", "A/HRC", "E/CN.4", None]),
    st.sampled_from(["en", "fr", "es", "ru", "ar", "zh"]),
)
@settings(max_examples=300, deadline=None)
def test_spans_lie_in_the_text_and_ids_are_canonical(text: str, body: str | None, language: str) -> None:
    citations = Citations(body, None, "2010-06-01", language=language)
    for reference in citations.find(text):
        assert 0 <= reference.start < reference.end <= len(text)
        assert text[reference.start : reference.end].strip()
        assert reference.rule
        for id_ in (reference.id, *reference.candidates):
            if not id_.startswith(("treaty:", "instrument:", "mandate:")):
                assert normalise_symbol(id_) == id_
        assert reference.id not in reference.candidates
        if reference.pinpoint is not None:
            assert reference.pinpoint == reference.pinpoint.strip("_")
            assert " " not in reference.pinpoint


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for reference in Citations("A", None, None).find(text):
        assert 0 <= reference.start < reference.end <= len(text)


@given(st.lists(st.sampled_from(SCRAPS), max_size=16).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_the_same_document_gives_the_same_references(text: str) -> None:
    assert Citations("A", None, "2010-06-01").find(text) == Citations("A", None, "2010-06-01").find(text)


def test_references_come_in_the_order_of_the_text() -> None:
    text = "Recalling the Charter, resolution 53/9 and A/54/310, and article 4 of the Genocide Convention"
    starts = [r.start for r in Citations("A").find(text)]
    assert starts == sorted(starts)
    assert len(starts) == 4


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("resolution " * 3000, id="nouns"),
        pytest.param("resolutions " + "53/144, " * 2000, id="numbers"),
        pytest.param("A/" * 10000, id="slashes"),
        pytest.param("paragraph 5" + " (a)" * 3000, id="brackets"),
        pytest.param("A/54/310 " + "and Add.1 " * 2000, id="addenda"),
        pytest.param("its " + "relevant " * 5000 + "resolution 53/144", id="words between"),
        pytest.param("adopted by the Conference " * 1500 + "of its resolution 5/1", id="conferences"),
        pytest.param("the Convention on the Rights of the Child and " * 800, id="names"),
    ],
)
def test_a_monstrous_paragraph_is_read_in_a_moment(text: str) -> None:
    """Grows with the text, not with its square: a pattern that does not would run for minutes here."""
    assert len(Citations("A").find(text)) <= len(text)
