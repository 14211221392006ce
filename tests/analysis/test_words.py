"""Tokens: what is a word, where it stands, and that all sides agree on it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resindex.analysis import LANGUAGES, find_spans, fold_word, forms, indexed, query_terms, tokens

SOME = st.text(
    st.one_of(
        st.sampled_from(list("abeZ zéœß0٥-\u2011\u2010\u00ad'’.,/()  \n_²\u0301\u0640йЁقا人权ーカ｟½ﷺİ")),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=40,
)
LANGUAGE = st.sampled_from((*LANGUAGES, "pt", None))


def laid_out(text: str, language: str) -> list[tuple[int, str, str]]:
    return [(t.position, t.term, text[t.start : t.end]) for t in tokens(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("en", "Urges States;", [(0, "urg", "Urges"), (1, "state", "States")], id="words"),
        pytest.param(
            "en", "non-governmental bodies",
            [(0, "non", "non"), (0, "nongovernment", "non-governmental"), (1, "government", "governmental"),
             (2, "bodi", "bodies")],
            id="hyphen",
        ),
        pytest.param(
            "en", "S\u201123/2", [(0, "s", "S"), (0, "s23", "S\u201123"), (1, "23", "23"), (2, "2", "2")],
            id="non-breaking hyphen",
        ),
        pytest.param("en", "co\u00adoperate", [(0, "cooper", "co\u00adoperate")], id="soft hyphen"),
        pytest.param("en", "women’s rights", [(0, "woman", "women’s"), (1, "right", "rights")], id="possessive"),
        pytest.param("en", "States’ duty", [(0, "state", "States"), (1, "duti", "duty")], id="plural possessive"),
        pytest.param(
            "en", "Sana’a", [(0, "sana", "Sana"), (0, "sanaa", "Sana’a"), (1, "a", "a")], id="apostrophe in a name"
        ),
        pytest.param(
            "en", "A/RES/53/144.", [(0, "a", "A"), (1, "res", "RES"), (2, "53", "53"), (3, "144", "144")], id="symbol"
        ),
        pytest.param("en", "2003-2004", [(0, "2003", "2003"), (1, "2004", "2004")], id="years are not joined"),
        pytest.param("en", "rights² and", [(0, "right", "rights"), (1, "and", "and")], id="raised note mark"),
        pytest.param("en", "1990s", [(0, "1990s", "1990s")], id="digits and letters"),
        pytest.param("en", "a_b", [(0, "a", "a"), (1, "b", "b")], id="underline"),
        pytest.param(
            "fr", "l’impunité", [(0, "l", "l"), (1, "impun", "impunité"), (1, "impunit", "impunité")], id="elision"
        ),
        pytest.param(
            "fr", "aujourd’hui",
            [(0, "aujourd", "aujourd"), (0, "aujourdhui", "aujourd’hui"), (1, "hui", "hui")], id="no elision",
        ),
        pytest.param("ru", "международный", [(0, "международн", "международный")], id="Russian"),
        pytest.param("ar", "والدول", [(0, "دول", "والدول")], id="Arabic with a conjunction and an article"),
        pytest.param("zh", "人权。", [(0, "人", "人"), (0, "人权", "人权"), (1, "权", "权")], id="Chinese"),
        pytest.param("pt", "resoluções", [(0, "resolucoes", "resoluções")], id="no stems"),
        pytest.param("en", "– “…” /", [], id="no words"),
        pytest.param("en", "\u0640", [], id="nothing but a stretching mark"),
    ],
)  # fmt: skip
def test_tokens(language: str, text: str, expected: list[tuple[int, str, str]]) -> None:
    assert laid_out(text, language) == expected


@given(text=SOME, language=LANGUAGE)
@example(text="l’d’-a’s", language="fr")
def test_index_side_and_tokens_agree(text: str, language: str | None) -> None:
    read = tokens(text, language)
    stored = indexed(text, language)
    stems = sorted((t, p) for t, at in stored.places.items() for p in at if not t.startswith("="))
    assert sorted((t.term, t.position) for t in read) == stems
    assert all(0 <= t.start < t.end <= len(text) and t.term for t in read)
    assert [t.position for t in read] == sorted(t.position for t in read)
    assert all(t.position < stored.length for t in read)


@given(text=SOME, language=LANGUAGE)
def test_letters_and_digits_are_never_lost(text: str, language: str | None) -> None:
    covered = {n for t in tokens(text, language) for n in range(t.start, t.end)}
    dropped = {c for n, c in enumerate(text) if c.isalnum() and n not in covered}
    # What may be missing: raised note marks, a possessive s, marks that only stretch a word.
    assert all(c in "sS\u0640\u02bc" or c in "²³¹" or "\u2070" <= c <= "\u207f" for c in dropped)


@given(text=SOME, language=LANGUAGE)
def test_a_text_asked_as_a_phrase_finds_itself(text: str, language: str | None) -> None:
    asked = forms(text, language)
    if asked:
        assert find_spans(text, language, asked)


@given(text=SOME, language=LANGUAGE)
def test_every_unstemmed_word_is_highlighted_as_a_prefix(text: str, language: str | None) -> None:
    for word in indexed(text, language).words:
        assert find_spans(text, language, (), [word]), word


@given(text=SOME, language=LANGUAGE)
def test_spans_are_in_order_and_apart(text: str, language: str | None) -> None:
    words = [form for word in text.split() for form in forms(word, language)]
    spans = find_spans(text, language, words, [fold_word(text[:2])] if text[:2].isalnum() else [])
    assert all(a.end <= b.start for a, b in pairwise(spans))


def shapes(text: str, language: str = "en", *, loose: bool = False) -> set[tuple[str, ...]]:
    return {tuple("|".join(slot.terms) for slot in form) for form in forms(text, language, loose=loose)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("impunity", {("impun",)}, id="word"),
        pytest.param("right of return", {("right", "of", "return")}, id="phrase"),
        *(
            pytest.param(text, {("non", "government"), ("nongovernment",)}, id=text)
            for text in ("non-governmental", "nongovernmental", "non governmental", "Non\u2011Governmental")
        ),
        pytest.param(
            "non-governmental organizations",
            {("non", "government", "organis"), ("nongovernment", "organis")}, id="compound in a phrase",
        ),
        pytest.param("non", {("non",)}, id="a beginning alone"),
        pytest.param("", set(), id="nothing"),
        pytest.param("–", set(), id="no word"),
    ],
)  # fmt: skip
def test_forms(text: str, expected: set[tuple[str, ...]]) -> None:
    assert shapes(text) == expected


def test_a_loose_word_leaves_its_article_behind() -> None:
    assert shapes("l’impunité", "fr", loose=True) == {("impun|impunit",)}
    assert shapes("l’impunité", "fr") == {("l", "impun|impunit")}


def test_terms_of_a_word_in_several_languages() -> None:
    assert query_terms("national", ("en", "fr", "de")) == {"nation", "national"}
    assert query_terms("人权", ("zh", "en")) == {"人权"}


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        pytest.param("The right; a right of return.", "right of return", ["right", "of", "return"], id="phrase"),
        pytest.param("Non-governmental, nongovernmental, non governmental", "nongovernmental",
                     ["Non-governmental", "nongovernmental", "non", "governmental"], id="every way of writing"),
        pytest.param("re-emphasizes and emphasised", "emphasise", ["emphasizes", "emphasised"], id="part and whole"),
    ],
)  # fmt: skip
def test_spans(text: str, asked: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_spans(text, "en", forms(asked, "en"))] == expected
