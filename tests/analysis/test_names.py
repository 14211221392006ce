"""Words of names, folded so that the forms of a name are equal."""

from __future__ import annotations

import pytest

from resindex.analysis.names import name_words, script_language


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["Member States", "MEMBER STATES", "member states"]),
        ("en", ["non‑governmental", "non-governmental"]),
        ("fr", ["États", "etats", "ÉTATS"]),
        ("ru", ["государства-члены", "государствам-членам", "государств — членов"]),
        ("ru", ["органы", "органам", "органов"]),
        ("ru", ["Судан", "Судану", "Судана"]),
        ("ar", ["الأمين العام", "للأمين العام", "أمين عام", "الأمينُ العامُّ"]),
        ("ar", ["المقررون", "المقررين"]),
        ("zh", ["会员国", "会 员 国"]),
    ],
)
def test_forms_of_a_name_are_equal(language: str, forms: list[str]) -> None:
    assert len({name_words(form, language) for form in forms}) == 1


def test_different_names_differ() -> None:
    assert name_words("Генеральный секретарь", "ru") != name_words("Генеральная Ассамблея", "ru")
    assert name_words("الجمعية العامة", "ar") != name_words("الأمين العام", "ar")


@pytest.mark.parametrize(
    ("text", "language"), [("Mali", None), ("Мали", "ru"), ("مالي", "ar"), ("马里", "zh"), ("", None)]
)
def test_script(text: str, language: str | None) -> None:
    assert script_language(text) == language
