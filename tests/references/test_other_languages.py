"""The plain forms in the other five languages."""

from __future__ import annotations

import pytest
from citing_document import cited


@pytest.mark.parametrize(
    ("language", "body", "text", "wanted"),
    [
        pytest.param("fr", "A", "Rappelant sa résolution 53/9 du 9 décembre 1998", ["A/RES/53/9"], id="fr: its"),
        pytest.param(
            "fr",
            "A",
            "Rappelant ses résolutions 60/4 du 20 octobre 2005 et 61/17 du 20 novembre 2006",
            ["A/RES/60/4", "A/RES/61/17"],
            id="fr: list",
        ),
        pytest.param(
            "fr", "A", "la résolution 36/15 du Conseil des droits de l’homme", ["A/HRC/RES/36/15"], id="fr: behind"
        ),
        pytest.param(
            "fr",
            "A",
            "les résolutions 1300 (2000) et 1400 (2002) du Conseil de sécurité",
            ["S/RES/1300(2000)", "S/RES/1400(2002)"],
            id="fr: council",
        ),
        pytest.param("fr", "S", "la résolution 1514 (XV) de l’Assemblée générale", ["A/RES/1514(XV)"], id="fr: Roman"),
        pytest.param("fr", "A", "sa décision 52/490 du 8 septembre 1998", ["A/DEC/52/490"], id="fr: decision"),
        pytest.param("fr", "A", "le rapport (A/54/310)", ["A/54/310"], id="fr: symbol"),
        pytest.param(
            "fr", "S", "au paragraphe 5 de la résolution 1540 (2004)", ["S/RES/1540(2004)#op_5"], id="fr: place"
        ),
        pytest.param(
            "fr", "A", "l’Article 96 de la Charte des Nations Unies", ["treaty:UNCharter#art_96"], id="fr: Charter"
        ),
        pytest.param(
            "es", "A", "Recordando su resolución 53/9, de 9 de diciembre de 1998,", ["A/RES/53/9"], id="es: its"
        ),
        pytest.param(
            "es",
            "A",
            "sus resoluciones 60/4, de 20 de octubre de 2005, y 61/17, de 20 de noviembre de 2006",
            ["A/RES/60/4", "A/RES/61/17"],
            id="es: list",
        ),
        pytest.param(
            "es", "A", "la resolución 36/15 del Consejo de Derechos Humanos", ["A/HRC/RES/36/15"], id="es: behind"
        ),
        pytest.param("es", "S", "el párrafo 5 de la resolución 1540 (2004)", ["S/RES/1540(2004)#op_5"], id="es: place"),
        pytest.param("ru", "A", "ссылаясь на свою резолюцию 53/9 от 9 декабря 1998 года", ["A/RES/53/9"], id="ru: its"),
        pytest.param(
            "ru",
            "A",
            "резолюции Совета Безопасности 1300 (2000) и 1400 (2002)",
            ["S/RES/1300(2000)", "S/RES/1400(2002)"],
            id="ru: list",
        ),
        pytest.param("ru", "S", "резолюцию 1514 (XV) Генеральной Ассамблеи", ["A/RES/1514(XV)"], id="ru: Roman"),
        pytest.param(
            "ar", "A", "إذ تشير إلى قرارها 53/9 المؤرخ 9 كانون الأول/ديسمبر 1998", ["A/RES/53/9"], id="ar: its"
        ),
        pytest.param("ar", "A", "قرار مجلس الأمن 1300 (2000)", ["S/RES/1300(2000)"], id="ar: council"),
        pytest.param("zh", "A", "回顾其1998年12月9日第53/9号决议", ["A/RES/53/9"], id="zh: its"),
        pytest.param(
            "zh", "A", "第53/9号、第54/8号和第55/7号决议", ["A/RES/53/9", "A/RES/54/8", "A/RES/55/7"], id="zh: list"
        ),
        pytest.param("zh", "A", "安全理事会第1300(2000)号决议", ["S/RES/1300(2000)"], id="zh: council"),
        pytest.param("zh", "A", "回顾其2022年3月2日ES-11/1号决议", ["A/RES/ES-11/1"], id="zh: special session"),
        pytest.param("xx", "A", "Recalling its resolution 53/9", ["A/RES/53/9"], id="unknown language: as English"),
    ],
)
def test_plain_forms(language: str, body: str, text: str, wanted: list[str]) -> None:
    assert cited(text, body, language=language) == wanted


