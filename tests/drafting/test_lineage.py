"""Editions of one text: by title, by what a text says of its earlier editions, by wording."""

from __future__ import annotations

import pytest
from citing_texts import COUNCIL, cite, text

from resindex.drafting.lineage import lineage
from resindex.graph_records import Lineage
from resindex.model import Resolution

TITLE = "Protection of lantern makers in small harbours"
WORDS = (
    "the lanterns of small harbours are lit by hand, that their makers work at night without any shelter",
    "the oil that is sold to them is often mixed with water, which puts out the light in the hour of need",
    "ships have been lost within sight of the quay, with all who were aboard and the goods that they carried",
    "no register of lantern makers is kept by any harbour, so that nobody knows how many of them there are",
    "the guilds have offered to train apprentices, to repair old lanterns and to store wicks for the winter",
)
OTHER = (
    "bees are kept on roofs in many towns, where they find linden trees and gardens in the months of spring",
    "the honey of towns is tested every year, and it has been found to be as pure as that of the open country",
    "keepers of bees give courses to children, who learn from them how a swarm is caught and brought to a hive",
    "some councils plant strips of flowers along their roads, and leave them uncut until the seeds are ripe",
    "a lamp beside a hive disturbs the swarm, as every keeper who has tried it in a summer night can tell",
)


def edition(
    symbol: str, recalled: str, words: tuple[str, ...] = WORDS, *, refs: dict[str, str], **facts: str
) -> Resolution:
    return text(
        symbol,
        cite(recalled, refs=refs),
        *(cite(f"Noting that {sentence},", "notes") for sentence in words),
        **{"title": TITLE, **facts},  # type: ignore[arg-type]
    )


FIRST = edition("A/RES/91/5", "Recalling its resolution 60/1,", refs={"60/1": "A/RES/60/1"}, date="2036-12-10")
THIRD = edition(
    "A/RES/95/8",
    "Recalling its previous resolutions on lantern makers, the most recent of which is resolution 93/6 of 9 December 2038,",
    refs={"93/6": "A/RES/93/6"},
    date="2040-12-11",
)
RENAMED = edition(
    "A/RES/97/9",
    "Recalling its resolutions 91/5 of 10 December 2036, 93/6 of 9 December 2038 and 95/8 of 11 December 2040,",
    refs={"91/5": "A/RES/91/5", "93/6": "A/RES/93/6", "95/8": "A/RES/95/8"},
    date="2042-12-12",
    title="Safety of those who light the sea",
)
STRANGER = edition(
    "A/RES/97/50",
    "Recalling its resolution 95/8 of 11 December 2040,",
    OTHER,
    refs={"95/8": "A/RES/95/8"},
    date="2042-12-13",
    title="Bees of the towns",
)


def chain(found: Lineage) -> list[tuple[str, str | None]]:
    return [(e.work.name, e.before) for e in found.editions]


@pytest.mark.parametrize("asked", ["A/RES/91/5", "95/8", "A/RES/97/9", "93/6"])
def test_any_edition_leads_to_the_same_chain(asked: str, make_index) -> None:  # type: ignore[no-untyped-def]
    found = lineage(make_index(STRANGER, RENAMED, THIRD, FIRST), asked)
    assert chain(found) == [
        ("A/RES/91/5", None),
        ("A/RES/93/6", "A/RES/91/5"),
        ("A/RES/95/8", "A/RES/93/6"),
        ("A/RES/97/9", "A/RES/95/8"),
    ]
    assert [e.asked for e in found.editions].count(True) == 1


def test_each_edition_says_why(make_index) -> None:  # type: ignore[no-untyped-def]
    _first, lacking, third, renamed = lineage(make_index(FIRST, THIRD, RENAMED), "97/9").editions
    assert [(why.kind, why.by, why.place) for why in lacking.evidence] == [("latest", "A/RES/95/8", "pp_1")]
    assert (lacking.work.held, lacking.work.date) == (False, "2038-12-09")
    assert [why.kind for why in third.evidence] == ["recalls"]
    assert [why.kind for why in renamed.evidence] == ["recalls", "wording"]
    assert renamed.evidence[1].share == 1.0
    assert (third.renamed, renamed.renamed) == (False, True)


def test_a_text_that_only_recalls_is_no_edition(make_index) -> None:  # type: ignore[no-untyped-def]
    assert "A/RES/97/50" not in [name for name, _ in chain(lineage(make_index(FIRST, THIRD, STRANGER), "95/8"))]
    alone = lineage(make_index(STRANGER), "97/50")
    assert chain(alone) == [("A/RES/97/50", None)]


