"""Whom Chinese acts are addressed to, and the acts that go on a Chinese or Arabic paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.parsing.verbs import read_acts

CHINESE = [
    pytest.param("请秘书长向大会提交报告；", ("秘书长",), id="nothing parts name and verb"),
    pytest.param("促请所有国家种树；", ("国家",), id="determiner"),
    pytest.param("鼓励会员国、联合国系统和其他利益攸关方种树；", ("会员国", "联合国系统", "利益攸关方"), id="joints"),
    pytest.param("邀请尚未种树的会员国种树；", ("会员国",), id="relative clause cut"),
    pytest.param("请食物权问题特别报告员提交报告；", ("食物权问题特别报告员",), id="a modifier"),
    pytest.param("请秘书长特别代表种树；", ("秘书长特别代表",), id="the head is the last"),
    pytest.param("敦促马里政府种树；", ("马里政府",), id="a State's"),
    pytest.param("促请《树木公约》缔约国种树；", ("《树木公约》缔约国",), id="a title inside"),
    pytest.param("鼓励各国政府与特别报告员合作；", ("各国政府",), id="with another"),
    pytest.param("促请所有国家，包括岛国，以及国际组织种树；", ("国家", "国际组织"), id="aside"),
    pytest.param("决定特别委员会应继续种树；", ("特别委员会",), id="shall"),
    pytest.param("决定特别委员会的报告很好；", (), id="decides of a thing"),
    pytest.param("欢迎种树，鼓励会员国浇水，并请秘书长报告；", ("会员国", "秘书长"), id="further acts"),
    pytest.param("鼓励国家间合作；", (), id="among them"),
    pytest.param("请注意秘书长的报告；", (), id="a thing"),
    pytest.param("回顾秘书长的报告；", (), id="an act that asks nobody"),
]
ACTS = [
    pytest.param("zh", "欢迎种树，鼓励浇水，又请各国报告；", ("欢迎", "鼓励", "请"), id="chinese"),
    pytest.param("zh", "在这方面，促请各国种树；", ("促请",), id="introduced"),
    pytest.param("zh", "请各国种树，支持浇水，通过计划；", ("请",), id="what others do"),
    pytest.param("zh", "回顾“种树，鼓励浇水，强调日光”；", ("回顾",), id="quoted"),
    pytest.param(
        "ar", "ترحب بالأشجار، وتشجع الدول على غرسها، وفي هذا الصدد تحث الجميع؛", ("ترحب", "تشجع", "تحث"), id="ar"
    ),
    pytest.param("ar", "يرحب بالأشجار، وتدعم الدول غرسها؛", ("ترحب",), id="another gender"),
]


@pytest.mark.parametrize(("text", "names"), CHINESE)
def test_chinese(text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", "zh", subparagraph=False).addressees == names


@pytest.mark.parametrize(("language", "text", "verbs"), ACTS)
def test_acts_go_on(language: str, text: str, verbs: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", language, subparagraph=False).verbs == verbs


@given(st.text("请秘书长会员国、和的，；（）()《》“”所有应与各 a", max_size=60), st.sampled_from(["zh", "ar", "ru"]))
def test_names_stand_in_the_text(text: str, language: str) -> None:
    bare = text.replace(" ", "")
    assert all(name.replace(" ", "") in bare for name in read_acts(text, "operative", language).addressees)
