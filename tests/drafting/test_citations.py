"""Who cites whom: once a text, under the act that governs, in notes, in parts, over several steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from citing_texts import HARBOURS, OIL, WICKS, WICKS_COPY, WICKS_FRENCH, cite, text

from resindex.drafting.citations import cited_by, cites
from resindex.errors import QueryError
from resindex.graph_records import Branch, Citations
from resindex.model import Adoption, Subject
from resindex.search import Index


def lines(found: Citations) -> list[tuple[str, str, str | None, str]]:
    return [(c.citing.name, c.place, c.verb, f"{c.cited.name}#{c.pinpoint or ''}") for c in found.citations]


def test_a_citation_counts_once_in_all_languages_and_copies(index: Index) -> None:
    found = cited_by(index, "A/RES/95/10")
    assert lines(found) == [
        ("A/RES/97/1", "pp_1", "reaffirms", "A/RES/95/10A#"),
        ("A/HRC/RES/101/3", "pp_1", "deplores", "A/RES/95/10#"),
        ("A/HRC/RES/101/3", "op_1", "recalls", "A/RES/95/10#"),
        ("A/RES/96/20", "pp_1", "recalls", "A/RES/95/10#op_2"),
        ("A/RES/96/20", "pp_3", "stresses", "A/RES/95/10#"),
    ]
    assert (found.tally.citations, found.tally.paragraphs, found.tally.works) == (5, 5, 3)
    assert dict(found.tally.verbs) == {"recalls": 2, "deplores": 1, "reaffirms": 1, "stresses": 1}
    assert (found.tally.first, found.tally.last) == ("2041", "2042")


def test_the_same_answer_whichever_language_came_first(make_index) -> None:  # type: ignore[no-untyped-def]
    answers = {
        tuple(lines(cited_by(make_index(OIL, *order), "A/RES/95/10")))
        for order in ((WICKS, WICKS_FRENCH, WICKS_COPY), (WICKS_COPY, WICKS_FRENCH, WICKS), (WICKS_FRENCH, WICKS))
    }
    assert len(answers) == 1


def test_a_paragraph_is_shown_in_the_language_asked_for_where_it_is_there(index: Index) -> None:
    shown = {c.citing.name: c for c in cited_by(index, "A/RES/95/10#op_2", language="French").citations}
    assert shown["A/RES/96/20"].text.startswith("Rappelant")
    assert shown["A/RES/96/20"].language == "fr"
    assert "95/10" in shown["A/RES/96/20"].text[slice(shown["A/RES/96/20"].spans[0].start, None)]
    english = cited_by(index, "A/RES/95/10", language="fr")
    assert [c.text for c in english.citations if c.place == "op_1"] == [HARBOURS.paragraphs[1].text]
    assert english.tally == cited_by(index, "A/RES/95/10").tally
    with pytest.raises(QueryError, match="unknown language"):
        cited_by(index, "A/RES/95/10", language="Klingon")


def test_each_citation_stands_under_the_act_before_it(index: Index) -> None:
    found = cites(index, "A/RES/96/20#pp_1")
    assert [(c.cited.name, c.verb) for c in found.citations] == [
        ("A/RES/90/7", "reaffirms"),
        ("A/RES/95/10", "recalls"),
    ]


def test_a_citation_in_a_note_is_one_and_says_so(index: Index) -> None:
    found = cited_by(index, "A/RES/95/10")
    (noted,) = [c for c in found.citations if c.in_note]
    assert (noted.place, noted.text, noted.spans) == ("pp_3", "See A/RES/95/10.", ())
    assert found.tally.in_notes == 1


def test_what_text_and_note_both_cite_counts_once(make_index) -> None:  # type: ignore[no-untyped-def]
    both = text("A/RES/99/1", cite("Recalling 95/10,", refs={"95/10": "A/RES/95/10"}, note="A/RES/95/10"))
    (one,) = cited_by(make_index(both), "A/RES/95/10").citations
    assert not one.in_note


def test_a_text_that_cites_itself_is_told_apart(index: Index) -> None:
    found = cited_by(index, "A/HRC/RES/101/3")
    assert [(c.place, c.itself) for c in found.citations] == [("op_1", True)]
    assert found.tally.itself == 1


def test_what_the_corpus_lacks_is_cited_all_the_same(index: Index) -> None:
    found = cited_by(index, "A/RES/90/7")
    assert not found.asked.work.held
    assert [name for name, *_ in lines(found)] == ["A/RES/96/20", "A/RES/95/10"]
    outward = cites(index, "A/RES/96/20")
    assert {c.cited.name: c.cited.held for c in outward.citations} == {
        "A/RES/95/10": True, "A/RES/90/7": False, "treaty:ICCPR": False,
    }  # fmt: skip
    assert (outward.tally.works, outward.tally.held, dict(outward.tally.kinds)) == (
        3,
        1,
        {"resolution": 2, "treaty": 1},
    )
    lacking = cites(index, "A/RES/90/7")
    assert (lacking.citations, lacking.asked.work.held) == ((), False)


@pytest.mark.parametrize(
    ("typed", "name", "place"),
    [
        ("A/RES/95/10", "A/RES/95/10", None),
        ("a/res/95/10", "A/RES/95/10", None),
        ("95/10", "A/RES/95/10", None),
        ("General Assembly resolution 95/10", "A/RES/95/10", None),
        ("101/3", "A/HRC/RES/101/3", None),
        ("95/10 op 2", "A/RES/95/10", "op_2"),
        ("95/10, para. 2", "A/RES/95/10", "op_2"),
        ("A/RES/95/10#2", "A/RES/95/10", "op_2"),
        ("1325", "S/RES/1325(2000)", None),
        ("S/RES/1325", "S/RES/1325(2000)", None),
        ("217 A (III)", "A/RES/217(III)A", None),
        ("ICCPR", "treaty:ICCPR", None),
        ("iccpr article 4", "treaty:ICCPR", "art_4"),
        ("treaty:ICCPR#art_4", "treaty:ICCPR", "art_4"),
        ("the Vienna Declaration", "instrument:vienna-declaration", None),
        ("mandate:sr-food", "mandate:sr-food", None),
        ("Special Rapporteur on the right to food", "mandate:sr-food", None),
        ("Rapporteur spécial sur le droit à l’alimentation", "mandate:sr-food", None),
        ("drafts/one.txt", "drafts/one.txt", None),
    ],
)
def test_any_reasonable_form_will_do(typed: str, name: str, place: str | None, index: Index) -> None:
    asked = cited_by(index, typed).asked
    assert (asked.work.name, asked.place) == (name, place)


def test_what_is_no_symbol_is_an_error_with_the_nearest(index: Index) -> None:
    with pytest.raises(QueryError) as caught:
        cited_by(index, "ICPCR")
    assert "ICCPR" in (caught.value.hint or "")
    with pytest.raises(QueryError, match="no place"):
        cited_by(index, "95/10#!!")
    with pytest.raises(QueryError, match="no symbol"):
        cited_by(index, "  ")


def test_nothing_found_says_what_else_there_is(index: Index) -> None:
    assert "A/RES/95/10" in cited_by(index, "A/RES/95/1").near
    filtered = cited_by(index, "A/RES/95/10", filters={"verb": ["condemns"]})
    assert (filtered.citations, filtered.unfiltered) == ((), 5)


def test_a_number_that_may_be_several_is_the_one_cited_most(make_index) -> None:  # type: ignore[no-untyped-def]
    rare = text("E/RES/2040/9", cite("Recalling 2039/4,", refs={"2039/4": "E/RES/2039/4"}))
    often = text(
        "E/CN.4/RES/2040/8",
        cite("Recalling 2039/4,", refs={"2039/4": "E/CN.4/RES/2039/4"}),
        cite("Recalling again 2039/4,", refs={"2039/4": "E/CN.4/RES/2039/4"}),
    )
    asked = cited_by(make_index(rare, often), "2039/4").asked
    assert (asked.work.name, asked.others) == ("E/CN.4/RES/2039/4", (("E/RES/2039/4", 1),))


def test_a_place_takes_in_what_lies_under_it(make_index) -> None:  # type: ignore[no-untyped-def]
    one = text("A/RES/99/1", cite("Recalling paragraph 5 (a),", refs={"paragraph 5 (a)": "A/RES/95/10#op_5_a"}))
    two = text("A/RES/99/2", cite("Recalling paragraph 50,", refs={"paragraph 50": "A/RES/95/10#op_50"}))
    found = cited_by(make_index(one, two), "A/RES/95/10#op_5")
    assert [c.pinpoint for c in found.citations] == ["op_5_a"]
    assert not cited_by(make_index(one, two), "A/RES/95/10#op_5_a_ii").citations


def test_places_are_found_as_people_write_them(make_index) -> None:  # type: ignore[no-untyped-def]
    acting = text("S/RES/3001(2042)", cite("Acting under Chapter VII of the Charter,", "acts",
                  refs={"Chapter VII of the Charter": "treaty:UNCharter#ch_VII"}))  # fmt: skip
    likewise = text(
        "S/RES/3002(2042)", cite("Recalling Chapter VIII,", refs={"Chapter VIII": "treaty:UNCharter#ch_VIII"})
    )
    index = make_index(acting, likewise)
    for typed in ("UN Charter ch VII", "UNCharter, chapter VII", "treaty:UNCharter#ch_VII", "UN Charter#ch_vii"):
        assert [c.citing.name for c in cited_by(index, typed).citations] == ["S/RES/3001(2042)"]
    assert len(cites(index, "3001#PP 1").citations) == 1


def test_parts_count_for_the_whole_and_are_asked_for_alone(index: Index) -> None:
    assert cited_by(index, "95/10").asked.parts == ("A/RES/95/10A",)
    assert [c.citing.name for c in cited_by(index, "95/10 A").citations] == ["A/RES/97/1"]


def test_parts_that_were_adopted_together_lie_in_one_document(make_index) -> None:  # type: ignore[no-untyped-def]
    both = text("A/RES/79/93A-B", cite("Noting the report A/79/21,", "notes", refs={"A/79/21": "A/79/21"}))
    citing = text("A/RES/80/1", cite("Recalling 79/93 B,", refs={"79/93 B": "A/RES/79/93B"}))
    (one,) = cited_by(make_index(both, citing), "79/93 B").citations
    assert one.cited.held
    index = make_index(both, citing)
    assert cites(index, "A/RES/79/93").asked.work.name == "A/RES/79/93A-B"
    for whole in ("79/93", "A/RES/79/93A-B"):
        assert [c.citing.name for c in cited_by(index, whole).citations] == ["A/RES/80/1"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"verb": ["deplore"]}, ["A/HRC/RES/101/3#pp_1"]),
        ({"verb": ["réaffirme"]}, ["A/RES/97/1#pp_1"]),
        ({"verb": ["recalls", "stresses"], "body": ["GA"]}, ["A/RES/96/20#pp_1", "A/RES/96/20#pp_3"]),
        ({"section": ["op"]}, ["A/HRC/RES/101/3#op_1"]),
        ({"year": ["2042.."]}, ["A/RES/97/1#pp_1", "A/HRC/RES/101/3#pp_1", "A/HRC/RES/101/3#op_1"]),
        ({"year": ["..2041"], "verb": ["stresses"]}, ["A/RES/96/20#pp_3"]),
        ({"symbol": ["A/HRC/*"]}, ["A/HRC/RES/101/3#pp_1", "A/HRC/RES/101/3#op_1"]),
    ],
)
def test_filters_say_which_citing_paragraphs_count(filters: dict, expected: list[str], index: Index) -> None:  # type: ignore[type-arg]
    found = cited_by(index, "A/RES/95/10", filters=filters)
    assert [f"{c.citing.name}#{c.place}" for c in found.citations] == expected
    assert found.tally.citations == len(expected)


def test_a_filter_that_means_nothing_is_an_error(index: Index) -> None:
    with pytest.raises(QueryError, match="unknown verb"):
        cited_by(index, "A/RES/95/10", filters={"verb": ["lampoons"]})


def test_kinds_of_what_is_cited(index: Index) -> None:
    assert [c.cited.name for c in cites(index, "96/20", kinds=("treaty",)).citations] == ["treaty:ICCPR"]


def test_a_limit_shows_less_and_counts_all(index: Index) -> None:
    found = cited_by(index, "95/10", limit=2)
    assert (len(found.citations), found.tally.citations) == (2, 5)


# ---------------------------------------------------------------- several steps


def names(branch: Branch) -> list[object]:
    return [branch.work.name + (" again" if branch.again else ""), *(names(child) for child in branch.children)]


def test_a_tree_follows_each_work_once_and_ends_at_cycles(index: Index) -> None:
    tree = cited_by(index, "95/10", depth=5).tree
    assert tree is not None
    assert names(tree) == [
        "A/RES/95/10",
        ["A/RES/97/1"],
        ["A/HRC/RES/101/3"],
        ["A/RES/96/20", ["drafts/one.txt"], ["A/RES/95/10 again"]],
    ]
    outward = cites(index, "96/20", depth=3).tree
    assert outward is not None
    assert names(outward) == [
        "A/RES/96/20",
        ["A/RES/95/10", ["A/RES/90/7 again"], ["A/RES/96/20 again"]],
        ["A/RES/90/7"],
        ["treaty:ICCPR"],
    ]


def test_a_tree_shows_so_many_below_each_and_says_how_many_more(index: Index) -> None:
    tree = cited_by(index, "95/10", depth=2, limit=1).tree
    assert tree is not None
    assert names(tree) == ["A/RES/95/10", ["A/RES/97/1"]]
    assert tree.more == 2


def test_a_network_holds_every_link_once(index: Index) -> None:
    network = cited_by(index, "95/10", depth=4, network=True).network
    assert network is not None
    links = [(link.level, link.citing, link.cited) for link in network.links]
    assert (2, "drafts/one.txt", "A/RES/96/20") in links
    assert (2, "A/RES/95/10", "A/RES/96/20") in links
    pairs = [pair for _, *pair in links]
    assert len(pairs) == len({tuple(pair) for pair in pairs})
    assert network.works[0].name == "A/RES/95/10"
    assert {name for pair in pairs for name in pair} == {work.name for work in network.works}


def test_filters_hold_for_every_step(index: Index) -> None:
    network = cited_by(index, "95/10", depth=3, network=True, filters={"verb": ["recalls"]}).network
    assert network is not None
    assert {(link.citing, link.cited) for link in network.links} == {
        ("A/HRC/RES/101/3", "A/RES/95/10"), ("A/RES/96/20", "A/RES/95/10"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "citing"),
    [
        ({"subject": ["WICKS"]}, ["A/RES/97/1"]),
        ({"sponsor": ["Brazil"]}, ["A/RES/97/1"]),
        ({"agenda": ["17"]}, ["A/RES/97/2"]),
        ({"adoption": ["without a vote"]}, ["A/RES/97/2"]),
        ({"adoption": ["recorded vote"]}, ["A/RES/97/1"]),
        ({"status": ["adopted"]}, ["A/RES/97/1", "A/RES/97/2"]),
        ({"voted_against": ["BRA"]}, ["A/RES/97/1"]),
        ({"voted_for": ["Brazil", "France"]}, ["A/RES/97/1"]),
        ({"voted_for": ["France"], "agenda": ["17"]}, []),
    ],
    ids=str,
)
def test_filters_by_what_publishers_tell(
    filters: dict[str, list[str]], citing: list[str], make_index: Callable[..., Index]
) -> None:
    cites_oil = cite("Recalling its resolution 95/10,", refs={"95/10": "A/RES/95/10"})
    one, two = text("A/RES/97/1", cites_oil), text("A/RES/97/2", cites_oil)
    vote = Adoption("recorded vote", 1, 1, 0, (("France", "for"), ("Brazil", "against")))
    known = replace(
        one.facts, subjects=(Subject("WICKS", "TEST"),), sponsors=("Brazil",), adoption=vote, status="adopted"
    )
    other = replace(two.facts, agenda_item="17", adoption=Adoption("without a vote"), status="adopted")
    index = make_index(OIL, replace(one, facts=known), replace(two, facts=other))
    found = cited_by(index, "A/RES/95/10", filters=filters)
    assert sorted({citation.citing.name for citation in found.citations}) == citing
