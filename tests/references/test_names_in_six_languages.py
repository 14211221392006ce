"""Treaties and instruments by name and by short name, in each language that the United Nations write."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from citing_document import cited, places

from resindex.parsing.references import Citations

TABLE = tomllib.loads((files("resindex.data") / "instruments.toml").read_text(encoding="utf-8"))
ROWS = [(kind, row) for kind in ("treaty", "instrument", "group") for row in TABLE[kind]]
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


def ids_of(row: dict[str, object]) -> set[str]:
    if "ids" in row:
        return set(row["ids"])  # type: ignore[call-overload]
    return {str(row.get("id", f"treaty:{row.get('slug')}"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_table_is_found_in_a_sentence(language: str) -> None:
    """With any ending where "*" stands for one, and whatever stands around it."""
    before, behind = {"zh": ("回顾《", "》，"), "ar": ("إذ تشير إلى ", "،")}.get(language, ("; ", ", "))
    missed = []
    for _, row in ROWS:
        for name in row.get(language, ()):
            text = before + name.replace("*", "") + behind
            found = {entry.partition("#")[0] for entry in cited(text, "A", language=language)}
            if not ids_of(row) <= found:
                missed.append((name, found))
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_instruments_share_a_name(language: str) -> None:
    seen: dict[str, set[str]] = {}
    for _, row in ROWS:
        for name in row.get(language, ()):
            seen.setdefault(re.sub(r"\W", "", name.casefold()), set()).update(ids_of(row))
    several = {frozenset(ids_of(row)) for kind, row in ROWS if kind == "group"}
    assert [name for name, ids in seen.items() if len(ids) > 1 and frozenset(ids) not in several] == []


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        pytest.param("ru", "ссылаясь на Конвенцию о правах ребенка", ["treaty:CRC"], id="ru: accusative"),
        pytest.param(
            "ru", "в соответствии с Уставом Организации Объединенных Наций", ["treaty:UNCharter"], id="ru: by"
        ),
        pytest.param(
            "ru",
            "второму Факультативному протоколу к Международному пакту о гражданских и политических правах",
            ["treaty:ICCPR-OP2", "treaty:ICCPR"],
            id="ru: protocol and its covenant",
        ),
        pytest.param("ru", "Повестку дня на период до 2030 года", ["A/RES/70/1"], id="ru: instrument"),
        pytest.param("ar", "وإذ تشير إلى ميثاق الأمم المتحدة", ["treaty:UNCharter"], id="ar: charter"),
        pytest.param("ar", "والعهد الدولي الخاص بالحقوق المدنية والسياسية", ["treaty:ICCPR"], id="ar: with and"),
        pytest.param(
            "ar", "وفقا للاتفاقية الدولية للقضاء على جميع أشكال التمييز العنصري", ["treaty:CERD"], id="ar: to the"
        ),
        pytest.param("ar", "إطار سِنداي للحد من مخاطر الكوارث", ["A/RES/69/283"], id="ar: vowel signs"),
        pytest.param("zh", "回顾《世界人权宣言》", ["A/RES/217(III)A"], id="zh: declaration"),
        pytest.param(
            "zh", "执行《2030年议程》和《巴黎协定》", ["A/RES/70/1", "treaty:Paris"], id="zh: two in one sentence"
        ),
        pytest.param(
            "es",
            "la Convención Internacional sobre la Eliminación de Todas las Formas de Discriminación Racial",
            ["treaty:CERD"],
            id="es: capitals are free",
        ),
        pytest.param(
            "fr",
            "la Déclaration et le Programme d’action de Durban",
            ["instrument:durban-declaration"],
            id="fr: article inside",
        ),
        pytest.param(
            "ru",
            "Устав Организации Объединенных Наций по вопросам образования, науки и культуры",
            ["treaty:UNESCO-Constitution"],
            id="ru: a longer name is another's",
        ),
    ],
)
def test_names(language: str, text: str, wanted: list[str]) -> None:
    assert cited(text, "A", language=language) == wanted


@pytest.mark.parametrize(
    ("language", "first", "then", "wanted"),
    [
        ("fr", "Rappelant la Convention relative aux droits de l’enfant", "les États parties à la Convention", "CRC"),
        ("es", "Recordando la Convención sobre los Derechos del Niño", "los Estados partes en la Convención", "CRC"),
        ("ru", "ссылаясь на Конвенцию о правах ребенка", "государства — участники Конвенции", "CRC"),
        ("ar", "إذ تشير إلى اتفاقية حقوق الطفل", "الدول الأطراف في الاتفاقية،", "CRC"),
        ("zh", "回顾《儿童权利公约》", "促请《公约》缔约国", "CRC"),
        ("zh", "回顾《公民及政治权利国际公约》", "促请《公约》缔约国", "ICCPR"),
        ("fr", "Rappelant la paix", "les buts et principes de la Charte", "UNCharter"),
        ("es", "Recordando la paz", "los propósitos y principios de la Carta", "UNCharter"),
        ("ru", "ссылаясь на мир", "цели и принципы Устава", "UNCharter"),
        ("ar", "إذ تشير إلى السلام", "مقاصد الميثاق ومبادئه", "UNCharter"),
        ("zh", "回顾和平", "《宪章》的宗旨和原则", "UNCharter"),
        ("fr", "Rappelant le Pacte international relatif aux droits civils et politiques", "le Pacte", "ICCPR"),
    ],
)
def test_a_short_name_means_what_the_document_named(language: str, first: str, then: str, wanted: str) -> None:
    document = Citations("A", None, "2015-12-01", language=language)
    places(document, first)
    assert places(document, then) == [f"treaty:{wanted}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "les États parties à la Convention sur les puits"),
        ("fr", "la Charte du peuple des puits"),
        ("es", "la Convención sobre los Pozos"),
        ("ru", "Конвенции о колодцах"),
        ("ar", "الاتفاقية المتعلقة بالآبار"),
        ("zh", "《水井公约》"),
        ("fr", "la déclaration du Président"),
        ("ru", "заключить договор"),
    ],
)
def test_another_instrument_is_not_taken_for_a_known_one(language: str, text: str) -> None:
    document = Citations("A", None, "2015-12-01", language=language)
    names = {
        "fr": "la Convention relative aux droits de l’enfant",
        "es": "la Convención sobre los Derechos del Niño",
        "ru": "Конвенцию о правах ребенка",
        "ar": "اتفاقية حقوق الطفل",
        "zh": "《儿童权利公约》",
    }
    places(document, names[language])
    assert places(document, text) == []


def test_two_of_a_kind_make_a_short_name_unclear_until_one_is_defined() -> None:
    document = Citations("A", None, "2015-12-01", language="fr")
    places(document, "la Convention relative aux droits de l’enfant")
    places(document, "la Convention relative aux droits des personnes handicapées")
    assert places(document, "les États parties à la Convention") == []
    places(document, "la Convention des Nations Unies sur le droit de la mer (« la Convention »)")
    assert places(document, "les États parties à la Convention") == ["treaty:UNCLOS"]


def test_a_protocol_is_not_a_second_time_the_protocol_inside_its_name() -> None:
    text = "the Second Optional Protocol to the International Covenant on Civil and Political Rights"
    assert cited(text, "A") == ["treaty:ICCPR-OP2", "treaty:ICCPR"]