def test_what_a_text_did_is_a_text_of_its_own(make_index) -> None:  # type: ignore[no-untyped-def]
    deed = edition(
        "A/RES/95/8",
        "Recalling its resolution 53/14 of 9 December 1998, by which it adopted the Declaration on lantern makers,",
        refs={"53/14": "A/RES/53/14"},
    )
    assert chain(lineage(make_index(deed), "95/8")) == [("A/RES/95/8", None)]


def test_a_list_that_cannot_be_checked_needs_words_on_the_subject(make_index) -> None:  # type: ignore[no-untyped-def]
    listed = "Recalling its resolutions 87/1 of 3 December 2032 and 89/2 of 4 December 2034 on {},"
    refs = {"87/1": "A/RES/87/1", "89/2": "A/RES/89/2"}
    on_it = edition("A/RES/95/8", listed.format("the protection of lantern makers in small harbours"), refs=refs)
    on_other = edition("A/RES/95/8", listed.format("the price of honey"), refs=refs)
    assert [name for name, _ in chain(lineage(make_index(on_it), "95/8"))] == ["A/RES/87/1", "A/RES/89/2", "A/RES/95/8"]
    assert [name for name, _ in chain(lineage(make_index(on_other), "95/8"))] == ["A/RES/95/8"]


def test_a_list_is_trusted_as_far_as_it_can_be_checked(make_index) -> None:  # type: ignore[no-untyped-def]
    mixed = edition(
        "A/RES/98/1",
        "Recalling its resolutions 80/4 of 1 December 2025, 97/50 of 13 December 2042 and 95/70 of 2 December 2040 on this subject,",
        refs={"80/4": "A/RES/80/4", "97/50": "A/RES/97/50", "95/70": "A/RES/95/70"},
        date="2043-12-01",
    )
    stranger = edition("A/RES/95/70", "Recalling 1/1,", OTHER, refs={}, title="Bees", date="2040-12-02")
    found = lineage(make_index(mixed, stranger, STRANGER), "98/1")
    assert [name for name, _ in chain(found)] == ["A/RES/98/1"]


def test_the_same_title_in_another_body_is_another_text(make_index) -> None:  # type: ignore[no-untyped-def]
    council = edition("A/HRC/RES/99/2", "Noting,", refs={}, body=COUNCIL, date="2041-03-20")
    assert [name for name, _ in chain(lineage(make_index(FIRST, council), "91/5"))] == ["A/RES/91/5"]


def test_a_title_that_a_body_repeats_every_week_names_nothing(make_index) -> None:  # type: ignore[no-untyped-def]
    statements = [
        text(f"S/PRST/2040/{n}", cite(f"Noting the storm of week {n},", "notes"), title="Statement by the President",
             body="Security Council", date=f"2040-0{n}-01")
        for n in range(1, 5)
    ]  # fmt: skip
    assert [name for name, _ in chain(lineage(make_index(*statements), "S/PRST/2040/2"))] == ["S/PRST/2040/2"]


def test_numbered_titles_are_one_title(make_index) -> None:  # type: ignore[no-untyped-def]
    years = [
        text(f"A/RES/{90 + n}/3", cite("Noting the budget,", "notes"), title=f"Lantern fund for {2036 + n}",
             date=f"{2035 + n}-12-20")
        for n in range(3)
    ]  # fmt: skip
    assert chain(lineage(make_index(*years), "91/3")) == [
        ("A/RES/90/3", None), ("A/RES/91/3", "A/RES/90/3"), ("A/RES/92/3", "A/RES/91/3"),
    ]  # fmt: skip


def test_two_that_follow_the_same_edition_make_a_fork(make_index) -> None:  # type: ignore[no-untyped-def]
    refs = {"91/5": "A/RES/91/5"}
    one = edition("A/RES/93/1", "Recalling its resolution 91/5,", refs=refs, date="2038-12-01")
    two = edition("A/RES/93/2", "Recalling its resolution 91/5,", refs=refs, date="2038-12-02")
    assert chain(lineage(make_index(FIRST, one, two), "91/5"))[1:] == [
        ("A/RES/93/1", "A/RES/91/5"), ("A/RES/93/2", "A/RES/91/5"),
    ]  # fmt: skip


def test_an_unknown_text_has_no_editions(make_index) -> None:  # type: ignore[no-untyped-def]
    assert lineage(make_index(FIRST), "A/RES/12/12").editions == ()