@pytest.mark.parametrize(
    ("language", "body", "text", "wanted"),
    [
        pytest.param("ar", "A", "قرارها 50/221 باء", ["A/RES/50/221B"], id="ar: spelled part"),
        pytest.param(
            "ar", "A", "قرارها 53/243 ألف وباء", ["A/RES/53/243A", "A/RES/53/243B"], id="ar: two spelled parts"
        ),
        pytest.param("ar", "A", "قرارها 1874 (دإ-4)", ["A/RES/1874(S-IV)"], id="ar: special session"),
        pytest.param("ar", "S", "انتهاكا للقرار 1701،", ["S/RES/1701(2006)"], id="ar: without year"),
        pytest.param("zh", "S", "确保第1373号决议得以执行", ["S/RES/1373(2001)"], id="zh: without year"),
        pytest.param(
            "zh",
            "S",
            "经第2441(2018)和2509(2020)号等其后相关决议修订",
            ["S/RES/2441(2018)", "S/RES/2509(2020)"],
            id="zh: other words before the noun",
        ),
        pytest.param(
            "zh",
            "A",
            "宣布2000年为水井年的第52/15号、宣布泉源十年的第53/25号决议",
            ["A/RES/52/15", "A/RES/53/25"],
            id="zh: titles between",
        ),
        pytest.param(
            "ru",
            "A",
            "резолюцию 5/5 Ассамблеи Организации Объединенных Наций по окружающей среде",
            ["UNEP/EA.5/Res.5"],
            id="ru: environment",
        ),
        pytest.param(
            "fr",
            "A",
            "la résolution 26/3 de la Commission pour la prévention du crime et la justice pénale",
            ["E/CN.15/RES/26/3"],
            id="fr: commission",
        ),
        pytest.param(
            "es",
            "A",
            "la resolución 26/3 de la Comisión de Prevención del Delito y Justicia Penal",
            ["E/CN.15/RES/26/3"],
            id="es: commission",
        ),
        pytest.param("zh", "A", "世界旅游组织大会通过的第668(XXI)号决议", [], id="zh: an organ that counts for itself"),
        pytest.param("fr", "A", "la Conférence des Parties, dans sa résolution 10/8", [], id="fr: a conference"),
    ],
)
def test_forms_of_one_language(language: str, body: str, text: str, wanted: list[str]) -> None:
    assert cited(text, body, language=language) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "une ligne ouverte 24/7, la période 2018/19, l’article 5/6 et le point 74 b) de l’ordre du jour"),
        ("fr", "l’affaire no 12/34 et les attentats du 11/9"),
        ("es", "una línea abierta 24/7, el período 2018/19, el artículo 5/6 y el tema 74 b) del programa"),
        ("ru", "линия работает 24/7, период 2018/19, статья 5/6 и пункт 74 b) повестки дня"),
        ("ar", "خط مفتوح 24/7 وفترة 2018/19 والبند 74 (ب) من جدول الأعمال"),
        ("zh", "24/7热线、2018/19年度、议程项目74(b)和第12/34号案件"),
    ],
)
def test_false_friends_are_left_alone(language: str, text: str) -> None:
    assert cited(text, "A", language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "sa résolution 2003/64"),
        ("es", "su resolución 2003/64"),
        ("ru", "свою резолюцию 2003/64"),
        ("ar", "قرارها 2003/64"),
        ("zh", "其第2003/64号决议"),
    ],
)
def test_its_is_the_citing_bodys(language: str, text: str) -> None:
    assert cited(text, "E/CN.4", "2004-04-20", language) == ["E/CN.4/RES/2003/64"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "les résolutions 66/20 à 66/22"),
        ("es", "las resoluciones 66/20 a 66/22"),
        ("ru", "резолюции с 66/20 по 66/22"),
        ("ar", "القرارات 66/20 إلى 66/22"),
        ("zh", "第66/20至66/22号决议"),
    ],
)
def test_ranges(language: str, text: str) -> None:
    assert cited(text, "A", "2019-12-18", language) == ["A/RES/66/20", "A/RES/66/21", "A/RES/66/22"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "A/66/5/Add.9 et Corr.1"),
        ("es", "A/66/5/Add.9 y Corr.1"),
        ("ru", "A/66/5/Add.9 и Corr.1"),
        ("ar", "A/66/5/Add.9 و Corr.1"),
        ("zh", "A/66/5/Add.9和Corr.1"),
    ],
)
def test_suffixes(language: str, text: str) -> None:
    assert cited(f"({text})", "A", language=language) == ["A/66/5/Add.9", "A/66/5/Add.9/Corr.1"]
