"""Places inside what is cited, in the languages beside English."""

from __future__ import annotations

import pytest
from citing_document import cited, places

from resindex.parsing.references import Citations


def of(symbol: str, *named: str) -> list[str]:
    return [f"{symbol}#{place}" for place in named]


CHARTER = "treaty:UNCharter"


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        pytest.param("fr", "au paragraphe 5 de la résolution 60/250", of("A/RES/60/250", "op_5"), id="fr"),
        pytest.param(
            "fr",
            "aux paragraphes 5 a) et 7 à 9 de sa résolution 60/250",
            of("A/RES/60/250", "op_5_a", "op_7", "op_8", "op_9"),
            id="fr: list and range",
        ),
        pytest.param(
            "fr", "à l’alinéa b) du paragraphe 5 de la résolution 60/250", of("A/RES/60/250", "op_5_b"), id="fr: letter"
        ),
        pytest.param(
            "fr", "l’alinéa e de l’Article 73 de la Charte", of(CHARTER, "art_73_e"), id="fr: letter of an article"
        ),
        pytest.param("fr", "au Chapitre VII de la Charte", of(CHARTER, "ch_VII"), id="fr: chapter"),
        pytest.param("fr", "à la section VI de sa résolution 60/250", of("A/RES/60/250", "sec_VI"), id="fr: section"),
        pytest.param("fr", "l’annexe II de la résolution 60/250", of("A/RES/60/250", "annex_II"), id="fr: annex"),
        pytest.param("fr", "sa résolution 60/250 et ses annexes", of("A/RES/60/250", "annex"), id="fr: its annexes"),
        pytest.param(
            "fr",
            "l’article premier du Pacte international relatif aux droits civils et politiques",
            of("treaty:ICCPR", "art_1"),
            id="fr: first article",
        ),
        pytest.param(
            "fr",
            "au paragraphe 5 du rapport du Secrétaire général (S/2025/6)",
            of("S/2025/6", "para_5"),
            id="fr: report",
        ),
        pytest.param("es", "el párrafo 5 a) de su resolución 60/250", of("A/RES/60/250", "op_5_a"), id="es: letter"),
        pytest.param(
            "es",
            "los párrafos 4, 7 y 9 de la resolución 60/250",
            of("A/RES/60/250", "op_4", "op_7", "op_9"),
            id="es: list",
        ),
        pytest.param("es", "el Artículo 73 e de la Carta", of(CHARTER, "art_73_e"), id="es: article with letter"),
        pytest.param("es", "el Artículo 13, párrafo 1 a), de la Carta", of(CHARTER, "art_13_1_a"), id="es: nested"),
        pytest.param(
            "es",
            "el artículo 20.2 del Pacto Internacional de Derechos Civiles y Políticos",
            of("treaty:ICCPR", "art_20_2"),
            id="es: dotted",
        ),
        pytest.param("es", "el Capítulo VII de la Carta", of(CHARTER, "ch_VII"), id="es: chapter"),
        pytest.param("es", "la sección II de su resolución 60/250", of("A/RES/60/250", "sec_II"), id="es: section"),
        pytest.param("ru", "в пункте 5 своей резолюции 60/250", of("A/RES/60/250", "op_5"), id="ru"),
        pytest.param(
            "ru",
            "в пунктах 5 и 7–9 резолюции 60/250",
            of("A/RES/60/250", "op_5", "op_7", "op_8", "op_9"),
            id="ru: range",
        ),
        pytest.param("ru", "в подпункте а) пункта 5 резолюции 60/250", of("A/RES/60/250", "op_5_a"), id="ru: letter"),
        pytest.param("ru", "в пункте 1 a) статьи 13 Устава", of(CHARTER, "art_13_1_a"), id="ru: nested"),
        pytest.param("ru", "согласно статье 73 e Устава", of(CHARTER, "art_73_e"), id="ru: article with letter"),
        pytest.param("ru", "на основании главы VII Устава", of(CHARTER, "ch_VII"), id="ru: chapter"),
        pytest.param("ru", "в приложении к резолюции 60/250", of("A/RES/60/250", "annex"), id="ru: annex"),
        pytest.param("ru", "раздел VI своей резолюции 60/250", of("A/RES/60/250", "sec_VI"), id="ru: section"),
        pytest.param(
            "ru",
            "статье 18 Международного пакта о гражданских и политических правах",
            of("treaty:ICCPR", "art_18"),
            id="ru: article",
        ),
        pytest.param("ar", "الفقرة 5 من قرارها 60/250", of("A/RES/60/250", "op_5"), id="ar"),
        pytest.param("ar", "وفقاً للفقرة 7 من قرار الجمعية العامة 60/250", of("A/RES/60/250", "op_7"), id="ar: to the"),
        pytest.param("ar", "الفقرة 5 (ب) من القرار 60/250", of("A/RES/60/250", "op_5_b"), id="ar: letter"),
        pytest.param("ar", "الفقرتين 5 و 6 من القرار 60/250", of("A/RES/60/250", "op_5", "op_6"), id="ar: two"),
        pytest.param("ar", "المادة 73 (ه) من الميثاق", of(CHARTER, "art_73_e"), id="ar: article"),
        pytest.param(
            "ar", "الفقرة 1 (أ) من المادة 13 من ميثاق الأمم المتحدة", of(CHARTER, "art_13_1_a"), id="ar: nested"
        ),
        pytest.param("ar", "بموجب الفصل السابع من الميثاق", of(CHARTER, "ch_VII"), id="ar: chapter in words"),
        pytest.param("ar", "الفصل الحادي عشر من الميثاق", of(CHARTER, "ch_XI"), id="ar: eleventh chapter"),
        pytest.param("ar", "الجزء الأول من قرارها 60/250", of("A/RES/60/250", "sec_I"), id="ar: section"),
        pytest.param("ar", "مرفق القرار 60/250", of("A/RES/60/250", "annex"), id="ar: annex"),
        pytest.param("zh", "第60/250号决议第5段", of("A/RES/60/250", "op_5"), id="zh"),
        pytest.param(
            "zh", "第60/250号决议第5和第7至9段", of("A/RES/60/250", "op_5", "op_7", "op_8", "op_9"), id="zh: range"
        ),
        pytest.param("zh", "第60/250号决议第5(b)段", of("A/RES/60/250", "op_5_b"), id="zh: letter"),
        pytest.param("zh", "第60/250号决议第六节", of("A/RES/60/250", "sec_VI"), id="zh: section"),
        pytest.param("zh", "第60/250号决议附件二", of("A/RES/60/250", "annex_II"), id="zh: annex"),
        pytest.param("zh", "第50/221 B号决议第3段", of("A/RES/50/221B", "op_3"), id="zh: part"),
        pytest.param("zh", "《宪章》第七章", of(CHARTER, "ch_VII"), id="zh: chapter"),
        pytest.param("zh", "《宪章》第五十一条", of(CHARTER, "art_51"), id="zh: article in words"),
        pytest.param("zh", "《联合国海洋法公约》第二八七条", of("treaty:UNCLOS", "art_287"), id="zh: digits in words"),
        pytest.param("zh", "《宪章》第七十三条(辰)款", of(CHARTER, "art_73_e"), id="zh: branch"),
        pytest.param("zh", "《宪章》第十三条第一项(子)款", of(CHARTER, "art_13_1_a"), id="zh: nested"),
        pytest.param("zh", "《公民及政治权利国际公约》第19条", of("treaty:ICCPR", "art_19"), id="zh: figures"),
        pytest.param(
            "zh", "《联合国反腐败公约》第五十二条第二款第㈡项", of("treaty:UNCAC", "art_52_2_b"), id="zh: circled"
        ),
    ],
)
def test_places(language: str, text: str, wanted: list[str]) -> None:
    assert cited(text, "A", language=language) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "le point 5 de l’ordre du jour et la résolution 60/250"),
        ("es", "el tema 5 del programa y la resolución 60/250"),
        ("ru", "пункт 5 повестки дня, озаглавленный «Колодцы», и резолюцию 60/250"),
        ("zh", "议程项目5和第60/250号决议"),
    ],
)
def test_items_of_the_agenda_are_no_places(language: str, text: str) -> None:
    assert cited(text, "A", language=language) == ["A/RES/60/250"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "les résolutions 5/1 et 5/2 du Conseil, et leurs annexes"),
        ("ru", "резолюции Совета 5/1 и 5/2 и приложения к ним"),
        ("en", "Council resolutions 5/1 and 5/2, and the annexes thereto"),
    ],
)
def test_the_annexes_of_several_are_those_of_each(language: str, text: str) -> None:
    document = Citations("A/HRC", None, "2023-10-11", language=language)
    assert places(document, text) == ["A/HRC/RES/5/1#annex", "A/HRC/RES/5/2#annex"]
