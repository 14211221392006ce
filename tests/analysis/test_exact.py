"""Unstemmed words: each is found where it stands and nowhere else, by the index as by the highlighter."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resindex.analysis import LANGUAGES, find_spans, forms, indexed, tokens
from resindex.analysis.exact import places, reading, surface
from resindex.analysis.words import WORD

_WORDS = (
    *("right", "rights", "Rights", "women", "woman", "women’s", "non-state", "state", "co-operate", "cooperate"),
    *("l’impunité", "impunité", "impunités", "décidé", "décide", "décider", "A/RES/53/144"),
    *("международный", "международные", "й", "государства", "والدول", "الدول", "دول", "人权"),
)
TEXT = st.one_of(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.text(max_size=30))
LANGUAGE = st.sampled_from((*LANGUAGES, "pt"))


def stored_places(text: str, language: str, word: str) -> list[int]:
    """Where an index of this one text finds an unstemmed word: as the engine reads it."""
    stored = indexed(text, language)
    own = stored.places.get(f"={word}")
    if own is not None or word not in stored.words:
        return own or []
    stem = reading(word, language)
    return stored.places.get(stem, []) if stem is not None else []


@given(text=TEXT, language=LANGUAGE)
@example(text="décidé de décider des décisions", language="fr")
@example(text="non-state state", language="en")
@example(text="O Ò", language="ru")
def test_the_index_tells_where_every_unstemmed_word_stands(text: str, language: str) -> None:
    standing: defaultdict[str, set[int]] = defaultdict(set)
    for token in tokens(text, language):
        standing[surface(text[token.start : token.end])].add(token.position)
    for word in indexed(text, language).words:
        assert set(stored_places(text, language, word)) == standing[word], word


def test_most_paragraphs_need_no_places_of_their_own() -> None:
    assert places(WORD.findall("Urges all States to protect the rights of women and girls;"), "en") == {}


@pytest.mark.parametrize(
    ("asked", "language", "text", "expected"),
    [
        pytest.param("right", "en", "The right to rights", ["right"], id="not its plural"),
        pytest.param("RIGHTS", "en", "The right to Rights", ["Rights"], id="case aside"),
        pytest.param("human right", "en", "a human right, human rights", ["human", "right"], id="phrase"),
        pytest.param("organise", "en", "organize, organise", ["organise"], id="spelling"),
        pytest.param("non-State", "en", "non-State, nonstate, non-States", ["non", "State"], id="hyphen"),
        pytest.param("decide", "fr", "décide, décidé, décider", ["décide", "décidé"], id="accents aside"),
        pytest.param("государства", "ru", "государство и государства", ["государства"], id="Russian case"),
        pytest.param("人权", "zh", "保护人权", ["人权"], id="Chinese is exact as it is"),
    ],
)
def test_exact_words_are_marked_where_they_stand(asked: str, language: str, text: str, expected: list[str]) -> None:
    spans = find_spans(text, language, forms(asked, language, exact=True))
    assert [text[span.start : span.end] for span in spans] == expected
