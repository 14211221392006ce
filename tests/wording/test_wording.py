"""What is one wording, what is nearly the same, and how families are made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.repetition import families, near, wording, words


def same(first: str, second: str, language: str = "en") -> bool:
    return wording(first, "operative", language).key == wording(second, "operative", language).key


def alike(first: str, second: str, language: str = "en") -> bool:
    forward = near(words(first, language), words(second, language), language)
    assert near(words(second, language), words(first, language), language) == forward, "near is mutual"
    return forward


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        pytest.param(
            "Requests the keeper to report to the Assembly at its seventy-ninth session on lamps;",
            "Requests the keeper to report to the Assembly at its eightieth session on lamps.",
            "en",
            id="session",
        ),
        pytest.param(
            "Recalling its resolutions 93/17 of 4 May 2031, 94/18 of 12 December 2032 and 95/4 A and B on lamps,",
            "Recalling its resolution 91/2 of 3 March 2029 on lamps,",
            "en",
            id="a longer list of resolutions",
        ),
        pytest.param("Takes note of document A/94/312;", "Takes note of document S/2031/88/Add.1;", "en", id="symbol"),
        pytest.param("Also urges States to keep lamps lit;", "Urges States to keep lamps lit,", "en", id="also"),
        pytest.param("Recalling that lamps are lit,", "Recalls that lamps are lit;", "en", id="preamble and operative"),
        pytest.param("Honours the organisation", "Honors the organization", "en", id="spelling"),
        pytest.param("annex III to the plan of May 2031", "annex IV to the plan of June 2033", "en", id="roman, month"),
        pytest.param(
            "Décide d’examiner la question à sa quatre-vingtième session ;",
            "Décide d’examiner la question à sa soixante-dix-neuvième session ;",
            "fr",
            id="French",
        ),
        pytest.param(
            "Decide examinar la cuestión en su septuagésimo noveno período de sesiones;",
            "Decide examinar la cuestión en su octogésimo período de sesiones;",
            "es",
            id="Spanish",
        ),
        pytest.param(
            "постановляет рассмотреть этот вопрос на своей восемьдесят первой сессии;",
            "постановляет рассмотреть этот вопрос на своей семидесятой сессии;",
            "ru",
            id="Russian",
        ),
        pytest.param(
            "تقرر النظر فيها في دورتها الثامنة والسبعين؛", "تقرر النظر فيها في دورتها الثمانين؛", "ar", id="Arabic"
        ),
        pytest.param(
            "决定在第八十一届会议上审议灯塔问题；", "决定在第七十九届会议上审议灯塔问题；", "zh", id="Chinese"
        ),
    ],
)
def test_numbers_dates_symbols_and_sessions_are_nothing(first: str, second: str, language: str) -> None:
    assert same(first, second, language)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Urges States to keep lamps lit;", "Invites States to keep lamps lit;", id="act"),
        pytest.param("Urges Avalon to keep lamps lit;", "Urges Lyonesse to keep lamps lit;", id="addressee"),
        pytest.param("Urges States not to light lamps;", "Urges States to light lamps;", id="denial"),
        pytest.param("States shall light lamps;", "States should light lamps;", id="obligation"),
    ],
)
def test_what_is_asked_of_whom_is_kept(first: str, second: str) -> None:
    assert not same(first, second)
    assert not alike(first, second)


def test_a_heading_is_no_paragraph() -> None:
    assert wording("Lamps and keepers", "heading", "en").key != wording("Lamps and keepers", "operative", "en").key


LONG = (
    "Calls upon all coastal States to train the keepers of their lighthouses, to pay them in time, to repair lamps that "
    "storms have broken, and to report every year to the Secretary-General on lamps that were found unlit by ships"
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(LONG.replace("coastal States", "coastal and island States"), True, id="one word more"),
        pytest.param(LONG.replace("repair", "mend"), True, id="one word for another"),
        pytest.param(LONG.replace("every year", "every two years"), True, id="a number written out"),
        pytest.param(LONG.replace("Calls upon", "Reminds"), False, id="another act"),
        pytest.param(LONG + ", and encourages them to do so at once", False, id="a further act"),
        pytest.param(LONG.replace("all coastal States", "Avalon"), False, id="one addressee for another"),
        pytest.param(LONG.replace("found unlit", "found unlit in Avalon"), True, id="a name where there was none"),
        pytest.param(
            LONG + " that carried pilgrims, cattle, timber, salt, letters or coal from distant harbours",
            False,
            id="a clause",
        ),
        pytest.param(LONG.replace("to pay them in time", "not to pay them in time"), False, id="a denial"),
        pytest.param(LONG.replace("Secretary-General", "Harbour Board"), False, id="one name for another"),
        pytest.param(
            LONG.replace("lamps that storms", "lamps, bells, buoys and painted beacons that storms"),
            True,
            id="a phrase put in",
        ),
        pytest.param(
            LONG.replace(
                "lamps that storms", "lamps, and looks forward to bells, buoys and painted beacons that storms"
            ),
            False,
            id="an act put in",
        ),
        pytest.param(
            LONG.replace("lamps that storms", "lamps, bells, buoys that storms").replace(
                "found unlit", "found cold unlit wet"
            ),
            True,
            id="few words in two places",
        ),
    ],
)
def test_near(other: str, expected: bool) -> None:
    assert alike(LONG, other) is expected
    if expected:
        shared = set(wording(LONG, "operative", "en").sketch) & set(wording(other, "operative", "en").sketch)
        assert shared, "it is found by its sketch"


UNLIT = (
    "Reiterates paragraph 4 of resolution 91/4, which decided that the measures imposed on lamps, lanterns and beacons {} to "
    "the harbours of the northern coast"
)


@pytest.mark.parametrize(
    ("first", "second", "language", "expected"),
    [
        pytest.param(UNLIT.format("do not apply"), UNLIT.format("no longer apply"), "en", True, id="one denial for another"),
        pytest.param(UNLIT.format("do not apply"), UNLIT.format("apply"), "en", False, id="a denial for none"),
        pytest.param(
            "Taking note with great concern of the many lamps and lanterns that were found unlit on the coast,",
            "Noting with great concern the many lamps and lanterns that were found unlit on the coast,",
            "en", True, id="takes note, notes",
        ),
        pytest.param(
            "подчеркивает необходимость сотрудничества портов, направленного на предупреждение кражи ламп и борьбу с ней;",
            "подчеркивает необходимость сотрудничества портов, направленного на предупреждение кражи ламп и противодействие ей;",
            "ru", True, id="a pronoun with the stem of a denial",
        ),
    ],
)  # fmt: skip
def test_acts_and_denials(first: str, second: str, language: str, expected: bool) -> None:
    assert alike(first, second, language) is expected


def test_rows_of_a_table_are_never_near() -> None:
    first, second = "Avalon | keeper of the northern light | 3", "Avalon | keeper of the southern light | 3"
    assert not alike(first, second)
    assert same(first, first.replace("3", "4"))


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "es", "ru", "ar", "zh", "de", "pt", None]))
def test_any_text_has_a_wording(text: str, language: str | None) -> None:
    found = wording(text, "operative", language)
    assert -(2**63) <= found.key < 2**63
    assert all(-(2**31) <= band < 2**31 for band in found.sketch)
    assert near(words(text, language), words(text, language), language) or " | " in text


_LINKS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30)


@given(_LINKS, st.permutations(range(12)))
def test_families_do_not_depend_on_numbers(pairs: list[tuple[int, int]], renamed: list[int]) -> None:
    links: dict[int, set[int]] = {n: set() for n in range(12)}
    for a, b in pairs:
        if a != b:
            links[a].add(b)
            links[b].add(a)
    keys = {n: 100 - n for n in range(12)}
    found = families(keys, links)
    assert set(found) == set(range(12))
    assert all(found[family] == family and (n == family or n in links[family]) for n, family in found.items())
    others = families(
        {renamed[n]: key for n, key in keys.items()},
        {renamed[n]: {renamed[m] for m in near} for n, near in links.items()},
    )
    assert {renamed[n]: renamed[family] for n, family in found.items()} == others
