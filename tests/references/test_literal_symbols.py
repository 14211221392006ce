"""Literal symbols: addenda, corrigenda, parts, double symbols, and what only looks like one."""

from __future__ import annotations

import pytest
from citing_document import cited

from resindex.parsing.references import Citations


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("(A/54/310, S/2000/1024)", ["A/54/310", "S/2000/1024"], id="two reports"),
        pytest.param("A/54/310.", ["A/54/310"], id="full stop"),
        pytest.param("document S/ 12402", ["S/12402"], id="a space inside"),
        pytest.param(
            "A/60/5/Add.9 and Corr.1", ["A/60/5/Add.9", "A/60/5/Add.9/Corr.1"], id="corrigendum to an addendum"
        ),
        pytest.param("A/61/1 and Corr.1 and Add.1", ["A/61/1", "A/61/1/Corr.1", "A/61/1/Add.1"], id="both"),
        pytest.param(
            "E/CN.4/2000/98 and Add.1-2", [f"E/CN.4/2000/98{s}" for s in ("", "/Add.1", "/Add.2")], id="range"
        ),
        pytest.param("A/HRC/40/52/Add.1-3", [f"A/HRC/40/52/Add.{n}" for n in (1, 2, 3)], id="range at the end"),
        pytest.param("S/2004/616 and Corr.1 and 2;", [f"S/2004/616{s}" for s in ("", "/Corr.1", "/Corr.2")], id="list"),
        pytest.param(
            "A/HRC/10/7 and Add.1, 2 and 4,",
            [f"A/HRC/10/7{s}" for s in ("", "/Add.1", "/Add.2", "/Add.4")],
            id="long list",
        ),
        pytest.param("A/CN.9/3 and Add.1/Rev.1", ["A/CN.9/3", "A/CN.9/3/Add.1/Rev.1"], id="revised addendum"),
        pytest.param("A/77/62-E/2022/8", ["A/77/62", "E/2022/8"], id="double"),
        pytest.param("A/67/65/Corr.1\u2013E/2012/48/Corr.1", ["A/67/65/Corr.1", "E/2012/48/Corr.1"], id="double, dash"),
        pytest.param("A/CONF.157/24 (Part I)", ["A/CONF.157/24(PartI)"], id="part"),
        pytest.param(
            "NPT/CONF.2000/28 (Parts I and II)",
            ["NPT/CONF.2000/28(PartI)", "NPT/CONF.2000/28(PartII)"],
            id="parts",
        ),
        pytest.param("A/77/6 (Sect. 3)/Add.1", ["A/77/6(Sect.3)/Add.1"], id="section"),
        pytest.param("NPT/CONF.2010/50 (Vol. I)", ["NPT/CONF.2010/50(Vol.I)"], id="volume"),
        pytest.param(
            "A/RES/217 A (III) and S/RES/1325 (2000)", ["A/RES/217(III)A", "S/RES/1325(2000)"], id="resolutions"
        ),
        pytest.param(
            "statements (S/PRST/2010/16) and (S/PRST/ 2012/24)", ["S/PRST/2010/16", "S/PRST/2012/24"], id="PRST"
        ),
        pytest.param("AG/RES. 2177 (XXXVI-O/06)", ["AG/RES.2177(XXXVI-O/06)"], id="another organization"),
        pytest.param("resolution GC(64)/RES/15", ["GC(64)/RES/15"], id="brackets in the symbol"),
        pytest.param("UNEP/EA.4/Res.7", ["UNEP/EA.4/Res.7"], id="environment"),
    ],
)
def test_symbols(text: str, wanted: list[str]) -> None:
    assert cited(f"See {text}", "A") == wanted


@pytest.mark.parametrize(
    "text",
    ["HIV/AIDS", "decision XII/11", "the M/V Aurora", "Unity/Accord", "and/or", "T/PCCs", "decision A-32/4.3", "x/1"],
)
def test_a_slash_alone_makes_no_symbol(text: str) -> None:
    assert cited(f"Noting {text} of the year", "A") == []


def test_every_member_of_a_list_has_its_own_span() -> None:
    text = "Welcomes the reports (E/CN.4/1999/71, A/54/310, E/CN.4/2000/98 and Add.1-2 and E/CN.4/2001/94 and Add.1)"
    found = Citations("E/CN.4", None, "2001-04-20").find(text)
    assert [(r.id, text[r.start : r.end]) for r in found] == [
        ("E/CN.4/1999/71", "E/CN.4/1999/71"),
        ("A/54/310", "A/54/310"),
        ("E/CN.4/2000/98", "E/CN.4/2000/98"),
        ("E/CN.4/2000/98/Add.1", "Add.1-2"),
        ("E/CN.4/2000/98/Add.2", "Add.1-2"),
        ("E/CN.4/2001/94", "E/CN.4/2001/94"),
        ("E/CN.4/2001/94/Add.1", "Add.1"),
    ]
