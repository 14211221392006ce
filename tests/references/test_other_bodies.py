"""Numbers that other bodies make, general comments in six languages, the same resolution."""

from __future__ import annotations

import pytest
from citing_document import cited, places

from resindex.parsing.references import Citations


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("decision 1/CP.21 of the Conference of the Parties", ["UNFCCC:1/CP.21"], id="climate"),
        pytest.param("decisions 1/CP.16 and 2/CMA.3", ["UNFCCC:1/CP.16", "UNFCCC:2/CMA.3"], id="climate, two"),
        pytest.param("paragraph 18 of decision 1/CMA.3", ["UNFCCC:1/CMA.3#para_18"], id="climate, paragraph"),
        pytest.param(
            "FCCC/CP/2015/10/Add.1, decision 1/CP.21", ["FCCC/CP/2015/10/Add.1", "UNFCCC:1/CP.21"], id="climate, report"
        ),
        pytest.param("ACHPR/Res.376(LX)2017", ["ACHPR/Res.376(LX)2017"], id="African Commission"),
        pytest.param("ACHPR/Res.119 (XXXXII) 07", ["ACHPR/Res.119(XXXXII)2007"], id="African Commission, short year"),
        pytest.param("ACHPR/69(XXXV)04", ["ACHPR/Res.69(XXXV)2004"], id="African Commission, no Res."),
        pytest.param("Assembly/AU/Dec.123 (VII)", ["Assembly/AU/Dec.123(VII)"], id="African Union"),
        pytest.param("AG/RES. 2177 (XXXVI-O/06)", ["AG/RES.2177(XXXVI-O/06)"], id="American States"),
        pytest.param("P9_TA(2021)0123 and 2020/2258(INI)", ["P9_TA(2021)0123", "2020/2258(INI)"], id="Parliament"),
        pytest.param("36 C/Resolution 15", ["36C/Resolution15"], id="UNESCO"),
        pytest.param("WCC-2020-Res-056-EN", ["WCC-2020-Res-056-EN"], id="IUCN"),
        pytest.param("the HIV/AIDS and CP.21 talks, and 3/4 of the parties", [], id="nothing"),
    ],
)
def test_numbers_of_other_bodies(text: str, wanted: list[str]) -> None:
    assert cited(f"Recalling {text},", "A", date="2024-12-01") == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "general comment No. 34 (2011) of the Human Rights Committee"),
        ("fr", "l’observation générale no 34 (2011) du Comité des droits de l’homme"),
        ("es", "la observación general núm. 34 (2011) del Comité de Derechos Humanos"),
        ("ru", "замечание общего порядка № 34 (2011) Комитета по правам человека"),
        ("ar", "التعليق العام رقم 34 (2011) للجنة المعنية بحقوق الإنسان"),
        ("zh", "人权事务委员会第34号一般性意见(2011年)"),
    ],
)
def test_general_comments(language: str, text: str) -> None:
    assert cited(text, "A", language=language) == ["CCPR/C/GC/34"]


def test_a_list_of_general_comments() -> None:
    text = "les observations générales no 13 (2011) sur les puits et no 24 (2019), adoptées par le Comité des droits de l’enfant"
    assert cited(text, "A", language="fr") == ["CRC/C/GC/13", "CRC/C/GC/24"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "l’observation générale no 34"),
        ("ru", "замечание общего порядка № 34"),
        ("zh", "第34号一般性意见"),
    ],
)
def test_a_comment_without_a_committee_is_nobodys(language: str, text: str) -> None:
    assert cited(text, "A", language=language) == []


@pytest.mark.parametrize(
    ("language", "first", "then"),
    [
        ("en", "Recalling its resolution 60/4", "as decided in that resolution"),
        ("fr", "Rappelant sa résolution 60/4", "comme prévu dans ladite résolution"),
        ("es", "Recordando su resolución 60/4", "como se decidió en dicha resolución"),
        ("ru", "ссылаясь на свою резолюцию 60/4", "как решено в этой резолюции"),
        ("ar", "إذ تشير إلى قرارها 60/4", "على النحو الوارد في ذلك القرار"),
        ("zh", "回顾其第60/4号决议", "如该决议所述"),
    ],
)
def test_the_same_resolution_is_the_one_named_last(language: str, first: str, then: str) -> None:
    document = Citations("A", None, "2015-12-01", language=language)
    places(document, first)
    assert places(document, then) == ["A/RES/60/4"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "la déclaration de son président (S/PRST/2014/10)"),
        ("es", "la declaración de su Presidencia (S/PRST/2014/10)"),
        ("ru", "заявление своего Председателя (S/PRST/2014/10)"),
        ("ar", "بيان رئيسه (S/PRST/2014/10)"),
        ("zh", "安理会主席声明(S/PRST/2014/10)"),
    ],
)
def test_statements_of_the_president(language: str, text: str) -> None:
    assert cited(text, "S", language=language) == ["S/PRST/2014/10"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Official Records of the General Assembly, Fifty-second Session, Supplement No. 3 (A/52/3/Rev.1), chap. IV, para. 4",
        ),
        (
            "fr",
            "Documents officiels de l’Assemblée générale, cinquante-deuxième session, Supplément no 3 (A/52/3/Rev.1)",
        ),
        ("es", "Documentos Oficiales de la Asamblea General, Suplemento núm. 3 (A/52/3/Rev.1)"),
        ("ru", "Официальные отчеты Генеральной Ассамблеи, Дополнение № 3 (A/52/3/Rev.1)"),
        ("ar", "الوثائق الرسمية للجمعية العامة، الملحق رقم 3 (A/52/3/Rev.1)"),
        ("zh", "《大会正式记录，第五十二届会议，补编第3号》(A/52/3/Rev.1)"),
    ],
)
def test_supplements_of_the_official_records(language: str, text: str) -> None:
    assert [entry.partition("#")[0] for entry in cited(text, "A", language=language)] == ["A/52/3/Rev.1"]
