"""Citations, rankings and lineages in every format, byte for byte; what a format must survive."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as Xml

import pytest

from resindex.errors import UsageError
from resindex.graph_records import (
    Asked,
    Branch,
    Citation,
    Citations,
    Edition,
    Evidence,
    Lineage,
    Link,
    Network,
    Ranked,
    Ranking,
    Tally,
    Work,
)
from resindex.model import Span
from resindex.render.graph import FORMATS, show
from resindex.render.view import View

OIL = Work(
    "A/RES/95/10", "Oil for lanterns of small and very small harbours", "2040-12-01", "General Assembly", "en", "a.txt"
)
WICKS = Work("A/RES/96/20", '=Wicks "and" <flints> & steel\x1b[31m', "2041-12-01", "General Assembly", "en", "b.txt")
HARBOURS = Work("S/RES/3001(2042)", None, "2042-03-20", "Security Council", "en", "c.txt", status="not adopted")
LOST = Work("A/RES/90/7", held=False)
COVENANT = Work("treaty:ICCPR", "International Covenant on Civil and Political Rights", held=False)

_TEXT = "Recalling its resolution 95/10, paragraph 2, on the oil that is given to the keepers of small harbours,"
TO_OIL = (
    Citation(HARBOURS, "op_3_a", "operative", "3(a)", "deplores", OIL, None, True, "See A/RES/95/10.", language="en"),
    Citation(WICKS, "pp_1", "preambular", "1", "recalls", OIL, "op_2", False, _TEXT, (Span(25, 43),), "en"),
)
FROM_WICKS = (
    Citation(WICKS, "pp_1", "preambular", "1", "recalls", OIL, "op_2", False, _TEXT, (Span(25, 43),), "en"),
    Citation(WICKS, "pp_1", "preambular", "1", "recalls", LOST, None, False, _TEXT, (), "en"),
    Citation(WICKS, "op_2", "operative", "2", None, COVENANT, "art_4_1", True, "See article 4 (1).", (), "en"),
)
LINKS = (
    Link(1, "A/RES/96/20", "A/RES/95/10", 2, (("recalls", 1), ("stresses", 1))),
    Link(2, "S/RES/3001(2042)", "A/RES/96/20", 1),
    Link(2, "A/RES/95/10", "A/RES/96/20", 1, (("encourages", 1),)),
)
NETWORK = Network((OIL, WICKS, HARBOURS), LINKS)
TREE = Branch(
    OIL,
    children=(Branch(WICKS, LINKS[0], (Branch(HARBOURS, LINKS[1]), Branch(OIL, LINKS[2], again=True)), more=3),),
)
TALLY = Tally(7, 6, 3, 2, 1, 1, (("recalls", 4), ("deplores", 2)), (("resolution", 2), ("treaty", 1)), "2041", "2042")

ANSWERS = {
    "cited-by": Citations(Asked(OIL), "cited-by", TO_OIL, TALLY, network=NETWORK),
    "cites": Citations(Asked(WICKS, "pp_1"), "cites", FROM_WICKS, TALLY, network=NETWORK),
    "tree": Citations(Asked(OIL), "cited-by", (), TALLY, 2, TREE, NETWORK),
    "ranking": Ranking((Ranked(OIL, "op_2", 12, 30), Ranked(COVENANT, "art_4", 3, 3)), 40, "all", 2785, "in 2040"),
    "lineage": Lineage(
        Asked(WICKS),
        (
            Edition(LOST, None, (Evidence("listed", "A/RES/96/20", "pp_1"),)),
            Edition(OIL, "A/RES/90/7", (Evidence("recalls", "A/RES/95/10", "pp_1"),)),
            Edition(HARBOURS, "A/RES/95/10", (Evidence("wording", share=0.5),)),
            Edition(
                WICKS, "A/RES/95/10", (Evidence("recalls", "A/RES/96/20", "op_2_a"), Evidence("wording", share=0.824)),
                True, True,
            ),
        ),
    ),
}  # fmt: skip


def shown(name: str, format: str, view: View | None = None) -> str:  # noqa: A002
    out = io.StringIO()
    show(ANSWERS[name], view or View(width=80), out, format=format)
    return out.getvalue()


CASES = [(name, form) for name in ANSWERS for form in FORMATS if name != "ranking" or form not in ("graphml", "dot")]


@pytest.mark.parametrize(("name", "format"), CASES)
def test_each_format_is_as_it_was(name: str, format: str, golden: Callable[[str, str], None]) -> None:  # noqa: A002
    golden(f"graph-{name}-{format}.txt", shown(name, format))


@pytest.mark.parametrize("name", ["cited-by", "tree", "lineage"])
def test_colours_and_links(name: str, golden: Callable[[str, str], None]) -> None:
    page = shown(name, "table", View(color=True, links=True, width=80))
    assert "https://docs.un.org/en/A/RES/96/20" in page
    golden(f"graph-{name}-table-colour.txt", page)


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("width", [32, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    from resindex.render.measure import cells

    page = shown(name, "table", View(width=width))
    assert max(cells(line) for line in page.splitlines()) <= width
    assert page == "\n".join(line.rstrip() for line in page.splitlines()) + "\n"


@pytest.mark.parametrize(("name", "format"), CASES)
def test_nothing_acts_on_a_terminal(name: str, format: str) -> None:  # noqa: A002
    assert "\x1b" not in shown(name, format)


def test_a_spreadsheet_finds_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("cited-by", "csv"))))
    assert [row["title"][:2] for row in rows] == ["", "'="]
    assert [row["cited"] for row in rows] == ["A/RES/95/10", "A/RES/95/10#op_2"]


def test_json_lines_say_what_they_are() -> None:
    schemas = {name: {json.loads(line)["schema"] for line in shown(name, "jsonl").splitlines()} for name in ANSWERS}
    assert schemas == {
        "cited-by": {"resindex/citation/1"}, "cites": {"resindex/citation/1"}, "tree": {"resindex/citation-link/1"},
        "ranking": {"resindex/cited/1"}, "lineage": {"resindex/edition/1"},
    }  # fmt: skip


def test_graphml_is_read_by_any_reader_of_xml() -> None:
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = Xml.fromstring(shown("tree", "graphml"))
    keys = {key.get("id") for key in root.findall("g:key", space)}
    assert {data.get("key") for data in root.findall(".//g:data", space)} <= keys
    nodes = [node.get("id") for node in root.findall(".//g:node", space)]
    assert nodes == ["A/RES/95/10", "A/RES/96/20", "S/RES/3001(2042)"]
    edges = [(edge.get("source"), edge.get("target")) for edge in root.findall(".//g:edge", space)]
    assert edges == [(link.citing, link.cited) for link in LINKS]
    titles = [data.text for data in root.findall(".//g:data[@key='title']", space)]
    assert titles[1] == '=Wicks "and" <flints> & steel[31m'


def test_dot_quotes_what_has_to_be_quoted() -> None:
    out = shown("tree", "dot")
    assert out.startswith("digraph citations {")
    assert '=Wicks \\"and\\" <flints>' in out
    # Outside of quoted strings nothing of a document is left.
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", out)
    assert re.fullmatch(r"[\sa-zA-Z=,;\[\]{}>-]*", bare)


def test_a_ranking_is_no_graph() -> None:
    with pytest.raises(UsageError):
        shown("ranking", "dot")
