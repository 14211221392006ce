"""Places inside what is cited: paragraphs, sections, annexes, articles, nested and listed."""

from __future__ import annotations

import pytest
from citing_document import cited


def of(symbol: str, *places: str) -> list[str]:
    return [f"{symbol}#{place}" for place in places]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("paragraph 12 of its resolution 60/250", of("A/RES/60/250", "op_12"), id="paragraph"),
        pytest.param("paragraphs 9 and 12 of resolution 60/250", of("A/RES/60/250", "op_9", "op_12"), id="list"),
        pytest.param(
            "paragraphs 4 and 7 to 9 of resolution 60/250",
            of("A/RES/60/250", "op_4", "op_7", "op_8", "op_9"),
            id="range",
        ),
        pytest.param("paragraph 5 (b) of resolution 60/250", of("A/RES/60/250", "op_5_b"), id="letter"),
        pytest.param(
            "paragraphs 5 (a) and (c) of resolution 60/250", of("A/RES/60/250", "op_5_a", "op_5_c"), id="letters"
        ),
        pytest.param(
            "paragraph 3 (a) to (c) of resolution 60/250",
            of("A/RES/60/250", "op_3_a", "op_3_b", "op_3_c"),
            id="range of letters",
        ),
        pytest.param("paragraph 3 (a) (ii) of resolution 60/250", of("A/RES/60/250", "op_3_a_ii"), id="two levels"),
        pytest.param(
            "subparagraphs (a) and (c) of paragraph 3 of resolution 60/250",
            of("A/RES/60/250", "op_3_a", "op_3_c"),
            id="sub",
        ),
        pytest.param(
            "the third preambular paragraph of resolution 60/250", of("A/RES/60/250", "pp_3"), id="preambular"
        ),
        pytest.param("section VI of its resolution 60/250", of("A/RES/60/250", "sec_VI"), id="section"),
        pytest.param("section II.B of its resolution 60/250", of("A/RES/60/250", "sec_II_B"), id="section with letter"),
        pytest.param(
            "paragraph 4 of section II of resolution 60/250", of("A/RES/60/250", "sec_II_op_4"), id="nested, of"
        ),
        pytest.param(
            "section II, paragraph 4, of resolution 60/250", of("A/RES/60/250", "sec_II_op_4"), id="nested, comma"
        ),
        pytest.param("paragraph 4 of the annex to resolution 60/250", of("A/RES/60/250", "annex_op_4"), id="annex"),
        pytest.param("annexes I and II to resolution 60/250", of("A/RES/60/250", "annex_I", "annex_II"), id="annexes"),
        pytest.param("resolution 60/250, annex", of("A/RES/60/250", "annex"), id="annex behind"),
        pytest.param("resolution 60/250 and its annex", of("A/RES/60/250", "annex"), id="its annex"),
        pytest.param(
            "resolutions 60/250 and 61/3, and in accordance with those resolutions and the annexes thereto",
            ["A/RES/60/250#annex", "A/RES/61/3#annex"],
            id="annexes thereto",
        ),
        pytest.param(
            "section IV of its resolution 60/9, section V of its resolution 63/9, its resolutions 64/9 and 65/9 A",
            ["A/RES/60/9#sec_IV", "A/RES/63/9#sec_V", "A/RES/64/9", "A/RES/65/9A"],
            id="a list of places and numbers",
        ),
        pytest.param(
            "paragraph 5 of resolutions 60/250 and 61/3",
            ["A/RES/60/250#op_5", "A/RES/61/3#op_5"],
            id="one place, two resolutions",
        ),
        pytest.param("S/2006/229, annex,", of("S/2006/229", "annex"), id="document"),
        pytest.param(
            "paragraph 75 (a) of the report of the Secretary-General (S/2006/821)",
            of("S/2006/821", "para_75_a"),
            id="report",
        ),
        pytest.param("See A/70/81, paras. 3 and 4.", of("A/70/81", "para_3", "para_4"), id="footnote"),
        pytest.param("A/CONF.157/24 (Part I), chap. III", of("A/CONF.157/24(PartI)", "ch_III"), id="chapter"),
        pytest.param(
            "paragraph 3 of resolution 60/250 and paragraph 2 of that resolution",
            of("A/RES/60/250", "op_3", "op_2"),
            id="same",
        ),
        pytest.param("paragraph 14 above, and resolution 60/250", ["A/RES/60/250"], id="own paragraph"),
        pytest.param(
            "paragraph 19 of the present resolution and resolution 60/250", ["A/RES/60/250"], id="present resolution"
        ),
        pytest.param(
            "paragraph 15 of the report of the Advisory Committee, in resolution 60/250",
            ["A/RES/60/250"],
            id="no symbol",
        ),
    ],
)
def test_places(text: str, wanted: list[str]) -> None:
    assert cited(f"Recalling {text}", "A") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "article 4 of the International Covenant on Civil and Political Rights",
            of("treaty:ICCPR", "art_4"),
            id="article",
        ),
        pytest.param(
            "articles 2, 7 and 12 of the Convention on the Rights of the Child",
            of("treaty:CRC", "art_2", "art_7", "art_12"),
            id="list",
        ),
        pytest.param(
            "articles 9\u201311 of the Paris Agreement", of("treaty:Paris", "art_9", "art_10", "art_11"), id="range"
        ),
        pytest.param(
            "article 19, paragraph 3, of the International Covenant on Civil and Political Rights",
            of("treaty:ICCPR", "art_19_3"),
            id="paragraph of an article",
        ),
        pytest.param(
            "paragraph 3 of article 19 of the International Covenant on Civil and Political Rights",
            of("treaty:ICCPR", "art_19_3"),
            id="the other way",
        ),
        pytest.param(
            "article VI of the Treaty on the Non-Proliferation of Nuclear Weapons",
            of("treaty:NPT", "art_VI"),
            id="Roman",
        ),
        pytest.param(
            "Articles 55 and 56 and Chapter XI of the Charter",
            of("treaty:UNCharter", "art_55", "art_56", "ch_XI"),
            id="Charter",
        ),
        pytest.param(
            "Article 73 e of the Charter of the United Nations",
            of("treaty:UNCharter", "art_73_e"),
            id="letter without brackets",
        ),
        pytest.param(
            "article 3 of annex II to the United Nations Convention on the Law of the Sea",
            of("treaty:UNCLOS", "annex_II_art_3"),
            id="annex",
        ),
        pytest.param(
            "the Convention on the Rights of the Child, in particular article 7 thereof",
            ["treaty:CRC#art_7"],
            id="thereof",
        ),
        pytest.param(
            "common article 3 of the Geneva Conventions",
            [f"treaty:GC{n}#art_3" for n in (1, 2, 3, 4)],
            id="four at once",
        ),
        pytest.param("article 102 of the Transitional Charter", [], id="another charter"),
        pytest.param(
            "article 17 of the Harbour Agreement and article 2 of the Agreement", [], id="a treaty that is not known"
        ),
    ],
)
def test_articles(text: str, wanted: list[str]) -> None:
    assert cited(f"Recalling {text}", "A") == wanted
