"""Which addressees are meant by what was typed, in one language and across the six."""

from __future__ import annotations

import pytest

from resindex.query.addressees import addressed

HELD = (
    "Secretary-General",
    "Special Representative of the Secretary-General",
    "Secrétaire général",
    "Генерального секретаря",
    "Генеральному секретарю",
    "Специальному представителю Генерального секретаря",
    "الأمين العام",
    "الممثل الخاص للأمين العام",
    "秘书长",
    "秘书长特别代表",
    "Government of Mali",
    "правительству Мали",
    "حكومة مالي",
    "马里政府",
    "gardeners",
    "садовникам островов",
    "развивающимся странам",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param(
            "Secretary-General",
            (
                "Secretary-General",
                "Secrétaire général",
                "Генерального секретаря",
                "Генеральному секретарю",
                "الأمين العام",
                "秘书长",
            ),
            id="in every language",
        ),
        pytest.param("Mali", ("Government of Mali", "правительству Мали", "حكومة مالي", "马里政府"), id="a State"),
        pytest.param("马里", ("Government of Mali", "правительству Мали", "حكومة مالي", "马里政府"), id="in Chinese"),
        pytest.param("садовники", ("садовникам островов",), id="case and number"),
        pytest.param("острова", ("садовникам островов",), id="anywhere, where nothing else is found"),
        pytest.param("страны", ("развивающимся странам",), id="behind an adjective"),
        pytest.param("للأمين العام", HELD[:1] + HELD[2:5] + HELD[6:7] + HELD[8:9], id="a prefixed preposition"),
        pytest.param("gardeners", ("gardeners",), id="known in one language alone"),
        pytest.param("beekeepers", (), id="nobody"),
    ],
)
def test_meant(typed: str, meant: tuple[str, ...]) -> None:
    assert addressed(typed, HELD) == meant
