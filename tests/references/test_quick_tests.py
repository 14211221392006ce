"""Quick tests spare a paragraph a search: whatever the search would find must pass them."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from citing_document import cited
from hypothesis import given, settings
from hypothesis import strategies as st

from resindex.parsing.citing.mandates import hints
from resindex.parsing.citing.words import citing_table, find_tokens, words


def table(name: str) -> dict[str, Any]:
    """One of the tables of the package."""
    return tomllib.loads((files("resindex.data") / f"{name}.toml").read_text(encoding="utf-8"))


def nouns(language: str) -> list[tuple[str, str]]:
    """Each alternative of the nouns of places, with its kind."""
    entry = citing_table()[language]
    kinds = {**entry["places"], **({"letter": entry["letters"]} if entry.get("letters") else {})}
    return [(kind, noun) for kind, pattern in kinds.items() for noun in re.split(r"\|(?![^(]*\))", pattern)]


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_any_noun_of_a_place_has_letters_of_its_kind(language: str, data: st.DataObject) -> None:
    kind, pattern = data.draw(st.sampled_from(nouns(language)))
    noun = data.draw(st.from_regex(pattern, fullmatch=True))
    assert any(hint in noun for hint in dict(words(language).hints_of)[kind]), (kind, noun)


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar", "zh"])  # English titles are held to their capitals
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_title_of_a_mandate_has_some_of_the_letters(language: str, data: st.DataObject) -> None:
    title = data.draw(st.from_regex(data.draw(st.sampled_from(titles(language))), fullmatch=True))
    assert any(hint in title for hint in hints(language)), title


def titles(language: str) -> list[str]:
    """What the holders of mandates are called."""
    return [entry[language] for entry in table("mandates")["kinds"].values()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("وإذ تشير إلى قرارها 60/251", ["قرارها"], id="a suffix"),
        pytest.param("وبقراراتها ومقرراتها ذات الصلة", ["وبقراراتها", "ومقرراتها"], id="prefixes"),
        pytest.param("قرارا الجمعية العامة", ["قرارا", "الجمعية العامة"], id="a body in full"),
        pytest.param(
            "والجمعية العامة ومجلس الأمن", ["والجمعية", "مجلس الأمن"], id="a prefix takes the short name first"
        ),
        pytest.param(
            "لها وللجنة حقوق الإنسان", ["لها", "لجنة حقوق الإنسان"], id="a possessive, and a body inside a word"
        ),
        pytest.param("جمعيتها تجتمع كل عام", [], id="a stem alone is no name"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_arabic_words_are_found_by_their_stems(text: str, found: list[str]) -> None:
    known = words("ar")
    assert [t.word for t in find_tokens(text, known)] == found
    # The same as by trying each pattern everywhere.
    everywhere = sorted(m.span() for pattern in known.tokens for m in pattern.finditer(text))
    assert [(t.start, t.end) for t in find_tokens(text, known)] == everywhere


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"والبلقرمجعيةنهس ", "قرار", "مقرر", "لها", "جمعية", "الجمعية العامة", "مجلس الأمن", "لجنة"])
    )
)
def test_stems_lose_and_add_no_arabic_word(scraps: list[str]) -> None:
    text, known = "".join(scraps), words("ar")
    everywhere = sorted(m.span() for pattern in known.tokens for m in pattern.finditer(text))
    assert sorted((t.start, t.end) for t in find_tokens(text, known)) == everywhere


@pytest.mark.parametrize(
    ("language", "text", "ids"),
    [
        pytest.param(
            "en", "the Universal Declaration\u00a0of\u202fHuman Rights", ["A/RES/217(III)A"], id="en: no-break spaces"
        ),
        pytest.param("ar", "إطارُ سنداي للحد من مخاطر الكوارث", ["A/RES/69/283"], id="ar: a vowel sign ends the word"),
        pytest.param("de", "Pakt über bürgerliche und politische Rechte, die Konvention", [], id="no names in German"),
    ],
)
def test_names_are_found_however_they_are_printed(language: str, text: str, ids: list[str]) -> None:
    assert cited(text, language=language) == ids
